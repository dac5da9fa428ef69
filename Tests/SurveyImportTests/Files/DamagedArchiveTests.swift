import Archive
import SurveyModel
import Testing

@testable import SurveyImport

/// What is said of a workbook, or of a table in a zip, whose archive is damaged, locked or made to do harm.
@Suite struct DamagedArchiveTests {
  /// A field of an entry's header, by its place in the archive's list; before the entry itself it stands two bytes earlier.
  enum Field: Int {
    case flags = 8
    case checksum = 16
    case packed = 20
    case size = 24
    var length: Int { self == .flags ? 2 : 4 }
  }

  /// The archive with a field of one entry as a liar would have it, in the list and before the entry.
  static func changed(_ archive: [UInt8], _ entry: String, _ field: Field, to value: Int) throws -> [UInt8] {
    var bytes = archive
    for (signature, nameStart, shift) in [([0x50, 0x4B, 1, 2] as [UInt8], 46, 0), ([0x50, 0x4B, 3, 4], 30, -2)] {
      let start = try #require(
        bytes.indices.first { bytes[$0...].starts(with: signature) && bytes[min($0 + nameStart, bytes.count)...].starts(with: entry.utf8) })
      for byte in 0..<field.length { bytes[start + field.rawValue + shift + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
    }
    return bytes
  }

  static func zip(_ entries: [(String, [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, content) in entries { writer.add(name, content) }
    return writer.archive()
  }

  static let sheet = "xl/worksheets/sheet1.xml"
  static let copyAgain = "nothing of it is used; copy or download it again"
  static let workbook = RawWorkbook(RawWorkbook.row(1, ["Đơn vị"]) + RawWorkbook.row(2, ["Móng Cái"])).bytes
  static let table = Array("a,b\n1,2\n".utf8)
  static let packed = zip([("answers.csv", table)])

  static let lies: [(field: Field, value: Int, message: String)] = [
    (.checksum, 7, "expected an undamaged zip file, found entry \"E\" with a checksum that does not match its content; \(copyAgain)"),
    (.flags, 1, "entry \"E\": expected it without a password, found it encrypted; unpack it with its password and give the file inside"),
    (.size, 3, "expected an undamaged zip file, found entry \"E\" of SIZE bytes where its list states 3; \(copyAgain)"),
    (.packed, 1 << 20, "expected an undamaged zip file, found entry \"E\" broken off; \(copyAgain)"),
  ]

  @Test(arguments: lies.indices, [true, false]) func headersThatLie(lie: Int, isWorkbook: Bool) throws {
    let (field, value, message) = Self.lies[lie]
    let (archive, entry) = isWorkbook ? (Self.workbook, Self.sheet) : (Self.packed, "answers.csv")
    let size = isWorkbook ? try #require(try ZipArchive(ArchiveFile(archive))[entry]).size : Self.table.count
    let said = tableOutcome(try Self.changed(archive, entry, field, to: value))
    #expect(said.last == "f: " + message.replacing("\"E\"", with: "\"\(entry)\"").replacing("SIZE", with: "\(size)"))
  }

  /// Content that unpacks to far more than anybody wrote.
  @Test func bombs() {
    let blanks = [UInt8](repeating: 32, count: 40 << 20)
    var book = RawWorkbook("")
    book.leftOut = [Self.sheet]
    var writer = ZipWriter()
    for part in book.parts { writer.add(part.name, Array(part.content.utf8)) }
    writer.add(Self.sheet, Array("<worksheet><sheetData>".utf8) + blanks)
    for bytes in [writer.archive(), Self.zip([("answers.csv", blanks)])] {
      let said = tableOutcome(bytes)
      #expect(said.count == 1 && said[0].contains("expected at most 400 times its packed size, found"), "\(said)")
    }
  }

  @Test(arguments: ["../out.csv", "a/../../out.csv", "/etc/out.csv", "..\\out.csv"]) func namesThatLeadOut(name: String) {
    #expect(
      tableOutcome(Self.zip([(name, Self.table)])) == [
        "f: expected names inside of the zip file, found one that leads out of it: \"\(name)\"; nothing of it is used"
      ])
  }

  // MARK: - Parts that are no UTF-8

  /// The workbook with other bytes in the place of "¤".
  static func workbook(_ book: RawWorkbook, _ bytes: [UInt8]) -> [UInt8] {
    zip(
      book.parts.map { part in
        let pieces = part.content.split(separator: "¤", omittingEmptySubsequences: false)
        return (part.name, Array(pieces.map { Array($0.utf8) }.joined(separator: bytes)))
      })
  }

  static let notUTF8: [(name: String, bytes: [UInt8])] = [
    ("a byte of Windows-1258", [0xD0]), ("half of a letter", [0xE1, 0xBA]), ("a byte that no letter has", [0xFF]),
    ("longer than need be", [0xC0, 0xAF]), ("half of a pair", [0xED, 0xA0, 0x80]), ("beyond the last character", [0xF4, 0x90, 0x80, 0x80]),
  ]

  @Test(arguments: notUTF8.map(\.bytes)) func partsThatAreNotUTF8(bytes: [UInt8]) {
    var shared = RawWorkbook("<row><c t=\"s\"><v>0</v></c></row>")
    shared.strings = ["a¤b"]
    var format = RawWorkbook(RawWorkbook.row(1, ["a"]))
    format.formats = ["0¤"]
    for (book, part) in [
      (RawWorkbook(RawWorkbook.row(1, ["a¤b"])), Self.sheet), (RawWorkbook("<row a=\"¤\"/>"), Self.sheet), (shared, "xl/sharedStrings.xml"),
      (format, "xl/styles.xml"),
    ] {
      let said = tableOutcome(Self.workbook(book, bytes))
      #expect(
        said.count == 1 && said[0].hasPrefix("f: \(part): expected text in UTF-8, found ") && said[0].hasSuffix(WorkbookFaultTests.again),
        "\(said)")
    }
  }
}
