import Scoring
import SurveyModel
import Testing

@Suite struct NodeScoresTests {
  /// An indicator whose value is its score.
  static func plain(_ id: String, weight: Double = 1) -> IndexTree.Branch {
    IndexTree.Branch(id: id, weight: weight, indicator: IndexTree.Indicator(source: .data(id), normalization: .none))
  }

  static func component(
    _ id: String, weight: Double = 1, atLeast: Double = 0, _ children: [IndexTree.Branch]
  ) -> IndexTree.Branch {
    IndexTree.Branch(
      id: id, weight: weight, component: IndexTree.Component(missing: .reweight(atLeast: atLeast)), children: children)
  }

  /// Node scores of one domain whose indicator values are given; NaN is missing.
  static func score(_ index: IndexTree, _ values: [Double]) throws -> NodeScores {
    let plan = try ScoringPlan(index: index, questions: [], scales: [])
    let table = IndicatorValues(domains: values.count / plan.indicators.count, indicators: plan.indicators.count, values: values)
    let ranged = Array(repeating: true, count: table.domains)
    let normalizer = try Normalizer(plan: plan, values: table, isRanged: ranged, unitIDs: ranged.map { _ in "u" })
    return NodeScores(index: index, scores: normalizer.scores(of: table))
  }

  struct Case: Sendable {
    let name: String
    let weights: [Double]
    let atLeast: Double
    let values: [Double]
    let score: Double?
    init(_ name: String, _ weights: [Double], atLeast: Double = 0, _ values: [Double], _ score: Double?) {
      self.name = name
      self.weights = weights
      self.atLeast = atLeast
      self.values = values
      self.score = score
    }
  }

  static let cases: [Case] = [
    // (2·60 + 1·90)/3
    Case("weighted mean", [2, 1], [60, 90], 70),
    Case("one child", [7], [42], 42),
    // Σwx would overflow, and the highest child would pass for the mean.
    Case("huge weights", [1e308, 5e307, 1], [60, 90, 10], 70),
    // 2w and w with the smallest w there is, whose product with 60.25 has no digits left: (2·60.25 + 90.25)/3
    Case("the smallest weights", [2 * .leastNonzeroMagnitude, .leastNonzeroMagnitude], [60.25, 90.25], 70.25),
    Case("missing child reweights", [2, 1, 1], [60, .nan, 90], 70),
    Case("all missing", [2, 1], [.nan, .nan], nil),
    Case("weight zero", [1, 0], [60, 90], 60),
    Case("only the child of weight zero", [1, 0], [.nan, 90], nil),
    Case("child of weight zero missing", [1, 0], atLeast: 1, [60, .nan], 60),
    Case("exactly at least", [1, 1], atLeast: 0.5, [60, .nan], 60),
    Case("less than at least", [1, 2], atLeast: 0.5, [60, .nan], nil),
    // 0.1/(0.1 + 0.2) is a hair more or less than 1/3: the tolerance decides for the child.
    Case("at least, to 1e-12", [0.1, 0.2], atLeast: 1 / 3.0, [60, .nan], 60),
    Case("weights of 0.7 and 0.3 as share", [0.7, 0.2, 0.1], atLeast: 0.9, [.nan, 60, 90], nil),
    Case("huge values", [1, 1], [1e308, 1e308], 1e308),
    Case("negative values", [1, 1], [-10, 20], 5),
  ]

  @Test(arguments: cases) func component(c: Case) throws {
    let children = zip(c.weights.indices, c.weights).map { Self.plain("i\($0)", weight: $1) }
    let index = try IndexTree(id: "i", root: .init(missing: .reweight(atLeast: c.atLeast)), children: children)
    let score = try Self.score(index, c.values).score(domain: 0, node: 0)
    if let expected = c.score { #expect(isClose(score, expected, within: 1e-15), "\(c.name)") } else { #expect(score == nil, "\(c.name)") }
  }

  /// A missing component is left out of its parent in turn; an unbalanced tree: root = (1·x + 3·c)/4, c = (1·d + 1·z)/2, d = (y₁ + y₂)/2.
  @Test func unbalancedTree() throws {
    let index = try IndexTree(
      id: "i",
      children: [
        Self.plain("x"),
        Self.component("c", weight: 3, [Self.component("d", [Self.plain("y1"), Self.plain("y2")]), Self.plain("z")]),
      ])
    let nan = Double.nan
    let scores = try Self.score(index, [80, 20, 40, 60, 80, nan, nan, 60, 80, nan, nan, nan, nan, nan, 40, nan])
    // d = 30, c = 45, root = (80 + 135)/4
    #expect((0..<6).compactMap { scores.score(domain: 0, node: $0) } == [53.75, 80, 45, 30, 20, 40])
    #expect(scores.score(domain: 0, node: 6) == 60)
    // d missing: c = z = 60, root = (80 + 180)/4
    #expect(scores.score(domain: 1, node: 3) == nil)
    #expect(scores.score(domain: 1, node: 0) == 65)
    // c missing: the root is x
    #expect(scores.score(domain: 2, node: 0) == 80)
    #expect(scores.score(domain: 2, node: 2) == nil)
    // only y2
    #expect(scores.score(domain: 3, node: 0) == 40)
  }

  /// d root/d y₁ = 3/4·1/2·1/2; without z and y₂ 3/4; a missing indicator or node has none.
  @Test func gradient() throws {
    let index = try IndexTree(
      id: "i", score: IndexTree.Score(from: 10, to: 100, multiply: 10),
      children: [
        Self.plain("x"),
        Self.component("c", weight: 3, [Self.component("d", [Self.plain("y1"), Self.plain("y2")]), Self.plain("z")]),
      ])
    let nan = Double.nan
    let scores = try Self.score(index, [8, 2, 4, 6, 8, 2, nan, nan, nan, nan, nan, nan])
    #expect(scores.gradient(domain: 0, node: 0) == [2.5, 1.875, 1.875, 3.75])
    #expect(scores.gradient(domain: 0, node: 2) == [0, 0.25, 0.25, 0.5])
    #expect(scores.gradient(domain: 0, node: 6) == [0, 0, 0, 1])
    #expect(scores.gradient(domain: 1, node: 0) == [2.5, 7.5, 0, 0])
    #expect(scores.gradient(domain: 2, node: 0) == [0, 0, 0, 0])
    #expect(scores.gradient(domain: 1, node: 6) == [0, 0, 0, 0])
  }

  /// The gradient is the derivative: against (f(x + h) − f(x − h))/2h through min-max over a given range and answer scale alike.
  @Test func gradientAgainstDifferences() throws {
    let given = IndexTree.Normalization.minMax(range: .given(min: 0, max: 8), clip: false, whenEqual: nil, from: 1, to: 10)
    let hours = IndexTree.Indicator(source: .data("hours"), direction: .negative, normalization: given)
    let index = try IndexTree(
      id: "i", score: IndexTree.Score(from: 10, to: 100, multiply: 10),
      children: [
        IndexTree.Branch(id: "hours", weight: 2, indicator: hours), Self.component("c", [Self.plain("x"), Self.plain("y", weight: 3)]),
      ])
    let point = [3.0, 5, 7]
    let gradient = try Self.score(index, point).gradient(domain: 0, node: 0)
    for place in point.indices {
      var (up, down) = (point, point)
      up[place] += 0.5
      down[place] -= 0.5
      let difference =
        try #require(Self.score(index, up).score(domain: 0, node: 0))
        - #require(Self.score(index, down).score(domain: 0, node: 0))
      #expect(isClose(gradient[place], difference, within: 1e-12))
    }
  }

  /// PCI 2019, ten sub-indices of 1–10, Σ weight·score/10 = mean·10: Quảng Ninh 73.3965, Đồng Tháp 72.1044 (published).
  @Test func multiplyAtTheRoot() throws {
    let weights: [Double] = [5, 5, 20, 5, 10, 5, 5, 20, 20, 5]
    let index = try IndexTree(
      id: "PCI", score: IndexTree.Score(from: 10, to: 100, decimals: 4, multiply: 10),
      children: weights.enumerated().map { Self.plain("s\($0)", weight: $1) })
    let rows: [[Double]] = [
      [7.1638, 7.0008, 7.2029, 7.8853, 7.1013, 7.6858, 7.9612, 6.6802, 7.9460, 7.5773],
      [6.3738, 7.6732, 7.2717, 8.3953, 7.6414, 8.0136, 8.3714, 6.7559, 6.5570, 7.7603],
    ]
    for (row, expected) in zip(rows, ["73.3965", "72.1044"]) {
      let score = try #require(Self.score(index, row).score(domain: 0, node: 0))
      // The published sub-indices are rounded themselves, by 0.00005 at most, which the root takes times 10; the total by 0.00005.
      #expect((score - (Double(expected) ?? 0)).magnitude <= 0.00055)
    }
  }

  @Test func noDomains() throws {
    let index = try IndexTree(id: "i", children: [Self.plain("x")])
    #expect(try Self.score(index, []).domains == 0)
  }
}
