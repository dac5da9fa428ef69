import Parallelism
import Scoring
import SurveyModel

/// What other weights of the index's components would change about the published ranking, with the answers as they are.
///
/// The weights that move are those of the components at the top of the index, or of the first level below it that has more than one part; whatever lies below
/// them keeps its weights. Compared are the units that have a rank, by their unrounded scores with bonus and penalty points. A rank that is published is always within
/// the ranks that are possible, also where it is shared because scores are rounded.
///
/// Everything holds for the weights of a ``WeightFreedom`` as a whole, proven by linear and mixed-integer programs (``WeightBounds``), and not for a sample of them.
/// Sampling error is no part of it: rank sets speak of that.
package struct WeightRobustness: Sendable {
  /// Why nothing can be said.
  package enum Absence: Error, Sendable, Hashable {
    /// Fewer than two units have a rank.
    case fewUnits
    /// More units than are compared: how many there are, and the most.
    case manyUnits(Int, atMost: Int)
    /// The index has one part on every level that could be weighed.
    case oneComponent
    /// In this aggregation weights do not act in a straight line: sum, minimum, weighted median, Borda, Copeland.
    case notLinear(node: Int)
    /// A mean that takes logarithms or reciprocals, and a component that is not above zero.
    case notAboveZero(node: Int)
    /// Bonus or penalty points beside a mean that is not arithmetic.
    case points
    /// The score is not what these weights make of the components: respondent groups that are asked different parts.
    case otherParts
  }

  /// The ranks that one unit can take.
  package struct Ranks: Sendable, Hashable {
    /// Attained by weights of the freedom, the published ones among them.
    package let attained: ClosedRange<Int>
    /// No weights of the freedom give another rank.
    package let proven: ClosedRange<Int>
    /// Weights that attain the best and the worst rank, beside ``WeightRobustness/components``, sum 1.
    package let best: [Double]
    package let worst: [Double]

    package var isExact: Bool { attained == proven }
    /// `nil` where it is not known.
    package var canBeFirst: Bool? { attained.lowerBound == 1 ? true : proven.lowerBound > 1 ? false : nil }
    /// Whether it is above every other unit under all weights.
    package let leads: Bool
  }

  /// What a freedom leaves of the ranking.
  package struct Reach: Sendable {
    package let freedom: WeightFreedom
    /// By unit as in `Survey.units`; `nil` without a rank.
    package let ranks: [Ranks?]
    /// Of the pairs of units that differ in rank, how many keep their order under all weights.
    package let fixedPairs: Int
    package let pairs: Int
  }

  /// Nodes of the index whose weights move.
  package let components: [Int]
  /// Their parent.
  package let parent: Int
  /// As they are decided or were computed, sum 1.
  package let weights: [Double]
  /// From the narrowest freedom to the widest.
  package let reaches: [Reach]
  /// Of each component alone, beside ``components``.
  package let stability: [WeightStability.Child?]

  package func reach(_ freedom: WeightFreedom) -> Reach? { reaches.first { $0.freedom == freedom } }

  /// What a report asks: each weight ± a quarter, none more than twice another, any weights at all.
  package static let freedoms: [WeightFreedom] = [.share(0.25), .ratio(2), .any]
  /// Pairs grow with the square of the units, and a report should not wait for them.
  package static let mostUnits = 120

  /// - Parameter branches: of each integer program, at most.
  init(_ scored: ScoredSurvey, branches: Int = 400, threads: Int, work: Work) throws(Absence) {
    let ranking = scored.ranking
    let units = ranking.ranked
    guard units.count > 1 else { throw .fewUnits }
    guard units.count <= Self.mostUnits else { throw .manyUnits(units.count, atMost: Self.mostUnits) }
    let level = try Level(scored.data.index)
    let scores = try level.scores(of: units, in: scored)
    (parent, components) = (level.node, level.children)
    let sum = level.weights.reduce(0, +)
    let own = level.weights.map { $0 / sum }
    weights = own
    stability = WeightStability(scores, weights: own).children
    let published = units.map { ranking.rank[$0] ?? 0 }
    var reaches: [Reach] = []
    for freedom in Self.freedoms {
      // None of these leaves no weights: the decided ones are among them, or equal ones.
      guard let polytope = try? freedom.polytope(around: own) else { continue }
      let bounds = WeightBounds(scores, polytope, nominal: own, branches: branches, threads: threads, work: work)
      var ranks = [Ranks?](repeating: nil, count: ranking.rank.count)
      for (place, unit) in units.enumerated() {
        let leads = units.indices.allSatisfy { $0 == place || bounds.dominates[place][$0] }
        ranks[unit] = bounds.units[place].map { Ranks($0, published: published[place], publishedBy: own, leads: leads) }
      }
      let pairs = units.indices.flatMap { one in units.indices.filter { published[one] < published[$0] }.map { (one, $0) } }
      reaches.append(
        Reach(freedom: freedom, ranks: ranks, fixedPairs: pairs.count(where: { bounds.dominates[$0.0][$0.1] }), pairs: pairs.count))
      // The other half are draws.
      work.advance(.robustness, to: Double(reaches.count) / Double(2 * Self.freedoms.count))
    }
    self.reaches = reaches
  }

  /// The part of the index whose weights move.
  private struct Level {
    let node: Int
    let children: [Int]
    let weights: [Double]
    let component: IndexTree.Component

    init(_ index: IndexTree) throws(Absence) {
      node = index.firstBranching
      children = index.nodes[node].children
      guard case .component(let component) = index.nodes[node].content, children.count(where: { index.nodes[$0].weight > 0 }) > 1 else {
        throw .oneComponent
      }
      self.component = component
      weights = children.map { index.nodes[$0].weight }
    }

    /// - Throws: where these weights do not make the units' scores in a straight line.
    func scores(of units: [Int], in scored: ScoredSurvey) throws(Absence) -> ChildScores {
      let index = scored.data.index
      let multiply = index.score.multiply
      let points = units.map { unit in scored.adjustments.entries.reduce(0) { $1.unit == unit ? $0 + $1.points : $0 } }
      let hasPoints = points.contains { $0 != 0 }
      if hasPoints, component.aggregation != .arithmetic { throw .points }
      var values: [Double] = []
      for (place, unit) in units.enumerated() {
        for child in children {
          var score = scored.score(unit: unit, node: child)
          if score == nil, case .zero = component.missing { score = index.scale(of: child)?.lowerBound ?? index.score.from / multiply }
          values.append(score.map { $0 + points[place] / multiply } ?? .nan)
        }
      }
      guard let scores = ChildScores(units: units.count, children: children.count, scores: values, aggregation: component.aggregation)
      else {
        switch component.aggregation {
        case .geometric, .harmonic, .power: throw .notAboveZero(node: node)
        default: throw .notLinear(node: node)
        }
      }
      // The decided weights must give the scores that were ranked, or others would say nothing of them.
      let noise = 1e-9 * max(1, index.score.to - index.score.from)
      for (place, unit) in units.enumerated() {
        guard let score = scored.score(unit: unit, node: 0), let again = scores.score(of: place, weights: weights),
          (again * multiply - score - points[place]).magnitude <= noise
        else { throw .otherParts }
      }
      return scores
    }
  }
}

extension WeightRobustness.Ranks {
  fileprivate init(_ bounds: WeightBounds.UnitBounds, published: Int, publishedBy own: [Double], leads: Bool) {
    self.leads = leads
    let (low, high) = (min(bounds.best.attained, published), max(bounds.worst.attained, published))
    attained = low...high
    proven = min(bounds.best.proven, low)...max(bounds.worst.proven, high)
    best = low < bounds.best.attained ? own : bounds.best.weights
    worst = high > bounds.worst.attained ? own : bounds.worst.weights
  }
}
