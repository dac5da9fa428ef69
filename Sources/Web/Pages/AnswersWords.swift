import SurveyModel

/// What is said of the answers by question.
enum AnswersWords {
  static let title = LocalizedText(vi: "Trả lời theo câu hỏi", en: "Answers by question")
  static let of = LocalizedText(vi: "Câu trả lời về", en: "Answers about")
  static let show = LocalizedText(vi: "Xem", en: "Show")
  static func rule(_ atLeast: String) -> LocalizedText {
    LocalizedText(
      vi:
        "Tỷ lệ tính trên số câu trả lời, không dùng trọng số. Chỉ nêu câu hỏi có từ \(atLeast) câu trả lời trở lên, và khi từ đó không suy ra được câu trả lời của nhóm ít hơn.",
      en:
        "Shares of the answers given, unweighted. A question is shown where \(atLeast) or more answered it, and where what fewer said cannot be worked out from it."
    )
  }
  static func table(_ scale: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "Câu trả lời theo \(scale[.vi])", en: "Answers on the \(scale[.en])")
  }
  static let question = LocalizedText(vi: "Câu hỏi", en: "Question")
  static let spread = LocalizedText(vi: "Phân bố", en: "Spread")
  static let answers = LocalizedText(vi: "Số câu trả lời", en: "Answers")
  static let missing = LocalizedText(vi: "Thiếu", en: "Missing")
  static let withheld = LocalizedText(vi: "Không nêu: quá ít câu trả lời", en: "Withheld: too few answers")
}
