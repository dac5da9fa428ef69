import Archive
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// A packed table is read as the table in it, or refused: never a part of it.
@Suite struct GzipTests {
  static let table = "a,b\n" + String(repeating: "1,2\n", count: 30)
  static let records = ["1[a][b]"] + (2...31).map { "\($0)[1][2]" }

  /// What `gzip -n9` makes of it.
  static let pressed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4,
    0x31, 0x1A, 0x10, 0x0C, 0x00, 0xBA, 0x45, 0x0D, 0x17, 0x7C, 0x00, 0x00, 0x00,
  ]

  static let text = Array(table.utf8)
  static let stored = gzipped(text)

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    var outcome = GzipTests.records
  }

  static let copyAgain = "; what was read of it is not used; copy it again"

  static let cases: [Case] = [
    Case(testDescription: "pressed", bytes: pressed), Case(testDescription: "stored", bytes: stored),
    Case(testDescription: "many blocks", bytes: gzipped(text, block: 5)),
    Case(testDescription: "members cut inside a record", bytes: gzipped(Array(text[..<6])) + gzipped(Array(text[6...]))),
    Case(
      testDescription: "a member for each byte, and empty ones",
      bytes: gzipped([]) + text.flatMap { gzipped([$0]) } + gzipped([])),
    Case(testDescription: "filled up with NUL bytes", bytes: pressed + [UInt8](repeating: 0, count: 70)),
    Case(testDescription: "the name of the file in the header", bytes: [0x1F, 0x8B, 8, 8] + stored[4..<10] + [0x61, 0] + stored[10...]),
    Case(
      testDescription: "nothing in it", bytes: gzipped([]),
      outcome: ["f.csv: expected a header line and rows below it, found an empty file"]),
    Case(
      testDescription: "a workbook in it", bytes: gzipped(SignatureTests.zip + Array("xl/workbook.xml".utf8)),
      outcome: ["f.csv: expected a CSV file inside the gzip file, found a workbook (.xlsx); save it as CSV UTF-8"]),
    Case(
      testDescription: "JSON in it", bytes: gzipped(Array("{\"a\": 1}".utf8)),
      outcome: ["f.csv: expected a CSV file inside the gzip file, found JSON; export the answers as CSV UTF-8"]),
    Case(
      testDescription: "packed twice", bytes: gzipped(stored),
      outcome: ["f.csv: expected a CSV file inside the gzip file, found a gzip file; unpack it and give the CSV file inside"]),
    Case(
      testDescription: "something behind it", bytes: pressed + Array("hello".utf8),
      outcome: [
        "f.csv: expected a gzip file and nothing else, found other data behind it, from byte \(pressed.count + 1) on; what was read of it is not used"
      ]),
    Case(
      testDescription: "half the sign of a member behind it", bytes: pressed + [0x1F, 0x8C],
      outcome: [
        "f.csv: expected a gzip file and nothing else, found other data behind it, from byte \(pressed.count + 1) on; what was read of it is not used"
      ]),
    Case(
      testDescription: "something behind NUL bytes", bytes: pressed + [0, 0, 0x1F, 0x8B],
      outcome: [
        "f.csv: expected a gzip file and nothing else, found other data behind it, from byte \(pressed.count + 3) on; what was read of it is not used"
      ]),
    Case(
      testDescription: "another checksum", bytes: pressed.dropLast(8) + [pressed[pressed.count - 8] ^ 1] + pressed.suffix(7),
      outcome: ["f.csv: expected an undamaged gzip file, found a checksum that does not match its content" + copyAgain]),
    Case(
      testDescription: "another length", bytes: pressed.dropLast() + [1],
      outcome: ["f.csv: expected an undamaged gzip file, found a checksum that does not match its content" + copyAgain]),
    Case(
      testDescription: "no method that there is", bytes: [0x1F, 0x8B, 9] + pressed[3...],
      outcome: ["f.csv: expected an undamaged gzip file, found damaged data near byte 3" + copyAgain]),
  ]

  /// What unpacks to more than a machine has is refused on the way; the same ratio in a small file is not.
  @Test func whatIsMadeToFillAMachine() throws {
    func packed(_ count: Int) -> [UInt8] { [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated([UInt8](repeating: 0x31, count: count)) }
    func failure(_ bytes: [UInt8]) -> String {
      let failure = #expect(throws: ImportFailure.self) { _ = try InputFile(name: "f.gz", holding: bytes).read { _ in } }
      return failure?.message(in: .en) ?? ""
    }
    let bomb = failure(packed(80 << 20))
    #expect(bomb.hasPrefix("f.gz: expected at most 400 times its packed size, found more than"), "\(bomb)")
    #expect(failure(packed(8 << 20)).contains("breaks off"))
  }

  @Test(arguments: cases, [1, 2, 3, 7, 64, 1 << 20]) func outcome(c: Case, chunk: Int) throws {
    var outcome = try EncodingTests.outcome(c.bytes, chunk: chunk)
    // Where the damage is told depends on how much was read of the file.
    if c.testDescription == "no method that there is" {
      outcome = outcome.map { $0.replacing(/near byte \d+/, with: "near byte 3") }
    }
    #expect(outcome == c.outcome)
  }

  /// Wherever the file breaks off, it is said, and no record counts.
  @Test func everyEnd() throws {
    let whole = Self.pressed + gzipped(Array("3,4\n".utf8))
    for count in 2..<whole.count where count != Self.pressed.count {
      let expected = "f.csv: expected a whole gzip file, found one that breaks off after \(count) bytes" + Self.copyAgain
      #expect(try EncodingTests.outcome(Array(whole[..<count]), chunk: 16) == [expected])
    }
    #expect(try EncodingTests.outcome(Self.pressed, chunk: 16) == Self.records)
    #expect(try EncodingTests.outcome(whole, chunk: 16) == Self.records + ["32[3][4]"])
  }

  /// One wrong bit is found, or is one that tells nothing of the content.
  @Test func everyBit() throws {
    for place in Self.pressed.indices {
      for bit in 0..<8 {
        var bytes = Self.pressed
        bytes[place] ^= 1 << UInt8(bit)
        let outcome = try EncodingTests.outcome(bytes)
        // The time, the platform and the flag "text" of the header; the bits that fill up the last byte of what is pressed.
        let tellsNothing = (4...9).contains(place) || (place, bit) == (3, 0) || place == Self.pressed.count - 9 && bit > 2
        #expect((outcome == Self.records) == tellsNothing, "byte \(place), bit \(bit)")
      }
    }
  }

  /// Recognised by its bytes, hashed as it lies.
  @Test func inputIsTheFileAsItLies() throws {
    let folder = try TemporaryFolder(["f.csv": Self.stored, "f.csv.gz": Self.text])
    let packed = InputFile(name: "f.csv", path: folder.path + "/f.csv")
    let read = try CSVFile(packed).read { _ in }.file
    #expect(read.bytes == Self.stored.count && read.sha256.count == 64)
    #expect(read.sha256 == digest(of: Self.stored))
    #expect(try packed.isPacked())
    let plain = InputFile(name: "f.csv.gz", path: folder.path + "/f.csv.gz")
    #expect(try !plain.isPacked())
    #expect(try CSVFile(plain).read { _ in }.file.bytes == Self.text.count)
  }

  /// The same bytes whatever is asked for in which order, from a window that stays small.
  @Test func partsAreThoseOfTheWhole() throws {
    let text = [UInt8]((0..<120_000).map { "\($0)," }.joined().utf8)
    let packed = gzipped(text)
    let folder = try TemporaryFolder(["f": packed])
    let bytes = try InputFile(name: "f", path: folder.path + "/f").placed()
    #expect(bytes is InflatedBytes && bytes.size == nil)
    func part(_ place: Int, _ count: Int) throws -> [UInt8] {
      var buffer = [UInt8](repeating: 0, count: count)
      let read = try buffer.withUnsafeMutableBytes { buffer throws(ImportFailure) in try bytes.read(into: buffer, from: place) }
      return Array(buffer[..<read])
    }
    var random = SeededNumbers(seed: 5)
    var forgotten = 0
    while forgotten < text.count {
      for _ in 0..<3 {
        let place = forgotten + Int.random(in: 0..<100_000, using: &random)
        let count = Int.random(in: 0...300_000, using: &random)
        let isSame = try part(place, count) == Array(text.dropFirst(place).prefix(count))
        #expect(isSame, "\(count) bytes from \(place)")
      }
      forgotten += Int.random(in: 1...200_000, using: &random)
      bytes.forget(before: forgotten)
    }
    #expect(bytes.size == text.count && bytes.likelySize == text.count)
    #expect(bytes.fileSize(upTo: text.count) == packed.count)
  }

  /// Packed to little space, what never becomes a table must not fill the memory: it is refused at a limit.
  @Test func blankLinesAreNoHeader() throws {
    let limits = ImportLimits(cell: 100, record: 1000, columns: 10)
    let lines = try EncodingTests.outcome(gzipped(Array(repeating: 10, count: 5000)), limits: limits, chunk: 100)
    #expect(lines == ["f.csv:1101: expected a header line, found more than 1000 bytes of nothing but blank lines and comments"])
    #expect(try EncodingTests.outcome(Array(repeating: 10, count: 900) + Array("a\n1\n".utf8), limits: limits, chunk: 100).count == 2)
  }

  /// A packed copy is taken where the file itself is not there; with both, it is not known which is meant.
  @Test func packedCopies() throws {
    let survey = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")
    let other = Array("firm,unit,q1,q2\na,mong-cai,3,4\n".utf8)
    func outcome(_ files: [String: [UInt8]], named name: String = "responses.csv") throws -> [String] {
      var survey = survey
      survey.files = [:]
      survey.bytes = files
      survey.responses = [.init(file: name)]
      return try survey.outcome()
    }
    let packed = gzipped(other)
    #expect(try outcome(["responses.csv.gz": packed]) == ["0 mong-cai - 3,4 complete"])
    #expect(try outcome(["responses.csv.gz": packed], named: "responses.csv.gz") == ["0 mong-cai - 3,4 complete"])
    let plain = Array("firm,unit,q1,q2\na,hon-gai,1,2\n".utf8)
    #expect(
      try outcome(["responses.csv": plain, "responses.csv.gz": packed]) == [
        "responses.csv: expected responses.csv or its packed copy, found both; remove responses.csv.gz, or name it in the survey if it is the one that counts"
      ])
    #expect(
      try outcome(["responses.csv": plain, "responses.csv.gz": packed], named: "responses.csv.gz") == ["0 mong-cai - 3,4 complete"])
    #expect(try outcome([:]) == ["responses.csv: expected a file, found none"])
  }

  /// Definitions are small, and written by hand: none is packed.
  @Test func definitionsAreNotPacked() throws {
    let folder = try TemporaryFolder(["survey.yaml": gzipped(Array("title: T".utf8))])
    let failure = #expect(throws: ImportFailure.self) { try SurveyReader().read(folder.path) }
    #expect(failure?.description == "survey.yaml:1: expected text in UTF-8, found a gzip file")
  }
}
