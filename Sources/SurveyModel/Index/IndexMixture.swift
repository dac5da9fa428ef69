/// Two indices whose weights and rules can be exchanged: how one edition would be scored by what another says.
extension IndexTree {
  /// Ids of the indicators that both have: made of the same questions, or of the same figure. By which statistic and how they are scored may differ.
  package func sharedIndicators(with other: IndexTree) -> Set<String> {
    let own = made
    return Set(other.made.compactMap { own[$0.key] == $0.value ? $0.key : nil })
  }

  /// What each indicator is made of, whatever the statistic.
  private var made: [String: [String]] {
    var made: [String: [String]] = [:]
    for place in indicators {
      guard case .indicator(let indicator) = nodes[place].content else { continue }
      made[nodes[place].id] =
        switch indicator.source {
        case .questions(let codes, _): ["questions"] + codes
        case .data(let name): ["data", name]
        }
    }
    return made
  }

  /// The index of some of its indicators, with the components that have any of them; itself where these are all. `nil` where nothing that weighs is left.
  package func restricted(to ids: Set<String>) -> IndexTree? {
    guard !indicators.allSatisfy({ ids.contains(nodes[$0].id) }) else { return self }
    guard case .component(let root) = nodes[0].content,
      var tree = try? IndexTree(
        id: id, title: title, score: score, ties: ties, confidence: confidence, responseWeighting: responseWeighting, publish: publish,
        tiers: tiers, satisfaction: satisfaction, finish: finish, root: root.withGivenWeights,
        children: nodes[0].children.compactMap { branch($0, of: ids) })
    else { return nil }
    // Figures are treated as before: what is done to one may hang on the others.
    (tree.treatment, tree.treatedNames) = (treatment, treatedNames)
    return tree
  }

  private func branch(_ place: Int, of ids: Set<String>) -> Branch? {
    let node = nodes[place]
    switch node.content {
    case .indicator(let indicator):
      guard ids.contains(node.id) else { return nil }
      return Branch(id: node.id, name: node.name, weight: node.weight, notApplicable: node.notApplicable, indicator: indicator)
    case .component(let component):
      let children = node.children.compactMap { branch($0, of: ids) }
      guard children.contains(where: { $0.weight > 0 }) else { return nil }
      return Branch(
        id: node.id, name: node.name, weight: node.weight, notApplicable: node.notApplicable, component: component.withGivenWeights,
        children: children)
    }
  }

  /// Whether both have the same nodes below the same ones, in whatever order; the roots, which may have the year in their names, are the same.
  package func isShapedLike(_ other: IndexTree) -> Bool { parents == other.parents }

  private var parents: [String: String] {
    var parents: [String: String] = [:]
    for node in nodes.dropFirst() { parents[node.id] = node.parent.map { $0 == 0 ? "" : nodes[$0].id } ?? "" }
    return parents
  }

  /// Whether both make the same scores of the same weights.
  ///
  /// - Precondition: ``isShapedLike(_:)``
  package func hasRulesOf(_ other: IndexTree) -> Bool {
    let theirs = Dictionary(other.nodes.map { ($0.parent == nil ? "" : $0.id, $0) }) { first, _ in first }
    return score.from == other.score.from && score.to == other.score.to && score.multiply == other.score.multiply
      && responseWeighting == other.responseWeighting && treatment == other.treatment
      && nodes.allSatisfy { own in
        guard let node = theirs[own.parent == nil ? "" : own.id] else { return false }
        return own.notApplicable == node.notApplicable && own.content.withGivenWeights == node.content.withGivenWeights
      }
  }

  /// Whether both make the same values of the same indicators from answers, before these are normalised.
  package func readsAnswersLike(_ other: IndexTree) -> Bool {
    responseWeighting == other.responseWeighting && sources == other.sources
  }

  private var sources: [String: Source] {
    var sources: [String: Source] = [:]
    for place in indicators {
      if case .indicator(let indicator) = nodes[place].content { sources[nodes[place].id] = indicator.source }
    }
    return sources
  }

  /// Whether the score of a unit hangs on those of others.
  package func comparesUnits(edition: String) -> Bool {
    nodes.contains { node in
      switch node.content {
      case .component(let component): component.aggregation.comparesUnits || component.weighting.isDataDriven
      case .indicator(let indicator): indicator.normalization.dependsOnUnits(edition: edition)
      }
    }
  }

  /// Whether siblings weigh the same beside each other in both; the very same where a sum is not divided by its weights.
  ///
  /// - Precondition: ``isShapedLike(_:)``
  package func hasWeightsOf(_ other: IndexTree) -> Bool {
    let (own, theirs) = (sharesByID, other.sharesByID)
    return own.allSatisfy { id, share in theirs[id].map { ($0 - share).magnitude <= 1e-12 } ?? false }
  }

  /// Of each node but the root, by id.
  private var sharesByID: [String: Double] {
    var shares: [String: Double] = [:]
    for node in nodes.dropFirst() {
      guard let parent = node.parent, case .component(let component) = nodes[parent].content else { continue }
      let sum = component.aggregation == .sum ? 1 : nodes[parent].children.reduce(0) { $0 + nodes[$1].weight }
      shares[node.id] = sum > 0 ? node.weight / sum : 0
    }
    return shares
  }

  /// The rules of this index with the weights of another: to score answers that are published by the rules of a third. Nothing is added afterwards, and there
  /// are no entities.
  ///
  /// - Parameters:
  ///   - other: shaped like it, with its weights as they were used.
  ///   - rules: of the edition whose answers are scored.
  ///   - groups: what its respondent groups weigh.
  package func mixed(weightsOf other: IndexTree, publishedBy rules: IndexTree, groups: [GroupShare]) -> IndexTree {
    var copy = self
    let weights = Dictionary(other.nodes.dropFirst().map { ($0.id, $0.weight) }) { first, _ in first }
    for place in nodes.indices {
      if place > 0, let weight = weights[nodes[place].id] { copy.nodes[place].weight = weight }
      copy.nodes[place].content = nodes[place].content.withGivenWeights
    }
    copy.publish = rules.publish
    copy.satisfaction = rules.satisfaction
    copy.finish = Finish(respondentGroups: groups)
    copy.entities = []
    copy.alternatives = nil
    copy.otherWeights = nil
    return copy
  }
}

extension IndexTree.Component {
  /// Weights as they were used are those that stand beside the children.
  fileprivate var withGivenWeights: Self { Self(aggregation: aggregation, missing: missing, weighting: .given) }
}

extension IndexTree.Content {
  fileprivate var withGivenWeights: Self {
    if case .component(let component) = self { .component(component.withGivenWeights) } else { self }
  }
}
