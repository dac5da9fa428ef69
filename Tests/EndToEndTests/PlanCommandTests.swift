import Foundation
import TestSupport
import Testing

/// `cdci plan` as a user meets it.
@Suite struct PlanCommandTests {
  private static let frame =
    "respondent,unit,stratum\n" + (0..<120).map { "a\($0),A,in\n" }.joined() + (0..<80).map { "b\($0),A,out\n" }.joined()
    + (0..<30).map { "c\($0),B,in\n" }.joined() + "c0,B,in\n,,\n"

  @Test func responsesByStratumWithoutAnEarlierSurvey() throws {
    let scratch = try Scratch()
    try scratch.write(Self.frame, to: "frame.csv")
    let run = try Program.run(
      ["plan", "frame.csv", "--precision", "5", "--expected-response", "0.8", "--format", "csv"], in: scratch.folder)
    #expect(run.exitCode == 0 && run.messages.isEmpty, "\(run.messages)")
    let rows = run.output.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(rows.count == 4 && rows[1][0] == "A" && rows[1][2] == "120" && rows[2][2] == "80" && rows[3][2] == "30", "\(run.output)")
    // 200 firms, S = 100/√12, ± 5: about 79 of them; in proportion.
    let responses = try rows.dropFirst().map { try #require(Int($0[3])) }
    #expect((76...84).contains(responses[0] + responses[1]) && responses[0] * 80 / 120 - responses[1] <= 1, "\(responses)")
    for row in rows.dropFirst() {
      let (n, invited) = (try #require(Int(row[3])), try #require(Int(row[4])))
      #expect(invited >= n && row[9] == "1")
    }
    #expect(rows[3][7] == "28" && rows[1][7] == "134")
    // What 30 firms cannot give is said.
    #expect(rows[3][5] == "1")
    let text = try Program.run(
      ["plan", "frame.csv", "--precision", "5", "--expected-response", "0.8", "--language", "vi"], in: scratch.folder)
    #expect(text.output.contains("Giả định:") && text.output.contains("Nên khảo sát toàn bộ ở: B"), "\(text.output)")
  }

  @Test func theLastEditionTellsSpreadAndNeighbours() throws {
    let arguments = [
      "plan", "surveys/quang-ninh-2023/frame.csv", "--survey", "surveys/quang-ninh-2023", "--precision", "4", "--format", "json", "--quiet",
    ]
    let run = try Program.run(arguments + ["--simulate", "2"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let document = try JSONDocument(parsing: run.output.utf8)
    guard case .array(let units)? = document["units"], case .array(let pairs)? = document["neighbours"] else {
      Issue.record("\(run.output)")
      return
    }
    #expect(units.count > 4 && pairs.count == units.count - 1)
    #expect(units.allSatisfy { if case .bool(false)? = $0["spreadAssumed"] { true } else { false } })
  }

  /// A survey by itself speaks its own language, and says who leads.
  @Test func theLanguageOfTheSurvey() throws {
    let run = try Program.run([
      "plan", "surveys/quang-ninh-2023/frame.csv", "--survey", "surveys/quang-ninh-2023", "--precision", "4", "--simulate", "1",
    ])
    #expect(run.exitCode == 0 && run.output.hasPrefix("Cần 111 phiếu trả lời"), "\(run.output)\(run.messages)")
    #expect(run.output.contains("Trong 1 cuộc khảo sát mô phỏng, mong-cai chắc chắn đứng đầu ở "), "\(run.output)")
    let scratch = try Scratch()
    try scratch.write(Self.frame, to: "frame.csv")
    let plain = try Program.run(["plan", "frame.csv", "--simulate", "1", "--language", "en"], in: scratch.folder)
    #expect(plain.output.contains("Surveys simulated: 1; without scores"), "\(plain.output)\(plain.messages)")
  }

  @Test func wrongUsage() throws {
    let scratch = try Scratch()
    try scratch.write("name\nA\n", to: "frame.csv")
    #expect(try Program.run(["plan", "frame.csv"], in: scratch.folder).exitCode == 65)
    #expect(try Program.run(["plan", "nowhere.csv"], in: scratch.folder).exitCode == 66)
    for wrong in [["--precision", "0"], ["--expected-response", "1.5"], ["--confidence", "1"], ["--scale", "9"], ["--simulate", "-1"]] {
      #expect(try Program.run(["plan", "frame.csv"] + wrong, in: scratch.folder).exitCode == 64, "\(wrong)")
    }
  }
}
