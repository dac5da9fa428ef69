import Inference
import SurveyModel

/// A table of the report as HTML, laid out for a page.
struct PageTable {
  private let layout: TableLayout
  private let id: String

  /// Words up to this length are kept on one line.
  private static let shortWords = 16
  /// Rows from which sorting helps.
  private static let sortedRows = 4

  /// - Parameter id: that of the block the table stands in.
  init(_ table: ReportTable, id: String) {
    layout = TableLayout(table)
    self.id = id
  }

  private var table: ReportTable { layout.table }
  private var places: [TableLayout.Place] { layout.places }
  private var language: Language { table.language }
  private var hasExtraColumns: Bool { places.contains { table.columns[$0.column].standing == .extra } }

  func add(to html: inout HTMLWriter) {
    // What scrolls is a group: a page of many tables would have more landmarks than anybody walks along.
    if hasExtraColumns {
      html.void("input", ["type": "checkbox", "class": "more", "id": "more-\(id)"])
      html.element("label", ["class": "more", "for": "more-\(id)"], text: DocumentWords.allColumns(language))
    }
    html.element("div", ["class": "scroll", "role": "group", "tabindex": "0", "aria-label": table.title]) { html in
      html.newLine()
      let isSorted = table.rows.count(where: { !$0.isTotal && $0.level == 0 }) >= Self.sortedRows
      let classes = [places.count <= 2 ? "narrow" : "", isSorted ? "sorts" : ""].filter { !$0.isEmpty }.joined(separator: " ")
      html.element("table", ["class": classes.isEmpty ? nil : classes]) { html in
        html.newLine()
        html.element("caption", ["class": "quiet"], text: table.title)
        html.element("thead") { html in html.element("tr") { header(to: &$0) } }
        html.element("tbody") { html in
          html.newLine()
          for (row, notes) in zip(table.rows, layout.footnotesOfRow) {
            html.element("tr", ["class": row.isTotal ? "total" : nil]) { html in
              for place in places { write(row, at: place, notes: notes, to: &html) }
            }
          }
        }
      }
    }
    for note in table.notes { html.element("p", ["class": "table-note"], text: note) }
    guard !layout.footnotes.isEmpty else { return }
    html.element("ol", ["class": "table-notes"]) { html in
      for note in layout.footnotes { html.element("li", text: note) }
    }
  }

  // MARK: - Cells

  private func header(to html: inout HTMLWriter) {
    for place in places {
      html.element("th", ["scope": "col", "class": classes(place)]) { html in
        html.text(table.columns[place.column].title)
        if let interval = place.interval { html.element("small", text: table.columns[interval].short) }
      }
    }
  }

  private func write(_ row: ReportTable.Row, at place: TableLayout.Place, notes: [Int], to html: inout HTMLWriter) {
    let cell = row.cells[place.column]
    let indent = place.column == 0 && row.level > 0 ? " level-\(min(row.level, 4))" : ""
    let classes = classes(place) + indent + (cell == .absent ? " absent" : "")
    func content(_ html: inout HTMLWriter) {
      html.text(table.text(cell.unmarked))
      if case .marked(_, let mark) = cell { html.element("sup", text: mark) }
      if place.column == layout.name { for note in notes { html.element("sup", text: "\(note + 1)") } }
      if let interval = place.interval, row.cells[interval] != .absent {
        html.element("small", ["class": "interval"], text: table.text(row.cells[interval]))
      }
      guard place.column == layout.name else { return }
      for words in layout.underName(row) { html.element("small", ["class": "note"], text: words) }
    }
    if place.column == layout.name {
      html.element("th", ["scope": "row", "class": classes], content)
    } else {
      html.element("td", ["class": classes, "data-value": Self.value(cell)], content)
    }
  }

  /// What the column is sorted by: the number itself, whatever the language prints.
  private static func value(_ cell: ReportTable.Cell) -> String? {
    switch cell.unmarked {
    case .text, .absent, .marked: nil
    case .count(let count): String(count)
    case .number(let value, _, _), .asRead(let value), .duration(let value, _), .percent(let value, _, _): MachineNumber.text(value)
    case .interval(let interval, _), .percentInterval(let interval, _): MachineNumber.text(interval.low)
    case .ranks(let ranks): String(ranks.lowerBound)
    }
  }

  private func classes(_ place: TableLayout.Place) -> String {
    let column = table.columns[place.column]
    let kind =
      switch column.alignment {
      case .leading: isShort(place.column) ? "words short" : "words"
      case .trailing: "number"
      }
    return column.standing == .extra ? kind + " extra" : kind
  }

  private func isShort(_ column: Int) -> Bool {
    table.rows.allSatisfy { table.text($0.cells[column]).count <= Self.shortWords }
  }
}
