import Foundation
import Testing

/// What `init` leaves to be filled in: `check` lists it, and `report --strict` publishes none of it.
@Suite struct PlaceholderTests {
  private func begun() throws -> Scratch {
    let scratch = try Scratch()
    let rows = (0..<40).map { "\(["North", "South"][$0 % 2]),\(["Poor", "Fair", "Good", "Excellent"][$0 % 4])\n" }
    try scratch.write("Office,How polite was it?\n" + rows.joined(), to: "r.csv")
    let made = try Program.run(["init", "r.csv", "--yes", "--out", "s"], in: scratch.folder)
    #expect(made.exitCode == 0, "\(made.messages)")
    return scratch
  }

  private func replace(_ pairs: [(String, String)], in name: String, of scratch: Scratch) throws {
    var text = try String(contentsOf: scratch.folder.appendingPathComponent(name), encoding: .utf8)
    for (before, after) in pairs {
      #expect(text.contains(before), "\(before)\n\(text)")
      text = text.replacingOccurrences(of: before, with: after)
    }
    try scratch.write(text, to: name)
  }

  @Test func listedAndRefused() throws {
    let scratch = try begun()
    let check = try Program.run(["check", "s"], in: scratch.folder)
    #expect(check.exitCode == 0)
    for part in [
      "survey.yaml: title: \"Survey s\"", "survey.yaml: organization: \"…\"", "index.yaml: index: \"INDEX\"", "index.yaml: title:",
    ] {
      #expect(check.output.contains(part), "\(part)\n\(check.output)")
    }
    let strict = try Program.run(["report", "s", "--strict", "--format", "json", "--replicates", "20"], in: scratch.folder)
    #expect(strict.exitCode == 65)
    for key in ["\"title\" is still what cdci init put there", "\"organization\" is still", "\"index\" is still"] {
      #expect(strict.messages.contains(key), "\(strict.messages)")
    }
    #expect(try !scratch.listing().contains("reports"))
    let vietnamese = try Program.run(["report", "s", "--strict", "--language", "vi"], in: scratch.folder)
    #expect(vietnamese.exitCode == 65)
  }

  @Test func filledIn() throws {
    let scratch = try begun()
    try replace(
      [
        ("vi: \"Khảo sát s\"", "vi: \"Đánh giá\""), ("en: \"Survey s\"", "en: \"Rating\""),
        ("organization: \"…\"", "organization: \"Customs\""),
      ],
      in: "s/survey.yaml", of: scratch)
    try replace([("index: \"INDEX\"", "index: \"CDCI\"")], in: "s/index.yaml", of: scratch)
    let index = try String(contentsOf: scratch.folder.appendingPathComponent("s/index.yaml"), encoding: .utf8)
    if index.contains("Khảo sát s") {
      try replace([("Khảo sát s", "Chỉ số"), ("Survey s", "Index")], in: "s/index.yaml", of: scratch)
    }
    let check = try Program.run(["check", "s"], in: scratch.folder)
    #expect(!check.output.contains("Still to be filled in") && !check.output.contains("Chưa điền"), "\(check.output)")
    let strict = try Program.run(["report", "s", "--strict", "--format", "json", "--replicates", "20"], in: scratch.folder)
    #expect(strict.exitCode == 0, "\(strict.messages)")
  }
}
