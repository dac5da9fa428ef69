import Foundation
import TestSupport
import Testing

/// The commands as a user meets them.
@Suite struct CommandTests {
  @Test(arguments: [["--help"], ["report", "--help"], ["check", "--help"], ["rank", "--help"], ["help", "rank"]])
  func help(arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("USAGE: cdci"))
    #expect(run.messages.isEmpty)
  }

  @Test func version() throws {
    let run = try Program.run(["--version"])
    #expect(run.output.split(separator: ".").count == 3)
    #expect(run.exitCode == 0)
  }

  @Test func rankPrintsTheColumnsOfRankingCSV() throws {
    let run = try Program.run(["rank", "surveys/quang-ninh-2023", "--format", "csv"])
    let committed = try String(
      contentsOf: Program.package.appendingPathComponent("reports/quang-ninh-2023/ranking.csv"), encoding: .utf8)
    #expect(run.exitCode == 0)
    #expect(run.output == committed)
    #expect(
      committed.split(separator: "\r\n").first
        == "rank,unit,name,group,score,score_low,score_high,rank_low,rank_high,tied_with,tier,responses,invited,response_rate,satisfaction,satisfaction_low,satisfaction_high,previous_rank,previous_score,change,revenue,revenue_target,revenue_attainment,note"
    )
  }

  @Test func rankAsJSONHoldsTheUnitsOfTheResults() throws {
    let run = try Program.run(["rank", "surveys/quang-ninh-2023", "--format", "json"])
    let results = try ExampleSurveyTests.results(of: "quang-ninh-2023")
    #expect(try JSONDocument(parsing: run.output.utf8)["units"] == results["units"])
  }

  @Test func rankSpeaksBothLanguages() throws {
    let vi = try Program.run(["rank", "surveys/quang-ninh-2023", "--language", "vi"]).output
    let en = try Program.run(["rank", "surveys/quang-ninh-2023", "--language", "en"]).output
    #expect(vi.contains("Chi cục Hải quan cửa khẩu Móng Cái") && vi.contains("95,76"))
    #expect(en.contains("Móng Cái Border Gate Customs") && en.contains("95.76"))
    // The notice that the answers are synthetic leads both.
    #expect(vi.contains("giả lập") && en.contains("synthetic"))
  }

  @Test func checkAccountsForEveryRow() throws {
    let run = try Program.run(["check", "surveys/quang-ninh-2023", "--format", "json"])
    let account = try #require(try JSONDocument(parsing: run.output.utf8)["import"])
    guard case .number(let read)? = account["rowsRead"], case .number(let responses)? = account["responses"],
      case .object(let leftOut)? = account["leftOut"]
    else { throw CocoaError(.coderReadCorrupt) }
    let left = leftOut.values.reduce(0) { if case .number(let rows) = $1 { $0 + rows } else { $0 } }
    #expect(read == responses + left)
    #expect(read == 790 && responses == 780)
  }

  /// A closed pipe is nobody's fault.
  @Test func aClosedPipe() throws {
    let run = try Program.shell("\"$CDCI\" check surveys/quang-ninh-2023 | head -1; echo ${PIPESTATUS[0]}", in: Program.package)
    #expect(!run.messages.contains("error"))
    #expect(run.output.contains("Sub-department competitiveness 2023"))
  }

  @Test func nothingButErrorsWhenQuiet() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    let run = try Program.run(["report", "survey", "--quiet"], in: scratch.folder)
    #expect(run.messages.isEmpty && run.output.isEmpty)
  }

  /// Free text, ids and e-mail addresses of respondents are in no file of a report.
  @Test func nothingPersonalIsPublished() throws {
    let scratch = try Scratch()
    let secret = TinySurvey.responses
      .replacingOccurrences(of: "F2,a,in,Good,Good", with: "5700100256,a,in,call me at nam@example.vn,Good")
      .replacingOccurrences(of: "F7,b", with: "F7,nam@example.vn")
    try TinySurvey.write(to: scratch, changing: ["responses.csv": secret])
    #expect(try Program.run(["report", "survey"], in: scratch.folder).exitCode == 0)
    let check = try Program.run(["check", "survey"], in: scratch.folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.appendingPathComponent("reports/survey").path)
    #expect(names.count == 10)
    for name in names where !name.hasSuffix(".xlsx") {
      let text = try String(contentsOf: scratch.folder.appendingPathComponent("reports/survey/\(name)"), encoding: .utf8)
      for word in ["5700100256", "example.vn", "call me"] { #expect(!text.contains(word), "\(name) holds \(word)") }
    }
    #expect(!check.output.contains("5700100256") && !check.output.contains("example.vn"))
  }
}
