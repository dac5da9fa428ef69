import SurveyModel
import Testing
import Workbench

@testable import Web

/// The fieldwork and the answers by question, without a browser.
@Suite(.serialized) struct ResultsTests {
  /// A survey that began five days ago and runs for ten more: nine responses about A, six about B, two about C, eight about D.
  static func running(_ today: CalendarDate = Workbench.today) -> [String: String] {
    func day(_ offset: Int) -> String { CalendarDate(dayNumber: today.dayNumber + offset)?.description ?? "" }
    var rows = "firm,unit,at,q1,q2\n"
    for (unit, count) in [("a", 9), ("b", 6), ("c", 2), ("d", 8)] {
      for number in 0..<count {
        rows +=
          "\(unit.uppercased())\(number),\(unit),\(day(-number % 5)) 08:00:00,\(number % 5 + 1),\(unit == "b" && number > 2 ? "" : "4")\n"
      }
    }
    let frame =
      "respondent,unit\n" + ["a", "b", "c", "d"].flatMap { unit in (0..<30).map { "\(unit.uppercased())\($0),\(unit)\n" } }.joined()
    let survey = TinySurveys.survey.replacing(
      "  - {id: b,", with: "  - {id: c, name: {vi: \"Đơn vị C\", en: \"Unit C\"}}\n  - {id: d, name: D}\n  - {id: b,"
    )
    .replacing("language: en\n", with: "language: en\nfieldwork: {from: \(day(-5)), to: \(day(10))}\n")
    .replacing("unit: unit}", with: "unit: unit, submitted: at}\n    frame: frame.csv")
    return [
      "surveys/tiny/survey.yaml": survey, "surveys/tiny/responses.csv": rows, "surveys/tiny/frame.csv": frame,
      "surveys/tiny/index.yaml": TinySurveys.index.replacing("at-least: 1", with: "at-least: 5"),
    ]
  }

  /// The cells of a table's row, without markup.
  static func row(_ head: String, in page: String) -> [String] {
    guard let start = page.firstRange(of: "<th scope=\"row\">\(head)") else { return [] }
    let row = page[start.lowerBound...].prefix(upTo: page[start.lowerBound...].firstRange(of: "</tr>")?.lowerBound ?? page.endIndex)
    return row.split(separator: "</t").map { cell in
      var (text, isIn) = ("", false)
      for letter in cell.drop(while: { $0 != "<" }) {
        if letter == "<" { isIn = true } else if letter == ">" { isIn = false } else if !isIn { text.append(letter) }
      }
      return text.trimmingPrefix { $0.isWhitespace }.description
    }.filter { !$0.isEmpty }
  }

  @Test func theFieldworkOfARunningSurvey() async throws {
    let server = try await ServerUnderTest(Self.running())
    let root = "/\(server.secret)/en/s/tiny/results"
    let page = try await server.page(root + "/fieldwork").body
    // Nine in six days, and ten days to come: 9 + 15.
    #expect(Self.row("Unit A", in: page).prefix(5) == ["Unit A", "9", "30", "30.0%", "9"])
    #expect(page.contains("10 days are left"))
    #expect(page.contains("Every unit has") == false)
    // C has two, and 2 + 10 · 2/6 = 5 at the end.
    #expect(page.contains("Unit C: 2 so far, 5 expected"))
    #expect(try await server.page(root).body.contains("The fieldwork is running"))
    // The list of surveys leads there as long as it runs.
    let surveys = await server.request("GET", "/\(server.secret)/en/").body
    #expect(surveys.contains("In the field until") && surveys.contains("<a href=\"\(root)/fieldwork\">Fieldwork</a>"))
    #expect(try await server.page("/\(server.secret)/vi/s/tiny/results/fieldwork").body.contains("Tiến độ thu phiếu"))
    try await server.end()
  }

  /// A margin of nothing is no margin: its place says why.
  @Test func aUnitOfWhichAllAnsweredHasNoMargin() async throws {
    var files = TinySurveys.files
    files["surveys/tiny/survey.yaml"] = TinySurveys.survey.replacing("unit: unit}", with: "unit: unit}\n    frame: frame.csv")
    files["surveys/tiny/frame.csv"] =
      "respondent,unit\n" + (1...4).map { "F\($0),a\n" }.joined() + (1...30).map { "G\($0),b\n" }.joined()
    let server = try await ServerUnderTest(files)
    for (language, reason) in [("en", "(1) All who were invited answered"), ("vi", "(1) Tất cả những người được mời đã trả lời")] {
      let page = try await server.page("/\(server.secret)/\(language)/s/tiny/results/fieldwork").body
      #expect(Self.row(language == "en" ? "Unit A" : "Đơn vị A", in: page).last == "– (1)")
      #expect(page.contains(reason) && !page.contains("± 0.00") && !page.contains("± 0,00"))
      #expect(Self.row(language == "en" ? "Unit B" : "Đơn vị B", in: page).last?.hasPrefix("± ") == true)
    }
    try await server.end()
  }

  @Test func aSurveyWithoutDaysSaysWhatIsMissing() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let page = try await server.page("/\(server.secret)/en/s/tiny/results/fieldwork").body
    #expect(page.contains("Nothing tells when the responses came in") && page.contains("There is no list of those invited"))
    #expect(Self.row("Unit A", in: page).prefix(2) == ["Unit A", "4"])
    try await server.end()
  }

  @Test func answersByQuestionUnderTheRulesOfPublication() async throws {
    let server = try await ServerUnderTest(Self.running())
    let root = "/\(server.secret)/en/s/tiny/results/answers"
    let all = try await server.page(root).body
    // C alone has too few, and the whole less A and B would tell them.
    #expect(Self.row("q1", in: all) == ["q1", "Withheld: too few answers"])
    let one = try await server.page(root + "?unit=a").body
    #expect(Self.row("q1", in: one).last == "0" && one.contains("<option value=\"a\" selected=\"selected\">"))
    #expect(try await server.page(root + "?unit=c").body.split(separator: "Withheld: too few answers").count == 3)
    #expect(Self.row("q1", in: try await server.page(root + "?unit=b").body).count == 8)
    // No unit of the survey: all together, and nothing of what was asked.
    let none = try await server.page(root + "?unit=%3Cscript%3E").body
    #expect(!none.contains("script&gt;") && Self.row("q1", in: none) == Self.row("q1", in: all))
    #expect(await server.request("GET", "/\(server.secret)/en/s/tiny/results/other").status == 404)
    #expect(await server.post(root, "unit=a").status == 404)
    try await server.end()
  }
}
