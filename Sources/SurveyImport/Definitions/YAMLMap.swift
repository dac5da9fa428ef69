import SurveyModel

/// A map whose keys are known: each once, none that is not listed.
struct YAMLMap {
  let position: YAMLNode.Position
  let entries: [YAMLNode.Entry]

  /// `nil` where the key is not written.
  subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  /// The value of a key that must be there.
  func required(_ key: String, _ faults: inout DefinitionFaults) -> YAMLNode? {
    if let node = self[key] { return node }
    faults.add(at: position, .noKey(key))
    return nil
  }
}

extension YAMLNode {
  /// Reads a map and checks its keys.
  ///
  /// - Parameters:
  ///   - what: what the map is, for the fault where it is none.
  ///   - later: keys that other versions know.
  func map(
    _ what: LocalizedText, keys known: [String], later: [String] = [], _ faults: inout DefinitionFaults
  ) -> YAMLMap? {
    guard let entries = entries(what, &faults) else { return nil }
    for entry in entries where !known.contains(entry.key) {
      if later.contains(entry.key) {
        let list = known.joined(separator: ", ")
        faults.add(at: entry.keyPosition, ValueWords.keyNotAvailable(entry.key, known: list))
        continue
      }
      let advice =
        entry.keyHint ?? nearest(to: entry.key, among: known).map { .didYouMean($0) }
        ?? ValueWords.knownKeys(known)
      faults.add(at: entry.keyPosition, ValueWords.unknownKey(entry.key, advice: advice))
    }
    return YAMLMap(position: position, entries: entries)
  }

  /// Reads a map whose keys are names of the author's own, in the order written; a key that stands twice is a fault, and its first value is given.
  func entries(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> [Entry]? {
    guard case .map(let entries) = content else {
      faults.add(self, expected: what)
      return nil
    }
    var seen: Set<String> = []
    return entries.filter { entry in
      if seen.insert(entry.key).inserted { return true }
      faults.add(at: entry.keyPosition, .keyTwice(entry.key))
      return false
    }
  }
}
