import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct SignatureTests {
  struct Case: Sendable {
    let bytes: [UInt8]
    let found: String
    init(_ bytes: [UInt8], _ found: String) {
      self.bytes = bytes
      self.found = found
    }
    init(_ text: String, _ found: String) { self.init(Array(text.utf8), found) }
  }

  static let zip: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26)
  static let save = "; save it as CSV UTF-8"
  static let unpack = "; unpack it and give the CSV file inside"
  static let export = "; export the answers as CSV UTF-8"

  static let cases: [Case] = [
    Case(zip + Array("[Content_Types].xml".utf8), "a workbook (.xlsx)" + save),
    Case(zip + Array("xl/workbook.xml".utf8), "a workbook (.xlsx)" + save),
    Case(zip + Array("mimetypeapplication/vnd.oasis".utf8), "a workbook (.ods)" + save),
    Case(zip + Array("Form.csv".utf8), "a zip archive" + unpack),
    Case(zip + Array("data".utf8), "a workbook (.xlsx) or zip" + save), Case([0x50, 0x4B, 5, 6], "a workbook (.xlsx) or zip" + save),
    Case([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old workbook (.xls)" + save),
    Case([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive" + unpack), Case("Rar!\u{1A}\u{7}", "a RAR archive" + unpack),
    Case([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz file" + unpack), Case("BZh91AY&SY", "a bzip2 file" + unpack),
    Case([0x28, 0xB5, 0x2F, 0xFD], "a zstd file" + unpack), Case("%PDF-1.7\n", "a PDF" + export),
    Case("$FL2@(#)", "an SPSS file (.sav)" + export),
    Case("SQLite format 3\0", "an SQLite database" + export), Case([0x89, 0x50, 0x4E, 0x47, 13, 10], "a picture" + export),
    Case([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "text in UTF-32" + save), Case("\r\n <!DOCTYPE html>", "an HTML or XML page" + export),
    Case("\u{FEFF}<html xmlns:x=", "an HTML or XML page" + export), Case("<?xml version=", "an HTML or XML page" + export),
    Case([0xFF, 0xFE] + "<table>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "an HTML or XML page" + export),
    Case("{\\rtf1\\ansi", "an RTF document" + export), Case("{ \"responses\": []}", "JSON" + export),
    Case("[\n {\"id\": 1}]", "JSON" + export),
    Case("[[1, 2]]", "JSON" + export), Case("{}", "JSON" + export),
  ]

  @Test(arguments: cases, [1, 7, 1 << 20]) func foreign(c: Case, chunk: Int) throws {
    #expect(try EncodingTests.outcome(c.bytes, chunk: chunk) == ["f.csv: expected a CSV file, found \(c.found)"])
  }

  /// Headers that only look like it.
  @Test(arguments: ["[id],q1", "<5 years,q1", "{a},b", "PK,b", "BZh,b", "%,b"]) func tables(header: String) throws {
    #expect(try EncodingTests.outcome(Array((header + "\n1,2\n").utf8)).count == 2)
  }
}
