import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

@Suite struct EncodingTests {
  /// Every letter of Vietnamese beyond ASCII, in the order of the tones: none, grave, hook, tilde, acute, dot.
  static let letters = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"

  /// All records of the file, `[cell][cell]`, a line each, then what was recognised; or the failure.
  static func outcome(
    _ bytes: [UInt8], encoding: TextEncoding? = nil, delimiter: UInt8? = nil, limits: ImportLimits = ImportLimits(),
    isDeclared: Bool = true,
    chunk: Int = 1 << 20
  ) throws -> [String] {
    let folder = try TemporaryFolder(["f.csv": bytes])
    defer { withExtendedLifetime(folder) {} }
    var lines: [String] = []
    do throws(ImportFailure) {
      let file = CSVFile(
        InputFile(name: "f.csv", path: folder.path + "/f.csv"), format: FileFormat(encoding: encoding, delimiter: delimiter),
        limits: limits, isDeclared: isDeclared, chunkSize: chunk)
      let reading = try file.read { record in
        let cells = (0..<record.count).map { "[\(record.text($0))]" }.joined()
        lines.append("\(record.line)" + (record.strayQuote.map { "!\($0)" } ?? cells))
      }
      #expect(reading.file.bytes == bytes.count)
      return lines + (reading.recognized.map { [$0[.en]] } ?? [])
    } catch {
      return error.faults.map(\.description)
    }
  }

  static let encodings: [TextEncoding] = [.utf8, .utf16LittleEndian, .utf16BigEndian, .windows1258]

  /// Compared scalar by scalar: what comes out is composed.
  @Test(arguments: encodings, [1, 2, 3, 7, 64, 1 << 20]) func everyLetterOfVietnamese(encoding: TextEncoding, chunk: Int) throws {
    let all = Self.letters + Self.letters.uppercased()
    let text = "Tên,Đơn vị\n\"\(all)\",1\nHòn Gai,Vạn Gia\n"
    for composed in [true, false] {
      let bytes = try #require(text.precomposedStringWithCanonicalMapping.bytes(in: encoding, composed: composed))
      let lines = try Self.outcome(bytes, encoding: encoding, chunk: chunk)
      let expected = ["1[Tên][Đơn vị]", "2[\(all)][1]", "3[Hòn Gai][Vạn Gia]"]
      #expect(lines.map { Array($0.unicodeScalars) } == expected.map { Array($0.precomposedStringWithCanonicalMapping.unicodeScalars) })
    }
  }

  /// By hand from the code chart: o and F2 (dot below) are ọ, 61 CC is à as E0 is, â (E2) and EC (acute) are ấ; F2 behind a line break stays alone.
  @Test(arguments: [1, 2, 3, 64]) func combiningMarks(chunk: Int) throws {
    let bytes: [UInt8] = [0x61, 0x0A, 0x6F, 0xF2, 0x63, 0x20, 0x61, 0xCC, 0xE0, 0x20, 0xE2, 0xEC, 0x0A, 0xF5, 0xCC]
    #expect(try Self.outcome(bytes, encoding: .windows1258, chunk: chunk) == ["1[a]", "2[ọc àà ấ]", "3[ờ]"])
  }

  /// CA is a no-break space in Mac Roman, 8E é and 97 ó; in Windows-1252 97 is a dash and E9 é.
  @Test func westernEncodings() throws {
    #expect(try Self.outcome([0x61, 0x0D, 0xCA, 0x8E, 0x97], encoding: .macRoman) == ["1[a]", "2[éó]"])
    #expect(try Self.outcome([0x61, 0x0A, 0x97, 0xE9], encoding: .windows1252) == ["1[a]", "2[—é]"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var encoding: TextEncoding?
    let outcome: [String]
    var testDescription: String { name }
  }

  static func utf16(_ text: String) -> [UInt8] { text.bytes(in: .utf16LittleEndian) ?? [] }

  static let cases: [Case] = [
    Case(
      name: "a mark decides", bytes: [0xFF, 0xFE] + utf16("a;b\r\n1;ọ\r\n"), encoding: .windows1258,
      outcome: ["1[a][b]", "2[1][ọ]", "f.csv: UTF-16 LE with a byte order mark, delimiter \";\" found in the header"]),
    Case(
      name: "Unicode text of a spreadsheet", bytes: [0xFF, 0xFE] + utf16("Đơn vị\tq1\r\nHòn Gai\t5\r\n"),
      outcome: ["1[Đơn vị][q1]", "2[Hòn Gai][5]", "f.csv: UTF-16 LE with a byte order mark, delimiter tab found in the header"]),
    Case(
      name: "without a mark", bytes: utf16("Dấu,q1\nx,5\n"),
      outcome: ["1[Dấu][q1]", "2[x][5]", "f.csv: UTF-16 LE without a byte order mark"]),
    Case(
      name: "big endian without a mark", bytes: "Dấu,q1\nx,5\n".bytes(in: .utf16BigEndian)!,
      outcome: ["1[Dấu][q1]", "2[x][5]", "f.csv: UTF-16 BE without a byte order mark"]),
    Case(name: "UTF-16 that is stated tells its order", bytes: utf16("a,b\n1,2"), encoding: .utf16, outcome: ["1[a][b]", "2[1][2]"]),
    Case(
      name: "UTF-16 that does not", bytes: Array("a,b\n1,2\n".utf8), encoding: .utf16,
      outcome: [
        "f.csv: expected text in UTF-16 as the survey states, found nothing that tells the order of its bytes; "
          + "state encoding: utf-16le or utf-16be"
      ]),
    Case(
      name: "half a character at the end", bytes: [0xFF, 0xFE] + utf16("a\nb") + [0x61],
      outcome: ["f.csv:2: expected text in UTF-16 LE, found the byte 0x61, which is not valid there; save it as CSV UTF-8"]),
    Case(
      name: "half a pair", bytes: [0xFF, 0xFE] + utf16("a\nb\n") + [0x3D, 0xD8, 0x61, 0x00],
      outcome: ["f.csv:3: expected text in UTF-16 LE, found the byte 0x3D, which is not valid there; save it as CSV UTF-8"]),
    Case(
      name: "NUL in UTF-16", bytes: [0xFF, 0xFE] + utf16("a\nb\0"),
      outcome: ["f.csv:2: expected text in UTF-8, found a NUL byte; save it as CSV UTF-8"]),
    Case(
      name: "UTF-8 though another is stated", bytes: Array("a,b\nHòn,1\n".utf8), encoding: .windows1258,
      outcome: ["1[a][b]", "2[Hòn][1]", "f.csv: UTF-8, although the survey states Windows-1258"]),
    Case(name: "ASCII is every encoding", bytes: Array("a,b\n1,2\n".utf8), encoding: .macRoman, outcome: ["1[a][b]", "2[1][2]"]),
    Case(
      name: "a byte that the stated encoding lacks", bytes: Array("a\n1\n".utf8) + [0xE9, 0x81], encoding: .windows1252,
      outcome: ["f.csv:3: expected text in Windows-1252, found the byte 0x81, which is not valid there; check the key encoding"]),
    Case(
      name: "UTF-8 that is stated and is not", bytes: Array("a\n1\n".utf8) + [0xE9, 0x20], encoding: .utf8,
      outcome: ["f.csv:3: expected text in UTF-8, found the byte 0xE9, which is not valid there; save it as CSV UTF-8"]),
    // "Đơn vị" in Windows-1258: D0 F5 6E 20 76 69 F2. Mac Roman has no Vietnamese to offer.
    Case(
      name: "the word of the header is shown", bytes: [0x61, 0x2C, 0xD0, 0xF5, 0x6E, 0x20, 0x76, 0x69, 0xF2, 0x2C, 0x62, 0x0A],
      outcome: [
        "f.csv:1: expected text in UTF-8, found the byte 0xD0, which is not valid there; "
          + "state encoding: windows-1258, windows-1252 or mac-roman for this file in the survey "
          + "(in the header that word reads \"Đơn vị\", \"Ðõn viò\" or \"–ın viÚ\"), or save it as CSV UTF-8"
      ]),
    Case(
      name: "no cell below the header is shown", bytes: Array("a\nx\ny ".utf8) + [0xE9, 0x0A, 0x81],
      outcome: [
        "f.csv:3: expected text in UTF-8, found the byte 0xE9, which is not valid there; "
          + "state encoding: mac-roman for this file in the survey, or save it as CSV UTF-8"
      ]),
    // "đơn vị hải quan" in TCVN3: AE AC n, v Þ, h ¶ i; and in VNI: ñ ô n, v ò, ha û i.
    Case(
      name: "an old font of one byte", bytes: Array("a,".utf8) + [0xAE, 0xAC, 0x6E, 0x20, 0x76, 0xDE, 0x20, 0x68, 0xB6, 0x69, 0x0A],
      outcome: [
        "f.csv:1: expected text in UTF-8, found the byte 0xAE, which is not valid there; "
          + "the text looks like letters of an old TCVN3 (ABC, .VnTime) font: convert it to Unicode first, for instance with Unikey"
      ]),
    Case(
      name: "an old font in a Unicode file", bytes: Array("a,®¬n vÞ h¶i\n1,2\n".utf8),
      outcome: [
        "1[a][®¬n vÞ h¶i]", "2[1][2]",
        "f.csv: the text looks like letters of an old TCVN3 (ABC, .VnTime) font: convert it to Unicode first, for instance with Unikey",
      ]),
    Case(
      name: "marks at the start and inside", bytes: Array("\u{FEFF}\u{FEFF}a,b\n\u{FEFF}1,\u{200B}2\u{A0}\n".utf8),
      outcome: ["1[a][b]", "2[1][2]", "f.csv: UTF-8 with a byte order mark"]),
  ]

  @Test(arguments: cases, [1, 3, 1 << 20]) func decided(c: Case, chunk: Int) throws {
    #expect(try Self.outcome(c.bytes, encoding: c.encoding, chunk: chunk) == c.outcome)
  }

  /// The guess of no survey: there is no key to set.
  @Test func withoutASurvey() throws {
    let lines = try Self.outcome(Array("a\nHa".utf8) + [0xF2, 0x0A], isDeclared: false)
    #expect(
      lines == [
        "f.csv:2: expected text in UTF-8, found the byte 0xF2, which is not valid there; "
          + "it can be read as windows-1258, windows-1252 or mac-roman, stated by --encoding; or save it as CSV UTF-8"
      ])
  }

  /// The list in NFD from a Mac and the export in NFC know the same firm.
  @Test func idsAreComparedComposed() throws {
    var tiny = TinySurvey("firm,unit,q1,q2\nĐÔNG-1,hon-gai,5,4\n\u{FEFF}đ2\u{A0},hon-gai,5,4\n")
    tiny.frame = "frame.csv"
    tiny.files["frame.csv"] = "respondent,unit\nĐÔNG-1,hon-gai\nđ2,hon-gai\n".decomposedStringWithCanonicalMapping
    let data = try tiny.read()
    #expect(TinySurvey.responses(of: data) == ["0 hon-gai - 5,4 complete", "1 hon-gai - 5,4 complete"])
  }

  @Test func headersUnitsAndLabelsInAnyForm() throws {
    let rows = "Mã số,Đơn vị,q1,q2\nf1,Hòn Gai,Rất hài lòng,4\nf2,CỬA KHẨU\u{A0} MÓNG CÁI,\u{200B}Hài  lòng,Không biết\n"
    for text in [rows, rows.decomposedStringWithCanonicalMapping, rows.replacingOccurrences(of: "\n", with: ",\r\n") + "\r\n"] {
      var tiny = TinySurvey(text)
      tiny.columns = .init(respondent: "Mã số", unit: "Đơn vị")
      #expect(try tiny.outcome() == ["0 hon-gai - 5,4 complete", "1 mong-cai - 4,dont-know complete"])
    }
  }

  @Test func onlyAMappedHeaderMustBeClear() throws {
    var tiny = TinySurvey("firm,unit,note,q1,,note,q2,,\nf1,hon-gai,a,5,,b,4,,\n")
    #expect(try tiny.outcome() == ["0 hon-gai - 5,4 complete"])
    tiny.columns = .init(respondent: "note", unit: "unit")
    #expect(
      try tiny.outcome() == [
        "responses.csv:1: expected one column \"note\", found 2: columns 3 and 6; name one of them, as \"note (1)\" or \"note (2)\""
      ])
  }

  @Test func raggedRows() throws {
    let tiny = TinySurvey("firm,unit,q1,q2,q3\nf1,hon-gai,5\nf2,hon-gai,5,4,,,\nf3,hon-gai,5,4,,,x\n\n")
    #expect(
      try tiny.outcome() == [
        "0 hon-gai - 5,blank partial", "1 hon-gai - 5,4 complete", "1 malformed",
        "responses.csv:4 malformed: expected 5 cells as in the header, found \"7 cells\"; the row is left out",
      ])
  }

  /// A byte that was damaged in a file of UTF-8 is no sign of another encoding.
  @Test(arguments: [[0xB2], [0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]]) func utf8WithADamagedByte(bytes: [UInt8]) throws {
    let text = Array("firm,unit,q1,q2\nf1,Hòn Gai,Rất hài lòng,Bình thường\nf2,H".utf8) + bytes + Array("n Gai,Hài lòng,Hài lòng\n".utf8)
    let folder = try TemporaryFolder(["f.csv": text])
    let failure = #expect(throws: ImportFailure.self) {
      _ = try CSVFile(InputFile(name: "f.csv", path: folder.path + "/f.csv")).read { _ in }
    }
    let said = failure?.message(in: .en) ?? ""
    #expect(said.hasPrefix("f.csv:3: expected text in UTF-8") && said.contains("this one is damaged"), "\(said)")
    #expect(!said.contains("mac-roman"), "\(said)")
  }
}
