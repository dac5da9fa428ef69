import SurveyModel

/// Finds texts that an import could not tell apart: two units, or two answers, that the same cell of an export would mean.
struct MatchingNames {
  private var meanings: [TextKey: LocalizedText] = [:]
  /// What is told apart: "unit".
  let kind: LocalizedText

  init(kind: LocalizedText) { self.kind = kind }

  /// Notes what a text means; a fault where the same text, as import compares it, has another meaning already.
  mutating func add(_ text: String, meaning: LocalizedText, at position: YAMLNode.Position, _ faults: inout DefinitionFaults) {
    let key = TextKey(text)
    guard let earlier = meanings[key] else {
      meanings[key] = meaning
      return
    }
    guard earlier != meaning else { return }
    faults.add(at: position, ValueWords.notToldApart(kind, text: text, earlier: earlier))
  }
}
