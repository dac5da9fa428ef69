/// One change of a text: other characters in place of those of a range.
struct YAMLPatch {
  let range: Range<Int>
  let text: String

  func applied(to layout: YAMLLayout) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: layout.scalars[..<range.lowerBound])
    result.append(contentsOf: text.unicodeScalars)
    result.append(contentsOf: layout.scalars[range.upperBound...])
    return String(result)
  }

  /// Another value for a key. What stands in lines of its own below the key makes room for a value beside it.
  static func replacing(_ entry: YAMLNode.Entry, by value: DefinitionText.Value, in layout: YAMLLayout) -> YAMLPatch? {
    guard let colon = layout.colon(behind: entry) else { return nil }
    let isQuoted = isQuoted(entry.value, in: layout)
    if case .nothing = entry.value.content {
      return YAMLPatch(range: colon + 1..<colon + 1, text: " " + written(value, isQuoted: isQuoted))
    }
    guard let extent = layout.extent(of: entry.value) else { return nil }
    let isBeside = layout.endOfLine(colon) >= extent.lowerBound
    return YAMLPatch(
      range: isBeside ? extent : colon + 1..<extent.upperBound, text: (isBeside ? "" : " ") + written(value, isQuoted: isQuoted))
  }

  /// Another value for an item of a list.
  static func replacing(_ item: YAMLNode, by value: DefinitionText.Value, in layout: YAMLLayout) -> YAMLPatch? {
    layout.extent(of: item).map { YAMLPatch(range: $0, text: written(value, isQuoted: isQuoted(item, in: layout))) }
  }

  /// One key more, behind the others.
  static func adding(_ key: String, _ value: DefinitionText.Value, to map: YAMLNode, in layout: YAMLLayout) -> YAMLPatch? {
    guard case .map(let entries) = map.content else { return nil }
    let pair = (isPlain(key) ? key : YAMLText.quoted(key)) + ": " + written(value)
    let start = layout.place(of: map.position)
    if layout[start] == "{" { return inFlow(pair, behind: entries.last.map { layout.extent(of: $0) }, from: start) }
    guard let first = entries.first, let last = entries.last, let extent = layout.extent(of: last) else { return nil }
    let column = layout.place(of: first.keyPosition) - layout.startOfLine(layout.place(of: first.keyPosition))
    return newLine(String(repeating: " ", count: column) + pair, behind: extent.upperBound, in: layout)
  }

  /// One item more, behind the others.
  static func appending(_ value: DefinitionText.Value, to list: YAMLNode, in layout: YAMLLayout) -> YAMLPatch? {
    guard case .list(let items) = list.content else { return nil }
    let start = layout.place(of: list.position)
    if layout[start] == "[" { return inFlow(written(value), behind: items.last.map { layout.extent(of: $0) }, from: start) }
    guard let last = items.last, let extent = layout.extent(of: last), layout[start] == "-" else { return nil }
    let column = start - layout.startOfLine(start)
    return newLine(String(repeating: " ", count: column) + "- " + written(value), behind: extent.upperBound, in: layout)
  }

  /// A key with its value, or an item of a list, goes.
  static func removing(_ step: DefinitionText.Step, from parent: YAMLNode, in layout: YAMLLayout) -> YAMLPatch? {
    let extents: [Range<Int>?]
    let position: Int?
    switch parent.content {
    case .map(let entries):
      extents = entries.map { layout.extent(of: $0) }
      position = entries.lastIndex { .key($0.key) == step }
    case .list(let items):
      extents = items.map { layout.extent(of: $0) }
      position = items.indices.first { parent.child(step) != nil && (.item($0) == step || items[$0].id.map { .id($0) == step } ?? false) }
    case .text, .nothing: return nil
    }
    guard let position, let own = extents[position] else { return nil }
    let start = layout.place(of: parent.position)
    if layout[start] == "{" || layout[start] == "[" {
      // With the comma before it, or, of the first, behind it.
      if position > 0, let before = extents[position - 1] { return YAMLPatch(range: before.upperBound..<own.upperBound, text: "") }
      if extents.count > 1, let next = extents[1] { return YAMLPatch(range: own.lowerBound..<next.lowerBound, text: "") }
      return YAMLPatch(range: own, text: "")
    }
    // The whole lines, with what is noted behind the value; a list keeps its dashes, of which the first
    // stands where the list does.
    var first = own.lowerBound
    if case .list = parent.content {
      while first > 0, layout[first] != "-" { first -= 1 }
    }
    guard extents.count > 1, layout.isFirstOnLine(first) else { return nil }
    return YAMLPatch(range: layout.startOfLine(first)..<layout.nextLine(own.upperBound), text: "")
  }

  /// - Parameter last: the extent of the last member, if there is one.
  private static func inFlow(_ text: String, behind last: Range<Int>??, from start: Int) -> YAMLPatch? {
    guard let last else { return YAMLPatch(range: start + 1..<start + 1, text: text) }
    return last.map { YAMLPatch(range: $0.upperBound..<$0.upperBound, text: ", " + text) }
  }

  private static func newLine(_ line: String, behind place: Int, in layout: YAMLLayout) -> YAMLPatch {
    let end = layout.endOfLine(place)
    return YAMLPatch(range: end..<end, text: layout.lineEnd + line)
  }

  private static func isQuoted(_ node: YAMLNode, in layout: YAMLLayout) -> Bool {
    let first = layout[layout.place(of: node.position)]
    if case .text = node.content { return first == "\"" || first == "'" }
    return false
  }

  /// On one line, as it may stand inside brackets.
  ///
  /// - Parameter isQuoted: whether a text is to be put in quotes that needs none.
  static func written(_ value: DefinitionText.Value, isQuoted: Bool = false) -> String {
    switch value {
    case .text(let text): isPlain(text) && !isQuoted ? text : YAMLText.quoted(text)
    case .number(let number): plain(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): "[" + items.map { written($0) }.joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { (isPlain($0.key) ? $0.key : YAMLText.quoted($0.key)) + ": " + written($0.value) }.joined(separator: ", ") + "}"
    }
  }

  /// Whether a text is its own YAML wherever it stands, for us and for readers that take `no` for false.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic,
      !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "._-/".unicodeScalars.contains($0))
    }
  }
}
