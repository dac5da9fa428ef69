import SurveyModel

/// Response rates as bars from 0 to 100 %, in groups: all, strata, units.
struct ResponseRateChart: Drawn, Sendable, Hashable {
  struct Row: Sendable, Hashable {
    let name: String
    /// A fraction; `nil` where nobody was invited.
    let rate: Double?
    /// Responses and invited: `780 / 1.114`.
    let counts: String
    /// The rate of the previous edition, drawn as a mark.
    var previous: Double?
    var isTotal = false
    var isUnit = false
  }

  let title: String
  let language: Language
  let rows: [Row]
  /// What the mark of the previous edition is called.
  let previousName: String

  private static let rowsOfPanel = 18

  func pictures(id: String) -> [Picture] {
    let panels = ChartRow.panels(rows.map(chartRow), size: Self.rowsOfPanel)
    return panels.enumerated().map { place, range in
      let part = panels.count > 1 ? " (\(place + 1)/\(panels.count))" : ""
      return panel(id: panels.count > 1 ? "\(id)-\(place + 1)" : id, title: title + part, rows: Array(rows[range]))
    }
  }

  private var numbers: NumberText { NumberText(language: language) }

  private func chartRow(_ row: Row) -> ChartRow { ChartRow(label: row.name, value: numbers.percent(row.rate), detail: row.counts) }

  private func panel(id: String, title: String, rows: [Row]) -> Picture {
    let axis = ChartAxis(holding: [0, 1], within: 0...1, intervals: 4)
    var body = Drawing()
    var y = 0.0
    for row in rows {
      let words = chartRow(row)
      let (text, top) = words.draw(at: y)
      body += text
      body += Drawing.rectangle(x: .pixels(0), y: top, width: .whole, height: ChartRow.trackHeight, fill: ChartColor.track)
      body += axis.gridLines(top: top, height: ChartRow.trackHeight)
      if let rate = row.rate, rate.isFinite {
        let from = axis.share(0)
        body += Drawing.rectangle(
          x: .share(from), y: top + 3, width: .share(axis.share(rate) - from), height: ChartRow.trackHeight - 6,
          fill: row.isTotal ? ChartColor.mark : ChartColor.bar)
      }
      if let previous = row.previous, previous.isFinite {
        let x = Drawing.Length.share(axis.share(previous))
        body += Drawing.line(
          x1: x, y1: top - 2, x2: x, y2: top + ChartRow.trackHeight + 2, stroke: ChartColor.reference, width: 2.5)
      }
      y += words.height
    }
    body += axis.labels(y: y + 6) { numbers.percent($0, decimals: 0) }
    return Picture(id: id, title: title, description: description(of: rows), height: y + 14, drawing: body)
  }

  private func description(of rows: [Row]) -> String {
    rows.map { row in
      let before = row.previous.map { ", \(previousName): \(numbers.percent($0))" } ?? ""
      return "\(row.name): \(numbers.percent(row.rate)) (\(row.counts))\(before)"
    }.joined(separator: "; ") + "."
  }
}
