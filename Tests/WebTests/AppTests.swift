import Glibc
import SurveyModel
import Testing
import Workbench

@testable import Web

/// The way through the app without a browser: what each form writes.
@Suite(.serialized) struct AppTests {
  /// The value of a hidden field of a page.
  static func hidden(_ name: String, in page: String) -> String? {
    guard let range = page.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(page[range.upperBound...].prefix { $0 != "\"" })
  }

  static func encoded(_ fields: KeyValuePairs<String, String>) -> String {
    fields.map { "\($0.key)=\(Form.encoded($0.value))" }.joined(separator: "&")
  }

  @Test func everyPageOfASurveyIsThereInBothLanguages() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    for language in ["vi", "en"] {
      let root = "/\(server.secret)/\(language)/"
      #expect(await server.request("GET", root).body.contains(language == "vi" ? "Khảo sát nhỏ" : "Tiny"))
      for step in Step.allCases {
        let answer = try await server.page(root + "s/tiny/\(step.rawValue)")
        #expect(answer.status == 200)
        #expect(answer.body.contains("<html lang=\"\(language)\">"))
        #expect(answer.body.contains("aria-current=\"page\""))
      }
    }
    #expect(await server.request("GET", "/\(server.secret)").headers("location") == ["/\(server.secret)/en/"])
    #expect(await server.request("HEAD", "/\(server.secret)/en/").body.isEmpty)
    try await server.end()
  }

  @Test func aWeightMovesTheRankingAndIsSavedAfterItsDifferenceWasShown() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let index = server.folder + "/surveys/tiny/index.yaml"
    let tried = await server.post(root + "/try", "w.first=1&w.second=9")
    #expect(tried.status == 200)
    // B leads at the second question.
    #expect(tried.body.contains("{\"id\":\"b\",\"rank\":1"))
    #expect(await server.post(root + "/try", "w.first=1&w.second=1").body.contains("{\"id\":\"a\",\"rank\":1"))
    #expect(await server.post(root + "/try", "w.first=0&w.second=0").status == 422)
    for wrong in ["-1", "x", "1e309", "1e400", "NaN", ""] {
      let refused = await server.post(root + "/try", "w.first=" + wrong)
      // Of a trial nothing is ever written, and so it is not said.
      #expect(refused.status == 422 && refused.body.contains("0 or more") && !refused.body.contains("written"), "\(wrong)")
    }
    #expect(ServerUnderTest.read(index) == TinySurveys.index)
    let shown = await server.post(root + "/show", "w.first=1&w.second=9")
    #expect(shown.body.contains("<code>    weight: 9</code>"))
    #expect(ServerUnderTest.read(index) == TinySurveys.index)
    // Of the form that saves, not that of the tree.
    let token = try #require(Self.hidden("token", in: shown.body))
    let saved = await server.post(root + "/save", Self.encoded(["token": token, "w.second": "9"]))
    #expect(saved.status == 303)
    let expected = TinySurveys.index.replacing("  - id: second\n    weight: 1", with: "  - id: second\n    weight: 9")
    #expect(ServerUnderTest.read(index) == expected)
    // The page now shows what the file says.
    #expect(try await server.page(root).body.contains("data-saved=\"9\""))
    try await server.end()
  }

  @Test func aUnitIsLeftOut() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let tried = await server.post(root + "/try", "x.a=1&x.none=1")
    #expect(tried.body.contains("{\"id\":\"b\",\"rank\":1") && tried.body.contains("{\"id\":\"a\",\"rank\":null"))
    let shown = await server.post(root + "/show", "x.a=1")
    #expect(shown.body.contains("<code>leave-out-units: [a]</code>"))
    let token = try #require(Self.hidden("token", in: shown.body))
    #expect(await server.post(root + "/save", Self.encoded(["token": token, "x.a": "1"])).status == 303)
    let text = ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml")
    #expect(text?.contains("name: {vi: \"Đơn vị B\", en: \"Unit B\"}}\nleave-out-units: [a]\nrespondent-groups:") == true)
    #expect(try await server.page(root).body.contains("data-unit=\"a\"") == false)
    try await server.end()
  }

  @Test func aFileThatWasChangedMeanwhileIsNotOverwritten() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny"
    let index = server.folder + "/surveys/tiny/index.yaml"
    let shown = await server.post(root + "/weights/show", "w.second=9")
    let token = try #require(Self.hidden("token", in: shown.body))
    let theirs = TinySurveys.index.replacing("# decided in May", with: "# decided in June")
    try ServerUnderTest.write(theirs, to: index)
    let saved = await server.post(root + "/weights/save", Self.encoded(["token": token, "w.second": "9"]))
    #expect(saved.status == 422)
    #expect(saved.body.contains("value=\"9\""))
    #expect(ServerUnderTest.read(index) == theirs)
    let text = await server.request("GET", root + "/text")
    let digest = try #require(Self.hidden("digest", in: text.body))
    let survey = server.folder + "/surveys/tiny/survey.yaml"
    try ServerUnderTest.write(TinySurveys.survey + "# theirs\n", to: survey)
    let form = Self.encoded(["file": "survey", "digest": digest, "text": TinySurveys.survey + "# ours\n"])
    #expect(await server.post(root + "/text/save", form).status == 422)
    #expect(ServerUnderTest.read(survey) == TinySurveys.survey + "# theirs\n")
    try await server.end()
  }

  @Test func anIndexOfSeveralSurveysIsCopiedFirst() async throws {
    var files = TinySurveys.files
    files["surveys/tiny/index.yaml"] = nil
    files["weights/shared.yaml"] = TinySurveys.index
    let own = TinySurveys.survey.replacing("index: index.yaml", with: "index: ../../weights/shared.yaml")
    files["surveys/tiny/survey.yaml"] = own
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let shown = await server.post(root + "/show", "w.second=9")
    #expect(shown.body.contains("../../weights/shared.yaml lies outside the folder of surveys"))
    // Of the copy only what differs from the original is shown.
    #expect(shown.body.contains("<code>    weight: 1</code>"))
    #expect(shown.body.contains("<code>    weight: 9</code>") && !shown.body.contains("<code>index: TINY</code>"))
    let token = try #require(Self.hidden("token", in: shown.body))
    #expect(await server.post(root + "/save", Self.encoded(["token": token, "w.second": "9"])).status == 303)
    #expect(ServerUnderTest.read(server.folder + "/weights/shared.yaml") == TinySurveys.index)
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml")?.contains("weight: 9") == true)
    #expect(
      ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml")
        == own.replacing("../../weights/shared.yaml", with: "\"index.yaml\""))
    try await server.end()
  }

  @Test func faultsOfATextHaveTheirLines() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/text"
    let wrong = TinySurveys.survey.replacing("edition:", with: "editon:")
    let checked = await server.post(root + "/check", Self.encoded(["file": "survey", "text": wrong]))
    #expect(checked.body.contains("\"line\":4"))
    let digest = try #require(Self.hidden("digest", in: await server.request("GET", root).body))
    let refused = await server.post(root + "/save", Self.encoded(["file": "survey", "digest": digest, "text": wrong]))
    #expect(refused.status == 422)
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml") == TinySurveys.survey)
    let right = TinySurveys.survey.replacing("Tiny", with: "Small").replacing("\n", with: "\r\n")
    #expect(await server.post(root + "/save", Self.encoded(["file": "survey", "digest": digest, "text": right])).status == 303)
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml") == TinySurveys.survey.replacing("Tiny", with: "Small"))
    try await server.end()
  }

  @Test func whatIsOpenStopsPublishing() async throws {
    var files = TinySurveys.files
    files["surveys/tiny/survey.yaml"] =
      TinySurveys.survey.replacing("organization: \"Tiny\"", with: "organization: \"…\"") + """
        to-decide:
          - column: "q3"
            readings: [{as: {vi: "câu hỏi", en: "a question"}, count: 8}]
            evidence: {vi: "vì", en: "because"}

        """
    files["surveys/tiny/responses.csv"] =
      "firm,unit,q1,q2,q3\nF1,a,5,3,1\nF2,a,5,3,1\nF3,a,4,3,2\nF4,a,5,2,1\nG1,b,2,4,1\nG2,b,3,4,1\nG3,b,2,5,1\nG4,b,3,4,5\n"
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny"
    let stopped = await server.post(root + "/publish", "language=en&format=csv")
    #expect(stopped.status == 422 && stopped.body.contains("&quot;q3&quot;"))
    #expect(access(server.folder + "/reports", F_OK) != 0)
    var page = try await server.page(root + "/reading").body
    let decide = Self.encoded(["survey": try #require(Self.hidden("survey", in: page)), "column": "q3", "as": "firms|likert|"])
    // Questions that are a list take no further one by name: said, and nothing is written.
    let asListed = await server.post(root + "/reading/decide", decide)
    #expect([303, 422].contains(asListed.status))
    page = try await server.page(root + "/reading").body
    if page.contains("name=\"column\"") {
      let off = Self.encoded(["survey": try #require(Self.hidden("survey", in: page)), "column": "q3", "as": "unread"])
      #expect(await server.post(root + "/reading/decide", off).status == 303)
      page = try await server.page(root + "/reading").body
    }
    let facts = Self.encoded([
      "survey": try #require(Self.hidden("survey", in: page)), "index": try #require(Self.hidden("index", in: page)),
      "title.vi": "Khảo sát nhỏ",
      "title.en": "Tiny", "organization.vi": "Chi cục", "organization.en": "Office", "edition": "2023", "published": "2023-12-28",
      "index-id": "TINY", "index-title.vi": "TINY", "index-title.en": "TINY",
    ])
    #expect(await server.post(root + "/reading/facts", facts).status == 303)
    let text = try #require(ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml"))
    #expect(text.contains("organization: {vi: \"Chi cục\", en: \"Office\"}"))
    #expect(text.contains("published: 2023-12-28"))
    #expect(text.hasPrefix("# a comment of the officer\n"))
    #expect(await server.post(root + "/publish", "language=en&format=csv").status == 303)
    try await server.end()
  }

  @Test func theReportIsThatOfTheCommand() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/publish"
    #expect(await server.post(root, "language=vi&language=en&format=csv&format=html").status == 303)
    #expect(try await server.page(root).body.contains("report.zip"))
    let bench = Workbench()
    let run = try bench.run(try bench.read(try bench.open(server.folder + "/surveys/tiny")), .report)
    try bench.write(run, to: server.folder + "/again", languages: [.vi, .en], formats: [.csv, .html])
    for file in ["ranking.csv", "results.json", "index.html", "index.en.html"] {
      let answer = await server.request("GET", root + "/file/" + file)
      #expect(answer.headers("content-disposition") == ["attachment; filename=\"\(file)\""])
      #expect(answer.body == ServerUnderTest.read(server.folder + "/again/" + file), "\(file)")
    }
    #expect(await server.request("GET", root + "/report.zip").headers("content-type") == ["application/zip"])
    #expect(await server.request("GET", root + "/file/survey.yaml").status == 404)
    try await server.end()
  }

  @Test func aSurveyIsMadeOfAnExport() async throws {
    let server = try await ServerUnderTest()
    let root = "/\(server.secret)/en"
    #expect(await server.post(root + "/new", "name=..%2Fx").status == 422)
    let begun = await server.post(root + "/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    let export =
      "Timestamp,Your tax code,Which unit did you use?,How polite were the officers?\n"
      + (0..<40).map {
        "02/11/2026 13:\(10 + $0):15,99000134\($0 + 10),\($0 % 2 == 0 ? "East" : "West") customs office,\(["Satisfied", "Very satisfied", "Dissatisfied"][$0 % 3])\n"
      }.joined()
    let sent = await server.request("PUT", draft + "/file?name=form.csv", ["Sec-Fetch-Site: same-origin"], body: export)
    #expect(sent.status == 200)
    let page = try await server.page(draft).body
    #expect(page.contains("form.csv") && page.contains("Make the survey"))
    #expect(!page.contains("9900013410"))
    // With its only question left open it would be a survey that nobody can open.
    let open = await server.post(draft + "/create", "")
    #expect(open.body.contains("form.csv: expected one column at least that is a question"))
    #expect(access(server.folder + "/surveys/made", F_OK) != 0)
    let made = await server.post(draft + "/create", "d.0=0&d.1=0")
    #expect(made.headers("location") == [root + "/s/made/reading"])
    #expect(access(server.folder + "/surveys/made/survey.yaml", F_OK) == 0)
    #expect(access(server.folder + "/surveys/made/form.csv", F_OK) == 0)
    #expect(await server.request("GET", root + "/s/made/reading").status == 200)
    try await server.end()
  }

  @Test func aFileIsUsedOnceItCanBeRead() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/files"
    let frame = "respondent,unit\nF1,a\nF2,a\nF3,a\nF4,a\nF5,a\nG1,b\nG2,b\nG3,b\nG4,b\n"
    for (name, text) in [("invited.csv", frame), ("broken.csv", "x;y\n")] {
      #expect(await server.request("PUT", root + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    }
    #expect(await server.post(root + "/use", "file=broken.csv&role=frame.firms").status == 422)
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml") == TinySurveys.survey)
    #expect(await server.post(root + "/use", "file=..%2Ftiny%2Finvited.csv&role=frame.firms").status == 422)
    #expect(await server.post(root + "/use", "file=invited.csv&role=frame.firms").status == 303)
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml")?.contains("    frame: \"invited.csv\"\n") == true)
    try await server.end()
  }
}
