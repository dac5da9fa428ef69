import Scoring
import SurveyModel
import Testing

@Suite struct NormalizerTests {
  static func data(
    _ normalization: IndexTree.Normalization, _ direction: IndexTree.Direction = .positive
  ) throws -> ScoringPlan {
    let indicator = IndexTree.Indicator(source: .data("x"), direction: direction, normalization: normalization)
    return try ScoringPlan(
      index: IndexTree(id: "i", children: [IndexTree.Branch(id: "x", indicator: indicator)]), questions: [], scales: [])
  }

  static func minMax(
    _ range: IndexTree.Range, clip: Bool = false, whenEqual: Double? = nil, from: Double = 0, to: Double = 100
  ) -> IndexTree.Normalization {
    .minMax(range: range, clip: clip, whenEqual: whenEqual, from: from, to: to)
  }

  struct Case: Sendable {
    let normalization: IndexTree.Normalization
    let direction: IndexTree.Direction
    let values: [Double]
    let scores: [Double?]
    let slopes: [Double]
    init(
      _ normalization: IndexTree.Normalization, _ direction: IndexTree.Direction, _ values: [Double], _ scores: [Double?],
      _ slopes: [Double]
    ) {
      self.normalization = normalization
      self.direction = direction
      self.values = values
      self.scores = scores
      self.slopes = slopes
    }
  }

  static let cases: [Case] = [
    Case(.none, .positive, [3, .nan], [3, nil], [1, 0]),
    // (x − 10)/(20 − 10)·100
    Case(minMax(.thisRun), .positive, [10, 20, 15, .nan], [0, 100, 50, nil], [10, 10, 10, 0]),
    Case(minMax(.thisRun), .negative, [10, 20, 15], [100, 0, 50], [-10, -10, -10]),
    // PCI: 1 + 9(x − min)/(max − min), and 11 − that.
    Case(minMax(.thisRun, from: 1, to: 10), .positive, [2, 4, 6], [1, 5.5, 10], [2.25, 2.25, 2.25]),
    Case(minMax(.thisRun, from: 1, to: 10), .negative, [2, 4, 6], [10, 5.5, 1], [-2.25, -2.25, -2.25]),
    // 12 of 0...48 hours, the fewer the better: 36/48.
    Case(minMax(.given(min: 0, max: 48)), .negative, [12, 48], [75, 0], [-100 / 48.0, -100 / 48.0]),
    // Clipped: no slope where the value lies outside.
    Case(minMax(.given(min: 0, max: 10), clip: true), .positive, [-1, 5, 12], [0, 50, 100], [0, 10, 0]),
    Case(minMax(.thisRun, whenEqual: 42), .positive, [7, 7, .nan], [42, 42, nil], [0, 0, 0]),
    // Nobody has a value: nothing to refuse.
    Case(minMax(.thisRun), .positive, [.nan, .nan], [nil, nil], [0, 0]),
    Case(minMax(.thisRun), .positive, [], [], []),
  ]

  @Test(arguments: cases) func scoresAndSlopes(c: Case) throws {
    let plan = try Self.data(c.normalization, c.direction)
    let values = IndicatorValues(domains: c.values.count, indicators: 1, values: c.values)
    let normalizer = try Normalizer(
      plan: plan, values: values, isRanged: c.values.map { _ in true }, unitIDs: c.values.indices.map { "u\($0)" })
    let scores = normalizer.scores(of: values)
    for unit in c.values.indices {
      #expect(scores.score(domain: unit, indicator: 0) == c.scores[unit])
      #expect(scores.slope(domain: unit, indicator: 0) == c.slopes[unit])
    }
  }

  /// Equal values are refused, with the indicator and its units; so are values that differ by the noise of a sum only.
  @Test(arguments: [[0.3, 0.3], [0.1 + 0.2, 0.3], [5]]) func equalValuesAreRefused(values: [Double]) throws {
    let plan = try Self.data(Self.minMax(.thisRun))
    #expect(throws: ScoringError.self) {
      try Normalizer(
        plan: plan, values: IndicatorValues(domains: values.count, indicators: 1, values: values),
        isRanged: values.map { _ in true }, unitIDs: ["one", "two"])
    }
  }

  /// 60 lies outside 0...48: an error for a unit that is published, a missing score for one that is not.
  @Test func outsideAGivenRange() throws {
    let plan = try Self.data(Self.minMax(.given(min: 0, max: 48)))
    let values = IndicatorValues(domains: 2, indicators: 1, values: [12, 60])
    #expect(throws: ScoringError.outsideRange(indicator: "x", unit: "b", value: 60, min: 0, max: 48)) {
      try Normalizer(plan: plan, values: values, isRanged: [true, true], unitIDs: ["a", "b"])
    }
    let normalizer = try Normalizer(plan: plan, values: values, isRanged: [true, false], unitIDs: ["a", "b"])
    #expect(normalizer.scores(of: values).score(domain: 0, indicator: 0) == 25)
    #expect(normalizer.scores(of: values).score(domain: 1, indicator: 0) == nil)
  }

  /// Withheld units take no part in a range of this run; what lies outside it says nothing, unless clipped.
  @Test func withheldUnitsAreOutsideTheRange() throws {
    let values = IndicatorValues(domains: 4, indicators: 1, values: [10, 20, 90, 15])
    for (clip, expected) in [(false, nil), (true, 100.0)] as [(Bool, Double?)] {
      let normalizer = try Normalizer(
        plan: Self.data(Self.minMax(.thisRun, clip: clip)), values: values, isRanged: [true, true, false, false],
        unitIDs: ["a", "b", "c", "d"])
      let scores = normalizer.scores(of: values)
      #expect((0..<4).map { scores.score(domain: $0, indicator: 0) } == [0, 100, expected, 50])
      #expect(normalizer.observedRanges == [Normalizer.ObservedRange(indicator: "x", min: 10, max: 20, units: 2)])
    }
  }

  struct Statistic: Sendable {
    let statistic: IndexTree.Statistic
    let normalization: IndexTree.Normalization
    let value: Double
    let score: Double
    init(_ statistic: IndexTree.Statistic, _ normalization: IndexTree.Normalization, _ value: Double, _ score: Double) {
      self.statistic = statistic
      self.normalization = normalization
      self.value = value
      self.score = score
    }
  }

  /// Answers 5 4 3 2 2 of 1...5: mean 3.2, best 1/5, two best 2/5, two worst 2/5, net 0.
  static let statistics: [Statistic] = [
    Statistic(.mean, .answerScale(from: 0, to: 100), 3.2, 55),
    Statistic(.mean, .answerScale(from: 1, to: 10), 3.2, 5.95),
    Statistic(.mean, .shareOfMaximum(to: 100), 3.2, 64),
    Statistic(.top1, .answerScale(from: 0, to: 100), 0.2, 20),
    Statistic(.top2, .answerScale(from: 0, to: 100), 0.4, 40),
    Statistic(.bottom2, .answerScale(from: 0, to: 100), 0.4, 40),
    Statistic(.net, .answerScale(from: 0, to: 100), 0, 50),
    Statistic(.top2, .none, 0.4, 0.4),
  ]

  @Test(arguments: statistics) func statisticsOfAnswers(c: Statistic) throws {
    var survey = TinySurvey(units: ["a"])
    survey.responses = [5, 4, 3, 2, 2, nil].enumerated().map { TinySurvey.Response(UInt32($0), unit: 0, [$1]) }
    let index = try IndexTree(id: "i", children: [item("q1", statistic: c.statistic, normalization: c.normalization)])
    let scored = try survey.scored(index)
    #expect(isClose(scored.values.value(domain: 0, indicator: 0), c.value, within: 1e-15))
    #expect(isClose(scored.scores[0], c.score, within: 1e-15))
    #expect(scored.values.answers(domain: 0, indicator: 0) == 5)
    #expect(scored.values.weightSum(domain: 0, indicator: 0) == 5)
  }

  struct TooSmall: Sendable {
    let statistic: IndexTree.Statistic
    let categories: Int
    let needed: Int
  }

  static let tooSmall: [TooSmall] = [
    TooSmall(statistic: .top2, categories: 2, needed: 3), TooSmall(statistic: .bottom2, categories: 2, needed: 3),
    TooSmall(statistic: .net, categories: 3, needed: 4),
  ]

  @Test(arguments: tooSmall) func scaleTooSmall(c: TooSmall) throws {
    let survey = TinySurvey(categories: c.categories)
    let index = try IndexTree(id: "i", children: [item("q1", statistic: c.statistic)])
    #expect(
      throws: ScoringError.scaleTooSmall(
        question: "q1", statistic: c.statistic.name, categories: c.categories, needed: c.needed)
    ) {
      try survey.scored(index)
    }
  }

  @Test func definitionsThatCannotBeScored() throws {
    let index = try IndexTree(id: "i", children: [item("q9")])
    #expect(throws: ScoringError.unknownQuestion(code: "q9", neededBy: "indicator \"q9\"")) { try TinySurvey().scored(index) }
    #expect(throws: ScoringError.noAnswerScale(indicator: "x")) { try Self.data(.answerScale(from: 0, to: 100)) }
    #expect(throws: ScoringError.noAnswerScale(indicator: "x")) { try Self.data(.shareOfMaximum(to: 100)) }
  }
}
