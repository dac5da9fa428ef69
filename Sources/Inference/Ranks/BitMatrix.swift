/// Yes or no for each pair of units: rows of bits.
struct BitMatrix: Sendable, Hashable {
  let rows: Int
  let columns: Int
  /// Of a row.
  let words: Int
  private var bits: [UInt64]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    words = (columns + 63) / 64
    bits = [UInt64](repeating: 0, count: rows * words)
  }

  /// - Parameter rows: each of the words of a row.
  init(_ rows: [[UInt64]], columns: Int) {
    self.rows = rows.count
    self.columns = columns
    words = (columns + 63) / 64
    precondition(rows.allSatisfy { $0.count == (columns + 63) / 64 }, "words of as many columns")
    bits = rows.flatMap(\.self)
  }

  subscript(row: Int, column: Int) -> Bool {
    get { bits[row * words + column / 64] >> UInt64(column % 64) & 1 == 1 }
    set {
      let mask = UInt64(1) << UInt64(column % 64)
      if newValue { bits[row * words + column / 64] |= mask } else { bits[row * words + column / 64] &= ~mask }
    }
  }

  func row(_ row: Int) -> ArraySlice<UInt64> { bits[row * words..<(row + 1) * words] }

  var indices: Range<Int> { 0..<rows }

  /// Those that are set, rising.
  func columns(ofRow row: Int) -> [Int] {
    var columns: [Int] = []
    forEach(inRow: row) { columns.append($0) }
    return columns
  }

  func count(ofRow row: Int) -> Int { self.row(row).reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Of each column.
  var columnCounts: [Int] {
    var counts = [Int](repeating: 0, count: columns)
    for row in 0..<rows { forEach(inRow: row) { counts[$0] += 1 } }
    return counts
  }

  /// The columns of a row that are set, rising.
  func forEach(inRow row: Int, _ body: (Int) -> Void) { Self.forEach(self.row(row), body) }

  /// The places of the bits of some words, rising.
  static func forEach(_ words: some Sequence<UInt64>, _ body: (Int) -> Void) {
    for (number, word) in words.enumerated() {
      var left = word
      while left != 0 {
        body(number * 64 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }

  /// The words of a row in which the columns are set that `isSet` says.
  static func words(columns: Int, _ isSet: (Int) -> Bool) -> [UInt64] {
    (0..<(columns + 63) / 64).map { number in
      (number * 64..<min(columns, number * 64 + 64)).reduce(UInt64(0)) { isSet($1) ? $0 | 1 << UInt64($1 % 64) : $0 }
    }
  }
}
