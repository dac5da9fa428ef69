import SurveyModel

/// Ranks over the editions: a line for each unit, its rank in a mark at each edition, its name at the end.
struct BumpChart: Drawn, Sendable, Hashable {
  struct Mark: Sendable, Hashable {
    let edition: Int
    let rank: Int
    /// Among the ranked units: those that share a rank stand below each other.
    let position: Int
  }

  struct Line: Sendable, Hashable {
    let name: String
    /// As it stands at the end of the line.
    let short: String
    /// In the order of the editions.
    let marks: [Mark]
    /// Why the last edition has no rank of it; empty where it has.
    var note = ""
    /// In words, with what became of it.
    let description: String
  }

  let title: String
  let language: Language
  let editions: [String]
  /// Positions of editions whose ranking is of another index than that of the edition before.
  let breaks: Set<Int>
  /// In rank order of the last edition, then those without a rank there.
  let lines: [Line]

  /// Taller than this it does not fit a sheet.
  private static let tallest = 960.0
  private static let lineHeight = 15.0
  private static let head = 22.0
  /// Shares of the width: of the first and the last edition, and where names begin.
  private static let (first, last, names) = (0.035, 0.49, 0.545)
  /// Characters of a name, at the width of a telephone.
  private static let nameWidth = 24
  private static let inks = ["#0b4f7d", "#a8341f", "#2d6e3e", "#6b4596", "#7d5a00", "#2c6b78", "#9c2f68", "#4b5a68", "#a04a00", "#4f6400"]

  private var positions: Int { lines.flatMap(\.marks).map(\.position).max() ?? 0 }

  /// Whether a line goes over an edition that has no rank of it.
  var hasGaps: Bool { lines.contains { line in zip(line.marks, line.marks.dropFirst()).contains { $1.edition - $0.edition > 1 } } }

  /// Of one place; names of several lines make all of them high.
  private var rowHeight: Double {
    let most = lines.map { nameLines($0).count }.max() ?? 1
    let rows = Double(max(1, positions))
    let wanted = max(25, Double(most) * Self.lineHeight + 8)
    return rows * wanted <= Self.tallest ? wanted : Self.lineHeight
  }
  private var isDense: Bool { rowHeight <= Self.lineHeight }

  /// Whether the lines can be followed and fit a sheet.
  var isDrawn: Bool { editions.count > 1 && positions > 0 && Double(positions) * Self.lineHeight <= Self.tallest }

  private func nameLines(_ line: Line) -> [String] { labelLines(line.short, width: Self.nameWidth, limit: 3) }

  private func x(_ edition: Int) -> Double {
    Self.first + (Self.last - Self.first) * Double(edition) / Double(max(1, editions.count - 1))
  }

  private func y(_ position: Int) -> Double { Self.head + (Double(position) - 0.5) * rowHeight }

  func pictures(id: String) -> [Picture] {
    guard isDrawn else { return [] }
    var body = Drawing()
    let bottom = Self.head + Double(positions) * rowHeight
    for edition in editions.indices {
      body += Drawing.line(
        x1: .share(x(edition)), y1: Self.head, x2: .share(x(edition)), y2: bottom, stroke: ChartColor.track, width: 1)
    }
    for edition in breaks {
      let middle = Drawing.Length.share((x(edition - 1) + x(edition)) / 2)
      body += Drawing.line(x1: middle, y1: Self.head - 4, x2: middle, y2: bottom, stroke: ChartColor.reference, width: 1.5, isDashed: true)
    }
    body += labels()
    for (place, line) in lines.enumerated() { body += strokes(line, ink: Self.inks[place % Self.inks.count]) }
    for (place, line) in lines.enumerated() { body += marks(line, ink: Self.inks[place % Self.inks.count]) }
    for line in lines where line.marks.last?.edition == editions.count - 1 {
      guard let mark = line.marks.last else { continue }
      let shown = isDense ? [(nameLines(line).first ?? "")] : nameLines(line)
      for (number, text) in shown.enumerated() {
        let baseline = y(mark.position) + 4.5 + (Double(number) - Double(shown.count - 1) / 2) * Self.lineHeight
        body += Drawing.text(x: .share(Self.names), y: baseline, (number == 0 && isDense ? "\(mark.rank). " : "") + text, .unit)
      }
    }
    let (foot, end) = gone(from: bottom + 8)
    return [
      Picture(
        id: id, title: title, description: lines.map(\.description).joined(separator: "; ") + ".", height: end, drawing: body + foot)
    ]
  }

  /// The editions, as many as there is room for, the last among them.
  private func labels() -> Drawing {
    let shown = Self.shown(editions, room: (Self.last - Self.first) * 340)
    return Drawing(
      shown.map { edition in
        // The first and the last may lean outwards no farther than the picture.
        let anchor: Drawing.Anchor = edition == 0 ? .start : .middle
        return Drawing.text(
          x: edition == 0 ? .pixels(0) : .share(x(edition)), y: 12, anchor: anchor, Self.shortened(editions[edition]), .tick)
      })
  }

  /// A name of an edition where there is room for few letters.
  static func shortened(_ edition: String) -> String { edition.count <= 9 ? edition : String(edition.prefix(8)) + "…" }

  /// Positions of the editions that are named, as many as fit, the last always.
  ///
  /// - Parameter room: between the first and the last, in pixels.
  static func shown(_ editions: [String], room: Double) -> [Int] {
    guard let last = editions.indices.last, last > 0 else { return Array(editions.indices) }
    let widest = Double(editions.map { shortened($0).count }.max() ?? 1) * 7 + 8
    let step = max(1, Int((widest / (room / Double(last))).rounded(.up)))
    return editions.indices.filter { (last - $0) % step == 0 }
  }

  private func strokes(_ line: Line, ink: String) -> Drawing {
    Drawing(
      zip(line.marks, line.marks.dropFirst()).map { one, two in
        // Between them an edition without a rank, or another index.
        let isBroken = two.edition - one.edition > 1 || breaks.contains(two.edition)
        return Drawing.line(
          x1: .share(x(one.edition)), y1: y(one.position), x2: .share(x(two.edition)), y2: y(two.position), stroke: ink,
          width: isBroken ? 1.5 : 2.5, isDashed: isBroken)
      })
  }

  private func marks(_ line: Line, ink: String) -> Drawing {
    Drawing(
      line.marks.map { mark in
        let circle = Drawing.circle(
          x: .share(x(mark.edition)), y: y(mark.position), radius: isDense ? 4 : editions.count > 6 ? 8 : 9.5, fill: ink, stroke: "#ffffff")
        guard !isDense else { return circle }
        return circle
          + Drawing.text(x: .share(x(mark.edition)), y: y(mark.position) + 4.5, anchor: .middle, String(mark.rank), .cell, ink: "#ffffff")
      })
  }

  /// Lines that end before the last edition, under the picture: none of their names can stand at its end.
  private func gone(from y: Double) -> (Drawing, end: Double) {
    var (drawing, y) = (Drawing(), y)
    for (place, line) in lines.enumerated() where line.marks.last?.edition != editions.count - 1 {
      drawing += Drawing.circle(x: .pixels(7), y: y + 8, radius: 5, fill: Self.inks[place % Self.inks.count], stroke: "#ffffff")
      for text in labelLines(line.note.isEmpty ? line.short : "\(line.short): \(line.note)", width: 48, limit: 3) {
        drawing += Drawing.text(x: .pixels(20), y: y + 12, text, .tick)
        y += Self.lineHeight + 1
      }
      y += 3
    }
    return (drawing, y)
  }
}
