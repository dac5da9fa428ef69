import SurveyImport
package import SurveyModel

/// Changes of how a survey is scored.
extension SurveyEditor {
  /// Weights by id of the node, as they are written.
  package mutating func setWeights(_ weights: [(id: String, weight: String)]) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      for (id, weight) in weights {
        guard let path = editor.index.path(ofID: id) else { continue }
        _ = try editor.index.setPlain(
          path + [.key("weight")], to: weight, behind: editor.index.holds(path + [.key("name")]) ? "name" : "id")
      }
    }
  }

  /// How the children of a component become its score; the root has no id of its own.
  package mutating func setAggregation(_ name: String, of id: String?) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      guard let path = id == nil ? [] : editor.index.path(ofID: id ?? "") else { return }
      _ = try editor.index.set(path + [.key("aggregate")], to: name, behind: id == nil ? "score" : "weight")
    }
  }

  /// Takes units back that the survey leaves out.
  package mutating func takeBack(_ units: [String], of definitions: Survey) throws(Refusal) {
    guard !units.isEmpty else { return }
    try changing { (editor: inout Self) throws(ImportFailure) in
      try editor.survey.removeItems(of: [.key("leave-out-units")]) { units.contains($0) }
    }
  }

  /// Leaves units out of the survey, beside those that it leaves out already.
  package mutating func leaveOut(_ units: [String], of definitions: Survey) throws(Refusal) {
    guard !units.isEmpty else { return }
    try changing { (editor: inout Self) throws(ImportFailure) in
      let path: [DefinitionText.Step] = [.key("leave-out-units")]
      let before = (0..<editor.survey.count(at: path)).compactMap { editor.survey.scalar(at: path + [.item($0)]) }
      let all = before + units.filter { !before.contains($0) }
      _ = try editor.survey.setPlain([.key("leave-out-units")], to: "[" + all.joined(separator: ", ") + "]", behind: "units")
    }
  }

  /// Takes questions out of the index: indicators of nothing else go, and components of nothing else with them.
  ///
  /// They stay questions of the survey, so that they can be put back.
  package mutating func leaveOut(questions: Set<String>, of tree: IndexTree, survey definitions: Survey) throws(Refusal) {
    guard !questions.isEmpty else { return }
    try changing { (editor: inout Self) throws(ImportFailure) in
      for group in definitions.respondentGroups { try editor.stateQuestions(of: group) }
      for trees in [tree] + tree.entities {
        for place in trees.root.children { try editor.leaveOut(questions, from: place, of: trees) }
      }
    }
  }

  private mutating func leaveOut(_ questions: Set<String>, from place: Int, of tree: IndexTree) throws(ImportFailure) {
    let node = tree.nodes[place]
    guard let path = index.path(ofID: node.id) else { return }
    guard tree.holds(more: questions, in: place) else { return try index.remove(path) }
    for child in node.children { try leaveOut(questions, from: child, of: tree) }
    try index.removeItems(of: path + [.key("questions")]) { questions.contains($0) }
  }

  /// How values become scores, as the index states it at its root; `nil` where it states nothing.
  package var normalization: String? { index.scalar(at: [.key("normalize")]) ?? index.scalar(at: [.key("normalize"), .key("method")]) }

  /// - Parameter method: for all indicators that state none of their own.
  package mutating func setNormalization(_ method: String) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      _ = try editor.index.setPlain([.key("normalize")], to: method, behind: editor.index.holds([.key("score")]) ? "score" : "index")
    }
  }

  /// Who decided the weights; `nil` where nobody is to be named.
  package mutating func setDecision(_ decision: IndexTree.Decision?) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      let path: [DefinitionText.Step] = [.key("decided")]
      guard let decision else { return try editor.index.remove(path) }
      try editor.index.setMap(
        path,
        to: [
          ("by", DefinitionText.written(decision.by)), ("on", decision.on?.description),
          ("document", decision.document.map { DefinitionText.written($0) }),
        ], behind: editor.index.holds([.key("title")]) ? "title" : "index")
    }
  }
}

extension IndexTree {
  /// Whether anything in a node is more than these questions.
  fileprivate func holds(more questions: Set<String>, in place: Int) -> Bool {
    switch nodes[place].content {
    case .component: return nodes[place].children.contains { holds(more: questions, in: $0) }
    case .indicator(let indicator):
      guard case .questions(let codes, _) = indicator.source else { return true }
      return codes.contains { !questions.contains($0) }
    }
  }
}
