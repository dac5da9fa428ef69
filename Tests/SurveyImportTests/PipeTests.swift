import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// A pipe is read once, whatever is asked of it, and never waited for without end.
@Suite struct PipeTests {
  /// Writes into a named pipe on a thread of its own, piece by piece.
  private final class Writer: Sendable {
    init(_ pieces: [[UInt8]], to path: String, pause: TimeInterval = 0) {
      // A reader that gave up must not end the tests.
      signal(SIGPIPE, SIG_IGN)
      Thread.detachNewThread {
        let descriptor = open(path, O_WRONLY)
        for piece in pieces {
          if pause > 0 { Thread.sleep(forTimeInterval: pause) }
          var done = 0
          while done < piece.count {
            let count = piece[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            done += count
          }
        }
        close(descriptor)
      }
    }
  }

  private func namedPipe(in folder: TemporaryFolder) throws -> String {
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    return path
  }

  private func source(_ path: String) -> Int32 { open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }

  private func part(_ bytes: any PlacedBytes, _ place: Int, _ count: Int) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    let read = try buffer.withUnsafeMutableBytes { buffer throws(ImportFailure) in try bytes.read(into: buffer, from: place) }
    return Array(buffer[..<read])
  }

  /// More than a pipe holds, asked for at any place, forwards and backwards.
  @Test func partsAreThoseOfTheWhole() throws {
    let text = (0..<60_000).flatMap { Array("\($0),".utf8) }
    let folder = try TemporaryFolder([:])
    let path = try namedPipe(in: folder)
    _ = Writer(stride(from: 0, to: text.count, by: 9_999).map { Array(text.dropFirst($0).prefix(9_999)) }, to: path)
    let spool = try PipeSpool(name: "pipe", source: source(path))
    #expect(spool.size == nil && spool.likelySize == nil)
    for (place, count) in [
      (0, 2), (100_000, 7), (3, 150_000), (text.count - 5, 50), (0, text.count + 1), (text.count, 3), (text.count + 9, 3),
    ] {
      #expect(try part(spool, place, count) == Array(text.dropFirst(place).prefix(count)))
    }
    #expect(spool.size == text.count)
  }

  /// The writer comes late, pauses, and stops in the middle of a line: what it wrote is what there is.
  @Test func theWriterIsWaitedFor() throws {
    let folder = try TemporaryFolder([:])
    let path = try namedPipe(in: folder)
    let file = CSVFile(InputFile(name: "f.csv", path: path))
    _ = Writer(["a,b\n1", ",2\n3,", "4"].map { Array($0.utf8) }, to: path, pause: 0.15)
    for _ in 0..<3 {
      var records: [String] = []
      let read = try file.read { record in records.append((0..<record.count).map { record.text($0) }.joined(separator: "|")) }
      #expect(records == ["a|b", "1|2", "3|4"])
      #expect(read.file.bytes == 11)
      #expect(read.file.sha256 == "0c7519a734cd41ac2c8fcc599c713091d0dddb2ccd90ecad7f30e4d9575aed40")
    }
  }

  @Test func aWriterThatWritesNothing() throws {
    let folder = try TemporaryFolder([:])
    let path = try namedPipe(in: folder)
    _ = Writer([], to: path, pause: 0)
    let failure = #expect(throws: ImportFailure.self) { _ = try CSVFile(InputFile(name: "f.csv", path: path)).read { _ in } }
    #expect(failure?.description == "f.csv: expected a header line and rows below it, found an empty file")
  }

  /// It is waited for once: the failure stays.
  @Test func noWriter() throws {
    let folder = try TemporaryFolder([:])
    let path = try namedPipe(in: folder)
    let spool = try PipeSpool(name: "f.csv", source: source(path), patience: 50)
    for _ in 0..<2 {
      let failure = #expect(throws: ImportFailure.self) { try part(spool, 0, 1) }
      #expect(failure?.kind == .unreadable)
      #expect(failure?.description == "f.csv: expected a program that writes into this pipe, found none within 1 seconds")
    }
  }

  @Test func gzipThatBreaksOff() throws {
    let folder = try TemporaryFolder([:])
    let path = try namedPipe(in: folder)
    _ = Writer([Array(GzipTests.pressed.prefix(20))], to: path)
    let failure = #expect(throws: ImportFailure.self) { _ = try CSVFile(InputFile(name: "f.csv", path: path)).read { _ in } }
    #expect(
      failure?.description
        == "f.csv: expected a whole gzip file, found one that breaks off after 20 bytes; what was read of it is not used; copy it again")
  }

  /// Neither read without end nor waited for.
  @Test(arguments: [("/dev/zero", "a device"), ("/dev/null", "a device"), ("/", "a folder"), ("/dev/fd/x", "none")])
  func whatIsNoFile(path: String, found: String) throws {
    let failure = #expect(throws: ImportFailure.self) { _ = try CSVFile(InputFile(name: "f.csv", path: path)).read { _ in } }
    #expect(failure?.kind == .unreadable)
    #expect(failure?.description.hasSuffix("found \(found)") == true)
  }

  /// Dates that only the whole column tells, an encoding that only the whole file tells: what sends the reader through a file a second time.
  @Test(arguments: TinySurvey.Way.allCases) func secondReadings(way: TinySurvey.Way) throws {
    var dated = TinySurvey("firm,unit,q1,q2,at\n" + (1...30).map { "f\($0 % 9),hon-gai,1,2,\($0)/11/2023\n" }.joined())
    dated.columns = .init(respondent: "firm", unit: "unit", submitted: "at")
    var encoded = TinySurvey("")
    encoded.files = [:]
    encoded.bytes["responses.csv"] =
      "firm,unit,q1,q2\nf1,Hòn Gai,1,2\nf2,Vạn Gia,5,4\n".bytes(in: .windows1258)
    encoded.responses = [.init(file: "responses.csv", format: FileFormat(encoding: .windows1258))]
    for survey in [dated, encoded] {
      for segmentation in [nil, Segmentation(threads: 2, least: 1, head: 40, segment: 50, margin: 10)] {
        let (expected, found) = (try survey.read(), try survey.read(through: way, segmentation: segmentation))
        #expect(found.groups == expected.groups && found.account == expected.account)
      }
    }
    // Bytes that are not UTF-8 are looked at again, to say what they may be.
    encoded.responses = [.init(file: "responses.csv")]
    let plain = #expect(throws: ImportFailure.self) { try encoded.read() }
    let failure = #expect(throws: ImportFailure.self) { try encoded.read(through: way) }
    #expect(plain?.description.contains("windows-1258") == true && failure == plain)
  }
}
