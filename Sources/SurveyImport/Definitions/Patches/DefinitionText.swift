package import SurveyModel

/// The text of survey.yaml or of an index, changed value by value: comments, order and everything else stay
/// as
/// they were written.
///
/// A change is made in the text, read back, and kept only where the file then says what it said before and
/// the
/// change, and nothing else.
package struct DefinitionText: Sendable {
  /// One step on the way from the top of the file to a value.
  package enum Step: Sendable, Hashable {
    case key(String)
    /// An item of a list, from 0.
    case item(Int)
    /// The item of a list that is a map with this `id`.
    case id(String)
  }

  /// What can be written in place of a value.
  package indirect enum Value: Sendable, Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([Value])
    /// In the order given.
    case map([Entry])

    package struct Entry: Sendable, Hashable {
      package let key: String
      package let value: Value

      package init(_ key: String, _ value: Value) {
        self.key = key
        self.value = value
      }
    }

    /// A text in each language that has one; one string where both are the same.
    package static func localized(_ text: LocalizedText) -> Value {
      text.all.count < 2 ? .text(text.all.first ?? "") : .map([Entry("vi", .text(text[.vi])), Entry("en", .text(text[.en]))])
    }
  }

  package private(set) var text: String
  private let file: String
  private(set) var root: YAMLNode

  /// - Parameters:
  ///   - text: of the file.
  ///   - file: its name in failures.
  /// - Throws: where the text is no YAML that we read.
  package init(_ text: String, file: String) throws(ImportFailure) {
    self.text = text
    self.file = file
    root = try YAMLReader.read(text, file: file)
  }

  /// Sets a value that is written, or adds its key to the map that it belongs to, behind the keys that are
  /// there.
  ///
  /// - Throws: where the way leads nowhere, or the text cannot be changed without touching anything else.
  package mutating func set(_ path: [Step], to value: Value) throws(ImportFailure) {
    guard let last = path.last, let parent = node(at: Array(path.dropLast())) else { throw noSuchPlace(path) }
    let expected = try wanted(YAMLContent(root).setting(path[...], to: YAMLContent(value)), path)
    let patch: YAMLPatch?
    switch (last, parent.content) {
    case (.key(let key), .map(let entries)):
      if let entry = entries.last(where: { $0.key == key }) {
        patch = YAMLPatch.replacing(entry, by: value, in: layout)
      } else {
        patch = YAMLPatch.adding(key, value, to: parent, in: layout)
      }
    case (_, .list): patch = node(at: path).flatMap { YAMLPatch.replacing($0, by: value, in: layout) }
    default: throw noSuchPlace(path)
    }
    try apply(patch, expecting: expected, path)
  }

  /// Adds an item behind the others of a list.
  package mutating func append(_ value: Value, to path: [Step]) throws(ImportFailure) {
    guard let list = node(at: path), case .list(let items) = list.content else { throw noSuchPlace(path) }
    let expected = try wanted(YAMLContent(root).setting((path + [.item(items.count)])[...], to: YAMLContent(value)), path)
    try apply(YAMLPatch.appending(value, to: list, in: layout), expecting: expected, path)
  }

  /// Removes a key with its value, or an item of a list. Comments above it stay.
  package mutating func remove(_ path: [Step]) throws(ImportFailure) {
    guard let last = path.last, let parent = node(at: Array(path.dropLast())), node(at: path) != nil else { throw noSuchPlace(path) }
    let expected = try wanted(YAMLContent(root).setting(path[...], to: nil), path)
    try apply(YAMLPatch.removing(last, from: parent, in: layout), expecting: expected, path)
  }

  /// The text of a value as it is written; `nil` where there is none, or it is a list or a map.
  package func text(at path: [Step]) -> String? {
    guard case .text(let text)? = node(at: path)?.content else { return nil }
    return text
  }

  /// Where a component or an indicator of an index stands, at any depth; empty for the index itself.
  package func path(ofNode id: String) -> [Step]? {
    if text(at: [.key("index")]) == id { return [] }
    return path(ofNode: id, in: root, at: [])
  }

  private func path(ofNode id: String, in node: YAMLNode, at path: [Step]) -> [Step]? {
    guard case .map(let entries) = node.content else { return nil }
    for entry in entries where ["components", "indicators", "entities"].contains(entry.key) {
      guard case .list(let items) = entry.value.content else { continue }
      for (number, item) in items.enumerated() {
        let own = path + [.key(entry.key), .item(number)]
        if item.id == id { return own }
        if let found = self.path(ofNode: id, in: item, at: own) { return found }
      }
    }
    return nil
  }

  /// Whether two texts say the same, however they are written.
  package static func saysTheSame(_ first: String, _ second: String) -> Bool {
    guard let first = try? YAMLReader.read(first, file: ""), let second = try? YAMLReader.read(second, file: "") else { return false }
    return YAMLContent(first) == YAMLContent(second)
  }

  // MARK: - Way and change

  private var layout: YAMLLayout { YAMLLayout(text) }

  func node(at path: [Step]) -> YAMLNode? {
    var node = root
    for step in path {
      guard let next = node.child(step) else { return nil }
      node = next
    }
    return node
  }

  private mutating func apply(_ patch: YAMLPatch?, expecting expected: YAMLContent, _ path: [Step]) throws(ImportFailure) {
    guard let patch else { throw cannotBeChanged(path) }
    let changed = patch.applied(to: layout)
    guard let root = try? YAMLReader.read(changed, file: file), YAMLContent(root) == expected else { throw cannotBeChanged(path) }
    (text, self.root) = (changed, root)
  }

  private func wanted(_ content: YAMLContent?, _ path: [Step]) throws(ImportFailure) -> YAMLContent {
    guard let content else { throw noSuchPlace(path) }
    return content
  }

  private func noSuchPlace(_ path: [Step]) -> ImportFailure {
    ImportFailure(.unusable, at: ImportFailure.Place(file: file), PatchWords.noSuchPlace(Self.named(path)))
  }

  /// With the line of the value.
  private func cannotBeChanged(_ path: [Step]) -> ImportFailure {
    let position = (node(at: path) ?? node(at: Array(path.dropLast())))?.position
    return ImportFailure(
      .unusable, at: ImportFailure.Place(file: file, line: position?.line, column: position?.column),
      PatchWords.cannotBeChanged(Self.named(path)))
  }

  /// `units › mong-cai › name`
  private static func named(_ path: [Step]) -> String {
    path.map { step in
      switch step {
      case .key(let key): key
      case .item(let number): "\(number + 1)"
      case .id(let id): id
      }
    }.joined(separator: " › ")
  }
}

extension YAMLNode {
  /// The value of the key `id`; `nil` where there is none.
  var id: String? {
    guard case .map(let entries) = content, case .text(let id)? = entries.first(where: { $0.key == "id" })?.value.content else {
      return nil
    }
    return id
  }

  func child(_ step: DefinitionText.Step) -> YAMLNode? {
    switch (step, content) {
    case (.key(let key), .map(let entries)): entries.last { $0.key == key }?.value
    case (.item(let number), .list(let items)): items.indices.contains(number) ? items[number] : nil
    case (.id(let id), .list(let items)): items.first { $0.id == id }
    default: nil
    }
  }
}
