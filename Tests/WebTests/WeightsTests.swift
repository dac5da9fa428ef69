import Glibc
import SurveyModel
import Testing
import Workbench

@testable import Web

/// What is chosen beside the weights, and what each form writes of it.
@Suite(.serialized) struct WeightsTests {
  /// Shows a change and saves it as the page's own form would.
  private func save(_ fields: String, at root: String, _ server: ServerUnderTest) async throws -> RawAnswer {
    let shown = await server.post(root + "/show", fields)
    #expect(shown.status == 200)
    let token = try #require(AppTests.hidden("token", in: shown.body))
    return await server.post(root + "/save", "token=" + Form.encoded(token) + "&" + fields)
  }

  @Test func theCommitteesDecisionGoesToTheMethod() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let index = server.folder + "/surveys/tiny/index.yaml"
    func fields(_ vi: String, _ en: String, _ on: String, _ document: String) -> String {
      AppTests.encoded(["decided.vi": vi, "decided.en": en, "decided.on": on, "decided.document": document])
    }
    for (wrong, said) in [(fields("", "", "2023-11-02", ""), "expected who decided"), (fields("A", "", "2.11.2023", ""), "2023-11-02")] {
      let refused = await server.post(root + "/show", wrong)
      #expect(refused.status == 422 && refused.body.contains(said))
      // What was typed stays.
      #expect(refused.body.contains("value=\"2023-11-02\"") || refused.body.contains("value=\"2.11.2023\""))
    }
    let decided = fields("Hội đồng", "The committee", "2023-11-02", "12/QĐ: \"a\"")
    #expect(try await save(decided, at: root, server).status == 303)
    let line = "decided: {by: {vi: \"Hội đồng\", en: \"The committee\"}, on: 2023-11-02, document: \"12/QĐ: \\\"a\\\"\"}"
    #expect(ServerUnderTest.read(index) == TinySurveys.index.replacing("index: TINY\n", with: "index: TINY\n\(line)\n"))
    let results = try await server.page("/\(server.secret)/en/s/tiny/results").body
    #expect(results.contains("The weights were decided by The committee on 2 November 2023 (12/QĐ: &quot;a&quot;)."))
    // Other keys of it stay where they are, and an empty one goes.
    #expect(try await save(fields("Hội đồng", "The board", "", "12/QĐ: \"a\""), at: root, server).status == 303)
    #expect(ServerUnderTest.read(index)?.contains("en: \"The board\"}, document:") == true)
    #expect(try await save(fields("", "", "", ""), at: root, server).status == 303)
    #expect(ServerUnderTest.read(index) == TinySurveys.index)
    try await server.end()
  }

  /// The form shows millionths: a weight of more stays as it is written unless somebody sets another.
  @Test func aWeightThatNobodyTouchedStaysAsItIsWritten() async throws {
    var files = TinySurveys.files
    let exact = TinySurveys.index.replacing("weight: 1   # decided", with: "weight: 0.123456789   # decided")
    files["surveys/tiny/index.yaml"] = exact
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let index = server.folder + "/surveys/tiny/index.yaml"
    #expect(try await server.page(root).body.contains("name=\"w.first\" value=\"0.123457\""))
    for (first, mark) in [("0.123457", ""), ("0.123457", "&was.w.first=" + Form.mark("0.123457")), ("0,123457", "")] {
      #expect(await server.post(root + "/try", "w.first=\(first)&w.second=1" + mark).body == server.post(root + "/try", "").body)
    }
    let second = exact.replacing("    weight: 1\n", with: "    weight: 2\n")
    #expect(try await save("w.first=0.123457&w.second=2", at: root, server).status == 303)
    #expect(ServerUnderTest.read(index) == second)
    #expect(try await save("w.first=0.123458&w.second=2", at: root, server).status == 303)
    #expect(ServerUnderTest.read(index) == second.replacing("0.123456789", with: "0.123458"))
    try await server.end()
  }

  @Test func aQuestionIsLeftOutOfTheIndex() async throws {
    var files = TinySurveys.files
    let two = TinySurveys.index.replacing("      - {id: q1}\n", with: "      - {id: q1}\n      - {id: q1b, question: q2}   # twice\n")
    files["surveys/tiny/index.yaml"] = two
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    // Unit A leads at the first question alone.
    #expect(await server.post(root + "/try", "q.q2=1").body.contains("{\"id\":\"a\",\"rank\":1"))
    #expect(await server.post(root + "/try", "q.q1=1").body.contains("{\"id\":\"b\",\"rank\":1"))
    #expect(await server.post(root + "/try", "q.q1=1&q.q2=1").status == 422)
    #expect(await server.post(root + "/try", "q.none=1").body == server.post(root + "/try", "").body)
    #expect(try await save("q.q2=1", at: root, server).status == 303)
    // Both indicators of it go, and the component that has nothing else.
    let first = two.replacing("      - {id: q1b, question: q2}   # twice\n", with: "")
    let end = try #require(first.firstRange(of: "  - id: second")).lowerBound
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml") == String(first[..<end]))
    #expect(try await server.page(root).body.contains("name=\"q.q1\""))
    try await server.end()
  }

  /// Unit A is better in one component and B in the other: with any weights each can be first, with few changes the order stays.
  @Test func ranksUnderWeightsAroundThese() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let any = await server.post(root + "/reach", "around=any")
    #expect(any.status == 200 && any.body.contains("{\"id\":\"a\",\"ranks\":\"1–2\"}") && any.body.contains("first place may go to"))
    // With nine times the weight the second component decides, whatever a tenth of either does.
    let few = await server.post(root + "/reach", "around=share-10&w.second=9")
    #expect(few.body.contains("{\"id\":\"b\",\"ranks\":\"1\"}") && few.body.contains("is first under every weighting"), "\(few.body)")
    #expect(await server.post(root + "/reach", "around=&w.second=9").body.contains("\"reach\":[]"))
    #expect(await server.post(root + "/reach", "around=nothing").body.contains("\"reach\":[]"))
    #expect(await server.post(root + "/reach", "around=any&w.second=x").status == 422)
    // Nothing can be said of the lowest component, and the reason is.
    #expect(await server.post(root + "/reach", "around=any&a.TINY=minimum").body.contains("do not act in a straight line"))
    // Without script they come with the change.
    let shown = await server.post(root + "/show", "around=any&w.second=2").body
    #expect(shown.contains("<td class=\"number possible\">1–2</td>") && shown.contains("<option value=\"any\" selected"))
    #expect(try await server.page(root).body.contains("<td class=\"number possible\"></td>"))
    try await server.end()
  }

  @Test func anotherNormalisation() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let tried = await server.post(root + "/try", "normalize=min-max")
    // Of two units one has the lowest and one the highest value of each question.
    #expect(tried.body.contains("\"score\":\"50.00\""))
    #expect(await server.post(root + "/try", "normalize=none").body == server.post(root + "/try", "").body)
    #expect(try await save("normalize=min-max&w.second=3", at: root, server).status == 303)
    let text = try #require(ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml"))
    #expect(text.hasPrefix("index: TINY\nnormalize: min-max\n") && text.contains("    weight: 3\n"))
    // As it is saved, so it was tried.
    let page = try await server.page(root).body
    #expect(page.contains("25.00") && page.contains("75.00") && page.contains("Between the lowest and the highest value"))
    try await server.end()
  }

  @Test func whatIsPublicIsTheSurveysToSay() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/publish"
    let page = try await server.page(root).body
    let survey = try #require(AppTests.hidden("survey", in: page))
    // What is chosen is what is written, with one button.
    let chosen = "survey=\(survey)&language=en&format=html&format=csv&public="
    #expect(await server.post(root, chosen.replacing("format=html&format=csv", with: "format=none") + "summary").status == 422)
    let path = server.folder + "/surveys/tiny/survey.yaml"
    #expect(ServerUnderTest.read(path) == TinySurveys.survey)
    #expect(await server.post(root, chosen + "summary").status == 303)
    #expect(
      ServerUnderTest.read(path)
        == TinySurveys.survey.replacing("published: 2023-12-27\n", with: "published: 2023-12-27\npublic: summary\n"))
    // The report is written; the page was of another file.
    _ = try await server.page(root)
    let late = await server.post(root, chosen.replacing("&format=csv", with: "") + "full")
    #expect(late.status == 422 && late.body.contains("changed elsewhere"))
    #expect(late.body.contains("value=\"full\" checked=\"checked\"") && !late.body.contains("value=\"csv\" checked"))
    let offered = try await server.page(root).body
    let apart = try #require(offered.firstRange(of: "Not public: for those who check")).lowerBound
    for file in ["problems.csv", "results.json", "datapackage.json"] {
      #expect(offered[apart...].contains(">\(file)<") && !offered[..<apart].contains(">\(file)<"), "\(file)")
    }
    #expect(offered[..<apart].contains(">ranking.csv<") && !offered[apart...].contains(">ranking.csv<"))
    let zip = await server.request("GET", root + "/report.zip").body
    #expect(zip.contains("tiny/ranking.csv") && !zip.contains("problems.csv") && !zip.contains("results.json"))
    let report = await server.request("GET", root + "/file/index.html").body
    #expect(report.contains("id=\"ranking\"") && report.contains("id=\"method\""))
    #expect(!report.contains("id=\"data-quality\"") && !report.contains("id=\"robustness\""))
    // The officer sees all of it.
    #expect(try await server.page("/\(server.secret)/en/s/tiny/results").body.contains("id=\"data-quality\""))
    let surveys = await server.request("GET", "/\(server.secret)/en/").body
    #expect(surveys.contains("Report written on") && surveys.contains("published 27 December 2023"))
    try await server.end()
  }

  @Test func whatWasBegunCanBeDiscarded() async throws {
    let server = try await ServerUnderTest()
    let root = "/\(server.secret)/en/"
    let begun = await server.post(root + "new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    #expect(await server.request("PUT", draft + "/file?name=a.csv", ["Sec-Fetch-Site: same-origin"], body: "a,b\n1,2\n").status == 200)
    #expect(await server.request("GET", root).body.contains("New survey: made"))
    #expect(await server.post(draft + "/discard", "").headers("location") == [root])
    #expect(await server.request("GET", draft).status == 404)
    #expect(await server.request("GET", root).body.contains("New survey: made") == false)
    try await server.end()
  }

  @Test func anEncodingIsChosenWhereTheFileDoesNotTell() async throws {
    let server = try await ServerUnderTest()
    let begun = await server.post("/\(server.secret)/en/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    #expect(
      await server.request("PUT", draft + "/file?name=a.csv", ["Sec-Fetch-Site: same-origin"], body: KeptInputTests.export).status == 200)
    #expect(try await server.page(draft).body.contains("<details class=\"format\">"))
    #expect(await server.post(draft + "/format", "encoding=utf-16le&sheet=").status == 303)
    let wrong = try await server.page(draft).body
    #expect(
      wrong.contains("<details open=\"open\" class=\"format\">") && wrong.contains("<option value=\"utf-16le\" selected=\"selected\">"))
    #expect(wrong.contains("These files cannot be read"))
    #expect(await server.post(draft + "/format", "encoding=&sheet=Answers").status == 303)
    #expect(try await server.page(draft).body.contains("These files cannot be read"))
    #expect(await server.post(draft + "/format", "encoding=utf-8&sheet=+").status == 303)
    #expect(try await server.page(draft).body.contains("Make the survey"))
    try await server.end()
  }

  @Test func aReadingIsStopped() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/"
    #expect(await server.post(root + "s/tiny/stop", "").headers("location") == [root])
    #expect(await server.request("GET", root + "s/tiny/stop").status == 404)
    // Whoever asks again begins again.
    #expect(try await server.page(root + "s/tiny/reading").status == 200)
    #expect(await server.post(root + "s/tiny/stop", "").status == 303)
    #expect(try await server.page(root + "s/tiny/reading").body.contains("Rows read"))
    try await server.end()
  }

  @Test func whatAKilledWriterLeftGoesAtTheNextStart() async throws {
    var files = TinySurveys.files
    // No process has the highest number there can be; ours is alive.
    let dead = ["surveys/tiny/.survey.yaml.part-2147483646", "surveys/tiny/.index.yaml.part-2147483646"]
    let kept = ["surveys/tiny/.survey.yaml.part-\(getpid())", "surveys/tiny/.notes.txt.part-2147483646", "surveys/tiny/survey.yaml.part-1"]
    for name in dead + kept { files[name] = "half" }
    let server = try await ServerUnderTest(files)
    for name in dead { #expect(access(server.folder + "/" + name, F_OK) != 0, "\(name)") }
    for name in kept { #expect(access(server.folder + "/" + name, F_OK) == 0, "\(name)") }
    try await server.end()
  }

  @Test(arguments: [
    ("0.3", 1.4, "0.01"), ("1", 2.0, "0.01"), ("0.255", 1.0, "0.001"), ("16.67", 66.6, "0.01"), ("20", 80.0, "0.1"), ("50", 200.0, "1"),
    ("35", 5000.0, "1"), ("30", 5000.0, "10"), ("0.0000001", 1.0, "0.000001"), ("0", 1.0, "0.01"), ("1", 1.0, "0.01"),
  ])
  func aSliderStopsAtTheNumberThatIsTyped(_ number: String, _ end: Double, _ step: String) {
    #expect(WeightsPage.step(for: number, to: end) == step)
  }
}
