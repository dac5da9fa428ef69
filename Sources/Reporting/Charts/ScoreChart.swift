import Inference
import SurveyModel

/// Scores as dots with their intervals as whiskers, on a track shaded by tiers.
///
/// Dots, not bars: the axis may begin above zero, and the length of a bar would then lie.
struct ScoreChart: Drawn, Sendable, Hashable {
  struct Reference: Sendable, Hashable {
    let score: Double
    let name: String
  }

  struct Row: Sendable, Hashable {
    /// "1", "2=", or empty for a unit without a rank.
    let rank: String
    let name: String
    let score: Double?
    /// As published.
    let text: String
    let interval: Interval?
    /// Why there is no score; empty where there is one.
    let note: String
  }

  struct Band: Sendable, Hashable {
    let from: Double
    let name: String
  }

  let title: String
  let language: Language
  let rows: [Row]
  /// From the highest to the lowest.
  let bands: [Band]
  /// A score drawn as a line through all tracks: that of all units together.
  let reference: Reference?
  /// Ends of the scale of the index.
  let scale: ClosedRange<Double>
  /// Decimals of an interval.
  let decimals: Int

  private static let rowsOfPanel = 16

  /// Holds every score and interval.
  var axis: ChartAxis {
    let values = rows.flatMap { [$0.score, $0.interval?.low, $0.interval?.high].compactMap(\.self) }
    var axis = ChartAxis(holding: values + (reference.map { [$0.score] } ?? []), within: scale)
    axis.inset = 0.015
    return axis
  }

  /// The picture in one part or several, all on the same axis; none where there are no rows.
  func pictures(id: String) -> [Picture] {
    let axis = axis
    let panels = ChartRow.panels(rows.map(chartRow), size: Self.rowsOfPanel)
    return Picture.panels(panels, id: id, title: title) { panel(id: $0, title: $1, rows: Array(rows[$2]), axis: axis) }
  }

  private var numbers: NumberText { NumberText(language: language) }

  private func panel(id: String, title: String, rows: [Row], axis: ChartAxis) -> Picture {
    var body = Drawing()
    var y = 0.0
    for row in rows {
      let words = chartRow(row)
      let (text, top) = words.draw(at: y)
      body += text + track(row, axis, top: top) + mark(row, axis, top: top)
      y += words.height
    }
    body += axis.labels(y: y + 6) { numbers.text($0, decimals: axis.decimals) }
    return Picture(id: id, title: title, description: description(of: rows), height: y + 14, drawing: body)
  }

  private func chartRow(_ row: Row) -> ChartRow {
    let label = row.rank.isEmpty ? row.name : "\(row.rank). \(row.name)"
    let detail = row.interval.map { numbers.range($0.low, $0.high, decimals: decimals) } ?? row.note
    return ChartRow(label: label, value: row.text, detail: detail)
  }

  /// The shade of each band, beside ``bands``: from light for the lowest to dark for the highest, as far apart as there are shades.
  var shades: [Int] {
    let steps = bands.count - 1 + (hasScoresBelowBands ? 1 : 0)
    return bands.indices.map { place in
      steps == 0 ? 0 : Int((Double((steps - place) * (ChartColor.bands.count - 1)) / Double(steps)).rounded())
    }
  }

  /// The lightest shade is theirs.
  private var hasScoresBelowBands: Bool { bands.allSatisfy { $0.from > scale.lowerBound } }

  /// Bands that the axis meets, from the lowest, and what lies below them all: each with its ends as shares of the width.
  private func stretches(_ axis: ChartAxis) -> [(low: Double, high: Double, shade: Int)] {
    let rising = [(from: -Double.infinity, shade: 0)] + zip(bands, shades).map { (from: $0.from, shade: $1) }.reversed()
    return rising.indices.compactMap { place in
      let low = max(rising[place].from, axis.low)
      let high = min(place + 1 < rising.count ? rising[place + 1].from : .infinity, axis.high)
      guard low < high else { return nil }
      return (low <= axis.low ? 0 : axis.share(low), high >= axis.high ? 1 : axis.share(high), rising[place].shade)
    }
  }

  private func track(_ row: Row, _ axis: ChartAxis, top: Double) -> Drawing {
    guard row.score != nil else {
      return Drawing.rectangle(x: .pixels(0), y: top, width: .whole, height: ChartRow.trackHeight, fill: ChartColor.nothing)
    }
    let bands = stretches(axis).map { stretch in
      Drawing.rectangle(
        x: .share(stretch.low), y: top, width: .share(stretch.high - stretch.low), height: ChartRow.trackHeight,
        fill: ChartColor.bands[stretch.shade])
    }
    var drawing = Drawing(bands) + axis.gridLines(top: top, height: ChartRow.trackHeight)
    if let reference {
      let x = Drawing.Length.share(axis.share(reference.score))
      drawing += Drawing.line(
        x1: x, y1: top - 2, x2: x, y2: top + ChartRow.trackHeight + 2, stroke: ChartColor.reference, width: 1.5,
        isDashed: true)
    }
    return drawing
  }

  private func mark(_ row: Row, _ axis: ChartAxis, top: Double) -> Drawing {
    guard let score = row.score else { return Drawing() }
    let middle = top + ChartRow.trackHeight / 2
    var drawing = Drawing()
    if let interval = row.interval {
      let (low, high) = (Drawing.Length.share(axis.share(interval.low)), Drawing.Length.share(axis.share(interval.high)))
      drawing += Drawing.line(x1: low, y1: middle, x2: high, y2: middle, stroke: ChartColor.mark, width: 2.5)
      for end in [low, high] {
        drawing += Drawing.line(x1: end, y1: middle - 4.5, x2: end, y2: middle + 4.5, stroke: ChartColor.mark, width: 2)
      }
    }
    return drawing + Drawing.circle(x: .share(axis.share(score)), y: middle, radius: 5.5, fill: ChartColor.mark, stroke: "#ffffff")
  }

  /// Every number that is drawn.
  private func description(of rows: [Row]) -> String {
    var sentences = rows.map { row in
      let name = row.rank.isEmpty ? row.name : "\(row.rank). \(row.name)"
      if let interval = row.interval {
        return "\(name): \(row.text) (\(numbers.range(interval.low, interval.high, decimals: decimals)))"
      }
      return row.note.isEmpty ? "\(name): \(row.text)" : "\(name): \(row.text) (\(row.note))"
    }
    if let reference { sentences.append("\(reference.name): \(numbers.text(reference.score, decimals: decimals))") }
    return sentences.joined(separator: "; ") + "."
  }
}
