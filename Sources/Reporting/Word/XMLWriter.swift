/// XML that is being written, of a Word document. Text and attributes are escaped as they come in; no other way leads in.
struct XMLWriter: Sendable {
  private(set) var source = ""

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// - Parameter attributes: those without a value are left out.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    source += ">"
    content(&self)
    source += "</\(name)>"
  }

  /// An element that holds nothing.
  mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    open(name, attributes)
    source += "/>"
  }

  mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func text(_ text: String) { source += Self.escaped(text) }

  mutating func append(_ other: XMLWriter) { source += other.source }

  private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
    source += "<\(name)"
    for (name, value) in attributes {
      guard let value else { continue }
      source += " \(name)=\"\(Self.escaped(value))\""
    }
  }

  /// Without the signs that turn the direction of all that follows them: in a document they would turn the sentence that a name stands in.
  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isTurning) else { return Markup.escape(text) }
    return Markup.escape(String(String.UnicodeScalarView(text.unicodeScalars.filter { !isTurning($0) })))
  }

  private static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
  }
}
