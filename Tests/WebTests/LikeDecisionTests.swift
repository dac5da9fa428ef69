import Testing

@testable import Web

/// A question that the edition before worded otherwise: the ways to read it are the choices, and each does what it says.
@Suite(.serialized) struct LikeDecisionTests {
  private static let office = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/surveys/office-files/"
  private static let (before, after) = ("[Thái độ lịch sự, tận tình]", "[Thái độ lịch sự, tận tình và thân thiện]")

  /// The survey of this year after last year's, with one question worded otherwise.
  private func made(_ check: (String) -> Void = { _ in }) async throws -> ServerUnderTest {
    var files: [String: String] = [:]
    for name in ["survey.yaml", "index.yaml", "responses.csv"] {
      let text: String = try #require(ServerUnderTest.read(Self.office + "2025/" + name))
      files["surveys/last/" + name] = text
    }
    let export = try #require(ServerUnderTest.read(Self.office + "google-forms.csv"))
    let server = try await ServerUnderTest(files)
    let begun = await server.post("/\(server.secret)/en/new", "name=this&like=last")
    let draft = try #require(begun.headers("location").first)
    #expect(export.contains(Self.before))
    let sent = await server.put(draft + "/file?name=form.csv", Array(export.replacing(Self.before, with: Self.after).utf8))
    #expect(sent.status == 200)
    check(try await server.page(draft).body)
    #expect(await server.post(draft + "/create", "").headers("location") == ["/\(server.secret)/en/s/this/reading"])
    return server
  }

  private func decide(_ word: String?, _ server: ServerUnderTest) async throws -> RawAnswer {
    let root = "/\(server.secret)/en/s/this/reading"
    let fields = try TwoTabsTests.fields(of: root + "/decide", in: try await server.page(root).body)
    let own = fields.filter { ["column", "survey", "index"].contains($0.name) }
    #expect(own.first?.value.contains(Self.after) == true)
    return await server.post(root + "/decide", TwoTabsTests.form(own) + (word.map { "&as=" + Form.encoded($0) } ?? ""))
  }

  @Test func theReadingsAreTheChoices() async throws {
    let server = try await made { page in
      #expect(page.contains("after the edition before, with its weights") && !page.contains("equal weights"))
    }
    for (language, same, other) in [
      ("en", "Keep it as it is read: q1 of the edition before", "another question"),
      ("vi", "Giữ như đang đọc: câu q1 của kỳ trước", "một câu hỏi khác"),
    ] {
      let page = try await server.page("/\(server.secret)/\(language)/s/this/reading").body
      let begin = try #require(page.firstRange(of: "class=\"decision open\"")).upperBound
      let form = page[begin...]
      let text = form[..<(try #require(form.firstRange(of: "</form>")).lowerBound)]
      #expect(text.split(separator: "type=\"radio\"").count == 3)
      #expect(text.contains(same) && text.contains(other) && !text.contains("checked"))
      #expect(text.contains("value=\"taken\"") && text.contains("value=\"unread\""))
    }
    let folder = server.folder + "/surveys/this/"
    let untouched = ["survey.yaml", "index.yaml"].map { ServerUnderTest.read(folder + $0) }
    let none = try await decide(nil, server)
    #expect(none.status == 422 && none.body.contains("expected one of the readings to be chosen"))
    #expect(["survey.yaml", "index.yaml"].map { ServerUnderTest.read(folder + $0) } == untouched)
    try await server.end()
  }

  @Test func theSameQuestionStaysWhereItIs() async throws {
    let server = try await made()
    let folder = server.folder + "/surveys/this/"
    let index = ServerUnderTest.read(folder + "index.yaml")
    #expect(try await decide("taken", server).status == 303)
    let survey = try #require(ServerUnderTest.read(folder + "survey.yaml"))
    #expect(survey.contains("q1\": ") && survey.contains(Self.after) && !survey.contains("to-decide:"))
    #expect(ServerUnderTest.read(folder + "index.yaml") == index)
    try await server.end()
  }

  @Test func anotherQuestionLeavesTheSurveyAndTheIndex() async throws {
    let server = try await made()
    let folder = server.folder + "/surveys/this/"
    let index = try #require(ServerUnderTest.read(folder + "index.yaml"))
    #expect(index.contains("id: q1,"))
    #expect(try await decide("unread", server).status == 303)
    let survey = try #require(ServerUnderTest.read(folder + "survey.yaml"))
    #expect(!survey.contains("\"q1\"") && survey.contains("\"q2\"") && !survey.contains("to-decide:"))
    let without = try #require(ServerUnderTest.read(folder + "index.yaml"))
    #expect(!without.contains("id: q1,") && without.contains("id: q2,") && without.contains("weight: 60"))
    let weights = try await server.page("/\(server.secret)/en/s/this/weights")
    #expect(weights.status == 200 && !weights.body.contains("name=\"q.q1\"") && weights.body.contains("name=\"q.q2\""))
    try await server.end()
  }
}
