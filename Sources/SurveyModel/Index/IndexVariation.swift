extension IndexTree {
  /// The same index with another aggregation at the root, another policy for missing children in all components; `nil` for what stays.
  package func varied(aggregation: Aggregation?, missing: MissingPolicy?) -> IndexTree {
    var copy = self
    for (place, node) in nodes.enumerated() {
      guard case .component(let component) = node.content else { continue }
      copy.nodes[place].content = .component(
        Component(
          aggregation: place == 0 ? aggregation ?? component.aggregation : component.aggregation, missing: missing ?? component.missing,
          weighting: component.weighting))
    }
    return copy
  }
}
