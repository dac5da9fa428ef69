/// One row of a chart of horizontal marks: its label over the track, its number at the right end of the label's first line.
///
/// The label stands over the marks, not beside them, so that long names never meet them, on paper or on a telephone.
struct ChartRow: Sendable, Hashable {
  let label: String
  /// Printed strong at the right.
  let value: String
  /// Printed before the value where there is room.
  var detail = ""

  static let trackHeight = 16.0
  /// Characters of a label beside its value, at the width of a telephone and the size that the style sheet gives it there.
  static let labelWidth = 44
  private static let lineHeight = 18.0
  private static let gap = 15.0

  private var lines: [String] { labelLines(label, width: Self.labelWidth) }

  var height: Double { Double(lines.count) * Self.lineHeight + 4 + Self.trackHeight + Self.gap }

  /// The words of the row with its first line at `y`, and the top of its track.
  func draw(at y: Double) -> (drawing: Drawing, trackTop: Double) {
    var drawing = Drawing()
    for (place, line) in lines.enumerated() {
      drawing += Drawing.text(x: .pixels(0), y: y + 14 + Double(place) * Self.lineHeight, line, .label)
    }
    drawing += Drawing.text(
      x: .whole, y: y + 14, anchor: .end,
      [Drawing.Span(text: detail.isEmpty ? "" : detail + "   ", style: .detail), Drawing.Span(text: value, style: .value)])
    return (drawing, y + Double(lines.count) * Self.lineHeight + 4)
  }

  /// Rows in groups of at most `size`, fewer where labels take more than one line, as even as they come: a picture longer than a sheet would be cut in two by the printer.
  static func panels(_ rows: [ChartRow], size: Int) -> [Range<Int>] {
    let plain = ChartRow(label: "", value: "").height
    let tallest = rows.map(\.height).max() ?? plain
    return panels(rows.count, size: max(1, Int(Double(size) * plain / max(plain, tallest))))
  }

  /// The same for rows of one height.
  static func panels(_ count: Int, size: Int) -> [Range<Int>] {
    guard count > 0 else { return [] }
    let panels = (count + size - 1) / size
    return (0..<panels).map { count * $0 / panels..<count * ($0 + 1) / panels }
  }
}

extension Picture {
  /// A picture of each part, numbered in its id and title where there are several.
  static func panels<Part>(_ parts: [Part], id: String, title: String, _ draw: (_ id: String, _ title: String, Part) -> Picture)
    -> [Picture]
  {
    guard parts.count > 1 else { return parts.map { draw(id, title, $0) } }
    return parts.enumerated().map { draw("\(id)-\($0 + 1)", "\(title) (\($0 + 1)/\(parts.count))", $1) }
  }
}

extension ChartAxis {
  /// Where a value stands, as a share of the width of the picture.
  func share(_ value: Double) -> Double { inset + place(value) * (1 - 2 * inset) }

  /// Light lines at the ticks across a track.
  func gridLines(top: Double, height: Double) -> Drawing {
    Drawing(
      ticks.map {
        Drawing.line(x1: .share(share($0)), y1: top, x2: .share(share($0)), y2: top + height, stroke: ChartColor.grid, width: 1)
      })
  }

  /// The numbers at the ticks; those at the ends are set inwards.
  func labels(y: Double, text: (Double) -> String) -> Drawing {
    Drawing(
      ticks.map { tick in
        let share = share(tick)
        let anchor: Drawing.Anchor = share < 0.03 ? .start : share > 0.97 ? .end : .middle
        let x = anchor == .start ? 0 : anchor == .end ? 1 : share
        return Drawing.text(x: .share(x), y: y, anchor: anchor, text(tick), .tick)
      })
  }
}
