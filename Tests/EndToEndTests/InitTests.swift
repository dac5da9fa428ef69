import Foundation
import Testing

/// What `cdci init` writes runs, for every platform and for odd files, or says what is to be decided first.
@Suite struct InitTests {
  static let fixtures = [
    "alchemer", "google-sheet", "google-zip", "kobo", "limesurvey-code-and-text", "limesurvey-texts", "microsoft-forms",
    "odk",
    "plain", "qualtrics", "qualtrics-2016", "qualtrics-legacy", "redcap", "surveyjs", "surveymonkey-condensed", "surveymonkey-expanded",
    "surveymonkey-grid",
  ]

  static let platforms = Program.package.appendingPathComponent("Tests/SurveyImportTests/Fixtures/platforms")

  struct Results: Decodable {
    struct Import: Decodable {
      let rowsRead: Int
      let responses: Int
      let respondents: Int
    }
    struct Unit: Decodable {
      let id: String
      let score: Double?
    }
    let `import`: Import
    let units: [Unit]
    let overall: Overall
    struct Overall: Decodable { let score: Double? }
  }

  /// init, check and report of files in the scratch folder.
  static func run(_ scratch: Scratch, _ files: [String], _ options: [String] = []) throws -> (
    messages: String, yaml: String, results: Results
  ) {
    let made = try Program.run(["init"] + files + ["--yes", "--out", "surveys/s"] + options, in: scratch.folder)
    #expect(made.exitCode == 0, "\(made.messages)")
    let check = try Program.run(["check", "surveys/s"], in: scratch.folder)
    #expect(check.exitCode == 0, "\(check.messages)")
    let report = try Program.run(["report", "surveys/s", "--format", "json", "--replicates", "20"], in: scratch.folder)
    #expect(report.exitCode == 0, "\(report.messages)")
    let json = try Data(contentsOf: scratch.folder.appendingPathComponent("reports/s/results.json"))
    let yaml = try String(contentsOf: scratch.folder.appendingPathComponent("surveys/s/survey.yaml"), encoding: .utf8)
    return (made.messages, yaml, try JSONDecoder().decode(Results.self, from: json))
  }

  /// LimeSurvey's codes do not tell which end is the best, nor which is "don't know": nothing is scored until somebody says.
  @Test func codesAloneAreNotScored() throws {
    let scratch = try Scratch()
    let file = Self.platforms.appendingPathComponent("limesurvey-codes.csv")
    let made = try Program.run(["init", file.path, "--yes", "--out", "surveys/s"], in: scratch.folder)
    #expect(made.exitCode == 0, "\(made.messages)")
    #expect(made.messages.contains("cannot run yet"), "\(made.messages)")
    let yaml = try String(contentsOf: scratch.folder.appendingPathComponent("surveys/s/survey.yaml"), encoding: .utf8)
    #expect(yaml.contains("to-decide:") && yaml.contains("questions: {}"))
    let check = try Program.run(["check", "surveys/s"], in: scratch.folder)
    #expect(check.exitCode == 65)
    #expect(check.messages.contains("survey.yaml:"), "\(check.messages)")
  }

  @Test(arguments: fixtures) func everyPlatform(name: String) throws {
    let scratch = try Scratch()
    let file = Self.platforms.appendingPathComponent("\(name).csv")
    let made = try Self.run(scratch, [file.path])
    // The answers of every fixture are the same: 12 firms, 30 rows, three units.
    #expect(made.results.import.rowsRead == 30)
    #expect(made.results.import.responses == 30)
    #expect(made.results.import.respondents == 12)
    #expect(made.results.units.count == 3)
    #expect(made.results.overall.score == 53.51)
    #expect(try Data(contentsOf: file) == Data(contentsOf: scratch.folder.appendingPathComponent("surveys/s/\(name).csv")))
    #expect(!made.yaml.contains("Nên làm việc") && !made.yaml.contains("F01"))
    #expect(made.yaml.contains("platform: \""))
  }

  @Test func theExample() throws {
    let scratch = try Scratch()
    let made = try Self.run(scratch, [Program.package.appendingPathComponent("surveys/quang-ninh-2023/responses.csv").path])
    #expect(made.results.import.rowsRead == 790)
    #expect(made.yaml.contains("default: \"satisfaction-5\""))
    #expect(made.yaml.contains("\"trong-tinh\": \"Trong tỉnh\""))
    #expect(made.yaml.contains("looks like \"Chi cục Hải quan cửa khẩu Móng Cái\""))
    #expect(!made.yaml.contains("QN23"))
    let index = try String(contentsOf: scratch.folder.appendingPathComponent("surveys/s/index.yaml"), encoding: .utf8)
    #expect(index.contains("satisfaction:\n  questions:\n    - \"overall\"\n"))
    #expect(index.components(separatedBy: "- id: \"overall\"").count == 1)
  }

  @Test func aFileForEachUnit() throws {
    let scratch = try Scratch()
    try scratch.write("q1,q2\n4,5\n3,99\n", to: "Móng Cái.csv")
    try scratch.write("q1,q2\n1,2\n", to: "Hòn Gai.csv")
    let made = try Self.run(scratch, ["Móng Cái.csv", "Hòn Gai.csv"])
    // Móng Cái: q1 mean 3.5 is 62.5 of 100, q2 5 is 100: 81.25. Hòn Gai: 0 and 25: 12.5.
    #expect(made.results.units.map(\.id) == ["mong-cai", "hon-gai"])
    #expect(made.results.import.responses == 3)
    #expect(made.messages.contains("units: one for each of the 2 files"))
  }

  @Test func batchesOfOneSurvey() throws {
    let scratch = try Scratch()
    try scratch.write(
      "mst,Chi cục,q1,q2\n0101234567,A,Hài lòng,Rất hài lòng\nx2,B,Hài lòng,Không hài lòng\nx5,B,Bình thường,Bình thường\n", to: "a/r.csv")
    try scratch.write("mst,Chi cục,q1,q2\nx3,A,Hài lòng,KCDL\nx4,B,Rất hài lòng,Hài lòng\n", to: "b/r.csv")
    let made = try Self.run(scratch, ["a/r.csv", "b/r.csv"])
    #expect(made.results.import.responses == 5)
    #expect(made.results.units.count == 2)
    #expect(made.yaml.contains("file: \"r-2.csv\""))
    #expect(made.yaml.contains("respondent: \"mst\""))
    #expect(!made.yaml.contains("0101234567"))
  }

  @Test func neverOverwrites() throws {
    let scratch = try Scratch()
    try scratch.write("q1,q2\n4,5\n", to: "r.csv")
    try scratch.write("mine", to: "surveys/s/survey.yaml")
    let run = try Program.run(["init", "r.csv", "--yes", "--out", "surveys/s"], in: scratch.folder)
    #expect(run.exitCode == 73)
    #expect(run.messages.contains("nothing was overwritten"))
    #expect(try scratch.listing() == ["r.csv", "surveys", "surveys/s", "surveys/s/survey.yaml"])
  }

  struct Odd: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let exitCode: Int32
    let message: String
    var testDescription: String { name }
  }

  static let odd: [Odd] = [
    Odd(
      name: "no rows", text: "unit,q1,q2\n", exitCode: 65,
      message: "r.csv: expected rows of answers below the header, found no row of answers"),
    Odd(name: "empty", text: "", exitCode: 65, message: "r.csv"),
    Odd(name: "no question", text: "name,comment\na,b\nc,d\n", exitCode: 0, message: "expected at least one question, found none"),
    Odd(name: "a picture", text: "\u{89}PNG\r\n\u{1A}\n\u{0}", exitCode: 65, message: "r.csv"),
    Odd(name: "one column", text: "Hài lòng?\n5\n4\n", exitCode: 0, message: "Wrote surveys/s: 2 rows, 2 responses count"),
    Odd(name: "one row", text: "q1\nRất hài lòng\n", exitCode: 0, message: "not decided and not scored: \"q1\""),
  ]

  @Test(arguments: odd) func oddFiles(c: Odd) throws {
    let scratch = try Scratch()
    try scratch.write(c.text, to: "r.csv")
    let run = try Program.run(["init", "r.csv", "--yes", "--out", "surveys/s"], in: scratch.folder)
    #expect(run.exitCode == c.exitCode, "\(run.messages)")
    #expect(run.messages.contains(c.message), "\(run.messages)")
    guard c.exitCode == 0 else { return #expect(try scratch.listing() == ["r.csv"]) }
    let isReady = !run.messages.contains("cannot run yet")
    #expect(try Program.run(["report", "surveys/s", "--format", "json"], in: scratch.folder).exitCode == (isReady ? 0 : 65))
  }

  @Test func aMissingFileAndAWrongOption() throws {
    let scratch = try Scratch()
    #expect(try Program.run(["init", "no.csv", "--yes", "--out", "s"], in: scratch.folder).exitCode == 66)
    #expect(try Program.run(["init", "--yes", "--out", "s"], in: scratch.folder).exitCode == 64)
    try scratch.write("q1\n5\n4\n", to: "r.csv")
    #expect(try Program.run(["init", "r.csv", "--encoding", "latin", "--out", "s"], in: scratch.folder).exitCode == 64)
    #expect(try Program.run(["init", "r.csv", "--platform", "lime", "--out", "s"], in: scratch.folder).exitCode == 65)
    #expect(try scratch.listing() == ["r.csv"])
  }

  @Test func anEncodingIsStated() throws {
    let scratch = try Scratch()
    // Windows-1258: a letter and behind it its tone mark.
    let bytes: [UInt8] =
      Array("unit;q1\nM".utf8) + [0xF3] + Array("ng C".utf8) + [0xE1] + Array("i;4\nM".utf8) + [0xF3] + Array("ng C".utf8) + [0xE1]
      + Array("i;5\n".utf8)
    try Data(bytes).write(to: scratch.folder.appendingPathComponent("r.csv"))
    let refused = try Program.run(["init", "r.csv", "--yes", "--out", "surveys/s"], in: scratch.folder)
    #expect(refused.exitCode == 65)
    #expect(refused.messages.contains("stated by --encoding"))
    let made = try Self.run(scratch, ["r.csv"], ["--encoding", "windows-1258", "--delimiter", ";"])
    #expect(made.results.units.map(\.id) == ["mong-cai"])
    #expect(made.yaml.contains("encoding: \"windows-1258\"\n        delimiter: \";\"\n"))
  }

  @Test func tablesWithoutASurveyTakeAnEncodingAndADelimiter() throws {
    let scratch = try Scratch()
    let name: [UInt8] = [0x4D, 0xF3]  // Mó
    try Data(Array("unit|estimate|se\n".utf8) + name + Array("|50|1\nB|40|1\n".utf8)).write(
      to: scratch.folder.appendingPathComponent("t.csv"))
    let options = ["--encoding", "windows-1258", "--delimiter", "|", "--format", "csv"]
    let ranks = try Program.run(["rank-sets", "t.csv"] + options, in: scratch.folder)
    #expect(ranks.exitCode == 0 && ranks.output.contains("Mó,50,1,1,1,1"), "\(ranks.output)\(ranks.messages)")
    try Data(Array("unit|disposition\n".utf8) + name + Array("|I\nB|NC\n".utf8)).write(to: scratch.folder.appendingPathComponent("f.csv"))
    let rates = try Program.run(["rates", "f.csv", "--by", "unit"] + options, in: scratch.folder)
    #expect(rates.exitCode == 0 && rates.output.contains("Mó"), "\(rates.messages)")
    #expect(try Program.run(["rates", "f.csv"], in: scratch.folder).exitCode == 65)
    #expect(try Program.run(["rank-sets", "t.csv", "--delimiter", "x"], in: scratch.folder).exitCode == 64)
  }

  /// Files in the shapes of other platforms' options than the fixtures have.
  @Test func exportsAsTheyCome() throws {
    let forms =
      "Dấu thời gian,Địa chỉ email,Mã số thuế,Quý doanh nghiệp làm thủ tục tại đơn vị nào?,Mức độ hài lòng  [Thái độ],\"Nhìn chung, hài lòng?\",\n"
      + "\"2025/03/01 2:05:09 CH GMT+7\",a@b.vn,0100109106,\"Cảng A, Cảng B\",Hài lòng,Rất hài lòng,\n"
      + "\"2025/03/31 2:05:09 SA GMT+7\",c@d.vn,0300588569,Cảng A,Không hài lòng,KCDL,\n"
      + "\"2025/03/31 2:06:09 SA GMT+7\",e@d.vn,0301452948,Cảng B,Bình thường,Bình thường,\n"
    let scratch = try Scratch()
    try scratch.write(forms, to: "r.csv")
    let made = try Self.run(scratch, ["r.csv"])
    #expect(made.results.import.responses == 4)
    #expect(made.results.units.map(\.id).sorted() == ["cang-a", "cang-b"])
    for part in ["separator: \",\"", "respondent-id: \"tax-code\"", "to: \"2025-03-31\"", "- \"KCDL\"", "satisfaction-5-own"] {
      #expect(made.yaml.contains(part), "\(part)\n\(made.yaml)")
    }
    #expect(!made.yaml.contains("@"))
  }
}
