import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// What other weights would change, through the whole chain. Three units with three hard figures (and some answers, which weigh nothing here):
///
///     A 82 70 64    B 75 78 66    C 68 80 71    weights 50 30 20: 74.8, 74.1, 72.2
@Suite struct WeightRobustnessTests {
  private static let figures: [[Double]] = [[82, 70, 64], [75, 78, 66], [68, 80, 71]]

  private static func survey(
    root: IndexTree.Component = .init(), weights: [Double] = [50, 30, 20], figures: [[Double?]] = figures, adjustments: [Double] = [],
    decimals: Int = 2
  ) throws -> SurveyData {
    let base = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm))
    let ids = weights.indices.map { "h\($0 + 1)" }
    let index = try IndexTree(
      id: "hard", score: .init(from: 0, to: 100, decimals: decimals),
      finish: .init(
        adjustments: adjustments.enumerated().filter { $0.element != 0 }.map { unit, points in
          .init(unit: base.survey.units[unit].id, points: points, reason: LocalizedText("r"))
        }),
      root: root,
      children: zip(ids, weights).map { id, weight in
        IndexTree.Branch(id: id, weight: weight, indicator: .init(source: .data(id), normalization: .none))
      })
    let entries = figures.enumerated().flatMap { unit, row in
      row.enumerated().compactMap { place, value in
        value.map { ContextTable.Entry(unit: unit, indicator: ids[place], period: .year(2023), kind: .actual, value: $0) }
      }
    }
    return SurveyData(
      survey: base.survey, index: index, groups: base.groups, context: ContextTable(entries: entries), account: base.account, inputs: [])
  }

  private static func outcome(_ data: SurveyData, threads: Int = 1) throws -> Result<WeightRobustness, WeightRobustness.Absence> {
    try #require(Evaluation(threads: threads, asksRobustness: true).evaluate(data).weightRobustness)
  }

  private static func ranges(_ reach: WeightRobustness.Reach) -> [ClosedRange<Int>?] { reach.ranks.map { $0?.proven } }

  /// ± 25%: 0.375 ≤ w₁ ≤ 0.625, 0.225 ≤ w₂ ≤ 0.375, 0.15 ≤ w₃ ≤ 0.25.
  ///
  /// A − B = 7w₁ − 8w₂ − 2w₃ from −0.875 to 2.275, A − C = 14w₁ − 10w₂ − 7w₃ at −0.25 the lowest, both at (0.375, 0.375, 0.25): there A is third. B − C =
  /// 7w₁ − 2w₂ − 5w₃ is 0.625 at its lowest: B is never behind C.
  @Test func aQuarterMoreOrLess() throws {
    let found = try Self.outcome(Self.survey()).get()
    let near = try #require(found.reach(.share(0.25)))
    #expect(Self.ranges(near) == [1...3, 1...2, 2...3])
    #expect(near.ranks.allSatisfy { $0?.isExact == true && $0?.leads == false })
    #expect(near.fixedPairs == 1 && near.pairs == 3)
    #expect(near.ranks[0]?.worst.enumerated().allSatisfy { agree($1, [0.375, 0.375, 0.25][$0], within: 1e-9) } == true)
    // With any weights each is best in something.
    let any = try #require(found.reach(.any))
    #expect(any.ranks.allSatisfy { $0?.canBeFirst == true } && any.fixedPairs == 0)
    #expect(found.weights == [0.5, 0.3, 0.2] && found.reaches.map(\.freedom) == IndexTree.OtherWeights.standard.map(\.freedom))
  }

  /// t the share of the first: A − B = 7t − 5.6(1 − t) is above zero from 4/9 on, A − C from 0.386 on, B − C from 0.314 on.
  @Test func oneWeightAlone() throws {
    let found = try Self.outcome(Self.survey()).get()
    let first = try #require(found.stability[0])
    #expect(agree(first.first.lowerBound, 4.0 / 9, within: 1e-12) && first.first.upperBound == 1)
    #expect(agree(first.ranking.lowerBound, 4.0 / 9, within: 1e-12))
  }

  /// Every witness, scored again by an index with these weights, has the rank that it is to prove.
  @Test func weightsThatProveARankGiveItToWhoeverScoresWithThem() throws {
    for aggregation in [IndexTree.Aggregation.arithmetic, .geometric, .harmonic, .power(2)] {
      let found = try Self.outcome(Self.survey(root: .init(aggregation: aggregation))).get()
      for reach in found.reaches {
        for (unit, ranks) in reach.ranks.enumerated() {
          let ranks = try #require(ranks)
          for (weights, rank) in [(ranks.best, ranks.attained.lowerBound), (ranks.worst, ranks.attained.upperBound)] {
            let scored = try Evaluation().evaluate(
              Self.survey(root: .init(aggregation: aggregation), weights: weights.map { max(0, $0) }, decimals: 9))
            let own = try #require(scored.units.first { $0.unit == unit }?.score)
            let above = scored.units.count { ($0.score ?? 0) > own + 1e-9 }
            #expect(1 + above == rank, "\(aggregation) \(reach.freedom) \(unit): \(weights)")
          }
        }
      }
    }
  }

  /// Rounded to whole points A and B share the first place: 1 is a rank of B then, whatever the weights, and A does not stand above it for sure.
  @Test func aPublishedRankIsAlwaysPossible() throws {
    let data = try Self.survey(weights: [100, 0.001, 0.001], figures: [[74.9, 70, 64], [74.6, 60, 60], [60, 50, 50]], decimals: 0)
    let results = try Evaluation(asksRobustness: true).evaluate(data)
    #expect(results.units.map(\.rank) == [1, 1, 3])
    let near = try #require(results.weightRobustness?.get().reach(.share(0.25)))
    #expect(Self.ranges(near) == [1...1, 1...2, 3...3] && near.pairs == 2 && near.fixedPairs == 2)
  }

  /// 5 points lift C to 77.2, the first; it leads wherever 14w₁ − 10w₂ − 7w₃ < 5.
  @Test func pointsCount() throws {
    let found = try Self.outcome(Self.survey(adjustments: [0, 0, 5])).get()
    let near = try #require(found.reach(.share(0.25)))
    // A − C at its highest: 8.75 − 2.25 − 1.05 = 5.45, above 5.
    #expect(near.ranks[2]?.proven == 1...2 && near.ranks[0]?.proven.lowerBound == 1)
    #expect(throws: WeightRobustness.Absence.points) {
      try Self.outcome(Self.survey(root: .init(aggregation: .geometric), adjustments: [0, 0, 5])).get()
    }
  }

  @Test func aUnitThatLacksAComponent() throws {
    var figures = Self.figures.map { $0.map(Optional.some) }
    figures[0][2] = nil
    let found = try Self.outcome(Self.survey(figures: figures)).get()
    // A without the third: (82w₁ + 70w₂)/(w₁ + w₂), 77.5 as decided.
    let near = try #require(found.reach(.share(0.25)))
    #expect(near.ranks.allSatisfy { $0?.proven.contains(1) != nil } && near.ranks[0]?.attained.lowerBound == 1)
    // The policy that takes the worst for what is missing: 0 instead of the third figure.
    let zero = try Self.outcome(Self.survey(root: .init(missing: .zero), figures: figures)).get()
    // 62 points, the last of three as decided; first where the first figure holds the whole weight.
    #expect(zero.reach(.any)?.ranks[0]?.proven == 1...3 && zero.reach(.share(0.25))?.ranks[0]?.proven == 3...3)
  }

  // MARK: Where nothing can be said

  @Test(arguments: [
    (IndexTree.Aggregation.borda, WeightRobustness.Absence.notLinear(node: 0)), (.copeland, .notLinear(node: 0)),
    (.minimum, .notLinear(node: 0)),
  ])
  func anAggregationInWhichWeightsDoNotAddUp(aggregation: IndexTree.Aggregation, absence: WeightRobustness.Absence) throws {
    #expect(throws: absence) { try Self.outcome(Self.survey(root: .init(aggregation: aggregation))).get() }
  }

  @Test func oneComponentAndOneUnit() throws {
    #expect(throws: WeightRobustness.Absence.oneComponent) {
      try Self.outcome(Self.survey(weights: [50], figures: [[82], [75], [68]])).get()
    }
    #expect(throws: WeightRobustness.Absence.oneComponent) { try Self.outcome(Self.survey(weights: [50, 0, 0])).get() }
    #expect(throws: WeightRobustness.Absence.fewUnits) {
      try Self.outcome(Self.survey(figures: [[82, 70, 64], [nil, nil, nil], [nil, nil, nil]])).get()
    }
  }

  /// A square mean of a zero is defined, a geometric mean is not: what cannot be scored is refused before anybody asks for other weights.
  @Test func zeros() throws {
    let figures: [[Double?]] = [[0, 70, 64], [75, 78, 66], [68, 80, 71]]
    #expect(try Self.outcome(Self.survey(root: .init(aggregation: .power(2)), figures: figures)).get().reaches.count == 3)
    #expect(throws: ScoringError.self) { try Self.outcome(Self.survey(root: .init(aggregation: .geometric), figures: figures)) }
  }

  @Test func groupsThatAreAskedDifferentParts() throws {
    let data = try ScoringMethodsTests.twoGroups()
    let found = try #require(Evaluation(asksRobustness: true).evaluate(data).weightRobustness)
    if case .failure(let absence) = found { #expect(absence == .otherParts || absence == .oneComponent) }
  }

  // MARK: How it is asked

  @Test func nothingUnlessItIsAsked() throws {
    let results = try Evaluation().evaluate(Self.survey())
    #expect(results.weightRobustness == nil && results.coherence == nil)
  }

  @Test(arguments: [2, 3, 7]) func threadsChangeNothing(threads: Int) throws {
    let (one, many) = (try Self.outcome(Self.survey()).get(), try Self.outcome(Self.survey(), threads: threads).get())
    #expect(one.reaches.map(\.ranks) == many.reaches.map(\.ranks) && one.stability == many.stability)
  }

  // MARK: Components

  /// q1 and q2 of the 24 firms, all but 4 of which answered both; alpha of two questions is 2·(1 − (s₁₁ + s₂₂)/(s₁₁ + s₂₂ + 2s₁₂)).
  @Test func alphaOfTheQuestionsOfAComponent() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let coherence = try #require(Evaluation(asksRobustness: true).evaluate(EvaluationTests.data(oracle)).coherence)
    #expect(coherence.questions.map(\.items.count) == [2, 2] && coherence.questions.map(\.component) == coherence.components)
    let table = oracle.group.responses
    for (questions, columns) in zip(coherence.questions, [(0, 1), (2, 3)]) {
      let pairs = table.unit.indices.compactMap { row -> (Double, Double)? in
        guard let a = Answer(byte: table.answers[columns.0][row]).category, let b = Answer(byte: table.answers[columns.1][row]).category
        else { return nil }
        return (Double(a), Double(b))
      }
      let n = Double(pairs.count)
      let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
      let sums = pairs.reduce(into: (0.0, 0.0, 0.0)) { sums, pair in
        sums.0 += (pair.0 - x) * (pair.0 - x)
        sums.1 += (pair.1 - y) * (pair.1 - y)
        sums.2 += (pair.0 - x) * (pair.1 - y)
      }
      let expected = 2 * (1 - (sums.0 + sums.1) / (sums.0 + sums.1 + 2 * sums.2))
      let found = try questions.listwise.get()
      #expect(found.forms == pairs.count && agree(found.raw, expected, within: 1e-12), "\(found)")
      let best = questions.ends.compactMap(\.self)
      let counted = [columns.0, columns.1].map { column in table.answers[column].count { Answer(byte: $0).category == 4 } }
      #expect(zip(best, counted).allSatisfy { ($0.ceiling * Double($0.answers)).rounded() == Double($1) })
    }
  }

  /// Nothing is said of the answers of fewer than ten forms, or than the index publishes.
  @Test func answersOfAFewAreNotDescribed() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let index = try IndexTree(
      id: "few", publish: .init(atLeast: 25),
      children: [
        .init(id: "T", weight: 40, children: [ScoringMethodsTests.question("q1"), ScoringMethodsTests.question("q2")]),
        .init(id: "h", weight: 60, indicator: .init(source: .data("h"), normalization: .none)),
      ])
    let base = EvaluationTests.data(oracle, index: index)
    let data = SurveyData(
      survey: base.survey, index: index, groups: base.groups,
      context: ContextTable(entries: [.init(unit: 0, indicator: "h", period: .year(2023), kind: .actual, value: 50)]),
      account: base.account, inputs: [])
    let coherence = try #require(Evaluation(asksRobustness: true).evaluate(data).coherence)
    #expect(coherence.questions.allSatisfy { $0.ends.allSatisfy { $0 == nil } })
    for questions in coherence.questions { #expect(throws: Reliability.Undefined.self) { try questions.listwise.get() } }
  }
}
