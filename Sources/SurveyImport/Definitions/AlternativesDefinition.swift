import SurveyModel

/// `alternatives` of an index: other choices that its ranking is tried under.
struct AlternativesDefinition {
  let alternatives: IndexTree.Alternatives
  private let position: YAMLNode.Position
  private let normalizations: [YAMLNode]
  private let aggregations: [YAMLNode]
  private let missing: [YAMLNode]

  /// `nil` after a fault that leaves nothing to go on with.
  ///
  /// - Parameter root: what the index itself says.
  init?(_ node: YAMLNode, root: IndexNodeDefinition.Inherited, _ faults: inout DefinitionFaults) {
    guard
      let map = node.map(
        AlternativesWords.mapOfAlternatives, keys: ["weights", "normalize", "aggregate", "missing", "leave-out", "draws"], &faults)
    else { return nil }
    let normalizations = Self.list(map["normalize"], AlternativesWords.listOfNormalizations, own: nil, &faults) {
      item, faults -> IndexTree.Normalization? in
      guard let stated = NormalizationDefinition(item, from: root.from, to: root.to, &faults) else { return nil }
      if stated.transform != nil { faults.add(at: item.position, AlternativesWords.transformStays) }
      return stated.normalization
    }
    let aggregations = Self.list(map["aggregate"], AlternativesWords.listOfAggregations, own: root.aggregation, &faults) {
      IndexNodeDefinition.Inherited.aggregation($0, &$1)
    }
    let missing = Self.list(map["missing"], AlternativesWords.listOfPolicies, own: root.missing, &faults) {
      IndexNodeDefinition.Inherited.missing($0, &$1)
    }
    let leftOut = Self.list(map["leave-out"], AlternativesWords.listOfParts, own: nil, &faults) {
      $0.word(IndexTree.Alternatives.Part.allCases, &$1)
    }
    let draws = map["draws"].flatMap { Self.draws($0, &faults) }
    alternatives = IndexTree.Alternatives(
      weights: map["weights"].flatMap { Self.weights($0, &faults) }, normalizations: normalizations.map(\.value),
      aggregations: aggregations.map(\.value), missing: missing.map(\.value), leftOut: leftOut.map(\.value), draws: draws)
    position = node.position
    self.normalizations = normalizations.map(\.node)
    self.aggregations = aggregations.map(\.node)
    self.missing = missing.map(\.node)
  }

  /// Refuses what can never stand together, at the line of the choice.
  func check(_ tree: IndexTree, _ faults: inout DefinitionFaults) {
    guard let conflict = tree.conflict(in: alternatives) else { return }
    let own = if case .component(let root) = tree.root.content { root } else { IndexTree.Component() }
    func name(aggregation place: Int?) -> String { (place.map { alternatives.aggregations[$0] } ?? own.aggregation).name }
    func name(normalization place: Int?) -> String? { place.map { alternatives.normalizations[$0].name } }
    switch conflict {
    case .aggregation(let aggregation, let normalization, let lowest):
      let place = (aggregation.map { aggregations[$0] } ?? normalization.map { normalizations[$0] })?.position ?? position
      faults.add(
        at: place,
        AlternativesWords.cannotTake(name(aggregation: aggregation), normalization: name(normalization: normalization), lowest: lowest))
    case .zeroForMissing(let aggregation, let policy):
      let place = (aggregation.map { aggregations[$0] } ?? policy.map { missing[$0] })?.position ?? position
      faults.add(at: place, AlternativesWords.zeroCannotStand(name(aggregation: aggregation)))
    case .noAnswerScale(let normalization, let indicator):
      faults.add(
        at: normalizations[normalization].position,
        AlternativesWords.noAnswerScale(alternatives.normalizations[normalization].name, indicator: indicator))
    case .editionsNotRead(let normalization):
      faults.add(at: normalizations[normalization].position, AlternativesWords.editionsNotRead)
    }
  }

  /// Each item once, and none that the index itself has.
  private static func list<Value: Hashable>(
    _ node: YAMLNode?, _ what: LocalizedText, own: Value?, _ faults: inout DefinitionFaults,
    _ read: (YAMLNode, inout DefinitionFaults) -> Value?
  ) -> [(value: Value, node: YAMLNode)] {
    guard let node, let items = node.list(what, &faults) else { return [] }
    if items.isEmpty { faults.add(at: node.position, AlternativesWords.emptyList) }
    var found: [(value: Value, node: YAMLNode)] = []
    for item in items {
      guard let value = read(item, &faults) else { continue }
      if value == own {
        faults.add(at: item.position, AlternativesWords.indexsOwn)
      } else if found.contains(where: { $0.value == value }) {
        faults.add(at: item.position, AlternativesWords.twice)
      } else {
        found.append((value, item))
      }
    }
    return found
  }

  /// `{share: 0.25}` or `{dirichlet: 50}`
  private static func weights(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Alternatives.Weights? {
    guard let map = node.map(AlternativesWords.mapOfWeights, keys: ["share", "dirichlet"], &faults) else { return nil }
    guard map.entries.count == 1 else {
      faults.add(at: node.position, AlternativesWords.oneOfShareAndDirichlet)
      return nil
    }
    if let share = map["share"] { return share.number(AlternativesWords.share, where: { $0 > 0 && $0 <= 1 }, &faults).map { .share($0) } }
    return map["dirichlet"]?.number(ValueWords.numberAboveZero, where: { $0 > 0 }, &faults).map { .dirichlet(concentration: $0) }
  }

  private static func draws(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> Int? {
    guard let draws = node.wholeNumber(AlternativesWords.draws, &faults) else { return nil }
    guard (2...IndexTree.Alternatives.mostDraws).contains(draws) else {
      faults.add(node, expected: AlternativesWords.draws)
      return nil
    }
    return draws
  }
}
