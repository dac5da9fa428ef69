/// Rows of an export as numbers that are alike where the cells are: enough to see which columns go empty together, repeat each other or rank.
///
/// Of a large file some rows are kept, chosen by what stands in them, so that their order changes nothing.
struct RowSample {
  static let mostCells = 6_000_000

  private let width: Int
  private var cells: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Rows whose number is at most this are kept.
  private var limit = UInt32.max

  init(width: Int = 0) { self.width = width }

  /// 0 for an empty cell.
  static func code(_ text: String) -> UInt32 {
    guard !text.isEmpty else { return 0 }
    let hash = ColumnCount.hash(text)
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    return folded == 0 ? 1 : folded
  }

  mutating func add(_ row: [UInt32]) {
    guard row.count == width, width > 0 else { return }
    var hash: UInt32 = 0x811C_9DC5
    for cell in row { hash = (hash ^ cell) &* 0x0100_0193 }
    guard hash <= limit else { return }
    cells.append(contentsOf: row)
    hashes.append(hash)
    if cells.count > Self.mostCells, limit > 1 << 20 { thin() }
  }

  private mutating func thin() {
    limit /= 2
    var kept: [UInt32] = []
    var keptHashes: [UInt32] = []
    for (number, hash) in hashes.enumerated() where hash <= limit {
      kept.append(contentsOf: cells[number * width..<(number + 1) * width])
      keptHashes.append(hash)
    }
    (cells, hashes) = (kept, keptHashes)
  }

  var rows: Int { hashes.count }

  subscript(_ row: Int, _ column: Int) -> UInt32 { cells[row * width + column] }

  /// A number of what stands in each of some columns, and beside it: the same in any order of rows and columns, and different for columns that differ in any
  /// row.
  ///
  /// - Parameter wholes: ``wholes``, worked out once for all columns.
  func signatures(of columns: [Int], wholes: [UInt64]) -> [UInt64] {
    var sums = columns.map { _ in UInt64(0) }
    for (row, all) in wholes.enumerated() {
      for (place, column) in columns.enumerated() { sums[place] &+= Self.mixed(all ^ Self.mixed(UInt64(self[row, column]) &+ 1)) }
    }
    return sums
  }

  /// A number of each row, the same in any order of columns.
  var wholes: [UInt64] {
    (0..<rows).map { row in cells[row * width..<(row + 1) * width].reduce(0) { $0 &+ Self.mixed(UInt64($1)) } }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return value ^ (value >> 27)
  }

  /// Whether the cells of two columns stand for each other: every text of the one always beside the same of the other.
  func isRecode(_ a: Int, _ b: Int) -> Bool {
    var forth: [UInt32: UInt32] = [:]
    var back: [UInt32: UInt32] = [:]
    var filled = 0
    for row in 0..<rows {
      let (first, second) = (self[row, a], self[row, b])
      guard first != 0 || second != 0 else { continue }
      guard first != 0, second != 0 else { return false }
      filled += 1
      if let known = forth[first], known != second { return false }
      if let known = back[second], known != first { return false }
      forth[first] = second
      back[second] = first
    }
    return filled >= 20 && forth.count >= 3
  }

  /// How many pairs of cells of some columns there are, of the rows where all are filled.
  func distinct(_ columns: [Int]) -> (different: Int, rows: Int) {
    var seen: Set<[UInt32]> = []
    var filled = 0
    for row in 0..<rows {
      let key = columns.map { self[row, $0] }
      guard !key.contains(0) else { continue }
      filled += 1
      seen.insert(key)
    }
    return (seen.count, filled)
  }
}
