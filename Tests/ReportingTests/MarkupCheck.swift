import Testing

/// Whether a text is well-formed as XML is, a document type aside: every tag closed in its place, attributes quoted and given once, nothing raw.
struct MarkupCheck {
  private(set) var problems: [String] = []
  private(set) var ids: Set<String> = []
  /// Names of the elements, as often as they occur.
  private(set) var elements: [String] = []
  /// Names of the elements that hold nothing.
  private(set) var empty: [String] = []
  /// Values of the attributes that could load something.
  private(set) var references: [String] = []
  /// Everything between the tags of elements that are not `style` or `script`.
  private(set) var text = ""
  /// `id` values that others point to.
  private(set) var labels: [String] = []

  init(_ markup: String) {
    var open: [Substring] = []
    // Without combining marks, so that every sign of the markup is a character of its own.
    let scalars = markup.unicodeScalars.filter { $0.properties.canonicalCombiningClass == .notReordered }
    var rest = Substring(String(String.UnicodeScalarView(scalars)))
    var isFresh = false
    while let start = rest.firstIndex(of: "<") {
      let words = rest[..<start]
      note(text: words, inside: open.last)
      guard let end = rest[start...].firstIndex(of: ">") else {
        problems.append("a tag is not closed")
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = tag.dropFirst()
        if open.popLast() != name { problems.append("</\(name)> closes nothing") }
        if isFresh, words.allSatisfy(\.isWhitespace) { empty.append(String(name)) }
        isFresh = false
        continue
      }
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
      elements.append(String(name))
      read(attributes: tag.dropFirst(name.count), of: name)
      isFresh = !tag.hasSuffix("/")
      if isFresh { open.append(name) }
    }
    note(text: rest, inside: open.last)
    if !open.isEmpty { problems.append("never closed: \(open)") }
    for label in labels where !ids.contains(label) { problems.append("nothing has the id \(label)") }
  }

  private mutating func note(text part: Substring, inside element: Substring?) {
    if element == "style" || element == "script" { return }
    if part.contains(">") { problems.append("a raw > in: \(part.prefix(40))") }
    for piece in part.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      if !["lt;", "gt;", "amp;", "quot;", "#39;"].contains(where: piece.hasPrefix) { problems.append("a raw & in: \(part.prefix(40))") }
    }
    text += part
  }

  private mutating func read(attributes: Substring, of element: Substring) {
    var rest = attributes
    var seen: Set<Substring> = []
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.isEmpty || rest == "/" { return }
      let name = rest.prefix { $0 != "=" }
      rest = rest.dropFirst(name.count)
      guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
        problems.append("an attribute without a value in <\(element)\(attributes)>")
        return
      }
      let value = rest[rest.index(rest.startIndex, offsetBy: 2)..<end]
      rest = rest[rest.index(after: end)...]
      if !seen.insert(name).inserted { problems.append("\(name) twice in <\(element)>") }
      if name == "id", !ids.insert(String(value)).inserted { problems.append("the id \(value) twice") }
      if name == "aria-labelledby" { labels += value.split(separator: " ").map(String.init) }
      if ["href", "src", "xlink:href", "srcset", "action", "data", "poster"].contains(name) { references.append(String(value)) }
      if name.hasPrefix("on") { problems.append("a handler \(name) in <\(element)>") }
    }
  }
}
