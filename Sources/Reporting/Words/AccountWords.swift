import SurveyModel

/// What to do next, below the account of the input.
enum AccountWords {
  static func missingAnswers(_ language: Language) -> String {
    language(vi: "Câu trả lời thiếu theo câu hỏi", en: "Missing answers by question")
  }

  static func toDecide(_ language: Language) -> String {
    language(vi: "Chưa quyết định (to-decide), không tính điểm", en: "To be decided (to-decide), not scored")
  }

  static func guessed(_ language: Language) -> String {
    language(vi: "Phỏng đoán, đang được dùng để tính điểm (to-decide)", en: "Guessed, and scored so until it is decided (to-decide)")
  }

  static func addLabels(_ language: Language) -> String {
    language(
      vi: "Nếu câu trả lời \"ngoài thang đo\" là nhãn đúng, hãy thêm nhãn đó vào thang đo trong \"scales\".",
      en: "If an answer marked off the scale is a valid label, add it to the scale under \"scales\".")
  }

  static func addAliases(_ language: Language) -> String {
    language(
      vi: "Nếu tên đơn vị lạ là một cách ghi khác, hãy thêm vào \"aliases\" của đơn vị đó.",
      en: "If an unknown unit is another spelling of a known one, add it to the \"aliases\" of that unit.")
  }

  static func mendTaxCodes(_ language: Language) -> String {
    language(
      vi: "Sửa mã số thuế trong tệp gốc: mã sai được so sánh đúng như đã ghi nên có thể không khớp với danh sách mời.",
      en: "Correct tax codes in the source file: an invalid one is compared as written and may not match its row in the frame.")
  }

  static func seeProblems(_ path: String, _ language: Language) -> String {
    language(
      vi: "Xem mọi vấn đề: cdci check \(path) --all, hoặc --format json; báo cáo ghi chúng vào problems.csv.",
      en: "See every problem: cdci check \(path) --all, or --format json; a report writes them to problems.csv.")
  }

  static func makeReport(_ path: String, _ language: Language) -> String {
    language(vi: "Lập báo cáo: cdci report \(path)", en: "Make the report: cdci report \(path)")
  }
}
