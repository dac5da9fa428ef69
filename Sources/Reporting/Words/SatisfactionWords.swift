import SurveyModel

/// The figures in official use under the name of satisfaction.
enum SatisfactionWords {
  enum Kind: String, Sendable {
    /// Of one question that the index declares.
    case question
    /// Of several.
    case declared
    /// Of all questions of the index.
    case pooled
    case everyAnswer = "every-answer"
  }

  static func table(_ language: Language) -> String {
    language(vi: "Tỷ lệ hài lòng theo từng cách tính", en: "Satisfaction by each way of counting")
  }

  static func title(_ kind: Kind, _ language: Language) -> String {
    switch kind {
    case .question: AnswerWords.overall(language)
    case .declared: language(vi: "Các câu hỏi về hài lòng, tính gộp", en: "Satisfaction questions, pooled")
    case .pooled: language(vi: "Mọi câu trả lời, tính gộp", en: "All answers, pooled")
    case .everyAnswer: language(vi: "Hài lòng ở mọi câu hỏi", en: "Satisfied on every question")
    }
  }

  static func interval(_ confidence: String, of title: String, _ language: Language) -> String {
    language(vi: "Khoảng tin cậy \(confidence): \(title)", en: "\(confidence) confidence interval: \(title)")
  }

  static func meaning(_ kind: Kind, of title: String, _ language: Language) -> String {
    switch kind {
    case .question:
      language(
        vi: "\(title): tỷ lệ phiếu chọn hai mức cao nhất ở một câu hỏi này, trên số phiếu có trả lời câu đó.",
        en: "\(title): the share of responses to this one question that are in its two best categories.")
    case .declared:
      language(
        vi: "\(title): tỷ lệ câu trả lời ở hai mức cao nhất, trên tổng số câu trả lời của các câu hỏi này.",
        en: "\(title): the share of answers in the two best categories, among all answers to these questions.")
    case .pooled:
      language(
        vi: "\(title): tỷ lệ câu trả lời ở hai mức cao nhất, trên tổng số câu trả lời của mọi câu hỏi trong chỉ số.",
        en: "\(title): the share of answers in the two best categories, among all answers to all questions of the index.")
    case .everyAnswer:
      language(
        vi: "\(title): tỷ lệ phiếu có tất cả các câu đã trả lời trong chỉ số đều ở hai mức cao nhất.",
        en: "\(title): the share of responses in which every answer given to the index's questions is in the two best categories.")
    }
  }

  static func differ(_ first: String, _ language: Language) -> String {
    language(
      vi: "Các tỷ lệ này đo những điều khác nhau và không thay thế cho nhau: khi dẫn lại cần nêu rõ cách tính. Bảng xếp hạng ghi tỷ lệ "
        + "\"\(first)\".",
      en: "These figures measure different things and do not stand in for one another: say which one is quoted. The ranking shows "
        + "\"\(first)\".")
  }

  static func othersAside(_ language: Language) -> String {
    language(
      vi: "Các con số khác cùng mang tên này đứng cạnh nhau ở bảng \"\(table(language))\", mỗi con số có khoảng tin cậy "
        + "theo Wilson với số phiếu hiệu dụng.",
      en: "The other figures that go by this name stand side by side in the table \"\(table(language))\", each with "
        + "Wilson's interval for the effective number of responses.")
  }

  static func noneOfAll(_ titles: [String], _ language: Language) -> String {
    let names = titles.map { "\"\($0)\"" }.joined(separator: ", ")
    return language(
      vi: "\(names): để trống ở dòng toàn đơn vị, vì từ đó có thể suy ra câu trả lời không được công bố của một đơn vị.",
      en: "\(names): blank for all units together, since answers of a unit that are not published could be worked out from it.")
  }
}
