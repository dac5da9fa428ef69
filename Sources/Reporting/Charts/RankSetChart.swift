import SurveyModel

/// For each unit the ranks it may hold: a bar from the best to the worst over a lighter and wider one, with a dot at the rank it was given. The bars say what answers
/// by chance, or what other weights, could have made of it.
struct RankSetChart: Drawn, Sendable, Hashable {
  enum Basis: Sendable, Hashable {
    /// The unit by itself, over all units at once.
    case sampling
    /// Weights a little different, over any weights.
    case weights(narrow: String, wide: String)
    /// Other methods, over the sample too; `nil` where nothing rests on answers.
    case method(narrow: String, wide: String?)
  }

  struct Row: Sendable, Hashable {
    let name: String
    let rank: Int
    let marginal: ClosedRange<Int>
    /// Contains ``marginal``.
    let simultaneous: ClosedRange<Int>
  }

  let title: String
  let language: Language
  let rows: [Row]
  /// Units that are ranked: the worst rank there is.
  let ranks: Int
  var basis = Basis.sampling

  private static let rowsOfPanel = 16

  /// From half a rank before the first to half a rank behind the last.
  var axis: ChartAxis { ChartAxis(ranks: ranks) }

  /// The picture in one part or several, all on the same axis; none where there are no rows.
  func pictures(id: String) -> [Picture] {
    let axis = axis
    let panels = ChartRow.panels(rows.count, size: Self.rowsOfPanel)
    return Picture.panels(panels, id: id, title: title) { panel(id: $0, title: $1, rows: Array(rows[$2]), axis: axis) }
  }

  private var numbers: NumberText { NumberText(language: language) }

  private func panel(id: String, title: String, rows: [Row], axis: ChartAxis) -> Picture {
    var body = Drawing()
    var y = 0.0
    for row in rows {
      let words = ChartRow(label: "\(row.rank). \(row.name)", value: NumberText.ranks(row.marginal), detail: detail(row))
      let (text, top) = words.draw(at: y)
      body += text + bars(row, axis, top: top)
      y += words.height
    }
    body += axis.labels(y: y + 6) { numbers.text($0, decimals: 0) }
    return Picture(id: id, title: title, description: description(of: rows), height: y + 14, drawing: body)
  }

  /// The wider set, where it is wider.
  private func detail(_ row: Row) -> String { row.simultaneous == row.marginal ? "" : "(\(NumberText.ranks(row.simultaneous)))" }

  private func bars(_ row: Row, _ axis: ChartAxis, top: Double) -> Drawing {
    let height = ChartRow.trackHeight
    func bar(_ ranks: ClosedRange<Int>, inset: Double, fill: String) -> Drawing {
      let (low, high) = (axis.share(Double(ranks.lowerBound) - 0.4), axis.share(Double(ranks.upperBound) + 0.4))
      return Drawing.rectangle(
        x: .share(low), y: top + inset, width: .share(high - low), height: height - 2 * inset, fill: fill, radius: 2)
    }
    return Drawing.rectangle(x: .pixels(0), y: top, width: .whole, height: height, fill: ChartColor.track)
      + axis.gridLines(top: top, height: height)
      + bar(row.simultaneous, inset: 0, fill: ChartColor.simultaneous) + bar(row.marginal, inset: 4, fill: ChartColor.bar)
      + Drawing.circle(
        x: .share(axis.share(Double(row.rank))), y: top + height / 2, radius: 5.5, fill: ChartColor.mark, stroke: "#ffffff")
  }

  /// Every number that is drawn.
  private func description(of rows: [Row]) -> String {
    rows.map { row in
      let (own, joint) = (NumberText.ranks(row.marginal), NumberText.ranks(row.simultaneous))
      return switch basis {
      case .sampling: RankWords.ranges(row.rank, name: row.name, own: own, joint: joint, language)
      case .weights(let narrow, let wide), .method(let narrow, let wide?): "\(row.rank). \(row.name): \(narrow) \(own), \(wide) \(joint)"
      case .method(let narrow, nil): "\(row.rank). \(row.name): \(narrow) \(own)"
      }
    }.joined(separator: "; ") + "."
  }
}

extension ChartAxis {
  /// Ranks 1 to `count`, with half a rank of room at both ends; at most some twelve ticks, the first and the last rank among them.
  init(ranks count: Int) {
    let last = max(1, count)
    let step = max(1, Int(Self.roundStep(Double(last) / 12).rounded(.up)))
    let between = stride(from: step, to: last, by: step).filter { $0 > 1 && last - $0 >= (step + 1) / 2 }
    low = 0.5
    high = Double(last) + 0.5
    ticks = ([1] + between + (last > 1 ? [last] : [])).map(Double.init)
    decimals = 0
  }
}
