import Foundation
import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// Score and attainment side by side. Ranks of the sample are 1 2 3 3 5 6 and none.
@Suite struct CorrelationsTableTests {
  /// d = 5 3 0 0 −3 −5, e = 5 3 −1 1 −3 −5: Σde = 68, Σd² = 68, Σe² = 70, ρ = 68/√4760 = 0.985611. As far from 0 are the two orders that differ within the tie, and
  /// their reverses: 4 of 720. The withheld unit, which has ten times its target, changes nothing.
  static let attainments: [Double] = [1.2, 1.1, 1.0, 1.05, 0.9, 0.8, 10]

  static func results(_ attainments: [Double], on sample: Results = SampleResults.results, units: [Results.UnitResult]? = nil) -> Results {
    let context = attainments.enumerated().map { unit, attainment in
      ContextFigure(
        unit: unit, indicator: "revenue", period: .year(2023), measure: "billion-vnd", actual: 100 * attainment, previous: nil,
        changeOnPrevious: nil, publishedChange: nil, shareOfDepartment: nil,
        targets: [
          ContextFigure.Target(issuer: "ministry", value: 100, attainment: attainment, gap: nil, period: .year(2023), source: "s")
        ], forecasts: [], toDate: nil, attainmentRank: nil, sources: [], notes: [])
    }
    return Results(
      survey: sample.survey, index: sample.index, seed: 1, inputs: [], account: sample.account, overall: sample.overall,
      units: units ?? sample.units, responseRates: [], respondentGroups: sample.respondentGroups, context: context, previousEdition: nil)
  }

  @Test func table() {
    let results = Self.results(Self.attainments)
    for (language, row) in [
      (Language.vi, ["Thu ngân sách", "2023", "Bộ Tài chính", "tỷ đồng", "6", "0,986", "0,006", "đếm đủ 720 hoán vị"]),
      (.en, ["Budget revenue", "2023", "Ministry of Finance", "billion VND", "6", "0.986", "0.006", "exact, all 720 orders"]),
    ] {
      let table = correlationsTable(results, language)
      #expect(table.rows.map { $0.cells.map { table.text($0) } } == [row])
      #expect(table.notes.count == 2)
    }
    #expect(correlationsTable(results, .en).notes[0].hasPrefix("Few units prove nothing"))
    #expect(correlationsTable(results, .vi).notes[0].hasPrefix("Ít đơn vị thì không chứng minh được điều gì"))
  }

  @Test func nothingWithoutThreePairs() throws {
    for results in [SampleResults.results, SampleResults.empty, Self.results([1.2, 1.1])] {
      #expect(results.attainmentCorrelations.isEmpty && correlationsTable(results, .en).rows.isEmpty)
      let page = PageRenderer(Document(results, .en)).page(among: [.en])
      #expect(!page.contains("Score and attainment"))
    }
  }

  @Test func constantIsNotDefined() {
    let table = correlationsTable(Self.results([1, 1, 1, 1, 1, 1]), .en)
    let row = ["Budget revenue", "2023", "Ministry of Finance", "billion VND", "6", "–"]
    #expect(table.rows.map { $0.cells.map { table.text($0) } } == [row])
    #expect(table.notes.last == "A dash: not defined, since all units are equal in score or in attainment.")
  }

  @Test func machineFormats() throws {
    let results = Self.results(Self.attainments)
    #expect(
      CSVFormatTests.lines(correlationsCSV(results)) == [
        "indicator,period,issuer,target_period,measure,units,rho,p,p_method",
        "revenue,2023,ministry,2023,billion-vnd,6,0.985610760609,0.005555555555555556,exact", "",
      ])
    let document = try JSONDocument(parsing: JSONFormat.bytes(results))
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: JSONFormatTests.schema)))
    #expect(schema.violations(in: document).map(\.description) == [])
    let row = try #require(document["attainmentCorrelations"]?[0])
    #expect(row["units"] == .number(6) && row["extremeOrders"] == .number(4) && row["orders"] == .number(720))
    #expect(row["p"] == .number(4.0 / 720) && row["pMethod"] == .string("exact") && row["issuer"] == .string("ministry"))
    guard case .number(let rho)? = row["rho"] else {
      Issue.record("no rho")
      return
    }
    #expect(abs(rho - 68 / 4760.0.squareRoot()) < 1e-12)
    guard case .string(let warning)? = row["warning"]?["en"] else {
      Issue.record("no warning")
      return
    }
    #expect(warning.hasPrefix("Few units prove nothing"))
    let constant = try JSONDocument(parsing: JSONFormat.bytes(Self.results([1, 1, 1])))
    #expect(schema.violations(in: constant).map(\.description) == [])
    #expect(constant["attainmentCorrelations"]?[0]?["rho"] == .null && constant["attainmentCorrelations"]?[0]?["pMethod"] == .null)
    #expect(try JSONDocument(parsing: JSONFormat.bytes(SampleResults.results))["attainmentCorrelations"] == .array([]))
  }

  /// Above eight units p is an approximation and says so; a small one is not printed as zero; with thirty units the warning goes.
  @Test func manyUnits() {
    let many = PageSamples.many
    let ranked = many.units.filter { $0.rank != nil }
    #expect(ranked.count >= 30)
    var attainments = [Double](repeating: 1, count: many.survey.units.count)
    for unit in ranked { attainments[unit.unit] = 2 - Double(unit.rank ?? 0) / 1000 }
    let table = correlationsTable(Self.results(attainments, on: many), .en)
    let row = table.rows.first.map { $0.cells.map { table.text($0) } } ?? []
    #expect(row.suffix(4) == ["\(ranked.count)", "1.000", "<\u{A0}0.00001", "approximate, Student's t"])
    #expect(!table.notes.contains { $0.hasPrefix("Few units") } && table.notes.contains { $0.contains("n − 2 degrees of freedom") })
  }

  @Test func inEveryFormatForReaders() throws {
    let results = Self.results(Self.attainments)
    let page = MarkupCheck(PageRenderer(Document(results, .vi)).page(among: [.vi, .en]))
    #expect(page.problems == [] && page.text.contains("Điểm và tỷ lệ hoàn thành chỉ tiêu") && page.text.contains("0,986"))
    #expect(page.text.contains("Ít đơn vị thì không chứng minh được điều gì"))
    let markdown = MarkdownFormat.text(Document(results, .en))
    #expect(markdown.contains("### Score and attainment") && markdown.contains("| 6 | 0.986 | 0.006 | exact, all 720 orders |"))
    // Below the targets, on their sheet.
    let workbook = try XLSXFormatTests.archive(results, .vi)
    #expect(try #require(workbook["xl/sharedStrings.xml"]).contains("Điểm và tỷ lệ hoàn thành chỉ tiêu"))
  }
}
