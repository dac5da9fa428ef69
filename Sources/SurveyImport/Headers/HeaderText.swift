import SurveyModel

/// `Question [Row]` in two; without a bracket at the end, the whole is the question.
func bracketed(_ header: String) -> (question: String, row: String) {
  guard header.hasSuffix("]"), let open = header.lastIndex(of: "["), open > header.startIndex else { return (header, "") }
  let row = header[header.index(after: open)...].dropLast()
  return (withoutBlanks(header[..<open]), withoutBlanks(row))
}

/// Without blanks at both ends.
func withoutBlanks(_ text: some StringProtocol) -> String {
  guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(text[first...last])
}

/// `Question - Row` in two for each text, where neighbours share the question; `separator` is what stands between them.
///
/// A separator inside a question is no border: the longest beginning that a text shares with the one before or after it, up to a separator, is the
/// question. Only texts of one family are neighbours (columns `Q5_1` and `Q5_2`).
func splitRows(_ texts: [String], families: [String], separator: String) -> [(question: String, row: String)] {
  func shared(_ a: Int, _ b: Int) -> Int {
    guard texts.indices.contains(b), families[a] == families[b], texts[a] != texts[b] else { return 0 }
    let common = zip(texts[a], texts[b]).prefix { $0 == $1 }.count
    let start = texts[a].prefix(common)
    guard let border = start.ranges(of: separator).last else { return 0 }
    return start.distance(from: start.startIndex, to: border.upperBound)
  }
  return texts.indices.map { place in
    let text = texts[place]
    let length = max(shared(place, place - 1), shared(place, place + 1))
    guard length > 0 else { return (text, "") }
    return (withoutBlanks(text.prefix(length).dropLast(separator.count)), withoutBlanks(text.dropFirst(length)))
  }
}

extension Set<TextKey> {
  /// Names as they are compared.
  init(names: [String]) { self = Set(names.map { TextKey($0) }) }
}

extension [TextKey: ExportColumn.Role] {
  /// The names of the columns of each role.
  init(roles: [ExportColumn.Role: [String]]) {
    self = [:]
    for (role, names) in roles {
      for name in names { self[TextKey(name)] = role }
    }
  }
}
