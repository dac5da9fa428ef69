import SurveyModel

/// The ranking as a piece of HTML for somebody else's page or document: a plain table that needs no style sheet, in the columns that people read first.
struct RankingSnippet: Sendable {
  private let table: ReportTable
  private let title: String
  private let notice: String?

  init(_ table: ReportTable, title: String, notice: String?) {
    self.table = table
    self.title = title
    self.notice = notice
  }

  private var shown: [Int] { table.columns.indices.filter { table.columns[$0].standing == .plain } }

  var source: String {
    var html = HTMLWriter()
    html.element("table", ["border": "1", "cellpadding": "4", "style": "border-collapse:collapse", "lang": table.language.rawValue]) {
      html in
      html.newLine()
      html.element("caption", text: title)
      html.element("thead") { html in
        html.element("tr") { html in for column in shown { html.element("th", ["scope": "col"], text: table.columns[column].title) } }
      }
      html.element("tbody") { html in
        html.newLine()
        for row in table.rows {
          html.element("tr") { html in
            for column in shown {
              let style = table.columns[column].alignment == .trailing ? "text-align:right" : nil
              html.element(column == name ? "th" : "td", ["style": style ?? "text-align:left"], text: table.text(row.cells[column]))
            }
          }
        }
      }
    }
    for note in [notice].compactMap(\.self) + table.notes { html.element("p", text: note) }
    return html.source
  }

  private var name: Int? { table.columns.firstIndex { $0.role == .name } }
}
