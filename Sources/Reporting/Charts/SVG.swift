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

/// Pictures written as SVG.
///
/// Horizontal positions are shares of the width, vertical ones pixels: a chart takes the width that it is given, and its text keeps its size on a
/// telephone and on paper. Every coordinate is written by ``number(_:)``, so that the same chart is the same bytes.
enum SVG {
  /// Two decimals, always; zero for what is not finite, since a chart must not fail on one number.
  static func number(_ value: Double) -> String {
    PublishedNumber(value.isFinite ? value : 0, decimals: 2).description
  }

  /// A share of the width: 0.4567 → `45.67%`.
  static func share(_ fraction: Double) -> String { number(fraction * 100) + "%" }

  static func text(_ length: Drawing.Length) -> String {
    switch length {
    case .pixels(0): "0"
    case .pixels(let pixels): number(pixels)
    case .share(let fraction): share(fraction)
    case .whole: "100%"
    }
  }

  static func text(_ drawing: Drawing) -> String { drawing.shapes.map(text).joined() }

  private static func text(_ shape: Drawing.Shape) -> String {
    switch shape {
    case .rectangle(let shape):
      let corner = shape.radius > 0 ? " rx=\"\(number(shape.radius))\"" : ""
      let outline = shape.outline.map(text) ?? ""
      return "<rect x=\"\(text(shape.x))\" y=\"\(number(shape.y))\" width=\"\(text(shape.width))\" height=\"\(number(shape.height))\""
        + "\(corner) fill=\"\(shape.fill)\"\(outline)/>\n"
    case .line(let shape):
      let dash = shape.isDashed ? " stroke-dasharray=\"3 2\"" : ""
      return "<line x1=\"\(text(shape.x1))\" y1=\"\(number(shape.y1))\" x2=\"\(text(shape.x2))\" y2=\"\(number(shape.y2))\" "
        + "stroke=\"\(shape.stroke)\" stroke-width=\"\(number(shape.width))\"\(dash)/>\n"
    case .circle(let shape):
      return "<circle cx=\"\(text(shape.x))\" cy=\"\(number(shape.y))\" r=\"\(number(shape.radius))\" fill=\"\(shape.fill)\" "
        + "stroke=\"\(shape.stroke)\" stroke-width=\"2.00\"/>\n"
    case .text(let shape): return text(shape)
    }
  }

  private static func text(_ outline: Drawing.Outline) -> String {
    " stroke=\"\(outline.color)\"" + (outline.width.map { " stroke-width=\"\(number($0))\"" } ?? "")
      + (outline.isDashed ? " stroke-dasharray=\"3 3\"" : "")
  }

  private static func text(_ shape: Drawing.Text) -> String {
    let pieces = shape.spans.map { "<tspan class=\"\($0.style.rawValue)\">\(Markup.escape($0.text))</tspan>" }.joined()
    let text = "<text x=\"\(text(shape.x))\" y=\"\(number(shape.y))\" text-anchor=\"\(shape.anchor.rawValue)\">\(pieces)</text>\n"
    return shape.ink.map { "<g fill=\"\($0)\">\(text)</g>\n" } ?? text
  }

  /// A whole picture, for a page with our style sheet, with its text alternative.
  static func document(_ picture: Picture) -> String {
    let id = Markup.escape(picture.id)
    let height = number(picture.height)
    let size =
      picture.width.map {
        "viewBox=\"0 0 \(number($0)) \(height)\" style=\"min-width:\(number($0 * 0.9))px;max-width:\(number($0 * 1.05))px\""
      }
      ?? "width=\"100%\" height=\"\(height)\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="\(id)-title \(id)-desc" \(size)>
      <title id="\(id)-title">\(Markup.escape(picture.title))</title>
      <desc id="\(id)-desc">\(Markup.escape(picture.description))</desc>
      \(text(picture.drawing))</svg>

      """
  }
}
