/// Which records of a text are the table, and how each becomes as wide as its header.
struct TableShape {
  /// Records before the header, and behind the last row: titles, notes.
  private(set) var preamble = 0..<0
  private(set) var footer = 0..<0
  private(set) var rows = 0..<0
  private(set) var width = 1

  /// A second table that is wider makes the first one wider too where it has this share of the records.
  private static let shareOfWider = 0.05

  /// - Parameter usual: cells of most records.
  init(_ table: CellTable, usual: Int) {
    rows = 0..<table.count
    width = usual
    guard table.count > 0 else { return }
    var counts: [Int: Int] = [:]
    for row in rows { counts[table.width(row), default: 0] += 1 }
    // As many cells as filled ones need: a delimiter at the end of every line is no column.
    let least = max(2, Int((Double(table.count) * Self.shareOfWider).rounded(.up)))
    for (wider, count) in counts
    where wider > width && count >= least && rows.contains(where: { table.width($0) == wider && Self.filled(table, $0) > width }) {
      width = max(width, Self.widest(table, wider))
    }
    if counts.count == 1 { width = usual }
    guard usual > 1 else { return }
    var first = 0
    while first < min(table.count, 100), isTitle(table, first, usual: usual) { first += 1 }
    if first < min(table.count, 100) { preamble = 0..<first }
    var end = table.count
    while end > preamble.upperBound + 1, usual > 2, table.width(end - 1) == 1 { end -= 1 }
    // Notes behind a blank line may have a comma in them.
    let blank = ((preamble.upperBound + 1)..<max(end, preamble.upperBound + 1)).last { table.behindBlank.contains($0) }
    if let blank, isNotes(table, blank..<end, usual: usual) { end = blank }
    footer = end..<table.count
    rows = preamble.upperBound..<end
  }

  /// Up to the last filled cell.
  private static func filled(_ table: CellTable, _ row: Int) -> Int {
    var count = table.width(row)
    while count > 0, table[row, count - 1].isEmpty { count -= 1 }
    return count
  }

  private static func widest(_ table: CellTable, _ width: Int) -> Int {
    (0..<table.count).reduce(0) { table.width($1) == width ? max($0, filled(table, $1)) : $0 }
  }

  /// A record above the header: at most half as wide as the table, or one cell and nothing beside it; or a comment.
  private func isTitle(_ table: CellTable, _ row: Int, usual: Int) -> Bool {
    let first = table[row, 0]
    if first.first == UInt8(ascii: "#"), first.count > 1 { return true }
    return table.width(row) * 2 <= usual || table.cells(row).count { !$0.isEmpty } <= 1 && usual > 2
  }

  /// Rows behind a blank line that are no table: each at most half as wide as the one above, and not several of one width.
  private func isNotes(_ table: CellTable, _ rows: Range<Int>, usual: Int) -> Bool {
    let widths = rows.map { table.width($0) }
    guard usual > 2, widths.allSatisfy({ $0 * 2 <= usual }) else { return false }
    return widths.count < 3 || Set(widths).count > 1 || widths[0] == 1
  }

  /// What became of a row.
  enum Fit {
    case whole, short, emptySurplus, surplus
  }

  /// The cells of a row, as many as the table is wide.
  ///
  /// Of surplus cells one that is empty goes, else neighbours are one cell that a delimiter without quotes has cut: wherever the row then is most like
  /// the others.
  func cells(_ row: Int, of table: CellTable, _ kinds: ColumnKinds, delimiter: [UInt8]) -> (cells: [[UInt8]], fit: Fit) {
    var cells = table.cells(row).map { Array($0) }
    if cells.count == width { return (cells, .whole) }
    if cells.count < width {
      cells += Array(repeating: [], count: width - cells.count)
      return (cells, .short)
    }
    // Far more than one can tell of; a delimiter or two are looked at one by one.
    if cells.count > width + 8 {
      while cells.count > width, cells.last?.isEmpty == true { cells.removeLast() }
      guard cells.count > width else { return (cells, .emptySurplus) }
    }
    while cells.count > width { cells = kinds.joined(cells, delimiter: delimiter) }
    return (cells, .surplus)
  }
}

/// What kind of text each column holds, from the rows that are as wide as they should be.
struct ColumnKinds {
  private enum Kind: Int {
    case empty, number, other
  }

  private var counts: [[Int]]

  init(_ table: CellTable, _ shape: TableShape) {
    counts = Array(repeating: [1, 1, 1], count: shape.width)
    for row in shape.rows.prefix(1000) where table.width(row) == shape.width {
      for column in 0..<shape.width { counts[column][Self.kind(table[row, column]).rawValue] += 1 }
    }
  }

  private static func kind(_ cell: some Collection<UInt8>) -> Kind {
    if cell.isEmpty { return .empty }
    return cell.allSatisfy { (0x30...0x39).contains($0) || "+-.,:/ %".utf8.contains($0) } ? .number : .other
  }

  private func likelihood(_ cells: [[UInt8]]) -> Double {
    // Of the cells in front: those behind are moved alike.
    zip(cells, counts).reduce(1) { product, pair in
      product * Double(pair.1[Self.kind(pair.0).rawValue]) / Double(pair.1.reduce(0, +))
    }
  }

  /// One cell fewer.
  func joined(_ cells: [[UInt8]], delimiter: [UInt8]) -> [[UInt8]] {
    var best: (cells: [[UInt8]], likelihood: Double)?
    for place in cells.indices {
      var fewer = cells
      if cells[place].isEmpty {
        fewer.remove(at: place)
      } else if place + 1 < cells.count, !cells[place + 1].isEmpty {
        fewer.replaceSubrange(place...place + 1, with: [cells[place] + delimiter + cells[place + 1]])
      } else {
        continue
      }
      let likelihood = likelihood(fewer) * (cells[place].isEmpty ? 1.5 : 1)
      if likelihood > best?.likelihood ?? -1 { best = (fewer, likelihood) }
    }
    return best?.cells ?? Array(cells.dropLast())
  }
}
