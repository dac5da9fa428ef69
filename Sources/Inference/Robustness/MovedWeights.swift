import Scoring
import SurveyModel

/// The weights of an index that move, and the scores of what they weigh in the units that are ranked.
///
/// Of one level they are the shares of siblings. Of several they are the shares of the whole index that its lowest parts have, y_cj = w_c·v_cj, so that each level has a
/// freedom of its own and all together are one polytope (``WeightPolytope/nested(_:_:)``).
struct MovedWeights: Sendable {
  /// One component whose children's weights move.
  private struct Level: Sendable {
    let node: Int
    let children: [Int]
    /// Beside the children; `nil` for one below which nothing moves.
    let below: [Level?]
  }

  /// Nodes of the index, beside each share.
  let nodes: [Int]
  /// As they were used, sum 1.
  let weights: [Double]
  /// Components with several children whose weights stay where those of other levels move: some unit lacks a child, or the children are aggregated in another way.
  let held: [Int]
  /// In the order of ``nodes``.
  let scores: ChildScores
  private let level: Level
  private let index: IndexTree

  /// - Parameter units: that are ranked.
  /// - Throws: where these weights do not make the units' scores in a straight line.
  init(_ scored: ScoredSurvey, units: [Int], areOfAllLevels: Bool) throws(WeightRobustness.Absence) {
    let index = scored.data.index
    self.index = index
    let first = index.firstBranching
    guard case .component(let component) = index.nodes[first].content,
      index.weighingComponents(ofAllLevels: false) == [first]
    else { throw .oneComponent }
    let search = Search(scored: scored, units: units, aggregation: component.aggregation)
    level = search.level(first, goesDown: areOfAllLevels)
    nodes = Self.lowest(level)
    weights = Self.shares(level, index)
    let moving = Self.components(level)
    held =
      areOfAllLevels
      ? index.weighingComponents(ofAllLevels: true).filter { node in
        !moving.contains(node) && !moving.contains { index.isBelow($0, node) }
      } : []

    let multiply = index.score.multiply
    let points = units.map { unit in scored.adjustments.entries.reduce(0) { $1.unit == unit ? $0 + $1.points : $0 } }
    if points.contains(where: { $0 != 0 }), component.aggregation != .arithmetic { throw .points }
    var values: [Double] = []
    for (place, unit) in units.enumerated() {
      values += nodes.map { search.score(unit, $0).map { $0 + points[place] / multiply } ?? .nan }
    }
    guard let scores = ChildScores(units: units.count, children: nodes.count, scores: values, aggregation: component.aggregation) else {
      switch component.aggregation {
      case .geometric, .harmonic, .power: throw .notAboveZero(node: first)
      default: throw .notLinear(node: first)
      }
    }
    // The decided weights must give the scores that were ranked, or others would say nothing of them.
    let noise = 1e-9 * max(1, index.score.to - index.score.from)
    for (place, unit) in units.enumerated() {
      guard let score = scored.score(unit: unit, node: 0), let again = scores.score(of: place, weights: weights),
        (again * multiply - score - points[place]).magnitude <= noise
      else { throw .otherParts }
    }
    self.scores = scores
  }

  /// The weights that a freedom leaves, beside ``nodes``.
  func polytope(_ freedom: WeightFreedom) throws(WeightPolytope.Conflict) -> WeightPolytope { try polytope(freedom, of: level) }

  private func polytope(_ freedom: WeightFreedom, of level: Level) throws(WeightPolytope.Conflict) -> WeightPolytope {
    let children = level.children.map { index.nodes[$0] }
    let own = try freedom.polytope(around: children.map(\.weight), of: children.map(\.id))
    guard level.below.contains(where: { $0 != nil }) else { return own }
    var below: [WeightPolytope?] = []
    for level in level.below {
      if let level { below.append(try polytope(freedom, of: level)) } else { below.append(nil) }
    }
    return try WeightPolytope.nested(own, below)
  }

  private static func lowest(_ level: Level) -> [Int] {
    zip(level.children, level.below).flatMap { child, below in below.map(lowest) ?? [child] }
  }

  private static func components(_ level: Level) -> [Int] { [level.node] + level.below.flatMap { $0.map(components) ?? [] } }

  private static func shares(_ level: Level, _ index: IndexTree) -> [Double] {
    let weights = level.children.map { index.nodes[$0].weight }
    let sum = weights.reduce(0, +)
    return zip(weights, level.below).flatMap { weight, below in
      (below.map { shares($0, index) } ?? [1]).map { $0 * weight / sum }
    }
  }

  /// Finds how far down weights act in a straight line.
  private struct Search {
    let scored: ScoredSurvey
    let units: [Int]
    let aggregation: IndexTree.Aggregation

    private var index: IndexTree { scored.data.index }

    func level(_ node: Int, goesDown: Bool) -> Level {
      let children = index.nodes[node].children
      return Level(
        node: node, children: children, below: children.map { goesDown && moves(below: $0) ? level($0, goesDown: true) : nil })
    }

    /// Of a unit; where the component above puts a zero for what is missing, that.
    func score(_ unit: Int, _ node: Int) -> Double? {
      if let score = scored.score(unit: unit, node: node) { return score }
      guard putsZero(above: node) else { return nil }
      return index.scale(of: node)?.lowerBound ?? index.score.from / index.score.multiply
    }

    private func putsZero(above node: Int) -> Bool {
      guard let parent = index.nodes[node].parent, case .component(let component) = index.nodes[parent].content,
        case .zero = component.missing
      else { return false }
      return true
    }

    /// Whether each unit has all children of a component or none, and the component is their mean of the same kind as above.
    private func moves(below node: Int) -> Bool {
      let children = index.nodes[node].children
      let weights = children.map { index.nodes[$0].weight }
      guard case .component(let component) = index.nodes[node].content, component.aggregation == aggregation,
        index.nodes[node].weight > 0, weights.count(where: { $0 > 0 }) > 1
      else { return false }
      let values = units.flatMap { unit in children.map { score(unit, $0) ?? .nan } }
      guard let scores = ChildScores(units: units.count, children: children.count, scores: values, aggregation: aggregation) else {
        return false
      }
      return units.enumerated().allSatisfy { place, unit in
        let own = scored.score(unit: unit, node: node)
        let known = scores.isThere[place].count(where: { $0 })
        // Of a component that stands as zero its children would say something else.
        guard known == children.count, let own, let again = scores.score(of: place, weights: weights) else {
          return known == 0 && own == nil && !putsZero(above: node)
        }
        return (again - own).magnitude <= 1e-9 * max(1, own.magnitude)
      }
    }
  }
}
