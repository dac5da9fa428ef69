import Glibc
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct MethodDrawsTests {
  /// Components of the same number of indicators, weights as given, arithmetic.
  static func index(_ weights: [Double], indicators: Int = 1, from: Double = 0, to: Double = 100) throws -> IndexTree {
    try IndexTree(
      id: "I", score: .init(from: from, to: to),
      children: weights.enumerated().map { place, weight in
        IndexTree.Branch(
          id: "c\(place)", weight: weight,
          children: (0..<indicators).map { own in
            IndexTree.Branch(
              id: "c\(place)i\(own)", indicator: .init(source: .data("c\(place)i\(own)"), normalization: .none))
          })
      })
  }

  static func random(units: Int, indicators: Int, seed: UInt64) -> [Double] {
    var generator = TestGenerator(seed: seed)
    return (0..<units * indicators).map { _ in 20 + 70 * generator.unit() }
  }

  static func space(
    _ index: IndexTree, _ scores: [Double], units: Int, weights: MethodSpace.Weights = .share(0.25),
    others: [(String, [Double])] = [], aggregations: [IndexTree.Aggregation] = [], missing: [IndexTree.MissingPolicy] = [],
    leftOut: [MethodSpace.Part] = [], replicates: [[Double]] = []
  ) throws -> MethodSpace {
    let count = index.indicators.count
    let all = [("published", scores)] + others
    return try MethodSpace(
      index: index, weights: weights,
      normalizations: all.map { .init(name: $0.0, scores: [IndicatorScores(domains: units, indicators: count, scores: $0.1)]) },
      aggregations: aggregations, missing: missing, leftOut: leftOut, isRanked: Array(repeating: true, count: units), replicates: replicates
    )
  }

  // MARK: Estimators

  @Test func quantilesOfType7() {
    let x = [3.0, 7, 8, 12, 13, 14, 18, 61]
    for (p, expected) in [(0.05, 4.4), (0.25, 7.75), (0.5, 12.5), (0.9, 30.9), (0.95, 45.95)] {
      #expect(agree(Quantile.type7(x, p), expected, within: 1e-12))
    }
    #expect(Quantile.type7([5], 0.9) == 5 && Quantile.type7([], 0.5).isNaN)
  }

  @Test func estimatorsOnFixedRows() throws {
    let f = { (x: [Double]) in x[0] + 2 * x[1] + 3 * x[0] * x[1] }
    let a = [[0.1, 0.6], [0.4, 0.9], [0.7, 0.2], [0.95, 0.45]]
    let b = [[0.5, 0.3], [0.8, 0.1], [0.25, 0.75], [0.35, 0.55]]
    let mixed = (0..<2).map { input in zip(a, b).map { f([input == 0 ? $1[0] : $0[0], input == 1 ? $1[1] : $0[1]]) } }
    let found = try #require(SobolIndices(yA: a.map(f), yB: b.map(f), yAB: mixed, resamples: 20))
    #expect(agree(found.variance, 0.609068638392857, within: 1e-12))
    for (own, expected) in zip(found.indices, [(-0.390996572452634, 1.22139353942596), (0.802095559031051, 2.53459733877196)]) {
      #expect(agree(own.first, expected.0, within: 1e-12) && agree(own.total, expected.1, within: 1e-12), "\(own)")
    }
    #expect(SobolIndices(yA: [1, 1], yB: [1, 1], yAB: [[1, 1]]) == nil)
  }

  @Test func theFunctionOfIshigami() throws {
    let f = { (x: [Double]) in sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]) }
    var stream = SeededStream(seed: 3, stream: 0)
    let rows = (0..<4096).map { _ in (0..<6).map { _ in Double.pi * (2 * stream.uniform() - 1) } }
    let mixed = (0..<3).map { input in rows.map { row in f((0..<3).map { $0 == input ? row[3 + $0] : row[$0] }) } }
    let found = try #require(
      SobolIndices(yA: rows.map { f(Array($0[..<3])) }, yB: rows.map { f(Array($0[3...])) }, yAB: mixed, confidence: 0.99))
    #expect(agree(found.variance, 13.8445879407193, within: 0.03))
    let expected = [(0.313905191147811, 0.557588855209959), (0.442411144790041, 0.442411144790041), (0, 0.243683664062148)]
    for (own, truth) in zip(found.indices, expected) {
      #expect(own.firstInterval.low < truth.0 && truth.0 < own.firstInterval.high, "\(own)")
      #expect(own.totalInterval.low < truth.1 && truth.1 < own.totalInterval.high, "\(own)")
    }
  }

  @Test func gammaNumbersHaveTheirMoments() {
    for shape in [0.3, 1, 4.5] {
      var stream = SeededStream(seed: 9, stream: 1)
      let drawn = (0..<40_000).map { _ in stream.gamma(shape) }
      let mean = drawn.reduce(0, +) / 40_000
      let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000
      #expect(agree(mean, shape, within: 0.03) && agree(variance, shape, within: 0.06), "\(shape): \(mean) \(variance)")
    }
  }

  // MARK: Draws

  @Test func aChoiceThatDecidesEverythingIsToldSo() throws {
    // The other normalisation turns the ranking round; weights, equal everywhere, cannot matter: every unit has one score in both components.
    let scores = [90.0, 90, 70, 70, 50, 50, 30, 30]
    let space = try Self.space(try Self.index([60, 40]), scores, units: 4, others: [("reversed", scores.map { 120 - $0 })])
    #expect(space.inputs == [.weights, .normalization])
    let sensitivity = try #require(MethodSensitivity(space, rows: 256, seed: 1))
    let indices = try #require(sensitivity.indices).indices
    #expect(indices[0].total == 0 && indices[0].first == 0)
    #expect(agree(indices[1].first, 1, within: 0.2) && agree(indices[1].total, 1, within: 0.2), "\(indices)")
    let draws = try #require(MethodDraws(space, draws: 2000, seed: 1))
    let (first, last) = (try #require(draws.units[0]), try #require(draws.units[3]))
    #expect((first.first - 0.5).magnitude < 0.04 && agree(first.first + last.first, 1, within: 1e-12))
    #expect(first.ranks == [1, 1, 4] || first.ranks == [1, 4, 4], "\(first)")
    #expect((draws.meanRankChange - 1).magnitude < 0.08 && draws.failed == 0 && draws.draws == 2000)
    // With the weights alone nothing moves.
    let fixed = try #require(MethodDraws(space, draws: 200, inputs: [.weights], seed: 1))
    #expect(fixed.meanRankChange == 0 && fixed.units.allSatisfy { ($0?.shares[($0?.rank ?? 1) - 1] ?? 0) > 0.999 })
  }

  @Test func drawsStayWithinTheExactBounds() throws {
    let weights = [50.0, 30, 20]
    let scores = [82.0, 70, 64, 75, 78, 66, 68, 80, 71, 79, 66, 73, 73, 74, 70]
    let draws = try #require(
      MethodDraws(try Self.space(try Self.index(weights), scores, units: 5, weights: .share(0.5)), draws: 3000, seed: 2))
    // Drawn ± 50 % and brought back to their sum, a weight lies between w/2 and 3w/2 over any sum: within the ratio of those ends.
    let bounds = WeightBounds(ChildScores(units: 5, children: 3, scores: scores), try .any(children: 3), nominal: weights)
    for (unit, own) in draws.units.enumerated() {
      let own = try #require(own)
      let bound = try #require(bounds.units[unit])
      let seen = own.shares.indices.filter { own.shares[$0] > 0 }.map { $0 + 1 }
      #expect(seen.allSatisfy { $0 >= bound.best.attained && $0 <= bound.worst.attained }, "\(unit): \(seen)")
      #expect(agree(own.shares.reduce(0, +), 1, within: 1e-12))
    }
  }

  @Test(arguments: [1, 2, 3, 7]) func theSameWithAnyNumberOfThreads(threads: Int) throws {
    let index = try Self.index([40, 30, 20, 10], indicators: 3)
    let scores = Self.random(units: 9, indicators: 12, seed: 4)
    let noise = (0..<20).map { number in Self.random(units: 9, indicators: 12, seed: 100 + UInt64(number)).map { ($0 - 55) / 10 } }
    let space = try Self.space(
      index, scores, units: 9, weights: .dirichlet(40), others: [("squared", scores.map { $0 * $0 / 100 })],
      aggregations: [.geometric, .harmonic], missing: [.zero], leftOut: [.component, .indicator, .unit], replicates: noise)
    #expect(space.inputs == MethodSpace.Input.allCases)
    #expect(MethodDraws(space, draws: 300, seed: 6, threads: threads) == MethodDraws(space, draws: 300, seed: 6))
    #expect(MethodSensitivity(space, rows: 40, seed: 6, threads: threads) == MethodSensitivity(space, rows: 40, seed: 6))
    #expect(MethodDraws(space, draws: 300, seed: 6, work: Work(isCancelled: { true })) == nil)
  }

  @Test func methodsThatCannotGoTogetherAreNamed() throws {
    let index = try Self.index([50, 50])
    #expect(throws: MethodSpace.Incompatible(normalization: "centred", aggregation: .geometric)) {
      try Self.space(index, [1, 2, 3, 4], units: 2, others: [("centred", [-1, 0, 1, 0])], aggregations: [.geometric])
    }
  }

  @Test func aDrawWithoutAScoreIsCountedAndLeftOut() throws {
    // Without the first component, unit 1 has nothing left.
    let space = try Self.space(try Self.index([50, 50]), [80, 70, 60, .nan], units: 2, weights: .fixed, leftOut: [.component])
    let draws = try #require(MethodDraws(space, draws: 600, seed: 1))
    #expect(draws.failed > 150 && draws.failed < 250 && draws.draws + draws.failed == 600)
    #expect(draws.units[0]?.first == 1)
  }

  @Test func leavingOutAUnitMovesNobodyElse() throws {
    let space = try Self.space(
      try Self.index([50, 50]), Self.random(units: 6, indicators: 2, seed: 8), units: 6, weights: .fixed, leftOut: [.unit])
    let draws = try #require(MethodDraws(space, draws: 500, seed: 1))
    #expect(draws.meanRankChange == 0 && MethodSensitivity(space, rows: 64, seed: 1)?.indices == nil)
  }

  @Test func samplingAndMethodTogether() throws {
    // Two units that only the answers can part: half of the replicates turn them round.
    let replicates = [[0.0, 0, 5, 5], [0, 0, 0, 0], [0, 0, 6, 6], [0, 0, -1, -1]]
    let space = try Self.space(try Self.index([50, 50]), [80, 80, 78, 78], units: 2, replicates: replicates)
    let sampling = try #require(MethodDraws(space, draws: 2000, inputs: [.sampling], seed: 1))
    let method = try #require(MethodDraws(space, draws: 2000, inputs: [.weights], seed: 1))
    let both = try #require(MethodDraws(space, draws: 2000, seed: 1))
    #expect(((sampling.units[0]?.first ?? 0) - 0.5).magnitude < 0.04 && method.units[0]?.first == 1)
    #expect(both.units[0]?.first == sampling.units[0]?.first)
  }

  @Test func oneUnitAndNone() throws {
    let one = try Self.space(try Self.index([50, 50]), [80, 70], units: 1)
    #expect(MethodDraws(one, draws: 10, seed: 1)?.units[0]?.shares == [1] && MethodSensitivity(one, rows: 8, seed: 1) == nil)
    let none = try Self.space(try Self.index([50, 50]), [.nan, .nan], units: 1)
    #expect(MethodDraws(none, draws: 10, seed: 1) == nil)
  }
}
