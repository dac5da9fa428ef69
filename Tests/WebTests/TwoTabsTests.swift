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
    let units = TinySurveys.survey.replacing("Unit A", with: "Alpha").replacing("Đơn vị B", with: "Bê")
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
}
