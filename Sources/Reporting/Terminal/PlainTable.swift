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
}
