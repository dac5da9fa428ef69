import Glibc
import SurveyModel

/// Units by components: the score printed in every cell, its class shown by a shade of one hue.
///
/// Shades are classes between round numbers, not a continuum: a reader can match them with the legend, on paper too.
struct ComponentHeatMap: Drawn, Sendable, Hashable {
  struct Row: Sendable, Hashable {
    let name: String
    /// One for each component; `nil` where there is no score.
    let scores: [Double?]
    var isTotal = false
    /// Of the columns whose score rests on a value that was imputed or treated.
    var marked: Set<Int> = []
  }

  let title: String
  let language: Language
  let components: [String]
  let rows: [Row]
  let decimals: Int
  let scale: ClosedRange<Double>

  private static let rowsOfPanel = 20
  private static let labelWidth = 250.0
  private static let lineHeight = 15.0
  private static let rowHeight = 36.0
  /// Of a class in the legend.
  private static let classWidth = 118.0

  private var numbers: NumberText { NumberText(language: language) }

  /// Wide enough for the number and for a heading of some length; the picture grows with the number of components.
  private var cellWidth: Double { max(72, (1040 - Self.labelWidth) / Double(max(1, components.count)).rounded()) }
  private var cellsWidth: Double { Self.labelWidth + min(cellWidth, 130) * Double(components.count) }
  /// Holds the legend as well.
  private var width: Double { max(cellsWidth, Self.classWidth * Double(limits.count - 1)) }

  /// Limits of the classes, rising: class i holds [limits[i], limits[i + 1]). As many classes as there are shades, or the next fewer.
  var limits: [Double] {
    let scores = rows.flatMap(\.scores).compactMap(\.self)
    let tries = (1...ChartColor.sequence.count + 1).reversed().map { ChartAxis(holding: scores, within: scale, intervals: $0).ticks }
    return tries.first { $0.count <= ChartColor.sequence.count + 1 } ?? [scale.lowerBound, scale.upperBound]
  }

  func pictures(id: String) -> [Picture] {
    guard !components.isEmpty else { return [] }
    // Names of many lines make tall rows: no panel grows beyond a sheet for them.
    let tallest = rows.map { height(of: labelLines($0)) }.max() ?? Self.rowHeight
    let panels = ChartRow.panels(rows.count, size: max(1, Int(Double(Self.rowsOfPanel) * Self.rowHeight / tallest)))
    return Picture.panels(panels, id: id, title: title) { panel(id: $0, title: $1, rows: Array(rows[$2])) }
  }

  private func labelLines(_ row: Row) -> [String] { Reporting.labelLines(row.name, width: 34, limit: 5) }

  private func height(of lines: [String]) -> Double { max(Self.rowHeight, Double(lines.count) * Self.lineHeight + 12) }

  private func panel(id: String, title: String, rows: [Row]) -> Picture {
    let cell = min(cellWidth, 130)
    let headings = components.map { Reporting.labelLines($0, width: max(8, Int((cell - 6) / 7.4)), limit: 6) }
    let headingHeight = Double(headings.map(\.count).max() ?? 1) * Self.lineHeight + 10
    let limits = limits
    var body = Drawing()
    for (column, lines) in headings.enumerated() {
      let x = Drawing.Length.pixels(Self.labelWidth + (Double(column) + 0.5) * cell)
      for (place, line) in lines.enumerated() {
        // Headings stand on the cells, whatever their number of lines.
        let y = headingHeight - 8 - Double(lines.count - 1 - place) * Self.lineHeight
        body += Drawing.text(x: x, y: y, anchor: .middle, line, .heading)
      }
    }
    var y = headingHeight
    for row in rows {
      let lines = labelLines(row)
      let height = height(of: lines)
      if row.isTotal {
        body += Drawing.line(x1: .pixels(0), y1: y + 3, x2: .pixels(cellsWidth), y2: y + 3, stroke: ChartColor.soft, width: 1)
        y += 6
      }
      for (place, line) in lines.enumerated() {
        let baseline = y + height / 2 + 5 + (Double(place) - Double(lines.count - 1) / 2) * Self.lineHeight
        body += Drawing.text(x: .pixels(0), y: baseline, line, row.isTotal ? .totalUnit : .unit)
      }
      for column in components.indices {
        let score = row.scores.indices.contains(column) ? row.scores[column] : nil
        body += drawCell(
          score, isMarked: row.marked.contains(column), limits: limits, x: Self.labelWidth + Double(column) * cell, y: y, width: cell,
          height: height)
      }
      y += height
    }
    return Picture(
      id: id, title: title, description: description(of: rows), width: width, height: y + 44, drawing: body + legend(limits, y: y + 14))
  }

  private func drawCell(_ score: Double?, isMarked: Bool, limits: [Double], x: Double, y: Double, width: Double, height: Double) -> Drawing
  {
    let middle = Drawing.Length.pixels(x + width / 2)
    guard let score, score.isFinite else {
      return Drawing.rectangle(
        x: .pixels(x + 1), y: y + 1, width: .pixels(width - 2), height: height - 2, fill: "#ffffff", radius: 3,
        outline: Drawing.Outline(color: ChartColor.soft, isDashed: true))
        + Drawing.text(x: middle, y: y + height / 2 + 5, anchor: .middle, NumberText.absent, .cell)
    }
    let shade = shade(of: score, limits)
    return Drawing.rectangle(
      x: .pixels(x + 1), y: y + 1, width: .pixels(width - 2), height: height - 2, fill: shade.fill, radius: 3)
      + Drawing.text(
        x: middle, y: y + height / 2 + 5, anchor: .middle,
        numbers.text(score, decimals: decimals) + (isMarked ? " " + TreatmentWords.mark : ""),
        .cell, ink: shade.ink)
  }

  /// The colours of the class of a score; the last class holds its upper limit too.
  ///
  /// - Parameter limits: those of the classes.
  func shade(of score: Double, _ limits: [Double]) -> (fill: String, ink: String) {
    let below = limits.dropFirst().dropLast().count { $0 <= score }
    return ChartColor.sequence[min(below, ChartColor.sequence.count - 1)]
  }

  /// The classes that the legend names: their colour and their limits.
  func classes(_ limits: [Double]) -> [(fill: String, text: String)] {
    // As many as the limits themselves need: steps of 2.5 are not to be read as 2 and 3.
    let decimals =
      [0, 1].first { place in
        limits.allSatisfy { abs($0 * pow(10, Double(place)) - ($0 * pow(10, Double(place))).rounded()) < 1e-6 }
      } ?? 2
    return zip(zip(limits, limits.dropFirst()), ChartColor.sequence).map { pair, shade in
      (shade.fill, numbers.range(pair.0, pair.1, decimals: decimals))
    }
  }

  private func legend(_ limits: [Double], y: Double) -> Drawing {
    var drawing = Drawing()
    for (place, part) in classes(limits).enumerated() {
      let x = max(0, min(Self.labelWidth, width - Self.classWidth * Double(limits.count - 1))) + Double(place) * Self.classWidth
      drawing += Drawing.rectangle(
        x: .pixels(x + 1), y: y, width: .pixels(22), height: 16, fill: part.fill, radius: 3,
        outline: Drawing.Outline(color: ChartColor.soft, width: 0.5))
      drawing += Drawing.text(x: .pixels(x + 30), y: y + 13, part.text, .tick)
    }
    return drawing
  }

  private func description(of rows: [Row]) -> String {
    rows.map { row in
      let cells = components.indices.map { column in
        let score = row.scores.indices.contains(column) ? row.scores[column] : nil
        return "\(components[column]) \(numbers.text(score, decimals: decimals))"
      }
      return "\(row.name): \(cells.joined(separator: ", "))"
    }.joined(separator: "; ") + "."
  }
}
