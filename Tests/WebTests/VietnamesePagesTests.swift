import SurveyModel
import Testing
import Workbench

@testable import Web

/// Whoever reads Vietnamese meets words, and no keys of a file.
@Suite(.serialized) struct VietnamesePagesTests {
  private static let keys = [
    "likert", "satisfaction-5", "to-decide", "min-max", "answer-scale", "z-score", "columns:", "frame:", "scales", "reversed", "questions",
    "organization", "respondent-groups", "leave-out", "utf-8", "the ", " of ", " and ",
  ]

  /// What is seen and what is read out of a page, without scripts and pictures.
  private static func words(_ page: String) throws -> String {
    let main = page[(try #require(page.firstRange(of: "<main")).lowerBound)...(try #require(page.firstRange(of: "</main>")).lowerBound)]
    var (text, isIn) = ("", false)
    for letter in main {
      if letter == "<" { isIn = true } else if letter == ">" { (isIn, text) = (false, text + "\n") } else if !isIn { text.append(letter) }
    }
    let labels = main.split(separator: "aria-label=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    return text + labels.joined(separator: "\n")
  }

  private func check(_ page: String, _ place: String) throws {
    let words = try Self.words(page)
    for key in Self.keys { #expect(!words.contains(key), "\(place): \(key)") }
  }

  @Test func ofASurveyThatIsThere() async throws {
    var files = TinySurveys.files
    files["surveys/tiny/index.yaml"] = TinySurveys.index.replacing("index: TINY\n", with: "index: TINY\nnormalize: {method: min-max}\n")
    files["surveys/tiny/survey.yaml"] =
      TinySurveys.survey.replacing("language: en", with: "language: vi").replacing("Tiny\"", with: "…\"")
      .replacing("{file: responses.csv}", with: "{file: responses.csv, encoding: utf-8}")
    let server = try await ServerUnderTest(files)
    let root = "/\(server.secret)/vi/s/tiny/"
    for step in ["files", "reading", "weights", "weights/tree", "results/fieldwork", "results/answers", "publish"] {
      try check(try await server.page(root + step).body, step)
    }
    let shown = await server.post(root + "weights/show", "w.first=3").body
    #expect(shown.contains("Theo giá trị thấp nhất và cao nhất"))
    try await server.end()
  }

  @Test func ofASurveyThatIsMade() async throws {
    let server = try await ServerUnderTest()
    let begun = await server.post("/\(server.secret)/vi/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    let levels = ["Không hài lòng", "Hài lòng", "Rất hài lòng"]
    let export =
      "Dấu thời gian,Mã số thuế,Doanh nghiệp làm thủ tục tại đơn vị nào?,Thái độ của công chức,Thời gian thông quan,Ý kiến khác\n"
      + (0..<40).map {
        "02/11/2026 13:\(10 + $0):15,99000134\($0 + 10),Hải quan \($0 % 2 == 0 ? "Đông" : "Tây"),\(levels[$0 % 3]),\(levels[$0 % 2]),Ý \($0)\n"
      }.joined()
    #expect(await server.request("PUT", draft + "/file?name=a.csv", ["Sec-Fetch-Site: same-origin"], body: export).status == 200)
    try check(try await server.page(draft).body, "draft")
    #expect(await server.post(draft + "/create", "d.0=0&d.1=0").status == 303)
    for step in ["files", "reading", "weights", "weights/tree", "results/fieldwork", "results/answers", "publish"] {
      try check(try await server.page("/\(server.secret)/vi/s/made/" + step).body, step)
    }
    try await server.end()
  }
}
