import SurveyModel

/// What was answered to each question: bars of shares that diverge from the middle of the scale, those who do not know beside them.
struct AnswerChart: Drawn, Sendable, Hashable {
  struct Row: Sendable, Hashable {
    let name: String
    /// By category, the lowest first.
    let counts: [Int]
    let dontKnow: Int

    var answers: Int { counts.reduce(0, +) }
    /// Of the answers.
    var shares: [Double] { counts.map { Double($0) / Double(max(1, answers)) } }
    /// Of those who were asked and gave an answer or said that they do not know.
    var dontKnowShare: Double { Double(dontKnow) / Double(max(1, answers + dontKnow)) }

    /// Left and right of the middle; a category in the middle is split.
    var sides: (low: Double, high: Double) {
      let half = shares.count / 2
      let middle = shares.count % 2 == 1 ? shares[half] / 2 : 0
      return (shares[..<half].reduce(0, +) + middle, shares[(shares.count - half)...].reduce(0, +) + middle)
    }

    /// Of the categories above the middle.
    var high: Double { shares[(shares.count - shares.count / 2)...].reduce(0, +) }
  }

  let title: String
  let language: Language
  let labels: [String]
  let rows: [Row]

  private static let rowsOfPanel = 24
  private static let barHeight = 13.0
  private static let lineHeight = 16.0
  private static let gap = 9.0
  /// Characters beside the number, at the width of a telephone.
  private static let labelWidth = 48
  /// Between the bars and those who do not know, as a share of the width.
  private static let gutter = 0.03

  private var numbers: NumberText { NumberText(language: language) }
  private var asksDontKnow: Bool { rows.contains { $0.dontKnow > 0 } }

  func pictures(id: String) -> [Picture] {
    let tallest = rows.map { lines($0).count }.max() ?? 1
    let panels = ChartRow.panels(rows.count, size: max(1, Self.rowsOfPanel * 2 / (tallest + 1)))
    return panels.enumerated().map { place, range in
      let part = panels.count > 1 ? " (\(place + 1)/\(panels.count))" : ""
      return panel(id: panels.count > 1 ? "\(id)-\(place + 1)" : id, title: title + part, rows: Array(rows[range]))
    }
  }

  private func lines(_ row: Row) -> [String] { labelLines(row.name, width: Self.labelWidth) }

  /// Where the middle stands and how wide a whole is, as shares of the picture; the same in every panel.
  private var places: (middle: Double, whole: Double, dontKnow: Double) {
    let low = rows.map(\.sides.low).max() ?? 0
    let high = rows.map(\.sides.high).max() ?? 1
    let beside = rows.map(\.dontKnowShare).max() ?? 0
    let room = asksDontKnow ? 1 - Self.gutter : 1
    let whole = room / max(0.01, low + high + beside)
    return (low * whole, whole, (low + high) * whole + (asksDontKnow ? Self.gutter : 0))
  }

  private func panel(id: String, title: String, rows: [Row]) -> Picture {
    let (middle, whole, beside) = places
    var body = Drawing()
    var y = 0.0
    for row in rows {
      for (place, line) in lines(row).enumerated() {
        body += Drawing.text(x: .pixels(0), y: y + 12 + Double(place) * Self.lineHeight, line, .unit)
      }
      body += Drawing.text(x: .whole, y: y + 12, anchor: .end, numbers.percent(row.high), .totalUnit)
      let top = y + Double(lines(row).count) * Self.lineHeight + 2
      var x = middle - row.sides.low * whole
      for (place, share) in row.shares.enumerated() where share > 0 {
        body += Drawing.rectangle(
          x: .share(x), y: top, width: .share(share * whole), height: Self.barHeight, fill: Self.color(place, of: row.shares.count))
        x += share * whole
      }
      if row.dontKnow > 0 {
        body += Drawing.rectangle(
          x: .share(beside), y: top + 3, width: .share(row.dontKnowShare * whole), height: Self.barHeight - 6, fill: ChartColor.soft)
      }
      body += Drawing.line(
        x1: .share(middle), y1: top - 2, x2: .share(middle), y2: top + Self.barHeight + 2, stroke: ChartColor.ink, width: 1)
      y = top + Self.barHeight + Self.gap
    }
    let (legend, end) = legend(from: y + 4)
    return Picture(id: id, title: title, description: description(of: rows), height: end, drawing: body + legend)
  }

  /// Two columns where the labels are short.
  private func legend(from y: Double) -> (Drawing, end: Double) {
    let entries =
      labels.enumerated().map { (Self.color($0, of: labels.count), $1) }
      + (asksDontKnow ? [(ChartColor.soft, AnswerWords.dontKnow(language))] : [])
    let columns = entries.allSatisfy { $0.1.count <= 20 } ? 2 : 1
    let rows = (entries.count + columns - 1) / columns
    var drawing = Drawing()
    for (place, entry) in entries.enumerated() {
      let (column, top) = (place / rows, y + Double(place % rows) * 18)
      let x = Drawing.Length.share(Double(column) / 2)
      drawing += Drawing.rectangle(x: x, y: top, width: .pixels(14), height: 12, fill: entry.0)
      drawing += Drawing.text(x: x, y: top + 10, "\u{2003}\u{2003}" + (labelLines(entry.1, width: 44, limit: 1).first ?? ""), .tick)
    }
    return (drawing, y + Double(rows) * 18 + 2)
  }

  private static let low = ["#8c510a", "#bf812d", "#dfc27d", "#ead9b0", "#f3ead3"]
  private static let high = ["#0b4f7d", "#2a6c9c", "#69a5cb", "#a3c8e0", "#d3e1ec"]

  /// Brown below the middle, blue above it, the darker the farther from it; both can be told apart without colours by their side.
  static func color(_ category: Int, of count: Int) -> String {
    let half = count / 2
    if count % 2 == 1, category == half { return "#dde3e8" }
    let (shades, fromEnd) = category < half ? (low, category) : (high, count - 1 - category)
    guard half > 1 else { return shades[1] }
    return shades[min(shades.count - 1, half <= 3 ? 2 * fromEnd : 5 * fromEnd / half)]
  }

  private func description(of rows: [Row]) -> String {
    rows.map { row in
      let shares = zip(labels, row.shares).map { "\($0) \(numbers.percent($1))" }
      let beside = row.dontKnow > 0 ? ["\(AnswerWords.dontKnow(language)) \(numbers.percent(row.dontKnowShare))"] : []
      return "\(row.name): \((shares + beside).joined(separator: ", "))"
    }.joined(separator: "; ") + "."
  }
}
