import SurveyModel

/// One file of a group below its header: where its columns stand, and what its platform says of them. Read by all threads, and changed by none.
final class ResponseFile: Sendable {
  /// Index into the files of the group.
  let number: Int
  /// That all rows are about, where it is one.
  let unit: Int?
  let columns: ResponseColumns
  let platform: any Platform
  /// What an empty cell without quotes is.
  let unquotedEmpty: UInt8
  let signs: RowSigns
  private let safeText: SafeText

  init(
    number: Int, unit: Int?, columns: ResponseColumns, platform: any Platform, unquotedEmpty: MissingKind, signs: RowSigns,
    safeText: SafeText
  ) {
    self.number = number
    self.unit = unit
    self.columns = columns
    self.platform = platform
    self.unquotedEmpty = unquotedEmpty.rawValue
    self.signs = signs
    self.safeText = safeText
  }

  var name: String { columns.header.file }

  /// What of a text in the row may be shown.
  func found(_ text: String, _ record: Record) -> ImportProblem.Found {
    safeText.found(text, secret: columns.respondent.map { record.text($0) })
  }

  /// - Parameter column: `nil` where the whole row is meant.
  func problem(
    _ record: Record, _ column: Int?, _ kind: ImportProblem.Kind, expected: LocalizedText, meant: String? = nil,
    found: ImportProblem.Found, action: LocalizedText
  ) -> ImportProblem {
    ImportProblem(
      file: name, line: record.line, column: column.flatMap { columns.name($0) }, columnNumber: column.map { $0 + 1 }, kind: kind,
      expected: expected, meant: meant, found: found, action: action)
  }

  /// Rows about units that the survey leaves out, said once; `nil` where there are none.
  func problem(ofUnitsLeftOut found: ListedRows) -> ImportProblem? {
    guard found.rows > 0 else { return nil }
    let column = columns.unit ?? columns.units
    return ImportProblem(
      file: name, line: found.firstLine, column: column.flatMap { columns.name($0) }, columnNumber: column.map { $0 + 1 },
      kind: .unitLeftOut, expected: .unitTakingPart, found: .unitLeftOut, action: .rowsLeftOut(found.rows))
  }
}
