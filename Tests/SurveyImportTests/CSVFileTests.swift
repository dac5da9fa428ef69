import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct CSVFileTests {
  struct Case: Sendable {
    let bytes: [UInt8]
    let outcome: String
    init(_ bytes: [UInt8], _ outcome: String) {
      self.bytes = bytes
      self.outcome = outcome
    }
    init(_ text: String, _ outcome: String) { self.init(Array(text.utf8), outcome) }
  }

  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  static let cases: [Case] = [
    Case("a,b\n1,2\n", "2 records"), Case("a;b\n1;2\n", "2 records; f.csv: delimiter \";\" found in the header"),
    Case("a\tb,c\td\n1\t2\t3", "2 records; f.csv: delimiter tab found in the header"),
    Case("\n\"x;y;z\"|b\n1|2\n", "2 records; f.csv: delimiter \"|\" found in the header"),
    Case(mark + Array("\"a\";\"b\"\r\n".utf8), "1 records; f.csv: UTF-8 with a byte order mark, delimiter \";\" found in the header"),
    Case("Tên, họ;Đơn vị\n", "1 records; f.csv: delimiter \";\" found in the header"),
    Case("one\nb;c\n", "2 records"),
    Case("", "f.csv: expected a header line and rows below it, found an empty file"),
    Case(mark, "f.csv: expected a header line and rows below it, found an empty file"),
    Case([0xFF, 0xFE, 0x61, 0], "1 records; f.csv: UTF-16 LE with a byte order mark"),
    Case([0xFE, 0xFF, 0, 0x61], "1 records; f.csv: UTF-16 BE with a byte order mark"),
    Case(
      [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8], "f.csv: expected a CSV file, found a workbook (.xlsx) or zip; save it as CSV UTF-8"),
    Case(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0],
      "f.csv: expected a CSV file, found an old workbook (.xls); save it as CSV UTF-8"),
    Case(
      Array("a,b\r\n1,".utf8) + [0x97] + Array("\r\n".utf8),
      "f.csv:2: expected text in UTF-8, found the byte 0x97, which is not valid there; it can be read as windows-1258, windows-1252 or mac-roman, stated by --encoding; or save it as CSV UTF-8"
    ),
    Case(
      Array("a,b\r\n\r\n1,caf".utf8) + [0xE9] + Array(" x\r\n".utf8),
      "f.csv:3: expected text in UTF-8, found the byte 0xE9, which is not valid there; it can be read as windows-1258, windows-1252 or mac-roman, stated by --encoding; or save it as CSV UTF-8"
    ),
    Case("a,b\n1,2\n3,\0\n", "f.csv:3: expected text in UTF-8, found a NUL byte; save it as CSV UTF-8"),
    Case(
      Array("a,b\n1,2\n3,".utf8) + [0xE1, 0xBB],
      "f.csv:3: expected text in UTF-8, found the byte 0xE1, which is not valid there; it can be read as windows-1258, windows-1252 or mac-roman, stated by --encoding; or save it as CSV UTF-8"
    ),
    Case(
      Array("a,b\n1,".utf8) + [0xC0, 0xAF],
      "f.csv:2: expected text in UTF-8, found the byte 0xC0, which is not valid there; it can be read as windows-1258, windows-1252 or mac-roman, stated by --encoding; or save it as CSV UTF-8"
    ),
    Case(
      Array("a,b\n1,".utf8) + [0xED, 0xA0, 0x80],
      "f.csv:2: expected text in UTF-8, found the byte 0xED, which is not valid there; it can be read as windows-1258, windows-1252 or mac-roman, stated by --encoding; or save it as CSV UTF-8"
    ),
  ]

  @Test(arguments: cases, [1, 2, 3, 7, 64]) func outcome(c: Case, chunk: Int) throws {
    let folder = try TemporaryFolder(["f.csv": c.bytes])
    var count = 0
    var outcome: String
    do throws(ImportFailure) {
      let reading = try CSVFile(InputFile(name: "f.csv", path: folder.path + "/f.csv"), chunkSize: chunk).read { _ in count += 1 }
      outcome = "\(count) records" + (reading.recognized.map { "; \($0[.en])" } ?? "")
      #expect(reading.file.bytes == c.bytes.count)
    } catch {
      outcome = error.description
    }
    #expect(outcome == c.outcome)
  }

  @Test func missingFileAndFolder() throws {
    let folder = try TemporaryFolder([:])
    for (path, found) in [("/absent.csv", "expected a file, found none"), ("", "found a folder")] {
      let failure = #expect(throws: ImportFailure.self) {
        _ = try CSVFile(InputFile(name: "f.csv", path: folder.path + path)).read { _ in }
      }
      #expect(failure?.kind == .unreadable)
      #expect(failure?.description.hasSuffix(found) == true)
    }
  }

  /// FIPS 180-2, appendix B.1.
  @Test func hash() throws {
    let folder = try TemporaryFolder(["f": Array("abc".utf8)])
    let input = try InputFile(name: "f", path: folder.path + "/f").read { _ in }
    #expect(input.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  /// Every byte string of Unicode 16, table 3-7: valid ones are those that the standard library decodes without a replacement.
  @Test func agreesWithTheStandardLibrary() {
    var disagreements: [[UInt8]] = []
    let interesting: [UInt8] = [0x01, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4, 0xF5]
    for a in interesting {
      for b in interesting {
        for c in interesting {
          for d in interesting {
            let bytes = [a, b, c, d]
            var check = UTF8Check()
            let bad = bytes.withUnsafeBytes { check.firstBadByte(in: $0) }
            // The same behind letters and before them, where eight bytes can be looked at at once.
            var inside = UTF8Check()
            let long = Array("xyz".utf8) + bytes + Array("abcdefgh".utf8)
            let badInside = long.withUnsafeBytes { inside.firstBadByte(in: $0) }
            if (badInside == nil) != (String(validating: long, as: UTF8.self) != nil) { disagreements.append(long) }
            if (bad == nil && check.isBetweenCharacters) != (String(validating: bytes, as: UTF8.self) != nil) {
              disagreements.append(bytes)
            }
          }
        }
      }
    }
    #expect(disagreements.isEmpty)
  }

  /// Chunks of every length about the thirty-two bytes that are looked at at once, good ones and with one bad byte in every place; what lies behind the chunk is bad
  /// and none of its business.
  @Test func noByteBehindTheChunkIsRead() {
    var wrong: [String] = []
    for length in 0...100 {
      for bad in 0...length {
        for byte: UInt8 in [0, 0xFF] {
          var bytes = [UInt8](repeating: 0x61, count: length) + [0, 0]
          bytes[bad] = byte
          var check = UTF8Check()
          let found = bytes.withUnsafeBytes { check.firstBadByte(in: UnsafeRawBufferPointer(rebasing: $0[..<length])) }
          if found?.offset != (bad < length ? bad : nil) || (bad < length && found?.byte != byte) {
            wrong.append("\(byte) at \(bad) of \(length)")
          }
        }
      }
    }
    #expect(wrong == [])
  }
}

/// A folder that is gone with its owner.
final class TemporaryFolder {
  let path: String

  init(_ files: [String: [UInt8]]) throws {
    path = NSTemporaryDirectory() + "/cdci-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
