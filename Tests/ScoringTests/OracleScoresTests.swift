import Scoring
import SurveyModel
import TestSupport
import Testing

/// Weighted item means, indexes and slopes of the oracle survey; numbers from R 4.2.2 (survey 4.1.1: `svytotal` and `svycontrast`).
@Suite struct OracleScoresTests {
  struct Expected: Sendable {
    let design: OracleSurvey.Design
    let items: [[Double?]]
    let index: [Double]
  }

  static let expected: [Expected] = [
    Expected(
      design: .oneUnitPerFirm,
      items: [
        [3.42971887550201, 4.003125, 4.221875, 3.74647887323944], [4, 4.17647058823529, 3.64, 3.38095238095238], [4.75, 4.2, 4.6, nil],
      ], index: [73.1153637437072, 69.1871148459384, 88.75]),
    Expected(
      design: .severalUnitsPerFirm,
      items: [
        [3.70249221183801, 3.92077922077922, 4.16883116883117, 3.81560283687943],
        [3.93269230769231, 3.70112359550562, 3.50480769230769, 3.27291242362525],
        [4.37777777777778, 3.7843137254902, 4.37254901960784, nil],
      ], index: [73.882683035795, 64.5817185571928, 81.3986928104575]),
  ]

  @Test(arguments: expected) func itemMeansAndIndex(expected: Expected) throws {
    let oracle = OracleSurvey(expected.design)
    let scored = try ScoredSurvey(survey: oracle.survey, data: oracle.group, index: OracleSurvey.index)
    for unit in 0..<3 {
      for (item, mean) in expected.items[unit].enumerated() {
        let value = scored.values.value(domain: unit, indicator: item)
        if let mean { #expect(isClose(value, mean)) } else { #expect(value == nil) }
      }
      #expect(isClose(scored.units.score(domain: unit, node: 0), expected.index[unit]))
    }
  }

  /// Slope × weight: T 0.4·(1/2)·25 = 5 for q1 and q2; S 0.6·(2/3)·25 = 10 and 0.6·(1/3)·25 = 5; without q4, 0.6·25 = 15.
  @Test func gradient() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let scored = try ScoredSurvey(survey: oracle.survey, data: oracle.group, index: OracleSurvey.index)
    for (unit, expected) in [[5.0, 5, 10, 5], [5, 5, 10, 5], [5, 5, 15, 0]].enumerated() {
      let gradient = scored.units.gradient(domain: unit, node: 0)
      #expect(zip(gradient, expected).allSatisfy { isClose($0, $1) }, "unit \(unit): \(gradient)")
    }
  }

  /// C in has one response: joined with C out, N = 3 + 9, n = 5. The weights of all other cells are N/n.
  @Test func cellsOfDesignOne() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let weights = try ResponseWeights(
      survey: oracle.survey, group: oracle.respondentGroup, data: oracle.group, weighting: .nonresponse)
    #expect(weights.cells.map(\.population) == [7, 9, 8, 12, 12])
    #expect(weights.cells.map(\.responses) == [4, 5, 5, 5, 5])
    let drawn: [Double] = [4, 5, 5, 5, 5]
    let members: [Double] = [7, 9, 8, 12, 12]
    #expect(weights.cells.map(\.weight) == zip(members, drawn).map { $0 / $1 })
    #expect(weights.cells.map(\.samplingFraction) == zip(drawn, members).map { $0 / $1 })
    #expect(weights.summary.joined == [WeightingSummary.JoinedCell(unit: 2, strata: [0, 1])])
    #expect(weights.summary.overfull.isEmpty)
    #expect(weights.summary.method == .nonresponse)
  }

  /// Min-max over the units of this run: 30.3059895833333 32.8106172760613 100.
  @Test func minMaxOverTheUnits() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let scored = try ScoredSurvey(survey: oracle.survey, data: oracle.group, index: OracleSurvey.minMaxIndex)
    for (unit, expected) in [30.3059895833333, 32.8106172760613, 100].enumerated() {
      #expect(isClose(scored.units.score(domain: unit, node: 0), expected))
    }
    #expect(scored.normalizer.observedRanges.map(\.units) == [3, 3, 3])
  }

  /// Share of answers of 4 and 5 to q3: 0.665625, 0.48, 1.
  @Test func shareOfTheTwoBest() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let index = try IndexTree(id: "top", children: [item("q3", statistic: .top2)])
    let scored = try ScoredSurvey(survey: oracle.survey, data: oracle.group, index: index)
    for (unit, expected) in [0.665625, 0.48, 1].enumerated() {
      #expect(isClose(scored.values.value(domain: unit, indicator: 0), expected))
    }
  }
}
