package import Inference
package import SurveyModel

/// Tables for a terminal: columns lined up by blanks, numbers at the right.
package enum PlainTable {
  /// The ranking with its notes.
  package static func ranking(_ results: Results, _ language: Language) -> String {
    let notice = results.survey.notice.map { $0[language] + "\n\n" } ?? ""
    return "\(results.survey.title[language])\n\(notice)" + text(rankingTable(results, language))
  }

  /// The table under its title, a rule below the header, notes at the end.
  static func text(_ table: ReportTable) -> String {
    let header = table.columns.map(\.title)
    let cells = table.rows.map { row in
      row.cells.enumerated().map { ($0 == 0 ? String(repeating: "  ", count: row.level) : "") + table.text($1) }
    }
    let widths = header.indices.map { column in
      ([header[column]] + cells.map { $0[column] }).map(\.count).max() ?? 0
    }
    func line(_ row: [String]) -> String {
      let padded = row.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - text.count)
        return table.columns[column].alignment == .leading ? text + blanks : blanks + text
      }
      let joined = padded.joined(separator: "  ")
      return String(joined.prefix(joined.count - joined.reversed().prefix { $0 == " " }.count))
    }
    var lines = [table.title, "", line(header), line(widths.map { String(repeating: "─", count: $0) })]
    for (row, cells) in zip(table.rows, cells) {
      if row.isTotal, table.rows.count > 1, lines.count > 4 { lines.append(line(widths.map { String(repeating: "─", count: $0) })) }
      lines.append(line(cells))
    }
    if !table.notes.isEmpty { lines += [""] + table.notes }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same within so many letters: headings are broken into words, names into lines, and what stands at the foot of a page stands below.
  static func text(_ table: ReportTable, fitting width: Int) -> String {
    let shown = table.columns.indices.filter { if case .footnote = table.columns[$0].standing { false } else { true } }
    let layout = TableLayout(table)
    let cells = zip(table.rows, layout.footnotesOfRow).map { row, notes in
      shown.map { column in
        let text = table.text(row.cells[column])
        let marks = column == layout.name ? notes.map { " (\($0 + 1))" }.joined() : ""
        return (column == 0 ? String(repeating: "  ", count: row.level) : "") + text + marks
      }
    }
    let titles = shown.map { column in table.columns[column].title }
    func widths(_ heading: (String) -> Int) -> [Int] {
      shown.indices.map { place in max(heading(titles[place]), cells.map { $0[place].count }.max() ?? 0) }
    }
    func total(_ widths: [Int]) -> Int { widths.dropFirst().reduce(widths[0]) { $0 + $1 + 2 } }
    var widths = widths(\.count)
    if total(widths) > width {
      widths = Self.narrowed(widths, to: width, least: titles.map { $0.split(separator: " ").map(\.count).max() ?? 0 }, cells: cells)
    }
    func lines(_ row: [String]) -> [String] {
      let broken = zip(row, widths).map { wrappedLines($0, to: $1, indent: 0) }
      return (0..<(broken.map(\.count).max() ?? 0)).map { line in
        let joined = broken.enumerated().map { place, own -> String in
          let text = line < own.count ? own[line] : ""
          let blanks = String(repeating: " ", count: max(0, widths[place] - text.count))
          return table.columns[shown[place]].alignment == .leading ? text + blanks : blanks + text
        }.joined(separator: "  ")
        return String(joined.prefix(joined.count - joined.reversed().prefix { $0 == " " }.count))
      }
    }
    let rule = lines(widths.map { String(repeating: "─", count: $0) })
    var found = wrappedLines(table.title, to: width, indent: 0) + [""] + lines(titles) + rule
    for (row, cells) in zip(table.rows, cells) {
      if row.isTotal, table.rows.count > 1 { found += rule }
      found += lines(cells)
    }
    let notes = layout.footnotes.enumerated().map { "(\($0 + 1)) \($1)" } + table.notes
    if !notes.isEmpty { found += [""] + notes.flatMap { wrappedLines($0, to: width, indent: 0) } }
    return found.joined(separator: "\n") + "\n"
  }

  /// Widths of columns with headings in several lines, as few as that takes, and then names of 12 letters or more in several too.
  ///
  /// - Parameter least: of each heading, its longest word.
  private static func narrowed(_ widths: [Int], to width: Int, least: [Int], cells: [[String]]) -> [Int] {
    var narrowed = widths
    func excess() -> Int { narrowed.dropFirst().reduce(narrowed[0]) { $0 + $1 + 2 } - width }
    let needed = widths.indices.map { place in max(least[place], cells.map { $0[place].count }.max() ?? 0) }
    while excess() > 0, let widest = narrowed.indices.max(by: { narrowed[$0] - needed[$0] < narrowed[$1] - needed[$1] }),
      narrowed[widest] > needed[widest]
    {
      narrowed[widest] -= 1
    }
    if excess() > 0 { narrowed[0] = max(narrowed[0] - excess(), min(narrowed[0], 12)) }
    return narrowed
  }

  /// Lines of at most so many letters, broken at blanks; further ones behind an indent.
  static func wrapped(_ text: String, to width: Int, indent: Int = 0) -> String {
    wrappedLines(text, to: width, indent: indent).joined(separator: "\n") + "\n"
  }

  private static func wrappedLines(_ text: String, to width: Int, indent: Int) -> [String] {
    guard text.count > width else { return [text] }
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append((lines.isEmpty ? "" : String(repeating: " ", count: indent)) + word)
      }
    }
    return lines
  }
}
