import Testing

@testable import Web

/// A report that was written, and a survey that changed since.
@Suite(.serialized) struct OutdatedReportTests {
  private struct Change {
    let file: String
    let old: String
    let new: String
  }

  private static let changes = [
    Change(file: "index.yaml", old: "weight: 1   # decided", new: "weight: 9   # decided"),
    Change(file: "survey.yaml", old: "en: \"Tiny\"", new: "en: \"Other\""),
    Change(file: "survey.yaml", old: "edition: \"2023\"", new: "edition: \"2024\""),
    Change(file: "survey.yaml", old: "published: 2023-12-27", new: "published: 2023-12-27\npublic: summary"),
    // Of the same length as before.
    Change(file: "responses.csv", old: "F1,a,5,3", new: "F1,a,1,3"),
  ]

  @Test func aReportIsOfferedAsCurrentOnlyWhereNothingChangedSince() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let (root, folder) = ("/\(server.secret)/en/", server.folder + "/surveys/tiny/")
    let publish = root + "s/tiny/publish"
    #expect(try await server.page(publish).body.contains("out of date") == false)
    #expect(await server.post(publish, "language=en&format=csv&format=html").status == 303)
    for change in Self.changes {
      let current = try await server.page(publish).body
      #expect(current.contains("The report was written to") && !current.contains("out of date"))
      #expect(await server.request("GET", root).body.contains("out of date") == false)
      let text = try #require(ServerUnderTest.read(folder + change.file))
      #expect(text.contains(change.old))
      try ServerUnderTest.write(text.replacing(change.old, with: change.new), to: folder + change.file)
      let page = try await server.page(publish).body
      #expect(page.contains("The report that was written is out of date"), "\(change.new)")
      #expect(page.contains("Changed since it was written: \(change.file). Write the report again"), "\(change.new)")
      #expect(!page.contains("The report was written to"))
      // Writing it again comes first, and the files of the old one say that they are.
      let again = try #require(page.firstRange(of: "name=\"format\"")).lowerBound
      let old = try #require(page.firstRange(of: "Download the old report")).lowerBound
      let zip = try #require(page.firstRange(of: "report.zip")).lowerBound
      #expect(again < old && old < zip)
      let vietnamese = try await server.page("/\(server.secret)/vi/s/tiny/publish").body
      #expect(
        vietnamese.contains("Báo cáo đã lập không còn khớp") && vietnamese.contains("Đã thay đổi từ khi lập báo cáo: \(change.file)."))
      let list = await server.request("GET", root).body
      #expect(list.contains("\(change.file) changed since") && list.contains("href=\"\(publish)\""))
      #expect(await server.request("GET", "/\(server.secret)/vi/").body.contains("\(change.file) đã thay đổi từ khi lập"))
      // As it was, it is right again.
      try ServerUnderTest.write(text, to: folder + change.file)
    }
    try await server.end()
  }

  @Test func everythingThatChangedIsNamedUntilItIsWrittenAgain() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny"
    #expect(await server.post(root + "/publish", "language=en&format=csv").status == 303)
    let public1 = try await server.page(root + "/publish").body
    let survey = try #require(AppTests.hidden("survey", in: public1))
    let shown = await server.post(root + "/weights/show", "w.second=3")
    let token = try #require(AppTests.hidden("token", in: shown.body))
    #expect(await server.post(root + "/weights/save", "token=\(Form.encoded(token))&w.second=3").status == 303)
    #expect(try await server.page(root + "/publish").body.contains("Changed since it was written: index.yaml."))
    #expect(await server.post(root + "/publish", "language=en&format=csv&survey=\(survey)&public=summary").status == 303)
    let page = try await server.page(root + "/publish").body
    #expect(page.contains("The report was written to") && !page.contains("out of date"))
    try await server.end()
  }
}
