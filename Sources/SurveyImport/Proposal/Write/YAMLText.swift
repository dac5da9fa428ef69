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
    text.count <= 60 && isHarmless(text) ? comment(text) : hidden(text)
  }

  /// A text seen in a column that is not yet told. Of what is no known label, no number and no short choice, that it is one: it may be a respondent's own, however many wrote
  /// the same.
  static func seen(_ text: String, times: Int) -> String {
    isKnown(text) || isChoice(text, times: times) ? seen(text) : hidden(text)
  }

  /// Some labels with their counts, by their text. Beside one that is no choice of a form nothing is shown but what is known: the column may be one of free text.
  static func seen(_ labels: [AnswerShape.Value], atMost count: Int) -> String {
    let shown = labels.sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }.prefix(count)
    let areOffered = areChoices(labels)
    return shown.sorted { $0.text < $1.text }.map { areOffered || isKnown($0.text) ? seen($0.text, times: $0.count) : hidden($0.text) }
      .joined(separator: ", ")
  }

  /// Whether a form offers these: each is known or looks like a choice.
  static func areChoices(_ labels: [(text: String, count: Int)]) -> Bool {
    labels.allSatisfy { isKnown($0.text) || isChoice($0.text, times: $0.count) }
  }

  /// What may name a unit: of an office that stands in several rows its name.
  static func name(seen text: String, times: Int) -> String {
    isKnown(text) || SafeText.isLabel(text, times: times) ? seen(text) : hidden(text)
  }

  static func hidden(_ text: String) -> String { "(\(text.count) ký tự / characters)" }

  static func isKnown(_ text: String) -> Bool {
    plainNumber(text) != nil || MissingWords.kind(text) != nil || LabelMeaning(text) != nil && !StrayNames.namesSomebody(text)
  }

  /// Few words, in several rows, that name nobody: no capital but the first, as names have, and no word by which people are called.
  private static func isChoice(_ text: String, times: Int) -> Bool {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "'" }
    let isPerson = words.contains { persons.contains($0.lowercased()) }
    let hasName = words.dropFirst().contains { word in word.first?.isUppercase == true && word.contains(where: \.isLowercase) }
    return SafeText.isLabel(text, times: times) && words.count <= 5 && text.count <= 30 && !isPerson && !hasName
      && !text.contains { "!?".contains($0) }
  }

  private static let persons: Set<String> = [
    "ông", "bà", "anh", "chị", "cô", "chú", "thầy", "bác", "em", "bs", "mr", "mrs", "ms", "miss", "dr", "sir", "madam", "doctor", "nurse",
  ]

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
