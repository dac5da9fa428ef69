extension IndexTree {
  /// By code, of questions that are an indicator by themselves and have a name there.
  package var namesOfQuestions: [String: LocalizedText] {
    var names: [String: LocalizedText] = [:]
    for node in nodes {
      guard case .indicator(let indicator) = node.content, case .questions(let codes, _) = indicator.source, codes.count == 1,
        node.name != LocalizedText(node.id)
      else { continue }
      names[codes[0]] = names[codes[0]] ?? node.name
    }
    return names
  }
}
