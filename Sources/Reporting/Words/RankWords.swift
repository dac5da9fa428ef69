import SurveyModel

/// What ranks, their ranges and differences are called, where a table or a chart shows them.
enum RankWords {
  static func whatRangesAre(_ language: Language) -> String {
    language(
      vi:
        "Khảo sát chỉ thu được ý kiến của một phần đối tượng nên thứ hạng có sai số: thanh càng ngắn, thứ hạng càng chắc chắn. Khi chênh lệch giữa hai đơn vị chưa có ý "
        + "nghĩa thống kê thì chưa thể nói đơn vị nào tốt hơn.",
      en:
        "A survey reaches only some of the people it is about, so ranks are subject to error: the shorter the bar, the more certain the rank. Where the difference between "
        + "two units is not statistically significant, neither should be called the better.")
  }

  static func isSignificant(_ language: Language) -> String {
    language(vi: "Khác biệt có ý nghĩa thống kê", en: "Statistically significant")
  }
  static func yes(_ language: Language) -> String { language(vi: "có", en: "yes") }
  static func no(_ language: Language) -> String { language(vi: "không", en: "no") }
  /// What a difference between neighbours is, and when it is significant.
  static func whatDifferencesAre(_ language: Language) -> String {
    language(
      vi: "Chênh lệch tính từ điểm chưa làm tròn, xét riêng từng cặp; khi khoảng tin cậy chứa 0 thì khác biệt chưa có ý nghĩa thống kê.",
      en: "Differences are of unrounded scores, each pair by itself; where the interval contains 0, the difference is not significant.")
  }

  static func details(_ language: Language) -> String { language(vi: "Bảng xếp hạng: các số liệu khác", en: "Ranking: further figures") }
  static func lead(_ language: Language) -> String { language(vi: "Chênh với hạng dưới", en: "Lead over the next") }
  static func intervalOfLead(_ confidence: String, _ language: Language) -> String {
    language(vi: "Khoảng tin cậy \(confidence) của chênh lệch", en: "\(confidence) confidence interval, lead")
  }
  static func rankInGroup(_ language: Language) -> String { language(vi: "Hạng trong nhóm", en: "Rank in the group") }
  static func group(_ language: Language) -> String { language(vi: "Nhóm đơn vị", en: "Group of units") }
  static func points(_ language: Language) -> String { language(vi: "Điểm thưởng, điểm trừ", en: "Bonus and penalty") }
  static func tier(_ language: Language) -> String { language(vi: "Xếp loại", en: "Tier") }
  static func rank(_ edition: String, _ language: Language) -> String { language(vi: "Hạng kỳ \(edition)", en: "Rank \(edition)") }
  static func score(_ edition: String, _ language: Language) -> String { language(vi: "Điểm kỳ \(edition)", en: "Score \(edition)") }
  static func change(_ language: Language) -> String { language(vi: "Thay đổi (điểm)", en: "Change (points)") }
  static func intervalOfChange(_ confidence: String, _ language: Language) -> String {
    language(vi: "Khoảng tin cậy \(confidence) của thay đổi", en: "\(confidence) confidence interval, change")
  }
  static func changeOfRate(_ language: Language) -> String {
    language(vi: "Thay đổi tỷ lệ phản hồi (điểm phần trăm)", en: "Change in response rate (percentage points)")
  }
  static func intervalOfSatisfaction(_ confidence: String, of group: String, _ language: Language) -> String {
    language(
      vi: "Khoảng tin cậy \(confidence) của tỷ lệ hài lòng\(group)", en: "\(confidence) confidence interval, satisfied\(group)")
  }
}
