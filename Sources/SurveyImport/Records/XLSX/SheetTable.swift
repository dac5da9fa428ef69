import SurveyModel

/// Makes records of the rows of a sheet, the header first. Rows without anything in them are none.
struct SheetTable: ~Copyable, CellTaker {
  typealias Body = (Record) throws(ImportFailure) -> Void

  /// Rows above the header, and what the header is made of.
  private(set) var titles = 0
  private(set) var headerHeight = 1
  private(set) var hiddenRows = 0
  /// Cells that stand for the rows above them with which they are merged.
  private(set) var filled = 0

  /// Rows with something to the right of the last column that has a header, and where the first is.
  private(set) var beside = 0
  private(set) var firstBeside: CellReference?

  private let body: Body
  private let heading: (SheetHeading) -> Void
  private var builder: RecordBuilder
  private let merged: [MergedCells]
  /// Those merged over several rows, by their first row; and what stands in those that reach down to the row at hand.
  private var reachingDown: [Int: [MergedCells]] = [:]
  private var open: [(cells: MergedCells, cell: HeldRow.Cell)] = []
  /// The first rows, until they tell which is the header.
  private var head: [HeldRow]? = []
  private var cells: [HeldRow.Cell] = []
  private var width = Int.max
  /// In the row at hand.
  private var lastColumn = 0
  private var hasCells = false

  /// - Parameter heading: is told what stands above the header, before the header is handed over.
  init(
    file: String, limits: ImportLimits, merged: [MergedCells], heading: @escaping (SheetHeading) -> Void = { _ in }, body: @escaping Body
  ) {
    self.heading = heading
    builder = RecordBuilder(file: file, limits: limits)
    self.merged = merged
    self.body = body
    for cells in merged where cells.last.row > cells.first.row { reachingDown[cells.first.row, default: []].append(cells) }
  }

  /// Most rows of most sheets go straight into a record.
  private var isHeld: Bool { head != nil || !reachingDown.isEmpty }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, kind: CellKind, column: Int) {
    hasCells = true
    lastColumn = column
    if isHeld {
      cells.append(unsafe HeldRow.Cell(column: column, kind: kind, text: Array(text)))
    } else {
      builder.fill(to: column)
      unsafe builder.append(text, kind: kind)
    }
  }

  mutating func endRow(_ row: Int, isHidden: Bool) throws {
    guard hasCells else { return }
    hasCells = false
    if isHidden { hiddenRows += 1 }
    guard isHeld else {
      if lastColumn >= width { addBeside(row, from: lastColumn) }
      return try builder.end(line: row, body)
    }
    let held = HeldRow(row: row, cells: cells)
    cells.removeAll(keepingCapacity: true)
    guard head != nil else { return try pass(held) }
    head?.append(held)
    if head?.count == TableHead.rows { try endHead() }
  }

  private mutating func addBeside(_ row: Int, from column: Int) {
    beside += 1
    if firstBeside == nil { firstBeside = CellReference(column: column, row: row) }
  }

  /// To be called behind the last row.
  mutating func finish() throws {
    if head != nil { try endHead() }
  }

  private mutating func endHead() throws {
    guard let rows = head else { return }
    head = nil
    guard let found = TableHead(rows, merged: merged) else { return }
    titles = found.titles
    headerHeight = found.height
    heading(SheetHeading(titles: rows.prefix(found.titles).map(\.title), sections: found.sections?.names ?? []))
    try write(found.header)
    width = (found.header.cells.last?.column ?? -1) + 1
    for row in rows.dropFirst(found.titles + found.height) { try pass(row) }
  }

  /// A row below the header, with what the cells above it that reach down to it hold.
  private mutating func pass(_ row: HeldRow) throws {
    var row = row
    open.removeAll { $0.cells.last.row < row.row }
    for (cells, cell) in open where row.cell(cells.first.column) == nil {
      row.add(cell)
      filled += 1
    }
    for cells in reachingDown[row.row] ?? [] {
      if let cell = row.cell(cells.first.column) { open.append((cells, cell)) }
    }
    let surplus = row.cells.filter { $0.column >= width }
    if let first = surplus.first { addBeside(row.row, from: first.column) }
    try write(row)
  }

  private mutating func write(_ row: HeldRow) throws {
    for cell in row.cells {
      builder.fill(to: cell.column)
      unsafe cell.text.withUnsafeBufferPointer { unsafe builder.append($0, kind: cell.kind) }
    }
    try builder.end(line: row.row, body)
  }
}

/// What stands above the header of a sheet.
struct SheetHeading: Sendable {
  /// Row by row.
  var titles: [String] = []
  /// The section of each column; empty where no row names them.
  var sections: [String] = []
}

/// Looks at the first rows of a sheet, to tell whether it is a table.
struct SheetProbe: ~Copyable, CellTaker {
  struct Enough: Error {}

  /// Rows with more than one cell in them.
  private(set) var rows = 0
  private var seen = 0
  private var cells = 0

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, kind: CellKind, column: Int) { cells += 1 }

  mutating func endRow(_ row: Int, isHidden: Bool) throws {
    if cells > 1 { rows += 1 }
    cells = 0
    seen += 1
    if rows == 2 || seen == 1000 { throw Enough() }
  }
}
