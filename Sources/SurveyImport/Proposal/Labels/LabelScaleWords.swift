import SurveyModel

/// What is not known of the order of labels, or of how many points a scale has.
enum LabelScaleWords {
  static func orderNotKnown(_ list: String) -> LocalizedText {
    .init(vi: "chưa rõ thứ tự của: \(list)", en: "the order of these is not known: \(list)")
  }

  static let codesOfPlatform = LocalizedText(
    vi: "mã trả lời của nền tảng không cho biết đầu nào tốt nhất, mã nào là \"không có ý kiến\"",
    en: "codes of the platform do not tell which end is the best, nor which code is \"no opinion\"")

  static let whichIsHigher = LocalizedText(
    vi: "chưa rõ nhãn nào cao hơn nhãn nào",
    en: "of some labels it is not clear which is the higher")

  static func noneInTheMiddle(_ answers: Int, closed: Int, withMiddle: Int) -> LocalizedText {
    .init(
      vi: "trong \(answers) câu trả lời không có câu nào ở giữa: thang \(closed) hay \(withMiddle) mức?",
      en: "none of the \(answers) answers is in the middle: \(closed) points or \(withMiddle)?")
  }

  static func morePoints(_ labels: Int, answers: Int, points: Int) -> LocalizedText {
    .init(
      vi: "có \(labels) nhãn trong \(answers) câu trả lời; phiếu có thể có \(points) mức",
      en: "\(labels) labels in \(answers) answers; the form may have \(points) points")
  }

  static func fewAnswers(_ answers: Int) -> LocalizedText {
    .init(
      vi: "chỉ có \(answers) câu trả lời: không rõ phiếu có bao nhiêu mức",
      en: "with \(answers) answers it is not clear how many points the form has")
  }

  static let noAnswer = LocalizedText(vi: "không có câu trả lời: không tính điểm", en: "no answer: not scored")

  static func grade(_ scale: String) -> LocalizedText {
    .init(
      vi: "một mức của thang đo \(scale): chuyển từ missing sang values tại scales",
      en: "a grade of the scale \(scale): move it from missing to values under scales")
  }

  static func missingAmongGrades(_ list: String) -> LocalizedText {
    .init(
      vi: "theo lời là không có câu trả lời, theo số thì ở giữa các mức: \(list)",
      en: "no answer by its words, and among the grades by its number: \(list)")
  }

  static func missingOrMiddle(_ list: String) -> LocalizedText {
    .init(
      vi: "theo lời là không có câu trả lời, nhưng giữa các mức không có mức nào khác: \(list)",
      en: "no answer by its words, and yet no other grade is in the middle of the scale: \(list)")
  }

  static let numberedWordsOfNoScale = LocalizedText(
    vi: "nhãn có số thứ tự, nhưng từ ngữ không cho biết có phải thang đo",
    en: "the labels carry numbers, but their words belong to no known scale")

  static let numbersAgainstWords = LocalizedText(
    vi: "số và từ ngữ của nhãn cho thứ tự khác nhau",
    en: "numbers and words of the labels give different orders")

  /// - Parameters:
  ///   - low: the lowest number that was chosen.
  ///   - high: the highest.
  static func guessedEnds(_ range: ClosedRange<Int>, low: Int, high: Int, answers: Int) -> LocalizedText {
    let unseen = range.filter { $0 < low || $0 > high }.map(String.init)
    return .init(
      vi:
        "\(answers) câu trả lời từ \(low) đến \(high), không ai chọn \(unseen.joined(separator: ", ")); tiêu đề không cho biết hai đầu thang",
      en: "\(answers) answers from \(low) to \(high), nobody chose \(unseen.joined(separator: " or ")); no header says where the scale ends"
    )
  }

  static func scale(_ id: String, _ range: String) -> LocalizedText {
    .init(vi: "thang \(range) (\(id), như đang ghi)", en: "a scale of \(range) (\(id), as it is written)")
  }

  static func otherScale(_ range: String) -> LocalizedText { .init(vi: "thang \(range)", en: "a scale of \(range)") }

  static func appliesTo(_ questions: Int) -> LocalizedText {
    .init(vi: "\(questions) câu hỏi", en: "\(questions) question\(questions == 1 ? "" : "s")")
  }

  static func whichScale(_ answers: Int, low: Int, high: Int, list: [String]) -> LocalizedText {
    .init(
      vi: "\(answers) câu trả lời từ \(low) đến \(high): thang \(list.joined(separator: " hay "))?",
      en: "\(answers) answers from \(low) to \(high): a scale of \(list.joined(separator: " or "))?")
  }
}
