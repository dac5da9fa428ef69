import SurveyModel

/// A value of a definition file with the place it was written at. Scalars are kept as written: `no`, `99` and `2023` are text here.
struct YAMLNode: Sendable {
  /// Line and column of the first character, from 1; a column is a Unicode scalar.
  struct Position: Sendable, Hashable, Comparable {
    let line: Int
    let column: Int

    static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  struct Entry: Sendable {
    let key: String
    let keyPosition: Position
    /// Says why the key may be half of a text that a comma cut.
    let keyHint: LocalizedText?
    let value: YAMLNode
  }

  enum Content: Sendable {
    case text(String)
    /// Nothing was written: `title:`.
    case nothing
    case list([YAMLNode])
    /// In the order written; a key can be there twice.
    case map([Entry])
  }

  let position: Position
  let content: Content
  /// Says why the value may be what is left of a longer text: a comment follows, or it begins with a bracket.
  let hint: LocalizedText?

  /// Whether a definition may hold the text: no control character but line breaks and tabs.
  static func canHold(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\t" }
  }

  /// What stands here, for the end of "expected …, found …". A long text is cut.
  var found: LocalizedText {
    switch content {
    case .nothing: ValueWords.foundNothing
    case .text(""): ValueWords.foundEmptyText
    case .text(let text): LocalizedText(text.quotedAsFound)
    case .list: ValueWords.foundList
    case .map: ValueWords.foundMap
    }
  }
}

extension String {
  /// In quotes, on one line, at most 60 characters, for a fault.
  var quotedAsFound: String {
    let line = visible
    return "\"" + (line.count > 60 ? line.prefix(60) + "…" : line) + "\""
  }
}
