/// An item of a list as it is written, to stand in another list or in a new one.
package struct ListItem: Sendable, Hashable {
  /// The first behind the sign of the item; what is below it is indented from there.
  package let lines: [String]
  /// On one line, in braces.
  package let flow: String

  /// A map of these entries, each on a line of its own.
  ///
  /// - Parameters:
  ///   - entries: with their values as they are written.
  ///   - items: of a list behind them; nothing where there are none.
  package init(_ entries: [(key: String, value: String)], _ list: String, _ items: [ListItem]) {
    let own = entries.map { "\($0.key): \($0.value)" }
    let below = items.flatMap { item in item.lines.enumerated().map { "  " + ($0 == 0 ? "- " : "  ") + $1 } }
    lines = own + (items.isEmpty ? [] : ["\(list):"] + below)
    flow =
      "{" + (own + (items.isEmpty ? [] : ["\(list): [" + items.map(\.flow).joined(separator: ", ") + "]"])).joined(separator: ", ") + "}"
  }

  /// A map on one line.
  package init(_ entries: [(key: String, value: String)]) {
    flow = "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    lines = [flow]
  }

  fileprivate init(lines: [String], flow: String) {
    self.lines = lines
    self.flow = flow
  }
}

extension DefinitionText {
  /// An item of a list with the comments beside and within it; `nil` where there is none.
  package func item(at path: [Step]) -> ListItem? {
    guard case .item? = path.last, let node = node(at: path), let holder = self.node(at: Array(path.dropLast())) else { return nil }
    var range = written.range(of: node, in: parentColumn(of: path))
    if !written.isFlow(holder), written.isFlow(node) { range = range.lowerBound..<written.endOfLine(range.upperBound) }
    let indent = node.position.column - 1
    let lines = written.text(range).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.enumerated().map { place, line in
      place == 0 ? String(line) : String(line.dropFirst(min(indent, line.prefix { $0 == " " }.count)))
    }
    return ListItem(lines: lines, flow: flow(node, path))
  }

  /// As the value can stand on one line.
  private func flow(_ node: YAMLNode, _ path: [Step]) -> String {
    let own = written.text(written.range(of: node, in: parentColumn(of: path)))
    switch node.content {
    case .nothing: return ""
    case .map(let entries):
      return "{"
        + entries.map { "\(DefinitionText.key($0.key)): \(flow($0.value, path + [.key($0.key)]))" }.joined(separator: ", ") + "}"
    case .list(let items):
      return "[" + items.enumerated().map { flow($0.element, path + [.item($0.offset)]) }.joined(separator: ", ") + "]"
    case .text(let text):
      let isQuoted = own.first == "\"" || own.first == "'"
      let isPlain = own == text && !own.contains { ",[]{}#:\n".contains($0) }
      return isQuoted && !own.contains("\n") || isPlain ? own : Self.written(text)
    }
  }

  /// Adds an item at the end of a list; where the map has none of that key, it is written behind its last list of the keys that follow, or behind all.
  ///
  /// - Parameter behind: keys of lists that it may follow.
  package mutating func append(_ path: [Step], _ item: ListItem, behind: Set<String> = []) throws(ImportFailure) {
    guard case .key(let key)? = path.last else { return }
    if let list = node(at: path), case .list(let items) = list.content {
      guard let last = items.last, !written.isFlow(list) else { return _ = try append(path, item.flow) }
      let end = written.endOfLine(written.range(of: last, in: parentColumn(of: path + [.item(items.count - 1)])).upperBound)
      let indent = String(repeating: " ", count: max(0, parentColumn(of: path + [.item(0)]) - 1))
      return try replace(end..<end, with: text(of: item, indent))
    }
    guard let map = node(at: Array(path.dropLast())), case .map(let entries) = map.content else { return }
    guard !written.isFlow(map), let first = entries.first, let anchor = entries.last(where: { behind.contains($0.key) }) ?? entries.last
    else {
      return _ = try put(path, "[\(item.flow)]", behind: nil)
    }
    let end = written.endOfLine(written.range(of: anchor.value, in: anchor.keyPosition.column).upperBound)
    let indent = String(repeating: " ", count: first.keyPosition.column - 1)
    try replace(end..<end, with: "\(written.lineEnd)\(indent)\(key):" + text(of: item, indent + "  "))
  }

  private func text(of item: ListItem, _ indent: String) -> String {
    item.lines.enumerated().map { place, line in
      written.lineEnd + (line.isEmpty ? "" : indent + (place == 0 ? "- " : "  ") + line)
    }.joined()
  }
}
