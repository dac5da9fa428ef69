import SurveyModel

/// The row above the header of a platform's export in which the sections of the form stand, each above its first question.
///
/// People who tidy an export up keep it there; the header below is as the platform wrote it. A title stands above the first column, a section does not.
struct SheetSections {
  /// One for every column, from the first on; empty where none reaches.
  let names: [String]

  /// - Returns: `nil` where the upper row is none of sections, or the lower no header of a platform.
  init?(_ upper: HeldRow, above header: HeldRow, merged: [MergedCells]) {
    let spans = merged.filter { $0.first.row == upper.row && $0.last.row == upper.row && $0.last.column > $0.first.column }
    guard upper.row + 1 == header.row, let first = header.cells.first, let last = header.cells.last, let begin = upper.cells.first,
      begin.column > first.column, upper.cells.allSatisfy({ $0.kind == .text }), header.cells.allSatisfy({ $0.kind == .text }),
      header.cells.count == last.column - first.column + 1, upper.cells.count * 2 <= header.cells.count,
      upper.cells.allSatisfy({ $0.column <= last.column }), upper.cells.count > 1 || !spans.isEmpty, Self.isOfPlatform(header)
    else { return nil }
    var names = Array(repeating: "", count: last.column + 1)
    for (place, cell) in upper.cells.enumerated() {
      let span = spans.first { $0.first.column == cell.column }
      let next = place + 1 < upper.cells.count ? upper.cells[place + 1].column - 1 : last.column
      let name = PlainText.of(String(decoding: cell.text, as: UTF8.self))
      for column in cell.column...max(cell.column, min(next, span?.last.column ?? next, last.column)) { names[column] = name }
    }
    self.names = names
  }

  private static func isOfPlatform(_ header: HeldRow) -> Bool {
    var cells = Array(repeating: "", count: (header.cells.last?.column ?? 0) + 1)
    for cell in header.cells { cells[cell.column] = withoutBlanks(String(decoding: cell.text, as: UTF8.self)) }
    return Platforms.recognize([HeaderRecord(line: header.row, cells: cells)]).platform.id != Plain().id
  }
}
