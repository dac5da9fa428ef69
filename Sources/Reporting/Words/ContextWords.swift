import SurveyModel

/// Columns of the tables of revenue and activity.
enum ContextWords {
  static func indicator(_ language: Language) -> String { language(vi: "Nội dung", en: "Indicator") }
  static func issuer(_ language: Language) -> String { language(vi: "Cơ quan giao dự toán, chỉ tiêu", en: "Target set by") }
  static func targetPeriod(_ language: Language) -> String { language(vi: "Kỳ giao", en: "Target period") }
  static func target(_ language: Language) -> String { language(vi: "Dự toán (chỉ tiêu) giao", en: "Target") }
  /// What figures are called whose id the program gives, or that a survey names by the usual id.
  static let wellKnown: [String: LocalizedText] = [
    "revenue": LocalizedText(vi: "Thu ngân sách nhà nước", en: "State budget revenue")
  ]
  static func source(_ language: Language) -> String { language(vi: "Nguồn", en: "Source") }
}
