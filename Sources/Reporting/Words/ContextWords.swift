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
  /// What an indicator, issuer or measure of context.csv is called; as the file writes it where the survey gives no name.
  static func name(of key: String, _ survey: Survey, _ language: Language) -> String {
    survey.context?.names[key]?[language] ?? wellKnown[key]?[language] ?? key
  }
  static func whetherKept(_ language: Language) -> String { language(vi: "Kết quả", en: "Result") }
  /// - Parameters:
  ///   - isMet: `nil` without an actual.
  ///   - isOver: whether the period of the target is.
  static func kept(_ isMet: Bool?, isAtMost: Bool, isOver: Bool, _ language: Language) -> String {
    switch (isMet, isAtMost) {
    case (nil, _): ""
    case (true?, true): language(vi: "không vượt mức", en: "kept")
    case (false?, true): language(vi: "vượt mức cho phép", en: "passed")
    case (true?, false): language(vi: "đạt", en: "reached")
    case (false?, false): isOver ? language(vi: "không đạt", en: "not reached") : language(vi: "chưa đạt", en: "not yet reached")
    }
  }
  static func limited(_ issuer: String, isAtMost: Bool, _ language: Language) -> String {
    guard isAtMost else { return issuer }
    return issuer.isEmpty ? language(vi: "không quá", en: "at most") : issuer + language(vi: " (không quá)", en: " (at most)")
  }
  static func whatLimitsAre(_ language: Language) -> String {
    language(
      vi: "Không quá: mức không được vượt; tỷ lệ dưới 100% là giữ được mức.",
      en: "At most: a limit that is not to be passed; below 100% it is kept.")
  }
  static func source(_ language: Language) -> String { language(vi: "Nguồn", en: "Source") }
}
