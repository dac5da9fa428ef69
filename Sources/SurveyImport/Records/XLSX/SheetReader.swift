/// Takes the cells of one row, from left to right; empty cells are left out.
protocol CellTaker: ~Copyable {
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, kind: CellKind, column: Int)

  /// - Parameter row: its number, from 1.
  mutating func endRow(_ row: Int, isHidden: Bool) throws
}

/// Reads a sheet from its first row to its last (ECMA-376 part 1, 18.3). This is the hot loop of reading a workbook.
@safe struct SheetReader: ~Copyable {
  let sheet: String
  let part: String
  let strings: SharedStrings
  let styles: WorkbookStyles
  let countsFrom1904: Bool
  /// Columns that are not shown.
  private(set) var hiddenColumns = 0

  private var row = 0
  private var column = 0
  private var isHidden = false
  private var type = CellType.number
  private var style = 0
  private var hasFormula = false
  private var hasValue = false
  /// What the cell at hand holds, as XML has decoded it.
  private var value = ByteRun()
  private var made = ByteRun()

  private enum CellType {
    case number, shared, inline, string, boolean, error, date
  }

  init(sheet: String, part: String, strings: SharedStrings, styles: WorkbookStyles, countsFrom1904: Bool) {
    self.sheet = sheet
    self.part = part
    self.strings = strings
    self.styles = styles
    self.countsFrom1904 = countsFrom1904
  }

  /// - Throws: ``WorkbookFault``, ``XMLFault``, and what `cells` and the source of the bytes throw.
  mutating func read<Taker: CellTaker & ~Copyable>(_ scanner: inout XMLScanner, into cells: inout Taker) throws {
    guard case .start = try scanner.next(), scanner.name == "worksheet" else {
      throw WorkbookFault.unexpected(part: part, place: nil, .root)
    }
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start where scanner.depth == 2 && scanner.name == "sheetData": try readRows(&scanner, into: &cells)
      case .start where scanner.depth == 3 && scanner.name == "col": try readColumn(&scanner)
      default: break
      }
    }
  }

  private mutating func readColumn(_ scanner: inout XMLScanner) throws {
    var (first, last, isHidden) = (0, 0, false)
    while try scanner.nextAttribute() {
      switch scanner.attributeName {
      case "min": first = try unsafe Int(XMLText.string(scanner.attributeValue)) ?? 0
      case "max": last = try unsafe Int(XMLText.string(scanner.attributeValue)) ?? 0
      case "hidden": isHidden = unsafe Self.isTrue(scanner.attributeValue)
      default: break
      }
    }
    // A range up to the last column of all is of columns that nobody uses.
    if isHidden, first > 0, first <= last, last < CellReference.columns { hiddenColumns += last - first + 1 }
  }

  private mutating func readRows<Taker: CellTaker & ~Copyable>(_ scanner: inout XMLScanner, into cells: inout Taker) throws {
    let (rowName, cellName): (XMLName, XMLName) = ("row", "c")
    while true {
      switch try scanner.next() {
      case .start:
        if scanner.name == cellName, scanner.depth == 4 {
          try readCell(&scanner, into: &cells)
        } else if scanner.name == rowName, scanner.depth == 3 {
          try beginRow(&scanner)
        }
      case .end:
        if scanner.depth == 2, scanner.name == rowName {
          try cells.endRow(row, isHidden: isHidden)
        } else if scanner.depth == 1 {
          return
        }
      case .text: break
      case .finished: return
      }
    }
  }

  private mutating func beginRow(_ scanner: inout XMLScanner) throws {
    var number = row + 1
    isHidden = false
    while try scanner.nextAttribute() {
      switch scanner.attributeName {
      case "r":
        guard let stated = unsafe Int(String(decoding: scanner.attributeValue, as: UTF8.self)), stated > row, stated <= 1 << 20 else {
          let found = unsafe Self.shown(scanner.attributeValue)
          throw WorkbookFault.unexpected(part: part, place: .afterRow(row), .rowNumber(found: found))
        }
        number = stated
      case "hidden": isHidden = unsafe Self.isTrue(scanner.attributeValue)
      default: break
      }
    }
    row = number
    column = -1
  }

  private static func isTrue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe bytes.first == UInt8(ascii: "1") || bytes.first == UInt8(ascii: "t")
  }

  private func unexpected(_ what: WorkbookFault.Unexpected) -> WorkbookFault {
    .unexpected(part: part, place: .cell(place.description), what)
  }

  /// An attribute in a message.
  private static func shown(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    unsafe String(decoding: bytes.prefix(20).filter { (33...126).contains($0) && $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }

  private var place: CellReference { CellReference(column: max(0, column), row: row) }

  // MARK: Cells

  private mutating func readCell<Taker: CellTaker & ~Copyable>(_ scanner: inout XMLScanner, into cells: inout Taker) throws {
    try readCellAttributes(&scanner)
    hasFormula = false
    hasValue = false
    value.clear()
    let (valueName, cellName): (XMLName, XMLName) = ("v", "c")
    var isInValue = false
    var run = TextRun()
    while true {
      switch try scanner.next() {
      case .text:
        if isInValue || run.isText {
          if scanner.needsDecoding { try unsafe XMLText.append(scanner.text, to: &value) } else { unsafe value.append(scanner.text) }
        }
      case .start:
        if scanner.name == valueName {
          isInValue = type != .inline
          hasValue = true
        } else if scanner.name == "f" {
          hasFormula = true
        } else if type == .inline {
          run.begin(scanner.name)
        }
      case .end:
        if scanner.name == valueName {
          isInValue = false
        } else if scanner.name == cellName, scanner.depth == 3 {
          return try handOver(to: &cells)
        } else if type == .inline {
          run.end(scanner.name)
        }
      case .finished: return
      }
    }
  }

  private mutating func readCellAttributes(_ scanner: inout XMLScanner) throws {
    column += 1
    type = .number
    style = 0
    let (placeName, styleName, typeName): (XMLName, XMLName, XMLName) = ("r", "s", "t")
    while try scanner.nextAttribute() {
      if scanner.attributeName == placeName {
        guard let letters = unsafe Self.column(scanner.attributeValue), letters >= column else {
          throw unexpected(.cellPlace(found: unsafe Self.shown(scanner.attributeValue)))
        }
        column = letters
      } else if scanner.attributeName == styleName {
        style = try unsafe index(scanner.attributeValue)
      } else if scanner.attributeName == typeName {
        guard let stated = unsafe Self.type(scanner.attributeValue) else {
          throw unexpected(.cellType(found: unsafe Self.shown(scanner.attributeValue)))
        }
        type = stated
      }
    }
    guard column < CellReference.columns else { throw unexpected(.cellPlace(found: "")) }
  }

  /// Of the letters of a place; the row is known.
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for offset in bytes.indices {
      let byte = unsafe bytes[offset]
      let letter = (byte | 32) &- UInt8(ascii: "a")
      guard letter < 26 else { break }
      column = column * 26 + Int(letter) + 1
      guard column <= CellReference.columns else { return nil }
    }
    return column > 0 ? column - 1 : nil
  }

  private static func type(_ bytes: UnsafeBufferPointer<UInt8>) -> CellType? {
    switch unsafe (bytes.first, bytes.count) {
    case (UInt8(ascii: "s"), 1): .shared
    case (UInt8(ascii: "n"), 1): .number
    case (UInt8(ascii: "b"), 1): .boolean
    case (UInt8(ascii: "e"), 1): .error
    case (UInt8(ascii: "d"), 1): .date
    case (UInt8(ascii: "s"), 3): .string
    case (UInt8(ascii: "i"), 9): .inline
    default: nil
    }
  }

  private func index(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Int {
    var number = 0
    guard (1...9).contains(bytes.count) else { throw unexpected(.index) }
    for offset in bytes.indices {
      let byte = unsafe bytes[offset]
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { throw unexpected(.index) }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private mutating func handOver<Taker: CellTaker & ~Copyable>(to cells: inout Taker) throws {
    if hasFormula, !hasValue || value.isEmpty && type != .string, type != .inline {
      throw WorkbookFault.formulaWithoutValue(sheet: sheet, cell: place.description)
    }
    guard !value.isEmpty else { return }
    switch type {
    case .shared:
      let number = try unsafe index(value.bytes)
      guard number < strings.count else { throw unexpected(.index) }
      let start = number > 0 ? strings.ends[number - 1] : 0
      let end = strings.ends[number]
      guard end > start else { return }
      unsafe strings.bytes.withUnsafeBufferPointer {
        unsafe cells.take(UnsafeBufferPointer(rebasing: $0[start..<end]), kind: .text, column: column)
      }
    case .inline, .string:
      CellEscape.replace(in: &value)
      unsafe cells.take(value.bytes, kind: .text, column: column)
    case .boolean: try handOverBoolean(to: &cells)
    case .error: unsafe cells.take(value.bytes, kind: .error, column: column)
    case .date: unsafe cells.take(value.bytes, kind: .time, column: column)
    case .number: try handOverNumber(to: &cells)
    }
  }

  private mutating func handOverBoolean<Taker: CellTaker & ~Copyable>(to cells: inout Taker) throws {
    made.clear()
    switch unsafe String(decoding: value.bytes, as: UTF8.self) {
    case "1", "true": made.append("TRUE")
    case "0", "false": made.append("FALSE")
    default: throw unexpected(.boolean)
    }
    unsafe cells.take(made.bytes, kind: .boolean, column: column)
  }

  private mutating func handOverNumber<Taker: CellTaker & ~Copyable>(to cells: inout Taker) throws {
    made.clear()
    let meaning = style < styles.meanings.count ? styles.meanings[style] : .number
    if meaning != .number, let number = NumberDigits.value(of: &value),
      SerialDate(meaning: meaning, countsFrom1904: countsFrom1904).append(number, to: &made)
    {
      unsafe cells.take(made.bytes, kind: .time, column: column)
    } else {
      made.clear()
      guard NumberDigits.append(written: &value, to: &made) else { throw unexpected(.number) }
      unsafe cells.take(made.bytes, kind: .number, column: column)
    }
  }
}
