import SurveyModel
import Testing
import Workbench

@testable import Web

/// The components of an index, made and changed by forms alone.
@Suite(.serialized) struct TreeTests {
  /// As `cdci init` writes it of a form without sections.
  static let plain = """
    index: TINY
    publish: {at-least: 1, caution-below: 1}
    components:
      - id: "all"
        name: "Câu hỏi"
        weight: 1
        indicators:
          - id: "q1"
            name: "Thái độ"   # as asked
            weight: 1
          - id: "q2"
            weight: 1

    """

  static func files(_ index: String = plain) -> [String: String] { TinySurveys.files.merging(["surveys/tiny/index.yaml": index]) { $1 } }

  /// Every field of the page's form, lists too, as a browser sends them.
  static func fields(_ action: String, _ page: String) throws -> [(name: String, value: String)] {
    let begin = try #require(page.firstRange(of: "action=\"\(action)\" class=\"parts\"")).upperBound
    let form = page[begin...]
    let text = form[..<(try #require(form.firstRange(of: "</form>")).lowerBound)]
    let selects = text.split(separator: "<select").dropFirst().map { piece -> (name: String, value: String) in
      func behind(_ mark: String, in part: Substring) -> String {
        part.firstRange(of: mark).map { String(part[$0.upperBound...].prefix { $0 != "\"" }) } ?? ""
      }
      let options = piece.split(separator: "<option").dropFirst()
      let chosen = options.first { $0.contains("selected=\"selected\"") } ?? options.first ?? ""
      return (behind("name=\"", in: piece), behind("value=\"", in: chosen))
    }
    return try TwoTabsTests.fields(of: "x", in: "action=\"x\"" + text + "</form>") + selects
  }

  /// Presses a button of the page with some fields changed.
  private func press(
    _ word: String, _ changes: KeyValuePairs<String, String> = [:], on page: String, at root: String, _ server: ServerUnderTest
  ) async throws -> RawAnswer {
    await server.post(root, TwoTabsTests.form(try Self.fields(root, page) + [("do", word)], changes))
  }

  private func save(_ page: String, at root: String, _ server: ServerUnderTest) async throws -> RawAnswer {
    // The form before the page's own.
    await server.post(root, TwoTabsTests.form(try TwoTabsTests.fields(of: root, in: page)))
  }

  @Test func aFormWithoutSectionsGetsItsComponents() async throws {
    let server = try await ServerUnderTest(Self.files())
    let root = "/\(server.secret)/vi/s/tiny/weights/tree"
    let path = server.folder + "/surveys/tiny/index.yaml"
    #expect(try await server.page("/\(server.secret)/vi/s/tiny/weights").body.contains("href=\"\(root)\""))
    var page = try await server.page(root).body
    #expect(page.contains("<legend>Câu hỏi</legend>") && page.contains("<span>Thái độ</span>"))
    page = try await press("add", on: page, at: root, server).body
    #expect(page.contains("<legend>Thành phần mới 1</legend>") && page.contains("Bỏ thành phần này"))
    // Without a name, and then without a question.
    let nameless = try await press("show", ["p.q2": "component-2"], on: page, at: root, server)
    #expect(nameless.status == 422 && nameless.body.contains("thành phần cần có tên"))
    let empty = try await press("show", ["n.component-2.vi": "Thời gian"], on: page, at: root, server)
    #expect(empty.status == 422 && empty.body.contains("Thời gian: cần ít nhất một câu hỏi"))
    #expect(ServerUnderTest.read(path) == Self.plain)
    // What was typed stays, and the page puts the question where it is to lie.
    page = try await press("update", ["p.q2": "component-2"], on: empty.body, at: root, server).body
    let part = try #require(page.split(separator: "<legend>Thời gian</legend>").dropFirst().first)
    #expect(part.contains("name=\"p.q2\"") && !part.contains("name=\"p.q1\""))
    let changes: KeyValuePairs = ["n.component-2.en": "Time", "n.all.vi": "Công chức", "n.all.en": "Officers & manner"]
    let shown = try await press("show", changes, on: page, at: root, server)
    #expect(shown.status == 200 && ServerUnderTest.read(path) == Self.plain)
    #expect(ResultsTests.row("Thời gian", in: shown.body) == ["Thời gian", "–", "–", "1", "50,0%"])
    #expect(ResultsTests.row("Công chức", in: shown.body).suffix(4) == ["1", "100,0%", "1", "50,0%"])
    #expect(try await save(shown.body, at: root, server).headers("location") == [root + "?saved=1"])
    #expect(
      ServerUnderTest.read(path)
        == """
        index: TINY
        publish: {at-least: 1, caution-below: 1}
        components:
          - id: "all"
            name: {vi: "Công chức", en: "Officers & manner"}
            weight: 1
            indicators:
              - id: "q1"
                name: "Thái độ"   # as asked
                weight: 1
          - id: component-2
            name: {vi: "Thời gian", en: "Time"}
            indicators:
              - id: "q2"
                weight: 1

        """)
    #expect(try await server.page("/\(server.secret)/en/s/tiny/results").body.contains("Officers &amp; manner"))
    #expect(try await server.page(root + "?saved=1").body.contains("Đã lưu"))
    try await server.end()
  }

  @Test func anEmptyComponentIsRemoved() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights/tree"
    var page = try await server.page(root).body
    #expect(!page.contains("Remove this component"))
    // One that is not empty stays.
    page = try await press("remove:second", on: page, at: root, server).body
    #expect(page.contains("name=\"n.second.vi\""))
    page = try await press("update", ["p.q2": "first"], on: page, at: root, server).body
    #expect(page.contains("value=\"remove:second\""))
    page = try await press("remove:second", on: page, at: root, server).body
    #expect(!page.contains("name=\"n.second.vi\"") && page.contains("name=\"gone\" value=\"second\""))
    let shown = try await press("show", on: page, at: root, server)
    #expect(try await save(shown.body, at: root, server).status == 303)
    let index = ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml")
    let end = "    weight: 1   # decided in May\n    indicators:\n      - {id: q1}\n      - {id: q2}\n"
    #expect(index?.hasSuffix("  - id: first\n" + end) == true && index?.contains("second") == false)
    try await server.end()
  }

  @Test func whatComesWeighsAsMuchAsTheOthersAndASumStays() async throws {
    let index = """
      index: TINY
      publish: {at-least: 1, caution-below: 1}
      sum: 100
      components:
        - {id: first, weight: 60, indicators: [{id: q1, weight: 3}]}
        - {id: second, weight: 40, indicators: [{id: q2}, {id: q2b, question: q2}]}

      """
    let server = try await ServerUnderTest(Self.files(index))
    let root = "/\(server.secret)/en/s/tiny/weights/tree"
    let page = try await press("add", on: try await server.page(root).body, at: root, server).body
    let shown = try await press("show", ["n.component-3.en": "Third", "p.q2b": "component-3"], on: page, at: root, server)
    #expect(ResultsTests.row("Third", in: shown.body).last == "33.3%")
    #expect(try await save(shown.body, at: root, server).status == 303)
    let text = try #require(ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml"))
    #expect(text.contains("{id: first, weight: 40, indicators: [{id: q1, weight: 3}]}"))
    #expect(text.contains("{id: second, weight: 26.666667, indicators: [{id: q2}]}") && text.contains("weight: 33.333333"))
    // To where others lie: as much as they.
    let moved = try await press("show", ["p.q2b": "first", "gone": "x"], on: try await server.page(root).body, at: root, server)
    #expect(moved.status == 422 && moved.body.contains("Third: expected one question at least"))
    try await server.end()
  }

  @Test func aQuestionThatWasLeftOutIsSeenAndPutBack() async throws {
    let server = try await ServerUnderTest(
      TinySurveys.files.merging([
        "surveys/tiny/survey.yaml": TinySurveys.survey.replacing("        questions: [q1, q2]\n", with: "")
      ]) { $1 })
    let root = "/\(server.secret)/en/s/tiny/weights"
    let index = server.folder + "/surveys/tiny/index.yaml"
    #expect(try await server.page(root).body.contains("Not counted") == false)
    func save(_ fields: String) async throws -> RawAnswer {
      let shown = await server.post(root + "/show", fields)
      #expect(shown.status == 200)
      let token = try #require(AppTests.hidden("token", in: shown.body))
      return await server.post(root + "/save", "token=" + Form.encoded(token) + "&" + fields)
    }
    #expect(try await save("q.q2=1").status == 303)
    #expect(ServerUnderTest.read(index)?.contains("q2") == false)
    let page = try await server.page(root).body
    #expect(page.contains("Not counted") && page.contains("<select name=\"b.q2\">"))
    // Tried, shown and saved; to nowhere it stays out.
    #expect(await server.post(root + "/try", "b.q2=none").body == server.post(root + "/try", "").body)
    #expect(await server.post(root + "/try", "b.q2=first").body != server.post(root + "/try", "").body)
    let shown = await server.post(root + "/show", "b.q2=first").body
    #expect(
      ResultsTests.row("q2", in: shown).suffix(2) == ["1", "50.0%"] && shown.contains("<option value=\"first\" selected=\"selected\">"))
    #expect(try await save("b.q2=first").status == 303)
    #expect(ServerUnderTest.read(index)?.contains("      - {id: q1}\n      - {id: \"q2\"}\n") == true)
    #expect(try await server.page(root).body.contains("Not counted") == false)
    // On the page of the components, too.
    #expect(try await save("q.q1=1").status == 303)
    let tree = try await server.page(root + "/tree").body
    #expect(tree.contains("name=\"b.q1\""))
    let back = try await press("show", ["b.q1": "TINY"], on: tree, at: root + "/tree", server)
    #expect(try await self.save(back.body, at: root + "/tree", server).status == 303)
    #expect(ServerUnderTest.read(index)?.contains("\nindicators:\n  - {id: \"q1\"}") == true)
    #expect(try await server.page(root).status == 200)
    try await server.end()
  }

  @Test func aUnitThatWasLeftOutIsTakenBack() async throws {
    let text = TinySurveys.survey.replacing("respondent-groups:\n", with: "leave-out-units: [a]   # too few\nrespondent-groups:\n")
    let server = try await ServerUnderTest(TinySurveys.files.merging(["surveys/tiny/survey.yaml": text]) { $1 })
    let root = "/\(server.secret)/en/s/tiny/weights"
    #expect(try await server.page(root).body.contains("Take back into the survey: Unit A"))
    let shown = await server.post(root + "/show", "u.a=1&u.none=1")
    let token = try #require(AppTests.hidden("token", in: shown.body))
    #expect(await server.post(root + "/save", "token=" + Form.encoded(token) + "&u.a=1").status == 303)
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml") == TinySurveys.survey)
    #expect(try await server.page(root).body.contains("data-unit=\"a\""))
    try await server.end()
  }

  @Test func theDifferenceTellsTheShares() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/vi/s/tiny/weights"
    // Also where nothing runs in the browser.
    #expect(try await server.page(root).body.contains(">50,0%</output>"))
    let shown = await server.post(root + "/show", "w.first=1&w.second=3").body
    #expect(ResultsTests.row("second", in: shown) == ["second", "1", "50,0%", "3", "75,0%"])
    #expect(ResultsTests.row("first", in: shown) == ["first", "1", "50,0%", "1", "25,0%"])
    #expect(shown.contains("Tỷ trọng trong chỉ số") && !shown.contains("Tỷ trọng trong: first"))
    #expect(await server.post(root + "/show", "").body.contains("Tỷ trọng trong chỉ số") == false)
    try await server.end()
  }

  @Test func wildFormsChangeNothing() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights/tree"
    let page = try await server.page(root).body
    for wild in [
      "", "do=none", "do=remove:TINY", "do=remove:none", "do=save", "do=show", "do=save&new=..%2Fx&p.q1=..%2Fx",
      "do=add&new=first&new=a%20b",
      "do=show&token=\(Form.encoded(AppTests.hidden("token", in: page) ?? ""))&p.q1=none&b.none=first",
      "do=update&" + (0..<60).map { "new=n\($0)" }.joined(separator: "&"),
    ] {
      let answer = await server.post(root, wild)
      #expect([200, 422].contains(answer.status), "\(wild)")
      #expect(!answer.body.contains("new\" value=\"n50\"") && !answer.body.contains("../x"), "\(wild)")
    }
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml") == TinySurveys.index)
    #expect(await server.request("PUT", root, ["Sec-Fetch-Site: same-origin"], body: "x").status == 404)
    // Changed elsewhere meanwhile: said, and what was chosen stays.
    try ServerUnderTest.write(TinySurveys.index + "# theirs\n", to: server.folder + "/surveys/tiny/index.yaml")
    let late = try await press("show", ["n.first.en": "Mine"], on: page, at: root, server)
    #expect(late.status == 422 && late.body.contains("value=\"Mine\""))
    try await server.end()
  }
}
