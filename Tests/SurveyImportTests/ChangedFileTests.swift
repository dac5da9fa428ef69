import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// A file that is written to while it is read.
@Suite struct ChangedFileTests {
  enum Change: CaseIterable {
    case overwritten, lengthened, replaced
  }

  private func change(_ path: String, _ change: Change) throws {
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    switch change {
    case .overwritten:
      try handle.seek(toOffset: 10)
      try handle.write(contentsOf: Data("9".utf8))
    case .lengthened:
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("F9,b,1\n".utf8))
    case .replaced:
      try Data(contentsOf: URL(fileURLWithPath: path)).write(to: URL(fileURLWithPath: path + ".new"))
      _ = rename(path + ".new", path)
    }
    try handle.close()
  }

  private static let text = "id,unit,q1\n" + (0..<500).map { "F\($0),a,4\n" }.joined()

  @Test(arguments: Change.allCases) func whileItIsRead(kind: Change) throws {
    let folder = try TemporaryFolder(["f.csv": Array(Self.text.utf8)])
    let path = folder.path + "/f.csv"
    var rows = 0
    let failure = #expect(throws: ImportFailure.self) {
      _ = try CSVFile(InputFile(name: "f.csv", path: path), chunkSize: 256).read { _ in
        rows += 1
        if rows == 100 { try? change(path, kind) }
      }
    }
    #expect(failure?.kind == .interrupted)
    #expect(
      failure?.message(in: .en) == "f.csv: changed while it was read, so nothing of it is used; run again when no program writes to it")
  }

  /// Of one reading each file is opened once or more, and must be the same each time.
  @Test(arguments: Change.allCases) func betweenTwoPasses(kind: Change) throws {
    let folder = try TemporaryFolder(["f.csv": Array(Self.text.utf8)])
    let path = folder.path + "/f.csv"
    let input = InputFile(name: "f.csv", path: path)
    _ = try CSVFile(input).read { _ in }
    try change(path, kind)
    #expect(throws: ImportFailure.self) { _ = try CSVFile(input).read { _ in } }
    _ = try CSVFile(InputFile(name: "f.csv", path: path)).read { _ in }
  }

  /// The digest of the bytes that several threads read is that of the file.
  @Test(arguments: [false, true]) func theDigestIsOfWhatWasRead(isPacked: Bool) throws {
    let bytes = isPacked ? gzipped(Array(Self.text.utf8)) : Array(Self.text.utf8)
    let folder = try TemporaryFolder(["responses.csv": bytes])
    let survey = try SurveyDefinition.read(
      WrittenSurvey(
        "responses: [{file: responses.csv}]\ncolumns: {respondent: id, unit: unit}\nquestions: [q1]\nanswers: satisfaction-5"
      ).yaml, file: "survey.yaml")
    func read(_ segmentation: Segmentation?) throws -> SurveyData {
      try SurveyReader.read(survey, index: TinySurvey.index, at: SurveyPlace(folder: folder.path), segmentation: segmentation)
    }
    let expected = [SurveyData.InputFile(path: "responses.csv", sha256: digest(of: bytes), bytes: bytes.count)]
    #expect(try read(nil).inputs == expected)
    for size in [64, 100, 1000] {
      #expect(try read(Segmentation(threads: 3, least: 1, head: 40, segment: size, margin: 10)).inputs == expected)
    }
  }
}

/// The SHA-256 of bytes, taken at once.
func digest(of bytes: [UInt8]) -> String {
  let digest = SHA256Digest()
  unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
  return digest.hexadecimal()
}
