import Foundation
import TestSupport
import Testing

/// A survey of firms and of the department's own staff, after one of firms alone: what each says stands under its name in every file.
@Suite struct SeveralGroupsTests {
  static func write(to scratch: Scratch) throws {
    let questions = "    columns: {respondent: firm, unit: unit, stratum: region}\n    questions: {q1: q1, q2: q2}\n    answers: likert\n"
    let staff =
      "  staff:\n    name: {vi: \"Cán bộ\", en: \"Own staff\"}\n    responses:\n      - file: staff.csv\n" + questions
    let survey = TinySurvey.survey.replacing("  firms:\n", with: "  firms:\n    name: {vi: \"Doanh nghiệp\", en: \"Enterprises\"}\n")
      .replacing("context: {file: context.csv, number-format: vi}\n", with: "").replacing(
        "scales:\n", with: staff + "scales:\n")
    try scratch.write(survey + "previous: ../then\n", to: "now/survey.yaml")
    try scratch.write(
      TinySurvey.index.replacing("components:\n", with: "respondent-groups: {firms: 70, staff: 30}\ncomponents:\n"), to: "now/index.yaml")
    try scratch.write(TinySurvey.responses, to: "now/responses.csv")
    try scratch.write(TinySurvey.frame, to: "now/frame.csv")
    try scratch.write(
      "firm,unit,region,q1,q2\nS1,a,in,5,5\nS2,a,in,4,5\nS3,a,in,3,5\nS4,b,in,2,2\nS5,b,in,4,2\nS6,b,in,5,1\n", to: "now/staff.csv")
    try scratch.write(
      TinySurvey.survey.replacing("edition: \"2023\"", with: "edition: \"2022\"").replacing(
        "context: {file: context.csv, number-format: vi}\n", with: ""), to: "then/survey.yaml")
    try scratch.write(TinySurvey.index, to: "then/index.yaml")
    try scratch.write(TinySurvey.responses, to: "then/responses.csv")
    try scratch.write(TinySurvey.frame, to: "then/frame.csv")
  }

  /// Of the staff of a five of six answers are 4 or 5, of b two of six. Firms of a: q1 5 4 4 3, q2 4 4 5 4, a stratum of two each, N = 3: seven of eight.
  @Test func inEveryFile() throws {
    let scratch = try Scratch()
    try Self.write(to: scratch)
    let run = try Program.run(["report", "now", "--out", "r", "--quiet", "--language", "en"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    func text(_ name: String) throws -> String { try String(contentsOf: scratch.folder.appending(path: "r/" + name), encoding: .utf8) }
    let rates = try text("satisfaction.csv").replacing("\u{FEFF}", with: "").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rates[0] == ["group", "unit", "name", "satisfaction", "satisfaction_low", "satisfaction_high"] && rates.count == 7)
    #expect(rates.dropFirst().map { $0[0] } == ["firms", "firms", "firms", "staff", "staff", "staff"])
    let staff = rates.filter { $0[0] == "staff" }
    #expect(staff.map { $0[1] } == ["a", "b", ""] && staff.map { $0[3] } == ["0.833333333333", "0.333333333333", "0.583333333333"])
    #expect(rates.first { $0[0] == "firms" && $0[1] == "a" }?[3] == "0.875")
    // ranking.csv has no column for two.
    let ranking = try text("ranking.csv").split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(ranking[0].firstIndex { $0 == "satisfaction" })
    #expect(ranking.dropFirst().allSatisfy { $0[column].isEmpty })
    let markdown = try text("report.md")
    for words in [
      "| Satisfied (Enterprises) |", "| Satisfied (Own staff) |", "### Response weights: Enterprises", "### Response weights: Own staff",
      "For each group of respondents on its own, never pooled: Enterprises, Own staff.", "Enterprises 70; Own staff 30",
      "Respondents in only one of the two editions: Own staff.",
      "The 2022 edition was scored by an index with other components, weights or rules",
    ] { #expect(markdown.contains(words), "\(words)") }
    let page = try text("index.html")
    #expect(page.contains("Satisfied (Own staff)") && page.contains("Response weights: Own staff") && page.contains("83.3%"))
    let document = try JSONDocument(parsing: try text("results.json").utf8)
    let schema = JSONSchema(try JSONDocument(parsing: try DocumentationTests.text("Documentation/results.schema.json").utf8))
    #expect(schema.violations(in: document).map(\.description) == [])
    #expect(
      document["respondentGroups"]?[1]?["name"]?["vi"] == .string("Cán bộ") && document["respondentGroups"]?[1]?["share"] == .number(0.3))
    #expect(document["weights"]?["responses"] == .null && document["weights"]?["responsesByGroup"]?[1]?["group"] == .string("staff"))
    #expect(document["weights"]?["responsesByGroup"]?[0]?["method"] == .string("nonresponse"))
    #expect(document["weights"]?["responsesByGroup"]?[1]?["method"] == .string("none"))
    #expect(document["units"]?[0]?["satisfaction"]?["rate"] == .null)
    guard case .number(let rate)? = document["units"]?[0]?["satisfactionByGroup"]?["staff"]?["rate"] else {
      Issue.record("no rate")
      return
    }
    #expect(abs(rate - 5.0 / 6) < 1e-15)
    #expect(document["previousEdition"]?["treatedAsIndependent"]?[0] == .string("staff"))
    #expect(document["previousEdition"]?["hasOtherIndex"] == .bool(true))
    #expect(document["units"]?[0]?["previous"]?["changeInterval"]?[1] != nil)
    let workbook = try ZIPArchive(Array(Data(contentsOf: scratch.folder.appending(path: "r/cdci.xlsx"))))
    #expect(workbook.entries.contains { $0.text.contains("Satisfied (Own staff)") })
  }

  /// With one group nothing of this is there.
  @Test func oneGroupIsAsItWas() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    let run = try Program.run(["report", "survey", "--out", "r", "--quiet"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    let text = try String(contentsOf: scratch.folder.appending(path: "r/results.json"), encoding: .utf8)
    for key in ["respondentGroups", "responsesByGroup", "satisfactionByGroup", "treatedAsIndependent", "hasOtherIndex"] {
      #expect(!text.contains(key))
    }
    #expect(try !scratch.listing().contains("r/satisfaction.csv"))
    let markdown = try String(contentsOf: scratch.folder.appending(path: "r/report.md"), encoding: .utf8)
    #expect(markdown.contains("| Satisfied |") && markdown.contains("### Response weights\n"))
  }

  /// Weights that contradict each other are told with their line, of a survey as of a table.
  @Test func warningsOfWeights() throws {
    let scratch = try Scratch()
    let index = TinySurvey.index.replacing(
      "    indicators:\n      - {id: q1}\n      - {id: q2}\n",
      with:
        "    weights: {ahp: [[1, 2, 9], [1/2, 1, 1/2], [1/9, 2, 1]]}\n    indicators: [{id: q1}, {id: q2}, {id: q3, question: q2, statistic: top-2}]\n"
    )
    try TinySurvey.write(to: scratch, changing: ["index.yaml": index])
    let run = try Program.run(["rank", "survey", "--language", "en"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(
      run.messages.hasPrefix("index.yaml:5:") && run.messages.contains("c: the pairwise comparisons contradict each other, CR = 0.483"),
      "\(run.messages)")
  }
}
