import SurveyModel

/// `other-weights` of an index: how far its weights may differ, for the ranks that other weights could give.
struct OtherWeightsDefinition {
  private struct Item {
    let value: IndexTree.OtherWeights
    let node: YAMLNode
    /// Of intervals, where each id stands.
    var ids: [(id: String, position: YAMLNode.Position)] = []
  }

  private static let words = ["order", "any"]
  private static let keys = ["share", "ratio", "intervals", "weights", "levels"]
  private static let mostRatio = 1e6

  private let items: [Item]

  var value: [IndexTree.OtherWeights] { items.map(\.value) }

  /// `nil` after a fault that leaves nothing to go on with.
  init?(_ node: YAMLNode, _ faults: inout DefinitionFaults) {
    guard let nodes = node.list(OtherWeightsWords.list, &faults) else { return nil }
    if nodes.isEmpty { faults.add(at: node.position, AlternativesWords.emptyList) }
    if nodes.count > IndexTree.OtherWeights.most { faults.add(at: node.position, OtherWeightsWords.tooMany(nodes.count)) }
    var items: [Item] = []
    for node in nodes {
      guard let item = Self.item(node, &faults) else { continue }
      if items.contains(where: { $0.value == item.value }) {
        faults.add(at: node.position, AlternativesWords.twice)
      } else {
        items.append(item)
      }
    }
    self.items = items
  }

  /// `order`, `any`, `{share: 0.25}`, `{ratio: 2, levels: all}`, `{intervals: {a: [0.1, 0.3]}}`
  private static func item(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> Item? {
    if case .text = node.content { return node.word(words, &faults).map { Item(value: .init(freedom($0)), node: node) } }
    guard let map = node.map(OtherWeightsWords.item, keys: keys, &faults) else { return nil }
    let kinds = map.entries.filter { $0.key != "levels" }
    guard kinds.count == 1, let kind = kinds.first else {
      faults.add(at: node.position, OtherWeightsWords.oneKind)
      return nil
    }
    let areOfAllLevels = map["levels"].flatMap { $0.word(["first", "all"], &faults) } == "all"
    var ids: [(id: String, position: YAMLNode.Position)] = []
    let found: WeightFreedom?
    switch kind.key {
    case "share": found = kind.value.number(AlternativesWords.share, where: { $0 > 0 && $0 <= 1 }, &faults).map { .share($0) }
    case "ratio":
      found = kind.value.number(OtherWeightsWords.ratio, where: { $0 >= 1 && $0 <= mostRatio }, &faults).map { .ratio($0) }
    case "intervals":
      found = intervals(kind.value, &faults).map { intervals in
        ids = intervals.map { ($0.id, $0.position) }
        return .intervals(Dictionary(intervals.map { ($0.id, $0.range) }) { first, _ in first })
      }
    default: found = kind.value.word(words, &faults).map(freedom)
    }
    return found.map { Item(value: .init($0, areOfAllLevels: areOfAllLevels), node: node, ids: ids) }
  }

  private static func freedom(_ word: String) -> WeightFreedom { word == "order" ? .order : .any }

  private static func intervals(
    _ node: YAMLNode, _ faults: inout DefinitionFaults
  ) -> [(id: String, range: ClosedRange<Double>, position: YAMLNode.Position)]? {
    guard case .map(let entries) = node.content, !entries.isEmpty else {
      faults.add(node, expected: OtherWeightsWords.mapOfIntervals)
      return nil
    }
    var known: Set<String> = []
    return entries.compactMap { entry in
      guard known.insert(entry.key).inserted else {
        faults.add(at: entry.keyPosition, AlternativesWords.twice)
        return nil
      }
      guard let ends = entry.value.list(OtherWeightsWords.interval, &faults) else { return nil }
      let numbers = ends.compactMap { $0.number(OtherWeightsWords.end, where: { $0 >= 0 && $0 <= 1 }, &faults) }
      guard numbers.count == ends.count else { return nil }
      guard numbers.count == 2, numbers[0] <= numbers[1] else {
        faults.add(at: entry.value.position, OtherWeightsWords.notAnInterval)
        return nil
      }
      return (entry.key, numbers[0]...numbers[1], entry.keyPosition)
    }
  }

  /// Refuses intervals of what has no weight that moves, and those that no weights meet.
  func check(_ tree: IndexTree, _ faults: inout DefinitionFaults) {
    for item in items {
      guard case .intervals(let intervals) = item.value.freedom else { continue }
      let parents = tree.weighingComponents(ofAllLevels: item.value.areOfAllLevels)
      let movable = parents.flatMap { tree.nodes[$0].children }.map { tree.nodes[$0].id }
      for (id, position) in item.ids where !movable.contains(id) {
        faults.add(at: position, OtherWeightsWords.unknown(id, suggestion: YAMLNode.suggestion(for: id, among: movable)))
      }
      for parent in parents {
        let siblings = tree.nodes[parent].children.map { tree.nodes[$0] }
        let low = siblings.reduce(0) { $0 + (intervals[$1.id]?.lowerBound ?? 0) }
        let high = siblings.reduce(0) { $0 + (intervals[$1.id]?.upperBound ?? 1) }
        let named = siblings.filter { intervals[$0.id] != nil }.map(\.id)
        if low > 1 + 1e-9 { faults.add(at: item.node.position, OtherWeightsWords.lowsAboveWhole(named, sum: low)) }
        if high < 1 - 1e-9 { faults.add(at: item.node.position, OtherWeightsWords.highsBelowWhole(named, sum: high)) }
      }
    }
  }
}
