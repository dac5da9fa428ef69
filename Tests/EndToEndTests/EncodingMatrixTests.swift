import Foundation
import SurveyModel
import TestSupport
import Testing

/// The same answers however a program wrote them down: every encoding, delimiter and line end gives the same results, to the last bit.
@Suite struct EncodingMatrixTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var encoding = TextEncoding.utf8
    /// Whether survey.yaml says so; a file that needs it is refused without.
    var isStated = false
    var hasMark = false
    var delimiter = ","
    var lineEnd = "\n"
    var isDecomposed = false
    var isQuoted = false
    /// Letters that Windows-1258 has in one byte are written as two.
    var isSplit = false

    var testDescription: String {
      let end = ["\n": "LF", "\r": "CR", "\r\n": "CRLF"][lineEnd] ?? "?"
      let parts: [String?] = [
        encoding.rawValue, delimiter == "\t" ? "tab" : delimiter, end, hasMark ? "mark" : nil, isDecomposed ? "NFD" : nil,
        isQuoted ? "quoted" : nil, isSplit ? "split" : nil,
      ]
      return parts.compactMap(\.self).joined(separator: " ")
    }
  }

  static let forms: [Form] =
    [",", ";", "\t", "|"].flatMap { delimiter in ["\n", "\r", "\r\n"].map { Form(delimiter: delimiter, lineEnd: $0) } } + [
      Form(hasMark: true, delimiter: ";", lineEnd: "\r\n", isQuoted: true), Form(isDecomposed: true), Form(isQuoted: true),
      Form(encoding: .utf16LittleEndian, hasMark: true, delimiter: "\t", lineEnd: "\r\n"),
      Form(encoding: .utf16BigEndian, hasMark: true, lineEnd: "\r"), Form(encoding: .utf16LittleEndian),
      Form(encoding: .utf16BigEndian, delimiter: "|", isDecomposed: true),
      Form(encoding: .utf16LittleEndian, isStated: true, delimiter: ";"),
      Form(encoding: .windows1258, isStated: true),
      Form(encoding: .windows1258, isStated: true, delimiter: ";", lineEnd: "\r\n", isSplit: true),
      Form(encoding: .windows1258, isStated: true, delimiter: "\t", lineEnd: "\r", isQuoted: true),
    ]

  /// Writes the survey folder with the responses in the form, and runs.
  private static func run(
    _ text: String, as form: Form, _ body: (Scratch) throws -> Program.Run
  ) throws -> (run: Program.Run, scratch: Scratch) {
    let scratch = try Scratch()
    let yaml = try DocumentationTests.text("surveys/quang-ninh-2023/survey.yaml")
      .replacingOccurrences(of: "../../weights/cdci-2023.yaml", with: "index.yaml")
      .replacingOccurrences(of: "previous: ../quang-ninh-2022\n", with: "")
      .replacingOccurrences(
        of: "- file: responses.csv", with: "- file: responses.csv" + (form.isStated ? "\n        encoding: \(form.encoding.rawValue)" : ""))
    try scratch.write(yaml, to: "survey/survey.yaml")
    try scratch.write(try DocumentationTests.text("weights/cdci-2023.yaml"), to: "survey/index.yaml")
    for name in ["frame.csv", "context.csv"] {
      try scratch.write(try DocumentationTests.text("surveys/quang-ninh-2023/\(name)"), to: "survey/\(name)")
    }
    try Data(bytes(of: text, as: form)).write(to: scratch.folder.appendingPathComponent("survey/responses.csv"))
    return (try body(scratch), scratch)
  }

  private static func bytes(of text: String, as form: Form) throws -> [UInt8] {
    // No cell of the example needs quotes.
    #expect(!text.contains("\"") && ![";", "|", "\t"].contains { text.contains($0) })
    var written = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { form.isQuoted ? "\"\($0)\"" : String($0) }
        .joined(separator: form.delimiter) + form.lineEnd
    }.joined()
    if form.isDecomposed { written = written.decomposedStringWithCanonicalMapping }
    let mark: [UInt8] =
      switch form.encoding {
      case _ where !form.hasMark: []
      case .utf16LittleEndian: [0xFF, 0xFE]
      case .utf16BigEndian: [0xFE, 0xFF]
      default: [0xEF, 0xBB, 0xBF]
      }
    return try mark + #require(written.bytes(in: form.encoding, composed: !form.isSplit))
  }

  /// Without what tells of the file itself: its hash and size, and how it was read.
  private static func results(_ scratch: Scratch) throws -> JSONDocument {
    let file = scratch.folder.appendingPathComponent("reports/survey/results.json")
    guard case .object(var members) = try JSONDocument(parsing: Data(contentsOf: file)) else { return .null }
    members["inputs"] = nil
    if case .object(var account)? = members["import"] {
      account["recognized"] = nil
      members["import"] = .object(account)
    }
    return .object(members)
  }

  private static func results(_ text: String, as form: Form) throws -> JSONDocument {
    let done = try run(text, as: form) { try Program.run(["report", "survey", "--quiet", "--format", "json"], in: $0.folder) }
    #expect(done.run.exitCode == 0, "\(form): \(done.run.messages)")
    return try results(done.scratch)
  }

  private static let example = Result { try DocumentationTests.text("surveys/quang-ninh-2023/responses.csv") }
  private static let plain = Result { try results(example.get(), as: Form()) }

  @Test(arguments: forms) func everyFormOfTheExample(form: Form) throws {
    let plain = try Self.plain.get()
    #expect(plain["overall"]?["score"] != nil)
    let same = try Self.results(Self.example.get(), as: form) == plain
    #expect(same)
  }

  /// Windows-1252 and Mac Roman have few letters of Vietnamese: "Hài lòng" can be written, codes and ids stand for the rest.
  @Test func westernEncodings() throws {
    let names: [(String, String)] = [
      ("Rất hài lòng", "5"), ("Bình thường", "3"), ("Không có ý kiến", "99"), ("Tốt", "Tôt"), ("Trong tỉnh", "in-province"),
      ("Ngoài tỉnh", "out-of-province"), ("Chi cục Hải quan cửa khẩu ", "HQ "), ("HQ cảng Hòn Gai", "hon-gai"),
      ("HQ cảng Cẩm Phả", "cam-pha"), ("HQ cảng Cái Lân", "cai-lan"), ("HQ cảng Vạn Gia", "van-gia"),
      ("HQ Bắc Phong Sinh", "bac-phong-sinh"),
    ]
    let text = names.reduce(try DocumentationTests.text("surveys/quang-ninh-2023/responses.csv")) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
    let plain = try Self.results(text, as: Form())
    for encoding in [TextEncoding.windows1252, .macRoman] {
      #expect(text.bytes(in: encoding) != nil)
      #expect(try Self.results(text, as: Form(encoding: encoding, isStated: true, lineEnd: "\r")) == plain, "\(encoding)")
    }
  }

  /// Nothing is guessed where it matters: without the key the same files are refused, in one line that names it.
  @Test func whatNeedsToBeStated() throws {
    let text = try DocumentationTests.text("surveys/quang-ninh-2023/responses.csv")
    let run = try Self.run(text, as: Form(encoding: .windows1258)) {
      try Program.run(["check", "survey", "--language", "en"], in: $0.folder)
    }.run
    #expect(run.exitCode == 65)
    #expect(
      run.messages.hasPrefix(
        "cdci: responses.csv:2: expected text in UTF-8, found the byte 0xF2, which is not valid there; state encoding: windows-1258"))
  }
}
