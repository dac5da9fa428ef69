import Scoring

/// Text as it may stand in HTML or SVG.
///
/// Goes by Unicode scalars: a `<` that carries a combining mark is one character of Swift but still a `<` of the markup.
enum Markup {
  static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r": escaped.append(" ")
      // Control characters and non-characters are not allowed in XML at all.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

/// The few shapes of SVG that the charts are drawn with.
///
/// Horizontal places are shares of the width, vertical ones pixels: a chart takes the width that it is given, and its text keeps its size on a
/// telephone and on paper. Every coordinate is written by ``number(_:)``, so that the same chart is the same bytes.
enum SVG {
  /// Two decimals, always; zero for what is not finite, since a chart must not fail on one number.
  static func number(_ value: Double) -> String {
    PublishedNumber(value.isFinite ? value : 0, decimals: 2).description
  }

  /// A share of the width: 0.4567 → `45.67%`.
  static func share(_ fraction: Double) -> String { number(fraction * 100) + "%" }

  static func rectangle(
    x: String, y: Double, width: String, height: Double, fill: String, radius: Double = 0, extra: String = ""
  ) -> String {
    let corner = radius > 0 ? " rx=\"\(number(radius))\"" : ""
    let height = number(height)
    return "<rect x=\"\(x)\" y=\"\(number(y))\" width=\"\(width)\" height=\"\(height)\"\(corner) fill=\"\(fill)\"\(extra)/>\n"
  }

  static func line(
    x1: String, y1: Double, x2: String, y2: Double, stroke: String, width: Double, extra: String = ""
  ) -> String {
    "<line x1=\"\(x1)\" y1=\"\(number(y1))\" x2=\"\(x2)\" y2=\"\(number(y2))\" stroke=\"\(stroke)\" "
      + "stroke-width=\"\(number(width))\"\(extra)/>\n"
  }

  static func circle(x: String, y: Double, radius: Double, fill: String, stroke: String) -> String {
    "<circle cx=\"\(x)\" cy=\"\(number(y))\" r=\"\(number(radius))\" fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"2.00\"/>\n"
  }

  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// - Parameter spans: pieces of one line with the class of each; escaped here.
  static func text(x: String, y: Double, anchor: Anchor = .start, _ spans: [(text: String, class: String)]) -> String {
    let pieces = spans.filter { !$0.text.isEmpty }.map { "<tspan class=\"\($0.class)\">\(Markup.escape($0.text))</tspan>" }
    guard !pieces.isEmpty else { return "" }
    return "<text x=\"\(x)\" y=\"\(number(y))\" text-anchor=\"\(anchor.rawValue)\">\(pieces.joined())</text>\n"
  }

  static func text(x: String, y: Double, anchor: Anchor = .start, _ text: String, class name: String) -> String {
    self.text(x: x, y: y, anchor: anchor, [(text, name)])
  }

  /// A whole picture with its text alternative: `description` says in words all the numbers that are drawn.
  ///
  /// - Parameter width: in pixels for a picture that is scaled as a whole; `nil` for one that takes the width it is given.
  static func document(
    id: String, title: String, description: String, width: Double? = nil, height: Double, _ body: String
  ) -> String {
    let id = Markup.escape(id)
    let size =
      width.map {
        "viewBox=\"0 0 \(number($0)) \(number(height))\" style=\"min-width:\(number($0 * 0.9))px;max-width:\(number($0 * 1.05))px\""
      }
      ?? "width=\"100%\" height=\"\(number(height))\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="\(id)-title \(id)-desc" \(size)>
      <title id="\(id)-title">\(Markup.escape(title))</title>
      <desc id="\(id)-desc">\(Markup.escape(description))</desc>
      \(body)</svg>

      """
  }
}
