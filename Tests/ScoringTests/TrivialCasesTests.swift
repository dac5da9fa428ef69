import SurveyModel
import TestSupport
import Testing

@testable import Scoring

/// One unit, all equal, the edges of the doubles: no number where there is none, and no blank where there is
/// one.
@Suite struct TrivialCasesTests {
  static func table(_ values: [Double], columns: [String] = ["x"]) -> UnitTable {
    UnitTable(units: (0..<values.count / columns.count).map { "u\($0)" }, columns: columns, values: values)
  }

  static func index(
    _ normalization: IndexTree.Normalization, aggregation: IndexTree.Aggregation = .arithmetic, columns: [String] = ["x"], decimals: Int = 2
  ) throws -> IndexTree {
    try IndexTree(
      id: "I", score: IndexTree.Score(decimals: decimals), root: .init(aggregation: aggregation),
      children: columns.map { .init(id: $0, indicator: .init(source: .data($0), normalization: normalization)) })
  }

  @Test(arguments: [[7.0], [7, 7, 7], [0.1 + 0.2, 0.3]]) func percentileRanksOfEqualValues(_ values: [Double]) throws {
    let refused = try Self.index(.percentileRank(whenEqual: nil, from: 0, to: 100))
    #expect(throws: ScoringError.self) { try ScoredTable(Self.table(values), index: refused) }
    let allowed = try Self.index(.percentileRank(whenEqual: 50, from: 0, to: 100))
    #expect(try ScoredTable(Self.table(values), index: allowed).indexScores == values.map { _ in 50 })
  }

  /// A range wider than the doubles: halved before it is subtracted.
  @Test func rangesBeyondTheDoubles() throws {
    let range = IndexTree.Normalization.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)
    #expect(try ScoredTable(Self.table([1e308, -1e308, 0]), index: Self.index(range)).indexScores == [100, 0, 50])
  }

  /// Neither spreads nor their squares need be doubles.
  @Test(arguments: [
    (values: [1e308, -1e308, 0], scores: [1, -1, 0]), (values: [1e-200, 2e-200, 3e-200], scores: [-1, 0, 1]),
    (values: [1.7e308, 1.7e308, -1.7e308], scores: [0.5773502691896257, 0.5773502691896257, -1.1547005383792515]),
  ])
  func spreadsBeyondTheDoubles(_ values: [Double], _ expected: [Double]) throws {
    let scores = try ScoredTable(Self.table(values), index: Self.index(.zScore(mean: 0, sd: 1, whenEqual: nil))).indexScores
    #expect(zip(scores, expected).allSatisfy { isClose($0, $1, within: 1e-12) })
  }

  /// A mean of large numbers is one of them; their sum is none.
  @Test func sumsBeyondTheDoubles() throws {
    let table = Self.table([1.5e308, 1.7e308], columns: ["x", "y"])
    let mean = try ScoredTable(table, index: Self.index(.none, columns: ["x", "y"])).indexScores[0]
    #expect(isClose(mean, 1.6e308, within: 1e-12))
    #expect(throws: ScoringError.overflow(unit: "u0", node: "I")) {
      try ScoredTable(table, index: Self.index(.none, aggregation: .sum, columns: ["x", "y"]))
    }
    let harmonic = try ScoredTable(
      Self.table([1e-300, 1e300], columns: ["x", "y"]), index: Self.index(.none, aggregation: .harmonic, columns: ["x", "y"])
    ).indexScores[0]
    #expect(isClose(harmonic, 2e-300, within: 1e-12))
  }

  /// A number that is only read is rounded from its own digits; one that was computed after its 12 digits.
  @Test func numbersThatAreOnlyRead() throws {
    let read = try ScoredTable(Self.table([1_433_228.1944963]), index: Self.index(.none, decimals: 3))
    #expect(read.isAsRead(unit: 0, node: 0) && read.isAsRead(unit: 0, node: 1))
    #expect(read.chain.published.rounded.map { $0?.description } == ["1433228.194"])
    let two = try ScoredTable(
      Self.table([1_433_228.1944963, 1_433_228.1944963], columns: ["x", "y"]), index: Self.index(.none, columns: ["x", "y"], decimals: 3))
    #expect(!two.isAsRead(unit: 0, node: 0) && two.isAsRead(unit: 0, node: 1))
  }

  /// A group that is asked two of an indicator's three questions has the third unanswered.
  @Test(arguments: [(asked: 2, value: 5.0 as Double?), (asked: 1, value: nil)]) func partlyAskedIndicators(asked: Int, value: Double?)
    throws
  {
    let codes = ["q1", "q2", "q3"]
    let scale = AnswerScale(id: "s", categories: (1...5).map { .init(value: Double($0), code: String($0), labels: []) })!
    let questions = codes.prefix(asked).map { Question(code: $0, column: $0, scale: 0) }
    let table = ResponseTable(
      questions: questions, unit: [0], stratum: [0], respondent: [0], isComplete: [true], isInFrame: [true],
      answers: questions.map { _ in [4] })
    let index = try IndexTree(
      id: "I", children: [.init(id: "i", indicator: .init(source: .questions(codes, statistic: .mean)))])
    let composite = try CompositeQuestions(index: index, table: table, scales: [scale])
    let plan = try ScoringPlan(
      index: index, questions: composite.table.questions, scales: composite.scales, askedElsewhere: Set(codes.dropFirst(asked)))
    guard case .answers(let question, let recode) = plan.indicators[0].source else {
      #expect(value == nil && plan.indicators[0].source == .notAsked)
      return
    }
    #expect(recode.value(Answer(byte: composite.table.answers[question][0])) == value)
    #expect(throws: ScoringError.unknownQuestion(code: codes[asked], neededBy: "indicator \"i\"")) {
      try ScoringPlan(index: index, questions: composite.table.questions, scales: composite.scales)
    }
  }

  /// A range wider than doubles reach falls where less is better.
  @Test(arguments: [false, true]) func slopesOfTheWidestRange(isNegative: Bool) {
    let rule = NormalizationRule.line(low: -1e308, high: 1e308, from: 0, to: 100, isNegative: isNegative, outside: .extended)
    let (score, slope) = rule.apply(to: 0.5e308)
    #expect(agree(score, isNegative ? 25 : 75, within: 1e-12))
    #expect(agree(slope * 1e308, isNegative ? -50 : 50, within: 1e-12))
  }

  /// Two groups of one weight, one of them silent: exactly half is enough where half is asked for.
  @Test func halfOfTheGroupsIsHalf() throws {
    let indicator = IndexTree.Branch(id: "x", indicator: IndexTree.Indicator(source: .data("x"), normalization: .none))
    func weights(atLeast: Double) throws -> [Double]? {
      let index = try IndexTree(id: "i", root: .init(missing: .reweight(atLeast: atLeast)), children: [indicator])
      let plan = try ScoringPlan(index: index, questions: [], scales: [])
      return GroupShares(plans: [plan, plan], weights: [1, 1]).weights(of: 0, isThere: [true, false])
    }
    #expect(try weights(atLeast: 0.5) == [1, 0])
    #expect(try weights(atLeast: 0.6) == nil)
  }
}
