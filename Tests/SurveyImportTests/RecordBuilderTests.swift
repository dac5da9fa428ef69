import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct RecordBuilderTests {
  private struct Row: Equatable {
    let line: Int
    let cells: [String]
    let missing: [Bool]
  }

  private static func row(_ record: Record) -> Row {
    Row(
      line: record.line, cells: (0..<record.count).map { record.text($0) },
      missing: (0..<record.count).map { record.isUnquotedEmpty($0) })
  }

  @Test func fieldsComeOutAsTheyWentIn() throws {
    var builder = RecordBuilder(file: "f.xlsx")
    var rows: [Row] = []
    builder.append("Đơn vị")
    builder.append("")
    builder.fill(to: 4)
    builder.append("4")
    try builder.end(line: 3) { rows.append(Self.row($0)) }
    builder.append(String(repeating: "x", count: 10_000))
    try builder.end(line: 7) { rows.append(Self.row($0)) }
    try builder.end(line: 8) { rows.append(Self.row($0)) }
    #expect(
      rows == [
        Row(line: 3, cells: ["Đơn vị", "", "", "", "4"], missing: [false, false, true, true, false]),
        Row(line: 7, cells: [String(repeating: "x", count: 10_000)], missing: [false]), Row(line: 8, cells: [], missing: []),
      ])
  }

  @Test(arguments: [
    (ImportLimits(cell: 3), ["abc", "abcd"], "f.xlsx:5: column 2: expected a cell of at most 3 bytes"),
    (ImportLimits(cell: 3, record: 5), ["abc", "abc"], "f.xlsx:5: expected a record of at most 5 bytes"),
    (ImportLimits(columns: 2), ["a", "b", "c"], "f.xlsx:5: expected at most 2 columns"),
  ])
  func limits(_ limits: ImportLimits, _ cells: [String], _ expected: String) {
    var builder = RecordBuilder(file: "f.xlsx", limits: limits)
    for cell in cells { builder.append(cell) }
    let failure = #expect(throws: ImportFailure.self) { try builder.end(line: 5) { _ in } }
    #expect(failure?.message(in: .en).hasPrefix(expected) == true, "\(failure?.message(in: .en) ?? "")")
  }
}
