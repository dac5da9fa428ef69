import Glibc

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
    // Of a few delimiters each is looked at by itself; of more, trailing ones are no cells, and the others stand in one cell.
    if cells.count > width + 8 {
      while cells.count > width, cells.last?.isEmpty == true { cells.removeLast() }
      guard cells.count > width else { return (cells, .emptySurplus) }
      if cells.count > width + 8 { return (kinds.joinedInOne(cells, delimiter: delimiter), .surplus) }
    }
    while cells.count > width { cells = kinds.joined(cells, delimiter: delimiter) }
    return (cells, .surplus)
  }
}

/// What kind of text each column holds, from the rows that are as wide as they should be.
struct ColumnKinds {
  private enum Kind: Int, CaseIterable {
    case empty, number, other
    /// Begins with a blank, as what stands behind a comma in a sentence does.
    case continuing
  }

  /// The logarithm of how often a column's cells are of each kind.
  private let logs: [[Double]]

  private static let numberSigns = Set("0123456789+-.,:/ %".utf8)
  /// Of two readings that only rounding tells apart the first is taken.
  private static let tolerance = 1e-9

  init(_ table: CellTable, _ shape: TableShape) {
    var counts = Array(repeating: Kind.allCases.map { _ in 1.0 }, count: shape.width)
    for row in shape.rows.prefix(1000) where table.width(row) == shape.width {
      for column in 0..<shape.width { counts[column][Self.kind(table[row, column]).rawValue] += 1 }
    }
    logs = counts.map { column in
      let all = column.reduce(0, +)
      return column.map { log($0 / all) }
    }
  }

  private static func kind(_ cell: some Collection<UInt8>) -> Kind {
    guard let first = cell.first else { return .empty }
    if first == 32 { return .continuing }
    return cell.allSatisfy(numberSigns.contains) ? .number : .other
  }

  private func logChance(of kind: Kind, in column: Int) -> Double { column < logs.count ? logs[column][kind.rawValue] : 0 }

  /// How likely the cells before each place are in their columns, and those behind it in the columns as many places further left as cells go away.
  private func chances(_ kinds: [Kind], fewer: Int) -> (before: [Double], behind: [Double]) {
    var before = [0.0]
    for (place, kind) in kinds.enumerated() { before.append(before[place] + logChance(of: kind, in: place)) }
    var behind = Array(repeating: 0.0, count: kinds.count + 1)
    // Of the cells in front: those behind the last column are moved alike.
    for place in kinds.indices.reversed() where place >= fewer {
      behind[place] = behind[place + 1] + logChance(of: kinds[place], in: place - fewer)
    }
    return (before, behind)
  }

  private static func together(_ kinds: some Collection<Kind>, _ delimiter: [UInt8]) -> Kind {
    if kinds.first == .continuing { return .continuing }
    return kinds.allSatisfy { $0 == .number } && delimiter.allSatisfy(numberSigns.contains) ? .number : .other
  }

  /// One cell fewer.
  func joined(_ cells: [[UInt8]], delimiter: [UInt8]) -> [[UInt8]] {
    let kinds = cells.map { Self.kind($0) }
    let (before, behind) = chances(kinds, fewer: 1)
    var best: (place: Int, chance: Double)?
    for place in cells.indices {
      let chance: Double
      if cells[place].isEmpty {
        chance = before[place] + behind[place + 1] + Self.emptyGoes
      } else if place + 1 < cells.count, !cells[place + 1].isEmpty {
        chance = before[place] + logChance(of: Self.together(kinds[place...place + 1], delimiter), in: place) + behind[place + 2]
      } else {
        continue
      }
      if chance > best?.chance ?? -.infinity, best.map({ chance > $0.chance + Self.tolerance }) ?? true { best = (place, chance) }
    }
    guard let place = best?.place else { return Array(cells.dropLast()) }
    var fewer = cells
    if cells[place].isEmpty {
      fewer.remove(at: place)
    } else {
      fewer.replaceSubrange(place...place + 1, with: [cells[place] + delimiter + cells[place + 1]])
    }
    return fewer
  }

  /// That a cell is empty tells for its being the one too many: the logarithm of a half more.
  private static let emptyGoes = 0.4054651081081644

  /// As many cells as there are columns, where all that are too many stand beside each other in one.
  func joinedInOne(_ cells: [[UInt8]], delimiter: [UInt8]) -> [[UInt8]] {
    let surplus = cells.count - logs.count
    let kinds = cells.map { Self.kind($0) }
    let (before, behind) = chances(kinds, fewer: surplus)
    var best = (place: 0, chance: -Double.infinity)
    for place in logs.indices {
      let end = place + surplus + 1
      let chance = before[place] + logChance(of: Self.together(kinds[place..<end], delimiter), in: place) + behind[end]
      if chance > best.chance + Self.tolerance { best = (place, chance) }
    }
    let end = best.place + surplus + 1
    let one = Array(cells[best.place..<end].joined(separator: delimiter))
    return cells[..<best.place] + [one] + cells[end...]
  }
}
