import SurveyModel

/// `decided` of an index: who decided its weights, when, and in which paper.
enum DecisionDefinition {
  static func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Decision? {
    guard let map = node.map(IndexFileWords.mapOfDecision, keys: ["by", "on", "document"], &faults) else { return nil }
    let by = map.required("by", &faults)?.localizedText(IndexFileWords.decider, &faults)
    let on = map["on"]?.date(IndexFileWords.dayOfDecision, &faults)
    let document = map["document"]?.localizedText(.someText, &faults)
    return by.map { .init(by: $0, on: on, document: document) }
  }
}
