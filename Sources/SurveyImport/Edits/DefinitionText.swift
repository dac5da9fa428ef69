package import SurveyModel

/// The text of a definition file that is changed in places: comments, order and everything else of it stay as they are.
package struct DefinitionText: Sendable {
  /// A way into the file, from its root.
  package enum Step: Sendable, Hashable {
    case key(String)
    case item(Int)
  }

  package private(set) var text: String
  private let file: String
  private var root: YAMLNode
  private(set) var written: WrittenText

  /// - Throws: where the text is no YAML that a definition may hold.
  package init(_ text: String, file: String) throws(ImportFailure) {
    self.text = text
    self.file = file
    root = try YAMLReader.read(text, file: file)
    written = WrittenText(text)
  }

  /// Of a file that a survey does not have: nothing is found in it.
  package init(without file: String) {
    text = ""
    self.file = file
    root = YAMLNode(position: .init(line: 1, column: 1), content: .map([]), hint: nil)
    written = WrittenText("")
  }

  // MARK: Looking

  /// What is written at a place, where it is one text.
  package func scalar(at path: [Step]) -> String? {
    guard case .text(let text)? = node(at: path)?.content else { return nil }
    return text
  }

  package func holds(_ path: [Step]) -> Bool { node(at: path) != nil }

  /// The keys of a map, in the order written.
  package func keys(at path: [Step]) -> [String] {
    guard case .map(let entries)? = node(at: path)?.content else { return [] }
    return entries.map(\.key)
  }

  package func count(at path: [Step]) -> Int {
    guard case .list(let items)? = node(at: path)?.content else { return 0 }
    return items.count
  }

  /// The map in the file whose `id` is this one: a node of an index, a unit.
  package func path(ofID id: String) -> [Step]? { Self.find(id, in: root, []) }

  private static func find(_ id: String, in node: YAMLNode, _ path: [Step]) -> [Step]? {
    switch node.content {
    case .list(let items):
      for (place, item) in items.enumerated() {
        if let found = find(id, in: item, path + [.item(place)]) { return found }
      }
    case .map(let entries):
      if entries.contains(where: { entry in
        if entry.key == "id", case .text(let text) = entry.value.content { text == id } else { false }
      }) {
        return path
      }
      for entry in entries {
        if let found = find(id, in: entry.value, path + [.key(entry.key)]) { return found }
      }
    case .text, .nothing: break
    }
    return nil
  }

  func node(at path: [Step]) -> YAMLNode? {
    var node = root
    for step in path {
      switch (step, node.content) {
      case (.key(let key), .map(let entries)):
        guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
        node = value
      case (.item(let place), .list(let items)):
        guard items.indices.contains(place) else { return nil }
        node = items[place]
      default: return nil
      }
    }
    return node
  }

  // MARK: Changing

  /// Sets a text. Where the key is missing it is written behind another key of the same map, or behind its last.
  ///
  /// - Returns: whether the map is there.
  package mutating func set(_ path: [Step], to value: String, behind: String? = nil) throws(ImportFailure) -> Bool {
    try put(path, YAMLText.quoted(value), behind: behind)
  }

  /// Sets a number as it is written, such as a weight.
  package mutating func setPlain(_ path: [Step], to value: String, behind: String? = nil) throws(ImportFailure) -> Bool {
    try put(path, value, behind: behind)
  }

  /// Sets a name in the languages: where there is a map of them, each in its place, else one value.
  package mutating func setName(_ path: [Step], vi: String, en: String, behind: String? = nil) throws(ImportFailure) -> Bool {
    if case .map(let entries)? = node(at: path)?.content, entries.contains(where: { $0.key == "vi" || $0.key == "en" }) {
      let first = try set(path + [.key("vi")], to: vi)
      return try set(path + [.key("en")], to: en) && first
    }
    return try put(path, Self.written(LocalizedText(vi: vi, en: en)), behind: behind)
  }

  /// Sets the keys of a small map, such as the days of the fieldwork; other keys of it stay. Where there is no map it is written on one line.
  ///
  /// - Parameter entries: values as they are written; `nil` for a key that goes.
  package mutating func setMap(_ path: [Step], to entries: [(key: String, value: String?)], behind: String? = nil) throws(ImportFailure) {
    guard case .map? = node(at: path)?.content else {
      let written = entries.compactMap { entry in entry.value.map { "\(entry.key): \($0)" } }
      if !written.isEmpty { _ = try put(path, "{" + written.joined(separator: ", ") + "}", behind: behind) }
      return
    }
    for entry in entries {
      if let value = entry.value { _ = try put(path + [.key(entry.key)], value, behind: nil) }
    }
    for entry in entries where entry.value == nil { try remove(path + [.key(entry.key)]) }
  }

  /// Adds an item at the end of a list.
  ///
  /// - Parameter value: as it is written.
  /// - Returns: whether the list is there.
  package mutating func append(_ path: [Step], _ value: String) throws(ImportFailure) -> Bool {
    guard let list = node(at: path), case .list(let items) = list.content else { return false }
    let column = parentColumn(of: path)
    guard let last = items.last else {
      try replace(written.range(of: list, in: column), with: "[\(value)]")
      return true
    }
    let end = written.range(of: last, in: parentColumn(of: path + [.item(items.count - 1)])).upperBound
    if written.isFlow(list) {
      try replace(end..<end, with: ", \(value)")
    } else {
      let place = written.endOfLine(end)
      let indent = String(repeating: " ", count: max(0, parentColumn(of: path + [.item(0)]) - 1))
      try replace(place..<place, with: "\(written.lineEnd)\(indent)- \(value)")
    }
    return true
  }

  /// A key as it is written.
  static func key(_ text: String) -> String { YAMLText.key(text) }

  /// A text as a value is written.
  package static func written(_ text: String) -> String { YAMLText.quoted(text) }

  /// The same in both languages where they differ.
  package static func written(_ name: LocalizedText) -> String {
    name[.vi] == name[.en] ? written(name[.vi]) : "{vi: \(written(name[.vi])), en: \(written(name[.en]))}"
  }

  mutating func put(_ path: [Step], _ value: String, behind: String?) throws(ImportFailure) -> Bool {
    guard let last = path.last else { return false }
    if let node = node(at: path) {
      if node.isNothing, let place = behindColon(of: path) {
        try replace(place..<place, with: " " + value)
      } else {
        try replace(written.range(of: node, in: parentColumn(of: path)), with: value)
      }
      return true
    }
    guard case .key(let key) = last, let map = node(at: Array(path.dropLast())), case .map(let entries) = map.content else { return false }
    let column = parentColumn(of: path)
    guard let anchor = entries.first(where: { $0.key == behind }) ?? entries.last else {
      // `{}`
      try replace(written.range(of: map, in: parentColumn(of: Array(path.dropLast()))), with: "{\(YAMLText.key(key)): \(value)}")
      return true
    }
    let end = written.range(of: anchor.value, in: column).upperBound
    if written.isFlow(map) {
      try replace(end..<end, with: ", \(YAMLText.key(key)): \(value)")
    } else {
      let place = written.endOfLine(end)
      let indent = String(repeating: " ", count: (entries.first?.keyPosition.column ?? 1) - 1)
      try replace(place..<place, with: "\(written.lineEnd)\(indent)\(YAMLText.key(key)): \(value)")
    }
    return true
  }

  /// Takes an item of a list, or a key of a map, off; with the last of them goes what held it.
  package mutating func remove(_ path: [Step]) throws(ImportFailure) {
    guard let last = path.last, let node = node(at: path) else { return }
    let above = Array(path.dropLast())
    guard let holder = self.node(at: above) else { return }
    let start: Int
    var siblings = 0
    switch (last, holder.content) {
    case (.key(let key), .map(let entries)):
      guard let entry = entries.first(where: { $0.key == key }) else { return }
      (start, siblings) = (written.offset(of: entry.keyPosition), entries.count)
    case (.item, .list(let items)):
      (start, siblings) = (written.offset(of: node.position), items.count)
    default: return
    }
    if siblings == 1, !above.isEmpty { return try remove(above) }
    let end = written.range(of: node, in: parentColumn(of: path)).upperBound
    try replace(written.isFlow(holder) ? written.withComma(start..<end) : written.wholeLines(start..<end), with: "")
  }

  /// Takes the items of a list off that are such texts, or maps in which a key has such a text.
  ///
  /// - Returns: the texts that went.
  @discardableResult package mutating func removeItems(
    of list: [Step], by key: String? = nil, where isUnwanted: (String) -> Bool
  ) throws(ImportFailure) -> [String] {
    var gone: [String] = []
    for place in (0..<count(at: list)).reversed() {
      let item = list + [.item(place)]
      guard let text = scalar(at: item + (key.map { [.key($0)] } ?? [])), isUnwanted(text) else { continue }
      try remove(item)
      gone.append(text)
    }
    return gone
  }

  /// The column of the key, or of the sign of the item, that the node at the path stands under.
  func parentColumn(of path: [Step]) -> Int {
    guard let last = path.last, let holder = node(at: Array(path.dropLast())) else { return 0 }
    switch (last, holder.content) {
    case (.key(let key), .map(let entries)):
      return (entries.first { $0.key == key } ?? entries.first)?.keyPosition.column ?? 1
    case (.item, .list(let items)): return max(1, (items.first?.position.column ?? 3) - 2)
    default: return 0
    }
  }

  /// Where the value of a key would stand, of which there is none.
  private func behindColon(of path: [Step]) -> Int? {
    guard case .key(let key)? = path.last, case .map(let entries)? = node(at: Array(path.dropLast()))?.content,
      let entry = entries.first(where: { $0.key == key })
    else { return nil }
    return written.behindColon(of: key, at: entry.keyPosition)
  }

  mutating func replace(_ range: Range<Int>, with new: String) throws(ImportFailure) {
    let changed = written.replacing(range, with: new)
    root = try YAMLReader.read(changed, file: file)
    written = WrittenText(changed)
    text = changed
  }
}

extension YAMLNode {
  fileprivate var isNothing: Bool { if case .nothing = content { true } else { false } }
}

extension YAMLText {
  /// A key as it may be written: plain where nothing in it means more.
  fileprivate static func key(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "-" || $0 == "_" }
    return isPlain && !text.isEmpty && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased())
      ? text : quoted(text)
  }
}
