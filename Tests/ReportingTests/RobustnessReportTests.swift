import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import Inference
@testable import Reporting

/// What reports say of other weights: 24 firms, units A, B and C, components T (40) and S (60).
@Suite struct RobustnessReportTests {
  private static func results(_ index: IndexTree = OracleSurvey.index) throws -> Results {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let count = oracle.group.responses.count
    let account = ImportAccount(
      rowsRead: count, responses: count, respondents: 24, leftOut: [], answersMissing: [], problems: [])
    return try Evaluation(asksRobustness: true).evaluate(
      SurveyData(survey: oracle.survey, index: index, groups: [oracle.group], context: nil, account: account, inputs: []))
  }

  /// C has 95 and 84 of T and S where the others have less of both, so that no weights of any kind put another unit first.
  @Test func whoIsFirstWhateverTheWeights() throws {
    let results = try Self.results()
    let sentences = RobustnessSentences(results, .en)
    #expect(sentences.first == "C is first under every weighting.")
    #expect(RobustnessSentences(results, .vi).first == "C đứng thứ nhất với mọi bộ trọng số.")
    #expect(Findings(results, .en).sentences.contains("C is first under every weighting."))
    #expect(sentences.ofWeights.contains { $0.contains("of the 3 pairs of units that differ in rank keep their order") })
  }

  private static func reach(_ freedom: WeightFreedom, ofAllLevels: Bool = false) -> WeightRobustness.Reach {
    .init(freedom: freedom, areOfAllLevels: ofAllLevels, nodes: [], held: [], holdsDecided: true, ranks: [], fixedPairs: 0, pairs: 0)
  }

  @Test func aWiderFreedomIsNamedAlone() {
    let words = Wording(SampleResults.results, .en)
    #expect(
      RobustnessWords.isFirst("A", under: Self.reach(.ratio(2)), words)
        == "A is first under every weighting in which no component counts for more than twice another.")
    #expect(
      RobustnessWords.isFirst("A", under: Self.reach(.ratio(2), ofAllLevels: true), words)
        == "A is first under every weighting in which no component counts for more than twice another, at every level of the index.")
    #expect(
      RobustnessWords.isFirst("A", under: Self.reach(.share(0.25)), Wording(SampleResults.results, .vi))
        == "A đứng thứ nhất với mọi bộ trọng số mà mỗi trọng số tăng hoặc giảm không quá 25%.")
  }

  @Test func everyFormatHoldsTheSameRanks() throws {
    let results = try Self.results()
    let robustness = try #require(results.robustness)
    let lines = CSVFormatTests.lines(robustnessCSV(robustness, results, .en))
    #expect(lines.count == 1 + 3 * 3 + 1)
    let table = weightRanksTable(results, .en)
    for (row, unit) in results.units.enumerated() {
      for (place, reach) in robustness.reaches.enumerated() {
        let ranks = try #require(reach.ranks[unit.unit])
        #expect(table.rows[row].cells[2 + place] == .ranks(ranks.proven))
        let (kind, amount) = reach.freedom.name
        let amountText = amount.flatMap { MachineNumber.text($0) } ?? ""
        let id = results.survey.units[unit.unit].id
        let (best, worst) = (ranks.proven.lowerBound, ranks.proven.upperBound)
        let line = "\(kind),\(amountText),first,\(id),\(id),\(row + 1),\(best),\(worst),\(best),\(worst),\(ranks.leads ? 1 : 0)"
        #expect(lines.contains(line), "\(line) in \(lines)")
      }
    }
    let document = Document(results, .en)
    #expect(document.section("robustness") != nil && document.figure("chart-weights") != nil)
    let json = try JSONDocument(parsing: JSONFormat.bytes(results))
    #expect(json["robustness"]?["freedoms"]?[2]?["freedom"]?["kind"] == .string("any"))
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: JSONFormatTests.schema)))
    #expect(schema.violations(in: json).map(\.description) == [])
  }

  @Test func weightsThatTheIndexDeclares() throws {
    let results = try Self.results(
      OracleSurvey.index.lookingAt([.init(.any, areOfAllLevels: true), .init(.intervals(["T": 0.3...0.5])), .init(.order)]))
    let robustness = try #require(results.robustness)
    #expect(robustness.reaches.count == 3)
    let heads = weightRanksTable(results, .en).columns.map(\.title)
    #expect(Set(heads.suffix(3)) == ["Any weights, at every level", "Within given intervals", "Order of weights kept"])
    #expect(weightRanksTable(results, .en).notes.joined().contains("Where it says “at every level”"))
    let json = try JSONDocument(parsing: JSONFormat.bytes(results))
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: JSONFormatTests.schema)))
    #expect(schema.violations(in: json).map(\.description) == [])
    let lines = CSVFormatTests.lines(robustnessCSV(robustness, results, .en))
    #expect(lines.count { $0.hasPrefix("any,,all,") } == 3 && lines.count { $0.hasPrefix("intervals,,first,") } == 3)
    // Weights of all levels are those of the lowest parts.
    let all = try #require((0..<3).compactMap { json["robustness"]?["freedoms"]?[$0] }.first { $0["freedom"]?["levels"] == .string("all") })
    let ids = try #require(robustness.reach(.any, ofAllLevels: true)).nodes.map { results.index.nodes[$0].id }
    for id in ids { #expect(all["units"]?[0]?["bestWeights"]?[id] != nil, "\(id)") }
  }

  /// The best and the worst rank stand in a column each, also where a mark says that not all is proven.
  @Test func aWorkbookHasBothEndsOfARange() throws {
    let results = try Self.results()
    let archive = try XLSXFormatTests.archive(results, .en)
    let sheet = try #require(
      (2...20).first { (try? XLSXFormatTests.cells(archive, sheet: $0))?.values.contains("Any weights: from") == true })
    let cells = try XLSXFormatTests.cells(archive, sheet: sheet)
    let head = try #require(cells.first { $0.value == "Any weights: from" }?.key)
    let row = try #require(Int(head.drop { $0.isLetter }))
    #expect(cells["H\(row)"] == "Any weights: to")
    let any = try #require(results.robustness?.reach(.any))
    for (place, unit) in results.units.enumerated() {
      let ranks = try #require(any.ranks[unit.unit]?.proven)
      #expect(["G", "H"].map { cells["\($0)\(row + 1 + place)"] } == ["\(ranks.lowerBound)", "\(ranks.upperBound)"])
    }
  }

  @Test func whyThereIsNothingIsSaid() throws {
    let index = try IndexTree(
      id: "b", root: .init(aggregation: .minimum),
      children: OracleSurvey.index.topLevel.map { node in
        let id = OracleSurvey.index.nodes[node].id
        return .init(id: id, weight: 1, indicator: .init(source: .question(code: id == "T" ? "q1" : "q3", statistic: .mean)))
      })
    let results = try Self.results(index)
    #expect(results.robustness == nil && weightRanksTable(results, .en).rows.isEmpty && stabilityTable(results, .en).rows.isEmpty)
    let paragraphs = Document(results, .en).section("robustness")?.blocks.first?.parts
    #expect(
      paragraphs == [
        .paragraphs(["Other weights are not examined: weights do not act in a straight line in the aggregation of b."])
      ])
  }

  /// Shares of answers have no more digits than whole per cents, alpha no more than four: their doubles would tell of single answers.
  @Test func answersAreNotToldToTheLastDigit() throws {
    let results = try Self.results()
    let coherence = try #require(results.coherence)
    for line in CSVFormatTests.lines(coherenceCSV(coherence, results, .en)).dropFirst() where line.hasPrefix("question") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for cell in cells.suffix(2) where !cell.isEmpty { #expect(cell.split(separator: ".").last?.count == 2, "\(line)") }
      for cell in cells[14...19] where !cell.isEmpty { #expect(cell.split(separator: ".").last?.count == 4, "\(line)") }
    }
  }
}
