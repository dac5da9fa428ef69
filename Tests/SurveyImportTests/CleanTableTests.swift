import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// Tables as people and programs damage them, one fault a file; what separates and quotes their cells is found by the program.
@Suite struct CleanTableTests {
  private static func clean(_ bytes: [UInt8], delimiter: String? = nil) throws -> (csv: String, account: [String]) {
    let folder = try TemporaryFolder(["f": bytes])
    var csv: [UInt8] = []
    let table = try CleanTable(of: folder.path + "/f", delimiter: delimiter) { csv += $0 }
    return (String(decoding: csv, as: UTF8.self), table.account.map { $0[.en] })
  }

  private static func clean(_ text: String, delimiter: String? = nil) throws -> (csv: String, account: [String]) {
    try clean(Array(text.utf8), delimiter: delimiter)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let csv: String
    let account: [String]

    init(_ name: String, _ text: String, _ csv: String, _ account: [String] = []) {
      testDescription = name
      self.text = text
      self.csv = csv
      self.account = account
    }
  }

  static let cases: [Case] = [
    Case("plain", "a,b,c\n1,2,3\n", "a,b,c\n1,2,3\n"),
    Case("without a line end", "a,b\n1,2", "a,b\n1,2\n"),
    Case("a delimiter inside quotes", "first,city\nJohn,\"Anytown, WW\"", "first,city\nJohn,\"Anytown, WW\"\n"),
    Case("empty in quotes", "a,b,c\r\n1,\"\",\"\"\r\n2,3,4", "a,b,c\n1,,\n2,3,4\n"),
    Case("doubled quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n"),
    Case(
      "JSON in a cell", "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n",
      "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n"),
    Case(
      "quotes that are inches and minutes", "phone,at,city\n20952,37°36'37.8\"N 121°2'17.9\"W,Modesto",
      "phone,at,city\n20952,\"37°36'37.8\"\"N 121°2'17.9\"\"W\",Modesto\n"),
    Case(
      "line ends in a cell", "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
      "a,b,c\n1,2,3\n\"Once upon \r\na time\",5,6\n7,8,9\n"),
    Case("quotes and line ends", "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n"),
    Case("letters of three bytes", "a,b,c\n1,2,3\n4,5,ʤ\n", "a,b,c\n1,2,3\n4,5,ʤ\n"),
    Case("one column", "Đơn vị\nMóng Cái\nHòn Gai\n", "Đơn vị\nMóng Cái\nHòn Gai\n"),
    Case("an empty file", "", "", ["the file has no records"]),
    Case("sep", "sep=;\na;b\n1;2\n", "a,b\n1,2\n", ["delimiter \";\""]),
  ]

  @Test(arguments: cases) func one(c: Case) throws {
    let (csv, account) = try Self.clean(c.text)
    #expect(csv == c.csv)
    #expect(account == c.account)
  }

  /// As `init` refuses them, whatever they are called.
  @Test(arguments: [
    ("<html><table><tr><td>1</td></tr></table></html>", "an HTML or XML page"),
    ("\u{FEFF} <!DOCTYPE html>\n<p>1,2</p>\n", "an HTML or XML page"), ("[{\"a\": 1}]", "JSON"), ("{\\rtf1 a}", "RTF"),
  ])
  func noTable(text: String, found: String) {
    let failure = #expect(throws: ImportFailure.self) { try Self.clean(text) }
    #expect(failure?.kind == .unusable && failure?.description.contains(found) == true)
  }

  // MARK: - One fault a file

  static let header = ["DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "ProductDescription", "URL", "Comments"]

  /// Every row has a cell with a comma; some have quotes, a line end, nothing.
  static func rows(_ count: Int = 24) -> [[String]] {
    (0..<count).map { row in
      [
        "\(10 + row % 18)/0\(1 + row % 9)/2018", "\(10 + row % 12):\(10 + row * 7 % 50):00", "\(row * 3 + 1)", "TNY\(1000 + row * 17)",
        "\(row * 11 + 4).\(row % 10)5", row % 2 == 0 ? "Desk lamp, small" : "Chair",
        row % 5 == 2 ? "A \"good\" one, they say" : "Plain, grey",
        "https://www.example.org/p/\(row)", row % 4 == 1 ? "" : row % 7 == 3 ? "wait for\nthe next" : "ok",
      ]
    }
  }

  struct Style: Sendable {
    var delimiter = ","
    var quote: String? = "\""
    var escape: String?
    var end = "\r\n"
    var quotesAll = false

    func cell(_ text: String) -> String {
      guard let quote else { return text }
      let signs = [delimiter, quote, "\n", "\r"] + delimiter.map { String($0) }
      let isSpecial = signs.contains(where: { text.contains($0) }) || delimiter == " " && text.isEmpty
      guard quotesAll || isSpecial else { return text }
      return quote + text.replacingOccurrences(of: quote, with: (escape ?? quote) + quote) + quote
    }

    func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: delimiter) + end }
    func text(_ rows: [[String]]) -> String { rows.map(row).joined() }
  }

  static func expected(_ rows: [[String]]) -> String { Style(end: "\n").text(rows) }

  static let delimiters = [",", ";", "\t", "|", ":", "^", "~", " ", ", ", "; ", "||", "::", "~|~", "|;|", "\t\t", "##", " | "]

  @Test(arguments: delimiters, [false, true]) func delimiter(_ delimiter: String, quotesAll: Bool) throws {
    let rows = [Self.header] + Self.rows()
    for end in ["\n", "\r\n", "\r"] {
      let text = Style(delimiter: delimiter, end: end, quotesAll: quotesAll).text(rows)
      // A line end within a cell is as the cell has it.
      #expect(try Self.clean(text).csv == Self.expected(rows), "\(end.debugDescription)")
      #expect(try Self.clean(text, delimiter: delimiter).csv == Self.expected(rows), "stated, \(end.debugDescription)")
    }
  }

  @Test(arguments: ["'", "`", "|", "$", "*"], [",", ";", "\t"]) func quote(_ quote: String, _ delimiter: String) throws {
    let rows = [Self.header] + Self.rows()
    let text = Style(delimiter: delimiter, quote: quote, quotesAll: !["'", "`"].contains(quote)).text(rows)
    #expect(try Self.clean(text).csv == Self.expected(rows))
  }

  @Test(arguments: ["\"", "'"], [",", ";", "\t", "|"]) func backslash(_ quote: String, _ delimiter: String) throws {
    let rows = [Self.header] + Self.rows()
    let text = Style(delimiter: delimiter, quote: quote, escape: "\\", quotesAll: true).text(rows)
    // Only where some quote is escaped does the file tell.
    guard text.contains("\\") else { return }
    #expect(try Self.clean(text).csv == Self.expected(rows))
  }

  @Test func mixedRecordEnds() throws {
    let rows = [Self.header] + Self.rows()
    let text = rows.enumerated().map { Style(end: ["\n", "\r\n", "\r"][$0 % 3]).row($1) }.joined()
    #expect(try Self.clean(text).csv == Self.expected(rows))
  }

  @Test(arguments: [
    "Report of the year 2018\n", "Report of the year 2018\r\n\r\n", "Title\nMade on 1 May, by the office\n\n", "Title,,,,,,,,\n,,,,,,,,\n",
    "# a comment, with commas, of which there are many, one, two, three, four\n",
  ]) func preamble(_ preamble: String) throws {
    let rows = [Self.header] + Self.rows()
    let (csv, account) = try Self.clean(preamble + Style().text(rows))
    #expect(csv == Self.expected(rows))
    #expect(account.contains { $0.contains("above the header left out") })
  }

  @Test(arguments: [
    "Total 24 rows", "\r\nSource: the office\r\n", "-- end --\n", "\r\n\r\nNote: made up, not to be used\r\n",
    "\r\nMade by\r\nthe office, at noon\r\n",
  ]) func footer(_ footer: String) throws {
    let rows = [Self.header] + Self.rows()
    let (csv, account) = try Self.clean(Style().text(rows) + footer)
    #expect(csv == Self.expected(rows))
    #expect(account.contains { $0.contains("below the table left out") })
  }

  @Test func severalTables() throws {
    let rows = [Self.header] + Self.rows()
    let second = [["Id", "Name", "Town"]] + (0..<9).map { ["\($0)", "N\($0)", "T\($0)"] }
    let padded = second.map { $0 + Array(repeating: "", count: 6) }
    #expect(try Self.clean(Style().text(rows) + "\r\n" + Style().text(second)).csv == Self.expected(rows + padded))
    // A wider second table makes the first as wide.
    let wide = rows.map { $0 + ["x", "y"] }
    #expect(
      try Self.clean(Style().text(rows) + "\r\n" + Style().text(wide)).csv == Self.expected(rows.map { $0 + ["", ""] } + wide))
  }

  @Test func headers() throws {
    let rows = Self.rows()
    #expect(try Self.clean(Style().text(rows)).csv == Self.expected(rows))
    let twice = [Self.header, Self.header] + rows
    #expect(try Self.clean(Style().text(twice)).csv == Self.expected(twice))
    #expect(try Self.clean(Style().text([Self.header])).csv == Self.expected([Self.header]))
    #expect(try Self.clean(Style().text([Self.header, rows[0]])).csv == Self.expected([Self.header, rows[0]]))
  }

  @Test func veryLongCells() throws {
    var rows = [Self.header] + Self.rows()
    rows[7][6] = String(repeating: "long, \"longer\", longest ", count: 4_000)
    rows[12][8] = String(repeating: "x", count: 80_000)
    #expect(try Self.clean(Style().text(rows)).csv == Self.expected(rows))
    rows[0][5] = String(repeating: "a long, long header; ", count: 3_500)
    #expect(try Self.clean(Style(delimiter: ";").text(rows)).csv == Self.expected(rows))
  }

  /// What a line costs is told by its length, not by the square of it: with quotes that close nothing, and with thousands of delimiters.
  @Test(arguments: ["the \"so called\" thing \"", ",\"a", ",\"\"a", ",\"\"\"\"", ",\"a\\\"", "word, ", ","]) func longFaultyLines(
    part: String
  ) {
    let line = Array(("x,y," + String(repeating: part, count: 400_000 / part.utf8.count)).utf8)
    let dialect = Dialect(delimiter: [44], escape: UInt8(ascii: "\\"))
    let start = ContinuousClock.now
    let cells = LineReadings(dialect: dialect).tolerant(line[...])
    #expect(cells.prefix(2) == [[120], [121]])
    var parser = DialectParser(Array("a,b,c\n1,2,3\n".utf8), dialect)
    parser.parse()
    let shape = TableShape(parser.table, usual: 3)
    let kinds = ColumnKinds(parser.table, shape)
    if cells.count > 3 {
      let joined = kinds.joinedInOne(cells, delimiter: [44])
      #expect(joined.count == 3 && joined.joined(separator: [44]).elementsEqual(cells.joined(separator: [44])))
    }
    // The square takes an hour.
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  /// Many delimiters too many are one cell's.
  @Test func aSentenceWithoutQuotes() throws {
    var rows = [Self.header] + Self.rows()
    rows[9][6] = (1...30).map { "part \($0)" }.joined(separator: ", ")
    let text = rows.enumerated().map {
      $0 == 9 ? ($1[..<6].map(Style().cell) + $1[6...]).joined(separator: ",") + "\r\n" : Style().row($1)
    }.joined()
    let (csv, account) = try Self.clean(text)
    #expect(csv == Self.expected(rows))
    #expect(account.contains { $0.hasPrefix("1 row with") })
  }

  /// The file, and the line of a quote that may hold the rest of it; `nil` where rows or delimiters tell that it is a character.
  static let unclosed: [(text: String, line: Int?)] = [
    ("a,b\n1,\"open\n", 2), ("a,b\n1,\"open", 2), ("a,b\n1,\"x, y\"\n2,\"open\n", 3), ("a,b\n1,\"open\nmore text\nand more\n", 2),
    ("a;b;c\n1;2;3\n1;\"2;3\nwords and words\n", nil), ("a,b\n1,\"open\n2,3\n", nil), ("a,b\n1,\"open\n\n2,3\n", nil),
    ("a,b,c\n1,\"2,3\n", nil), ("\"a,b,c\n1,2,3\n", nil), ("Đơn vị\n\"Móng Cái\nHòn Gai\n", nil), ("a\tb\n1\t\"open\n", nil),
    ("a,b\n1,2\n3,4\n5,6\n7,\"open\n", nil), ("a,b\n1,2\n3,4\n5,6\n7,\"open", 5),
  ]

  @Test(arguments: unclosed) func aQuoteThatIsNeverClosed(text: String, line: Int?) throws {
    do {
      let (csv, account) = try Self.clean(text)
      #expect(line == nil, "\(csv)")
      if account != ["delimiter tab", "quotes are ordinary characters"] {
        #expect(account.contains { $0.contains("is never closed; it was read as a character") || $0 == "quotes are ordinary characters" })
      }
    } catch let failure as ImportFailure {
      #expect(failure.faults.map(\.place.line) == [line] && failure.faults[0].message[.en].hasPrefix("expected a closing quote"))
    }
  }

  /// A quote too many at each place costs nothing but its own cell.
  @Test(arguments: 0..<24) func strayQuote(row: Int) throws {
    let rows = [Self.header] + Self.rows()
    for column in 0..<9 {
      for isBefore in [true, false] {
        var cells = rows[row + 1].map(Style().cell)
        cells[column] = isBefore ? "\"" + cells[column] : cells[column] + "\""
        let lines = rows.enumerated().map { $0 == row + 1 ? cells.joined(separator: ",") + "\r\n" : Style().row($1) }
        let found = try Self.clean(lines.joined()).csv
        let others = rows.enumerated().filter { $0.offset != row + 1 }.map { Self.expected([$0.element]) }
        for line in others where !found.contains(line) {
          Issue.record("row \(row), column \(column), \(isBefore ? "before" : "behind"): lost \(line)")
          break
        }
      }
    }
  }

  /// Also where a later cell of the row goes over lines: what follows half a record is no row.
  @Test(arguments: 0..<8) func strayQuoteBeforeLines(column: Int) throws {
    var rows = [Self.header] + Self.rows()
    rows[5][8] = "wait for\nthe next"
    rows[5][6] = "plain"
    var cells = rows[5].map(Style().cell)
    cells[column] = "\"" + cells[column]
    let lines = rows.enumerated().map { $0 == 5 ? cells.joined(separator: ",") + "\r\n" : Style().row($1) }
    // A cell in quotes of its own has three then, of which two are one.
    guard !rows[5][column].contains(",") else { return }
    rows[5][column] = "\"" + rows[5][column]
    #expect(try Self.clean(lines.joined()).csv == Self.expected(rows))
  }

  /// A delimiter too few or too many costs its own row only, and the row stays.
  @Test(arguments: 0..<24) func delimiterTooFewOrTooMany(row: Int) throws {
    let rows = [Self.header] + Self.rows()
    for column in 0..<8 {
      for surplus in [true, false] {
        let cells = rows[row + 1].map(Style().cell)
        let line =
          cells[...column].joined(separator: ",") + (surplus ? ",," : "") + cells[(column + 1)...].joined(separator: ",") + "\r\n"
        let text = rows.enumerated().map { $0 == row + 1 ? line : Style().row($1) }.joined()
        let (csv, account) = try Self.clean(text)
        if surplus {
          #expect(csv == Self.expected(rows), "row \(row), column \(column)")
          #expect(account.contains { $0.hasPrefix("1 row with") }, "row \(row), column \(column)")
        } else {
          for other in rows.indices where other != row + 1 { #expect(csv.contains(Self.expected([rows[other]]))) }
        }
      }
    }
  }
}
