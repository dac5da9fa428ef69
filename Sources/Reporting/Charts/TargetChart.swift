import SurveyModel

/// Bullets: what was reached as a bar, the target as a line at 100 %, one for each issuer's target.
///
/// All rows share one axis of attainment, so that targets in different measures stand beside each other without being added.
struct TargetChart: Drawn, Sendable, Hashable {
  struct Row: Sendable, Hashable {
    /// Issuer and target: `Bộ Tài chính: 11.500 tỷ đồng`.
    let label: String
    /// actual / target, a fraction; `nil` without an actual.
    let attainment: Double?
    /// Of the target's period, a fraction, where it is not over.
    var elapsed: Double?
  }

  /// The targets of one figure.
  struct Group: Sendable, Hashable {
    /// Whose targets they are.
    let name: String
    /// They are those of the whole department.
    var isWhole = false
    /// Indicator, period, and the actual with its measure.
    let actual: String
    let rows: [Row]
  }

  let title: String
  let language: Language
  let groups: [Group]

  private static let rowsOfPanel = 14

  private var numbers: NumberText { NumberText(language: language) }

  /// From 0 to beyond the target, and beyond the best attainment.
  var axis: ChartAxis {
    let reached = groups.flatMap(\.rows).compactMap(\.attainment).filter(\.isFinite)
    return ChartAxis(holding: [0, 1.2] + reached, intervals: 5)
  }

  func pictures(id: String) -> [Picture] {
    let axis = axis
    var panels: [[Group]] = []
    var size = 0
    for group in groups {
      if panels.isEmpty || size + group.rows.count > Self.rowsOfPanel {
        panels.append([])
        size = 0
      }
      panels[panels.count - 1].append(group)
      size += group.rows.count
    }
    return Picture.panels(panels, id: id, title: title) { panel(id: $0, title: $1, groups: $2, axis: axis) }
  }

  private func panel(id: String, title: String, groups: [Group], axis: ChartAxis) -> Picture {
    var body = Drawing()
    var y = 0.0
    for (place, group) in groups.enumerated() {
      if place > 0 {
        body += Drawing.line(x1: .pixels(0), y1: y, x2: .whole, y2: y, stroke: ChartColor.rule, width: 1)
        y += 12
      }
      for line in labelLines(group.name, width: ChartRow.labelWidth) {
        body += Drawing.text(x: .pixels(0), y: y + 15, line, .group)
        y += 20
      }
      for line in labelLines(group.actual, width: ChartRow.labelWidth + 8) {
        body += Drawing.text(x: .pixels(0), y: y + 14, line, .row)
        y += 18
      }
      y += 8
      for row in group.rows {
        let words = ChartRow(label: row.label, value: numbers.percent(row.attainment, decimals: 2))
        let (text, top) = words.draw(at: y)
        body += text + bullet(row, axis, top: top)
        y += words.height
      }
      y += 4
    }
    body += axis.labels(y: y + 2) { numbers.percent($0, decimals: max(0, axis.decimals - 2)) }
    return Picture(id: id, title: title, description: description(of: groups), height: y + 10, drawing: body)
  }

  private func bullet(_ row: Row, _ axis: ChartAxis, top: Double) -> Drawing {
    let height = ChartRow.trackHeight
    let zero = axis.share(0)
    var drawing = Drawing.rectangle(x: .pixels(0), y: top, width: .whole, height: height, fill: ChartColor.track)
    drawing += Drawing.rectangle(x: .share(zero), y: top, width: .share(axis.share(1) - zero), height: height, fill: ChartColor.bands[3])
    drawing += axis.gridLines(top: top, height: height)
    if let attainment = row.attainment, attainment.isFinite {
      drawing += Drawing.rectangle(
        x: .share(zero), y: top + 4, width: .share(axis.share(attainment) - zero), height: height - 8, fill: ChartColor.mark)
    }
    if let elapsed = row.elapsed, elapsed.isFinite {
      let x = Drawing.Length.share(axis.share(elapsed))
      drawing += Drawing.line(
        x1: x, y1: top - 2, x2: x, y2: top + height + 2, stroke: ChartColor.ink, width: 1.5, isDashed: true)
    }
    let target = Drawing.Length.share(axis.share(1))
    return drawing + Drawing.line(x1: target, y1: top - 2, x2: target, y2: top + height + 2, stroke: ChartColor.reference, width: 2.5)
  }

  private func description(of groups: [Group]) -> String {
    groups.map { group in
      let rows = group.rows.map { row in
        let elapsed = row.elapsed.map { " (\(numbers.percent($0)))" } ?? ""
        return "\(row.label): \(numbers.percent(row.attainment, decimals: 2))\(elapsed)"
      }
      return "\(group.name), \(group.actual): \(rows.joined(separator: "; "))"
    }.joined(separator: ". ") + "."
  }
}
