import Foundation
import Testing

/// The programs under Examples/, as they stand in the documentation.
@Suite struct ExamplesTests {
  private static func run(_ example: String) throws -> Program.Run {
    try Program.shell("\"$(dirname \"$CDCI\")/\(example)\"", in: Program.package)
  }

  /// The printed Human Development Index of 2021, as far as the printed components give it.
  @Test func tenLinesThatScoreATable() throws {
    let run = try Self.run("score-table")
    #expect(run.exitCode == 0 && run.messages.isEmpty, "\(run.messages)")
    let own = try Program.run(["score", "surveys/hdi-2021/table.csv", "--index", "weights/hdi.yaml", "--format", "csv", "--quiet"])
    let rows = own.output.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
    let printed = run.output.split(separator: "\n")
    #expect(printed.count == rows.count && printed.first?.hasPrefix("1 ") == true)
    for row in rows { #expect(printed.contains { $0.hasSuffix(" \(row[1])") }, "\(row[0])") }
  }

  @Test func tenLinesThatChangeAWeight() throws {
    let run = try Self.run("change-weight")
    #expect(run.exitCode == 0 && run.messages.isEmpty, "\(run.messages)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines.allSatisfy { $0.contains(" rank ") && $0.contains(" → ") })
  }
}
