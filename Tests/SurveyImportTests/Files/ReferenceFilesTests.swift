import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// Random files that openpyxl and pyreadstat wrote hold, cell by cell, what these read in them: `Tests/Reference/files.py`.
@Suite struct ReferenceFilesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Reference").standardizedFileURL

  /// Name, rows and SHA-256 of the clean CSV.
  static let printed: [(name: String, rows: Int, digest: String)] = {
    let text = (try? String(contentsOf: folder.appending(path: "files.printed.csv"), encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",").map(String.init)
      return (cells[0], Int(cells[1]) ?? 0, cells[2])
    }
  }()

  static let names = printed.map(\.name).filter { FileManager.default.fileExists(atPath: folder.appending(path: "files/\($0)").path) }

  @Test func thereAreFilesOfBothKinds() {
    #expect(Self.printed.count == 200)
    #expect(Self.names.filter { $0.hasSuffix(".xlsx") }.count >= 10)
    #expect(Self.names.filter { $0.hasSuffix(".sav") }.count >= 10)
  }

  @Test(arguments: names) func holdsWhatOthersRead(name: String) throws {
    let expected = try #require(Self.printed.first { $0.name == name })
    let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: "files/\(name)")))
    var input = InputFile(name: name, holding: bytes)
    input.isDigested = false
    var (rows, width, csv) = (0, 0, "")
    _ = try RecordSources.open(input).read { record in
      if rows == 0 { width = record.count }
      rows += 1
      let cells = (0..<max(width, record.count)).map { column in
        let text = String(decoding: record.bytes(column), as: UTF8.self)
        let isPlain = !text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
        return isPlain ? text : "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
      }
      csv += cells.joined(separator: ",") + "\n"
    }
    #expect(rows == expected.rows)
    let digest = SHA256Digest()
    Array(csv.utf8).withUnsafeBytes { digest.update($0) }
    #expect(digest.hexadecimal() == expected.digest)
  }
}
