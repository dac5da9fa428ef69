import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// What `init` decides, kind by kind: the units, every score with its count, and what it leaves to be decided.
@Suite struct DecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let columns: [MadeExport.Column]
    var platform = "plain"
    /// Headers or rows of what stays open; a question among them is not scored.
    var open: [String] = []
    /// The names of the units where they are not those of the column that the truth says.
    var units: [String]?
    var responses: Int?
    var leftOut: [LeftOutReason: Int] = [:]
    var testDescription: String { name }
  }

  static func permutations(_ rows: Int, of count: Int = 3) -> [[String]] {
    let all =
      count == 3
      ? [[1, 2, 3], [1, 3, 2], [2, 1, 3], [3, 1, 2], [2, 3, 1]]
      : [[1, 2, 3, 4], [2, 1, 4, 3], [4, 1, 2, 3], [3, 4, 2, 1], [1, 3, 2, 4]]
    return (0..<count).map { column in (0..<rows).map { String(all[$0 % all.count][column]) } }
  }

  static func unscored(_ column: MadeExport.Column) -> MadeExport.Column {
    var column = column
    column.scores = nil
    return column
  }

  static func coded(_ column: MadeExport.Column, _ header: String, _ labels: [String]) -> MadeExport.Column {
    MadeExport.Column(header: header, cells: column.cells.map { String((labels.firstIndex(of: $0) ?? 0) + 1) })
  }

  /// The rows that do not count.
  static func withheld(_ column: MadeExport.Column, _ isOut: (Int) -> Bool) -> MadeExport.Column {
    var column = column
    column.scores = column.scores.map { scores in scores.enumerated().map { isOut($0.offset) ? nil : $0.element } }
    return column
  }

  /// The rows to which the question was shown.
  static func shown(_ column: MadeExport.Column, _ isShown: (Int) -> Bool) -> MadeExport.Column {
    var column = withheld(column) { !isShown($0) }
    column.cells = column.cells.enumerated().map { isShown($0.offset) ? $0.element : "" }
    return column
  }

  @Test(arguments: units + scales + notRatings + missing + people) func decided(c: Case) throws {
    let export = MadeExport(columns: c.columns)
    let made = try ProposedSurvey(export.file(c.platform))
    check(made, export, c)
  }

  /// The same file in another order of rows and columns.
  @Test(arguments: units + scales + notRatings + missing + people) func inAnyOrder(c: Case) throws {
    guard c.name != "declined, the right way round", c.name != "codes for a missing unit", !c.platform.hasPrefix("survey") else { return }
    let export = MadeExport(columns: c.columns).reordered(seed: 7)
    check(try ProposedSurvey(export.file(c.platform)), export, c)
  }

  private func check(_ made: ProposedSurvey, _ export: MadeExport, _ c: Case) {
    #expect(Set(made.open) == Set(c.open), "\(made.draft.open)")
    let truth = MadeExport(columns: export.columns.filter { !c.open.contains(MadeExport.text($0)) }).truth
    let wanted = c.units ?? export.columns.first(where: \.isUnit).map { Array(Set($0.cells)) } ?? ["Toàn bộ đơn vị"]
    #expect(Set(made.units) == Set(wanted), "\(made.draft.survey)")
    if let failure = made.failure { Issue.record("\(failure)") }
    if let responses = c.responses { #expect(made.responses == responses) }
    for (reason, rows) in c.leftOut { #expect(made.leftOut[reason] == rows) }
    guard !made.scored.contains(where: { $0.header.contains("{unit}") }) else { return }
    let sorted = { (list: [(Double, Int)]) in list.map { "\(($0.0 * 100).rounded() / 100) \($0.1)" }.sorted() }
    #expect(
      sorted(made.scored.map { ($0.score, $0.count) }) == sorted(truth.map { ($0.score, $0.count) }), "\(made.scored)\n\(made.draft.survey)"
    )
  }
}

extension DecisionTests.Case {
  /// Every column made as long as the unit's.
  func filled(_ rows: Int) -> Self {
    Self(
      name: name, columns: columns.map { $0.limited(rows) }, platform: platform, open: open, units: units, responses: responses,
      leftOut: leftOut)
  }
}

extension MadeExport.Column {
  /// Cut, or repeated from the start.
  func limited(_ rows: Int) -> Self {
    var column = self
    column.cells = (0..<rows).map { cells[$0 % cells.count] }
    column.scores = scores.map { scores in (0..<rows).map { scores[$0 % scores.count] } }
    return column
  }
}
