import Inference
import SurveyModel

/// Scores as dots with their intervals as whiskers, on a track shaded by tiers.
///
/// Dots, not bars: the axis may begin above zero, and the length of a bar would then lie.
struct ScoreChart: Sendable {
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
  let reference: (score: Double, name: String)?
  /// Ends of the scale of the index.
  let scale: ClosedRange<Double>
  /// Decimals of an interval.
  let decimals: Int

  private static let rowsOfPanel = 16

  /// Holds every score and interval.
  var axis: ChartAxis {
    let values = rows.flatMap { [$0.score, $0.interval?.low, $0.interval?.high].compactMap(\.self) }
    return ChartAxis(holding: values + (reference.map { [$0.score] } ?? []), within: scale)
  }

  /// The picture in one part or several, all on the same axis; none where there are no rows.
  func panels(id: String) -> [String] {
    let axis = axis
    let panels = ChartRow.panels(rows.count, size: Self.rowsOfPanel)
    return panels.enumerated().map { place, range in
      let part = panels.count > 1 ? " (\(place + 1)/\(panels.count))" : ""
      return panel(id: panels.count > 1 ? "\(id)-\(place + 1)" : id, title: title + part, rows: Array(rows[range]), axis: axis)
    }
  }

  private var numbers: NumberText { NumberText(language: language) }

  private func panel(id: String, title: String, rows: [Row], axis: ChartAxis) -> String {
    var body = bandNames(axis)
    var y = body.isEmpty ? 0.0 : 24
    for row in rows {
      let words = chartRow(row)
      let (text, top) = words.draw(at: y)
      body += text + track(axis, top: top) + mark(row, axis, top: top)
      y += words.height
    }
    body += axis.labels(y: y + 6) { numbers.text($0, decimals: axis.decimals) }
    return SVG.document(id: id, title: title, description: description(of: rows), height: y + 14, body)
  }

  private func chartRow(_ row: Row) -> ChartRow {
    let label = row.rank.isEmpty ? row.name : "\(row.rank). \(row.name)"
    let detail = row.interval.map { numbers.range($0.low, $0.high, decimals: decimals) } ?? row.note
    return ChartRow(label: label, value: row.text, detail: detail)
  }

  /// Bands that the axis meets, from the lowest, each with its stretch; below the lowest band there is one without a name.
  private func stretches(_ axis: ChartAxis) -> [(name: String, low: Double, high: Double, shade: Int)] {
    let rising = [Band(from: -.infinity, name: "")] + bands.reversed()
    return rising.indices.compactMap { place in
      let low = max(rising[place].from, axis.low)
      let high = min(place + 1 < rising.count ? rising[place + 1].from : .infinity, axis.high)
      return low < high ? (rising[place].name, low, high, place % ChartColor.bands.count) : nil
    }
  }

  private func edges(_ stretch: (name: String, low: Double, high: Double, shade: Int), _ axis: ChartAxis) -> (Double, Double) {
    (stretch.low <= axis.low ? 0 : axis.share(stretch.low), stretch.high >= axis.high ? 1 : axis.share(stretch.high))
  }

  private func track(_ axis: ChartAxis, top: Double) -> String {
    let shades = stretches(axis).map { stretch in
      let (from, to) = edges(stretch, axis)
      return SVG.rectangle(
        x: SVG.share(from), y: top, width: SVG.share(to - from), height: ChartRow.trackHeight, fill: ChartColor.bands[stretch.shade])
    }
    var svg = shades.joined() + axis.gridLines(top: top, height: ChartRow.trackHeight)
    if let reference {
      let x = SVG.share(axis.share(reference.score))
      svg += SVG.line(
        x1: x, y1: top - 2, x2: x, y2: top + ChartRow.trackHeight + 2, stroke: ChartColor.reference, width: 1.5,
        extra: " stroke-dasharray=\"3 2\"")
    }
    return svg
  }

  private func mark(_ row: Row, _ axis: ChartAxis, top: Double) -> String {
    guard let score = row.score else { return "" }
    let middle = top + ChartRow.trackHeight / 2
    var svg = ""
    if let interval = row.interval {
      let (low, high) = (SVG.share(axis.share(interval.low)), SVG.share(axis.share(interval.high)))
      svg += SVG.line(x1: low, y1: middle, x2: high, y2: middle, stroke: ChartColor.mark, width: 2.5)
      for end in [low, high] {
        svg += SVG.line(x1: end, y1: middle - 4.5, x2: end, y2: middle + 4.5, stroke: ChartColor.mark, width: 2)
      }
    }
    return svg + SVG.circle(x: SVG.share(axis.share(score)), y: middle, radius: 5.5, fill: ChartColor.mark, stroke: "#ffffff")
  }

  /// The names of the bands over the first track, where all of them fit at the width of a telephone.
  private func bandNames(_ axis: ChartAxis) -> String {
    let named = stretches(axis).filter { !$0.name.isEmpty }
    let fits = named.allSatisfy { stretch in
      let (from, to) = edges(stretch, axis)
      return Double(stretch.name.count) * 7 + 10 <= (to - from) * 320
    }
    guard fits else { return "" }
    return named.map { stretch in
      let (from, to) = edges(stretch, axis)
      return to >= 1
        ? SVG.text(x: "100%", y: 12, anchor: .end, stretch.name, class: "band")
        : SVG.text(x: SVG.share(from), y: 12, stretch.name, class: "band")
    }.joined()
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
