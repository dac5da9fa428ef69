import SurveyModel

/// What is said of ids that identify nobody.
enum RespondentIDWords {
  static let standIn = LocalizedText(vi: "ký hiệu như \"0\", \"-\", \"không có\" thay cho mã", en: "a placeholder such as 0, - or N/A")

  static let cutNumber = LocalizedText(
    vi: "số bị bảng tính viết gọn như 5.7E+12, mất các chữ số cuối",
    en: "a number that a spreadsheet cut off, such as 5.7E+12")

  static let shortSign = LocalizedText(
    vi: "ký hiệu ngắn như 99 hoặc x, khác hẳn mọi mã còn lại", en: "a short sign such as 99 or x, unlike all other ids")

  static let idOfOne = LocalizedText(vi: "mã chỉ của một người trả lời", en: "an id that is one respondent's")

  static func ownRespondents(_ rows: Int) -> LocalizedText {
    .init(
      vi: rows == 1
        ? "dòng được tính là một người trả lời riêng" : "cả \(rows) dòng như vậy, mỗi dòng được tính là một người trả lời riêng",
      en: rows == 1 ? "the row is a respondent of its own" : "each of the \(rows) such rows is a respondent of its own")
  }

  static func codesCutOff(_ column: String, rows: Int) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần mã số thuế, gặp \(rows) số bị bảng tính viết gọn như 5.7E+12, mất các chữ số cuối; "
        + "hãy tải lại tệp từ nền tảng khảo sát và không lưu qua bảng tính, hoặc định dạng cột là văn bản trước khi dán mã vào",
      en:
        "column \"\(column)\": expected tax codes, found \(rows == 1 ? "a number" : "\(rows) numbers") that a spreadsheet cut off, such as "
        + "5.7E+12; export the file again and do not save it in a spreadsheet, or format the column as text before the codes go in")
  }

  static func codesWithoutZero(_ column: String, rows: Int) -> LocalizedText {
    .init(
      vi:
        "cột \"\(column)\": cần mã số thuế, gặp \(rows) mã mất số 0 ở đầu và không mã nào bắt đầu bằng 0: bảng tính đã đổi cột này thành số; "
        + "hãy tải lại tệp từ nền tảng khảo sát và không lưu qua bảng tính, hoặc định dạng cột là văn bản trước khi dán mã vào",
      en:
        "column \"\(column)\": expected tax codes, found \(rows) without their leading zero and none with one: a spreadsheet made numbers of "
        + "the column; export the file again and do not save it in a spreadsheet, or format the column as text before the codes go in")
  }
}
