/// Cuts lines whose quotes do not stand as they should: a quote closes a cell only before a delimiter or the end.
struct LineReadings {
  let dialect: Dialect

  /// Of several readings the first that leaves a quote by itself in the fewest cells.
  struct Best {
    private(set) var cells: [[UInt8]]?
    private var lonely = Int.max

    /// Whether none can be better: of a line with a quote too many one is left.
    var isFound: Bool { lonely <= 1 }

    mutating func consider(_ reading: [[UInt8]], width: Int, quote: UInt8?) {
      guard !isFound, reading.count == width else { return }
      let count = reading.count { cell in cell.count { $0 == quote } % 2 == 1 }
      if count < lonely { (cells, lonely) = (reading, count) }
    }
  }

  /// The cells of a line in the best of several readings that have the width.
  func lenient(_ line: ArraySlice<UInt8>, width: Int, mayIgnoreQuotes: Bool = true) -> [[UInt8]]? {
    var best = Best()
    for closesDoubled in [false, true] { best.consider(tolerant(line, closesDoubled: closesDoubled), width: width, quote: dialect.quote) }
    for closesDoubled in [false, true] {
      for raw in 0..<min(width, 256) where !best.isFound {
        best.consider(tolerant(line, closesDoubled: closesDoubled, rawCell: raw), width: width, quote: dialect.quote)
      }
    }
    if let cells = best.cells { return cells }
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
  func tolerant(
    _ line: ArraySlice<UInt8>, closesDoubled: Bool = false, rawCell: Int? = nil, takesQuotes: Bool = true
  ) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var place = line.startIndex
    var hopeless: Set<Int> = []
    while true {
      var cell: [UInt8] = []
      var isDone = false
      let opening = dialect.behindBlanks(line, at: place)
      if takesQuotes, rawCell != cells.count, let quote = dialect.quote, opening < line.endIndex, line[opening] == quote,
        let closed = quoted(line, from: opening + 1, quote, closesDoubled: closesDoubled, &hopeless)
      {
        (cell, place) = closed
        isDone = true
      }
      if !isDone {
        while place < line.endIndex, !dialect.isDelimiter(line, at: place) {
          // Without quotes no cell goes over a line end.
          if line[place] == 10 || line[place] == 13 { return [] }
          if line[place] == dialect.escape, place + 1 < line.endIndex, dialect.isEscapable(line[place + 1]) { place += 1 }
          cell.append(line[place])
          place += 1
        }
      }
      cells.append(cell)
      guard place < line.endIndex else { return cells }
      place = dialect.behindDelimiter(line, at: place)
    }
  }

  /// A cell up to a quote before a delimiter or the end of the line, and the place behind it; `nil` where there is none.
  ///
  /// - Parameter hopeless: quotes of the line from which the search has found no end. What follows a quote does not depend on the way to it, so no part
  ///   of a line is searched twice: one cell with thousands of quotes would else take the square of its length.
  private func quoted(
    _ line: ArraySlice<UInt8>, from start: Int, _ quote: UInt8, closesDoubled: Bool, _ hopeless: inout Set<Int>
  ) -> (cell: [UInt8], end: Int)? {
    var cell: [UInt8] = []
    var passed: [Int] = []
    var place = start
    while place < line.endIndex {
      let byte = line[place]
      if byte == dialect.escape, place + 1 < line.endIndex, dialect.isEscapable(line[place + 1]),
        line[place + 1] != quote || !dialect.endsCell(line, place + 2)
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
      if hopeless.contains(place) { break }
      passed.append(place)
      if place + 1 < line.endIndex, line[place + 1] == quote, !(closesDoubled && dialect.endsCell(line, place + 2)) {
        cell.append(quote)
        place += 2
      } else if place + 1 < line.endIndex, line[place + 1] == quote {
        cell.append(quote)
        return (cell, dialect.behindCell(line, place + 2))
      } else if dialect.endsCell(line, place + 1) {
        return (cell, dialect.behindCell(line, place + 1))
      } else {
        cell.append(quote)
        place += 1
      }
    }
    hopeless.formUnion(passed)
    return nil
  }
}

/// Where a cell ends.
extension Dialect {
  func isDelimiter(_ bytes: ArraySlice<UInt8>, at place: Int) -> Bool {
    guard let first = delimiter.first, place < bytes.endIndex, bytes[place] == first else { return false }
    return delimiter.count == 1 || bytes[place...].starts(with: delimiter)
  }

  /// Behind the delimiter at a place.
  func behindDelimiter(_ bytes: ArraySlice<UInt8>, at place: Int) -> Int {
    var place = place + delimiter.count
    while runsAreOne, isDelimiter(bytes, at: place) { place += delimiter.count }
    return place
  }

  func behindBlanks(_ bytes: ArraySlice<UInt8>, at place: Int) -> Int {
    var place = place
    while skipsBlanks, place < bytes.endIndex, bytes[place] == 32 { place += 1 }
    return place
  }

  func isEscapable(_ byte: UInt8) -> Bool { byte == quote || byte == escape || byte == delimiter.first }

  func behindCell(_ line: ArraySlice<UInt8>, _ place: Int) -> Int {
    var place = place
    while delimiter != [32], place < line.endIndex, line[place] == 32, !isDelimiter(line, at: place) { place += 1 }
    return place
  }

  func endsCell(_ line: ArraySlice<UInt8>, _ place: Int) -> Bool {
    let place = behindCell(line, place)
    return place >= line.endIndex || isDelimiter(line, at: place)
  }
}
