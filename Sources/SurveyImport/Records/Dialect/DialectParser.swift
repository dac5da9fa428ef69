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
  private let readings: LineReadings
  private var place = 0
  private var line = 1
  private(set) var table = CellTable()
  /// Lines whose quotes were not as they should be.
  private(set) var mended: [Int] = []
  /// Of these, lines with a quote that is never closed, and that was taken as a character.
  private(set) var unclosed: [Int] = []
  /// The line on which a cell opens that may hold all the rest of the text; nothing is read behind it.
  private(set) var openLine: Int?

  /// Bytes of the longest cell that is looked for the end of.
  private static let longestCell = 1 << 24
  /// Records that bear out how many cells there are.
  private static let tellingRows = 4
  /// That a broken record is looked for the end of.
  private static let mostLines = 12
  private static let mostColumnsOverLines = 64
  /// Of a text full of broken records not every one is tried in every way.
  private static let mostSearches = 200
  private var searches = 0

  /// - Parameter limit: records that are wanted.
  init(_ text: [UInt8], _ dialect: Dialect, width: Int? = nil, limit: Int = .max) {
    self.text = text
    self.dialect = dialect
    readings = LineReadings(dialect: dialect)
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
      table.markBlank()
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
      if let width, let cells = readings.lenient(text[start..<end], width: width, mayIgnoreQuotes: false) {
        return take(cells, end: end)
      }
      _ = strict(from: start)
      table.endRow(line: line)
      next(after: recordEnd, lines: lines + 1)
    case .broken(let openCell):
      table.goBack(to: mark)
      let cells = width.flatMap { readings.lenient(text[start..<end], width: $0) }
      if let width, let openCell {
        // That the quote is a slip of the pen is told by delimiters behind it, by a row behind it, or by several before where its line has an end.
        let isWhole = cells != nil && (openCell + 1 < width || end < text.count && table.count >= Self.tellingRows)
        guard isWhole || isRow(behind: end, width: width) else {
          openLine = line
          return
        }
        unclosed.append(line)
      }
      // A line that has the width by itself may yet be half a record: what follows it then is no row.
      if let cells, isRowOrEnd(behind: end) { return take(cells, end: end) }
      if let width, let (cells, lines, recordEnd) = overLines(from: start, firstEnd: end, width: width, wantsRow: cells != nil) {
        return take(cells, end: recordEnd, lines: lines)
      }
      if let cells { return take(cells, end: end) }
      take(readings.tolerant(text[start..<end]), end: end)
    }
  }

  /// Whether the next line that is not blank is one of the table's rows by itself.
  private func isRow(behind end: Int, width: Int) -> Bool {
    let start = nextLine(behind: end)
    return start < text.count && readings.lenient(text[start..<lineEnd(from: start)], width: width) != nil
  }

  private func isRowOrEnd(behind end: Int) -> Bool {
    guard let width, nextLine(behind: end) < text.count else { return true }
    return isRow(behind: end, width: width)
  }

  private func nextLine(behind end: Int) -> Int {
    var start = end
    while start < text.count, text[start] == 10 || text[start] == 13 || text[start] == 32 { start += 1 }
    return start
  }

  /// A record over several lines in whose cells quotes stand where they should not; `nil` where none has the width.
  ///
  /// - Parameter wantsRow: whether what follows it must be a row or the end.
  private mutating func overLines(from start: Int, firstEnd: Int, width: Int, wantsRow: Bool) -> (cells: [[UInt8]], lines: Int, end: Int)? {
    searches += 1
    let raws: [Int?] = searches > Self.mostSearches ? [nil] : [nil] + (0..<min(width, Self.mostColumnsOverLines)).map { $0 }
    var end = firstEnd
    for lines in 2...Self.mostLines where end < text.count {
      end += text[end] == 13 && end + 1 < text.count && text[end + 1] == 10 ? 2 : 1
      end = lineEnd(from: end)
      var best = LineReadings.Best()
      for closesDoubled in [false, true] {
        for raw in raws where !best.isFound {
          let cells = readings.tolerant(text[start..<end], closesDoubled: closesDoubled, rawCell: raw)
          best.consider(cells, width: width, quote: dialect.quote)
        }
      }
      let plain = readings.tolerant(text[start..<end])
      if let cells = best.cells, plain.count == width && !wantsRow || isRowOrEnd(behind: end) { return (cells, lines, end) }
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

  /// Adds the cells of the record that begins at a place, as the dialect says.
  private mutating func strict(from start: Int) -> Ending {
    let bytes = text[...]
    let cellsBefore = table.ends.count
    var place = dialect.runsAreOne && dialect.isDelimiter(bytes, at: start) ? dialect.behindDelimiter(bytes, at: start) : start
    var lines = 0
    while true {
      let opening = dialect.behindBlanks(bytes, at: place)
      if let quote = dialect.quote, opening < text.count, text[opening] == quote {
        place = opening + 1
        let cellStart = place
        var isClosed = false
        while place < text.count, place - cellStart < Self.longestCell {
          let byte = text[place]
          if byte == dialect.escape, place + 1 < text.count, dialect.isEscapable(text[place + 1]) {
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
        place = dialect.behindCell(bytes, place)
      } else {
        while place < text.count, text[place] != 10, text[place] != 13, !dialect.isDelimiter(bytes, at: place) {
          if text[place] == dialect.escape, place + 1 < text.count, dialect.isEscapable(text[place + 1]) { place += 1 }
          table.append(byte: text[place])
          place += 1
        }
      }
      table.endCell()
      guard place < text.count, text[place] != 10, text[place] != 13 else { return .clean(lines: lines, end: place) }
      guard dialect.isDelimiter(bytes, at: place) else { return .broken(openCell: nil) }
      place = dialect.behindDelimiter(bytes, at: place)
      if dialect.runsAreOne, place == text.count || text[place] == 10 || text[place] == 13 { return .clean(lines: lines, end: place) }
    }
  }
}
