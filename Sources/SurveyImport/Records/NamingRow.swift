import SurveyModel

/// A row that may name the columns of the rows below it.
///
/// Names are texts that stand nowhere below in their own column, over columns that hold numbers or times, or the same few texts again and again. What people
/// answer in their own words tells nothing.
struct NamingRow {
  /// Columns over which the row names; none where something speaks against it.
  private let telling: Int
  private let cells: Int

  /// So many rows below at least.
  private static let fewest = 3

  init(_ row: HeldRow, over below: some Collection<HeldRow>) {
    cells = row.cells.count
    telling = Self.telling(row, over: below)
  }

  /// Whether a third of its columns, and two at least, show that it names them.
  var isBorneOut: Bool { telling > 1 && telling * 3 >= cells }

  private static func telling(_ row: HeldRow, over below: some Collection<HeldRow>) -> Int {
    guard below.count >= fewest, row.cells.count > 1, row.cells.allSatisfy({ mayName($0.string) }) else { return 0 }
    var values: [Int: [String]] = [:]
    for row in below {
      for cell in row.cells { values[cell.column, default: []].append(cell.string) }
    }
    var found = 0
    for cell in row.cells {
      let values = values[cell.column] ?? []
      let keys = values.map { TextKey($0) }
      guard !keys.contains(TextKey(cell.string)) else { return 0 }
      guard values.count >= fewest else { continue }
      let numbers = values.count { plainNumber($0) != nil || WrittenTime($0) != nil }
      if numbers * 10 >= values.count * 9 || Set(keys).count * 2 <= keys.count { found += 1 }
    }
    return found
  }

  private static func mayName(_ text: String) -> Bool { plainNumber(text) == nil && WrittenTime(text) == nil && !text.contains("@") }
}
