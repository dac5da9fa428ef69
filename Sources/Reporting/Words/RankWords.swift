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

  static func ranges(_ rank: Int, name: String, own: String, joint: String, _ language: Language) -> String {
    language(
      vi: "\(rank). \(name): khoảng thứ hạng \(own), xét chung tất cả đơn vị \(joint)",
      en: "\(rank). \(name): rank range \(own), for all units jointly \(joint)")
  }

  static func titleOfRanges(_ confidence: String, _ language: Language) -> String {
    language(vi: "Khoảng thứ hạng, độ tin cậy \(confidence)", en: "Rank ranges, \(confidence) confidence")
  }

  static func rangeOfEach(_ confidence: String, _ language: Language) -> String {
    language(
      vi: "Với mỗi đơn vị xét riêng, khoảng thứ hạng chứa thứ hạng thực với độ tin cậy \(confidence).",
      en: "For each unit by itself, its range contains its true rank with \(confidence) confidence.")
  }

  static func rangesTogether(_ confidence: String, _ language: Language) -> String {
    language(
      vi: "Tất cả các khoảng thứ hạng cùng chứa thứ hạng thực của mọi đơn vị với độ tin cậy \(confidence).",
      en: "All ranges together contain the true ranks of all units with \(confidence) confidence.")
  }

  static func cannotBeToldApart(_ lists: String, _ language: Language) -> String {
    language(vi: "Chưa phân biệt được với nhau: \(lists).", en: "Cannot be told apart: \(lists).")
  }

  static func openAfter(_ draws: String, _ language: Language) -> String {
    language(
      vi:
        "Sau \(draws) lần mô phỏng vẫn còn so sánh nằm trong sai số mô phỏng; các so sánh đó được coi là khác biệt chưa có ý nghĩa thống kê.",
      en: "After \(draws) simulated draws some comparisons are still within simulation error; they are treated as not significant.")
  }

  static func whatScoresAre(_ from: String, to: String, _ language: Language) -> String {
    language(
      vi: "Thang điểm từ \(from) đến \(to), điểm càng cao càng tốt. Các đơn vị có điểm công bố bằng nhau thì đồng hạng.",
      en: "Scores run from \(from) to \(to), higher is better. Units with equal published scores share a rank.")
  }

  static func whatIntervalsAre(_ confidence: String, _ language: Language) -> String {
    language(
      vi: "Khoảng tin cậy \(confidence): nếu lặp lại khảo sát nhiều lần theo cùng cách thì khoảng \(confidence) số khoảng "
        + "tính được chứa điểm thực.",
      en:
        "\(confidence) confidence interval: if the survey were repeated many times in the same way, about \(confidence) of the intervals would "
        + "contain the true score.")
  }

  static func whenSatisfactionIsBlank(_ atLeast: String, _ language: Language) -> String {
    language(
      vi:
        "Tỷ lệ hài lòng chỉ tính những câu hỏi có từ \(atLeast) người của đơn vị trả lời, riêng từng nhóm người trả lời; không có câu hỏi nào như vậy thì để trống.",
      en:
        "Satisfaction counts the questions that \(atLeast) respondents of the unit or more answered, of each group of respondents by itself; where there is none, it is blank."
    )
  }

  static func otherRules(_ edition: String, _ language: Language) -> String {
    language(
      vi:
        "Kỳ \(edition) được chấm theo cấu trúc chỉ số, trọng số hoặc quy tắc khác: thay đổi của điểm gồm cả thay đổi đó, không chỉ của ý kiến người trả lời.",
      en:
        "The \(edition) edition was scored by an index with other components, weights or rules: a change in score reflects that change too, not the answers alone."
    )
  }

  static func noFrame(_ language: Language) -> String {
    language(
      vi: "Không có danh sách đối tượng được mời nên không tính tỷ lệ phản hồi.",
      en: "There is no list of those invited, so no response rate can be given.")
  }

  static func inOneEdition(_ names: String, _ language: Language) -> String {
    language(
      vi: "Chỉ có mặt ở một trong hai kỳ: \(names). Trong khoảng tin cậy của thay đổi, ý kiến của nhóm đó được coi là độc lập với kỳ kia.",
      en:
        "Respondents in only one of the two editions: \(names). The intervals of the changes treat them as independent of the other edition."
    )
  }
}
