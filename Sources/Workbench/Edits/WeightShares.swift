package import SurveyModel

extension IndexTree {
  /// What part each of some siblings has by its weight; `nil` for all where they weigh nothing together, or more than can be held.
  package static func shares(_ weights: [Double]) -> [Double?] {
    let sum = weights.reduce(0, +)
    return weights.map { sum > 0 && sum.isFinite ? $0 / sum : nil }
  }

  /// The children of a component with their weights and shares, in their order; empty for an indicator, and where a scheme works the weights out.
  package func writtenShares(in id: String) -> [WeightShare] {
    guard let node = nodes.first(where: { $0.id == id }), case .component(let component) = node.content,
      [.given, .equal].contains(component.weighting)
    else { return [] }
    let weights = node.children.map { component.weighting == .equal ? 1 : nodes[$0].weight }
    return zip(node.children, zip(weights, Self.shares(weights))).map { WeightShare(id: nodes[$0].id, weight: $1.0, share: $1.1) }
  }
}

/// What a node weighs among its siblings.
package struct WeightShare: Sendable, Hashable {
  package let id: String
  package let weight: Double
  package let share: Double?
}
