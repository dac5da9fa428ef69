import SurveyModel

/// What is said of `to-decide`, and of columns that are not decided yet.
enum OpenDecisionWords {
  static let listOfColumns = LocalizedText(vi: "danh sách cột chưa quyết định được", en: "a list of columns not yet decided")
  static let decision = LocalizedText(vi: "các mục con column và readings", en: "a map with column and readings")
  static let listOfReadings = LocalizedText(vi: "danh sách cách đọc", en: "a list of readings")

  static func notDecided(_ count: Int, first: String, more: Int) -> LocalizedText {
    .init(
      vi: "Còn \(count) cột chưa quyết định được cách đọc, không tính điểm: \(first)" + (more > 0 ? " và \(more) cột nữa" : "") + ".",
      en: "Not decided and not scored: \(count) column\(count == 1 ? "" : "s"), \(first)" + (more > 0 ? " and \(more) more" : "") + ".")
  }

  static func guessed(_ count: Int, first: String, more: Int) -> LocalizedText {
    .init(
      vi: "Điểm số dựa trên \(count) điều mới phỏng đoán, chưa quyết định: \(first)" + (more > 0 ? " và \(more) mục nữa" : "") + ".",
      en: "Scores rest on \(count) guess\(count == 1 ? "" : "es") not yet decided: \(first)" + (more > 0 ? " and \(more) more" : "") + ".")
  }

  static func toDecide(_ decision: OpenDecision) -> LocalizedText {
    LocalizedText { language in
      let readings = decision.readings.map { "\($0.text[language]) (\($0.count))" }.joined(separator: "; ")
      let evidence = decision.evidence.map { " (\($0[language]))" } ?? ""
      let column = "\"\(YAMLText.comment(decision.column, length: 60))\"\(evidence)"
      return language == .vi
        ? "to-decide: cột \(column) có thể đọc là: \(readings)" : "to-decide: the column \(column) may be read as: \(readings)"
    }
  }

  static let reading = LocalizedText(vi: "các mục con as và count", en: "a map with as and count")
  static let numberOfAnswers = LocalizedText(vi: "số câu trả lời", en: "a number of answers")
}
