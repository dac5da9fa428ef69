import SurveyModel
import YAML

/// Reads a definition file into nodes with places.
///
/// Refused, because a definition needs none of it and each hides a trap: several documents, anchors and aliases (a few lines can unfold to
/// billions), tags, keys that are not text, more than ``maximumDepth`` levels.
enum YAMLReader {
  static let maximumDepth = 64

  /// - Throws: the syntax error, with its place and what was probably meant.
  static func read(_ text: String, file: String) throws(ImportFailure) -> YAMLNode {
    let source = YAMLSource(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
    func failure(_ position: YAMLNode.Position, _ message: LocalizedText) -> ImportFailure {
      ImportFailure(.unusable, at: .init(file: file, line: position.line, column: position.column), message)
    }
    if let (scalar, position) = source.firstForbidden {
      throw failure(position, YAMLWords.controlCharacter(hexadecimal(scalar.value)))
    }
    if let (name, position) = source.firstAlias {
      throw failure(position, YAMLWords.alias(name))
    }
    let root: YAMLTree?
    do throws(YAMLFault) {
      root = try YAMLParser.document(source.text, depth: maximumDepth)
    } catch {
      let (position, message) = YAMLSyntax.explain(error, in: source)
      throw failure(position, message)
    }
    guard let root, !isNothing(root) else {
      throw failure(.init(line: 1, column: 1), YAMLWords.emptyFile)
    }
    var conversion = Conversion(source: source)
    let node = conversion.node(root)
    if let flaw = conversion.flaw { throw failure(flaw.position, flaw.message) }
    return node
  }

  private static func isNothing(_ node: YAMLTree) -> Bool {
    if case .scalar("", isPlain: true) = node.content { true } else { false }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// From what is written to nodes with hints; refuses what a definition needs not.
  private struct Conversion {
    let source: YAMLSource
    /// The first thing that is refused.
    var flaw: (position: YAMLNode.Position, message: LocalizedText)?

    mutating func node(_ node: YAMLTree) -> YAMLNode {
      let position = YAMLNode.Position(node.mark)
      let rest = source.rest(from: position)
      switch rest.first {
      case "&":
        refuse(position, YAMLWords.anchor(word(rest)))
      case "!":
        refuse(position, YAMLWords.tag(word(rest)))
      default: break
      }
      switch node.content {
      case .scalar(let text, let isPlain):
        let behind = isPlain ? source.rest(behind: text, at: position) : nil
        let isCut = behind.map { $0.first == " " && $0.first { $0 != " " } == "#" } ?? false
        return YAMLNode(
          position: position, content: isPlain && text.isEmpty ? .nothing : .text(text),
          hint: isCut ? .commentBegins : nil)
      case .sequence(let sequence):
        let items = sequence.map { self.node($0) }
        return YAMLNode(
          position: position, content: .list(items), hint: rest.first == "[" ? .listBegins : nil)
      case .mapping(let mapping):
        let isFlow = rest.first == "{"
        var entries: [YAMLNode.Entry] = []
        for (key, value) in mapping { entry(key, value, isFlow: isFlow, into: &entries) }
        return YAMLNode(
          position: position, content: .map(entries), hint: isFlow ? .mapBegins : nil)
      }
    }

    private mutating func entry(_ key: YAMLTree, _ value: YAMLTree, isFlow: Bool, into entries: inout [YAMLNode.Entry]) {
      let keyNode = node(key)
      let valueNode = node(value)
      let text: String
      switch keyNode.content {
      case .text(let written): text = written
      case .nothing: text = ""
      case .list, .map:
        let hint = keyNode.hint ?? .putInQuotes
        refuse(keyNode.position, YAMLWords.notAKey(keyNode.found, hint: hint))
        return
      }
      var hint: LocalizedText?
      if isFlow, case .nothing = valueNode.content, case .text(let written) = keyNode.content,
        let behind = source.rest(behind: written, at: keyNode.position), behind.first(where: { $0 != " " }) != ":"
      {
        // `{en: Quality, speed}` is read as the keys "en" and "speed".
        hint =
          entries.isEmpty
          ? .mapBegins
          : YAMLWords.commaEndsText
      }
      // Where any key is allowed it is the missing value that is complained of.
      let value = hint.map { YAMLNode(position: valueNode.position, content: .nothing, hint: $0) } ?? valueNode
      entries.append(YAMLNode.Entry(key: text, keyPosition: keyNode.position, keyHint: hint, value: value))
    }

    private mutating func refuse(_ position: YAMLNode.Position, _ message: LocalizedText) {
      if flaw == nil { flaw = (position, message) }
    }

    private func word(_ rest: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(rest.prefix { $0 != " " && $0 != "," && $0 != "]" && $0 != "}" })).quotedAsFound
    }
  }
}

extension YAMLNode.Position {
  init(_ mark: YAMLTree.Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}
