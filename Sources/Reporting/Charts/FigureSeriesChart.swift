import Inference
import SurveyModel

/// A figure over the years: what was reached as a bar from zero, every issuer's target as a line on it, in the measure.
struct FigureSeriesChart: Drawn, Sendable, Hashable {
  struct Target: Sendable, Hashable {
    let issuer: String
    let value: Double
    let attainment: Double?
    /// `Bộ Tài chính 11.500 (142,19%)`
    let text: String
  }

  struct Year: Sendable, Hashable {
    /// The year, and what the actual covers where that is not all of it.
    let label: String
    let year: Int
    let actual: Double?
    /// As printed, with its measure.
    let text: String
    /// Rising.
    let targets: [Target]
  }

  let title: String
  let language: Language
  let years: [Year]

  private static let yearsOfPanel = 12

  private var numbers: NumberText { NumberText(language: language) }

  /// From zero: the length of a bar is what is read.
  var axis: ChartAxis { ChartAxis(holding: [0] + years.flatMap { [$0.actual].compactMap(\.self) + $0.targets.map(\.value) }) }

  func pictures(id: String) -> [Picture] {
    let axis = axis
    let panels = ChartRow.panels(years.count, size: Self.yearsOfPanel)
    return Picture.panels(panels, id: id, title: title) { panel(id: $0, title: $1, years: Array(years[$2]), axis: axis) }
  }

  private func panel(id: String, title: String, years: [Year], axis: ChartAxis) -> Picture {
    var body = Drawing()
    var y = 0.0
    for year in years {
      let words = ChartRow(label: year.label, value: year.text)
      let (text, top) = words.draw(at: y)
      body += text + track(year, axis, top: top)
      y = top + ChartRow.trackHeight + 4
      for line in lines(year) {
        body += Drawing.text(x: .pixels(0), y: y + 12, line, .tick)
        y += 16
      }
      y += 10
    }
    body += axis.labels(y: y + 6) { numbers.text($0, decimals: axis.decimals) }
    let description = years.map { year in
      ([year.label + ": " + year.text] + year.targets.map(\.text)).joined(separator: "; ")
    }
    return Picture(id: id, title: title, description: description.joined(separator: ". ") + ".", height: y + 14, drawing: body)
  }

  /// The targets from left to right, as many on a line as fit a telephone.
  private func lines(_ year: Year) -> [String] {
    var lines: [String] = []
    for target in year.targets {
      if let last = lines.last, last.count + 3 + target.text.count <= 52 {
        lines[lines.count - 1] = last + " · " + target.text
      } else {
        lines += labelLines(target.text, width: 52, limit: 3)
      }
    }
    return lines
  }

  private func track(_ year: Year, _ axis: ChartAxis, top: Double) -> Drawing {
    let height = ChartRow.trackHeight
    let zero = axis.share(0)
    var drawing = Drawing.rectangle(x: .pixels(0), y: top, width: .whole, height: height, fill: ChartColor.track)
    drawing += axis.gridLines(top: top, height: height)
    if let actual = year.actual, actual.isFinite {
      let end = axis.share(actual)
      drawing += Drawing.rectangle(
        x: .share(min(zero, end)), y: top + 3, width: .share(abs(end - zero)), height: height - 6, fill: ChartColor.bar)
    }
    for target in year.targets {
      let x = Drawing.Length.share(axis.share(target.value))
      drawing += Drawing.line(x1: x, y1: top - 2, x2: x, y2: top + height + 2, stroke: ChartColor.reference, width: 2.5)
    }
    return drawing
  }
}
