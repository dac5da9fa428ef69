/// Cuts a whole text into cells by a dialect, and goes on where quotes do not stand as they should.
///
/// A record is read as the dialect says. Where that leaves a quote open, or finds something behind a closing quote, or swallows lines without reaching
/// the usual width, its first line is read by itself: a quote then closes a cell only before a delimiter or the end of the line, and of several such
/// readings the first is taken that has the usual width.
struct DialectParser {
  let dialect: Dialect
  /// Cells of most records; `nil` where that is not known yet.
  let width: Int?
  let limit: Int

  private let text: [UInt8]
  private var place = 0
  private var line = 1
  private(set) var table = CellTable()
  /// Lines whose quotes were not as they should be.
  private(set) var mended: [Int] = []
  /// Of these, lines with a quote that is never closed, and that was taken as a character.
  private(set) var unclosed: [Int] = []
  /// The line on which a cell opens that may hold all the rest of the text; nothing is read behind it.
  private(set) var openLine: Int?
  private(set) var blankLines = 0

  /// Bytes of the longest cell that is looked for the end of.
  private static let longestCell = 1 << 24
  /// Records that bear out how many cells there are.
  private static let tellingRows = 4
  /// That a broken record is looked for the end of.
  private static let mostLines = 12

  /// - Parameter limit: records that are wanted.
  init(_ text: [UInt8], _ dialect: Dialect, width: Int? = nil, limit: Int = .max) {
    self.text = text
    self.dialect = dialect
    self.width = width
    self.limit = limit
  }

  mutating func parse() {
    while place < text.count, table.count < limit, openLine == nil { parseRecord() }
  }

  private enum Ending {
    /// The lines that the record has beside its first, and where it ends.
    case clean(lines: Int, end: Int)
    /// - Parameter openCell: the cell whose quote is not closed before the end of the text.
    case broken(openCell: Int?)
  }

  private mutating func parseRecord() {
    let start = place
    let end = lineEnd(from: start)
    if end == start || text[start..<end].allSatisfy({ $0 == 32 && dialect.delimiter != [32] }) {
      blankLines += 1
      next(after: end, lines: 1)
      return
    }
    let mark = table.mark
    switch strict(from: start) {
    case .clean(let lines, let recordEnd):
      if lines == 0 || width == nil || table.ends.count - mark.cells == width {
        table.endRow(line: line)
        return next(after: recordEnd, lines: lines + 1)
      }
      // The record has swallowed lines, and is not what records are like.
      table.goBack(to: mark)
      if let width, let cells = lenient(text[start..<end], width: width, mayIgnoreQuotes: false) {
        return take(cells, end: end)
      }
      _ = strict(from: start)
      table.endRow(line: line)
      next(after: recordEnd, lines: lines + 1)
    case .broken(let openCell):
      table.goBack(to: mark)
      let cells = width.flatMap { lenient(text[start..<end], width: $0) }
      if let width, let openCell {
        // That the quote is a slip of the pen is told by delimiters behind it, by a row behind it, or by several before where its line has an end.
        let isWhole = cells != nil && (openCell + 1 < width || end < text.count && table.count >= Self.tellingRows)
        guard isWhole || isRow(behind: end, width: width) else {
          openLine = line
          return
        }
        unclosed.append(line)
      }
      if let cells { return take(cells, end: end) }
      if let width, let (cells, lines, recordEnd) = overLines(from: start, firstEnd: end, width: width) {
        return take(cells, end: recordEnd, lines: lines)
      }
      take(tolerant(text[start..<end]), end: end)
    }
  }

  /// Whether the next line that is not blank is one of the table's rows by itself.
  private func isRow(behind end: Int, width: Int) -> Bool {
    var start = end
    while start < text.count, text[start] == 10 || text[start] == 13 || text[start] == 32 { start += 1 }
    return start < text.count && lenient(text[start..<lineEnd(from: start)], width: width) != nil
  }

  /// A record over several lines in whose cells quotes stand where they should not; `nil` where none has the width.
  private func overLines(from start: Int, firstEnd: Int, width: Int) -> (cells: [[UInt8]], lines: Int, end: Int)? {
    var end = firstEnd
    for lines in 2...Self.mostLines where end < text.count {
      end += text[end] == 13 && end + 1 < text.count && text[end + 1] == 10 ? 2 : 1
      end = lineEnd(from: end)
      let cells = tolerant(text[start..<end])
      if cells.count == width { return (cells, lines, end) }
    }
    return nil
  }

  private mutating func take(_ cells: [[UInt8]], end: Int, lines: Int = 1) {
    for cell in cells {
      table.append(cell[...])
      table.endCell()
    }
    table.endRow(line: line)
    mended.append(line)
    next(after: end, lines: lines)
  }

  /// Behind the line end at a place.
  private mutating func next(after end: Int, lines: Int) {
    line += lines
    place = end
    guard place < text.count else { return }
    place += text[place] == 13 && place + 1 < text.count && text[place + 1] == 10 ? 2 : 1
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
    return end
  }

  private func isDelimiter(_ bytes: ArraySlice<UInt8>, at place: Int) -> Bool {
    guard let first = dialect.delimiter.first, place < bytes.endIndex, bytes[place] == first else { return false }
    return dialect.delimiter.count == 1 || bytes[place...].starts(with: dialect.delimiter)
  }

  /// Behind the delimiter at a place.
  private func behindDelimiter(_ bytes: ArraySlice<UInt8>, at place: Int) -> Int {
    var place = place + dialect.delimiter.count
    while dialect.runsAreOne, isDelimiter(bytes, at: place) { place += dialect.delimiter.count }
    return place
  }

  private func behindBlanks(_ bytes: ArraySlice<UInt8>, at place: Int) -> Int {
    var place = place
    while dialect.skipsBlanks, place < bytes.endIndex, bytes[place] == 32 { place += 1 }
    return place
  }

  /// Adds the cells of the record that begins at a place, as the dialect says.
  private mutating func strict(from start: Int) -> Ending {
    let bytes = text[...]
    let cellsBefore = table.ends.count
    var place = dialect.runsAreOne && isDelimiter(bytes, at: start) ? behindDelimiter(bytes, at: start) : start
    var lines = 0
    while true {
      let opening = behindBlanks(bytes, at: place)
      if let quote = dialect.quote, opening < text.count, text[opening] == quote {
        place = opening + 1
        let cellStart = place
        var isClosed = false
        while place < text.count, place - cellStart < Self.longestCell {
          let byte = text[place]
          if byte == dialect.escape, place + 1 < text.count, isEscapable(text[place + 1]) {
            table.append(byte: text[place + 1])
            place += 2
          } else if byte == quote {
            guard place + 1 < text.count, text[place + 1] == quote else {
              isClosed = true
              break
            }
            table.append(byte: quote)
            place += 2
          } else {
            if byte == 10 || byte == 13 && !(place + 1 < text.count && text[place + 1] == 10) { lines += 1 }
            table.append(byte: byte)
            place += 1
          }
        }
        guard isClosed else { return .broken(openCell: place < text.count ? nil : table.ends.count - cellsBefore) }
        place += 1
        place = behindCell(bytes, place)
      } else {
        while place < text.count, text[place] != 10, text[place] != 13, !isDelimiter(bytes, at: place) {
          if text[place] == dialect.escape, place + 1 < text.count, isEscapable(text[place + 1]) { place += 1 }
          table.append(byte: text[place])
          place += 1
        }
      }
      table.endCell()
      guard place < text.count, text[place] != 10, text[place] != 13 else { return .clean(lines: lines, end: place) }
      guard isDelimiter(bytes, at: place) else { return .broken(openCell: nil) }
      place = behindDelimiter(bytes, at: place)
      if dialect.runsAreOne, place == text.count || text[place] == 10 || text[place] == 13 { return .clean(lines: lines, end: place) }
    }
  }

  private func isEscapable(_ byte: UInt8) -> Bool { byte == dialect.quote || byte == dialect.escape || byte == dialect.delimiter.first }

  /// The cells of a line in the first of several readings that has the width.
  private func lenient(_ line: ArraySlice<UInt8>, width: Int, mayIgnoreQuotes: Bool = true) -> [[UInt8]]? {
    for closesDoubled in [false, true] {
      let cells = tolerant(line, closesDoubled: closesDoubled)
      if cells.count == width { return cells }
    }
    for raw in 0..<min(width, 256) {
      let cells = tolerant(line, rawCell: raw)
      if cells.count == width { return cells }
    }
    for raw in 0..<min(width, 256) {
      let cells = tolerant(line, closesDoubled: true, rawCell: raw)
      if cells.count == width { return cells }
    }
    guard mayIgnoreQuotes else { return nil }
    let cells = tolerant(line, takesQuotes: false)
    return cells.count == width ? cells : nil
  }

  /// The cells of a line: a quote closes only before a delimiter or the end.
  ///
  /// - Parameters:
  ///   - closesDoubled: a doubled quote before a delimiter is a quote and the end of the cell.
  ///   - rawCell: the number of a cell whose quotes mean nothing.
  ///   - takesQuotes: whether quotes mean anything.
  private func tolerant(
    _ line: ArraySlice<UInt8>, closesDoubled: Bool = false, rawCell: Int? = nil, takesQuotes: Bool = true
  ) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var place = line.startIndex
    while true {
      var cell: [UInt8] = []
      var isDone = false
      let opening = behindBlanks(line, at: place)
      if takesQuotes, rawCell != cells.count, let quote = dialect.quote, opening < line.endIndex, line[opening] == quote,
        let closed = quoted(line, from: opening + 1, quote, closesDoubled: closesDoubled)
      {
        (cell, place) = closed
        isDone = true
      }
      if !isDone {
        while place < line.endIndex, !isDelimiter(line, at: place) {
          // Without quotes no cell goes over a line end.
          if line[place] == 10 || line[place] == 13 { return [] }
          if line[place] == dialect.escape, place + 1 < line.endIndex, isEscapable(line[place + 1]) { place += 1 }
          cell.append(line[place])
          place += 1
        }
      }
      cells.append(cell)
      guard place < line.endIndex else { return cells }
      place = behindDelimiter(line, at: place)
    }
  }

  /// A cell up to a quote before a delimiter or the end of the line, and the place behind it; `nil` where there is none.
  private func quoted(
    _ line: ArraySlice<UInt8>, from start: Int, _ quote: UInt8, closesDoubled: Bool
  ) -> (cell: [UInt8], end: Int)? {
    var cell: [UInt8] = []
    var place = start
    while place < line.endIndex {
      let byte = line[place]
      if byte == dialect.escape, place + 1 < line.endIndex, isEscapable(line[place + 1]),
        line[place + 1] != quote || !endsCell(line, place + 2)
      {
        cell.append(line[place + 1])
        place += 2
        continue
      }
      guard byte == quote else {
        cell.append(byte)
        place += 1
        continue
      }
      if place + 1 < line.endIndex, line[place + 1] == quote, !(closesDoubled && endsCell(line, place + 2)) {
        cell.append(quote)
        place += 2
      } else if place + 1 < line.endIndex, line[place + 1] == quote {
        cell.append(quote)
        return (cell, behindCell(line, place + 2))
      } else if endsCell(line, place + 1) {
        return (cell, behindCell(line, place + 1))
      } else {
        cell.append(quote)
        place += 1
      }
    }
    return nil
  }

  private func behindCell(_ line: ArraySlice<UInt8>, _ place: Int) -> Int {
    var place = place
    while dialect.delimiter != [32], place < line.endIndex, line[place] == 32, !isDelimiter(line, at: place) { place += 1 }
    return place
  }

  private func endsCell(_ line: ArraySlice<UInt8>, _ place: Int) -> Bool {
    let place = behindCell(line, place)
    return place >= line.endIndex || isDelimiter(line, at: place)
  }
}
