import SurveyModel
import TestSupport
import Testing

@testable import Scoring

/// A plain table scored, weighted by schemes, and explained.
@Suite struct ScoredTableTests {
  static func indicator(_ id: String, weight: Double = 1, _ direction: IndexTree.Direction = .positive) -> IndexTree.Branch {
    .init(id: id, weight: weight, indicator: .init(source: .data(id), direction: direction, normalization: .none))
  }

  /// a (weight 3) over x (1), y (3); b (weight 1) over z.
  static func index(multiply: Double = 1, scale: Double = 1, a: WeightScheme = .given, root: WeightScheme = .given) throws -> IndexTree {
    try IndexTree(
      id: "I", score: .init(from: 0, to: 100, decimals: 2, multiply: multiply), tiers: [.init(from: 60, name: LocalizedText("high"))],
      root: .init(weighting: root),
      children: [
        .init(
          id: "a", weight: 3 * scale, component: .init(weighting: a),
          children: [indicator("x", weight: scale), indicator("y", weight: 3 * scale)]),
        .init(id: "b", weight: scale, children: [indicator("z", weight: 7)]),
      ])
  }

  static let table = UnitTable(
    units: ["u1", "u2", "u3"], groups: ["g", nil, "g"], columns: ["z", "x", "y"],
    values: [
      20, 80, 60,  // a = (80 + 3·60)/4 = 65, I = (3·65 + 20)/4 = 53.75
      90, .nan, 50,  // a = 50, I = (3·50 + 90)/4 = 60
      .nan, .nan, .nan,
    ])

  @Test func scores() throws {
    let scored = try ScoredTable(Self.table, index: Self.index())
    #expect((0..<3).map { scored.scores.score(domain: $0, node: 0) } == [53.75, 60, nil])
    #expect(scored.ranking.rank == [2, 1, nil])
    #expect(scored.groupRank == [1, nil, nil])
    #expect(scored.tiers == [nil, 0, nil])
  }

  /// u1: x 80·(3/4)(1/4) = 15, y 60·(3/4)(3/4) = 33.75, z 20/4 = 5; together 53.75. u2 has no x: y 50·(3/4) = 37.5, z 90/4 = 22.5.
  @Test func contributionsAddUp() throws {
    let scored = try ScoredTable(Self.table, index: Self.index(multiply: 10))
    let first = ScoreExplanation(scored, unit: 0)
    #expect(first.parts.map(\.contribution) == [537.5, 487.5, 150, 337.5, 50, 50])
    #expect(first.parts.map(\.effectiveShare) == [1, 0.75, 0.25, 0.75, 0.25, 1])
    #expect(first.rest == 0 && first.score == 537.5 && first.rank == 2)
    let second = ScoreExplanation(scored, unit: 1)
    #expect(second.parts.map(\.contribution) == [600, 375, 0, 375, 225, 225])
    #expect(second.parts.map(\.nominalShare) == [1, 0.75, 0.25, 0.75, 0.25, 1])
    #expect(second.parts.map(\.effectiveShare) == [1, 0.75, 0, 1, 0.25, 1])
    #expect(second.parts.map(\.value) == [nil, nil, nil, 50, nil, 90])
    let third = ScoreExplanation(scored, unit: 2)
    #expect(third.score == nil && third.parts.allSatisfy { $0.contribution == nil && $0.effectiveShare == 0 })
  }

  /// Weights times any number are the same weights.
  @Test(arguments: [0.001, 7, 1e12]) func scalingWeightsChangesNothing(scale: Double) throws {
    let one = try ScoredTable(Self.table, index: Self.index())
    let other = try ScoredTable(Self.table, index: Self.index(scale: scale))
    for unit in 0..<3 {
      let (a, b) = (one.scores.score(domain: unit, node: 0), other.scores.score(domain: unit, node: 0))
      #expect(a == nil && b == nil || agree(a ?? 0, b ?? 1, within: 1e-14))
    }
  }

  /// Contributions add up in trees of any weights and gaps.
  @Test func contributionsAlwaysAddUp() throws {
    var seed: UInt64 = 1
    func random() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 11) / Double(1 << 53)
    }
    for _ in 0..<50 {
      let blocks = (0..<3).map { block in
        IndexTree.Branch(
          id: "b\(block)", weight: random() * 5 + 0.01,
          children: (0..<4).map { Self.indicator("i\(block)\($0)", weight: random() + 0.001) })
      }
      let index = try IndexTree(id: "I", children: blocks + [Self.indicator("alone", weight: random())])
      // The first unit has all.
      let values = (0..<13 * 4).map { random() < 0.3 && $0 >= 13 ? Double.nan : random() * 200 - 50 }
      let scored = try ScoredTable(UnitTable(units: ["a", "b", "c", "d"], columns: index.dataNames, values: values), index: index)
      for unit in 0..<4 {
        let explanation = ScoreExplanation(scored, unit: unit)
        guard let score = explanation.score else { continue }
        #expect(explanation.rest == 0)
        let sum = explanation.parts.dropFirst().filter { $0.level == 1 }.reduce(0) { $0 + ($1.contribution ?? 0) }
        #expect(abs(sum - score) < 1e-11)
      }
    }
  }

  /// The weights of a are made from x and y, those of the root from a (with these weights) and b.
  @Test func schemesWorkFromTheLeavesToTheRoot() throws {
    let table = UnitTable(
      units: ["p", "q", "r", "s"], columns: ["x", "y", "z"], values: [10, 40, 5, 30, 20, 9, 20, 80, 2, .nan, 50, 7])
    let scored = try ScoredTable(table, index: Self.index(a: .critic, root: .entropy))
    let nodes = scored.index.nodes
    // Over the three complete units p, q, r.
    let a = try #require(CriticWeights(ScoreColumns([[10, 30, 20], [40, 20, 80]])))
    #expect(agree(nodes[2].weight, a.weights[0], within: 1e-12))
    let mixed = [0, 1, 2].map { unit in
      a.weights[0] * table.values[unit * 3] + a.weights[1] * table.values[unit * 3 + 1]
    }
    // The last has a score of a from y alone, and takes part at the root.
    let root = try #require(EntropyWeights(ScoreColumns([mixed + [50], [5, 9, 2, 7]])))
    #expect(agree(nodes[1].weight, root.weights[0], within: 1e-12))
    #expect(scored.weights.computed.map(\.node) == [0, 1])
    #expect(scored.weights.computed.map(\.units) == [4, 3])
    // A child alone has all the weight; z keeps what it was given.
    #expect(nodes[5].weight == 7)
  }

  /// `none` leaves data of negative direction as they are; for the weights they are turned.
  @Test func directionIsTurnedForTheWeights() throws {
    let index = try IndexTree(
      id: "I", root: .init(weighting: .pca),
      children: [Self.indicator("c1"), Self.indicator("c2"), Self.indicator("c3", .negative)])
    let values: [Double] = [80, 3.2, 12, 92, 4.1, 7, 75, 3.9, 15, 88, 2.8, 9, 70, 4.6, 11]
    let scored = try ScoredTable(
      UnitTable(units: ["1", "2", "3", "4", "5"], columns: ["c1", "c2", "c3"], values: values), index: index)
    guard case .negativeElement("I", "c2", let element) = scored.weights.remarks.first else {
      Issue.record("no remark")
      return
    }
    #expect(agree(element, -0.400557399182461, within: 1e-10))
    #expect(scored.weights.remarks.count == 1)
  }

  @Test func constantColumnsAreNamedAndAllConstantIsRefused() throws {
    let index = try Self.index(a: .entropy)
    func table(_ values: [Double]) -> UnitTable { UnitTable(units: ["p", "q"], columns: ["x", "y", "z"], values: values) }
    let scored = try ScoredTable(table([1, 5, 1, 1, 6, 2]), index: index)
    #expect(scored.weights.remarks == [.constant(component: "a", child: "x")])
    #expect(scored.index.nodes[2].weight == 0 && scored.index.nodes[3].weight == 1)
    #expect(throws: ScoringError.nothingToWeightBy(component: "a", scheme: "entropy", units: 2)) {
      try ScoredTable(table([1, 5, 1, 1, 5, 2]), index: index)
    }
    #expect(throws: ScoringError.tooFewUnitsToWeight(component: "a", scheme: "entropy", units: 1)) {
      try ScoredTable(table([1, 5, 1, .nan, 5, 2]), index: index)
    }
  }

  @Test func statedSchemes() throws {
    let ahp = try ScoredTable(Self.table, index: Self.index(a: .ahp([[1, 3], [1 / 3.0, 1]]), root: .equal))
    #expect(ahp.index.nodes[1].weight == 0.5 && ahp.index.nodes[4].weight == 0.5)
    #expect(agree(ahp.index.nodes[2].weight, 0.75, within: 1e-14))
    let budget = try ScoredTable(Self.table, index: Self.index(a: .budget([[50, 50], [60, 40]])))
    #expect(agree(budget.index.nodes[2].weight, 0.55, within: 1e-14))
    #expect(throws: IndexTree.Flaw.self) { try Self.index(a: .ahp([[1, 3], [1, 1]])) }
  }
}
