/// What is changed to see what becomes of a ranking: weights, aggregations, units and questions left out, all at once or one by one.
package struct IndexChange: Sendable, Hashable {
  /// By id of the node: its weight among its siblings as they were used. A component whose weights a scheme made is then given them.
  package var weights: [String: Double]
  /// By id of the component.
  package var aggregations: [String: IndexTree.Aggregation]
  /// Ids of units that take no part in ranges, ranks and comparisons.
  package var withoutUnits: Set<String>
  /// Codes of questions. An indicator of several questions is made of those that are left; one of none, and a component of nothing, goes.
  package var withoutQuestions: Set<String>

  package init(
    weights: [String: Double] = [:], aggregations: [String: IndexTree.Aggregation] = [:], withoutUnits: Set<String> = [],
    withoutQuestions: Set<String> = []
  ) {
    self.weights = weights
    self.aggregations = aggregations
    self.withoutUnits = withoutUnits
    self.withoutQuestions = withoutQuestions
  }
}

extension IndexTree {
  /// The index after a change; units are left to the scoring.
  ///
  /// - Precondition: the weights are those that were used.
  /// - Throws: a tree that is impossible, such as one without anything left in it.
  package func changed(by change: IndexChange) throws(Flaw) -> IndexTree {
    let children = root.children.compactMap { branch($0, change) }
    let tree = try IndexTree(
      id: id, title: title, score: score, ties: ties, confidence: confidence, responseWeighting: responseWeighting, publish: publish,
      tiers: tiers, satisfaction: satisfaction.filter { !change.withoutQuestions.contains($0) }, finish: finish, entities: entities,
      root: component(0, change) ?? Component(), children: children)
    return tree.treated(by: treatment)
  }

  /// A node and what is left below it; `nil` where nothing is.
  private func branch(_ position: Int, _ change: IndexChange) -> Branch? {
    let node = nodes[position]
    let weight = change.weights[node.id] ?? node.weight
    guard case .indicator(let indicator) = node.content else {
      let children = node.children.compactMap { branch($0, change) }
      guard !children.isEmpty, let component = component(position, change) else { return nil }
      return Branch(
        id: node.id, name: node.name, weight: weight, notApplicable: node.notApplicable, component: component, children: children)
    }
    guard case .questions(let codes, let statistic) = indicator.source else {
      return Branch(id: node.id, name: node.name, weight: weight, notApplicable: node.notApplicable, indicator: indicator)
    }
    let left = codes.filter { !change.withoutQuestions.contains($0) }
    guard !left.isEmpty else { return nil }
    return Branch(
      id: node.id, name: node.name, weight: weight, notApplicable: node.notApplicable,
      indicator: Indicator(
        source: .questions(left, statistic: statistic), direction: indicator.direction, transform: indicator.transform,
        normalization: indicator.normalization))
  }

  private func component(_ position: Int, _ change: IndexChange) -> Component? {
    guard case .component(let component) = nodes[position].content else { return nil }
    let isGiven = nodes[position].children.contains { change.weights[nodes[$0].id] != nil }
    return Component(
      aggregation: change.aggregations[nodes[position].id] ?? component.aggregation, missing: component.missing,
      weighting: isGiven ? .given : component.weighting(of: nodes[position].children, in: self, without: change.withoutQuestions))
  }
}

extension IndexTree.Component {
  /// A scheme that states a number for each child holds for these children alone: with one of them gone their weights are what it made of them.
  fileprivate func weighting(of children: [Int], in index: IndexTree, without questions: Set<String>) -> WeightScheme {
    switch weighting {
    case .budget, .ahp:
      children.allSatisfy { index.isLeft($0, without: questions) } ? weighting : .given
    case .given, .equal, .pca, .entropy, .critic: weighting
    }
  }
}

extension IndexTree {
  /// Whether anything of a node is left.
  fileprivate func isLeft(_ position: Int, without questions: Set<String>) -> Bool {
    switch nodes[position].content {
    case .component: nodes[position].children.contains { isLeft($0, without: questions) }
    case .indicator(let indicator):
      switch indicator.source {
      case .data: true
      case .questions(let codes, _): codes.contains { !questions.contains($0) }
      }
    }
  }
}
