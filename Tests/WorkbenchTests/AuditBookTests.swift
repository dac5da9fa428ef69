import Foundation
import Inference
import Scoring
import SurveyImport
import SurveyModel
import TestSupport
import Testing

@testable import Reporting
@testable import Workbench

/// The audit workbook: its formulas, computed by ``SheetFormulas`` from counts and weights alone, give the program's numbers.
@Suite struct AuditBookTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func kept(_ files: [String: [UInt8]]) throws -> KeptRun {
    let bench = Workbench(threads: 1)
    return try #require(
      try bench.run(bench.read(bench.open(.memory(files))), RunSettings(replicates: 20, detail: .ranking, keepsStages: true)).kept)
  }

  private static func kept(_ survey: String) throws -> KeptRun {
    let bench = Workbench(threads: 1)
    let read = try bench.read(bench.open(root.appending(path: "surveys/\(survey)").path))
    return try #require(try bench.run(read, RunSettings(replicates: 20, detail: .ranking, keepsStages: true)).kept)
  }

  /// Cells whose formula gives something else than the program says, faults, and checks that differ.
  private static func faults(_ book: AuditBook) -> [String] {
    let formulas = SheetFormulas(book.sheets)
    var found: [String] = []
    for (number, sheet) in book.sheets.enumerated() {
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard let cell, case .formula(let formula, let told) = cell.content else { continue }
          let value = formulas.value(sheet: number, row: row, column: column)
          let isRight =
            switch (told, value) {
            case (.number(let told), .number(let value)): agree(told, value, within: 1e-9 * max(1, told.magnitude))
            case (.text(let told), _): told == value.text || (told.isEmpty && sheet.name == "Result" && column >= 24 && column <= 25)
            default: false
            }
          if !isRight { found.append("\(sheet.name)!\(sheet.at(row, column)): \(formula.prefix(300)): \(value), told \(told)") }
        }
      }
    }
    return found
  }

  @Test(arguments: ["quang-ninh-2024", "clearance-times-2023"])
  func everyFormulaOfAnExampleGivesTheProgramsNumber(survey: String) throws {
    let book = AuditBook(try Self.kept(survey), .en)
    let faults = Self.faults(book)
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(5))")
    #expect(book.sheets[0].rows.joined().contains { $0?.formula?.hasPrefix("SUM(") == true })
  }

  @Test(arguments: stride(from: 0, to: MethodReferenceTests.cases.count, by: 23).map { MethodReferenceTests.cases[$0] })
  func everyFormulaOfARandomSurveyGivesTheProgramsNumber(_ survey: MethodReferenceTests.Case) throws {
    let files = survey.files.mapValues { Array(($0.joined(separator: "\n") + "\n").utf8) }
    let faults = Self.faults(AuditBook(try Self.kept(files), .en))
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(5))")
  }

  @Test func everyMethodThatExcelCanDo() throws {
    let run = try Self.methods()
    let book = AuditBook(run, .en)
    let faults = Self.faults(book)
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(5))")
    // Copeland alone is told as the program's number.
    let first = book.sheets[0].rows.joined().compactMap { cell -> String? in
      if case .value(.text(let text)) = cell?.content { text } else { nil }
    }
    #expect(
      first.filter { $0.hasPrefix("Excel has no formula") } == [
        "Excel has no formula for the aggregation of: copeland. The program’s number stands there."
      ])
    #expect(first.contains { $0.hasPrefix("The weights of others were computed by ahp") })
  }

  private static func methods(_ change: (String) -> String = { $0 }) throws -> KeptRun {
    let folder = root.appending(path: "surveys/quang-ninh-2023")
    var files: [String: [UInt8]] = [:]
    for name in ["responses.csv", "frame.csv", "context.csv"] { files[name] = Array(try Data(contentsOf: folder.appending(path: name))) }
    // Some of the answers are enough, and are computed in a moment.
    if let all = files["responses.csv"] {
      files["responses.csv"] = Array(all.split(separator: 0x0A).prefix(300).joined(separator: [0x0A])) + [0x0A]
    }
    let survey = try String(contentsOf: folder.appending(path: "survey.yaml"), encoding: .utf8)
      .replacing("../../weights/cdci-2023.yaml", with: "index.yaml").replacing("previous: ../quang-ninh-2022\n", with: "")
    files["survey.yaml"] = Array(survey.utf8)
    let index = try String(contentsOf: root.appending(path: "Tests/Reference/audit/methods.yaml"), encoding: .utf8)
    files["index.yaml"] = Array(change(index).utf8)
    return try kept(files)
  }

  /// Weights changed in their cells: scores and ranks become those of a run with these weights.
  @Test func aChangedWeightChangesTheRankingAsTheProgramDoes() throws {
    let (before, after) = (
      try Self.methods(),
      try Self.methods {
        $0.replacing("id: geometric\n    weight: 2", with: "id: geometric\n    weight: 0.2")
          .replacing("id: harmonic\n    weight: 1", with: "id: harmonic\n    weight: 4")
          .replacing("id: weighted-median\n    weight: 1", with: "id: weighted-median\n    weight: 6")
      }
    )
    #expect(before.chain.published.ranking.rank != after.chain.published.ranking.rank)
    let sheets = AuditBook(before, .en).sheets
    let formulas = SheetFormulas(sheets)
    let weights = try #require(sheets.firstIndex { $0.name == "Weights" })
    let result = try #require(sheets.firstIndex { $0.name == "Result" })
    for (node, weight) in after.chain.index.nodes.map(\.weight).enumerated() {
      formulas.set(weight, sheet: weights, row: AuditSheet.headRows + 2 + node, column: 4)
    }
    var differing = 0
    for unit in after.data.survey.units.indices {
      let row = AuditResult.first + unit
      let score = try #require(formulas.value(sheet: result, row: row, column: AuditResult.Column.score).number)
      #expect(agree(score, try #require(after.chain.published.scores[unit]), within: 1e-9))
      #expect(
        formulas.value(sheet: result, row: row, column: AuditResult.Column.rank).number
          == after.chain.published.ranking.rank[unit].map(Double.init))
      if formulas.value(sheet: result, row: row, column: AuditResult.Column.score + 2) == .text("KHÁC") { differing += 1 }
    }
    #expect(differing > 0)
    // The first sheet counts them.
    #expect((formulas.value(sheet: 0, row: AuditSheet.headRows + 1, column: 1).number ?? 0) >= Double(differing))
  }

  @Test func everySheetSaysThatItIsNotForPublication() throws {
    let run = try Self.kept(TinySurvey.files())
    for language in Language.allCases {
      for sheet in AuditBook(run, language).sheets {
        #expect(sheet.rows[0][0]?.content == .value(.text(AuditBookWords.notice)), "\(sheet.name)")
        #expect(AuditBookWords.notice.contains("KHÔNG CÔNG BỐ") && AuditBookWords.notice.contains("NOT FOR PUBLICATION"))
      }
    }
  }

  @Test func whatExcelHasNoRoomForIsRefusedBeforeAnythingIsWritten() throws {
    let book = AuditBook(try Self.kept(TinySurvey.files()), .en)
    try book.checkLimits()
    let most = try #require(book.sheets.map(\.height).max())
    #expect(throws: ReportFailure.self) { try book.checkLimits(rows: most - 1) }
    let widest = try #require(book.sheets.map(\.width).max())
    #expect(throws: ReportFailure.self) { try book.checkLimits(columns: widest - 1) }
    try book.checkLimits(rows: most, columns: widest)
  }

  /// A withheld unit is counted here and scored nowhere.
  @Test func aWithheldUnitIsInTheWorkingPaper() throws {
    let files = TinySurvey.files([
      "index.yaml": TinySurvey.index.replacing("at-least: 1", with: "at-least: 4"),
      "responses.csv": TinySurvey.responses.replacing("G4,b,4,3\n", with: ""),
    ])
    let book = AuditBook(try Self.kept(files), .en)
    #expect(Self.faults(book).isEmpty)
    let tallies = try #require(book.sheets.first { $0.name == "Tallies" })
    let lines = tallies.rows.filter { $0.count > 1 && $0[1]?.content == .value(.text("b")) }
    #expect(lines.count == 2)
    let result = try #require(book.sheets.first { $0.name == "Result" })
    let row = result.rows[AuditResult.first + 1]
    #expect(row[AuditResult.Column.remark]?.content == .value(.text("withheld: too few responses")))
    #expect(row[AuditResult.Column.score]?.content == .formula(try #require(row[AuditResult.Column.score]?.formula), giving: .text("")))
  }
}
