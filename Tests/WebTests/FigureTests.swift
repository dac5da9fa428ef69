import Foundation
import Testing
import Workbench

@testable import Web

/// A survey of figures alone in the app: what there is is shown, what there is not is said.
@Suite(.serialized) struct FigureTests {
  static let files = [
    "surveys/small/survey.yaml":
      "title: {vi: Số liệu, en: Figures}\norganization: O\nedition: \"2026\"\nlanguage: en\ncontext: {file: context.csv, number-format: en}\n",
    "surveys/small/context.csv":
      "unit,indicator,period,kind,issuer,value,measure,source,note\n,revenue,2026,actual,,60,bn,Yearbook,\n,revenue,2026,target,Ministry,80,bn,Yearbook,\n",
  ]

  @Test func everyStepShowsWhatThereIs() async throws {
    let server = try await ServerUnderTest(Self.files)
    let root = "/\(server.secret)/en/s/small"
    let surveys = await server.request("GET", "/\(server.secret)/en/").body
    #expect(surveys.contains("<a href=\"\(root)/publish\">Figures</a>") && surveys.contains("Edition 2026") && !surveys.contains("0 units"))
    let results = try await server.page(root + "/results").body
    #expect(results.contains("75.00%") && results.contains("State budget revenue") && !results.contains("Fieldwork"))
    #expect(try await server.page("/\(server.secret)/vi/s/small/results").body.contains("75,00%"))
    for step in ["reading", "weights"] {
      #expect(try await server.page("\(root)/\(step)").body.contains("This survey holds figures alone"))
    }
    let page = try await server.page(root + "/files").body
    #expect(page.contains("context.csv") && !page.contains("Index and weights"))
    #expect(try await server.page(root + "/text").body.contains("organization: O"))
    for step in ["results/fieldwork", "results/answers", "weights/try"] {
      #expect(await server.request("GET", "\(root)/\(step)").status == 404, "\(step)")
    }
    try await server.end()
  }

  @Test func publishes() async throws {
    let server = try await ServerUnderTest(Self.files)
    let root = "/\(server.secret)/en/s/small/publish"
    #expect(try await server.page(root).body.contains("action=\"\(root)\""))
    #expect(await server.post(root, "language=en&format=html&format=csv").status == 303)
    let page = try await server.page(root).body
    for file in ["index.html", "context.csv", "results.json"] { #expect(page.contains("file/\(file)\""), "\(file)") }
    #expect(await server.request("GET", root + "/file/context.csv").body.contains("revenue,2026,actual"))
    #expect(await server.request("GET", root + "/report.zip").status == 200)
    // What is public is saved as in any survey.
    let digest = page.components(separatedBy: "name=\"survey\" value=\"").dropFirst().first.map { $0.prefix { $0 != "\"" } } ?? ""
    #expect(await server.post(root, "survey=\(digest)&public=summary&language=en&format=html").status == 303)
    #expect(try await server.page("/\(server.secret)/en/s/small/text").body.contains("public: summary"))
    try await server.end()
  }

  /// What is wrong with the figures is said on the pages that need them.
  @Test func sayWhatIsWrong() async throws {
    var files = Self.files
    files["surveys/small/context.csv"] =
      "unit,indicator,period,kind,issuer,value,measure,source,note\na,revenue,2026,actual,,60,bn,Yearbook,\n"
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/en/s/small"
    for step in ["results", "publish", "reading"] {
      #expect(try await server.page("\(root)/\(step)").body.contains("expected nothing, since the survey has no units"), "\(step)")
    }
    try await server.end()
  }
}
