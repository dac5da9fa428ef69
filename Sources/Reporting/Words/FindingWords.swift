import SurveyModel

/// The main results in sentences.
enum FindingWords {
  static func notRanked(_ names: String, _ language: Language) -> String {
    language(
      vi: "Các đơn vị không được xếp hạng (lý do nêu dưới bảng): \(names).",
      en: "Not ranked, for the reasons given below the table: \(names).")
  }

  static func numberNotRanked(_ count: String, _ language: Language) -> String {
    language(
      vi: "\(count) đơn vị không được xếp hạng; lý do nêu dưới bảng.",
      en: "\(count) units are not ranked; the reasons are below the table.")
  }

  static func rateAsBefore(_ rate: String, edition: String, _ language: Language) -> String {
    language(vi: "Tỷ lệ phản hồi là \(rate), bằng kỳ \(edition).", en: "The response rate is \(rate), as in the \(edition) edition.")
  }

  static func rateChanged(_ rate: String, isUp: Bool, points: String, edition: String, old: String, _ language: Language) -> String {
    language(
      vi: "Tỷ lệ phản hồi là \(rate), \(isUp ? "tăng" : "giảm") \(points) điểm phần trăm so với kỳ \(edition) (\(old)).",
      en: "The response rate is \(rate), \(isUp ? "up" : "down") \(points) percentage points from the \(edition) edition (\(old)).")
  }
}
