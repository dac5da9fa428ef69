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

  /// Scales that the program knows without being told, yes and no among them.
  @Test(arguments: [("yes-no", "Có", "Không"), ("yes-no", "Yes", "No"), ("frequency-5", "Always", "Never")])
  func aBuiltInScaleIsChosen(scale: String, good: String, bad: String) async throws {
    var files = Self.files
    files["surveys/tiny/responses.csv"] =
      "firm,unit,q1,q2,paid\n" + (0..<16).map { "F\($0),\($0 % 2 == 0 ? "a" : "b"),3,4,\([good, bad][$0 % 2])\n" }.joined()
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let survey = server.folder + "/surveys/tiny/survey.yaml"
    let page = try await server.page(root).body
    #expect(page.contains("<optgroup label=\"Other built-in scales\">") && page.contains("value=\"firms|\(scale)|\">"))
    #expect(page.contains("scale of 2 points from No to Yes, turned"))
    #expect(try await change("paid", as: "firms|\(scale)|r", component: "second", at: root, server).status == 303)
    #expect(
      ServerUnderTest.read(survey)?.contains("    answers: {default: \"likert\", paid: \"\(scale)\"}\n    reversed: [paid]\n") == true)
    let read = try await server.page(root).body
    #expect(ResultsTests.row("paid", in: read).contains { $0.hasPrefix("question paid, scale of") || $0 == "paid" })
    // Words of another scale are refused, and nothing is written.
    let before = ServerUnderTest.read(survey)
    #expect(try await change("paid", as: "firms|ease-4|", at: root, server).status == 422)
    #expect(ServerUnderTest.read(survey) == before)
    try await server.end()
  }

  /// Names of what the index holds, in both languages; comments and everything else stay.
  @Test func componentsAndQuestionsAreNamedInBothLanguages() async throws {
    let server = try await ServerUnderTest(Self.files)
    let root = "/\(server.secret)/vi/s/tiny/reading"
    let index = server.folder + "/surveys/tiny/index.yaml"
    func send(_ fields: KeyValuePairs<String, String>) async throws -> RawAnswer {
      let page = try await server.page(root).body
      let (survey, index) = (try #require(AppTests.hidden("survey", in: page)), try #require(AppTests.hidden("index", in: page)))
      return await server.post(
        root + "/index-names", AppTests.encoded(["survey": survey, "index": index]) + "&" + AppTests.encoded(fields))
    }
    #expect(
      try await send(["n.vi.first": "Minh bạch", "n.en.first": "Transparency", "n.vi.q1": "Dễ tìm: có", "n.en.q1": ""]).status == 303)
    let named = TinySurveys.index
      .replacing("id: first\n", with: "id: first\n    name: {vi: \"Minh bạch\", en: \"Transparency\"}\n")
      .replacing("{id: q1}", with: "{id: q1, name: \"Dễ tìm: có\"}")
    #expect(ServerUnderTest.read(index) == named)
    // One language of two is another; what is as it was is not written.
    #expect(
      try await send(["n.vi.first": "Minh bạch", "n.en.first": "Openness", "n.vi.second": "second", "n.en.second": ""]).status == 303)
    #expect(ServerUnderTest.read(index) == named.replacing("Transparency", with: "Openness"))
    #expect(try await server.page(root.replacing("/vi/", with: "/en/").replacing("reading", with: "results")).body.contains("Openness"))
    // A page of another file keeps what was typed.
    let late = await server.post(root + "/index-names", AppTests.encoded(["survey": "x", "n.vi.q2": "Của tôi", "n.en.q2": "Mine"]))
    #expect(late.status == 422 && late.body.contains("value=\"Của tôi\"") && late.body.contains("value=\"Mine\""))
    try await server.end()
  }

  /// What reports print for the answers; the answers are read as before.
  @Test func labelsOfAnswersAreNamedInBothLanguages() async throws {
    let server = try await ServerUnderTest(Self.files)
    let root = "/\(server.secret)/vi/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    func send(_ fields: KeyValuePairs<String, String>) async throws -> RawAnswer {
      let survey = try #require(AppTests.hidden("survey", in: try await server.page(root).body))
      return await server.post(root + "/labels", AppTests.encoded(["survey": survey]) + "&" + AppTests.encoded(fields))
    }
    #expect(
      try await send(["s.vi.likert|5": "Rất tốt", "s.en.likert|5": "Best", "s.vi.likert|1": "Bad", "s.en.likert|1": ""]).status == 303)
    let named = TinySurveys.survey.replacing("5: [Best]", with: "5: [Best, {vi: \"Rất tốt\", en: \"Best\"}]")
    #expect(ServerUnderTest.read(path) == named)
    let answers = "/results/answers"
    #expect(try await server.page(root.replacing("/reading", with: answers)).body.contains("Rất tốt"))
    #expect(try await server.page(root.replacing("/vi/", with: "/en/").replacing("/reading", with: answers)).body.contains(" Best<"))
    // One that is another's is refused with its place, and kept in its field.
    let refused = try await send(["s.vi.likert|4": "Fair", "s.en.likert|4": "Fair"])
    #expect(refused.status == 422 && refused.body.contains("survey.yaml:18:") && refused.body.contains("value=\"Fair\""))
    #expect(ServerUnderTest.read(path) == named)
    try await server.end()
  }

  /// A unit that is called something else is the same to the files that hold its former name.
  @Test func aRenamedUnitKeepsItsResponses() async throws {
    let files = TinySurveys.files.mapValues { $0.replacing(",a,", with: ",Unit A,") }
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    func rename(_ fields: KeyValuePairs<String, String>) async throws -> Int {
      let survey = try #require(AppTests.hidden("survey", in: try await server.page(root).body))
      return await server.post(root + "/names", AppTests.encoded(["survey": survey]) + "&" + AppTests.encoded(fields)).status
    }
    #expect(try await rename(["vi.a": "Đơn vị Alpha", "en.a": "Alpha"]) == 303)
    let renamed = "{id: a, name: {vi: \"Đơn vị Alpha\", en: \"Alpha\"}, aliases: [\"Đơn vị A\", \"Unit A\"]}"
    #expect(ServerUnderTest.read(path)?.contains(renamed) == true)
    #expect(ResultsTests.row("a", in: try await server.page(root).body).last == "4")
    // Other names are added and taken off.
    #expect(try await rename(["also.a": "Unit A;  HQ A ; "]) == 303)
    #expect(ServerUnderTest.read(path)?.contains("aliases: [\"Unit A\", \"HQ A\"]}") == true)
    #expect(try await rename(["also.a": "Unit B"]) == 422)
    #expect(try await rename(["also.b": "HQ B"]) == 303)
    #expect(ServerUnderTest.read(path)?.contains("{id: b, name: {vi: \"Đơn vị B\", en: \"Unit B\"}, aliases: [\"HQ B\"]}") == true)
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

  /// Whatever becomes of the text of a column meanwhile, a report calls its question by it.
  @Test func aQuestionThatComesBackHasItsName() async throws {
    var files = Self.files
    let (text, other) = ("Thời gian, \"đúng hẹn\"?", "Phí: \u{00e1}")
    files["surveys/tiny/responses.csv"] = Self.responses.replacing("polite", with: "\"Thời gian, \"\"đúng hẹn\"\"?\"")
      .replacing("remark", with: "\"\(other)\"").replacing("words of F", with: "Good").replacing(/Good\d+/, with: "Good")
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let index = server.folder + "/surveys/tiny/index.yaml"
    for column in [text, other] {
      for reading in ["firms|likert|", "", "firms|likert|"] {
        #expect(try await change(column, as: reading, component: "second", at: root, server).status == 303, "\(column) \(reading)")
      }
    }
    let written = try #require(ServerUnderTest.read(index))
    #expect(written.contains("name: \"Thời gian, \\\"đúng hẹn\\\"?\"}") && written.contains("name: \"\(other)\"}"))
    let weights = try await server.page("/\(server.secret)/vi/s/tiny/weights").body
    #expect(weights.contains(">Thời gian, &quot;đúng hẹn&quot;?</label>") && weights.contains(">\(other)</label>"))
    try await server.end()
  }

  /// A row each: the column, what it is to be, and what is said of it.
  private static let misfits: [(column: String, role: String, said: String)] = [
    ("card", "stratum", "at most 12 groups that recur, no ratings and no numbers; found 16 different values in 16 cells"),
    ("q1", "stratum", "found 5 different values in 16 cells"), ("grade", "stratum", "found 3 different values in 16 cells"),
    ("remark", "stratum", "found 16 different values in 16 cells"),
    ("q1", "duration", "above 10, in most cells; found 16 with something else and 0 like that"),
    ("grade", "duration", "found 16 with something else and 0 like that"),
    ("grade", "submitted", "a day or a time in most cells; found 16"),
    ("q2", "started", "found 16 with something else and 0 like that"),
    ("grade", "consent", "such as Yes or I agree; found 16 with something else and 0 like that"),
    ("card", "address", "an internet address in most cells; found 16 with something else and 0 like that"),
    ("polite", "respondent", "an id of each respondent; found 2 different values in 16 cells"),
    ("firm", "stratum", "is the only one with the respondents&#39; ids"),
    ("firm", "submitted", "is the only one with the respondents&#39; ids"),
    ("firm", "likert|", "is the only one with the respondents&#39; ids"),
  ]

  @Test func aRoleThatAColumnDoesNotFitIsRefused() async throws {
    var files = Self.files
    let lines = Self.responses.split(separator: "\n")
    let grades = ["grade"] + (0..<16).map { ["Rất hài lòng", "Hài lòng", "Không hài lòng"][$0 % 3] }
    files["surveys/tiny/responses.csv"] = zip(lines, grades).map { "\($0),\($1)\n" }.joined()
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    for misfit in Self.misfits {
      let refused = try await change(misfit.column, as: "firms|" + misfit.role, at: root, server)
      #expect(refused.status == 422 && refused.body.contains(misfit.said), "\(misfit)")
      #expect(ServerUnderTest.read(path) == TinySurveys.survey, "\(misfit)")
    }
    // Another column for the ids, and this one is free.
    #expect(try await change("card", as: "firms|respondent", at: root, server).status == 303)
    try await server.end()
  }

  @Test func aColumnOfGroupsBringsItsStrata() async throws {
    var files = Self.files
    let lines = Self.responses.split(separator: "\n")
    let kinds = ["kind"] + (0..<16).map { ["Trong nước", "Đầu tư nước ngoài", "Other"][$0 % 3] }
    files["surveys/tiny/responses.csv"] = zip(lines, kinds).map { "\($0),\($1)\n" }.joined()
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    let saved = try await change("kind", as: "firms|stratum", at: root, server)
    #expect(saved.status == 303)
    let text = try #require(ServerUnderTest.read(path))
    #expect(text.contains("\"Trong nước\"") && text.contains("\"Đầu tư nước ngoài\"") && text.contains("strata: {"))
    #expect(text.contains("stratum: \"kind\"") && text.hasPrefix("# a comment of the officer\n"))
    let page = try await server.page(try #require(saved.headers("location").first)).body
    #expect(page.contains("strata were added") && page.contains("Trong nước: 6") && page.contains("Đầu tư nước ngoài: 5"))
    #expect(!page.contains("unknown-stratum") && ResultsTests.row("kind", in: page)[1] == "stratum")
    // Others than the survey has by now are not mixed with them.
    let refused = try await change("polite", as: "firms|stratum", at: root, server)
    #expect(refused.status == 422 && ServerUnderTest.read(path) == text)
    try await server.end()
  }
}
