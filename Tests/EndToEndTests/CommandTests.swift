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

  /// What would run for years is refused before anything is read.
  @Test(arguments: ["0", "1000001", "9223372036854775807"]) func replicatesWithinReason(count: String) throws {
    let run = try Program.run(["report", "surveys/quang-ninh-2023", "--replicates", count, "--language", "en"])
    #expect(run.exitCode == 64)
    #expect(run.messages.contains("--replicates: expected 1 to 1000000, found \(count)"))
  }

  /// `check` opens the editions before as `report` does.
  @Test(arguments: ["check", "rank"]) func anEditionBeforeThatIsNotThere(command: String) throws {
    let scratch = try Scratch()
    try TinySurvey.write(
      to: scratch,
      changing: ["survey.yaml": TinySurvey.survey.replacingOccurrences(of: "language: en", with: "language: en\nprevious: ../nowhere")])
    let run = try Program.run([command, "survey"], in: scratch.folder)
    #expect(run.exitCode == 66)
    #expect(run.messages.contains("nowhere"))
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

  /// The file is large enough to be cut in segments, and its quoted notes are full of line ends.
  @Test func threadsChangeNothing() throws {
    let scratch = try Scratch()
    let note = String(repeating: "a \"\"b\"\",\r\n", count: 200)
    let rows = (0..<3000).map { "R\($0 % 2900),\($0 % 2 == 0 ? "a" : "b"),in,\($0 % 6),\($0 % 5 + 1),\"\(note)\"\n" }
    try TinySurvey.write(to: scratch, changing: ["responses.csv": "firm,unit,region,q1,q2,note\n" + rows.joined()])
    for command in [["check", "survey", "--format", "json"], ["check", "survey", "--all"], ["rank", "survey", "--format", "csv"]] {
      let one = try Program.run(command + ["--threads", "1"], in: scratch.folder)
      #expect(one.exitCode == 0 && !one.output.isEmpty)
      for threads in ["2", "7"] {
        let several = try Program.run(command + ["--threads", threads], in: scratch.folder)
        #expect(several.output == one.output && several.exitCode == 0, "\(command) with \(threads) threads")
      }
    }
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

  /// Five units with known standard errors; the sets were computed by R (csranks 1.2.3, and the integral).
  @Test(arguments: ["marginal", "simultaneous"]) func rankSets(kind: String) throws {
    let scratch = try Scratch()
    try scratch.write("unit,estimate,se\nA,90.2,0.9\nB,88.1,1.4\nC,87.9,0.6\nD,84,1.1\nE,79.5,2\n", to: "scores.csv")
    let run = try Program.run(["rank-sets", "scores.csv", "--kind", kind, "--format", "csv"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(
      run.output.split(separator: "\r\n").map(String.init) == [
        "unit,estimate,se,rank,rank_low,rank_high", "A,90.2,0.9,1,1,3", "B,88.1,1.4,2,1,4", "C,87.9,0.6,3,1,3", "D,84,1.1,4,3,5",
        "E,79.5,2,5,4,5",
      ])
  }

  /// I 400, P 30, R 50, NC 90, O 10, UH 25, UO 15, NE 20: e = 29/30, RR3 = 75/116, RR4 = 645/928.
  @Test func rates() throws {
    let scratch = try Scratch()
    let counts = [("I", 400), ("P", 30), ("R", 50), ("NC", 90), ("O", 10), ("UH", 25), ("UO", 15), ("NE", 20)]
    let rows = counts.flatMap { Array(repeating: $0.0, count: $0.1) }
    try scratch.write("disposition\n" + rows.joined(separator: "\n") + "\n", to: "list.csv")
    let run = try Program.run(["rates", "list.csv", "--format", "json"], in: scratch.folder)
    #expect(run.exitCode == 0)
    for rate in ["\"RR3\": \(75.0 / 116)", "\"RR4\": \(645.0 / 928)", "\"RR1\": \(20.0 / 31)", "\"CON3\": \(49.0 / 58)"] {
      #expect(run.output.contains(rate), "\(rate)")
    }
  }

  @Test func theSurveyItselfIsNotTheEditionBefore() throws {
    let scratch = try Scratch()
    try TinySurvey.write(
      to: scratch,
      changing: ["survey.yaml": TinySurvey.survey.replacingOccurrences(of: "language: en", with: "language: en\nprevious: ../survey")])
    let run = try Program.run(["rank", "survey"], in: scratch.folder)
    #expect(run.exitCode == 65)
    #expect(
      run.messages == "cdci: survey.yaml:8:1: expected the folder of the edition before under \"previous\", found the survey itself\n")
  }

  /// What is wrong with the edition before is said of it, with the line of its own index.
  @Test func theEditionBeforeCannotBeScored() throws {
    let scratch = try Scratch()
    try TinySurvey.write(
      to: scratch,
      changing: ["survey.yaml": TinySurvey.survey.replacingOccurrences(of: "language: en", with: "language: en\nprevious: ../then")])
    for (name, text) in [
      (
        "survey.yaml",
        TinySurvey.survey.replacing("edition: \"2023\"", with: "edition: \"2022\"").replacing("    frame: frame.csv\n", with: "")
      ),
      ("index.yaml", TinySurvey.index + "      - {id: h, data: hours, normalize: min-max}\n"), ("responses.csv", TinySurvey.responses),
      ("context.csv", "unit,indicator,period,kind,issuer,value,measure,source,note\na,revenue,2022,actual,,7,h,,\n"),
    ] { try scratch.write(text, to: "then/\(name)") }
    let run = try Program.run(["rank", "survey"], in: scratch.folder)
    #expect(run.exitCode == 65)
    #expect(
      run.messages
        == "cdci: index.yaml:9:14: edition 2022 (previous): indicator \"h\": expected an indicator of the context file, found \"hours\"\n")
  }

  /// In Vietnamese where the locale is.
  @Test func errorsInTheLanguageOfTheLocale() throws {
    let scratch = try Scratch()
    let run = try Program.run(["rank", "nowhere"], in: scratch.folder, environment: ["LC_ALL": "vi_VN.UTF-8"])
    #expect(run.exitCode == 66)
    #expect(run.messages == "cdci: nowhere: cần một thư mục có tệp survey.yaml, nhưng đường dẫn này không tồn tại\n")
  }

  /// Of a survey that can be read, and of one that cannot, messages are in its language; `--language` decides before it.
  @Test(arguments: [("vi", nil, "vi"), ("en", nil, "en"), ("vi", "en", "en"), ("en", "vi", "vi")] as [(String, String?, String)])
  func messagesInTheLanguageOfTheSurvey(survey: String, stated: String?, expected: String) throws {
    let scratch = try Scratch()
    let yaml = TinySurvey.survey.replacing("language: en", with: "language: \(survey)")
    let arguments = stated.map { ["--language", $0] } ?? []
    try TinySurvey.write(to: scratch, changing: ["survey.yaml": yaml])
    for locale in ["C.UTF-8", "vi_VN.UTF-8"] {
      let done = try Program.run(["report", "survey"] + arguments, in: scratch.folder, environment: ["LANG": locale])
      #expect(done.exitCode == 0 && done.messages.hasPrefix(expected == "vi" ? "Đã đọc " : "Read "), "\(done.messages)")
      let check = try Program.run(["check", "survey"] + arguments, in: scratch.folder, environment: ["LANG": locale])
      #expect(check.output.contains(expected == "vi" ? "Bước tiếp theo" : "Next steps"))
    }
    try TinySurvey.write(to: scratch, changing: ["survey.yaml": yaml + "titel: x\n"])
    let refused = try Program.run(["report", "survey"] + arguments, in: scratch.folder)
    #expect(refused.exitCode == 65 && refused.messages.contains(expected == "vi" ? "không có mục" : "unknown key"))
  }

  @Test func aQuietCheckPrintsErrorsOnly() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch, changing: ["responses.csv": TinySurvey.responses + "X9,c,in,1,1\n"])
    let quiet = try Program.run(["check", "survey", "--quiet"], in: scratch.folder)
    #expect(quiet.exitCode == 0 && quiet.output.isEmpty && quiet.messages.isEmpty)
    let strict = try Program.run(["check", "survey", "--quiet", "--strict"], in: scratch.folder)
    #expect(strict.exitCode == 65 && strict.output.isEmpty && strict.messages.contains("rows were left out"))
    let json = try Program.run(["check", "survey", "--quiet", "--format", "json"], in: scratch.folder)
    #expect(json.output.hasPrefix("{") && json.messages.isEmpty)
  }

  /// Ctrl-C while a report is made: the program ends and leaves nothing behind.
  @Test func anInterruptedReportLeavesNothing() throws {
    let scratch = try Scratch()
    let rows = (0..<400_000).map { "R\($0),\($0 % 2 == 0 ? "a" : "b"),in,\($0 % 5 + 1),\($0 % 3 + 1)\n" }
    try TinySurvey.write(to: scratch, changing: ["responses.csv": "firm,unit,region,q1,q2\n" + rows.joined()])
    let before = try scratch.listing()
    let run = try Program.shell(
      "set -m; $CDCI report survey & sleep 0.15; kill -INT $!; wait $!; echo $?", in: scratch.folder)
    #expect(run.output == "130\n", "\(run.output)\(run.messages)")
    #expect(try scratch.listing() == before)
  }

  /// A closed pipe is nobody's fault.
  @Test func aClosedPipe() throws {
    let run = try Program.shell(
      "\"$CDCI\" check surveys/quang-ninh-2023 --language en | head -1; echo ${PIPESTATUS[0]}", in: Program.package)
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
    let names = try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.appendingPathComponent("reports/survey").path)
    #expect(names.contains("press-release.docx") && names.contains("charts/scores.csv"))
    for name in names where name != "charts" && !name.hasSuffix(".xlsx") {
      let bytes = try Data(contentsOf: scratch.folder.appendingPathComponent("reports/survey/\(name)"))
      let parts = name.hasSuffix(".docx") ? try ZIPArchive(Array(bytes)).entries.map(\.text) : [String(decoding: bytes, as: UTF8.self)]
      let text = parts.joined(separator: "\n")
      for word in ["5700100256", "example.vn", "call me"] { #expect(!text.contains(word), "\(name) holds \(word)") }
    }
    #expect(!check.output.contains("5700100256") && !check.output.contains("example.vn"))
  }
}
