import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct RecordReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// A record a line: its line number, its fields in brackets; `!` and the column for a stray quote; `~` for a field without even quotes.
    let records: [String]
    var delimiter: UInt8 = UInt8(ascii: ",")
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "plain", text: "a,b\n1,2\n", records: ["1[a][b]", "2[1][2]"]),
    Case(name: "last line without end", text: "a,b\n1,2", records: ["1[a][b]", "2[1][2]"]),
    Case(name: "last cell empty without end", text: "a,b\n1,", records: ["1[a][b]", "2[1][~]"]),
    Case(name: "CRLF", text: "a,b\r\n1,2\r\n3,4\r\n", records: ["1[a][b]", "2[1][2]", "3[3][4]"]),
    Case(name: "CR", text: "a,b\r1,2\r3,4", records: ["1[a][b]", "2[1][2]", "3[3][4]"]),
    Case(name: "mixed line ends", text: "a\nb\r\nc\rd\r\re\n\rf", records: ["1[a]", "2[b]", "3[c]", "4[d]", "6[e]", "8[f]"]),
    Case(name: "blank lines", text: "\n\na,b\n\n  \n1,2\n\n", records: ["3[a][b]", "6[1][2]"]),
    Case(name: "blank lines of CRLF", text: "a\r\n\r\n\r\nb\r\n", records: ["1[a]", "4[b]"]),
    Case(name: "quotes", text: "\"a\",\"b,c\"\n\"\",x\n", records: ["1[a][b,c]", "2[][x]"]),
    Case(name: "nothing and empty quotes", text: "a,,\"\"\n", records: ["1[a][~][]"]),
    Case(name: "doubled quotes", text: "\"a \"\"b\"\"\",c\n\"\"\"\",d\n", records: ["1[a \"b\"][c]", "2[\"][d]"]),
    Case(name: "line breaks in cells", text: "\"a\nb\",c\nd,\"e\r\nf\r\"\ng,h\n", records: ["1[a\nb][c]", "3[d][e\r\nf\r]", "6[g][h]"]),
    Case(name: "blanks around quotes", text: "a , \"b\" ,c\n", records: ["1[a][b][c]"]),
    Case(name: "stray quote", text: "a,b\n1,2\"3\n4,5\n", records: ["1[a][b]", "2!2", "3[4][5]"]),
    Case(name: "stray quote behind a cell", text: "\"a\"x,b\n4,5", records: ["1!1", "2[4][5]"]),
    Case(name: "stray quote on the last line", text: "a\n1\"", records: ["1[a]", "2!1"]),
    Case(name: "stray quotes on a line", text: "a\"b\"c,\"d\n1,2\n", records: ["1!1", "2[1][2]"]),
    Case(
      name: "a forgotten quote costs its own line only", text: "a,b\n1,\"open\n3,4\n5,\"six\"\n7,8\n",
      records: ["1[a][b]", "2!2", "3[3][4]", "4[5][six]", "5[7][8]"]),
    Case(
      name: "two forgotten quotes", text: "1,\"open\r\n3,4\r\n5,\"six\"\r\n7,\"open\r\n\r\n9,\"ten\"\r\n",
      records: ["1!2", "2[3][4]", "3[5][six]", "4!2", "6[9][ten]"]),
    Case(name: "semicolon", text: "a;b,c\n", records: ["1[a][b,c]"], delimiter: UInt8(ascii: ";")),
    Case(name: "tab", text: "a\tb c\n\t\n", records: ["1[a][b c]", "2[~][~]"], delimiter: 9),
    Case(name: "one cell", text: "a", records: ["1[a]"]),
    Case(name: "nothing", text: "", records: []),
    Case(name: "only blank lines", text: "\n\r\n\r", records: []),
    Case(name: "letters of more bytes", text: "Hài lòng,Móng Cái\n", records: ["1[Hài lòng][Móng Cái]"]),
  ]

  static func records(of text: String, delimiter: UInt8 = UInt8(ascii: ","), chunk: Int) throws(ImportFailure) -> [String] {
    var reader = RecordReader(file: "f.csv", delimiter: delimiter)
    var records: [String] = []
    func take(_ record: Record) {
      var text = "\(record.line)"
      if let column = record.strayQuote {
        text += "!\(column)"
      } else {
        for column in 0..<record.count {
          text += record.isUnquotedEmpty(column) ? "[~]" : "[" + String(decoding: record.bytes(column), as: UTF8.self) + "]"
        }
      }
      records.append(text)
    }
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      let piece = Array(bytes[place..<min(place + chunk, bytes.count)])
      try piece.withUnsafeBufferPointer { piece throws(ImportFailure) in try reader.feed(UnsafeRawBufferPointer(piece), take) }
      place += chunk
    }
    try reader.finish(take)
    return records
  }

  static let chunks = [1, 2, 3, 7, 64]

  @Test(arguments: cases, chunks) func records(c: Case, chunk: Int) throws {
    #expect(try Self.records(of: c.text, delimiter: c.delimiter, chunk: chunk) == c.records)
  }

  struct Unclosed: Sendable {
    let text: String
    let line: Int
  }

  static let unclosed: [Unclosed] = [
    Unclosed(text: "a,b\n1,\"open\n3,4\n5,6\n", line: 2), Unclosed(text: "\"a\nb\",c\n\"d\ne\",\"f\ng,h", line: 4),
    Unclosed(text: "a\r\n\"", line: 2), Unclosed(text: "\"", line: 1), Unclosed(text: "a\r\r\"b\rc", line: 3),
    Unclosed(text: "\"a\nb\",\"c", line: 2),
  ]

  @Test(arguments: unclosed, chunks) func unclosedQuote(c: Unclosed, chunk: Int) {
    let failure = #expect(throws: ImportFailure.self) { try Self.records(of: c.text, chunk: chunk) }
    #expect(failure?.kind == .unusable)
    #expect(failure?.faults.map(\.place.line) == [c.line])
  }

  @Test func aFieldLargerThanAnyBuffer() throws {
    let long = String(repeating: "x", count: 300_000)
    let wide = String(repeating: "y,", count: 5_000)
    #expect(try Self.records(of: "\"\(long)\",b\n\(wide)z\n", chunk: 4096).map(\.utf8.count) == [long.utf8.count + 6, 1 + 5_000 * 3 + 3])
  }
}
