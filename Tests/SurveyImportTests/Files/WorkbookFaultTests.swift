import Archive
import SurveyModel
import Testing

@testable import SurveyImport

/// How damaged and foreign workbooks are refused: where, what was expected, what was found and what was done.
@Suite struct WorkbookFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let message: String

    init(_ testDescription: String, _ bytes: [UInt8], _ message: String) {
      self.testDescription = testDescription
      self.bytes = bytes
      self.message = message
    }

    init(_ testDescription: String, _ book: RawWorkbook, _ message: String) { self.init(testDescription, book.bytes, message) }

    init(_ testDescription: String, rows: String, _ message: String) { self.init(testDescription, RawWorkbook(rows), message) }
  }

  static let again = "open it in Excel or LibreOffice and save it again as .xlsx"
  static let sheet = "xl/worksheets/sheet1.xml"

  static func sheetOf(_ content: String) -> RawWorkbook { RawWorkbook("<?xml version=\"1.0\"?>" + content) }

  static func changed(_ change: (inout RawWorkbook) -> Void) -> RawWorkbook {
    var book = RawWorkbook(RawWorkbook.row(1, ["a"]))
    change(&book)
    return book
  }

  static func zip(_ entries: [(String, String)]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, content) in entries { writer.add(name, Array(content.utf8)) }
    return writer.archive()
  }

  static let cases: [Case] = [
    Case(
      "a formula never computed", rows: RawWorkbook.row(1, ["a"]) + "<row r=\"2\"><c r=\"A2\"><f>1+1</f></c></row>",
      "sheet \"Sheet1\", cell A2: expected the result of its formula, found only the formula, never computed; \(again)"),
    Case(
      "a formula with an empty value", rows: "<row><c r=\"AB1\"><f>1+1</f><v></v></c></row>",
      "sheet \"Sheet1\", cell AB1: expected the result of its formula, found only the formula, never computed; \(again)"),
    Case(
      "a document type", sheetOf("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>"),
      "\(sheet): expected XML without a DOCTYPE, found one at byte 22; nothing of it is used; \(again)"),
    Case(
      "an unknown entity", rows: RawWorkbook.row(1, ["&a;"]),
      "\(sheet): expected an entity of XML, found another at byte 2; nothing of it is used; \(again)"),
    Case(
      "deep nesting", sheetOf("<worksheet>" + String(repeating: "<a>", count: 70)),
      "\(sheet): expected elements at most 64 deep, found deeper ones at byte 222; nothing of it is used; \(again)"),
    Case(
      "broken off", sheetOf("<worksheet><sheetData><row>"),
      "\(sheet): expected XML to its end, found it broken off at byte 49; nothing of it is used; \(again)"),
    Case(
      "the wrong end", sheetOf("<worksheet><sheetData></worksheet>"),
      "\(sheet): expected well-formed XML, found a fault at byte 44; nothing of it is used; \(again)"),
    Case(
      "a text that is not there", rows: "<row><c t=\"s\"><v>7</v></c></row>",
      "\(sheet), cell A1: expected the number of a text or style that the workbook has, found something else; nothing of it is used; \(again)"
    ),
    Case(
      "no number", rows: "<row><c><v>seven</v></c></row>",
      "\(sheet), cell A1: expected a number in a cell of numbers, found something else; nothing of it is used; \(again)"),
    Case(
      "cells that go backwards", rows: "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
      "\(sheet), cell C1: expected the place of a cell right of the one before, in the columns A to XFD, found \"A1\"; nothing of it is used; \(again)"
    ),
    Case(
      "rows that go backwards", rows: RawWorkbook.row(3, ["a"]) + RawWorkbook.row(3, ["b"]),
      "\(sheet), the row after row 3: expected a row number above that of the row before, at most 1048576, found \"3\"; nothing of it is used; \(again)"
    ),
    Case(
      "macros", changed { $0.relations = "<Relationship Id=\"v\" Type=\"x/vbaProject\" Target=\"vbaProject.bin\"/>" },
      "expected a workbook without programs, found one with macros (.xlsm); save it as .xlsx"),
    Case("no sheet", changed { $0.sheets = [] }, "expected a sheet with cells, found a workbook without any"),
    Case(
      "no workbook", changed { $0.leftOut = ["xl/workbook.xml"] },
      "expected the workbook's part xl/workbook.xml, found none; nothing of it is used; \(again)"),
    Case(
      "a sheet that is not in it", changed { $0.leftOut = [sheet] },
      "expected the workbook's part \(sheet), found none; nothing of it is used; \(again)"),
    Case(
      "a binary workbook", zip([("xl/workbook.bin", "x")]),
      "expected a table as CSV, .xlsx or .sav, found a binary workbook (.xlsb); save it as .xlsx or as CSV UTF-8"),
    Case(
      "a document", zip([("[Content_Types].xml", ""), ("word/document.xml", "x")]),
      "expected a table as CSV, .xlsx or .sav, found a Word document (.docx); copy its table into a workbook (.xlsx)"),
    Case(
      "OpenDocument", zip([("mimetype", "x"), ("content.xml", "")]),
      "expected a table as CSV, .xlsx or .sav, found an OpenDocument file (.ods); save it as .xlsx or as CSV UTF-8"),
    Case(
      "an old workbook", CompoundFile.magic + [UInt8](repeating: 0, count: 600),
      "expected a table as CSV, .xlsx or .sav, found an old workbook (.xls); save it as .xlsx or as CSV UTF-8"),
    Case(
      "a workbook with a password", CompoundFile.magic + [UInt8](repeating: 0, count: 600) + "EncryptedPackage".utf8.flatMap { [$0, 0] },
      "expected a table as CSV, .xlsx or .sav, found a workbook with a password; "
        + "open it in Excel, take the password away (File, Info, Protect Workbook) and save it"),
    Case(
      "Stata", Array("<stata_dta><header>".utf8),
      "expected a table as CSV, .xlsx or .sav, found a Stata file (.dta); export it from Stata as CSV (export delimited)"),
    Case(
      "old Stata", [114, 2, 1, 0, 9, 9, 9, 9],
      "expected a table as CSV, .xlsx or .sav, found a Stata file (.dta); export it from Stata as CSV (export delimited)"),
    Case(
      "a way out", zip([("../x", "y")]),
      "expected names inside of the zip file, found one that leads out of it: \"../x\"; nothing of it is used"),
    Case(
      "half of a workbook", Array(RawWorkbook("").bytes.dropLast(500)),
      "expected an undamaged zip file, found one that breaks off before its end; nothing of it is used; copy or download it again"),
    Case("no table in it", zip([("a/", "")]), "expected one table in the zip file, found none"),
    Case(
      "two tables in it", zip([("a.csv", "x"), ("b.xlsx", "y")]),
      "expected one table in the zip file, found 2: \"a.csv\", \"b.xlsx\"; unpack it and name the files"),
  ]

  @Test(arguments: cases) func refuses(_ c: Case) {
    #expect(tableOutcome(c.bytes) == ["f: " + c.message])
  }

  @Test func everyMessageIsInBothLanguages() throws {
    for c in Self.cases {
      var input = InputFile(name: "f", holding: c.bytes)
      input.isDigested = false
      do throws(ImportFailure) {
        _ = try RecordSources.open(input).read { _ in }
      } catch {
        for fault in error.faults { #expect(!fault.message[.vi].isEmpty && fault.message[.vi] != fault.message[.en]) }
      }
    }
  }

  /// No byte of a workbook can be another without being told of, or being of no matter; and none makes the reader trap.
  @Test func anyByteCanBeAnother() {
    let bytes = RawWorkbook(RawWorkbook.row(1, ["a", "b"]) + RawWorkbook.row(2, ["1", "2"])).bytes
    for place in bytes.indices {
      for change: UInt8 in [1, 0x80, 0xFF] {
        var changed = bytes
        changed[place] ^= change
        _ = tableOutcome(changed)
      }
    }
  }
}
