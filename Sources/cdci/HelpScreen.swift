/// A help screen of the parser, read back into its parts so that it can be shown in Vietnamese.
///
/// It is read from the widest screen that the parser writes, where every paragraph and every option stands on one line.
struct HelpScreen {
  enum Part: Equatable {
    /// `OVERVIEW: From a survey …`, `OPTIONS:`
    case heading(String, String)
    case paragraph(String)
    /// `--out <out>` and what it is.
    case row(String, String)
    case blank
  }

  /// The column in which the explanations of options begin, as the parser has it.
  static let column = 26

  private(set) var parts: [Part] = []

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.isEmpty {
        parts.append(.blank)
      } else if line.hasPrefix("  See '") {
        parts.append(.paragraph("  " + HelpWords.details))
      } else if line.hasPrefix("  ") {
        // A label too long for its column stands on a line of its own.
        let isLong = lines.first?.hasPrefix("      ") == true
        let label = isLong ? line : line.prefix(Self.column)
        let text = isLong ? lines.removeFirst() : line.dropFirst(Self.column)
        parts.append(.row(label.trimmingBlanks, text.trimmingBlanks))
      } else if let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy(\.isUppercase) {
        parts.append(.heading(String(line[..<colon]), line[line.index(after: colon)...].drop { $0 == " " }.description))
      } else {
        parts.append(.paragraph(String(line)))
      }
    }
    while parts.last == .blank { parts.removeLast() }
  }

  /// The screen in Vietnamese.
  func vietnamese(width: Int) -> String {
    parts.map { part in
      switch part {
      case .blank: return ""
      case .heading(let name, let text):
        let heading = (HelpWords.headings[name] ?? name) + ":"
        // A line of usage is one line.
        if text.isEmpty || name == "USAGE" { return text.isEmpty ? heading : "\(heading) \(text)" }
        return Self.wrap("\(heading) \(Self.vietnamese(text))", width: width)
      case .paragraph(let text): return Self.wrap(Self.vietnamese(text), width: width)
      case .row(let label, let text): return Self.row(label, Self.vietnamese(text), width: width)
      }
    }.joined(separator: "\n")
  }

  /// A sentence of a help screen in Vietnamese, also where the parser put values and a default behind it, or a command before it.
  static func vietnamese(_ text: String) -> String {
    if let known = HelpWords.sentences[text] { return known }
    for (word, said) in [("(values: ", HelpWords.values), ("(default: ", HelpWords.standard)] where text.hasSuffix(")") {
      guard let range = text.ranges(of: word).last else { continue }
      let before = text[..<range.lowerBound].dropLast(text[..<range.lowerBound].hasSuffix(" ") ? 1 : 0)
      let addition = said(String(text[range.upperBound...].dropLast()))
      return before.isEmpty ? addition : "\(vietnamese(String(before))) \(addition)"
    }
    for word in ["Example", "Exit codes"] where text.hasPrefix("\(word): ") {
      return "\(HelpWords.headings[word] ?? word): \(vietnamese(String(text.dropFirst(word.count + 2))))"
    }
    return text
  }

  private static func row(_ label: String, _ text: String, width: Int) -> String {
    let indent = String(repeating: " ", count: column)
    let lines = wrap(text, width: max(20, width - column)).split(separator: "\n").joined(separator: "\n" + indent)
    guard !lines.isEmpty else { return "  " + label }
    let room = column - 2 - label.count
    return room > 0 ? "  \(label)\(String(repeating: " ", count: room))\(lines)" : "  \(label)\n\(indent)\(lines)"
  }

  /// Lines of at most so many letters, broken at blanks.
  static func wrap(_ text: String, width: Int) -> String {
    let indent = text.prefix { $0 == " " }
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append((lines.isEmpty ? String(indent) : "") + word)
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    let start = drop { $0 == " " }
    return String(start.prefix(upTo: start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex))
  }
}
