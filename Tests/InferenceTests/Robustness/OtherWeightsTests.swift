import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Other weights of several levels, and those that an index declares. Two components of two hard figures each: T (60) of a (50) and b (50), S (40) of c (30) and d (70).
@Suite struct OtherWeightsTests {
  private static func survey(
    _ figures: [[Double?]], _ otherWeights: [IndexTree.OtherWeights]?, top: [Double] = [60, 40],
    below: [[Double]] = [[50, 50], [30, 70]],
    of components: [IndexTree.Component] = [.init(), .init()], root: IndexTree.Component = .init()
  ) throws -> SurveyData {
    let base = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm))
    let ids = ["a", "b", "c", "d"]
    func indicator(_ place: Int, _ weight: Double) -> IndexTree.Branch {
      IndexTree.Branch(id: ids[place], weight: weight, indicator: .init(source: .data(ids[place]), normalization: .none))
    }
    let index = try IndexTree(
      id: "levels", score: .init(from: 0, to: 100, decimals: 9), root: root,
      children: [
        .init(id: "T", weight: top[0], component: components[0], children: [indicator(0, below[0][0]), indicator(1, below[0][1])]),
        .init(id: "S", weight: top[1], component: components[1], children: [indicator(2, below[1][0]), indicator(3, below[1][1])]),
      ])
    let entries = figures.enumerated().flatMap { unit, row in
      row.enumerated().compactMap { place, value in
        value.map { ContextTable.Entry(unit: unit, indicator: ids[place], period: .year(2023), kind: .actual, value: $0) }
      }
    }
    return SurveyData(
      survey: base.survey, index: index.lookingAt(otherWeights), groups: base.groups, context: ContextTable(entries: entries),
      account: base.account, inputs: [])
  }

  private static func outcome(_ data: SurveyData) throws -> WeightRobustness {
    try #require(Evaluation(asksRobustness: true).evaluate(data).weightRobustness).get()
  }

  /// All weights with ± 50% at both levels, from a grid of steps: w of T in 0.3...0.9, a of T in 0.25...0.75, c of S in 0.15...0.45.
  private static func grid(_ steps: Int) -> [[Double]] {
    func at(_ step: Int, _ low: Double, _ high: Double) -> Double { low + (high - low) * Double(step) / Double(steps) }
    return (0...steps).flatMap { i in
      (0...steps).flatMap { j in
        (0...steps).map { k in
          // 40 ± 50% of S: T within 0.4...0.8 as well.
          let (t, a, c) = (at(i, 0.4, 0.8), at(j, 0.25, 0.75), at(k, 0.15, 0.45))
          return [t * a, t * (1 - a), (1 - t) * c, (1 - t) * (1 - c)]
        }
      }
    }
  }

  /// A 80 60 70 50, B 60 75 60 60, C 50 50 90 40. A − B is 20, −15 in T and 10, −10 in S: T at its lowest 0.25·20 − 0.75·15 = −6.25, S 0.15·10 − 0.85·10 = −7, so that
  /// with all levels B may be above A; with the components alone T gives 2.5, S −4: −4·0.6 + 2.5·0.4 = −1.4 at its lowest, above it at 0.8·2.5 − 0.2·4 = 1.2.
  @Test func everyLevelMoves() throws {
    let figures: [[Double?]] = [[80, 60, 70, 50], [60, 75, 60, 60], [50, 50, 90, 40]]
    let found = try Self.outcome(
      Self.survey(figures, [.init(.share(0.5), areOfAllLevels: true), .init(.share(0.5)), .init(.any, areOfAllLevels: true)]))
    // From the one that leaves most pairs in order, whatever the order of the file.
    #expect(found.reaches.map(\.fixedPairs) == found.reaches.map(\.fixedPairs).sorted(by: >) && found.reaches.last?.freedom == .any)
    let (first, all) = (try #require(found.reach(.share(0.5))), try #require(found.reach(.share(0.5), ofAllLevels: true)))
    #expect(first.nodes == found.components && all.nodes.count == 4 && all.held.isEmpty && first.pairs == 3)
    for unit in 0..<3 {
      let (own, wide) = (try #require(first.ranks[unit]), try #require(all.ranks[unit]))
      #expect(wide.proven.lowerBound <= own.proven.lowerBound && wide.proven.upperBound >= own.proven.upperBound)
    }
    #expect(all.ranks[0]?.proven.contains(2) == true && all.ranks[1]?.canBeFirst == true)
    // With any weights whoever is best in one figure can be first: A in a, B in b, C in c.
    #expect(found.reach(.any, ofAllLevels: true)?.ranks.map { $0?.canBeFirst } == [true, true, true])
  }

  /// Ranks found on a grid of weights lie within what is proven, what is attained is what an index with these weights gives, and pairs that are fixed are fixed on the grid.
  @Test func boundsOfSeveralLevelsHoldOnAGrid() throws {
    var generator = TestGenerator(seed: 2411)
    let grid = Self.grid(6)
    for _ in 0..<40 {
      let figures = (0..<3).map { _ in (0..<4).map { _ in 20 + Double(generator.next() % 120) / 2 } }
      let found = try Self.outcome(Self.survey(figures, [.init(.share(0.5), areOfAllLevels: true)]))
      let reach = try #require(found.reaches.first)
      let scores = grid.map { weights in figures.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } } }
      for unit in 0..<3 {
        let ranks = try #require(reach.ranks[unit])
        let seen = scores.map { own in 1 + own.count { $0 > own[unit] + 1e-6 } }
        #expect(ranks.proven.lowerBound <= seen.min() ?? 0 && ranks.proven.upperBound >= seen.max() ?? 9, "\(figures)")
        for (weights, rank) in [(ranks.best, ranks.attained.lowerBound), (ranks.worst, ranks.attained.upperBound)] {
          let (t, s) = (weights[0] + weights[1], weights[2] + weights[3])
          #expect(agree(t + s, 1, within: 1e-9) && t > 0.4 - 1e-9 && t < 0.8 + 1e-9)
          #expect(
            weights[0] / t > 0.25 - 1e-9 && weights[0] / t < 0.75 + 1e-9 && weights[2] / s > 0.15 - 1e-9 && weights[2] / s < 0.45 + 1e-9)
          let again = try Evaluation().evaluate(
            Self.survey(figures, nil, top: [t, s], below: [[weights[0], weights[1]], [weights[2], weights[3]]]))
          let own = try #require(again.units.first { $0.unit == unit }?.score)
          #expect(1 + again.units.count { ($0.score ?? 0) > own + 1e-9 } == rank, "\(figures) \(weights)")
        }
      }
      // A difference is linear in the joint weights: it is extreme at the corners.
      let corners = Self.grid(1).map { weights in figures.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } } }
      let published = try Evaluation().evaluate(Self.survey(figures, nil)).units.map(\.unit)
      let fixed = [(0, 1), (0, 2), (1, 2)].filter { one, other in
        corners.allSatisfy { $0[published[one]] - $0[published[other]] > 1e-6 }
      }
      #expect(reach.fixedPairs == fixed.count, "\(figures)")
    }
  }

  /// b is missing in C, so that T's own weights say nothing of C; S moves, and a component that is aggregated in another way stays too.
  @Test func componentsThatCannotMoveAreHeld() throws {
    let figures: [[Double?]] = [[80, 60, 70, 50], [60, 75, 60, 60], [50, nil, 90, 40]]
    let all = [IndexTree.OtherWeights(.share(0.5), areOfAllLevels: true)]
    let one = try #require(try Self.outcome(Self.survey(figures, all)).reaches.first)
    #expect(one.held.count == 1 && one.nodes.count == 3)
    let whole: [[Double?]] = [[80, 60, 70, 50], [60, 75, 60, 60], [50, 40, 90, 40]]
    let other = try #require(
      try Self.outcome(Self.survey(whole, all, of: [.init(), .init(aggregation: .minimum)])).reaches.first)
    #expect(other.held.count == 1 && other.nodes.count == 3 && other.held != one.held)
    // A unit without any part of a component has no part in it: nothing is held.
    let apart: [[Double?]] = [[80, 60, 70, 50], [60, 75, 60, 60], [50, 40, nil, nil]]
    #expect(try #require(try Self.outcome(Self.survey(apart, all)).reaches.first).held.isEmpty)
    // Where a zero stands for the component, its parts have no score that would make it.
    let zero = try #require(try Self.outcome(Self.survey(apart, all, root: .init(missing: .zero))).reaches.first)
    #expect(zero.held.count == 1)
    // Logarithms add up over levels as scores do.
    let geometric = IndexTree.Component(aggregation: .geometric)
    let logs = try #require(try Self.outcome(Self.survey(whole, all, of: [geometric, geometric], root: geometric)).reaches.first)
    #expect(logs.held.isEmpty && logs.nodes.count == 4)
  }

  /// T between 0.1 and 0.2: whoever leads in S leads. C has 90·0.3 + 40·0.7 = 55, A 56, B 60 there; in T A 70, B 67.5, C 50.
  @Test func intervalsOfTheIndex() throws {
    let figures: [[Double?]] = [[80, 60, 70, 50], [60, 75, 60, 60], [50, 50, 90, 40]]
    let found = try Self.outcome(Self.survey(figures, [.init(.intervals(["T": 0.1...0.2]))]))
    let reach = try #require(found.reaches.first)
    // B − A = 4(1 − t) − 2.5t > 0 for t < 0.615; as decided t is 0.6, so that B is first as published, too.
    #expect(reach.ranks.map { $0?.proven } == [2...2, 1...1, 3...3] && found.reaches.count == 1)
    // Where these lead elsewhere than the weights that were decided, the published rank is none of them: with T at 0.9 or more A is first.
    let apart = try #require(
      try Self.outcome(Self.survey(figures, [.init(.intervals(["T": 0.9...1]))], top: [10, 90])).reaches.first)
    #expect(apart.ranks.map { $0?.proven } == [1...1, 2...2, 3...3] && apart.ranks.map { $0?.attained } == [1...1, 2...2, 3...3])
    for ranks in apart.ranks { #expect([ranks?.best, ranks?.worst].allSatisfy { ($0?[0] ?? 0) > 0.9 - 1e-9 }) }
    // Within S alone, of all levels: d at most 0.2 gives C 80 there or more, 74 in all, where A has 72 at most.
    let all = try Self.outcome(
      Self.survey(figures, [.init(.intervals(["T": 0.1...0.2, "d": 0...0.2]), areOfAllLevels: true)]))
    #expect(all.reaches.first?.ranks[2]?.attained == 1...1)
  }
}
