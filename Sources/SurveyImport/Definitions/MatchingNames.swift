/// Finds texts that an import could not tell apart: two units, or two answers, that the same cell of an export would mean.
struct MatchingNames {
  private var meanings: [TextKey: String] = [:]
  /// What is told apart: "unit".
  let kind: String

  init(kind: String) { self.kind = kind }

  /// Notes what a text means; a fault where the same text, as import compares it, has another meaning already.
  mutating func add(_ text: String, meaning: String, at position: YAMLNode.Position, _ faults: inout DefinitionFaults) {
    let key = TextKey(text)
    guard let earlier = meanings[key] else {
      meanings[key] = meaning
      return
    }
    guard earlier != meaning else { return }
    faults.add(at: position, "expected texts that tell every \(kind) apart, found \(text.quotedAsFound), which is already \(earlier)")
  }
}
