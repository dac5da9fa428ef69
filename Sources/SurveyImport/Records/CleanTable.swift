package import SurveyModel

/// Any table that can be read as clean CSV: UTF-8 without a byte order mark, commas, quotes where they are needed (RFC 4180), LF, and every record as many
/// fields as the header. Nothing in it is interpreted.
package struct CleanTable: Sendable {
  /// What was recognised, repaired and left out, a sentence each.
  package let account: [LocalizedText]

  /// Reads the file and hands over its clean text, piece by piece.
  ///
  /// - Parameters:
  ///   - path: `-` for the standard input.
  ///   - sheet: of a workbook; `nil` for the largest table.
  ///   - delimiter: one sign or more; `nil` to find it.
  /// - Throws: where the file cannot be read, is no text in a known encoding, has no such sheet, or leaves a quote open that may hold all the rest of it.
  package init(
    of path: String, sheet: String? = nil, encoding: TextEncoding? = nil, delimiter: String? = nil, write: ([UInt8]) -> Void
  ) throws(ImportFailure) {
    let source = try RecordSources.open(InputFile(argument: path), format: FileFormat(encoding: encoding, sheet: sheet))
    let packed = source as? ZippedSource
    if let file = (packed?.table ?? source) as? CSVFile {
      let said = try Self.text(file.input, encoding: encoding, delimiter: delimiter.map { Array($0.utf8) }, write)
      account = (packed.map { [$0.told(nil)] } ?? []) + said
    } else {
      account = try PlacedTable(source).write(write)
    }
  }

  // MARK: - Text

  private static func text(
    _ input: InputFile, encoding: TextEncoding?, delimiter: [UInt8]?, _ write: ([UInt8]) -> Void
  ) throws(ImportFailure) -> [LocalizedText] {
    let decoded = try WholeText(input, encoding: encoding)
    var account = decoded.recognized
    var text = decoded.bytes
    if let signature = Signature(text: text.prefix(4 * Signature.length)) { throw signature.failure(input) }
    var stated = delimiter
    if let declared = Self.declaredDelimiter(text) {
      stated = stated ?? declared.delimiter
      text.removeFirst(declared.length)
    }
    let found = DialectSearch(text).search(delimiter: stated)
    var parser = DialectParser(text, found.dialect, width: found.width)
    parser.parse()
    if let line = parser.openLine ?? Self.openLine(text, found, width: found.width) {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: input.name, line: line), .unclosedQuote)
    }
    let table = parser.table
    guard table.count > 0 else { return account + [.emptyTable] }
    let shape = TableShape(table, usual: found.width)
    let kinds = ColumnKinds(table, shape)
    var fits = TableWords.Fits()
    var writer = CleanWriter()
    for row in shape.rows {
      let (cells, fit) = shape.cells(row, of: table, kinds, delimiter: found.dialect.delimiter)
      fits.add(fit, line: table.lines[row])
      writer.add(cells)
      writer.flush(ifMoreThan: 1 << 16, write)
    }
    writer.flush(ifMoreThan: 0, write)
    account += TableWords.dialect(found.dialect, isStated: delimiter != nil)
    account += TableWords.leftOut(table, shape)
    account += fits.sentences
    account += TableWords.mended(parser.mended, unclosed: parser.unclosed)
    return account
  }

  /// Where quotes were taken for characters: the line on which one would open a cell that may hold all the rest. In files that tabs delimit quotes are
  /// characters, as Google Sheets writes them.
  private static func openLine(_ text: [UInt8], _ found: DialectSearch.Found, width: Int) -> Int? {
    guard found.dialect.quote == nil, found.dialect.delimiter != [9] else { return nil }
    var dialect = found.dialect
    dialect.quote = UInt8(ascii: "\"")
    var parser = DialectParser(text, dialect, width: width)
    parser.parse()
    return parser.openLine
  }

  /// Of a first line `sep=;`.
  private static func declaredDelimiter(_ text: [UInt8]) -> (delimiter: [UInt8], length: Int)? {
    let line = text.prefix { $0 != 10 && $0 != 13 }
    guard (5...10).contains(line.count), String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return nil }
    var length = line.count
    if length < text.count { length += text[length] == 13 && length + 1 < text.count && text[length + 1] == 10 ? 2 : 1 }
    return (Array(line.dropFirst(4)), length)
  }
}

/// Writes records by RFC 4180.
struct CleanWriter: ~Copyable {
  private var bytes = ByteRun()

  private static let quote = UInt8(ascii: "\"")

  mutating func add(_ cells: [[UInt8]]) {
    for (place, cell) in cells.enumerated() {
      unsafe cell.withUnsafeBufferPointer { unsafe add($0, at: place, of: cells.count) }
    }
  }

  /// Writes the next cell of a record of so many; the last one ends it.
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>, at place: Int, of count: Int) {
    if place > 0 { bytes.append(UInt8(ascii: ",")) }
    let needsQuotes =
      unsafe cell.contains { $0 == UInt8(ascii: ",") || $0 == Self.quote || $0 == 10 || $0 == 13 } || count == 1 && cell.isEmpty
    if needsQuotes {
      bytes.append(Self.quote)
      for offset in cell.indices {
        let byte = unsafe cell[offset]
        if byte == Self.quote { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(Self.quote)
    } else {
      unsafe bytes.append(cell)
    }
    if place == count - 1 { bytes.append(10) }
  }

  mutating func flush(ifMoreThan count: Int, _ write: ([UInt8]) -> Void) {
    if let bytes = taken(ifMoreThan: count) { write(bytes) }
  }

  /// What was written since the last time, where that is enough.
  mutating func taken(ifMoreThan count: Int) -> [UInt8]? {
    guard bytes.count > count else { return nil }
    let taken = unsafe Array(bytes.bytes)
    bytes.clear()
    return taken
  }
}
