import YAML

/// A mapping of a scenario file, with the path by which a fault in it is named. Scalars are read as they are written.
struct Keyed {
  private let path: String
  private let entries: [(key: String, value: YAMLTree)]

  init(_ node: YAMLTree, at path: String) throws(ScenarioFailure) {
    guard let mapping = node.mapping else {
      throw ScenarioFailure("\(path.isEmpty ? "the file" : path): expected a mapping of keys to values")
    }
    var entries: [(key: String, value: YAMLTree)] = []
    for (key, value) in mapping {
      guard let key = key.scalar else { throw ScenarioFailure("\(path): expected a text as a key") }
      entries.append((key, value))
    }
    self.path = path
    self.entries = entries
  }

  func fault(_ key: String, _ sentence: String) -> ScenarioFailure { ScenarioFailure("\(place(key)): \(sentence)") }

  /// Refuses every key that is not one of these.
  func allow(_ keys: [String]) throws(ScenarioFailure) {
    for entry in entries where !keys.contains(entry.key) {
      throw fault(entry.key, "unknown key; expected one of \(keys.joined(separator: ", "))")
    }
  }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  func text(_ key: String, or standard: String? = nil) throws(ScenarioFailure) -> String {
    guard let value = value(key) else {
      if let standard { return standard }
      throw fault(key, "expected a text, found nothing")
    }
    guard let text = value.scalar, !text.isEmpty else { throw fault(key, "expected a text") }
    return text
  }

  func texts(_ key: String) throws(ScenarioFailure) -> [String] {
    guard let sequence = value(key)?.sequence else { throw fault(key, "expected a list of texts") }
    return try sequence.map { (node) throws(ScenarioFailure) in
      guard let text = node.scalar, !text.isEmpty else { throw fault(key, "expected a list of texts") }
      return text
    }
  }

  func number(_ key: String, or standard: Double? = nil) throws(ScenarioFailure) -> Double {
    guard let value = value(key) else {
      if let standard { return standard }
      throw fault(key, "expected a number, found nothing")
    }
    guard let text = value.scalar, let number = Double(text), number.isFinite else { throw fault(key, "expected a number") }
    return number
  }

  /// Zero or more, a thousand million at most.
  func count(_ key: String, or standard: Int? = nil) throws(ScenarioFailure) -> Int {
    guard let value = value(key) else {
      if let standard { return standard }
      throw fault(key, "expected a count, found nothing")
    }
    guard let text = value.scalar, let count = Int(text), (0...1_000_000_000).contains(count) else {
      throw fault(key, "expected a whole number from 0 to 1000000000")
    }
    return count
  }

  /// All entries as counts.
  func counts() throws(ScenarioFailure) -> [String: Int] {
    var counts: [String: Int] = [:]
    for entry in entries { counts[entry.key] = try count(entry.key) }
    return counts
  }

  func keyed(_ key: String) throws(ScenarioFailure) -> Keyed {
    guard let value = value(key) else { throw fault(key, "expected a mapping, found nothing") }
    return try Keyed(value, at: place(key))
  }

  func list(_ key: String) throws(ScenarioFailure) -> [Keyed] {
    guard let sequence = value(key)?.sequence else { throw fault(key, "expected a list") }
    var list: [Keyed] = []
    for (number, node) in sequence.enumerated() { list.append(try Keyed(node, at: "\(place(key))[\(number + 1)]")) }
    return list
  }

  private func value(_ key: String) -> YAMLTree? { entries.first { $0.key == key }?.value }

  private func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
