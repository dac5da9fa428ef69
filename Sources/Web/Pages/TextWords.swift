import SurveyModel

/// What is said of the text of definitions.
enum TextWords {
  static let index = LocalizedText(vi: "Chỉ số", en: "Index")
  static func label(_ file: String) -> LocalizedText { LocalizedText(vi: "Nội dung của \(file)", en: "Text of \(file)") }
  static let good = LocalizedText(vi: "Không có lỗi nào.", en: "No faults.")
}
