import Inference
import SurveyModel

/// Small multiples: the scores of each unit over the editions with their intervals, all on one axis.
struct HistoryChart: Drawn, Sendable, Hashable {
  struct Point: Sendable, Hashable {
    let edition: Int
    /// `nil` where it is not published, which has a mark.
    let score: Double?
    let interval: Interval?
    /// As published.
    let text: String
  }

  struct Cell: Sendable, Hashable {
    let name: String
    let short: String
    /// In the order of the editions; one that does not have the unit has none.
    let points: [Point]
    /// What became of it, or where it came from; empty where it is in all editions.
    let note: String
    /// All units together.
    var isTotal = false
  }

  let title: String
  let language: Language
  let editions: [String]
  /// Positions of editions whose scores do not mean what those of the edition before mean.
  let breaks: Set<Int>
  let cells: [Cell]
  /// Ends of the scale.
  let scale: ClosedRange<Double>
  let decimals: Int

  /// More say nothing to a reader who turns pages; the tables have all.
  static let most = 84
  private static let cellsOfPanel = 14
  private static let plotHeight = 62.0
  private static let lineHeight = 17.0
  /// Characters of a name, at the width of a telephone.
  private static let nameWidth = 22
  private static let columns = [(left: 0.0, width: 0.47), (left: 0.53, width: 0.47)]

  private var numbers: NumberText { NumberText(language: language) }

  /// Whether an edition that has the unit shows no score of it.
  var hasBlanks: Bool { cells.contains { $0.points.contains { $0.score == nil } } }

  var axis: ChartAxis {
    ChartAxis(
      holding: cells.flatMap(\.points).flatMap { [$0.score, $0.interval?.low, $0.interval?.high].compactMap(\.self) }, within: scale,
      intervals: 6)
  }

  func pictures(id: String) -> [Picture] {
    let axis = axis
    let panels = ChartRow.panels(cells.count, size: Self.cellsOfPanel)
    return Picture.panels(panels, id: id, title: title) { panel(id: $0, title: $1, cells: Array(cells[$2]), axis: axis) }
  }

  private func lines(_ cell: Cell) -> [String] { labelLines(cell.short, width: Self.nameWidth, limit: 4) }

  private func panel(id: String, title: String, cells: [Cell], axis: ChartAxis) -> Picture {
    var body = Drawing()
    var y = 0.0
    for row in stride(from: 0, to: cells.count, by: 2) {
      let pair = Array(cells[row..<min(row + 2, cells.count)])
      let tallest = pair.map { lines($0).count }.max() ?? 1
      // The words of both stand on the same lines.
      for place in 0..<tallest {
        for (cell, column) in zip(pair, Self.columns) where lines(cell).indices.contains(place) {
          body += Drawing.text(
            x: .share(column.left), y: y + 13, lines(cell)[place], .label)
        }
        y += Self.lineHeight
      }
      for (cell, column) in zip(pair, Self.columns) {
        body += Drawing.text(x: .share(column.left), y: y + 13, summary(cell), .tick)
      }
      y += Self.lineHeight + 3
      for (cell, column) in zip(pair, Self.columns) { body += plot(cell, axis, left: column.left, width: column.width, top: y) }
      y += Self.plotHeight + 4
      for (_, column) in zip(pair, Self.columns) {
        body += Drawing.text(x: .share(column.left), y: y + 12, BumpChart.shortened(editions.first ?? ""), .tick)
        body += Drawing.text(
          x: .share(column.left + column.width), y: y + 12, anchor: .end, BumpChart.shortened(editions.last ?? ""), .tick)
      }
      y += 32
    }
    return Picture(id: id, title: title, description: description(of: cells), height: y - 12, drawing: body)
  }

  /// The last score, or what became of the unit.
  private func summary(_ cell: Cell) -> String {
    let shown = cell.points.filter { $0.score != nil }
    guard let last = shown.last else { return cell.note.isEmpty ? NumberText.absent : cell.note }
    guard let first = shown.first, first.edition != last.edition else { return last.text }
    return "\(first.text) → \(last.text)"
  }

  private func plot(_ cell: Cell, _ axis: ChartAxis, left: Double, width: Double, top: Double) -> Drawing {
    func x(_ edition: Int) -> Double {
      let inset = 0.05
      return left + width * (inset + (1 - 2 * inset) * Double(edition) / Double(max(1, editions.count - 1)))
    }
    func y(_ score: Double) -> Double { top + 6 + (Self.plotHeight - 12) * (1 - axis.place(score)) }
    var drawing = Drawing.rectangle(
      x: .share(left), y: top, width: .share(width), height: Self.plotHeight, fill: ChartColor.track)
    for tick in axis.ticks {
      drawing += Drawing.line(
        x1: .share(left), y1: y(tick), x2: .share(left + width), y2: y(tick), stroke: ChartColor.grid, width: 1)
    }
    for edition in breaks {
      let middle = Drawing.Length.share((x(edition - 1) + x(edition)) / 2)
      drawing += Drawing.line(
        x1: middle, y1: top, x2: middle, y2: top + Self.plotHeight, stroke: ChartColor.reference, width: 1.5, isDashed: true)
    }
    let shown = cell.points.compactMap { point in point.score.map { (edition: point.edition, score: $0, interval: point.interval) } }
    for (one, two) in zip(shown, shown.dropFirst()) where two.edition - one.edition == 1 && !breaks.contains(two.edition) {
      drawing += Drawing.line(
        x1: .share(x(one.edition)), y1: y(one.score), x2: .share(x(two.edition)), y2: y(two.score), stroke: ChartColor.bar, width: 2)
    }
    for point in shown {
      if let interval = point.interval {
        drawing += Drawing.line(
          x1: .share(x(point.edition)), y1: y(interval.low), x2: .share(x(point.edition)), y2: y(interval.high), stroke: ChartColor.mark,
          width: 2)
      }
      drawing += Drawing.circle(x: .share(x(point.edition)), y: y(point.score), radius: 4.5, fill: ChartColor.mark, stroke: "#ffffff")
    }
    for point in cell.points where point.score == nil {
      // At the foot, away from every score.
      drawing += Drawing.rectangle(
        x: .share(x(point.edition)), y: top + Self.plotHeight - 9, width: .pixels(8), height: 8, fill: "#ffffff",
        outline: Drawing.Outline(color: ChartColor.reference, width: 1.5))
    }
    return drawing
  }

  /// Every number that is drawn.
  private func description(of cells: [Cell]) -> String {
    cells.map { cell in
      let points = cell.points.map { point in
        let range = point.interval.map { " (\(numbers.range($0.low, $0.high, decimals: decimals)))" } ?? ""
        return "\(editions[point.edition]) \(point.text)\(range)"
      }
      return "\(cell.name): \(points.joined(separator: ", "))" + (cell.note.isEmpty ? "" : " (\(cell.note))")
    }.joined(separator: "; ") + "."
  }
}
