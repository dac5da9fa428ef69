import SurveyModel

/// Shapes one over the other: what a chart draws, before any format writes it.
struct Drawing: Sendable, Hashable {
  /// Horizontal: a picture is as wide as whoever shows it makes it.
  enum Length: Sendable, Hashable {
    case pixels(Double)
    /// Of the width of the picture.
    case share(Double)
    /// All of it.
    case whole
  }

  enum Anchor: String, Sendable, Hashable {
    case start, middle, end
  }

  /// What a piece of text is in a chart; the style sheet says how it looks.
  enum Style: String, Sendable, Hashable, CaseIterable {
    case label, value, detail, group, row, tick, heading, unit, cell
    case totalUnit = "unit total"
  }

  struct Span: Sendable, Hashable {
    let text: String
    let style: Style
  }

  struct Outline: Sendable, Hashable {
    let color: String
    var width: Double?
    var isDashed = false
  }

  struct Rectangle: Sendable, Hashable {
    let x: Length
    let y: Double
    let width: Length
    let height: Double
    let fill: String
    let radius: Double
    let outline: Outline?
  }

  struct Line: Sendable, Hashable {
    let x1: Length
    let y1: Double
    let x2: Length
    let y2: Double
    let stroke: String
    let width: Double
    let isDashed: Bool
  }

  struct Circle: Sendable, Hashable {
    let x: Length
    let y: Double
    let radius: Double
    let fill: String
    let stroke: String
  }

  /// One line of text; `y` is that of its baseline.
  struct Text: Sendable, Hashable {
    let x: Length
    let y: Double
    let anchor: Anchor
    let spans: [Span]
    /// In place of the colour of its style.
    let ink: String?
  }

  enum Shape: Sendable, Hashable {
    case rectangle(Rectangle)
    case line(Line)
    case circle(Circle)
    case text(Text)
  }

  private(set) var shapes: [Shape] = []

  init() {}
  init(_ parts: [Drawing]) { shapes = parts.flatMap(\.shapes) }
  private init(_ shape: Shape) { shapes = [shape] }

  static func + (left: Drawing, right: Drawing) -> Drawing { Drawing([left, right]) }
  static func += (left: inout Drawing, right: Drawing) { left.shapes += right.shapes }
}

extension Drawing {
  static func rectangle(
    x: Length, y: Double, width: Length, height: Double, fill: String, radius: Double = 0, outline: Outline? = nil
  ) -> Drawing {
    Drawing(.rectangle(Rectangle(x: x, y: y, width: width, height: height, fill: fill, radius: radius, outline: outline)))
  }

  static func line(
    x1: Length, y1: Double, x2: Length, y2: Double, stroke: String, width: Double, isDashed: Bool = false
  ) -> Drawing {
    Drawing(.line(Line(x1: x1, y1: y1, x2: x2, y2: y2, stroke: stroke, width: width, isDashed: isDashed)))
  }

  static func circle(x: Length, y: Double, radius: Double, fill: String, stroke: String) -> Drawing {
    Drawing(.circle(Circle(x: x, y: y, radius: radius, fill: fill, stroke: stroke)))
  }

  /// - Parameter spans: pieces of one line; nothing is drawn where all are empty.
  static func text(x: Length, y: Double, anchor: Anchor = .start, _ spans: [Span], ink: String? = nil) -> Drawing {
    let spans = spans.filter { !$0.text.isEmpty }
    return spans.isEmpty ? Drawing() : Drawing(.text(Text(x: x, y: y, anchor: anchor, spans: spans, ink: ink)))
  }

  static func text(x: Length, y: Double, anchor: Anchor = .start, _ text: String, _ style: Style, ink: String? = nil) -> Drawing {
    self.text(x: x, y: y, anchor: anchor, [Span(text: text, style: style)], ink: ink)
  }
}

/// A drawing with its name and its alternative in words.
struct Picture: Sendable, Hashable {
  let id: String
  let title: String
  /// Says all the numbers that are drawn.
  let description: String
  /// In pixels for a picture that is scaled as a whole; `nil` for one that takes the width it is given.
  var width: Double?
  let height: Double
  let drawing: Drawing
}

/// A chart that draws itself, in one picture or several where it is long.
protocol Drawn {
  var title: String { get }
  var language: Language { get }
  func pictures(id: String) -> [Picture]
}

extension Drawn {
  /// The pictures in SVG.
  func panels(id: String) -> [String] { pictures(id: id).map(SVG.document) }
}
