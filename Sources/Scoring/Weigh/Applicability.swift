package import SurveyModel

/// Which nodes of an index apply to which domains: domains × nodes.
///
/// A node does not apply to units of the groups that it names, nor where it or all of its children are asked of other respondent groups, nor below a node
/// that does not apply. It is then left out of its parent, whatever the parent does with missing children. All of the department together has no group.
package struct Applicability: Sendable, Hashable {
  private let nodes: Int
  /// `nil` where everything applies to every domain.
  private let mask: [Bool]?

  /// - Parameter groups: of each domain, the group of the unit; `nil` for none.
  package init(plan: ScoringPlan, groups: [String?]) {
    self.init(index: plan.index, notAsked: Set(plan.indicators.filter { $0.source == .notAsked }.map(\.node)), groups: groups)
  }

  /// - Parameters:
  ///   - notAsked: places of indicators among the nodes, that apply to nobody.
  ///   - groups: of each domain, the group of the unit; `nil` for none.
  package init(index: IndexTree, notAsked: Set<Int> = [], groups: [String?]) {
    let tree = index.nodes
    nodes = tree.count
    guard !notAsked.isEmpty || tree.contains(where: { !$0.notApplicable.isEmpty }) else {
      mask = nil
      return
    }
    var mask: [Bool] = []
    mask.reserveCapacity(groups.count * tree.count)
    for group in groups {
      var applies = tree.map { node in group.map { !node.notApplicable.contains($0) } ?? true }
      for place in tree.indices {
        if notAsked.contains(place) { applies[place] = false }
        if let parent = tree[place].parent, !applies[parent] { applies[place] = false }
      }
      for place in tree.indices.reversed() where !tree[place].children.isEmpty {
        if !tree[place].children.contains(where: { applies[$0] }) { applies[place] = false }
      }
      mask += applies
    }
    self.mask = mask
  }

  package var isUniversal: Bool { mask == nil }

  package func applies(domain: Int, node: Int) -> Bool { mask?[domain * nodes + node] ?? true }

  /// Takes the values of indicators away where they do not apply: NaN.
  ///
  /// - Parameter values: domains × indicators, for these domains once or again and again.
  package func blank(_ values: inout [Double], plan: ScoringPlan) {
    guard let mask, nodes > 0 else { return }
    let domains = mask.count / nodes
    let indicators = plan.indicators.count
    guard domains > 0, indicators > 0 else { return }
    for (row, first) in stride(from: 0, to: values.count, by: indicators).enumerated() {
      let domain = row % domains
      for (place, indicator) in plan.indicators.enumerated() where !mask[domain * nodes + indicator.node] { values[first + place] = .nan }
    }
  }
}
