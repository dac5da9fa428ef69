import Foundation
import TestSupport
import Testing

/// Points one by one and what is ranked apart, in every file of a report and in the output of `cdci score`.
@Suite struct FinishTablesTests {
  static let finish = """
    adjustments:
      - {unit: b, points: 2.5, reason: {vi: "Sáng kiến", en: "An initiative"}}
      - {unit: a, points: -1, reason: {vi: "Chậm báo cáo", en: "A late report"}}
    entities:
      - {id: head, name: {vi: "Người đứng đầu", en: "Head of the unit"}, indicators: [{id: h2, question: q2}]}

    """

  @Test func inReports() throws {
    let scratch = try Scratch()
    try scratch.write(TinySurvey.index + Self.finish, to: "s/index.yaml")
    try scratch.write(
      TinySurvey.survey.replacing("    context: {file: context.csv, number-format: vi}\n", with: "").replacing(
        "context: {file: context.csv, number-format: vi}\n", with: ""), to: "s/survey.yaml")
    try scratch.write(TinySurvey.responses, to: "s/responses.csv")
    try scratch.write(TinySurvey.frame, to: "s/frame.csv")
    let run = try Program.run(["report", "s", "--out", "r", "--quiet"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    func text(_ name: String) throws -> String { try String(contentsOf: scratch.folder.appending(path: "r/" + name), encoding: .utf8) }
    let markdown = try text("report.md")
    #expect(markdown.contains("### Bonus and penalty points") && markdown.contains("| Unit B | +2.50 | An initiative |"))
    #expect(markdown.contains("| Unit A | −1.00 | A late report |") && markdown.contains("### Ranked separately: Head of the unit"))
    let page = try text("index.html")
    #expect(page.contains("An initiative") && page.contains("Ranked separately: Head of the unit"))
    #expect(
      try text("adjustments.csv").hasSuffix("unit,name,points,reason\r\nb,Unit B,2.5,An initiative\r\na,Unit A,-1,A late report\r\n"))
    let entities = try text("entities.csv").split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    // Two units, the head's score and its one question each; a has the better answers to q2.
    #expect(entities.count == 5 && entities[1].prefix(5) == ["head", "1", "a", "Unit A", "head"] && entities[2][1] == "")
    let workbook = try ZIPArchive(Array(Data(contentsOf: scratch.folder.appending(path: "r/cdci.xlsx"))))
    let book = try #require(workbook["xl/workbook.xml"])
    #expect(book.contains("name=\"Ranking, details\"") && book.contains("name=\"Ranked separately\""))
    #expect(workbook["xl/sharedStrings.xml"]?.contains("An initiative") == true)
  }

  @Test func inPlainTables() throws {
    let scratch = try Scratch()
    try scratch.write("unit,q1,q2\na,50,30\nb,49,20\n", to: "t.csv")
    let index = "index: T\nnormalize: none\nindicators: [{id: q1}]\n" + Self.finish.replacing("question: q2", with: "data: q2")
    try scratch.write(index, to: "i.yaml")
    let csv = try Program.run(["score", "t.csv", "--index", "i.yaml"], in: scratch.folder).output
    #expect(csv.hasSuffix("unit,T,q1,rank,head,h2,head.rank\r\na,49.00,50.00,2,30.00,30.00,1\r\nb,51.50,49.00,1,20.00,20.00,2\r\n"))
    let text = try Program.run(["score", "t.csv", "--index", "i.yaml", "--format", "text", "--language", "en"], in: scratch.folder).output
    #expect(text.contains("Bonus and penalty points") && text.contains("+2.50") && text.contains("Head of the unit"))
    let explained = try Program.run(["score", "t.csv", "--index", "i.yaml", "--explain", "b", "--language", "en"], in: scratch.folder)
      .output
    #expect(explained.contains("An initiative") && explained.contains("+2.5000") && explained.contains("Published score"))
    try scratch.write(index.replacing("unit: b", with: "unit: x"), to: "i.yaml")
    let wrong = try Program.run(["score", "t.csv", "--index", "i.yaml"], in: scratch.folder)
    #expect(wrong.exitCode == 65 && wrong.messages.hasPrefix("cdci: i.yaml:5:12: expected a unit of the table, found \"x\""))
  }

  /// What shows only when a survey is scored names the line of its index.
  @Test func faultsOfDataNameTheirLine() throws {
    let scratch = try Scratch()
    try scratch.write(
      TinySurvey.index.replacing("{id: q2}", with: "{id: q2}\n      - {id: h, data: hours, normalize: min-max}"), to: "s/index.yaml")
    try scratch.write(TinySurvey.survey, to: "s/survey.yaml")
    try scratch.write(TinySurvey.responses, to: "s/responses.csv")
    try scratch.write(TinySurvey.frame, to: "s/frame.csv")
    try scratch.write(
      "unit,indicator,period,kind,issuer,value,measure,source,note\na,hours,2023,actual,,7,h,,\nb,hours,2023,actual,,7,h,,\n",
      to: "s/context.csv")
    let run = try Program.run(["rank", "s"], in: scratch.folder)
    #expect(run.exitCode == 65)
    #expect(
      run.messages.hasPrefix("cdci: index.yaml:9:14: indicator \"h\": min-max needs units that differ, found 7.0 for \"a\", \"b\""),
      "\(run.messages)")
  }
}
