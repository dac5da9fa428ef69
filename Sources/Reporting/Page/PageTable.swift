import Inference
import SurveyModel

/// A table of the report as HTML.
///
/// A page is narrower than a worksheet: an interval stands under the number it belongs to, words that belong to the name under the name, and sources in notes
/// that rows share.
struct PageTable {
  /// A column of the page: the position of its column in the table, and of the interval that is printed under it.
  private struct Place {
    let column: Int
    let interval: Int?
  }

  private let table: ReportTable
  private let id: String
  private let places: [Place]
  /// The column whose cells head their rows.
  private let name: Int?
  /// Texts of the footnotes, and for each row the numbers of its notes.
  private let footnotes: [String]
  private let footnotesOfRow: [[Int]]

  /// Words up to this length are kept on one line.
  private static let shortWords = 16
  /// Rows from which sorting helps.
  private static let sortedRows = 4

  /// - Parameter id: that of the block the table stands in.
  init(_ table: ReportTable, id: String) {
    self.table = table
    self.id = id
    places = Self.places(of: table)
    name = table.columns.firstIndex { $0.role == .name } ?? table.columns.firstIndex { $0.kind == .text }
    (footnotes, footnotesOfRow) = Self.footnotes(of: table)
  }

  private var language: Language { table.language }
  private var hasExtraColumns: Bool { places.contains { table.columns[$0.column].standing == .extra } }

  func add(to html: inout HTMLWriter) {
    if hasExtraColumns {
      html.void("input", ["type": "checkbox", "class": "more", "id": "more-\(id)"])
      html.element("label", ["class": "more", "for": "more-\(id)"], text: DocumentWords.allColumns(language))
    }
    html.element("div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": table.title]) { html in
      html.newLine()
      let isSorted = table.rows.count(where: { !$0.isTotal && $0.level == 0 }) >= Self.sortedRows
      let classes = [places.count <= 2 ? "narrow" : "", isSorted ? "sorts" : ""].filter { !$0.isEmpty }.joined(separator: " ")
      html.element("table", ["class": classes.isEmpty ? nil : classes]) { html in
        html.newLine()
        html.element("caption", ["class": "quiet"], text: table.title)
        html.element("thead") { html in html.element("tr") { header(to: &$0) } }
        html.element("tbody") { html in
          html.newLine()
          for (row, notes) in zip(table.rows, footnotesOfRow) {
            html.element("tr", ["class": row.isTotal ? "total" : nil]) { html in
              for place in places { write(row, at: place, notes: notes, to: &html) }
            }
          }
        }
      }
    }
    for note in table.notes { html.element("p", ["class": "table-note"], text: note) }
    guard !footnotes.isEmpty else { return }
    html.element("ol", ["class": "table-notes"]) { html in
      for note in footnotes { html.element("li", text: note) }
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

  private func write(_ row: ReportTable.Row, at place: Place, notes: [Int], to html: inout HTMLWriter) {
    let cell = row.cells[place.column]
    let indent = place.column == 0 && row.level > 0 ? " level-\(min(row.level, 4))" : ""
    let classes = classes(place) + indent + (cell == .absent ? " absent" : "")
    func content(_ html: inout HTMLWriter) {
      html.text(table.text(cell.unmarked))
      if case .marked(_, let mark) = cell { html.element("sup", text: mark) }
      if place.column == name { for note in notes { html.element("sup", text: "\(note + 1)") } }
      if let interval = place.interval, row.cells[interval] != .absent {
        html.element("small", ["class": "interval"], text: table.text(row.cells[interval]))
      }
      guard place.column == name else { return }
      for (column, cell) in zip(table.columns, row.cells) {
        guard case .underName(let lead) = column.standing, !Self.isEmpty(cell) else { continue }
        html.element("small", ["class": "note"], text: lead + table.text(cell))
      }
    }
    if place.column == name {
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
    case .number(let value, _, _), .asRead(let value), .percent(let value, _, _): MachineNumber.text(value)
    case .interval(let interval, _), .percentInterval(let interval, _): MachineNumber.text(interval.low)
    case .ranks(let ranks): String(ranks.lowerBound)
    }
  }

  private func classes(_ place: Place) -> String {
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

  // MARK: - Layout

  private static func isEmpty(_ cell: ReportTable.Cell) -> Bool { cell == .absent || cell == .text("") }

  private static func places(of table: ReportTable) -> [Place] {
    var places: [Place] = []
    for (position, column) in table.columns.enumerated() {
      switch column.standing {
      case .underName, .footnote: continue
      case .plain, .extra: break
      }
      if isInterval(position, of: table), let last = places.last, last.column == position - 1, last.interval == nil,
        [.number, .percent].contains(table.columns[last.column].kind)
      {
        places[places.count - 1] = Place(column: last.column, interval: position)
      } else if !column.title.isEmpty {
        places.append(Place(column: position, interval: nil))
      }
    }
    return places
  }

  /// A range of ranks is a result of its own, not the interval of the number before it.
  private static func isInterval(_ position: Int, of table: ReportTable) -> Bool {
    guard [.interval, .percentInterval].contains(table.columns[position].kind) else { return false }
    return !table.rows.contains { if case .ranks = $0.cells[position] { true } else { false } }
  }

  private static func footnotes(of table: ReportTable) -> (texts: [String], ofRow: [[Int]]) {
    var texts: [String] = []
    let ofRow = table.rows.map { row in
      zip(table.columns, row.cells).compactMap { column, cell -> Int? in
        guard case .footnote(let lead) = column.standing, !isEmpty(cell) else { return nil }
        let text = lead + table.text(cell)
        if let place = texts.firstIndex(of: text) { return place }
        texts.append(text)
        return texts.count - 1
      }
    }
    return (texts, ofRow)
  }
}
