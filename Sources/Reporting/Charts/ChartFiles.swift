import Scoring
import SurveyModel

/// charts/: every chart of the report as a picture by itself, with its numbers beside it.
package struct ChartFiles: ReportFormat {
  /// Of a picture that takes the width it is given, in pixels.
  static let width = 760.0

  package init() {}

  package func files(_ report: Report) -> [RenderedFile] {
    report.documents.flatMap { document in
      document.figures.flatMap { figure -> [RenderedFile] in
        func name(_ stem: String, _ kind: String) -> String { document.language.fileName(stem, kind, among: report.languages) }
        let stem = "charts/" + (figure.id.hasPrefix("chart-") ? String(figure.id.dropFirst("chart-".count)) : figure.id)
        let pictures = figure.chart.pictures(id: figure.id)
        let drawn = pictures.enumerated().map { place, picture in
          let part = pictures.count > 1 ? "-\(place + 1)" : ""
          return RenderedFile(name: name(stem + part, "svg"), text: SVG.alone(picture, of: figure))
        }
        return drawn + [RenderedFile(name: name(stem, "csv"), bytes: figure.chart.numbers)]
      }
    }
  }
}

extension SVG {
  /// A picture for a file of its own: with its title, what its marks mean, and all styles inside.
  static func alone(_ picture: Picture, of figure: Document.Figure) -> String {
    let width = picture.width ?? ChartFiles.width
    let (edge, head, line) = (16.0, 44.0, 18.0)
    let id = Markup.escape(picture.id)
    var keys = Drawing()
    var y = 14.0
    for key in figure.keys {
      let mark = WordKey(key)
      keys +=
        Drawing.text(x: .pixels(0), y: y, mark.sign, .tick, ink: "#" + mark.color) + Drawing.text(x: .pixels(24), y: y, key.text, .tick)
      y += line
    }
    for text in labelLines(figure.caption ?? "", width: 110, limit: 8) where !text.isEmpty {
      keys += Drawing.text(x: .pixels(0), y: y, text, .tick)
      y += line
    }
    let foot = head + picture.height + 10
    let height = foot + y + edge - 8
    let styles = Drawing.Style.allCases.map { style in
      let look = style.look
      let name = style.rawValue.split(separator: " ").map { "." + $0 }.joined()
      return "\(name){font-size:\(number(look.size))px;fill:\(look.color);font-weight:\(look.isBold ? 700 : 400)}"
    }.joined(separator: "\n")
    let (title, whole) = (number(width + 2 * edge), number(height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" role="img" aria-labelledby="\(id)-title \(id)-desc" width="\(title)" height="\(whole)" \
      viewBox="0 0 \(title) \(whole)" lang="\(figure.chart.language.rawValue)">
      <title id="\(id)-title">\(Markup.escape(picture.title))</title>
      <desc id="\(id)-desc">\(Markup.escape(picture.description))</desc>
      <style>text{font-family:"Segoe UI","Noto Sans","Liberation Sans",Arial,sans-serif;white-space:pre}
      \(styles)
      g>text>tspan[class]{fill:inherit}</style>
      <rect x="0" y="0" width="\(title)" height="\(whole)" fill="#ffffff"/>
      <text x="\(number(edge))" y="27.00"><tspan class="group">\(Markup.escape(picture.title))</tspan></text>
      <svg x="\(number(edge))" y="\(number(head))" width="\(number(width))" height="\(number(picture.height))" overflow="visible">
      \(text(picture.drawing))</svg>
      <svg x="\(number(edge))" y="\(number(foot))" width="\(number(width))" height="\(number(y))" overflow="visible">
      \(text(keys))</svg>
      </svg>

      """
  }
}
