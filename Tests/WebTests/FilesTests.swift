import Glibc
import Reporting
import SurveyModel
import TestSupport
import Testing
import Workbench

@testable import Web

/// The files of a survey that is there: how each is read, what each is, and what is put beside the others.
@Suite(.serialized) struct FilesTests {
  private static let survey = "/surveys/tiny/survey.yaml"

  /// In Windows-1258: é is one byte, and no UTF-8.
  private static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    for scalar in text.unicodeScalars { fputc(Int32(scalar.value & 0xFF), file) }
    fclose(file)
  }

  @Test func anEncodingIsChosenForAFileThatIsRead() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/files"
    #expect(try await server.page(root).body.contains("<td>as the file tells</td>"))
    // A character of the file is none in any encoding that tells itself.
    try Self.write(TinySurveys.responses.replacing("F1", with: "F\u{E9}"), to: server.folder + "/surveys/tiny/responses.csv")
    let unread = try await server.page("/\(server.secret)/en/s/tiny/reading").body
    #expect(unread.contains("This survey cannot be read yet") && unread.contains("windows-1252"))
    let wrong = await server.post(root + "/format", AppTests.encoded(["table": "responses.0.firms", "encoding": "utf-8", "sheet": ""]))
    #expect(wrong.status == 422 && wrong.body.contains("That did not work"))
    // What was chosen stays chosen.
    #expect(wrong.body.contains("<option value=\"utf-8\" selected=\"selected\">"))
    #expect(ServerUnderTest.read(server.folder + Self.survey) == TinySurveys.survey)
    let chosen = await server.post(
      root + "/format", AppTests.encoded(["table": "responses.0.firms", "encoding": "windows-1252", "sheet": ""]))
    #expect(chosen.status == 303)
    let text = ServerUnderTest.read(server.folder + Self.survey) ?? ""
    #expect(text.contains("responses: [{file: responses.csv, encoding: windows-1252}]") && text.contains("# a comment of the officer"))
    #expect(try await server.page(root).body.contains("encoding Windows-1252 (western Europe)"))
    #expect(try await server.page("/\(server.secret)/en/s/tiny/reading").body.contains("Rows and responses"))
    // And taken back, once the file tells.
    try ServerUnderTest.write(TinySurveys.responses, to: server.folder + "/surveys/tiny/responses.csv")
    #expect(
      await server.post(root + "/format", AppTests.encoded(["table": "responses.0.firms", "encoding": "", "sheet": ""])).status == 303)
    #expect(ServerUnderTest.read(server.folder + Self.survey)?.contains("responses: [{file: responses.csv}]") == true)
    try await server.end()
  }

  @Test func aSheetThatIsNotThereIsRefusedAndStaysTyped() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let refused = await server.post(
      "/\(server.secret)/en/s/tiny/files/format", AppTests.encoded(["table": "responses.0.firms", "encoding": "", "sheet": "Data & more"]))
    #expect(refused.status == 422 && refused.body.contains("value=\"Data &amp; more\""))
    #expect(ServerUnderTest.read(server.folder + Self.survey) == TinySurveys.survey)
    for table in ["responses.1.firms", "responses.0.others", "frame.firms", "context", "x", ""] {
      let unknown = await server.post("/\(server.secret)/en/s/tiny/files/format", AppTests.encoded(["table": table, "encoding": "utf-8"]))
      #expect(unknown.status == 422, "\(table)")
    }
    try await server.end()
  }

  @Test func aFileThatIsRenamedSaysWhatItWasSentAs() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/files"
    let name = Form.encoded("Kết quả <thu>.csv")
    #expect(
      await server.request("PUT", root + "/file?name=\(name)", ["Sec-Fetch-Site: same-origin"], body: "firm,unit,q1,q2\nF8,a,5,5\n").status
        == 200)
    #expect(await server.request("PUT", root + "/file?name=late.csv", ["Sec-Fetch-Site: same-origin"], body: "firm,unit\n").status == 200)
    let page = try await server.page(root).body
    #expect(page.contains("ket-qua-thu.csv (sent as Kết quả &lt;thu&gt;.csv)"))
    #expect(page.contains("late.csv · "))
    #expect(await server.post(root + "/use", AppTests.encoded(["file": "ket-qua-thu.csv", "role": "responses.more.firms"])).status == 303)
    #expect(try await server.page(root).body.contains("<th scope=\"row\">ket-qua-thu.csv (sent as Kết quả &lt;thu&gt;.csv)</th>"))
    // Of a survey that is made, before and after.
    let begun = await server.post("/\(server.secret)/vi/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    #expect(
      await server.request("PUT", draft + "/file?name=\(name)", ["Sec-Fetch-Site: same-origin"], body: KeptInputTests.export).status == 200)
    #expect(try await server.page(draft).body.contains("Kết quả &lt;thu&gt;.csv · lưu với tên ket-qua-thu.csv"))
    try await server.end()
  }

  @Test func downloadsComeInTheOrderOfTheirUse() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/publish"
    let formats = OutputFormat.allCases.map { "&format=" + $0.rawValue }.joined()
    #expect(await server.post(root, "language=en&language=vi" + formats).status == 303)
    let page = try await server.page(root).body
    let order = [
      "index.html", "index.vi.html", "report.docx", "cdci.xlsx", "press-release.docx", "ranking.csv", "components.csv", "report.md",
      "results.json",
    ]
    let places = order.map { page.firstRange(of: ">\($0)</a>")?.lowerBound }
    #expect(places.allSatisfy { $0 != nil }, "\(zip(order, places).filter { $0.1 == nil }.map(\.0))")
    let found = places.compactMap(\.self)
    #expect(found == found.sorted())
    #expect(page.contains("<dt>Word document</dt>") && page.contains("<dt>Data for machines</dt>"))
    try await server.end()
  }

  @Test func responsesComeBesideThoseBeforeOrInTheirPlace() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/files"
    let more = "firm,unit,q1,q2\nF8,a,5,5\nG8,b,1,1\n"
    #expect(await server.request("PUT", root + "/file?name=late.csv", ["Sec-Fetch-Site: same-origin"], body: more).status == 200)
    #expect(try await server.page(root).body.contains("Files that are not used"))
    #expect(await server.post(root + "/use", AppTests.encoded(["file": "late.csv", "role": "responses.more.firms"])).status == 303)
    #expect(ServerUnderTest.read(server.folder + Self.survey)?.contains("responses: [{file: responses.csv}, {file: \"late.csv\"}]") == true)
    #expect(try await server.page("/\(server.secret)/en/s/tiny/reading").body.contains("<td class=\"number\">10</td>"))
    let other = "firm;unit;q1;q2\nF8;a;5;5\nG8;b;1;1\n"
    #expect(await server.request("PUT", root + "/file?name=new.csv", ["Sec-Fetch-Site: same-origin"], body: other).status == 200)
    #expect(await server.post(root + "/use", AppTests.encoded(["file": "new.csv", "role": "responses.0.firms"])).status == 303)
    #expect(ServerUnderTest.read(server.folder + Self.survey)?.contains("responses: [{file: \"new.csv\"}]") == true)
    try await server.end()
  }

  /// Where whoever wrote them by hand would look for them: figures behind the scales, a list behind the responses.
  @Test func whatIsNamedLiesWhereItBelongs() async throws {
    var files = TinySurveys.files
    files["surveys/tiny/survey.yaml"] = TinySurveys.survey + "# The end of it\npublic: full\n"
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/tiny/files"
    let tables = [
      ("figures.csv", "Unit,Revenue 2023 (billion dong)\nUnit A,10\nUnit B,20\n", "context"),
      ("list.csv", "respondent,unit\nF1,a\nF2,a\nF3,a\nF4,a\nG1,b\nG2,b\nG3,b\nG4,b\n", "frame.firms"),
    ]
    for (name, text, role) in tables {
      #expect(await server.request("PUT", root + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
      #expect(await server.post(root + "/use", AppTests.encoded(["file": name, "role": role])).status == 303, "\(name)")
    }
    let wanted = TinySurveys.survey.replacing("[{file: responses.csv}]\n", with: "[{file: responses.csv}]\n    frame: \"list.csv\"\n")
    #expect(ServerUnderTest.read(server.folder + Self.survey) == wanted + "context: \"figures.csv\"\n# The end of it\npublic: full\n")
    try await server.end()
  }

  @Test func aSheetIsChosenForANewFileOfResponses() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/files"
    let rows: [[OfficeWorkbook.Cell]] = [["firm", "unit", "q1", "q2"], ["F1", "a", 5, 4], ["G1", "b", 2, 3]]
    let book = OfficeWorkbook(
      .init("Notes", [["What", "Who", "When"]] + (0..<9).map { ["call \($0)".cell, "Lan", "May"] }), .init("Phiếu 2024", rows))
    #expect(await server.put(root + "/file?name=new.xlsx", book.bytes).body.contains("new.xlsx"))
    func use(_ sheet: String) async -> Int {
      let fields = AppTests.encoded(["file": "new.xlsx", "role": "responses.0.firms", "encoding": "", "sheet": sheet])
      return await server.post(root + "/use", fields).status
    }
    // The largest sheet is read, which is not the right one.
    #expect(await use("") == 422)
    #expect(await use("Phiếu 2024") == 303)
    #expect(ServerUnderTest.read(server.folder + Self.survey)?.contains("{file: \"new.xlsx\", sheet: \"Phiếu 2024\"}") == true)
    #expect(try await server.page(root).body.contains("sheet &quot;Phiếu 2024&quot;"))
    try await server.end()
  }

  /// A list that cannot be told from a group of respondents stops the others no longer: it is put aside and found under Files.
  @Test(arguments: 1..<KeptInputTests.lists.count) func aFileThatCannotBeReadIsSetAside(place: Int) async throws {
    let server = try await ServerUnderTest()
    let begun = await server.post("/\(server.secret)/en/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    for (name, text) in [("form.csv", KeptInputTests.export), ("invited.csv", KeptInputTests.lists[place])] {
      #expect(await server.request("PUT", draft + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    }
    let stopped = try await server.page(draft).body
    #expect(stopped.contains("These files cannot be read") && stopped.contains("press &quot;Set aside&quot;"))
    #expect(await server.post(draft + "/aside", "file=1").status == 303)
    let page = try await server.page(draft).body
    #expect(page.contains("Make the survey") && page.contains("Read with the others"))
    #expect(await server.post(draft + "/create", "d.0=0&d.1=0").headers("location") == ["/\(server.secret)/en/s/made/files"])
    #expect(ServerUnderTest.read(server.folder + "/surveys/made/invited.csv") == KeptInputTests.lists[place])
    #expect(ServerUnderTest.read(server.folder + "/surveys/made/survey.yaml")?.contains("invited") == false)
    #expect(try await server.page("/\(server.secret)/en/s/made/files").body.contains("invited.csv"))
    #expect(GuardTests.names(in: server.folder + "/surveys/.cdci").filter { $0.hasPrefix("upload") } == [])
    try await server.end()
  }

  @Test func aFileThatIsSetAsideIsTakenBack() async throws {
    let server = try await ServerUnderTest()
    let draft = try #require(await server.post("/\(server.secret)/en/new", "name=made&like=").headers("location").first)
    #expect(
      await server.request("PUT", draft + "/file?name=form.csv", ["Sec-Fetch-Site: same-origin"], body: KeptInputTests.export).status == 200
    )
    for isRead in [false, true] {
      #expect(await server.post(draft + "/aside", "file=0").status == 303)
      #expect(try await server.page(draft).body.contains("Make the survey") == isRead)
    }
    for wrong in ["file=7", "file=-1", "file=x", ""] { #expect(await server.post(draft + "/aside", wrong).status == 303) }
    try await server.end()
  }

  @Test func progressIsToldInBytes() {
    var html = HTMLWriter()
    html.progress(.reading, 0.25, of: 4000, .en)
    #expect(html.source.contains("1,000 of 4,000\u{A0}bytes"))
    var others = HTMLWriter()
    others.progress(.scoring, 0.25, of: 4000, .en)
    #expect(!others.source.contains("bytes"))
  }
}

extension String {
  fileprivate var cell: OfficeWorkbook.Cell { .text(self) }
}
