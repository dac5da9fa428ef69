import Archive
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// The one table in an archive is read as it would be by itself.
@Suite struct ZippedTableTests {
  static func zip(_ entries: [(String, [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, content) in entries { writer.add(name, content) }
    return writer.archive()
  }

  static let csv = Array("a,b\n1,2\n".utf8)
  static let rows = ["1[a][b]", "2[1][2]"]

  @Test(
    arguments: [
      ([("Form.csv", csv)], "f: the file in it was read, \"Form.csv\""),
      ([("export/", []), ("export/Kết quả.csv", csv), ("export/README.txt", [65])], "f: the file in it was read, \"export/Kết quả.csv\""),
      ([("answers.csv", csv), ("__MACOSX/._answers.csv", [0]), (".DS_Store", [0])], "f: the file in it was read, \"answers.csv\""),
      ([("data", csv)], "f: the file in it was read, \"data\""),
      ([("answers.txt", csv)], "f: the file in it was read, \"answers.txt\""),
      (
        [("semicolons.csv", Array("a;b\n1;2\n".utf8))],
        "f: the file in it was read, \"semicolons.csv\"; f: delimiter \";\" found in the header"
      ),
    ] as [([(String, [UInt8])], String)]) func readsTheOneTable(_ entries: [(String, [UInt8])], _ said: String)
  {
    let read = tableOutcome(Self.zip(entries))
    #expect(read.dropLast() == Self.rows[...])
    #expect(read.last?.hasPrefix(said.prefix(60)) == true, "\(read.last ?? "")")
  }

  @Test func aWorkbookOrAFileOfSPSSCanBeInIt() {
    let book = RawWorkbook(RawWorkbook.row(1, ["a", "b"]) + RawWorkbook.row(2, ["1", "2"])).bytes
    #expect(tableOutcome(Self.zip([("x.xlsx", book)])).dropLast() == Self.rows[...])
    #expect(tableOutcome(Self.zip([("x.sav", SAVFileTests.plain.bytes)])).first == "1[Q1][TEN][NGAY]")
  }

  @Test func aZipInAZipIsRefused() {
    #expect(
      tableOutcome(Self.zip([("a.zip", Self.zip([("b.csv", Self.csv)]))])) == [
        "f: expected one table in the zip file, found another zip file; unpack it and give the file inside"
      ])
  }

  /// The record of inputs is of the file as it lies.
  @Test func theHashIsThatOfTheArchive() throws {
    let bytes = Self.zip([("a.csv", Self.csv)])
    let folder = try TemporaryFolder(["a.zip": bytes])
    let input = InputFile(name: "a.zip", path: folder.path + "/a.zip")
    let reading = try RecordSources.open(input).read { _ in }
    let digest = SHA256Digest()
    bytes.withUnsafeBytes { digest.update($0) }
    #expect(reading.file == SurveyData.InputFile(path: "a.zip", sha256: digest.hexadecimal(), bytes: bytes.count))
    withExtendedLifetime(folder) {}
  }
}
