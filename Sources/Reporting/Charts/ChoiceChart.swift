import SurveyModel

/// How much of what moves ranks each choice of method makes: a bar for what it does with all others, and on it one for what it does alone.
struct ChoiceChart: Drawn, Sendable, Hashable {
  struct Row: Sendable, Hashable {
    let name: String
    /// Fractions; below zero is about zero, and drawn as that.
    let alone: Double
    let total: Double
  }

  let title: String
  let language: Language
  let rows: [Row]

  func pictures(id: String) -> [Picture] {
    let axis = ChartAxis(holding: [0, max(1, rows.map(\.total).max() ?? 1)], within: 0...10, intervals: 4)
    var body = Drawing()
    var y = 0.0
    for row in rows {
      let words = ChartRow(label: row.name, value: percent(row.total), detail: "(\(percent(row.alone)))")
      let (text, top) = words.draw(at: y)
      body += text
      body += Drawing.rectangle(x: .pixels(0), y: top, width: .whole, height: ChartRow.trackHeight, fill: ChartColor.track)
      body += axis.gridLines(top: top, height: ChartRow.trackHeight)
      body += bar(row.total, axis, top: top, inset: 0, fill: ChartColor.simultaneous)
      body += bar(row.alone, axis, top: top, inset: 4, fill: ChartColor.bar)
      y += words.height
    }
    body += axis.labels(y: y + 6) { percent($0) }
    return [Picture(id: id, title: title, description: description, height: y + 14, drawing: body)]
  }

  private func bar(_ value: Double, _ axis: ChartAxis, top: Double, inset: Double, fill: String) -> Drawing {
    let from = axis.share(0)
    return Drawing.rectangle(
      x: .share(from), y: top + inset, width: .share(axis.share(max(0, value)) - from), height: ChartRow.trackHeight - 2 * inset, fill: fill
    )
  }

  private func percent(_ share: Double) -> String { NumberText(language: language).percent(share, decimals: 0) }

  private var description: String {
    rows.map { row in
      "\(row.name): \(MethodDrawsWords.total(language)) \(percent(row.total)), \(MethodDrawsWords.alone(language)) \(percent(row.alone))"
    }.joined(separator: "; ") + "."
  }
}
