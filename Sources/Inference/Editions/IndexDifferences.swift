package import SurveyModel

/// In what two indices differ, as far as a score hangs on it: weights, rules, and what one of them has alone.
package struct IndexDifferences: Sendable, Hashable {
  /// A node that both have, below the same one, with its share among its siblings.
  package struct Weight: Sendable, Hashable {
    package let id: String
    package let name: LocalizedText
    package let then: Double
    package let now: Double
  }

  /// A rule that is another, with the names of the nodes that it is one of.
  package enum Rule: Sendable, Hashable {
    case aggregation([LocalizedText], then: IndexTree.Aggregation, now: IndexTree.Aggregation)
    case missing([LocalizedText], then: IndexTree.MissingPolicy, now: IndexTree.MissingPolicy)
    case normalization([LocalizedText], then: IndexTree.Normalization, now: IndexTree.Normalization)
    case statistic([LocalizedText], then: IndexTree.Statistic, now: IndexTree.Statistic)
    /// Direction or transform of figures.
    case reading([LocalizedText])
    case applicability([LocalizedText])
    case responseWeights(then: IndexTree.ResponseWeighting, now: IndexTree.ResponseWeighting)
    case scale(then: ClosedRange<Double>, now: ClosedRange<Double>)
    case treatment
    /// The same indicators stand below other components.
    case arrangement
  }

  /// In tree order of the index now.
  package let weights: [Weight]
  /// Respondent groups whose share is another; ids as now.
  package let groups: [Weight]
  package let rules: [Rule]
  /// The topmost nodes with nothing below them that both have.
  package let onlyThen: [LocalizedText]
  package let onlyNow: [LocalizedText]
  /// Respondent groups that weigh something in one alone.
  package let groupsOnlyThen: [LocalizedText]
  package let groupsOnlyNow: [LocalizedText]

  package var isEmpty: Bool { weights.isEmpty && groups.isEmpty && rules.isEmpty && !hasOtherStructure }
  package var hasOtherStructure: Bool {
    !onlyThen.isEmpty || !onlyNow.isEmpty || !groupsOnlyThen.isEmpty || !groupsOnlyNow.isEmpty
  }

  /// - Parameters:
  ///   - then: with its weights as they were used.
  ///   - now: likewise.
  ///   - groups: respondent groups that both have, as shares among these.
  init(
    then: IndexTree, now: IndexTree, shared: Set<String>, groups: [Weight], groupsOnlyThen: [LocalizedText], groupsOnlyNow: [LocalizedText]
  ) {
    self.groups = groups.filter { ($0.then - $0.now).magnitude > 1e-12 }
    self.groupsOnlyThen = groupsOnlyThen
    self.groupsOnlyNow = groupsOnlyNow
    onlyThen = then.topmost(without: shared)
    onlyNow = now.topmost(without: shared)
    guard let own = now.restricted(to: shared), let theirs = then.restricted(to: shared) else {
      (weights, rules) = ([], [])
      return
    }
    weights = Self.weights(then: theirs, now: own)
    rules = Self.rules(then: theirs, now: own)
  }

  private static func weights(then: IndexTree, now: IndexTree) -> [Weight] {
    func key(_ index: IndexTree, _ place: Int) -> [String] {
      [index.nodes[place].id, index.nodes[place].parent.flatMap { $0 == 0 ? nil : index.nodes[$0].id } ?? ""]
    }
    let places = Dictionary(then.nodes.indices.dropFirst().map { (key(then, $0), $0) }) { first, _ in first }
    return now.nodes.indices.dropFirst().compactMap { place in
      guard let before = places[key(now, place)] else { return nil }
      let weight = Weight(
        id: now.nodes[place].id, name: now.nodes[place].name, then: then.shareAmongSiblings(before), now: now.shareAmongSiblings(place))
      return (weight.then - weight.now).magnitude > 1e-12 ? weight : nil
    }
  }

  private static func rules(then: IndexTree, now: IndexTree) -> [Rule] {
    var rules = Gathered()
    let before = Dictionary(then.nodes.map { ($0.parent == nil ? "" : $0.id, $0) }) { first, _ in first }
    for node in now.nodes {
      guard let other = before[node.parent == nil ? "" : node.id] else { continue }
      if node.notApplicable != other.notApplicable { rules.add(node.name) { .applicability($0) } }
      switch (other.content, node.content) {
      case (.component(let one), .component(let two)):
        if one.aggregation != two.aggregation {
          rules.add(node.name) { .aggregation($0, then: one.aggregation, now: two.aggregation) }
        }
        if one.missing != two.missing { rules.add(node.name) { .missing($0, then: one.missing, now: two.missing) } }
      case (.indicator(let one), .indicator(let two)):
        if case .questions(_, let old) = one.source, case .questions(_, let new) = two.source, old != new {
          rules.add(node.name) { .statistic($0, then: old, now: new) }
        }
        if one.direction != two.direction || one.transform != two.transform { rules.add(node.name) { .reading($0) } }
        if one.normalization != two.normalization {
          rules.add(node.name) { .normalization($0, then: one.normalization, now: two.normalization) }
        }
      case (.component, .indicator), (.indicator, .component): break
      }
    }
    var found = rules.all
    if then.responseWeighting != now.responseWeighting {
      found.append(.responseWeights(then: then.responseWeighting, now: now.responseWeighting))
    }
    let scales = [then, now].map { $0.score.from...$0.score.to }
    if scales[0] != scales[1] || then.score.multiply != now.score.multiply { found.append(.scale(then: scales[0], now: scales[1])) }
    if then.treatment != now.treatment { found.append(.treatment) }
    if !then.isShapedLike(now) { found.append(.arrangement) }
    return found
  }

  /// Rules with the nodes that they are alike of, in the order in which they were met.
  private struct Gathered {
    private var order: [Rule] = []
    private var names: [Rule: [LocalizedText]] = [:]

    mutating func add(_ name: LocalizedText, _ rule: ([LocalizedText]) -> Rule) {
      let key = rule([])
      if names[key] == nil { order.append(key) }
      names[key, default: []].append(name)
    }

    var all: [Rule] { order.map { $0.with(names[$0] ?? []) } }
  }
}

extension IndexDifferences.Rule {
  fileprivate func with(_ names: [LocalizedText]) -> Self {
    switch self {
    case .aggregation(_, let then, let now): .aggregation(names, then: then, now: now)
    case .missing(_, let then, let now): .missing(names, then: then, now: now)
    case .normalization(_, let then, let now): .normalization(names, then: then, now: now)
    case .statistic(_, let then, let now): .statistic(names, then: then, now: now)
    case .reading: .reading(names)
    case .applicability: .applicability(names)
    case .responseWeights, .scale, .treatment, .arrangement: self
    }
  }
}

extension IndexTree {
  /// The topmost nodes with none of these indicators below them.
  fileprivate func topmost(without shared: Set<String>) -> [LocalizedText] {
    var holds = nodes.map { _ in false }
    for place in nodes.indices.reversed() {
      holds[place] = nodes[place].children.isEmpty ? shared.contains(nodes[place].id) : nodes[place].children.contains { holds[$0] }
    }
    let found = nodes.indices.filter { place in !holds[place] && nodes[place].parent.map { holds[$0] } ?? true }
    // Whole components first.
    return (found.filter { !nodes[$0].children.isEmpty } + found.filter { nodes[$0].children.isEmpty }).map { nodes[$0].name }
  }

  fileprivate func shareAmongSiblings(_ place: Int) -> Double {
    guard let parent = nodes[place].parent else { return 1 }
    let sum = nodes[parent].children.reduce(0) { $0 + nodes[$1].weight }
    return sum > 0 ? nodes[place].weight / sum : 0
  }
}
