import SurveyModel

/// How the answers to each question are spread.
enum AnswerWords {
  static func title(_ language: Language) -> String { language(vi: "Câu trả lời theo từng câu hỏi", en: "Answers by question") }
  static func byUnit(_ language: Language) -> String {
    language(vi: "Câu trả lời theo câu hỏi và đơn vị", en: "Answers by question and unit")
  }
  static func lead(_ language: Language) -> String {
    language(
      vi: "Tỷ lệ từng mức trả lời của tất cả đơn vị, tính trên số phiếu có trả lời, không áp dụng trọng số.",
      en: "The share of each answer in all units together, of those who answered, unweighted.")
  }
  static func question(_ language: Language) -> String { language(vi: "Câu hỏi", en: "Question") }
  static func overall(_ language: Language) -> String { language(vi: "Hài lòng nói chung", en: "Overall satisfaction") }
  static func answers(_ language: Language) -> String { language(vi: "Số câu trả lời", en: "Answers") }
  static func dontKnow(_ language: Language) -> String { language(vi: "Không biết", en: "Don't know") }
  static func otherMissing(_ language: Language) -> String { language(vi: "Không trả lời", en: "No answer") }

  static func rule(_ atLeast: String, _ language: Language) -> String {
    language(
      vi: "Dấu –: dưới \(atLeast) câu trả lời, hoặc từ đó có thể suy ra câu trả lời không được công bố của một đơn vị.",
      en: "A dash: fewer than \(atLeast) answers, or answers of a unit that are not published could be worked out from it.")
  }

  static func centre(_ middle: String?, _ language: Language) -> String {
    let parts = middle.map { language(vi: " Mức \"\($0)\" chia đều hai bên.", en: " \"\($0)\" is split between the two sides.") } ?? ""
    return language(
      vi: "Bên trái vạch đứng là các mức thấp, bên phải là các mức cao; con số ở cuối dòng là tỷ lệ các mức cao. "
        + "\"Không biết\" tính trên cả số phiếu không biết.",
      en: "Left of the line stand the lower answers, right of it the higher ones; the number is the share of the higher ones. "
        + "\"Don't know\" is a share of these and the answers.") + parts
  }
}
