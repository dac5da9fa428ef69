import SurveyModel

/// A row that may name the columns of the rows below it.
///
/// Names are texts that stand nowhere below in their own column, over columns that hold numbers or times, or the same few texts again and again. What people
/// answer in their own words tells nothing.
struct NamingRow {
  /// Columns over which the row names, and whether nothing speaks against it.
  private let telling: Int
  private let isPossible: Bool
  private let cells: Int

  /// So many rows below at least.
  private static let fewest = 3

  init(_ row: HeldRow, over below: some Collection<HeldRow>) {
    cells = row.cells.count
    guard below.count >= Self.fewest, cells > 1, row.cells.allSatisfy({ Self.mayName($0.string) }) else {
      (telling, isPossible) = (0, false)
      return
    }
    var values: [Int: [String]] = [:]
    for row in below {
      for cell in row.cells { values[cell.column, default: []].append(cell.string) }
    }
    var found = 0
    for cell in row.cells {
      let values = values[cell.column] ?? []
      let key = TextKey(cell.string)
      let keys = values.map { TextKey($0) }
      guard !keys.contains(key) else {
        (telling, isPossible) = (0, false)
        return
      }
      guard values.count >= Self.fewest else { continue }
      let numbers = values.count { plainNumber($0) != nil || Self.isTime($0) }
      if numbers * 10 >= values.count * 9 || Set(keys).count * 2 <= keys.count { found += 1 }
    }
    (telling, isPossible) = (found, true)
  }

  /// Whether a third of its columns, and two at least, show that it names them.
  var isBorneOut: Bool { isPossible && telling > 1 && telling * 3 >= cells }

  private static func mayName(_ text: String) -> Bool { plainNumber(text) == nil && !isTime(text) && !text.contains("@") }

  static func isTime(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { unsafe WrittenTime($0) != nil }
  }
}
