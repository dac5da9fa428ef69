import SurveyModel

/// How wide the shown columns of a table are, in twentieths of a point.
struct WordColumns: Sendable {
  /// Narrower, and a word or number would be broken.
  let least: [Int]
  /// So wide that every cell takes one line, within reason.
  private let natural: [Int]

  /// Words beyond this width go on in the next line, in ems.
  private static let longest = 24.0
  /// A column of words is at least so wide where its words are longer, in ems.
  private static let words = 9.0
  /// The same for the column that heads the rows.
  private static let name = 10.0

  /// - Parameters:
  ///   - size: of the text, in half points.
  ///   - padding: left and right of the words.
  init(_ layout: TableLayout, size: Int, padding: Int) {
    let table = layout.table
    var least: [Int] = []
    var natural: [Int] = []
    let small = Double(size - 3) / Double(size)
    for place in layout.places {
      let column = table.columns[place.column]
      var narrow = TextWidth.widestWord(column.title, isBold: true)
      // Two words of a heading stand beside each other where there is room.
      var wide = min(TextWidth.ems(column.title, isBold: true), Self.words)
      if let interval = place.interval { narrow = max(narrow, TextWidth.widestWord(table.columns[interval].short, isBold: true) * small) }
      for row in table.rows {
        let cell = row.cells[place.column]
        let text = Self.unbroken(table.text(cell), cell)
        let marks = place.column == layout.name ? 0.6 : 0
        wide = max(wide, TextWidth.ems(text, isBold: row.isTotal) + marks)
        narrow = max(narrow, TextWidth.widestWord(text, isBold: row.isTotal))
        guard let interval = place.interval else { continue }
        let range = TextWidth.ems(table.text(row.cells[interval])) * small
        (narrow, wide) = (max(narrow, range), max(wide, range))
      }
      wide = min(max(wide, narrow), Self.longest)
      if column.kind == .text { narrow = max(narrow, min(wide, place.column == layout.name ? Self.name : Self.words)) }
      // Of an em, ten times the half points are twentieths of a point.
      least.append(Int((narrow * Double(size) * 10).rounded(.up)) + 2 * padding + 20)
      natural.append(Int((wide * Double(size) * 10).rounded(.up)) + 2 * padding + 20)
    }
    self.least = least
    self.natural = natural
  }

  /// Numbers, ranges and short words are not broken into lines.
  static func unbroken(_ text: String, _ cell: ReportTable.Cell) -> String {
    if case .text = cell.unmarked { return text }
    return String(text.map { $0 == " " ? "\u{A0}" : $0 })
  }

  /// The widths of some columns side by side: what is left of the room goes first to those whose words need it.
  func widths(of places: [Int], within room: Int) -> [Int] {
    var widths = places.map { min(least[$0], room) }
    var rest = room - widths.reduce(0, +)
    guard rest > 0 else {
      // A name in front of a part may be wider than there is room for.
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) else { return widths }
      widths[widest] = max(widths[widest] + rest, room / 8)
      return widths
    }
    let wanted = places.indices.map { max(0, natural[places[$0]] - widths[$0]) }
    let sum = wanted.reduce(0, +)
    if sum > 0 {
      let given = min(rest, sum)
      for place in widths.indices { widths[place] += wanted[place] * given / sum }
      rest -= given
    }
    // A small table needs no width that it cannot use.
    guard places.count > 2, rest > 0 else { return widths }
    for place in widths.indices { widths[place] += rest / widths.count }
    return widths
  }
}
