import SurveyModel
import Yams

/// Reads a definition file into nodes with places. The only place that touches the YAML library.
///
/// Refused, because a definition needs none of it and each hides a trap: several documents, anchors and aliases (a few lines can unfold to
/// billions), tags, keys that are not text, more than ``maximumDepth`` levels.
enum YAMLReader {
  static let maximumDepth = 64

  /// - Throws: the syntax error, with its place and what was probably meant.
  static func read(_ text: String, file: String) throws(ImportFailure) -> YAMLNode {
    var source = YAMLSource(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
    func failure(_ position: YAMLNode.Position, _ message: LocalizedText) -> ImportFailure {
      ImportFailure(.unusable, at: .init(file: file, line: position.line, column: position.column), message)
    }
    if let (scalar, position) = source.firstForbidden {
      throw failure(position, YAMLWords.controlCharacter(hexadecimal(scalar.value)))
    }
    if let (name, position) = source.firstAlias {
      throw failure(position, YAMLWords.alias(name))
    }
    // The library stops at the first key that stands twice in a map. So that all faults of a file can be told at once, that key is
    // masked by private characters of the same length, read again, and given back below.
    var masked: [YAMLNode.Position: String] = [:]
    while true {
      do {
        let parser = try Parser(yaml: padded(source.text), resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        guard let root, !isNothing(root) else {
          throw failure(.init(line: 1, column: 1), YAMLWords.emptyFile)
        }
        var conversion = Conversion(source: source, masked: masked)
        let node = conversion.node(root, depth: 0)
        if let flaw = conversion.flaw { throw failure(flaw.position, flaw.message) }
        return node
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let position = YAMLNode.Position(line: context.mark.line, column: context.mark.column)
        let key = keys.first ?? ""
        guard masked.count < 100, let mask = Unicode.Scalar(0xF0000 + UInt32(masked.count)),
          source.replace(key, at: position, by: mask)
        else { throw failure(position, .keyTwice(key)) }
        masked[position] = key
      } catch let error as YamlError {
        let (position, message) = YAMLSyntax.explain(error, in: source)
        throw failure(position, message)
      } catch let error as ImportFailure {
        throw error
      } catch {
        throw failure(.init(line: 1, column: 1), YAMLWords.unreadable)
      }
    }
  }

  /// A text of fewer than 16 bytes lies in the string itself, and the parser would keep a pointer to a copy that is gone.
  private static func padded(_ text: String) -> String {
    var text = text + "                "
    text.makeContiguousUTF8()
    return text
  }

  private static func isNothing(_ node: Node) -> Bool {
    node.scalar.map { $0.string.isEmpty && $0.style == .plain } ?? false
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// From the library's nodes to ours.
  private struct Conversion {
    let source: YAMLSource
    let masked: [YAMLNode.Position: String]
    /// The first thing that is refused.
    var flaw: (position: YAMLNode.Position, message: LocalizedText)?

    mutating func node(_ node: Node, depth: Int) -> YAMLNode {
      let position = YAMLNode.Position(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
      guard depth <= YAMLReader.maximumDepth else {
        refuse(position, .tooDeep)
        return YAMLNode(position: position, content: .nothing, hint: nil)
      }
      let rest = source.rest(from: position)
      switch rest.first {
      case "&":
        refuse(position, YAMLWords.anchor(word(rest)))
      case "!":
        refuse(position, YAMLWords.tag(word(rest)))
      default: break
      }
      switch node {
      case .scalar(let scalar):
        let isPlain = scalar.style == .plain
        let behind = isPlain ? source.rest(behind: scalar.string, at: position) : nil
        let isCut = behind.map { $0.first == " " && $0.first { $0 != " " } == "#" } ?? false
        return YAMLNode(
          position: position, content: isPlain && scalar.string.isEmpty ? .nothing : .text(scalar.string),
          hint: isCut ? .commentBegins : nil)
      case .sequence(let sequence):
        let items = sequence.map { self.node($0, depth: depth + 1) }
        return YAMLNode(
          position: position, content: .list(items), hint: rest.first == "[" ? .listBegins : nil)
      case .mapping(let mapping):
        let isFlow = rest.first == "{"
        var entries: [YAMLNode.Entry] = []
        for (key, value) in mapping { entry(key, value, isFlow: isFlow, depth: depth, into: &entries) }
        return YAMLNode(
          position: position, content: .map(entries), hint: isFlow ? .mapBegins : nil)
      case .alias:
        refuse(position, YAMLWords.unnamedAlias)
        return YAMLNode(position: position, content: .nothing, hint: nil)
      }
    }

    private mutating func entry(_ key: Node, _ value: Node, isFlow: Bool, depth: Int, into entries: inout [YAMLNode.Entry]) {
      let keyNode = node(key, depth: depth + 1)
      let valueNode = node(value, depth: depth + 1)
      let text: String
      switch keyNode.content {
      case .text(let written): text = masked[keyNode.position] ?? written
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
