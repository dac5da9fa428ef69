/// A row of a table that is kept until it is known what stands in it.
struct HeldRow: Sendable {
  struct Cell: Sendable {
    let column: Int
    let kind: CellKind
    let text: [UInt8]

    var string: String { withoutBlanks(String(decoding: text, as: UTF8.self)) }
  }

  /// From 1: of a text the record, whatever lines it goes over.
  let row: Int
  /// Those with something in them, from left to right.
  var cells: [Cell]

  /// With empty cells where there are none.
  var record: HeaderRecord {
    var cells = Array(repeating: "", count: (self.cells.last?.column ?? -1) + 1)
    for cell in self.cells { cells[cell.column] = cell.string }
    return HeaderRecord(line: row, cells: cells)
  }

  /// As a title: its cells beside each other.
  var title: String { cells.map(\.string).joined(separator: " ") }

  func cell(_ column: Int) -> Cell? { cells.first { $0.column == column } }

  /// Puts a cell where there is none.
  mutating func add(_ cell: Cell) {
    guard self.cell(cell.column) == nil else { return }
    cells.insert(cell, at: cells.firstIndex { $0.column > cell.column } ?? cells.endIndex)
  }
}
