import Glibc
import SurveyModel
import Testing
import Workbench

@testable import Web

/// What a column is read as, changed by choosing.
@Suite(.serialized) struct ColumnsTests {
  /// Beside what the tiny survey reads: a time, a closed question, an id and a comment of each.
  static let responses =
    "firm,unit,q1,q2,at,polite,remark,card\n"
    + (0..<16).map {
      "F\($0),\($0 % 2 == 0 ? "a" : "b"),\($0 % 5 + 1),\($0 % 3 + 2),2023-11-\(10 + $0) 08:00:00,\(["Good", "Bad"][$0 % 2]),words of F\($0),P\($0)\n"
    }.joined()

  static var files: [String: String] { TinySurveys.files.merging(["surveys/tiny/responses.csv": responses]) { $1 } }

  private func change(
    _ column: String, as reading: String, component: String = "", at root: String, _ server: ServerUnderTest
  ) async throws -> RawAnswer {
    let page = try await server.page(root).body
    return await server.post(
      root + "/column",
      AppTests.encoded([
        "survey": try #require(AppTests.hidden("survey", in: page)), "index": try #require(AppTests.hidden("index", in: page)),
        "group": "firms", "column": column, "as": reading, "component": component,
      ]))
  }

  @Test func theTableShowsValuesThatRecurAndNobodysWords() async throws {
    let server = try await ServerUnderTest(Self.files)
    let page = try await server.page("/\(server.secret)/en/s/tiny/reading").body
    #expect(ResultsTests.row("polite", in: page) == ["polite", "not read", "16", "Bad: 8 · Good: 8"])
    #expect(ResultsTests.row("unit", in: page) == ["unit", "unit that is rated", "16", "a: 8 · b: 8"])
    #expect(ResultsTests.row("firm", in: page) == ["firm", "respondent&#39;s id", "16", "–"])
    for hidden in ["words of", "P3", "F3", "2023-11-12"] { #expect(!page.contains(hidden), "\(hidden)") }
    try await server.end()
  }

  /// What several respondents wrote alike is still what they wrote.
  @Test func wordsThatRecurAreNotShown() async throws {
    var files = Self.files
    let words = ["Chị Lan ở quầy 3 rất tốt", "Anh Ba chậm"]
    files["surveys/tiny/responses.csv"] =
      "firm,unit,q1,q2,remark,note,grade,count\n"
      + (0..<20).map { "F\($0),\($0 % 2 == 0 ? "a" : "b"),3,4,\(words[0]),\(words[$0 % 2]),\(["Rất tốt", "Không biết"][$0 % 2]),7\n" }
      .joined()
    let server = try await ServerUnderTest(files)
    let page = try await server.page("/\(server.secret)/en/s/tiny/reading").body
    #expect(ResultsTests.row("remark", in: page) == ["remark", "not read", "20", "text, 24 characters: 20"])
    #expect(ResultsTests.row("note", in: page).last == "text, 11 characters: 10 · text, 24 characters: 10")
    // Labels that any form may have, and short numbers.
    #expect(ResultsTests.row("grade", in: page).last == "Không biết: 10 · Rất tốt: 10")
    #expect(ResultsTests.row("count", in: page).last == "7: 20")
    for hidden in words { #expect(!page.contains(hidden)) }
    #expect(try await server.page("/\(server.secret)/vi/s/tiny/reading").body.contains("văn bản gồm 24 ký tự: 20"))
    try await server.end()
  }

  @Test func freeTextIsNoQuestion() async throws {
    var files = Self.files
    let reading = "          readings: [{as: {vi: \"câu hỏi\", en: \"a question\"}, count: 16}]\n"
    files["surveys/tiny/survey.yaml"] =
      TinySurveys.survey + "to-decide:\n  - column: remark\n" + reading.replacing("          ", with: "    ")
      + "    evidence: {vi: \"vì\", en: \"because\"}\n"
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    let before = ServerUnderTest.read(path)
    for (column, action) in [("remark", "column"), ("card", "column"), ("remark", "decide")] {
      let page = try await server.page(root).body
      let refused = await server.post(
        root + "/" + action,
        AppTests.encoded([
          "survey": try #require(AppTests.hidden("survey", in: page)), "index": try #require(AppTests.hidden("index", in: page)),
          "group": "firms", "column": column, "as": "firms|likert|", "component": "second",
        ]))
      #expect(refused.status == 422, "\(column) \(action)")
      #expect(
        refused.body.contains(
          "the column &quot;\(column)&quot;: expected answers on the scale of 5 points from Bad to Best in most cells; found 16 with something else and 0 with an answer"
        ), "\(column) \(action)")
      #expect(ServerUnderTest.read(path) == before)
    }
    let vi = try await server.page(root.replacing("/en/", with: "/vi/")).body
    #expect(vi.contains("thang 5 mức từ Bad đến Best") && !vi.contains("likert<") && !vi.contains("thang likert"))
    try await server.end()
  }

  @Test func rolesAreChanged() async throws {
    let server = try await ServerUnderTest(Self.files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    #expect(try await change("at", as: "firms|submitted", at: root, server).status == 303)
    let columns = "    columns: {respondent: firm, unit: unit, submitted: \"at\"}\n"
    #expect(ServerUnderTest.read(path) == TinySurveys.survey.replacing("    columns: {respondent: firm, unit: unit}\n", with: columns))
    // Another column in the same place: the one before is not read any more.
    #expect(try await change("card", as: "firms|respondent", at: root, server).status == 303)
    #expect(ServerUnderTest.read(path)?.contains("{respondent: \"card\", unit: unit, submitted: \"at\"}") == true)
    #expect(ResultsTests.row("firm", in: try await server.page(root).body)[1] == "not read")
    #expect(try await change("at", as: "", at: root, server).status == 303)
    #expect(ServerUnderTest.read(path)?.contains("{respondent: \"card\", unit: unit}") == true)
    // What cannot be read is not written.
    let before = ServerUnderTest.read(path)
    #expect(try await change("polite", as: "firms|unit", at: root, server).status == 422)
    #expect(try await change("unit", as: "", at: root, server).status == 422)
    #expect(ServerUnderTest.read(path) == before)
    try await server.end()
  }

  @Test func aColumnBecomesAQuestionAndIsScored() async throws {
    let server = try await ServerUnderTest(Self.files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let (survey, index) = (server.folder + "/surveys/tiny/survey.yaml", server.folder + "/surveys/tiny/index.yaml")
    #expect(try await change("polite", as: "firms|likert|r", component: "second", at: root, server).status == 303)
    #expect(
      ServerUnderTest.read(survey)?.contains("    questions: [q1, q2, \"polite\"]\n    answers: likert\n    reversed: [polite]\n") == true)
    #expect(ServerUnderTest.read(index)?.contains("      - {id: q2}\n      - {id: polite}\n") == true)
    #expect(try await server.page(root).body.contains(">question polite, scale of 5 points from Bad to Best, turned<"))
    // The other way round, and the same question keeps its place.
    #expect(try await change("polite", as: "firms|likert|", at: root, server).status == 303)
    #expect(ServerUnderTest.read(survey)?.contains("reversed") == false)
    #expect(ServerUnderTest.read(index)?.contains("{id: polite}") == true)
    // Not read: it leaves the index too.
    #expect(try await change("polite", as: "", at: root, server).status == 303)
    #expect(ServerUnderTest.read(survey)?.contains("    questions: [q1, q2]\n") == true)
    #expect(ServerUnderTest.read(index) == TinySurveys.index)
    // A component with nothing else goes with its question.
    #expect(try await change("q2", as: "", at: root, server).status == 303)
    #expect(ServerUnderTest.read(index)?.contains("second") == false)
    try await server.end()
  }
}
