/// HTML that is being written. Text and attributes are escaped as they come in; no other way leads in but ``svg(_:)``.
package struct HTMLWriter: Sendable {
  package private(set) var source = ""

  package init() {}

  /// Elements that stand on lines of their own, so that two versions of a page can be compared.
  private static let blocks: Set<String> = [
    "article", "body", "caption", "details", "div", "dl", "figcaption", "figure", "footer", "h1", "h2", "h3", "head", "header", "html",
    "li",
    "main", "meta", "nav", "ol", "p", "section", "summary", "style", "table", "tbody", "thead", "title", "tr", "ul", "script", "label",
    "input", "form", "fieldset", "legend", "button", "select", "option", "textarea", "link", "pre",
  ]

  /// - Parameter attributes: those without a value are left out.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    source += "</\(name)>"
    if Self.blocks.contains("\(name)") { source += "\n" }
  }

  /// An element that holds text alone.
  package mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element without an end: `meta`, `input`.
  package mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
    open(name, attributes)
    source.removeLast()
    source += "/>"
    if Self.blocks.contains("\(name)") { source += "\n" }
  }

  package mutating func text(_ text: String) { source += Markup.escape(text) }

  package mutating func newLine() { source += "\n" }

  /// A picture of ours, whose words ``SVG`` has escaped.
  package mutating func svg(_ picture: String) { source += picture }

  /// A part of a page that this writer made.
  package mutating func fragment(_ html: String) { source += html }

  /// A style sheet or script of ours: nothing of a survey.
  package mutating func asset(_ bytes: [UInt8]) { source += "\n" + String(decoding: bytes, as: UTF8.self) }

  package mutating func doctype() { source += "<!doctype html>\n" }

  private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
    source += "<\(name)"
    for (name, value) in attributes {
      guard let value else { continue }
      source += " \(name)=\"\(Markup.escape(value))\""
    }
    source += ">"
  }
}
