import Testing

@testable import Web

/// Two pages of one survey open at once: what each changed is written, and nothing else.
@Suite(.serialized) struct TwoTabsTests {
  /// The text fields of a form as a browser would send them back.
  static func fields(of action: String, in page: String) throws -> [(name: String, value: String)] {
    let begin = try #require(page.firstRange(of: "action=\"\(action)\"")).upperBound
    let form = page[begin...]
    let end = try #require(form.firstRange(of: "</form>")).lowerBound
    return form[..<end].split(separator: "<input").dropFirst().compactMap { piece in
      let tag = piece.prefix { $0 != ">" }
      func attribute(_ name: String) -> String? {
        guard let range = tag.firstRange(of: " \(name)=\"") else { return nil }
        let text = String(tag[range.upperBound...].prefix { $0 != "\"" })
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) { $0.replacing($1.0, with: $1.1) }
      }
      return attribute("name").map { ($0, attribute("value") ?? "") }
    }
  }

  static func form(_ fields: [(name: String, value: String)], _ changes: KeyValuePairs<String, String> = [:]) -> String {
    let new = Dictionary(changes.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    return fields.map { "\(Form.encoded($0.name))=\(Form.encoded(new[$0.name] ?? $0.value))" }.joined(separator: "&")
  }

  @Test func whatTheOtherPageChangedIsNotPutBack() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    let opened = try Self.fields(of: root + "/facts", in: try await server.page(root).body)
    // B changes the title and the organisation's English name; A the edition, and the organisation's too.
    #expect(await server.post(root + "/facts", Self.form(opened, ["title.en": "Of B", "organization.en": "Office of B"])).status == 303)
    let ofB = try #require(ServerUnderTest.read(path))
    #expect(ofB.contains("en: \"Of B\""))
    let refused = await server.post(root + "/facts", Self.form(opened, ["edition": "2031", "organization.en": "Office of A"]))
    #expect(refused.status == 422 && ServerUnderTest.read(path) == ofB)
    let shown = try Self.fields(of: root + "/facts", in: refused.body)
    func value(_ name: String) -> String? { shown.first { $0.name == name }?.value }
    #expect(value("title.en") == "Of B" && value("edition") == "2031" && value("organization.en") == "Office of A")
    // What differs from the file is marked, and nothing else.
    #expect(refused.body.contains("In the file now: 2023") && refused.body.contains("In the file now: Office of B"))
    #expect(refused.body.split(separator: "In the file now:").count == 3)
    #expect(await server.post(root + "/facts", Self.form(shown)).status == 303)
    #expect(
      ServerUnderTest.read(path)
        == ofB.replacing("edition: \"2023\"", with: "edition: \"2031\"").replacing("Office of B", with: "Office of A"))
    try await server.end()
  }

  @Test func namesThatTheOtherPageChangedStay() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/vi/s/tiny/reading"
    let path = server.folder + "/surveys/tiny/survey.yaml"
    let opened = try Self.fields(of: root + "/names", in: try await server.page(root).body)
    #expect(await server.post(root + "/names", Self.form(opened, ["en.a": "Alpha"])).status == 303)
    let refused = await server.post(root + "/names", Self.form(opened, ["vi.b": "Bê"]))
    #expect(refused.status == 422 && refused.body.contains("Trong tệp hiện là: Đơn vị B"))
    let shown = try Self.fields(of: root + "/names", in: refused.body)
    #expect(await server.post(root + "/names", Self.form(shown)).status == 303)
    let units = TinySurveys.survey.replacing("en: \"Unit A\"}", with: "en: \"Alpha\"}, aliases: [\"Unit A\"]")
      .replacing("vi: \"Đơn vị B\", en: \"Unit B\"}", with: "vi: \"Bê\", en: \"Unit B\"}, aliases: [\"Đơn vị B\"]")
    #expect(ServerUnderTest.read(path) == units)
    try await server.end()
  }

  @Test func aColumnThatTheOtherPageChangedIsShownAsItIsRead() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let opened = try Self.fields(of: root + "/column", in: try await server.page(root).body)
    let choice = "&column=q2&component=&as="
    #expect(await server.post(root + "/column", Self.form(opened) + choice + "firms%7Clikert%7Cr").status == 303)
    let refused = await server.post(root + "/column", Self.form(opened) + choice + "firms%7Clikert%7C")
    #expect(refused.status == 422 && refused.body.contains("The column &quot;q2&quot; is now read as:"))
    try await server.end()
  }

  // MARK: Weights

  /// The fields of the page's own form, which is its last.
  private func opened(_ page: String, _ root: String) throws -> [(name: String, value: String)] {
    try Self.fields(of: root + "/show", in: page).filter { !["x.", "q.", "u."].contains(String($0.name.prefix(2))) }
  }

  private func save(_ page: String, _ root: String, _ server: ServerUnderTest) async throws -> RawAnswer {
    await server.post(root + "/save", Self.form(try Self.fields(of: root + "/save", in: page)))
  }

  @Test func weightsAndTheDecisionOfTheOtherPageStay() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let path = server.folder + "/surveys/tiny/index.yaml"
    let first = try opened(try await server.page(root).body, root)
    // A saves a weight and who decided; B, opened before, changes the other weight alone.
    let ofA = await server.post(root + "/show", Self.form(first, ["w.first": "3", "decided.vi": "Hội đồng", "decided.en": "Committee"]))
    #expect(try await save(ofA.body, root, server).status == 303)
    let text = try #require(ServerUnderTest.read(path))
    #expect(text.contains("weight: 3   # decided") && text.contains("Committee"))
    let refused = await server.post(root + "/show", Self.form(first, ["w.second": "4", "decided.document": "12/QĐ"]))
    #expect(refused.status == 422 && refused.body.contains("changed elsewhere"))
    // Nothing is offered to be saved before it was seen what the files say now.
    #expect(!refused.body.contains("action=\"\(root)/save\"") && ServerUnderTest.read(path) == text)
    let now = try opened(refused.body, root)
    for (name, value) in [("w.first", "3"), ("w.second", "4"), ("decided.en", "Committee"), ("decided.document", "12/QĐ")] {
      #expect(now.first { $0.name == name }?.value == value, "\(name)")
    }
    let shown = await server.post(root + "/show", Self.form(now))
    #expect(shown.status == 200)
    #expect(try await save(shown.body, root, server).status == 303)
    let both = try #require(ServerUnderTest.read(path))
    #expect(both.contains("weight: 3   # decided") && both.contains("weight: 4\n") && both.contains("Committee") && both.contains("12/QĐ"))
    try await server.end()
  }

  @Test func aFileThatChangesBetweenTheDifferenceAndSavingIsShownAgain() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights"
    let path = server.folder + "/surveys/tiny/index.yaml"
    let first = try opened(try await server.page(root).body, root)
    let shown = await server.post(root + "/show", Self.form(first, ["decided.en": "Committee"]))
    // Edited on disk meanwhile: a weight, and a key of the decision.
    let theirs = TinySurveys.index.replacing("weight: 1\n", with: "weight: 7\n")
      .replacing("index: TINY\n", with: "index: TINY\ndecided: {by: {vi: \"Họ\", en: \"They\"}, document: \"9/QĐ\"}\n")
    try ServerUnderTest.write(theirs, to: path)
    let refused = try await save(shown.body, root, server)
    #expect(refused.status == 422 && refused.body.contains("changed elsewhere") && ServerUnderTest.read(path) == theirs)
    #expect(try await save(refused.body, root, server).status == 303)
    let saved = try #require(ServerUnderTest.read(path))
    #expect(saved.contains("weight: 7\n") && saved.contains("Committee") && saved.contains("9/QĐ") && saved.contains("Họ"))
    // A file that the change does not touch counts too: what was shown is of both.
    let again = await server.post(root + "/show", "x.a=1")
    try ServerUnderTest.write(saved + "# theirs\n", to: path)
    #expect(try await save(again.body, root, server).status == 422)
    try await server.end()
  }

  @Test func theTreeKeepsWhatTheOtherPageChanged() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/weights/tree"
    let path = server.folder + "/surveys/tiny/index.yaml"
    func press(_ word: String, _ page: String, _ changes: KeyValuePairs<String, String>) async throws -> RawAnswer {
      await server.post(root, Self.form(try TreeTests.fields(root, page) + [("do", word)], changes))
    }
    let first = try await server.page(root).body
    let ofA = try await press("show", first, ["n.first.vi": "Một", "n.first.en": "One"])
    #expect(await server.post(root, Self.form(try Self.fields(of: root, in: ofA.body))).status == 303)
    for word in ["add", "update", "show"] {
      let late = try await press(word, first, ["n.second.vi": "Hai", "n.second.en": "Two"])
      #expect(late.status == 422 && late.body.contains("changed elsewhere"), "\(word)")
      #expect(late.body.contains("value=\"One\"") && late.body.contains("value=\"Two\""), "\(word)")
    }
    let late = try await press("show", first, ["n.second.vi": "Hai", "n.second.en": "Two"])
    let shown = try await press("show", late.body, [:])
    #expect(await server.post(root, Self.form(try Self.fields(of: root, in: shown.body))).status == 303)
    let both = try #require(ServerUnderTest.read(path))
    #expect(both.contains("\"One\"") && both.contains("\"Two\""))
    try await server.end()
  }
}
