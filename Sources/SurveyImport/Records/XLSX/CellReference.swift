/// The place of a cell as a spreadsheet names it: `B12`.
struct CellReference: Hashable, Sendable, CustomStringConvertible {
  /// From 0.
  let column: Int
  /// From 1; 0 where the name says nothing of it.
  let row: Int

  /// The columns of a sheet end at `XFD`.
  static let columns = 1 << 14
  private static let rows = 1 << 20

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// `nil` for what is no place in a sheet.
  init?(_ bytes: some Collection<UInt8>) {
    var (column, row, hasDigits) = (0, 0, false)
    for byte in bytes {
      if byte | 32 >= UInt8(ascii: "a"), byte | 32 <= UInt8(ascii: "z"), !hasDigits {
        column = column * 26 + Int((byte | 32) - UInt8(ascii: "a")) + 1
        guard column <= Self.columns else { return nil }
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        hasDigits = true
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        guard row <= Self.rows else { return nil }
      } else if byte != UInt8(ascii: "$") {
        return nil
      }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column - 1, row: row)
  }

  /// The letters of a column, from 0.
  static func letters(of column: Int) -> String {
    var (letters, rest) = ("", column)
    while rest >= 0 {
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    }
    return letters
  }

  var description: String { Self.letters(of: column) + String(row) }
}

/// Cells that are shown as one, which holds what its first cell holds.
struct MergedCells: Hashable, Sendable {
  let first: CellReference
  let last: CellReference

  init?(_ text: Substring) {
    let ends = text.split(separator: ":")
    guard ends.count == 2, let first = CellReference(ends[0].utf8), let last = CellReference(ends[1].utf8), first.column <= last.column,
      first.row <= last.row
    else { return nil }
    self.first = first
    self.last = last
  }

  /// What a sheet says of its merged cells, which stands behind all its rows.
  ///
  /// - Parameter tail: the end of the sheet.
  static func all(inTail tail: [UInt8]) -> [MergedCells] {
    let text = String(decoding: tail, as: UTF8.self)
    // The element can have a prefix, or be empty.
    guard let start = text.ranges(of: "sheetData").last?.upperBound else { return [] }
    return text[start...].split(separator: "mergeCell ").dropFirst().compactMap { part in
      guard let mark = part.firstRange(of: "ref=")?.upperBound, mark < part.endIndex else { return nil }
      let quote = part[mark]
      return MergedCells(part[part.index(after: mark)...].prefix { $0 != quote })
    }
  }
}
