import Inference
import Scoring
import SurveyModel

/// One table on a sheet of its own: notice and title on top, the header frozen, numbers as numbers, notes below, then room for charts.
///
/// A column of intervals becomes two columns. What is absent is an empty cell.
struct TableSheet {
  let table: ReportTable
  let sheet: Workbook.Sheet
  /// Rows of the sheet that hold the rows of the table.
  let firstRow: Int
  /// The first row below everything.
  let end: Int
  /// The first column right of the table.
  let helperColumn: Int
  /// For each column of the table, the columns of the sheet that hold it.
  private let places: [ClosedRange<Int>]

  /// What stands above a table on every sheet.
  struct Heading: Sendable {
    /// The title of the report and who publishes it.
    let report: String
    let notice: String?
  }

  /// - Parameter tables: the first at the top, with its charts below all of them; the others under titles of their own.
  init(_ tables: [ReportTable], named name: String, under heading: Heading, in workbook: Workbook) throws(Workbook.Failure) {
    let table = tables[0]
    self.table = table
    sheet = try workbook.addSheet(name)
    let allPlaces = tables.map(Self.places)
    places = allPlaces[0]
    var widths: [Double] = []
    for (table, places) in zip(tables, allPlaces) {
      for (column, width) in Self.widths(of: table, places: places).enumerated() {
        if column < widths.count { widths[column] = max(widths[column], width) } else { widths.append(width) }
      }
    }
    for (column, width) in widths.enumerated() { workbook.setWidth(sheet, column: column, width) }
    var row = Self.write(heading, title: table.title, widths: widths, to: sheet, of: workbook)
    let header = row
    firstRow = row + 1
    helperColumn = widths.count
    for (place, table) in tables.enumerated() {
      if place > 0 {
        workbook.write(table.title, sheet, row: row + 1, column: 0, CellStyle(isBold: true, size: 13, color: Palette.ink))
        row += 3
      }
      row = Self.write(table, at: allPlaces[place], widths: widths, from: row, to: sheet, of: workbook)
    }
    workbook.freeze(sheet, row: header + 1, column: Self.frozenColumns(of: table, places: places))
    // The row for all together is no part of what is sorted and filtered.
    let hasTotal = table.rows.last?.isTotal == true && table.id != .indicators
    let last = header + table.rows.count - (hasTotal ? 1 : 0)
    let sorted: [ReportTable.ID] = [
      .ranking, .rankingDetails, .entities, .responseRates, .context, .targets, .correlations, .indicators, .treatment, .problems,
    ]
    if table.rows.count > 1, sorted.contains(table.id), last > header {
      workbook.filter(sheet, CellRange(rows: header...last, columns: 0...places[places.count - 1].upperBound))
    }
    // A short table and its charts share a page.
    workbook.setUpPrint(
      sheet, repeating: header, isOnePage: tables.reduce(0) { $0 + $1.rows.count } <= 40, footer: heading.report)
    end = row + 1
  }

  /// Writes the header, the rows and the notes of a table; returns the row that follows them.
  private static func write(
    _ table: ReportTable, at places: [ClosedRange<Int>], widths: [Double], from start: Int, to sheet: Workbook.Sheet, of workbook: Workbook
  ) -> Int {
    var row = start
    for (column, title) in titles(of: table).enumerated() {
      workbook.write(title, sheet, row: row, column: column, headerStyle)
    }
    let height = zip(titles(of: table), widths).map { lines($0, width: $1 - 2) }.max() ?? 1
    workbook.setHeight(sheet, row: row, Double(max(2, height)) * 13.5 + 5)
    row += 1
    for line in table.rows {
      let height =
        zip(line.cells, table.columns.indices).map { cell, column in
          if case .text(let text) = cell.unmarked { lines(text, width: widths[places[column].lowerBound] - 2) } else { 1 }
        }.max() ?? 1
      workbook.setHeight(sheet, row: row, Double(height) * 13.5 + 2)
      for (column, cell) in line.cells.enumerated() {
        write(cell, table.language, of: line, isFirst: column == 0, at: places[column], row: row, to: sheet, of: workbook)
      }
      row += 1
    }
    row += 1
    let room = widths.reduce(0, +)
    for note in table.notes {
      // Very wide tables: notes stay as wide as a reader's window.
      var columns = widths.count
      var noteWidth = room
      while columns > 1, noteWidth - widths[columns - 1] >= 100 {
        columns -= 1
        noteWidth -= widths[columns]
      }
      workbook.write(note, sheet, row: row, columns: 0...(columns - 1), noteStyle)
      workbook.setHeight(sheet, row: row, Double(lines(note, width: noteWidth)) * 13)
      row += 1
    }
    return row
  }

  /// The cells of the sheet that hold some rows of a column with this role: its first column, or the second of an interval.
  func cells(_ role: ReportTable.Column.Role, rows: Range<Int>, isHigh: Bool = false) -> CellRange? {
    guard let column = table.columns.firstIndex(where: { $0.role == role }), let last = rows.last else { return nil }
    let place = isHigh ? places[column].upperBound : places[column].lowerBound
    return CellRange(rows: (firstRow + rows.lowerBound)...(firstRow + last), column: place)
  }

  /// The cells from the first to the last column with this role, one row.
  func rowCells(_ role: ReportTable.Column.Role, row: Int?) -> CellRange? {
    guard let first = table.columns.firstIndex(where: { $0.role == role }),
      let last = table.columns.lastIndex(where: { $0.role == role })
    else { return nil }
    let place = row.map { firstRow + $0 } ?? firstRow - 1
    return CellRange(rows: place...place, columns: places[first].lowerBound...places[last].upperBound)
  }

  // MARK: - Writing

  /// Writes the lines above a table; returns the row that follows them.
  static func write(_ heading: Heading, title: String, widths: [Double], to sheet: Workbook.Sheet, of workbook: Workbook) -> Int {
    var row = 0
    if let notice = heading.notice {
      let columns = 0...max(0, min(widths.count, 8) - 1)
      workbook.write(notice, sheet, row: row, columns: columns, CellStyle(isBold: true, wraps: true, fill: Palette.notice))
      // Bold letters are wider.
      let room = widths.prefix(columns.count).reduce(0, +) * 0.9
      workbook.setHeight(sheet, row: row, Double(lines(notice, width: room)) * 14 + 4)
      row += 1
    }
    workbook.write(title, sheet, row: row, column: 0, CellStyle(isBold: true, size: 15, color: Palette.ink))
    workbook.setHeight(sheet, row: row, 24)
    workbook.write(heading.report, sheet, row: row + 1, column: 0, CellStyle(color: Palette.muted))
    return row + 3
  }

  /// One value outside a table; the suffix is a unit of measurement that is shown and not part of the number.
  static func write(
    _ cell: ReportTable.Cell, suffix: String, _ language: Language, _ sheet: Workbook.Sheet, row: Int, column: Int, _ style: CellStyle,
    in workbook: Workbook
  ) {
    var style = style
    let shown = suffix.isEmpty ? "" : " \"" + suffix.filter { $0 != "\"" } + "\""
    func number(_ value: Double, _ format: String) {
      style.numberFormat = format + shown
      workbook.write(value, sheet, row: row, column: column, style)
    }
    switch cell {
    case .text(let text): workbook.write(text, sheet, row: row, column: column, style)
    case .count(let count): number(Double(count), "#,##0")
    case .number(let value, let decimals, let signed):
      number(PublishedNumber(value, decimals: decimals).value, NumberFormat.number(decimals: decimals, signed: signed))
    case .asRead(let value): number(value, NumberFormat.number(decimals: NumberFormat.decimals(of: value)))
    // Days of 24 hours, as Excel counts time, which knows none below zero.
    case .duration(let minutes, false) where minutes >= 0 && minutes < 1e9:
      number(minutes / 1440, NumberFormat.duration(minutes, language))
    case .duration(let minutes, let signed):
      workbook.write(NumberText(language: language).duration(minutes, signed: signed), sheet, row: row, column: column, style)
    case .percent(let value, let decimals, let signed):
      number(percentage(value, decimals: decimals), NumberFormat.percent(decimals: decimals, signed: signed))
    // A number stays one: the mark is part of how it is shown.
    case .marked(.text(let text), let mark): workbook.write(text + " " + mark, sheet, row: row, column: column, style)
    case .marked(let cell, let mark): write(cell, suffix: mark, language, sheet, row: row, column: column, style, in: workbook)
    case .interval, .percentInterval, .ranks, .absent: workbook.writeBlank(sheet, row: row, column: column, style)
    }
  }

  private static func write(
    _ cell: ReportTable.Cell, _ language: Language, of line: ReportTable.Row, isFirst: Bool, at places: ClosedRange<Int>, row: Int,
    to sheet: Workbook.Sheet, of workbook: Workbook
  ) {
    var style = CellStyle(alignment: .trailing, isBold: line.isTotal, hasBorder: true, fill: line.isTotal ? Palette.total : nil)
    func pair(_ low: ReportTable.Cell, _ high: ReportTable.Cell) {
      write(low, suffix: "", language, sheet, row: row, column: places.lowerBound, style, in: workbook)
      write(high, suffix: "", language, sheet, row: row, column: places.upperBound, style, in: workbook)
    }
    switch cell {
    case .interval(let interval, let decimals):
      pair(.number(interval.low, decimals: decimals), .number(interval.high, decimals: decimals))
    case .percentInterval(let interval, let decimals):
      pair(.percent(interval.low, decimals: decimals), .percent(interval.high, decimals: decimals))
    case .marked(.ranks(let ranks), let mark): pair(.count(ranks.lowerBound), .marked(.count(ranks.upperBound), with: mark))
    case .ranks(let ranks): pair(.count(ranks.lowerBound), .count(ranks.upperBound))
    case .absent:
      for column in places { workbook.writeBlank(sheet, row: row, column: column, style) }
    case .text, .count, .number, .asRead, .duration, .percent, .marked:
      if case .text = cell.unmarked {
        style.alignment = .leading
        style.wraps = true
        style.indent = isFirst ? line.level : 1
      }
      write(cell, suffix: "", language, sheet, row: row, column: places.lowerBound, style, in: workbook)
    }
  }

  /// Rounded as every other format rounds it, so that all print the same digits.
  private static func percentage(_ fraction: Double, decimals: Int) -> Double {
    PublishedNumber(fraction * 100, decimals: decimals).value / 100
  }

  // MARK: - Layout

  static let headerStyle = CellStyle(
    alignment: .center, isBold: true, wraps: true, hasBorder: true, color: 0xFFFFFF, fill: Palette.header)
  static let noteStyle = CellStyle(alignment: .leading, isItalic: true, wraps: true, color: Palette.muted)

  private static func places(of table: ReportTable) -> [ClosedRange<Int>] {
    var next = 0
    return table.columns.map { column in
      let first = next
      next += column.hasTwoNumbers ? 2 : 1
      return first...(next - 1)
    }
  }

  private static func titles(of table: ReportTable) -> [String] {
    table.columns.flatMap { column in
      switch column.kind {
      case .text, .number, .percent: [column.title]
      case .interval, .percentInterval:
        [
          table.language(vi: "\(column.title): từ", en: "\(column.title): from"),
          table.language(vi: "\(column.title): đến", en: "\(column.title): to"),
        ]
      }
    }
  }

  /// In characters: numbers as wide as their header's words need, text by its longest cell within reason.
  private static func widths(of table: ReportTable, places: [ClosedRange<Int>]) -> [Double] {
    table.columns.enumerated().flatMap { place, column in
      let longest = table.rows.reduce(0) { longest, row in
        max(longest, table.text(row.cells[place]).count + row.level * 2)
      }
      let word = column.title.split(separator: " ").map(\.count).max() ?? 0
      switch column.kind {
      case .text: return [Double(min(44, max(longest, word, 7))) + 2]
      case .number, .percent: return [Double(min(24, max(longest, word, 7))) + 2]
      case .interval, .percentInterval: return [10.5, 10.5]
      }
    }
  }

  private static func frozenColumns(of table: ReportTable, places: [ClosedRange<Int>]) -> Int {
    guard let name = table.columns.firstIndex(where: { $0.role == .name }), name <= 1 else { return 1 }
    return places[name].upperBound + 1
  }

  /// How many lines a text takes at a width in characters.
  static func lines(_ text: String, width: Double) -> Int {
    max(1, Int((Double(text.count) / max(8, width)).rounded(.up)))
  }
}

/// Number formats of a workbook. Point and comma stand for whatever the reader's country writes.
enum NumberFormat {
  static func number(decimals: Int, signed: Bool = false) -> String {
    let plain = decimals > 0 ? "#,##0." + String(repeating: "0", count: decimals) : "#,##0"
    return signed ? "+\(plain);-\(plain);\(plain)" : plain
  }

  static func percent(decimals: Int, signed: Bool = false) -> String {
    let plain = (decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0") + "%"
    return signed ? "+\(plain);-\(plain);\(plain)" : plain
  }

  /// Hours beyond a day stay hours.
  static func duration(_ minutes: Double, _ language: Language) -> String {
    let seconds = PublishedNumber(minutes * 60, decimals: 0).value
    let parts = [("[h]", "giờ", "h"), ("mm", "phút", "min"), ("ss", "giây", "s")].prefix(
      seconds.truncatingRemainder(dividingBy: 60) == 0 ? 2 : 3)
    return parts.map { "\($0.0) \"\(language(vi: $0.1, en: $0.2))\"" }.joined(separator: " ")
  }

  /// The decimals that a figure was written with, four at most.
  static func decimals(of value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return (0...4).first { PublishedNumber.asRead(value, decimals: $0).value == value } ?? 4
  }
}
