/// How a survey is scored: indicators under components under components, with weights. An `IndexTree` that exists is valid.
///
/// Nodes lie in one array in tree order (a parent before its children, children in the order written), the root first.
package struct IndexTree: Sendable, Hashable {
  package struct Node: Sendable, Hashable {
    package let id: String
    package let name: LocalizedText
    /// Relative to its siblings; zero or more.
    package internal(set) var weight: Double
    /// Index into ``IndexTree/nodes``; `nil` for the root.
    package let parent: Int?
    /// Indices into ``IndexTree/nodes``; empty for an indicator.
    package let children: [Int]
    /// Groups of units that the node does not apply to: there it is left out, and no unit of theirs lacks it.
    package let notApplicable: [String]
    package internal(set) var content: Content
  }

  package enum Content: Sendable, Hashable {
    case component(Component)
    case indicator(Indicator)
  }

  package struct Component: Sendable, Hashable {
    package let aggregation: Aggregation
    package let missing: MissingPolicy
    /// Where the weights of the children come from.
    package let weighting: WeightScheme

    package init(
      aggregation: Aggregation = .arithmetic, missing: MissingPolicy = .reweight(atLeast: 0), weighting: WeightScheme = .given
    ) {
      self.aggregation = aggregation
      self.missing = missing
      self.weighting = weighting
    }
  }

  package enum Direction: String, Sendable, Hashable, CaseIterable {
    case positive
    case negative
  }

  package struct Indicator: Sendable, Hashable {
    package let source: Source
    /// Acts on `data` only: a reversed question is turned when its answers are read.
    package let direction: Direction
    /// Comes before the normalisation.
    package let transform: Transform?
    package let normalization: Normalization

    package init(
      source: Source, direction: Direction = .positive, transform: Transform? = nil,
      normalization: Normalization = .answerScale(from: 0, to: 100)
    ) {
      self.source = source
      self.direction = direction
      self.transform = transform
      self.normalization = normalization
    }
  }

  package let id: String
  package let title: LocalizedText
  package let score: Score
  package let ties: Ties
  /// Of intervals, 0 < confidence < 1.
  package let confidence: Double
  package let responseWeighting: ResponseWeighting
  package internal(set) var publish: PublishRule
  /// From the highest to the lowest.
  package let tiers: [Tier]
  /// Codes of the questions whose two best categories make the satisfaction rate, pooled; empty: all questions of the index.
  package internal(set) var satisfaction: [String]
  package internal(set) var finish: Finish
  /// What is done to figures before they are normalised; `nil` where nothing is.
  package internal(set) var treatment: DataTreatment?
  /// The figures that ``treatment`` acts on: those of the index and all its entities.
  package internal(set) var treatedNames: [String] = []
  /// `nil` where the file does not say.
  package internal(set) var decision: Decision?
  /// What the ranking is tried under; `nil` where the file does not say.
  package internal(set) var alternatives: Alternatives?
  /// Other weights that the ranking is looked at under; `nil` where the file does not say.
  package internal(set) var otherWeights: [OtherWeights]?
  /// Scored from the same answers and ranked in tables of their own: the heads of the units. They have no entities themselves.
  package internal(set) var entities: [IndexTree]
  /// In tree order, ``nodes``[0] the root with the index's id.
  package internal(set) var nodes: [Node]
}

extension IndexTree {
  package var root: Node { nodes[0] }

  /// Positions of the indicators among ``nodes``, in tree order.
  package var indicators: [Int] {
    nodes.indices.filter {
      if case .indicator = nodes[$0].content { true } else { false }
    }
  }

  /// Positions of the root's children among ``nodes``: what a report shows as components.
  package var topLevel: [Int] { root.children }

  /// The first node from the root down that has more than one child, or none: whose weights tell something.
  package var firstBranching: Int {
    var node = 0
    while nodes[node].children.count == 1 { node = nodes[node].children[0] }
    return node
  }

  /// Whether a node is another, or lies below it.
  package func isBelow(_ node: Int, _ ancestor: Int) -> Bool {
    var place: Int? = node
    while let current = place, current > ancestor { place = nodes[current].parent }
    return place == ancestor
  }

  /// Codes of the questions that the index uses, in tree order, once each.
  package var questionCodes: [String] {
    var seen: Set<String> = []
    return nodes.flatMap { node -> [String] in
      guard case .indicator(let indicator) = node.content, case .questions(let codes, _) = indicator.source else { return [] }
      return codes.filter { seen.insert($0).inserted }
    }
  }

  /// Names of the tiers, from the highest, fixed or relative.
  package var tierNames: [LocalizedText] { finish.relativeTiers?.names ?? tiers.map(\.name) }

  /// The editions that ranges are pooled over, once each.
  package var pooledEditions: [String] {
    var seen: Set<String> = []
    return nodes.flatMap { node -> [String] in
      guard case .indicator(let indicator) = node.content else { return [] }
      return indicator.normalization.pooledEditions.filter { seen.insert($0).inserted }
    }
  }

  /// The scale that a node's score lies on; `nil` where it has none. The root has the index's, whatever lies below.
  package func scale(of node: Int) -> ClosedRange<Double>? { node == 0 ? score.from...score.to : ownScale(of: node) }

  private func ownScale(of node: Int) -> ClosedRange<Double>? {
    switch nodes[node].content {
    case .indicator(let indicator): return indicator.normalization.scale
    case .component(let component):
      if component.aggregation.comparesUnits { return nil }
      let scales = nodes[node].children.map { (scale: ownScale(of: $0), weight: nodes[$0].weight) }.filter { $0.weight > 0 }
      let known = scales.compactMap(\.scale)
      guard known.count == scales.count, let low = known.map(\.lowerBound).min(), let high = known.map(\.upperBound).max() else {
        return score.from / score.multiply...score.to / score.multiply
      }
      guard component.aggregation == .sum else { return low...high }
      let total = scales.reduce((low: 0.0, high: 0.0)) { sum, child in
        guard let scale = child.scale else { return sum }
        return (sum.low + child.weight * scale.lowerBound, sum.high + child.weight * scale.upperBound)
      }
      return total.low <= total.high ? total.low...total.high : nil
    }
  }
}
