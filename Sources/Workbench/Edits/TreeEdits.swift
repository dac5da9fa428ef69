import SurveyImport
package import SurveyModel

/// Changes of what lies where in an index.
extension SurveyEditor {
  private typealias Step = DefinitionText.Step

  /// Makes the tree what a plan says. What comes to a place weighs as much as what is there on average, so that all have equal parts until somebody decides;
  /// a `sum` that the place declares stays what it is.
  ///
  /// - Throws: where a component has no name, or nothing would be left in one.
  package mutating func rearrange(_ plan: IndexPlan, of tree: IndexTree, survey definitions: Survey) throws(Refusal) {
    guard !plan.isEmpty else { return }
    try Self.check(plan, tree)
    let members = plan.members(of: tree)
    try changing { (editor: inout Self) throws(ImportFailure) in
      for component in plan.names {
        guard let path = editor.index.path(ofID: component.id) else { continue }
        let name = component.name.whole
        _ = try editor.index.setName(path + [.key("name")], vi: name.vi, en: name.en, behind: "id")
      }
      try editor.move(plan, tree, definitions)
      // Those that hold others go after these.
      for node in tree.nodes.reversed() where plan.removed.contains(node.id) {
        if let path = editor.index.path(ofID: node.id) { try editor.index.remove(path) }
      }
      let touched = Set(plan.moves.map(\.to) + plan.restored.map(\.to) + plan.moves.compactMap { tree.parent(of: $0.what) })
      for id in touched.sorted() + (plan.added.isEmpty && plan.removed.isEmpty ? [] : [tree.id]) {
        try editor.settleSum(of: id, root: tree.id, members[id] ?? [])
      }
    }
  }

  private static func check(_ plan: IndexPlan, _ tree: IndexTree) throws(Refusal) {
    let members = plan.members(of: tree)
    var faults: [Remark] = []
    for component in plan.added + plan.names where component.name.isEmpty { faults.append(Remark(.noNameOfComponent, at: nil)) }
    let names = Dictionary(tree.nodes.map { ($0.id, $0.name) }) { first, _ in first }
    let added = Dictionary(plan.added.map { ($0.id, LocalizedText(vi: $0.name.whole.vi, en: $0.name.whole.en)) }) { first, _ in first }
    for (id, own) in members.sorted(by: { $0.key < $1.key }) where own.isEmpty {
      faults.append(Remark(.nothingIn(added[id] ?? names[id] ?? LocalizedText(id)), at: nil))
    }
    guard faults.isEmpty else { throw Refusal(.unusable, faults) }
  }

  private mutating func move(_ plan: IndexPlan, _ tree: IndexTree, _ definitions: Survey) throws(ImportFailure) {
    let moving = Set(plan.moves.map(\.what))
    // What stays tells what comes how much to weigh.
    var usual: [String: String] = [:]
    for (id, own) in plan.members(of: tree) {
      let staying = tree.children(of: id).filter { !moving.contains($0) && own.contains($0) }
      usual[id] = Self.written(staying.isEmpty ? 1 : staying.reduce(0) { $0 + weight(of: $1) } / Double(staying.count))
    }
    var coming: [String: [ListItem]] = [:]
    for move in plan.moves {
      guard let path = index.path(ofID: move.what) else { continue }
      try setWeight(usual[move.to] ?? "1", of: move.what)
      guard let item = index.item(at: path) else { continue }
      coming[move.to, default: []].append(item)
      try index.remove(path)
    }
    var taken = Set(tree.nodes.map(\.id) + tree.entities.flatMap { $0.nodes.map(\.id) } + plan.added.map(\.id))
    for move in plan.restored {
      coming[move.to, default: []].append(Self.indicator(move.what, weight: usual[move.to] ?? "1", definitions, &taken))
    }
    let lists: Set<String> = ["components", "indicators"]
    for id in [tree.id] + tree.nodes.dropFirst().map(\.id) {
      let path = id == tree.id ? [] : index.path(ofID: id) ?? []
      for item in coming[id] ?? [] { try index.append(path + [.key("indicators")], item, behind: lists) }
    }
    for component in plan.added {
      let name = component.name.whole
      var entries = [
        (key: "id", value: component.id), (key: "name", value: DefinitionText.written(LocalizedText(vi: name.vi, en: name.en))),
      ]
      if let weight = usual[tree.id], weight != "1" { entries.append((key: "weight", value: weight)) }
      try index.append([.key("components")], ListItem(entries, "indicators", coming[component.id] ?? []), behind: lists)
    }
  }

  /// A question as an indicator, under its own words where its code is none.
  private static func indicator(_ code: String, weight: String, _ definitions: Survey, _ taken: inout Set<String>) -> ListItem {
    var (id, number) = (code, 1)
    while !taken.insert(id).inserted {
      number += 1
      id = "\(code)-\(number)"
    }
    var entries = [(key: "id", value: DefinitionText.written(id))]
    let column = definitions.respondentGroups.flatMap(\.questions).first { $0.code == code }?.column ?? code
    if column != code { entries.append((key: "name", value: DefinitionText.written(column))) }
    if weight != "1" { entries.append((key: "weight", value: weight)) }
    if id != code { entries.append((key: "question", value: DefinitionText.written(code))) }
    return ListItem(entries)
  }

  // MARK: Weights

  private func weight(of id: String) -> Double {
    index.path(ofID: id).flatMap { index.scalar(at: $0 + [.key("weight")]) }.flatMap { Double($0) } ?? 1
  }

  private mutating func setWeight(_ weight: String, of id: String) throws(ImportFailure) {
    guard let path = index.path(ofID: id), Self.written(self.weight(of: id)) != weight else { return }
    _ = try index.setPlain(path + [.key("weight")], to: weight, behind: index.holds(path + [.key("name")]) ? "name" : "id")
  }

  /// Weights that are declared to sum to something do so again, in the proportions that they have.
  private mutating func settleSum(of id: String, root: String, _ members: [String]) throws(ImportFailure) {
    let path = id == root ? [] : index.path(ofID: id) ?? []
    guard id == root || !path.isEmpty, let declared = index.scalar(at: path + [.key("sum")]).flatMap({ Double($0) }) else { return }
    let weights = members.map { weight(of: $0) }
    let sum = weights.reduce(0, +)
    guard sum > 0, abs(sum - declared) > 1e-9 * declared, !members.isEmpty else { return }
    var rest = Int((declared * 1e6).rounded())
    for (place, member) in members.enumerated() {
      let own = place == members.count - 1 ? rest : Int((weights[place] * declared / sum * 1e6).rounded())
      rest -= own
      try setWeight(Self.written(Double(own) / 1e6), of: member)
    }
  }

  /// A weight as a form shows it and a file takes it: to a millionth, without a point where it is whole.
  package static func written(_ weight: Double) -> String {
    let rounded = (weight * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}

extension IndexTree {
  fileprivate func children(of id: String) -> [String] {
    nodes.first { $0.id == id }?.children.map { nodes[$0].id } ?? []
  }

  fileprivate func parent(of id: String) -> String? {
    nodes.first { $0.id == id }.flatMap { $0.parent }.map { nodes[$0].id }
  }

  /// Codes of questions of a survey that neither the index nor anything beside it is made of, in the order of the questionnaire.
  package func questionsLeftOut(of survey: Survey) -> [Question] {
    var used = Set(([self] + entities).flatMap(\.questionCodes))
    return survey.respondentGroups.flatMap(\.questions).filter { used.insert($0.code).inserted }
  }
}
