package import SurveyModel

/// What the tree of an index is to be: components that come, go and are renamed, indicators that move, questions that are scored anew.
package struct IndexPlan: Sendable, Hashable {
  package struct Name: Sendable, Hashable {
    package var vi: String
    package var en: String

    package init(vi: String, en: String) {
      self.vi = vi
      self.en = en
    }

    var isEmpty: Bool { vi.isEmpty && en.isEmpty }
    /// In the other language where one is missing.
    var whole: Name { Name(vi: vi.isEmpty ? en : vi, en: en.isEmpty ? vi : en) }
  }

  package struct Component: Sendable, Hashable {
    package let id: String
    package let name: Name

    package init(id: String, name: Name) {
      self.id = id
      self.name = name
    }
  }

  /// Something that is to lie in a component; the id of the index stands for its root.
  package struct Move: Sendable, Hashable {
    /// Id of an indicator, or code of a question.
    package let what: String
    package let to: String

    package init(_ what: String, to: String) {
      self.what = what
      self.to = to
    }
  }

  /// Of components that are there, whose names differ.
  package var names: [Component] = []
  /// At the end of the root.
  package var added: [Component] = []
  /// Ids of components.
  package var removed: Set<String> = []
  package var moves: [Move] = []
  /// Questions of the survey that are not scored yet.
  package var restored: [Move] = []

  package init() {}

  package var isEmpty: Bool { self == IndexPlan() }

  /// Who lies in each component afterwards, by id: children that stay in their order, then those that come.
  package func members(of tree: IndexTree) -> [String: [String]] {
    let target = Dictionary(moves.map { ($0.what, $0.to) }) { $1 }
    var members: [String: [String]] = [tree.id: []]
    for component in added { members[component.id] = [] }
    for node in tree.nodes { if case .component = node.content, !removed.contains(node.id) { members[node.id] = [] } }
    for node in tree.nodes {
      guard let parent = node.parent, !removed.contains(node.id), target[node.id] == nil else { continue }
      members[tree.nodes[parent].id]?.append(node.id)
    }
    for move in moves + restored { members[move.to]?.append(move.what) }
    members[tree.id]? += added.map(\.id)
    return members
  }
}
