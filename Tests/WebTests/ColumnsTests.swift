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
    #expect(try await server.page(root).body.contains(">question polite, scale likert, turned<"))
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
