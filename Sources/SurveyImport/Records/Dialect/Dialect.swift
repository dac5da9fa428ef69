/// How a text holds a table: what stands between cells, around them, and before a sign that means itself. Records end in LF, CRLF or CR.
struct Dialect: Hashable, Sendable {
  /// One byte or more; empty where a record is one cell.
  var delimiter: [UInt8]
  /// A run of the delimiter is one border.
  var runsAreOne = false
  /// `nil`: every quote is a character.
  var quote: UInt8? = UInt8(ascii: "\"")
  /// Beside doubled quotes; `nil` where there is none.
  var escape: UInt8?
  /// A delimiter that blanks may follow before a quote.
  var skipsBlanks = false
}

/// Cells row by row, all bytes in one run.
struct CellTable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  /// Of each row the number of cells up to its end, and the line on which it begins.
  private(set) var rowEnds: [Int] = []
  private(set) var lines: [Int] = []
  /// The rows before which a line is blank.
  private(set) var behindBlank: Set<Int> = []

  var count: Int { rowEnds.count }

  func width(_ row: Int) -> Int { rowEnds[row] - firstCell(row) }

  subscript(row: Int, column: Int) -> ArraySlice<UInt8> {
    let cell = firstCell(row) + column
    guard column >= 0, cell < rowEnds[row] else { return [] }
    return bytes[(cell > 0 ? ends[cell - 1] : 0)..<ends[cell]]
  }

  func cells(_ row: Int) -> [ArraySlice<UInt8>] { (0..<width(row)).map { self[row, $0] } }

  private func firstCell(_ row: Int) -> Int { row > 0 ? rowEnds[row - 1] : 0 }

  mutating func append(byte: UInt8) { bytes.append(byte) }
  mutating func append(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }
  mutating func endCell() { ends.append(bytes.count) }

  mutating func markBlank() { behindBlank.insert(count) }

  mutating func endRow(line: Int) {
    rowEnds.append(ends.count)
    lines.append(line)
  }

  /// Where the row at hand begins, to come back to.
  var mark: (bytes: Int, cells: Int) { (bytes.count, ends.count) }

  mutating func goBack(to mark: (bytes: Int, cells: Int)) {
    bytes.removeLast(bytes.count - mark.bytes)
    ends.removeLast(ends.count - mark.cells)
  }
}
