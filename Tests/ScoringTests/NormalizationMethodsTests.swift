import Scoring
import SurveyModel
import Testing

/// Every normalisation on values small enough to do by hand.
@Suite struct NormalizationMethodsTests {
  struct Case: Sendable {
    let normalization: IndexTree.Normalization
    let direction: IndexTree.Direction
    var transform: IndexTree.Transform?
    let values: [Double]
    let scores: [Double?]

    init(
      _ normalization: IndexTree.Normalization, transform: IndexTree.Transform? = nil, _ values: [Double], _ scores: [Double?]
    ) {
      self.init(normalization, .positive, transform: transform, values, scores)
    }

    init(
      _ normalization: IndexTree.Normalization, _ direction: IndexTree.Direction, transform: IndexTree.Transform? = nil,
      _ values: [Double], _ scores: [Double?]
    ) {
      self.normalization = normalization
      self.direction = direction
      self.transform = transform
      self.values = values
      self.scores = scores
    }
  }

  static func posts(_ low: Double, _ high: Double, clip: Bool = true) -> IndexTree.Normalization {
    .goalposts(low: low, high: high, clip: clip, from: 0, to: 100)
  }

  static func distance(
    _ distance: IndexTree.Distance, _ range: IndexTree.Range = .thisRun, cap: Bool = false
  ) -> IndexTree.Normalization {
    .distance(distance, range: range, cap: cap, from: 0, to: 100)
  }

  static let percentile = IndexTree.Normalization.percentileRank(whenEqual: nil, from: 0, to: 100)

  static let cases: [Case] = [
    Case(distance(.fractionOfMaximum), [0, 5], [0, 100]),
    // Life expectancy between 20 and 85 years: (72.5 − 20)/65; beyond the posts it is held.
    Case(posts(20, 85), [72.5, 90, 10, .nan], [100 * 52.5 / 65, 100, 0, nil]),
    Case(posts(20, 85), .negative, [72.5, 85], [100 * 12.5 / 65, 0]),
    // ln(1000/100)/ln(10000/100) = 1/2
    Case(posts(100, 10000), transform: .log, [1000, 100, 10000, 50], [50, 0, 100, 0]),
    // Mean 4, s = √((4 + 0 + 4)/2) = 2
    Case(.zScore(mean: 0, sd: 1, whenEqual: nil), [2, 4, 6, .nan], [-1, 0, 1, nil]),
    Case(.zScore(mean: 100, sd: 10, whenEqual: nil), .negative, [2, 4, 6], [110, 100, 90]),
    Case(.zScore(mean: 0, sd: 1, whenEqual: 7), [3, 3], [7, 7]),
    // From the worst: 10 is worse than 30 and 30, these than 40.
    Case(.rank, [30, 10, .nan, 30, 40], [2, 1, nil, 2, 4]),
    Case(.rank, .negative, [30, 10, 30, 40], [2, 4, 2, 1]),
    Case(.rank, [5], [1]),
    Case(.borda, [30, 10, .nan, 30, 40], [1, 0, nil, 1, 3]),
    Case(percentile, [30, 10, .nan, 30, 40], [100 / 3.0, 0, nil, 100 / 3.0, 100]),
    Case(percentile, [1, 2], [0, 100]),
    Case(.percentileRank(whenEqual: 50, from: 0, to: 100), [9, .nan], [50, nil]),
    // Noise of a sum is no difference.
    Case(.rank, [0.1 + 0.2, 0.3], [1, 1]),
    // (x − 10)/(50 − 10)
    Case(distance(.target(50)), [10, 30, 70, .nan], [0, 50, 150, nil]),
    Case(distance(.target(50), cap: true), [10, 30, 70], [0, 50, 100]),
    // (70 − x)/(70 − 20)
    Case(distance(.target(20)), .negative, [10, 45, 70], [120, 50, 0]),
    // The value of u1 is 30: (x − 10)/20.
    Case(distance(.reference("u1")), [10, 30, 70], [0, 100, 300]),
    Case(distance(.maximum), [10, 30, 70], [0, 100 / 3.0, 100]),
    Case(distance(.maximum), .negative, [10, 40, 70], [100, 50, 0]),
    Case(distance(.maximum, .given(min: 0, max: 100)), [10, 40], [10, 40]),
    // x/80, and 20/x where less is better.
    Case(distance(.fractionOfMaximum), [20, 80, .nan], [25, 100, nil]),
    Case(distance(.fractionOfMaximum), .negative, [20, 80], [100, 25]),
    Case(.categorical([.init(from: 10, score: 5), .init(from: 0, score: 1)]), [0, 9.99, 10, 400, .nan], [1, 1, 5, 5, nil]),
    Case(.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100), transform: .log, [1, 10, 100], [0, 50, 100]),
  ]

  static func plan(
    _ normalization: IndexTree.Normalization, _ direction: IndexTree.Direction = .positive, transform: IndexTree.Transform? = nil
  ) throws -> ScoringPlan {
    let indicator = IndexTree.Indicator(source: .data("x"), direction: direction, transform: transform, normalization: normalization)
    return try ScoringPlan(index: IndexTree(id: "i", children: [.init(id: "x", indicator: indicator)]), questions: [], scales: [])
  }

  static func normalizer(
    _ plan: ScoringPlan, _ values: [Double], ranged: [Bool]? = nil, pooled: PooledValues = PooledValues(edition: nil)
  ) throws -> Normalizer {
    try Normalizer(
      plan: plan, values: IndicatorValues(domains: values.count, indicators: 1, values: values),
      isRanged: ranged ?? values.map { _ in true }, unitIDs: values.indices.map { "u\($0)" }, pooled: pooled)
  }

  static func scores(_ plan: ScoringPlan, _ values: [Double]) throws -> IndicatorScores {
    try normalizer(plan, values).scores(of: IndicatorValues(domains: values.count, indicators: 1, values: values))
  }

  @Test(arguments: cases) func byHand(c: Case) throws {
    let scores = try Self.scores(Self.plan(c.normalization, c.direction, transform: c.transform), c.values)
    for (unit, expected) in c.scores.enumerated() {
      let score = scores.score(domain: unit, indicator: 0)
      if let expected { #expect(isClose(score, expected, within: 1e-12) || (score ?? .nan) == expected) } else { #expect(score == nil) }
    }
  }

  /// d score/d value of what has one, the other units held: (f(x + h) − f(x − h))/2h of a domain that takes no part in the range.
  @Test(arguments: cases) func slopes(c: Case) throws {
    guard c.normalization.isDifferentiable else { return }
    let plan = try Self.plan(c.normalization, c.direction, transform: c.transform)
    let normalizer = try Self.normalizer(plan, c.values)
    let ends = c.values.filter { !$0.isNaN }
    let middle = (ends.min() ?? 0) + 0.4 * ((ends.max() ?? 0) - (ends.min() ?? 0))
    let h = 1e-5 * max(1, middle.magnitude)
    let around = normalizer.scores(of: IndicatorValues(domains: 3, indicators: 1, values: [middle - h, middle, middle + h]))
    let difference = ((around.score(domain: 2, indicator: 0) ?? 0) - (around.score(domain: 0, indicator: 0) ?? 0)) / (2 * h)
    #expect((around.slope(domain: 1, indicator: 0) - difference).magnitude <= 1e-6 * max(1, difference.magnitude))
  }

  struct Refused: Sendable {
    let normalization: IndexTree.Normalization
    var direction = IndexTree.Direction.positive
    var transform: IndexTree.Transform?
    let values: [Double]
    let error: ScoringError
  }

  static let refused: [Refused] = [
    Refused(
      normalization: posts(0, 10, clip: false), values: [5, 12],
      error: .outsideRange(indicator: "x", unit: "u1", value: 12, min: 0, max: 10)),
    Refused(
      normalization: posts(1, 10), transform: .log, values: [5, 0],
      error: .notPositive(indicator: "x", unit: "u1", value: 0, neededBy: "transform: log")),
    Refused(
      normalization: .zScore(mean: 0, sd: 1, whenEqual: nil), values: [3, 3],
      error: .allEqual(indicator: "x", value: 3, units: ["u0", "u1"], method: "z-score")),
    Refused(
      normalization: percentile, values: [3], error: .allEqual(indicator: "x", value: 3, units: ["u0"], method: "percentile-rank")),
    Refused(
      normalization: distance(.target(5)), values: [10, 20],
      error: .targetNotBetter(indicator: "x", method: "distance-to-target", target: 5, worst: 10)),
    Refused(normalization: distance(.reference("u7")), values: [1, 2], error: .noReference(indicator: "x", unit: "u7")),
    Refused(
      normalization: distance(.fractionOfMaximum), direction: .negative, values: [4, 0],
      error: .notPositive(indicator: "x", unit: "u1", value: 0, neededBy: "fraction-of-maximum")),
    Refused(
      normalization: distance(.fractionOfMaximum), values: [5, -2],
      error: .notPositive(indicator: "x", unit: "u1", value: -2, neededBy: "fraction-of-maximum")),
    Refused(
      normalization: distance(.fractionOfMaximum, cap: true), values: [-0.001, 5],
      error: .notPositive(indicator: "x", unit: "u0", value: -0.001, neededBy: "fraction-of-maximum")),
    Refused(
      normalization: .categorical([.init(from: 0, score: 1)]), values: [-1],
      error: .belowBands(indicator: "x", unit: "u0", value: -1, lowest: 0)),
    Refused(
      normalization: .minMax(range: .pooled(["2019"]), clip: false, whenEqual: nil, from: 0, to: 100), values: [1, 2],
      error: .unknownEdition(indicator: "x", edition: "2019")),
  ]

  @Test(arguments: refused) func refusals(c: Refused) throws {
    #expect(throws: c.error) { try Self.normalizer(Self.plan(c.normalization, c.direction, transform: c.transform), c.values) }
  }

  /// 2019: 0 and 40; 2020: 60; this run 20 and 50. Over 2019 and 2020: x/60. With this run's 2021, 80: x/80.
  @Test func pooledRanges() throws {
    func scores(_ editions: [String], _ values: [Double], clip: Bool = false) throws -> [Double?] {
      let plan = try Self.plan(.minMax(range: .pooled(editions), clip: clip, whenEqual: nil, from: 0, to: 60))
      let pooled = PooledValues(edition: "2021", values: ["x": ["2019": [0, 40], "2020": [60]]])
      let normalizer = try Self.normalizer(plan, values, pooled: pooled)
      let scores = normalizer.scores(of: IndicatorValues(domains: values.count, indicators: 1, values: values))
      return values.indices.map { scores.score(domain: $0, indicator: 0) }
    }
    #expect(try scores(["2019", "2020"], [20, 50]) == [20, 50])
    #expect(try scores(["2019", "2020", "2021"], [20, 80]) == [15, 60])
    #expect(throws: ScoringError.outsideRange(indicator: "x", unit: "u1", value: 80, min: 0, max: 60)) {
      try scores(["2019", "2020"], [20, 80])
    }
    #expect(try scores(["2019", "2020"], [20, 80], clip: true) == [20, 60])
  }

  /// What goalposts held at an end is listed, with the value as it was given.
  @Test func clippedValuesAreListed() throws {
    let normalizer = try Self.normalizer(Self.plan(Self.posts(20, 85)), [72, 90, 10], ranged: [true, true, false])
    #expect(normalizer.clipped.map(\.unit) == [1])
    #expect(normalizer.clipped.map(\.value) == [90])
    #expect(normalizer.clipped.map(\.high) == [85])
  }

  /// A withheld unit moves no rank, and has the rank that it would have.
  @Test func withheldUnitsDoNotRank() throws {
    let plan = try Self.plan(.rank)
    let values = [10.0, 20, 15, 30]
    let normalizer = try Self.normalizer(plan, values, ranged: [true, true, false, false])
    let scores = normalizer.scores(of: IndicatorValues(domains: 4, indicators: 1, values: values))
    #expect((0..<4).map { scores.score(domain: $0, indicator: 0) } == [1, 2, 2, 3])
  }
}
