import Inference
import SurveyModel

/// How a table stands where there is less room than on a worksheet: an interval under the number it belongs to, words that belong to the name under the name,
/// and sources in notes that rows share.
struct TableLayout: Sendable {
  /// A column that is shown: its position in the table, and that of the interval that is printed under it.
  struct Place: Sendable, Hashable {
    let column: Int
    let interval: Int?
  }

  let table: ReportTable
  let places: [Place]
  /// The column whose cells head their rows.
  let name: Int?
  /// Texts of the footnotes, and for each row the positions of its notes among them.
  let footnotes: [String]
  let footnotesOfRow: [[Int]]

  init(_ table: ReportTable) {
    self.table = table
    places = Self.places(of: table)
    name = table.columns.firstIndex { $0.role == .name } ?? table.columns.firstIndex { $0.kind == .text }
    (footnotes, footnotesOfRow) = Self.footnotes(of: table)
  }

  /// What stands under the name of the row.
  func underName(_ row: ReportTable.Row) -> [String] {
    zip(table.columns, row.cells).compactMap { column, cell in
      guard case .underName(let lead) = column.standing, !Self.isEmpty(cell) else { return nil }
      return lead + table.text(cell)
    }
  }

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

  /// A range of ranks or of weights is a result of its own, not the interval of the number before it.
  private static func isInterval(_ position: Int, of table: ReportTable) -> Bool {
    guard table.columns[position].hasTwoNumbers, table.id != .stability else { return false }
    return !table.rows.contains { if case .ranks = $0.cells[position].unmarked { true } else { false } }
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
