import Parallelism
import Scoring
package import SurveyModel

/// What other weights of the index's components would change about the published ranking, with the answers as they are.
///
/// The weights that move are those of the components at the top of the index, or of the first level below it that has more than one part, and whatever lies below
/// them keeps its weights; where the index asks for all levels, those of every level below it too. Compared are the units that have a rank, by their unrounded scores with bonus and penalty points. A rank that is published is always within
/// the ranks that are possible, also where it is shared because scores are rounded; unless the weights that were decided lie outside of intervals that the index declares.
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
    /// Weights that attain the best and the worst rank, beside ``Reach/nodes``, sum 1.
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
    package let areOfAllLevels: Bool
    /// Nodes of the index that weights stand beside: ``WeightRobustness/components``, or of all levels the lowest parts, with their shares of the whole.
    package let nodes: [Int]
    /// Components whose children keep their weights where those of all levels move: some unit lacks a child, or they are aggregated in another way.
    package let held: [Int]
    /// Whether the weights that were decided are among these; intervals may lie elsewhere.
    package let holdsDecided: Bool
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
  /// From the narrowest freedom to the widest; those that the index declares, from the one that leaves most pairs of units in order.
  package let reaches: [Reach]
  /// Of each component alone, beside ``components``.
  package let stability: [WeightStability.Child?]

  package func reach(_ freedom: WeightFreedom, ofAllLevels: Bool = false) -> Reach? {
    reaches.first { $0.freedom == freedom && $0.areOfAllLevels == ofAllLevels }
  }

  /// Pairs grow with the square of the units, and a report should not wait for them.
  package static let mostUnits = 120

  /// - Parameters:
  ///   - asked: the weights that are looked at; `nil` for those of the index, or the standard ones.
  ///   - branches: of each integer program, at most.
  init(
    _ scored: ScoredSurvey, _ asked: [IndexTree.OtherWeights]? = nil, branches: Int = 400, threads: Int, work: Work
  ) throws(Absence) {
    let units = scored.ranking.ranked
    guard units.count > 1 else { throw .fewUnits }
    guard units.count <= Self.mostUnits else { throw .manyUnits(units.count, atMost: Self.mostUnits) }
    let top = try MovedWeights(scored, units: units, areOfAllLevels: false)
    parent = scored.data.index.firstBranching
    (components, weights) = (top.nodes, top.weights)
    stability = WeightStability(top.scores, weights: top.weights).children
    let declared = asked ?? scored.data.index.otherWeights
    let wanted = declared ?? IndexTree.OtherWeights.standard
    let all = wanted.contains(where: \.areOfAllLevels) ? try MovedWeights(scored, units: units, areOfAllLevels: true) : top
    var reaches: [Reach] = []
    for other in wanted {
      let moved = other.areOfAllLevels ? all : top
      // None of these leaves no weights: the decided ones are among them, or equal ones, or intervals that were checked.
      guard let polytope = try? moved.polytope(other.freedom) else { continue }
      reaches.append(
        Reach(other, moved, polytope, ranking: scored.ranking, units: units, branches: branches, threads: threads, work: work))
      // The other half are draws.
      work.advance(.robustness, to: Double(reaches.count) / Double(2 * wanted.count))
    }
    if declared != nil {
      // Stable: of equal ones as they were declared.
      let order = reaches.indices.sorted { (-reaches[$0].fixedPairs, $0) < (-reaches[$1].fixedPairs, $1) }
      reaches = order.map { reaches[$0] }
    }
    self.reaches = reaches
  }
}

extension WeightRobustness.Reach {
  fileprivate init(
    _ other: IndexTree.OtherWeights, _ moved: MovedWeights, _ polytope: WeightPolytope, ranking: Ranking, units: [Int], branches: Int,
    threads: Int, work: Work
  ) {
    let bounds = WeightBounds(moved.scores, polytope, nominal: moved.weights, branches: branches, threads: threads, work: work)
    let published = units.map { ranking.rank[$0] ?? 0 }
    // Intervals may lie elsewhere than the weights that were decided.
    let holdsDecided = polytope.contains(moved.weights)
    var ranks = [WeightRobustness.Ranks?](repeating: nil, count: ranking.rank.count)
    for (place, unit) in units.enumerated() {
      let leads = units.indices.allSatisfy { $0 == place || bounds.dominates[place][$0] }
      ranks[unit] = bounds.units[place].map {
        WeightRobustness.Ranks($0, published: holdsDecided ? published[place] : $0.best.attained, publishedBy: moved.weights, leads: leads)
      }
    }
    let pairs = units.indices.flatMap { one in units.indices.filter { published[one] < published[$0] }.map { (one, $0) } }
    self.init(
      freedom: other.freedom, areOfAllLevels: other.areOfAllLevels, nodes: moved.nodes, held: moved.held, holdsDecided: holdsDecided,
      ranks: ranks,
      fixedPairs: pairs.count(where: { bounds.dominates[$0.0][$0.1] }), pairs: pairs.count)
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
