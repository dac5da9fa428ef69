import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Other choices of method through the whole chain, on three units with hard figures (answers weigh nothing here).
@Suite struct MethodDrawsTests {
  private static func survey(
    _ figures: [[Double?]], weights: [Double] = [50, 30, 20], alternatives: IndexTree.Alternatives?, root: IndexTree.Component = .init(),
    normalization: IndexTree.Normalization = .none, decimals: Int = 2
  ) throws -> SurveyData {
    let base = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm))
    let ids = weights.indices.map { "h\($0 + 1)" }
    let index = try IndexTree(
      id: "hard", score: .init(from: 0, to: 100, decimals: decimals), root: root,
      children: zip(ids, weights).map { id, weight in
        IndexTree.Branch(id: id, weight: weight, indicator: .init(source: .data(id), normalization: normalization))
      }
    ).considering(alternatives)
    let entries = figures.enumerated().flatMap { unit, row in
      row.enumerated().compactMap { place, value in
        value.map { ContextTable.Entry(unit: unit, indicator: ids[place], period: .year(2023), kind: .actual, value: $0) }
      }
    }
    return SurveyData(
      survey: base.survey, index: index, groups: base.groups, context: ContextTable(entries: entries), account: base.account, inputs: [])
  }

  private static func outcome(_ data: SurveyData, threads: Int = 1) throws -> Result<MethodDraws, MethodDraws.Absence> {
    try #require(Evaluation(threads: threads, asksRobustness: true, draws: nil).evaluate(data).methodDraws)
  }

  private static let figures: [[Double?]] = [[82, 70, 64], [75, 78, 66], [68, 80, 71]]

  /// Two aggregations of a table in which they disagree: A 90, 90, 10 and B 60, 60, 60 and C 55, 55, 55 with equal weights. Arithmetic means 63.3, 60, 55, geometric
  /// ones 43.3, 60, 55: A falls by two ranks, the others rise by one, 4/3 on average, in half of the draws.
  @Test func oneChoiceThatDecidesEverythingIsToldSo() throws {
    let alternatives = IndexTree.Alternatives(weights: .share(0.01), aggregations: [.geometric], leftOut: [.unit], draws: 2000)
    let found = try Self.outcome(
      Self.survey([[90, 90, 10], [60, 60, 60], [55, 55, 55]], weights: [1, 1, 1], alternatives: alternatives)
    ).get()
    #expect(found.choices == [.weights, .aggregation, .unit] && found.areDeclared && found.method.draws == 2000)
    let alone = try Self.outcome(
      Self.survey(
        [[90, 90, 10], [60, 60, 60], [55, 55, 55]], weights: [1, 1, 1],
        alternatives: .init(weights: .share(0.01), aggregations: [.geometric], draws: 2000))
    ).get()
    #expect((alone.method.change - 2.0 / 3).magnitude < 0.05 && (alone.method.unchangedShare - 0.5).magnitude < 0.05)
    let inputs = try #require(alone.sensitivity?.inputs)
    #expect(inputs[0].total.value == 0 && inputs[0].first.value == 0)
    #expect((inputs[1].total.value - 1).magnitude < 0.1 && (inputs[1].first.value - 1).magnitude < 0.1)
    let first = alone.method.units[0]
    #expect(first.unit == 0 && first.published == 1 && first.ranks.low == 1 && first.ranks.high == 3)
    #expect((first.firstShare - 0.5).magnitude < 0.05 && first.firstShare == first.sameShare)
    #expect(alone.method.units.allSatisfy { $0.draws == 2000 } && alone.method.failed == 0)
    // Somebody is first in every draw, and nobody shares the place here.
    #expect(agree(alone.method.units.reduce(0) { $0 + $1.firstShare }, 1, within: 1e-12))
  }

  /// In one draw, by hand: with 50 30 20 each within 25% A and B change places, C never passes B (see WeightRobustnessTests).
  @Test func ranksStayWithinWhatIsProvenForTheWeights() throws {
    let data = try Self.survey(Self.figures, alternatives: .init(weights: .share(0.25), draws: 3000))
    let results = try Evaluation(asksRobustness: true, draws: nil).evaluate(data)
    let draws = try #require(results.methodDraws).get()
    let bounds = try #require(results.weightRobustness).get()
    let reach = try #require(bounds.reach(.share(0.25)))
    for unit in draws.method.units {
      let proven = try #require(reach.ranks[unit.unit]?.proven)
      #expect(Double(proven.lowerBound) <= unit.ranks.low && unit.ranks.high <= Double(proven.upperBound))
      #expect(unit.scores.low <= unit.scores.median && unit.scores.median <= unit.scores.high)
    }
    #expect(draws.sensitivity == nil && draws.choices == [.weights] && draws.joint == nil)
  }

  @Test func withNothingToChooseThereAreNoDraws() throws {
    #expect(throws: MethodDraws.Absence.noChoice) { try Self.outcome(Self.survey(Self.figures, alternatives: .init())).get() }
    // The same aggregation as the index's own is a choice that changes nothing.
    let same = try Self.outcome(Self.survey(Self.figures, alternatives: .init(aggregations: [.arithmetic], draws: 100))).get()
    #expect(same.method.change == 0 && same.method.unchangedShare == 1)
    #expect(same.method.units.allSatisfy { $0.ranks.low == $0.ranks.high && $0.sameShare == 1 })
  }

  /// A unit that goes changes nobody's place among those that stay, where no score is made from other units.
  @Test func leavingOutAUnitMovesNobodyWhereScoresStandAlone() throws {
    let found = try Self.outcome(Self.survey(Self.figures, alternatives: .init(leftOut: [.unit], draws: 400))).get()
    #expect(found.method.change == 0)
    // Each is away in a sixth of the draws.
    #expect(found.method.units.allSatisfy { (Double($0.draws) / 400 - 5.0 / 6).magnitude < 0.08 })
  }

  /// Min-max: without the unit that holds an end the others change places. With C, A has 1, 0 → and B 0.1, 0.5.
  ///
  ///     A 10 0    B 9 5    C 0 10      min-max A 1, 0; B 0.9, 0.5; C 0, 1: B first, A and C second
  ///     without C: A 1, 0; B 0, 1: a tie
  @Test func rankReversalByAUnitIsSeen() throws {
    let minMax = IndexTree.Normalization.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)
    let found = try Self.outcome(
      Self.survey(
        [[10, 0], [9, 5], [0, 10]], weights: [1, 1], alternatives: .init(leftOut: [.unit], draws: 600), normalization: minMax)
    ).get()
    #expect(found.method.change > 0)
    // B is first with A or C or both.
    let b = try #require(found.method.units.first { $0.unit == 1 })
    #expect(b.firstShare == 1 && b.ranks.high == 1)
    let a = try #require(found.method.units.first { $0.unit == 0 })
    #expect(a.ranks.low == 1 && a.published == 2)
  }

  /// A geometric mean of a figure of zero: every draw with it is counted, named and left out.
  @Test func drawsThatCannotBeComputedAreCounted() throws {
    let found = try Self.outcome(
      Self.survey([[82, 70, 0], [75, 78, 66], [68, 80, 71]], alternatives: .init(aggregations: [.geometric], draws: 1000))
    ).get()
    let failure = try #require(found.method.failures.first)
    #expect(found.method.failures.count == 1 && found.method.draws + failure.draws == 1000)
    #expect(failure.aggregation == 1 && failure.normalization == 0 && (Double(failure.draws) - 500).magnitude < 60)
    guard case .childNotPositive(_, "hard", "h3", 0, "geometric")? = failure.error else {
      Issue.record("\(String(describing: failure.error))")
      return
    }
    #expect(found.method.units.allSatisfy { $0.draws == found.method.draws } && found.method.change == 0)
  }

  /// A constant figure has no range: draws with min-max are not computed, and the error names the figure.
  @Test func aNormalisationThatCannotBeTaken() throws {
    let minMax = IndexTree.Normalization.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)
    let found = try Self.outcome(
      Self.survey([[82, 70, 5], [75, 78, 5], [68, 80, 5]], alternatives: .init(normalizations: [minMax], draws: 200))
    ).get()
    guard case .allEqual("h3", 5, _, _)? = found.method.failures.first?.error else {
      Issue.record("\(found.method.failures)")
      return
    }
  }

  @Test func pairsThatCannotStandTogetherAreRefused() throws {
    let minMax = IndexTree.Normalization.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)
    typealias Case = (alternatives: IndexTree.Alternatives, conflict: IndexTree.AlternativeConflict)
    let cases: [Case] = [
      (.init(normalizations: [minMax], aggregations: [.geometric]), .aggregation(0, normalization: 0, lowest: 0)),
      (
        .init(normalizations: [.zScore(mean: 0, sd: 1, whenEqual: nil)], aggregations: [.minimum, .power(2)]),
        .aggregation(1, normalization: 0, lowest: (0.0).nextDown)
      ),
      (.init(normalizations: [.answerScale(from: 0, to: 100)]), .noAnswerScale(normalization: 0, indicator: "h1")),
      (.init(aggregations: [.harmonic], missing: [.zero]), .zeroForMissing(aggregation: 0, missing: 0)),
      (
        .init(normalizations: [.minMax(range: .pooled(["2021"]), clip: true, whenEqual: nil, from: 1, to: 2)]),
        .editionsNotRead(normalization: 0)
      ),
    ]
    for (alternatives, conflict) in cases {
      #expect(throws: MethodDraws.Absence.conflict(conflict)) {
        try Self.outcome(Self.survey(Self.figures, alternatives: alternatives)).get()
      }
    }
    // What a power of two takes, and scores from one up.
    let fine = IndexTree.Alternatives(
      normalizations: [.minMax(range: .thisRun, clip: true, whenEqual: 50, from: 1, to: 100)], aggregations: [.geometric], draws: 40)
    #expect(try Self.outcome(Self.survey(Self.figures, alternatives: fine)).get().method.failed == 0)
  }

  @Test func threadsChangeNothing() throws {
    let alternatives = IndexTree.Alternatives(
      weights: .dirichlet(concentration: 20), aggregations: [.geometric, .minimum], leftOut: [.component, .unit], draws: 500)
    let found = try [1, 2, 3, 7].map { threads in
      let draws = try Self.outcome(Self.survey(Self.figures, alternatives: alternatives), threads: threads).get()
      return "\(draws.method) \(String(describing: draws.sensitivity))"
    }
    #expect(Set(found).count == 1)
  }

  /// The sample moves with the method: of answers, both together spread a unit's score at least as wide as the method alone. With a certain sample they are the same.
  @Test func samplingAndMethodTogether() throws {
    let base = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm))
    let data = base.scored(by: base.index.considering(.init(weights: .share(0.25), draws: 2000)))
    let found = try Self.outcome(data).get()
    let joint = try #require(found.joint)
    #expect(joint.draws + joint.failed == 2000 && found.replicates == 1000)
    for (alone, both) in zip(found.method.units, joint.units) {
      #expect(alone.unit == both.unit && alone.scores.high - alone.scores.low < both.scores.high - both.scores.low)
    }
    #expect(joint.change >= found.method.change)
  }

  /// Where an index says nothing: a quarter on the weights, the geometric mean where no score is zero, all that can be left out.
  @Test func whatIsTriedByItself() throws {
    let found = try Self.outcome(Self.survey(Self.figures, alternatives: nil)).get()
    #expect(!found.areDeclared && found.alternatives.weights == .share(0.25) && found.alternatives.aggregations == [.geometric])
    #expect(found.alternatives.normalizations.isEmpty && found.choices == [.weights, .aggregation, .component, .unit])
    let zero = try Self.outcome(Self.survey([[82, 70, 0], [75, 78, 66], [68, 80, 71]], alternatives: nil)).get()
    #expect(zero.alternatives.aggregations.isEmpty && zero.method.failed == 0)
  }

  @Test func oneUnitIsNotTried() throws {
    #expect(throws: MethodDraws.Absence.fewUnits) {
      try Self.outcome(Self.survey([[82, 70, 64]], alternatives: nil)).get()
    }
  }
}
