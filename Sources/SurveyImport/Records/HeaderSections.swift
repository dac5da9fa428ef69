import SurveyModel

/// The row above a header in which the sections of the form stand, each above its first question.
///
/// People who tidy an export up keep it there; the header below is as the platform wrote it, or names the columns as the rows below it show. A title stands
/// alone above the first column; sections may begin there where there are several.
struct HeaderSections {
  /// One for every column, from the first on; empty where none reaches.
  let names: [String]

  /// - Parameter below: the rows under the header.
  /// - Returns: `nil` where the upper row is none of sections, or the lower no header.
  init?(_ upper: HeldRow, above header: HeldRow, below: ArraySlice<HeldRow> = [], merged: [MergedCells]) {
    let spans = merged.filter { $0.first.row == upper.row && $0.last.row == upper.row && $0.last.column > $0.first.column }
    guard upper.row + 1 == header.row, let first = header.cells.first, let last = header.cells.last, let begin = upper.cells.first,
      begin.column >= first.column, upper.cells.allSatisfy({ $0.kind == .text }), header.cells.allSatisfy({ $0.kind == .text }),
      header.cells.count == last.column - first.column + 1, upper.cells.count * 2 <= header.cells.count,
      upper.cells.allSatisfy({ $0.column <= last.column }), upper.cells.count > 1 || !spans.isEmpty
    else { return nil }
    let isBesideTheFirst = begin.column > first.column && Self.isOfPlatform(header)
    guard isBesideTheFirst || Self.areGroups(upper, above: header, below: below) else { return nil }
    var names = Array(repeating: "", count: last.column + 1)
    for (place, cell) in upper.cells.enumerated() {
      let span = spans.first { $0.first.column == cell.column }
      let next = place + 1 < upper.cells.count ? upper.cells[place + 1].column - 1 : last.column
      let name = PlainText.of(String(decoding: cell.text, as: UTF8.self))
      for column in cell.column...max(cell.column, min(next, span?.last.column ?? next, last.column)) { names[column] = name }
    }
    self.names = names
  }

  /// Whether the lines are those of a header as a platform writes it.
  static func isOfPlatform(_ header: HeldRow...) -> Bool { Platforms.recognize(header.map(\.record)).platform.id != Plain().id }

  /// Several names, of which each stands over columns that have names of their own.
  ///
  /// Where the platform writes two lines, the upper one is its header; names that stand under more than one group need it too.
  private static func areGroups(_ upper: HeldRow, above header: HeldRow, below: ArraySlice<HeldRow>) -> Bool {
    let texts = upper.cells.map(\.string)
    let own = header.cells.map { TextKey($0.string) }
    guard texts.count > 1, Set(texts.map { TextKey($0) }).count == texts.count, Set(own).count == own.count,
      !texts.contains(where: {
        $0.isEmpty || plainNumber($0) != nil || WrittenTime($0) != nil || $0.contains("/") && $0.contains(where: \.isNumber)
      }),
      !TableHead.isOfficialHead(upper)
    else { return false }
    return NamingRow(header, over: below).isBorneOut && !isOfPlatform(upper, header)
  }
}
