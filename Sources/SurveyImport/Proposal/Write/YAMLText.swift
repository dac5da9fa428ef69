/// Text as it stands in the files that we write, for our own reader and any other.
enum YAMLText {
  /// In double quotes, with escapes for whatever does not stand there as itself.
  static func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView("\"".unicodeScalars)
    var before: Unicode.Scalar = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result.append("\\")
        result.append(scalar)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      // Behind a blank it looks like a shared value, which is refused.
      case "*" where " [{,".unicodeScalars.contains(before): result.append(contentsOf: "\\x2A".unicodeScalars)
      case _ where isPlain(scalar): result.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : 4
        let escape = (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: max(0, width - digits.count)) + digits
        result.append(contentsOf: escape.unicodeScalars)
      }
      before = scalar
    }
    result.append("\"")
    return String(result)
  }

  /// With blanks for what our own reader refuses: a name that need not be found again in the data.
  static func name(_ text: String) -> String {
    guard !YAMLNode.canHold(text) else { return text }
    let scalars = text.unicodeScalars.map { YAMLNode.canHold(String($0)) ? $0 : " " }
    return String(String.UnicodeScalarView(scalars))
  }

  /// One line that may stand behind `# `: blanks for line breaks and what is not to be seen, cut after `length` characters.
  static func comment(_ text: String, length: Int = 120) -> String {
    let scalars = text.unicodeScalars.map { isPlain($0) && $0 != "*" ? $0 : " " }
    let line = PlainText.of(String(String.UnicodeScalarView(scalars)))
    return line.count > length ? line.prefix(length - 1) + "…" : line
  }

  /// Whether a text seen in a cell may be shown: short, no address, no number of a person or a firm.
  static func isHarmless(_ text: String) -> Bool {
    text.count <= 160 && !text.contains("@") && text.count(where: \.isNumber) < 7
  }

  /// A label of a scale, or that it is one.
  static func seen(_ text: String) -> String {
    text.count <= 60 && isHarmless(text) ? comment(text) : "(\(text.count) ký tự / characters)"
  }

  /// A text seen as an answer. Of what hardly anybody gave, is longer than labels are or names somebody, and is no known label,
  /// that it is one: it may be a respondent's own.
  static func seen(_ text: String, times: Int) -> String {
    let isKnown =
      SafeText.isLabel(text, times: times) || plainNumber(text) != nil || MissingWords.kind(text) != nil
      || LabelMeaning(text) != nil && !StrayNames.namesSomebody(text)
    return isKnown ? seen(text) : "(\(text.count) ký tự / characters)"
  }

  /// Some labels with their counts, by their text.
  static func seen(_ labels: [AnswerShape.Value], atMost count: Int) -> String {
    let shown = labels.sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }.prefix(count)
    return shown.sorted { $0.text < $1.text }.map { seen($0.text, times: $0.count) }.joined(separator: ", ")
  }

  /// Printable in YAML, no line break and nothing that turns the direction of writing.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x2030...0x2065, 0x2070...0xD7FF, 0xF900...0xFEFE, 0xFF00...0xFFEF, 0x10000...0x1FFFD:
      switch scalar {
      case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2060}": false
      default: true
      }
    default: false
    }
  }
}
