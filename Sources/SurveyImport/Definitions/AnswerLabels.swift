import SurveyModel

/// What means one answer of a scale: a label, `{vi: …, en: …}` that reports print each in its language, or a list of both. Every text of it is understood in a cell.
struct AnswerLabels {
  /// In the order of the file.
  private(set) var written: [(text: String, position: YAMLNode.Position)] = []
  /// Of the first map that tells a language.
  private var printed: [Language: String] = [:]
  /// The first label that is one text for all languages.
  private var plain: String?

  init(_ node: YAMLNode, _ what: LocalizedText, _ faults: inout DefinitionFaults) {
    switch node.content {
    case .list(let items): for item in items { add(item, .someText, &faults) }
    case .text, .map: add(node, what, &faults)
    case .nothing: faults.add(node, expected: what)
    }
  }

  private mutating func add(_ node: YAMLNode, _ what: LocalizedText, _ faults: inout DefinitionFaults) {
    guard case .map = node.content else {
      guard let text = node.text(what, &faults) else { return }
      written.append((text, node.position))
      if plain == nil { plain = text }
      return
    }
    guard let map = node.map(what, keys: Language.allCases.map(\.rawValue), &faults) else { return }
    if map.entries.isEmpty { faults.add(at: node.position, ValueWords.noLanguage(what, languages: Language.allCases.map(\.rawValue))) }
    for language in Language.allCases {
      guard let own = map[language.rawValue], let text = own.text(.someText, &faults) else { continue }
      written.append((text, own.position))
      if printed[language] == nil { printed[language] = text }
    }
  }

  var texts: [String] { written.map(\.text) }

  /// What reports print: of each language what is written for it, else the first label for all languages.
  ///
  /// - Parameter other: where there is neither.
  func name(orElse other: LocalizedText) -> LocalizedText {
    LocalizedText { printed[$0] ?? plain ?? other[$0] }
  }
}
