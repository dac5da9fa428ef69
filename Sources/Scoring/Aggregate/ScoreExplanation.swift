import SurveyModel

/// How the score of one unit comes about: at every node its value, score, weight and the points that it contributes to the index.
///
/// The contribution of an indicator is its score times the slope of the index in that score; that of a component is the sum of what lies below it. For an index
/// that grows in proportion with its indicators' scores (weighted means of any kind, sums) these add up to the index (Euler's theorem on homogeneous functions);
/// with weighted arithmetic means it is the score times its share of the index. A minimum, a median and a comparison of units have no slope: they contribute as
/// one, and what lies below has no contribution of its own. Where the contributions do not add up, ``rest`` says by how much.
package struct ScoreExplanation: Sendable, Hashable {
  package struct Part: Sendable, Hashable {
    /// Position among `IndexTree.nodes`.
    package let node: Int
    /// 0 for the root.
    package let level: Int
    /// Before normalisation; indicators only. `nil` where it is missing.
    package let value: Double?
    /// `nil` where it is missing. Of the root before bonus and penalty points.
    package let score: Double?
    /// Whether the node applies to the unit.
    package let applies: Bool
    /// Share among the siblings by the weights of the index; 1 for the root.
    package let nominalShare: Double
    /// Share among the siblings that the unit has a score for; 0 for one that is missing or below a node that is.
    package let effectiveShare: Double
    /// Points of the index; 0 for what is missing. `nil` where the index is, and below a component without a slope.
    package let contribution: Double?
  }

  /// Position of the unit in its table.
  package let unit: Int
  /// Before bonus and penalty points; `nil` where the unit has no score.
  package let score: Double?
  /// With them, held within the scale.
  package let adjustedScore: Double?
  /// Bonus and penalty points of the unit, in the order of the index.
  package let adjustments: [Adjustments.Entry]
  package let rank: Int?
  /// In tree order, the root first.
  package let parts: [Part]
  /// The index less the contributions; 0 where they add up (to 12 digits).
  package let rest: Double

  package init(_ scored: ScoredTable, unit: Int) {
    let index = scored.index
    let applicability = scored.applicability
    let score = scored.scores.score(domain: unit, node: 0)
    let slopes = scored.scores.sensitivities(domain: unit, node: 0)
    var value = [Double?](repeating: nil, count: index.nodes.count)
    for (place, node) in index.indicators.enumerated() { value[node] = scored.values.value(domain: unit, indicator: place) }

    // Whether a node is an end of the sum, and whether it lies below one.
    var isEnd = index.nodes.map(\.isWithoutSlope)
    var isBelow = [Bool](repeating: false, count: index.nodes.count)
    for (place, node) in index.nodes.enumerated() {
      guard let parent = node.parent else { continue }
      isBelow[place] = isEnd[parent] || isBelow[parent]
      if isBelow[place] { isEnd[place] = false }
    }
    var contribution = [Double](repeating: 0, count: index.nodes.count)
    for place in index.nodes.indices.reversed() {
      if isEnd[place], let own = scored.scores.score(domain: unit, node: place) {
        // The root's score is multiplied already.
        contribution[place] = place == 0 ? own : slopes[place] * own
      }
      if let parent = index.nodes[place].parent, !isBelow[place] { contribution[parent] += contribution[place] }
    }

    var parts: [Part] = []
    var isReached = [Bool](repeating: false, count: index.nodes.count)
    for (place, node) in index.nodes.enumerated() {
      let own = scored.scores.score(domain: unit, node: place)
      let shares = Self.shares(of: place, scored, applicability, unit: unit)
      isReached[place] = own != nil && (node.parent.map { isReached[$0] && shares.effective > 0 } ?? true)
      let isCounted = (node.parent.map { isReached[$0] } ?? true) && (own != nil || shares.isFilled)
      parts.append(
        Part(
          node: place, level: node.parent.map { parts[$0].level + 1 } ?? 0, value: value[place], score: own,
          applies: applicability.applies(domain: unit, node: place), nominalShare: shares.nominal,
          effectiveShare: isCounted ? shares.effective : 0, contribution: score == nil || isBelow[place] ? nil : contribution[place]))
    }
    let difference = (score ?? 0) - (score == nil ? 0 : contribution[0])
    self.unit = unit
    self.score = score
    adjustedScore = scored.indexScores[unit]
    adjustments = scored.adjustments.entries.filter { $0.unit == unit }
    rank = scored.ranking.rank[unit]
    self.parts = parts
    rest = difference.magnitude <= 1e-11 * max(1, (score ?? 0).magnitude) ? 0 : difference
  }

  /// Of a node among its siblings: by the weights, and by those that count for the unit.
  private static func shares(
    of place: Int, _ scored: ScoredTable, _ applicability: Applicability, unit: Int
  ) -> (nominal: Double, effective: Double, isFilled: Bool) {
    let nodes = scored.index.nodes
    guard let parent = nodes[place].parent else { return (1, 1, false) }
    // A child without a score counts where its parent puts the lower end of the scale in its place.
    var isFilled = false
    if case .component(let component) = nodes[parent].content { isFilled = component.missing == .zero }
    func counts(_ child: Int) -> Bool {
      isFilled ? applicability.applies(domain: unit, node: child) : scored.scores.score(domain: unit, node: child) != nil
    }
    let all = nodes[parent].children.reduce(0) { $0 + nodes[$1].weight }
    let there = nodes[parent].children.reduce(0) { $0 + (counts($1) ? nodes[$1].weight : 0) }
    let own = nodes[place].weight
    return (all > 0 ? own / all : 0, there > 0 && counts(place) ? own / there : 0, isFilled && counts(place))
  }
}

extension IndexTree.Node {
  /// An indicator, or a component that has no derivative in its children.
  fileprivate var isWithoutSlope: Bool {
    switch content {
    case .indicator: true
    case .component(let component): !component.aggregation.isDifferentiable
    }
  }
}
