import Foundation
import TestSupport
import Testing

/// From context.csv to every file of a report: how scores and attainment go together.
@Suite struct AttainmentCorrelationReportTests {
  /// Three answers alike of each of a to d; e and w have one each and are withheld.
  static let answers = [("a", 5, 3), ("b", 4, 3), ("c", 3, 3), ("d", 2, 3), ("e", 1, 1), ("w", 5, 1)]

  static func write(to scratch: Scratch) throws {
    let units = answers.map { "  - {id: \($0.0), name: \"Unit \($0.0)\"}\n" }.joined()
    let survey = TinySurvey.survey.replacing("  - {id: a, name: \"Unit A\"}\n  - {id: b, name: \"Unit B\"}\n", with: units)
      .replacing("    frame: frame.csv\n", with: "").replacing("number-format: vi", with: "number-format: en")
    var responses = "firm,unit,region,q1,q2\n"
    var context = "unit,indicator,period,kind,issuer,value,measure,source,note\n"
    for (unit, answer, count) in answers {
      for firm in 0..<count { responses += "\(unit)\(firm),\(unit),in,\(answer),\(answer)\n" }
      let actual = ["a": 120, "b": 110, "c": 130, "d": 90, "e": 500, "w": 999][unit] ?? 0
      context += "\(unit),revenue,2023,actual,,\(actual),bn,Yearbook,\n\(unit),revenue,2023,target,Ministry,100,bn,Yearbook,\n"
      // Of two units no correlation is told.
      if actual == 120 || actual == 110 { context += "\(unit),revenue,2023,target,Province,\(actual - 1),bn,Yearbook,\n" }
    }
    context += ",revenue,2023,actual,,2000,bn,Yearbook,\n,revenue,2023,target,Ministry,1000,bn,Yearbook,\n"
    try scratch.write(survey, to: "s/survey.yaml")
    try scratch.write(TinySurvey.index, to: "s/index.yaml")
    try scratch.write(responses, to: "s/responses.csv")
    try scratch.write(context, to: "s/context.csv")
  }

  /// Scores fall from a to d: d = 3 1 −1 −3. Attainments 1.2 1.1 1.3 0.9: e = 1 −1 3 −3. Σde = 3 − 1 − 3 + 9 = 8 of 20, ρ = 0.4; 18 of the 24 orders are as far from 0.
  @Test func inEveryFile() throws {
    let scratch = try Scratch()
    try Self.write(to: scratch)
    let run = try Program.run(["report", "s", "--out", "r", "--quiet"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    func text(_ name: String) throws -> String { try String(contentsOf: scratch.folder.appending(path: "r/" + name), encoding: .utf8) }
    #expect(
      try text("correlations.csv").replacing("\u{FEFF}", with: "")
        == "indicator,period,issuer,target_period,measure,units,rho,p,p_method\r\nrevenue,2023,Ministry,2023,bn,4,0.4,0.75,exact\r\n")
    let markdown = try text("report.md")
    #expect(markdown.contains("| State budget revenue | 2023 | Ministry | bn | 4 | 0.400 | 0.750 | exact, all 24 orders |"))
    #expect(markdown.contains("Few units prove nothing"))
    let page = try text("index.html")
    #expect(page.contains("Score and attainment") && page.contains("Few units prove nothing") && page.contains(">0.400<"))
    let document = try JSONDocument(parsing: try text("results.json").utf8)
    let schema = JSONSchema(try JSONDocument(parsing: try DocumentationTests.text("Documentation/results.schema.json").utf8))
    #expect(schema.violations(in: document).map(\.description) == [])
    let row = document["attainmentCorrelations"]?[0]
    #expect(
      row?["units"] == .number(4) && row?["rho"] == .number(0.4) && row?["p"] == .number(0.75) && row?["extremeOrders"] == .number(18))
    #expect(document["attainmentCorrelations"]?[1] == nil)
    let workbook = try ZIPArchive(Array(Data(contentsOf: scratch.folder.appending(path: "r/cdci.xlsx"))))
    // Below the targets, on their sheet.
    #expect(workbook["xl/sharedStrings.xml"]?.contains("Score and attainment") == true)
    #expect(workbook.entries.contains { $0.name.hasPrefix("xl/worksheets/") && $0.text.contains("<v>0.4</v>") })
  }
}
