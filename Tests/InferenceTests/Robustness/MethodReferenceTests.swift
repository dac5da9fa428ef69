import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Single draws against a program of its own (Tests/Reference/draws.py), and Sobol's indices against SALib (Tests/Reference/sobol.py).
@Suite struct MethodReferenceTests {
  private static let figures: [[Double?]] = [
    [82, 70, 64, 55.5, 71], [75, 78, 66, 60, nil], [68, nil, 71, 80, 66.5], [90, 61, nil, 52, 77], [71, 74, 69, nil, 72],
  ]

  private static func scored() throws -> ScoredSurvey {
    let units = ["A", "B", "C", "D", "E"]
    let small = SmallSurvey(units: units, rows: units.indices.map { SmallSurvey.row([3], unit: $0) })
    let names = (1...5).map { "h\($0)" }
    func figure(_ number: Int, _ weight: Double) -> IndexTree.Branch {
      .init(id: names[number], weight: weight, indicator: .init(source: .data(names[number]), normalization: .none))
    }
    let index = try IndexTree(
      id: "index", publish: IndexTree.PublishRule(atLeast: 1),
      children: [
        .init(id: "c1", weight: 40, component: .init(), children: [figure(0, 2), figure(1, 1)]),
        .init(id: "c2", weight: 60, component: .init(), children: [figure(2, 1), figure(3, 3), figure(4, 1)]),
      ])
    let entries = figures.enumerated().flatMap { unit, row in
      row.enumerated().compactMap { place, value in
        value.map { ContextTable.Entry(unit: unit, indicator: names[place], period: .year(2024), kind: .actual, value: $0) }
      }
    }
    let data = try small.data(index)
    return try ScoredSurvey(
      SurveyData(
        survey: data.survey, index: index, groups: data.groups, context: ContextTable(entries: entries), account: data.account, inputs: []))
  }

  private static let alternatives = IndexTree.Alternatives(
    normalizations: [
      .minMax(range: .thisRun, clip: true, whenEqual: nil, from: 1, to: 100), .zScore(mean: 50, sd: 10, whenEqual: nil),
      .percentileRank(whenEqual: nil, from: 1, to: 100),
    ],
    aggregations: [.geometric, .harmonic, .minimum], missing: [.reweight(atLeast: 0.7)], leftOut: [.component, .indicator, .unit])

  @Test func everyCombinationOfChoices() throws {
    let scored = try Self.scored()
    let space = MethodSpace(scored, Self.alternatives, withoutFlagged: nil, seed: 1, threads: 2)
    let index = scored.data.index
    let (components, indicators) = (index.topLevel, index.indicators)
    let table = try ReferenceTable("draws.printed.csv")
    #expect(table.rows.count == 493)
    for row in table.rows {
      let numbers = row.prefix(6).map { Int($0) ?? -1 }
      var setting = MethodSetting()
      (setting.normalization, setting.aggregation, setting.missing) = (numbers[0], numbers[1], numbers[2])
      setting.component = numbers[3] > 0 ? components[numbers[3] - 1] : nil
      setting.indicator = numbers[4] > 0 ? indicators[numbers[4] - 1] : nil
      setting.unit = numbers[5] > 0 ? space.units.firstIndex(of: numbers[5] - 1) : nil
      let draw = try space.draw(setting)
      #expect(row[6] == "nan" ? draw.change.isNaN : agree(draw.change, Double(row[6]) ?? -1, within: 1e-12), "\(row)")
      for unit in 0..<5 {
        let place = try #require(space.units.firstIndex(of: unit))
        let (score, rank) = (row[7 + 2 * unit], row[8 + 2 * unit])
        #expect(draw.ranks[place] == Int(rank) ?? 0, "\(row)")
        #expect(score.isEmpty ? draw.scores[place].isNaN : agree(draw.scores[place], Double(score) ?? -1, within: 1e-12), "\(row)")
      }
    }
  }

  /// Rows without randomness: f = x₁ + 2x₂ + 3x₁x₂ + x₃²/2, standardised as SALib does it first; its variance divides by 2N, ours by 2N − 1.
  @Test func indicesOfSALib() throws {
    let steps = [37, 53, 71, 89, 101, 113]
    let rows = 64
    func x(_ row: Int, _ column: Int) -> Double { (Double(row * steps[column] % 127) + 0.5) / 127 }
    func f(_ x: [Double]) -> Double { x[0] + 2 * x[1] + 3 * x[0] * x[1] + x[2] * x[2] / 2 }
    func values(fromB: (Int) -> Bool) -> [Double] {
      (0..<rows).map { row in f((0..<3).map { x(row, fromB($0) ? $0 + 3 : $0) }) }
    }
    let table = try ReferenceTable("sobol.printed.csv")
    let (means, deviations) = (try table.numbers("mean"), try table.numbers("sd"))
    let (mean, deviation) = (try #require(means[0]), try #require(deviations[0]))
    func standardised(_ values: [Double]) -> [Double] { values.map { ($0 - mean) / deviation } }
    let found = SobolIndices(
      a: standardised(values { _ in false }), b: standardised(values { _ in true }),
      mixed: (0..<3).map { input in standardised(values { $0 == input }) }, resamples: 0)
    let factor = Double(2 * rows) / Double(2 * rows - 1)
    let (first, total) = (try table.numbers("S1"), try table.numbers("ST"))
    for (place, input) in try #require(found.inputs).enumerated() {
      #expect(agree(input.first.value * factor, try #require(first[place]), within: 1e-12))
      #expect(agree(input.total.value * factor, try #require(total[place]), within: 1e-12))
    }
  }
}
