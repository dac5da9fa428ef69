import SurveyModel

/// Which of the first records of a text is the header, where the first is a title or names the sections of a form.
///
/// The rule is that of sheets (``TableHead``). In a text a line with few cells may as well be a header to which rows are wider than they should be, so
/// the rows must bear it out: most are as wide as the header found, and show that it names their columns.
struct TextHead {
  /// A record: its bytes, and the line on which it begins.
  struct Span {
    let bytes: Range<Int>
    let line: Int
  }

  let header: Span
  let delimiter: UInt8
  /// Records above the header.
  let titles: [String]
  /// The section of each column; empty where no row names them.
  let sections: [String]

  /// So many bytes are looked at.
  static let longest = 1 << 17

  /// Whether a first record has cells so few, or without anything in them, that it may be no header.
  static func mayBeNone(_ record: ArraySlice<UInt8>, delimiter: UInt8?) -> Bool {
    let cells = candidates(delimiter).map { Self.cells(of: record, $0) }
    guard let most = cells.max(by: { $0.count < $1.count }), most.count > 1 else { return true }
    let filled = most.count { !$0.isEmpty }
    return filled <= 3 || filled < most.count
  }

  /// - Parameter delimiter: where it is known.
  /// - Returns: `nil` where the first record is the header, as far as anybody can tell.
  init?(_ records: [Span], of text: [UInt8], delimiter: UInt8?) {
    var widest = 0
    var best: TextHead?
    for delimiter in Self.candidates(delimiter) {
      guard let (head, width) = Self.find(records, in: text, delimiter), width > widest else { continue }
      (best, widest) = (head, width)
    }
    guard let best else { return nil }
    self = best
  }

  private init(header: Span, delimiter: UInt8, titles: [String], sections: [String]) {
    (self.header, self.delimiter, self.titles, self.sections) = (header, delimiter, titles, sections)
  }

  private static func candidates(_ delimiter: UInt8?) -> [UInt8] { delimiter.map { [$0] } ?? HeaderSearch.candidates }

  private static func find(_ records: [Span], in text: [UInt8], _ delimiter: UInt8) -> (head: TextHead, width: Int)? {
    let cells = records.map { Self.cells(of: text[$0.bytes], delimiter) }
    let rows = cells.enumerated().map { number, cells in
      let filled = cells.enumerated().filter { !$1.isEmpty }
      return HeldRow(row: number + 1, cells: filled.map { HeldRow.Cell(column: $0, kind: .text, text: $1) })
    }.filter { !$0.cells.isEmpty }
    guard let found = TableHead(rows, merged: []), rows[found.titles].row > 1 else { return nil }
    let header = rows[found.titles]
    let below = rows.dropFirst(found.titles + 1)
    let width = cells[header.row - 1].count
    let asWide = below.count { cells[$0.row - 1].count == width }
    let isNamed = NamingRow(header, over: below).isBorneOut || HeaderSections.isOfPlatform(header) && !below.isEmpty
    guard width > 1, asWide * 10 >= below.count * 9, isNamed, !isSentence(text[records[header.row - 1].bytes], delimiter) else {
      return nil
    }
    let head = TextHead(
      header: records[header.row - 1], delimiter: delimiter, titles: rows.prefix(found.titles).map(\.title),
      sections: found.sections?.names ?? [])
    return (head, width)
  }

  /// Commas of sentences have a blank behind them.
  private static func isSentence(_ record: ArraySlice<UInt8>, _ delimiter: UInt8) -> Bool {
    delimiter == UInt8(ascii: ",") && !record.contains(UInt8(ascii: "\"")) && record.firstRange(of: ", ".utf8) != nil
  }

  /// Without the blanks and quotes around them; a sentence with commas is one.
  private static func cells(of record: ArraySlice<UInt8>, _ delimiter: UInt8) -> [[UInt8]] {
    if isSentence(record, delimiter), zip(record, record.dropFirst()).allSatisfy({ $0 != delimiter || $1 == 32 }) { return [Array(record)] }
    var cells: [[UInt8]] = [[]]
    var isInQuotes = false
    var isBehindQuote = false
    for byte in record {
      if byte == UInt8(ascii: "\"") {
        isInQuotes.toggle()
        // Two of them are one.
        if isInQuotes, isBehindQuote { cells[cells.count - 1].append(byte) }
        isBehindQuote = !isInQuotes
        continue
      }
      isBehindQuote = false
      if byte == delimiter, !isInQuotes { cells.append([]) } else { cells[cells.count - 1].append(byte) }
    }
    return cells.map { cell in
      let start = cell.firstIndex { $0 > 32 } ?? cell.endIndex
      let end = cell.lastIndex { $0 > 32 }.map { $0 + 1 } ?? start
      return Array(cell[start..<max(start, end)])
    }
  }
}
