import Foundation
import Testing

/// `cdci init` on a terminal: what it asks, what it takes for an answer, and how one gets out.
@Suite struct InitDialogueTests {
  /// Three questions with few answers that end with 4, so that the ends of their scale are to be asked.
  static let export =
    "Office,q1,q2,q3\n"
    + (0..<8).map { "\(["North", "South"][$0 % 2]),\($0 % 4 + 1),\($0 % 3 + 2),\($0 % 4 + 1)\n" }.joined()

  static let languages: [(locale: String, expected: String, together: String)] = [
    ("en_US.UTF-8", "Expected a number from 1 to", "columns together"), ("vi_VN.UTF-8", "Cần một số từ 1 đến", "Đã thấy, trong cả"),
  ]

  private func begun(_ scratch: Scratch, _ locale: String = "en_US.UTF-8") throws -> Terminal {
    try scratch.write(Self.export, to: "r.csv")
    let (file, out) = (scratch.folder.appendingPathComponent("r.csv"), scratch.folder.appendingPathComponent("s"))
    return try Terminal(["init", file.path, "--out", out.path], environment: ["LANG": locale])
  }

  @Test(arguments: languages) func aWrongAnswerIsToldAndAskedAgain(locale: String, expected: String, together: String) throws {
    let scratch = try Scratch()
    let terminal = try begun(scratch, locale)
    try terminal.wait(for: "] ")
    #expect(terminal.shown.contains(together), "\(terminal.shown)")
    terminal.type("9x\n")
    try terminal.wait(for: expected)
    try terminal.wait(for: "\"9x\"")
    try terminal.wait(for: "] ")
    terminal.type("1\n")
    #expect(terminal.exitCode() == 0, "\(terminal.shown)")
    let yaml = try String(contentsOf: scratch.folder.appendingPathComponent("s/survey.yaml"), encoding: .utf8)
    #expect(!yaml.contains("to-decide") && yaml.contains("\"q1\": \"q1\""), "\(yaml)")
  }

  @Test func ctrlCAtAQuestionStops() throws {
    let scratch = try Scratch()
    let terminal = try begun(scratch)
    try terminal.wait(for: "] ")
    terminal.type("\u{3}")
    #expect(terminal.exitCode() == 130, "\(terminal.shown)")
    #expect(try scratch.listing() == ["r.csv"])
  }

  @Test func ctrlCWithinAnAnswer() throws {
    let scratch = try Scratch()
    let terminal = try begun(scratch)
    try terminal.wait(for: "] ")
    terminal.type("1")
    terminal.type("\u{3}")
    #expect(terminal.exitCode() == 130, "\(terminal.shown)")
    #expect(try scratch.listing() == ["r.csv"])
  }

  /// Nobody answers: it stays open.
  @Test func ctrlDLeavesItOpen() throws {
    let scratch = try Scratch()
    let terminal = try begun(scratch)
    try terminal.wait(for: "] ")
    terminal.type("\u{4}")
    #expect(terminal.exitCode() == 0, "\(terminal.shown)")
    let yaml = try String(contentsOf: scratch.folder.appendingPathComponent("s/survey.yaml"), encoding: .utf8)
    #expect(yaml.contains("to-decide"))
  }
}
