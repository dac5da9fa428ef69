/// The characters of a definition, and how far each value reaches.
struct YAMLLayout {
  let scalars: [Unicode.Scalar]
  /// Of each line, as the parser counts lines.
  private let lineStarts: [Int]
  /// As the file ends its first line.
  let lineEnd: String

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var starts = [0]
    for scalar in text.unicodeScalars {
      let isSecond = scalar == "\n" && scalars.last == "\r"
      scalars.append(scalar)
      // The mark of the byte order is no column.
      if scalar == "\u{FEFF}", scalars.count == 1 { starts = [1] }
      guard Self.endsLine(scalar) else { continue }
      if isSecond { starts[starts.count - 1] = scalars.count } else { starts.append(scalars.count) }
    }
    self.scalars = scalars
    lineStarts = starts
    let first = scalars.firstIndex(where: Self.endsLine)
    lineEnd = first.map { scalars[$0] == "\r" && $0 + 1 < scalars.count && scalars[$0 + 1] == "\n" ? "\r\n" : "\n" } ?? "\n"
  }

  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  subscript(place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }

  func place(of position: YAMLNode.Position) -> Int {
    guard lineStarts.indices.contains(position.line - 1) else { return scalars.count }
    return min(scalars.count, lineStarts[position.line - 1] + position.column - 1)
  }

  /// The end of the line that holds a place, before its line end.
  func endOfLine(_ place: Int) -> Int {
    var end = place
    while end < scalars.count, !Self.endsLine(scalars[end]) { end += 1 }
    return end
  }

  /// Behind the line end.
  func nextLine(_ place: Int) -> Int {
    let end = endOfLine(place)
    guard end < scalars.count else { return end }
    return scalars[end] == "\r" && end + 1 < scalars.count && scalars[end + 1] == "\n" ? end + 2 : end + 1
  }

  func startOfLine(_ place: Int) -> Int {
    var start = place
    while start > 0, !Self.endsLine(scalars[start - 1]) { start -= 1 }
    return scalars[safe: start] == "\u{FEFF}" ? start + 1 : start
  }

  /// Whether only blanks stand before the place on its line.
  func isFirstOnLine(_ place: Int) -> Bool { scalars[startOfLine(place)..<place].allSatisfy { $0 == " " } }

  /// Where a value begins and ends; `nil` where that cannot be told.
  func extent(of node: YAMLNode) -> Range<Int>? {
    let start = place(of: node.position)
    switch (node.content, self[start]) {
    case (.text, "\"") where start < scalars.count: return quoted(from: start, by: "\"")
    case (.text, "'"): return quoted(from: start, by: "'")
    case (.text, "|"), (.text, ">"): return nil
    case (.text(let text), _):
      // A text of several lines is not looked for.
      let written = Array(text.unicodeScalars)
      guard start + written.count <= scalars.count, Array(scalars[start..<start + written.count]) == written else { return nil }
      return start..<start + written.count
    case (.list, "["), (.map, "{"): return flow(from: start)
    case (.list(let items), _):
      guard let last = items.last else { return nil }
      return extent(of: last).map { start..<max(start, $0.upperBound) }
    case (.map(let entries), _):
      guard let last = entries.last else { return nil }
      return extent(of: last).map { start..<$0.upperBound }
    case (.nothing, _): return start..<start
    }
  }

  /// From the first character of the key to the last of the value.
  func extent(of entry: YAMLNode.Entry) -> Range<Int>? {
    let start = place(of: entry.keyPosition)
    guard let colon = colon(behind: entry) else { return nil }
    if case .nothing = entry.value.content { return start..<colon + 1 }
    return extent(of: entry.value).map { start..<$0.upperBound }
  }

  /// The place of the colon behind a key.
  func colon(behind entry: YAMLNode.Entry) -> Int? {
    let start = place(of: entry.keyPosition)
    var end: Int?
    switch self[start] {
    case "\"": end = quoted(from: start, by: "\"")?.upperBound
    case "'": end = quoted(from: start, by: "'")?.upperBound
    default:
      let written = Array(entry.key.unicodeScalars)
      if start + written.count <= scalars.count, Array(scalars[start..<start + written.count]) == written { end = start + written.count }
    }
    guard var place = end else { return nil }
    while self[place] == " " { place += 1 }
    return self[place] == ":" ? place : nil
  }

  private func quoted(from start: Int, by quote: Unicode.Scalar) -> Range<Int>? {
    var place = start + 1
    while let scalar = self[place] {
      if scalar == "\\", quote == "\"" {
        place += 2
        continue
      }
      if scalar == quote {
        guard quote == "'", self[place + 1] == "'" else { return start..<place + 1 }
        place += 1
      }
      place += 1
    }
    return nil
  }

  private func flow(from start: Int) -> Range<Int>? {
    var depth = 0
    var place = start
    while let scalar = self[place] {
      // A quote opens only where a value may begin; inside a word it is a character.
      let mayOpen = place == start || self[place - 1].map { " [{,:\n\r\t".unicodeScalars.contains($0) } ?? true
      switch scalar {
      case "\"" where mayOpen, "'" where mayOpen:
        guard let end = quoted(from: place, by: scalar)?.upperBound else { return nil }
        place = end
        continue
      case "#" where self[place - 1].map({ $0 == " " || Self.endsLine($0) }) ?? false:
        place = endOfLine(place)
        continue
      case "[", "{": depth += 1
      case "]", "}":
        depth -= 1
        if depth == 0 { return start..<place + 1 }
      default: break
      }
      place += 1
    }
    return nil
  }
}

extension Array {
  fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
