import Foundation
import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// What reports say of other methods: 24 firms, units A, B and C, components T (40) and S (60).
@Suite struct MethodDrawsReportTests {
  private static func results(
    _ alternatives: IndexTree.Alternatives? = .init(weights: .share(0.25), aggregations: [.geometric], leftOut: [.component, .unit])
  ) throws -> Results {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let count = oracle.group.responses.count
    let account = ImportAccount(rowsRead: count, responses: count, respondents: 24, leftOut: [], answersMissing: [], problems: [])
    return try Evaluation(asksRobustness: true, draws: 200).evaluate(
      SurveyData(
        survey: oracle.survey, index: OracleSurvey.index.considering(alternatives), groups: [oracle.group], context: nil, account: account,
        inputs: []))
  }

  @Test func plainSentencesInBothLanguages() throws {
    let results = try Self.results()
    let (en, vi) = (MethodDrawsSentences(results, .en).sentences, MethodDrawsSentences(results, .vi).sentences)
    #expect(
      en.first
        == "Computed again 200 times, each time with choices at random of: each weight ± 25%; the aggregation decided or the geometric mean; "
        + "a component left out or none; a unit left out or none.")
    #expect(en.contains { $0 == "C is first in 100% of the draws of other reasonable methods." }, "\(en)")
    #expect(vi.contains { $0 == "C đứng thứ nhất trong 100% số lần tính lại theo phương pháp hợp lý khác." }, "\(vi)")
    #expect(en.count == vi.count && en.contains { $0.hasPrefix("With sampling error in each draw as well, C is first in ") })
  }

  @Test func nothingThatMovesIsSaidSo() throws {
    let results = try Self.results(.init(leftOut: [.unit]))
    #expect(MethodDrawsSentences(results, .en).sentences.contains("None of the choices that were tried changes any rank."))
    #expect(choicesTable(results, .en).rows.isEmpty)
  }

  @Test func everyFormatHoldsTheSame() throws {
    let results = try Self.results()
    let draws = try #require(results.draws)
    let table = methodRanksTable(results, .en)
    #expect(table.rows.count == 3 && table.columns.count == 8)
    for (row, unit) in zip(table.rows, results.units) {
      let method = try #require(draws.method.units.first { $0.unit == unit.unit })
      #expect(row.cells[3] == .ranks(method.rankRange))
    }
    #expect(choicesTable(results, .en).rows.count == draws.choices.count)
    let lines = CSVFormatTests.lines(drawsCSV(draws, results, .en))
    #expect(lines.count == 1 + 3 + 1 && lines[1].hasPrefix("C,C,1,"))
    #expect(CSVFormatTests.lines(choicesCSV(draws)).count == 1 + draws.choices.count + 1)
    for language in [Language.en, .vi] {
      let document = Document(results, language)
      #expect(document.figure("chart-draws") != nil && document.figure("chart-choices") != nil)
    }
    let json = try JSONDocument(parsing: JSONFormat.bytes(results))
    #expect(json["methodDraws"]?["method"]?["units"]?[0]?["unit"] == .string("C"))
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: JSONFormatTests.schema)))
    #expect(schema.violations(in: json).map(\.description) == [])
  }

  @Test func whatCannotStandTogetherIsSaid() throws {
    let results = try Self.results(
      .init(normalizations: [.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)], aggregations: [.geometric]))
    #expect(results.draws == nil && MethodDrawsSentences(results, .en).sentences.count == 1)
    let json = try JSONDocument(parsing: JSONFormat.bytes(results))
    #expect(json["methodDraws"]?["missing"] != nil)
  }

  @Test func nothingUnlessItIsAsked() throws {
    #expect(SampleResults.results.methodDraws == nil && MethodDrawsSentences(SampleResults.results, .en).sentences.isEmpty)
    #expect(methodRanksTable(SampleResults.results, .en).rows.isEmpty)
  }
}
