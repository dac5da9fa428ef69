/// Where the header stands among the first rows of a table, a sheet as well as a text.
///
/// People write a title above their tables: a few cells, often merged over the whole width, in rows of their own. The header is the first row that is no title. A
/// header of two lines has cells that are merged over several columns of its second line, and becomes one.
struct TableHead {
  /// So many rows with something in them are looked at.
  static let rows = 40

  /// Rows above the header.
  let titles: Int
  /// Rows that make up the header, 1 or 2, and one more where the columns are numbered below it.
  let height: Int
  let header: HeldRow
  /// Those of the form, where the last row above the header names them.
  let sections: HeaderSections?

  init?(_ rows: [HeldRow], merged: [MergedCells]) {
    let width = rows.map(\.cells.count).max() ?? 0
    guard var place = rows.indices.first(where: { !Self.isTitle(rows[$0], width: width, merged: merged) }) ?? rows.indices.first else {
      return nil
    }
    // A question over its first column, and below it what its columns are, as a platform writes it.
    if place > 0, HeaderSections.isOfPlatform(rows[place - 1], rows[place]) { place -= 1 }
    let isMerged = merged.contains { $0.first.row == rows[place].row }
    if !isMerged, place + 1 < rows.count,
      let found = HeaderSections(rows[place], above: rows[place + 1], below: rows.dropFirst(place + 2), merged: merged)
    {
      place += 1
      sections = found
    } else {
      sections =
        place > 0 ? HeaderSections(rows[place - 1], above: rows[place], below: rows.dropFirst(place + 1), merged: merged) : nil
    }
    titles = place
    var header = rows[place]
    var height = 1
    let groups = merged.filter { $0.first.row == header.row && $0.last.row == header.row && $0.last.column > $0.first.column }
    if !groups.isEmpty, place + 1 < rows.count, rows[place + 1].row == header.row + 1,
      groups.contains(where: { group in rows[place + 1].cells.contains { (group.first.column...group.last.column).contains($0.column) } })
    {
      header = Self.joined(header, rows[place + 1], groups)
      height = 2
    }
    // What a group at the end of the first line reaches over has its names in the second.
    if height == 1, place + 1 < rows.count, let last = rows[place + 1].cells.last, last.column > header.cells.last?.column ?? 0,
      NamingRow(rows[place + 1], over: rows.dropFirst(place + 2)).isBorneOut
    {
      header = HeldRow(row: header.row, cells: header.cells + [HeldRow.Cell(column: last.column, kind: .text, text: [])])
    }
    if place + height < rows.count, Self.isNumbering(rows[place + height]) { height += 1 }
    self.header = header
    self.height = height
  }

  private static func isTitle(_ row: HeldRow, width: Int, merged: [MergedCells]) -> Bool {
    let reachesDown = merged.contains { $0.first.row == row.row && $0.last.row > row.row && $0.last.column == $0.first.column }
    if isOfficialHead(row) { return true }
    guard !reachesDown else { return false }
    return row.cells.count == 1 && width >= 2 || row.cells.count <= 3 && row.cells.count * 2 < width
  }

  /// Who issues a document and the motto of the state stand side by side above the title, two texts in whatever width.
  static func isOfficialHead(_ row: HeldRow) -> Bool {
    guard row.cells.count <= 4 else { return false }
    return row.cells.contains { cell in
      let key = TextKey(String(decoding: cell.text, as: UTF8.self)).text
      return mottos.contains { key.contains($0) } || stamps.contains { key.hasPrefix($0) }
    }
  }

  private static let mottos = [
    "cộng hòa xã hội chủ", "chxhcn", "độc lập - tự do", "độc lập-tự do", "độc lập – tự do",
    "socialist republic",
    "independence - freedom",
  ]
  /// Of the form that a table is drawn up by.
  private static let stamps = ["mẫu số", "biểu số", "phụ lục", "kèm theo", "(kèm theo", "ban hành kèm", "(ban hành", "annex"]

  private static func joined(_ upper: HeldRow, _ lower: HeldRow, _ groups: [MergedCells]) -> HeldRow {
    let columns = Set(upper.cells.map(\.column) + lower.cells.map(\.column)).sorted()
    let cells = columns.map { column in
      let group = groups.first { ($0.first.column...$0.last.column).contains(column) }
      let above = upper.cell(group?.first.column ?? column)?.text ?? []
      let below = lower.cell(column)?.text ?? []
      let separator = above.isEmpty || below.isEmpty ? [] : Array(" - ".utf8)
      return HeldRow.Cell(column: column, kind: .text, text: above + separator + below)
    }
    return HeldRow(row: lower.row, cells: cells)
  }

  /// `(1) (2) (3)` below the names of the columns, as statistical tables have it; letters for the first of them.
  private static func isNumbering(_ row: HeldRow) -> Bool {
    let texts = row.cells.map { String(decoding: $0.text, as: UTF8.self).filter { !$0.isWhitespace } }
    let numbers = texts.filter { $0.hasPrefix("(") && $0.hasSuffix(")") && Int($0.dropFirst().dropLast()) != nil }
    let letters = texts.filter { $0.count == 1 && $0 >= "A" && $0 <= "Z" }
    return numbers.count >= 2 && numbers.count + letters.count == texts.count
  }
}
