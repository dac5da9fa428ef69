import SurveyModel
import Workbench

extension TreePage {
  /// What the page says, entered and not saved: it goes from page to page with the form.
  struct Draft: Sendable {
    /// Of all components by id, as typed.
    private(set) var names: [String: IndexPlan.Name] = [:]
    private(set) var added: [String] = []
    private(set) var removed: Set<String> = []
    /// Where each indicator lies, and each question that is not scored yet; by id and by code.
    private(set) var places: [String: String] = [:]
    private(set) var restored: [String: String] = [:]

    private static let mostAdded = 50

    /// What is saved.
    init(_ data: SurveyData) { self.init(.none, data) }

    init(_ form: Form, _ data: SurveyData) {
      let tree = data.index
      let taken = Set(tree.nodes.map(\.id))
      for id in form.all("new").prefix(Self.mostAdded) where IndexTree.isValid(id: id) && !taken.contains(id) && !added.contains(id) {
        added.append(id)
      }
      removed = Set(form.all("gone")).intersection(tree.componentIDs.dropFirst())
      func clean(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }
      for id in tree.componentIDs.dropFirst() + added {
        let saved = tree.nodes.first { $0.id == id }?.name
        names[id] = .init(
          vi: clean(form.entered("n.\(id).vi", saved?[.vi] ?? "")), en: clean(form.entered("n.\(id).en", saved?[.en] ?? "")))
      }
      let known = Set(tree.componentIDs + added).subtracting(removed)
      for node in tree.nodes {
        guard case .indicator = node.content, let parent = node.parent else { continue }
        let own = tree.nodes[parent].id
        let entered = form.entered("p." + node.id, own)
        places[node.id] = known.contains(entered) ? entered : own
      }
      // What somebody else put into a component meanwhile does not go with it.
      removed = removed.filter { id in
        !places.values.contains(id)
          && !tree.nodes.contains { $0.parent.map { tree.nodes[$0].id } == id && places[$0.id] == nil && !removed.contains($0.id) }
      }
      for question in tree.questionsLeftOut(of: data.survey) {
        if let to = form["b." + question.code], known.contains(to) { restored[question.code] = to }
      }
    }

    mutating func add(_ data: SurveyData) {
      let trees = [data.index] + data.index.entities
      let taken = Set(trees.flatMap { $0.nodes.map(\.id) } + added + data.survey.respondentGroups.flatMap { $0.questions.map(\.code) })
      guard added.count < Self.mostAdded else { return }
      var number = added.count + data.index.componentIDs.count
      while taken.contains("component-\(number)") { number += 1 }
      added.append("component-\(number)")
      names["component-\(number)"] = .init(vi: "", en: "")
    }

    /// Takes a component off that nothing lies in.
    mutating func remove(_ id: String, _ data: SurveyData) {
      guard plan(data).members(of: data.index)[id]?.isEmpty == true, id != data.index.id else { return }
      if added.contains(id) { added.removeAll { $0 == id } } else { removed.insert(id) }
    }

    func plan(_ data: SurveyData) -> IndexPlan {
      let tree = data.index
      var plan = IndexPlan()
      plan.added = added.map { .init(id: $0, name: names[$0] ?? .init(vi: "", en: "")) }
      plan.removed = removed
      for node in tree.nodes.dropFirst() where !removed.contains(node.id) {
        if let name = names[node.id], name.vi != node.name[.vi] || name.en != node.name[.en] {
          plan.names.append(.init(id: node.id, name: name))
        }
        if let to = places[node.id], let parent = node.parent, tree.nodes[parent].id != to { plan.moves.append(.init(node.id, to: to)) }
      }
      plan.restored = tree.questionsLeftOut(of: data.survey).compactMap { question in
        restored[question.code].map { .init(question.code, to: $0) }
      }
      return plan
    }

    /// What the fields of a form hold that nobody changed.
    static func saved(_ data: SurveyData) -> [(name: String, value: String)] {
      let tree = data.index
      return tree.nodes.flatMap { node -> [(name: String, value: String)] in
        guard let parent = node.parent else { return [] }
        guard case .component = node.content else { return [("p." + node.id, tree.nodes[parent].id)] }
        return [("n.\(node.id).vi", node.name[.vi]), ("n.\(node.id).en", node.name[.en])]
      }
    }

    /// All of it as fields of a form.
    var fields: [(name: String, value: String)] {
      added.map { ("new", $0) } + removed.sorted().map { ("gone", $0) }
        + names.sorted { $0.key < $1.key }.flatMap { [("n.\($0.key).vi", $0.value.vi), ("n.\($0.key).en", $0.value.en)] }
        + places.sorted { $0.key < $1.key }.map { ("p." + $0.key, $0.value) }
        + restored.sorted { $0.key < $1.key }.map { ("b." + $0.key, $0.value) }
    }
  }
}
