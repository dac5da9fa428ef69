import SurveyModel

/// Words that several problems and faults of the tables share.
extension LocalizedText {
  static let rowLeftOut = LocalizedText(vi: "không tính dòng này", en: "the row is left out")
  static let answerMissing = LocalizedText(vi: "coi như không trả lời", en: "the answer counts as missing")
  static let withoutStratum = LocalizedText(
    vi: "dòng vẫn được tính nhưng không thuộc nhóm phân tầng nào", en: "the row counts without a stratum")
  static let frameStratum = LocalizedText(
    vi: "dùng nhóm phân tầng ghi trong danh sách mời", en: "the frame's stratum is used")
  static let noRowOfAnswers = LocalizedText(
    vi: "cần các dòng trả lời dưới dòng tiêu đề, nhưng không có dòng nào",
    en: "expected rows of answers below the header, found no row of answers")
  static let aaporCode = LocalizedText(
    vi: "mã AAPOR như 1.0 hoặc 2.11, hoặc một trong các chữ I P R NC O UH UO NE",
    en: "an AAPOR code such as 1.0 or 2.11, or one of I P R NC O UH UO NE")
  static let noHeader = LocalizedText(
    vi: "cần dòng tiêu đề, nhưng tệp chỉ có dòng trống", en: "expected a header line, found only blank lines")
  static let oneRow = LocalizedText(
    vi: "một dòng cho mỗi người trả lời và đơn vị", en: "one row for each respondent and unit")

  static let stratum = LocalizedText(vi: "một nhóm phân tầng của khảo sát", en: "a stratum of the survey")

  static let emptyIsNotReached = LocalizedText(
    vi: "ô không có gì là câu hỏi chưa hiện ra, ô \"\" là câu bị bỏ trống",
    en: "a cell with nothing in it is a question that was never shown, one with \"\" a question left blank")
  static let emptyIsBlank = LocalizedText(
    vi: "tệp đã được lưu lại không có dấu ngoặc kép, nên ô trống là câu bị bỏ trống, không phân biệt được câu chưa hiện ra",
    en: "the file was saved again without quotes, so an empty cell is a question left blank; those never shown cannot be told apart")

  /// The sentence behind the name of the file that it is about.
  func of(_ file: String) -> LocalizedText { LocalizedText { "\(file): \(self[$0])" } }

  /// What is expected, or something else besides.
  func or(_ other: LocalizedText?) -> LocalizedText {
    guard let other else { return self }
    return .init(vi: "\(self[.vi]), hoặc \(other[.vi])", en: "\(self[.en]), or \(other[.en])")
  }
}

/// `'-1` and the like without the mark that keeps a spreadsheet from reading a formula; `nil` for any other text.
func unmasked(_ text: String) -> String? {
  guard text.hasPrefix("'"), let second = text.unicodeScalars.dropFirst().first, "=+-@\t\r".unicodeScalars.contains(second) else {
    return nil
  }
  return String(text.dropFirst())
}
