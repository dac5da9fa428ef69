import SurveyModel

/// Rows of a file about which the same is said, once.
struct ListedRows {
  private(set) var rows = 0
  /// 0 where there are none.
  private(set) var firstLine = 0

  mutating func add(_ more: Int, line: Int) {
    if rows == 0, more > 0 { firstLine = line }
    rows += more
  }
}

/// What the ids in a column are like, as far as they identify nobody or have lost digits.
struct IDAccount {
  private var placeholders = ListedRows()
  private var cutNumbers = ListedRows()
  /// Tax codes that would be valid with a zero in front, and those that begin with one.
  private var withoutZero = ListedRows()
  private var codesWithZero = 0

  mutating func add(_ id: NobodysID, line: Int) {
    switch id {
    case .placeholder: placeholders.add(1, line: line)
    case .cutNumber: cutNumbers.add(1, line: line)
    }
  }

  mutating func addCodeWithZero() { codesWithZero += 1 }

  mutating func addCodeWithoutZero(line: Int) { withoutZero.add(1, line: line) }

  /// Adds the ids of the lines that follow.
  mutating func append(_ next: IDAccount, afterLine lines: Int) {
    placeholders.add(next.placeholders.rows, line: next.placeholders.firstLine + lines)
    cutNumbers.add(next.cutNumbers.rows, line: next.cutNumbers.firstLine + lines)
    withoutZero.add(next.withoutZero.rows, line: next.withoutZero.firstLine + lines)
    codesWithZero += next.codesWithZero
  }

  /// Why the codes of the file cannot be used: a spreadsheet has made numbers of them. `nil` where they can.
  ///
  /// One code without its zero may be a slip of whoever typed it. Two, and none with a zero in front, are a column of numbers.
  func fault(file: String, column: String) -> ImportFailure.Fault? {
    if cutNumbers.rows > 0 {
      return ImportFailure.Fault(
        place: ImportFailure.Place(file: file, line: cutNumbers.firstLine),
        message: .codesCutOff(column: column, rows: cutNumbers.rows))
    }
    guard withoutZero.rows > 1, codesWithZero == 0 else { return nil }
    return ImportFailure.Fault(
      place: ImportFailure.Place(file: file, line: withoutZero.firstLine),
      message: .codesWithoutZero(column: column, rows: withoutZero.rows))
  }

  /// Rows whose id identifies nobody, said once for the file.
  func problems(file: String, column: String, number: Int?) -> [ImportProblem] {
    func problem(_ found: ListedRows, _ words: LocalizedText) -> ImportProblem? {
      guard found.rows > 0 else { return nil }
      return ImportProblem(
        file: file, line: found.firstLine, column: column, columnNumber: number, kind: .nobodysID, expected: .idOfOne,
        found: .words(words), action: .ownRespondents(rows: found.rows))
    }
    return [
      problem(placeholders, .init(vi: "ký hiệu như \"0\", \"-\", \"không có\" thay cho mã", en: "a stand-in such as 0, - or N/A")),
      problem(
        cutNumbers,
        .init(
          vi: "số bị bảng tính viết gọn như 5.7E+12, mất các chữ số cuối", en: "a number that a spreadsheet cut off, such as 5.7E+12")),
    ].compactMap(\.self)
  }
}

extension LocalizedText {
  static let idOfOne = LocalizedText(vi: "mã chỉ của một người trả lời", en: "an id that is one respondent's")

  fileprivate static func ownRespondents(rows: Int) -> LocalizedText {
    .init(
      vi: rows == 1
        ? "dòng được tính là một người trả lời riêng" : "cả \(rows) dòng như vậy, mỗi dòng được tính là một người trả lời riêng",
      en: rows == 1 ? "the row is a respondent of its own" : "each of the \(rows) such rows is a respondent of its own")
  }

  fileprivate static func codesCutOff(column: String, rows: Int) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần mã số thuế, gặp \(rows) số bị bảng tính viết gọn như 5.7E+12, mất các chữ số cuối; "
        + "hãy tải lại tệp từ nền tảng khảo sát và không lưu qua bảng tính, hoặc định dạng cột là văn bản trước khi dán mã vào",
      en:
        "column \"\(column)\": expected tax codes, found \(rows == 1 ? "a number" : "\(rows) numbers") that a spreadsheet cut off, such as "
        + "5.7E+12; export the file again and do not save it in a spreadsheet, or format the column as text before the codes go in")
  }

  fileprivate static func codesWithoutZero(column: String, rows: Int) -> LocalizedText {
    .init(
      vi:
        "cột \"\(column)\": cần mã số thuế, gặp \(rows) mã mất số 0 ở đầu và không mã nào bắt đầu bằng 0: bảng tính đã đổi cột này thành số; "
        + "hãy tải lại tệp từ nền tảng khảo sát và không lưu qua bảng tính, hoặc định dạng cột là văn bản trước khi dán mã vào",
      en:
        "column \"\(column)\": expected tax codes, found \(rows) without their leading zero and none with one: a spreadsheet made numbers of "
        + "the column; export the file again and do not save it in a spreadsheet, or format the column as text before the codes go in")
  }
}
