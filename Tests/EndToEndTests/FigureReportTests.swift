import Foundation
import TestSupport
import Testing

/// A folder without respondent groups: revenue and activity alone, from the file to every file of the report.
@Suite struct FigureReportTests {
  static let survey = """
    title: {vi: "Số liệu nhỏ", en: "Small figures"}
    organization: {vi: "Cục Nhỏ", en: "Small Department"}
    edition: "2026"
    language: en
    context:
      file: context.csv
      number-format: en
      names:
        revenue: {vi: "Thu ngân sách nhà nước", en: "State budget revenue"}
        trade: {vi: "Kim ngạch", en: "Trade"}

    """

  /// 60 of 80 is 75%, of 100 60%, and half of the year (181 of 365 days) has gone; 8 + 4.5 is 12.5; 30 of 40 is 75%, not 80%.
  static let context = """
    unit,indicator,period,kind,issuer,value,measure,source,note,of,direction
    ,revenue,2026-01-01/2026-06-30,actual,,60,bn,Yearbook,,,
    ,revenue,2026,target,,100,bn,Yearbook,,,
    ,revenue,2026,target,Ministry,80,bn,Yearbook,,,
    ,revenue,2026-01-01/2026-06-30,published-share,Ministry,75,%,Yearbook,,,
    ,trade,2026,actual,,12.5,bn USD,Yearbook,,,
    ,trade,2025,actual,,10,bn USD,Yearbook,,,
    ,exports,2026,actual,,8,bn USD,Yearbook,,,
    ,imports,2026,actual,,4.5,bn USD,Yearbook,,,
    ,trade,2026,sum-of,,,,Yearbook,,exports; imports,
    ,solved,2026,actual,,30,files,Yearbook,,,
    ,received,2026,actual,,40,files,Yearbook,,,
    ,solved,2026,published-share,,80,%,Yearbook,,received,
    ,clearance,2026,actual,,3:55,,Yearbook,shorter,,
    ,place,2025,actual,,,,Yearbook,in the leading group,,

    """

  static func write(to scratch: Scratch, survey: String = survey, context: String? = context) throws {
    try scratch.write(survey, to: "small/survey.yaml")
    if let context { try scratch.write(context, to: "small/context.csv") }
  }

  static func run(_ arguments: [String], survey: String = survey, context: String? = context) throws -> Program.Run {
    let scratch = try Scratch()
    try write(to: scratch, survey: survey, context: context)
    return try Program.run(arguments, in: scratch.folder)
  }

  // MARK: - check and rank

  @Test func whatCheckSays() throws {
    let run = try Self.run(["check", "small"])
    #expect(run.exitCode == 0)
    // Revenue to date and of the year, trade of two years, its two parts, two counts, a duration, and a place that is not known.
    let counts = run.output.components(separatedBy: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    for line in [
      "Figures reported 10", "With an actual 8", "Without an actual 2", "Targets 2", "Forecasts 0",
      "Shares, changes and sums of the sources that were computed again 3", "Contradicted 1", "Problems listed 0",
      "- Make the report: cdci report small",
    ] {
      #expect(counts.contains(line), "\(line)\n\(run.output)")
    }
    #expect(run.messages == "context.csv:13: solved, 2026: the source says 80%; 30 of 40 is 75.0%.\n")
    let vietnamese = try Self.run(["check", "small", "--language", "vi"])
    #expect(vietnamese.output.contains("Số liệu trong báo cáo") && vietnamese.messages.contains("nguồn ghi 80%; 30 trên 40 là 75,0%."))
  }

  @Test func checkForPrograms() throws {
    let document = try JSONDocument(parsing: try Self.run(["check", "small", "--format", "json"]).output.utf8)
    #expect(document["schema"] == .string("cdci-check/1") && document["groups"] == .array([]))
    #expect(document["import"]?["rowsRead"] == .number(0))
    #expect(document["context"]?[0]?["actual"] == .number(60) && document["inputs"]?[1]?["path"] == .string("context.csv"))
  }

  @Test(arguments: [["rank"], ["plan", "--survey"], ["moments"], ["compare"]].prefix(1)) func whatNeedsAnswersRefuses(command: [String])
    throws
  {
    let run = try Self.run(command + ["small"])
    #expect(run.exitCode == 65 && run.output.isEmpty)
    #expect(
      run.messages
        == "cdci: survey.yaml: expected respondent-groups and an index to score and rank, found a survey of figures alone; cdci report makes a report of them\n"
    )
  }

  // MARK: - report

  static let files = [
    "cdci.vi.xlsx", "cdci.xlsx", "charts", "charts/targets.csv", "charts/targets.svg", "charts/targets.vi.csv", "charts/targets.vi.svg",
    "context.csv", "datapackage.json", "index.html", "index.vi.html", "press-release.docx", "press-release.md", "press-release.vi.docx",
    "press-release.vi.md", "problems.csv", "report.docx", "report.md", "report.vi.docx", "results.json",
  ]

  @Test func everyFileOfTheReport() throws {
    let scratch = try Scratch()
    try Self.write(to: scratch)
    let run = try Program.run(["report", "small", "--strict"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(run.messages.hasSuffix("Read 10 figures, no survey responses. Report: reports/small\n"))
    let report = scratch.folder.appendingPathComponent("reports/small")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: report.path).sorted() == Self.files)
    func text(_ name: String) throws -> String { try String(contentsOf: report.appendingPathComponent(name), encoding: .utf8) }
    let markdown = try text("report.md")
    for line in [
      "- **State budget revenue**: 60 bn — 1 January 2026–30 June 2026; Target: 60.00%; Ministry: 75.00%",
      "- **Trade**: 12.5 bn USD — change from previous: +25.00%", "- **clearance**: 3 h 55 min",
      "solved, 2026: the source says 80%; 30 of 40 is 75.0%.",
      "| State budget revenue | 1 January 2026–30 June 2026 | Ministry | 2026 | 80 | 60 | bn | 75.00% | −20 | 49.6% | Yearbook |",
      "| Trade | 2026 | sum of exports, imports | 12.5 | 12.5 | 8 + 4.5 | agrees |",
      "Nobody was surveyed for this report: it scores and ranks nothing.",
    ] {
      #expect(markdown.replacing("\u{A0}", with: " ").contains(line), "\(line)\n\(markdown)")
    }
    // Neither a rank nor a department in every row.
    #expect(!markdown.contains("## Ranking") && !markdown.contains("| Small Department |"))
    let vietnamese = try text("index.vi.html")
    for words in ["Kết quả chính", "Thu ngân sách nhà nước và hoạt động", "nguồn ghi 80%; 30 trên 40 là 75,0%.", "3\u{A0}giờ 55\u{A0}phút"]
    {
      #expect(vietnamese.contains(words), "\(words)")
    }
    // Published again: the same bytes.
    let again = try Program.run(["report", "small", "--threads", "1"], in: scratch.folder)
    #expect(again.exitCode == 0)
    #expect(try text("index.vi.html") == vietnamese)
  }

  @Test func theSameKeysAsARanking() throws {
    let scratch = try Scratch()
    try Self.write(to: scratch)
    #expect(try Program.run(["report", "small", "--format", "json"], in: scratch.folder).exitCode == 0)
    let document = try JSONDocument(parsing: Data(contentsOf: scratch.folder.appendingPathComponent("reports/small/results.json")))
    let schema = JSONSchema(try JSONDocument(parsing: try DocumentationTests.text("Documentation/results.schema.json").utf8))
    #expect(schema.violations(in: document).map(\.description) == [])
    let ranking = try ExampleSurveyTests.results(of: "quang-ninh-2022")
    guard case .object(let own) = document, case .object(let others) = ranking else {
      Issue.record("no objects")
      return
    }
    // A ranking may add some, which its schema does not ask for.
    #expect(Set(own.keys).isSubset(of: others.keys))
    for key in ["index", "seed", "overall", "weights", "score", "confidence", "listContradictions", "rankComparison", "press", "published"]
    {
      #expect(own[key] == .null, "\(key)")
    }
    for key in ["units", "responseRates", "attainmentCorrelations"] { #expect(own[key] == .array([]), "\(key)") }
  }

  /// Every number of the press release stands where it says, as it is printed.
  @Test(arguments: ["quang-ninh-2020", "thanh-hoa-2023"]) func thePressReleaseTraces(example: String) throws {
    let report = Program.package.appendingPathComponent("reports/\(example)")
    let results = try ExampleSurveyTests.results(of: example)
    let text = try String(contentsOf: report.appendingPathComponent("press-release.md"), encoding: .utf8).replacing("\u{A0}", with: " ")
    let rows = text.components(separatedBy: "\n").filter { $0.hasPrefix("| ") && $0.contains(" | /context/") }
    #expect(rows.count >= 6)
    for row in rows {
      let cells = row.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      let value = cells[2].split(separator: "/").reduce(results) { found, key in
        Int(key).flatMap { found[$0] } ?? found[String(key)] ?? .null
      }
      guard case .number(let number) = value else {
        Issue.record("\(cells[2]) is no number")
        continue
      }
      let printed = Self.texts(number, isPercent: cells[0].hasSuffix("%"))
      #expect(printed.contains(cells[0]), "\(cells[0]) for \(number)")
      #expect(text.components(separatedBy: cells[0]).count > 2, "in the release and in the list of its figures: \(cells[0])")
    }
  }

  // MARK: - Read back

  /// How a number may be printed in Vietnamese: as a figure, a duration, a percentage with two decimals.
  private static func texts(_ number: Double, isPercent: Bool = false) -> [String] {
    var digits = String(format: isPercent ? "%.2f" : "%.4f", isPercent ? number * 100 : number)
    if !isPercent { while digits.hasSuffix("0") || digits.hasSuffix(".") { if digits.removeLast() == "." { break } } }
    let parts = digits.components(separatedBy: ".")
    let groups = stride(from: parts[0].count, to: 0, by: -3).reversed().map { end in
      String(parts[0].dropLast(parts[0].count - end).suffix(end > 3 ? 3 : end))
    }
    let plain = ([groups.joined(separator: ".")] + parts.dropFirst()).joined(separator: ",")
    let minutes = Int(number)
    return isPercent ? [plain + "%"] : [plain, "\(minutes / 60) giờ \(minutes % 60) phút"]
  }

  /// The figures of results.json: what was reached, and the attainment of each target.
  private static func expected(_ example: String) throws -> (actuals: [Double?], attainments: [Double]) {
    let results = try ExampleSurveyTests.results(of: example)
    var actuals: [Double?] = []
    var attainments: [Double] = []
    var place = 0
    while let figure = results["context"]?[place] {
      if case .number(let actual)? = figure["actual"] { actuals.append(actual) } else { actuals.append(nil) }
      var number = 0
      while let target = figure["targets"]?[number] {
        if case .number(let attainment)? = target["attainment"] { attainments.append(attainment) }
        number += 1
      }
      place += 1
    }
    return (actuals, attainments)
  }

  static let examples = ["quang-ninh-2020", "thanh-hoa-2023"]

  /// Rows of a table against the figures, in their order; cells without what stands below a name.
  private static func compare(_ rows: [[String]], _ actuals: [Double?]) {
    #expect(rows.count == actuals.count)
    for (row, actual) in zip(rows, actuals) {
      let cells = row.map { $0.replacing("\u{A0}", with: " ") }
      if let actual {
        #expect(!Set(cells).isDisjoint(with: texts(actual)), "\(actual): \(cells)")
      } else {
        #expect(cells.contains("–"), "\(cells)")
      }
    }
  }

  @Test(arguments: examples) func markdownHoldsTheFigures(example: String) throws {
    let text = try String(contentsOf: Program.package.appendingPathComponent("reports/\(example)/report.md"), encoding: .utf8)
    let (actuals, attainments) = try Self.expected(example)
    let lines = text.components(separatedBy: "\n")
    let head = try #require(lines.lastIndex { $0.hasPrefix("| Nội dung |") && $0.contains("| Thực hiện |") })
    Self.compare(lines[(head + 2)...].prefix { $0.hasPrefix("|") }.map { $0.components(separatedBy: " | ") }, actuals)
    for attainment in attainments { #expect(text.contains("| \(Self.texts(attainment, isPercent: true)[0]) |"), "\(attainment)") }
  }

  @Test(arguments: examples) func theWordDocumentHoldsTheFigures(example: String) throws {
    let file = Program.package.appendingPathComponent("reports/\(example)/report.docx")
    let tables = try WordText(docx: Array(Data(contentsOf: file))).tables
    let (actuals, attainments) = try Self.expected(example)
    let table = try #require(
      tables.first { $0.count == actuals.count + 1 && $0[0].contains("Thực hiện") && !$0[0].contains("Tỷ lệ hoàn thành") })
    Self.compare(Array(table.dropFirst()), actuals)
    let cells = Set(tables.joined().joined())
    for attainment in attainments { #expect(cells.contains(Self.texts(attainment, isPercent: true)[0]), "\(attainment)") }
  }

  /// A page keeps the numbers as they are beside what it prints.
  @Test(arguments: examples) func thePageHoldsTheFigures(example: String) throws {
    let html = try String(contentsOf: Program.package.appendingPathComponent("reports/\(example)/index.html"), encoding: .utf8)
    let (actuals, attainments) = try Self.expected(example)
    let block = try #require(html.components(separatedBy: "id=\"context-table\"").last)
    let body = try #require(block.components(separatedBy: "<tbody>").dropFirst().first?.components(separatedBy: "</tbody>").first)
    let rows = body.components(separatedBy: "<tr>").dropFirst()
    #expect(rows.count == actuals.count)
    for (row, actual) in zip(rows, actuals) {
      let values = row.components(separatedBy: "data-value=\"").dropFirst().compactMap { Double($0.prefix { $0 != "\"" }) }
      if let actual { #expect(values.contains(actual), "\(actual): \(row)") }
    }
    for attainment in attainments { #expect(html.contains(">\(Self.texts(attainment, isPercent: true)[0])<"), "\(attainment)") }
  }

  @Test(arguments: examples) func theWorkbookHoldsTheFigures(example: String) throws {
    let file = Program.package.appendingPathComponent("reports/\(example)/cdci.xlsx")
    let book = try ZIPArchive(Array(Data(contentsOf: file)))
    let sheets = book.entries.filter { $0.name.hasPrefix("xl/worksheets/sheet") }.map(\.text)
    let (actuals, attainments) = try Self.expected(example)
    let numbers = sheets.map { sheet in
      sheet.components(separatedBy: "<c r=").dropFirst().filter { !$0.contains("t=\"s\"") }.compactMap { cell in
        cell.components(separatedBy: "<v>").dropFirst().first.flatMap { Double($0.prefix { $0 != "<" }) }
      }
    }
    // A duration is a part of a day there; attainments are rounded as they are published.
    let known = actuals.compactMap { $0 }
    #expect(
      numbers.contains { sheet in
        known.allSatisfy { actual in sheet.contains { abs($0 - actual) < 1e-9 || abs($0 - actual / 1440) < 1e-9 } }
      })
    #expect(numbers.contains { sheet in attainments.allSatisfy { attainment in sheet.contains { abs($0 - attainment) <= 0.00005 } } })
  }

  @Test(arguments: examples) func theTableForMachinesHoldsTheFigures(example: String) throws {
    let file = Program.package.appendingPathComponent("reports/\(example)/context.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\r\n")
    let (actuals, _) = try Self.expected(example)
    let found = lines.filter { $0.components(separatedBy: ",").dropFirst(3).first == "actual" }.map {
      Double($0.components(separatedBy: ",")[5])
    }
    #expect(found == actuals)
  }

  // MARK: - Wrong inputs

  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var survey = FigureReportTests.survey
    var context: String? = FigureReportTests.context
    var exit: Int32 = 65
    let message: String
  }

  static let wrong = [
    Wrong(
      testDescription: "neither answers nor figures", survey: "title: T\norganization: O\nedition: \"2026\"\nlanguage: en\n",
      message: "survey.yaml:1:1: expected respondent-groups with index and units, or context for a report of figures alone, found neither"),
    Wrong(
      testDescription: "an index without answers", survey: survey + "index: i.yaml\n",
      message:
        "survey.yaml:1:1: expected the key \"units\", found none\ncdci: survey.yaml:1:1: expected the key \"respondent-groups\", found none"
    ),
    Wrong(
      testDescription: "an unknown key", survey: survey + "figures: context.csv\n",
      message:
        "survey.yaml:11:1: unknown key \"figures\"; known here: title, organization, edition, published, fieldwork, notice, index, previous, "
        + "language, unit-noun, units, leave-out-units, strata, respondent-groups, scales, context, limits, to-decide, public"),
    Wrong(
      testDescription: "a unit where there are none", context: context + "hon-gai,revenue,2026,actual,,1,bn,Yearbook,,,\n",
      message: "context.csv:16: column \"unit\": expected nothing, since the survey has no units, found \"hon-gai\""),
    Wrong(
      testDescription: "two values of one figure", context: context + ",trade,2026,actual,,13,bn USD,Yearbook,,,\n",
      message: "context.csv:16: column \"value\": expected one value for a figure, found \"13\" while line 6 has \"12.5\" for the same unit"
    ),
    Wrong(
      testDescription: "a header alone", context: String(context.prefix { $0 != "\n" }) + "\n",
      message: "context.csv: expected at least one figure, since the survey has no respondent-groups, found none"),
    Wrong(
      testDescription: "nothing known", context: String(context.prefix { $0 != "\n" }) + "\n,revenue,2026,actual,,,bn,Yearbook,,,\n",
      message: "context.csv: expected at least one figure, since the survey has no respondent-groups, found none"),
    Wrong(testDescription: "an empty file", context: "", message: "context.csv: "),
    Wrong(testDescription: "no file", context: nil, exit: 66, message: "survey.yaml:6:9: context.csv: expected a file, found none"),
  ]

  @Test(arguments: wrong) func whatIsWrongIsSaid(c: Wrong) throws {
    for command in ["check", "report"] {
      let run = try Self.run([command, "small"], survey: c.survey, context: c.context)
      #expect(run.exitCode == c.exit, "\(run.messages)")
      #expect(run.messages.hasPrefix("cdci: " + c.message), "\(run.messages)")
    }
  }

  @Test func whatIsStillToBeFilledInIsRefused() throws {
    let survey = Self.survey.replacing("{vi: \"Cục Nhỏ\", en: \"Small Department\"}", with: "\"…\"")
    #expect(try Self.run(["report", "small"], survey: survey).exitCode == 0)
    let run = try Self.run(["report", "small", "--strict"], survey: survey)
    #expect(run.exitCode == 65 && run.messages.contains("\"organization\" is still what cdci init put there"))
    #expect(try Self.run(["check", "small"], survey: survey).output.contains("survey.yaml: organization: \"…\""))
  }

  /// Units are optional; with them each has its rows, and an edition before is looked for and not read.
  @Test func unitsAndAnEditionBefore() throws {
    let scratch = try Scratch()
    try Self.write(to: scratch)
    try scratch.write(
      Self.survey + "units: [{id: a, name: \"Office A\"}]\nprevious: ../small\n", to: "now/survey.yaml")
    try scratch.write(Self.context + "a,revenue,2026,actual,,20,bn,Yearbook,,,\n", to: "now/context.csv")
    let run = try Program.run(["report", "now", "--format", "md"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("survey.yaml:12:1: a report of figures alone compares the periods of one file"))
    let text = try String(contentsOf: scratch.folder.appendingPathComponent("reports/now/report.md"), encoding: .utf8)
    #expect(
      text.contains("| State budget revenue | Office A | 2026 | 20 |") && text.contains("| State budget revenue | Small Department |"))
  }

  /// Its own figures stand; the earlier edition that the charts lack is told with the place of the fault.
  @Test(arguments: [
    (
      "is not there", [(String, String)](),
      "survey.yaml:6:9: the edition before, 2025, is not in the charts over the editions: context.csv: expected a file, found none"
    ),
    (
      "gives a figure two values", [("old/context.csv", FigureReportTests.context + ",trade,2025,actual,,11,bn USD,Yearbook,,,\n")],
      "the edition before, 2025, is not in the charts over the editions: column \"value\": expected one value"
    ),
  ])
  func anEditionBeforeThatCannotBeRead(_ what: String, _ files: [(String, String)], _ sentence: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.survey + "previous: ../old\n", to: "now/survey.yaml")
    try scratch.write(Self.context, to: "now/context.csv")
    try scratch.write(Self.survey.replacing("edition: \"2026\"", with: "edition: \"2025\""), to: "old/survey.yaml")
    for (path, text) in files { try scratch.write(text, to: path) }
    let run = try Program.run(["report", "now", "--format", "md"], in: scratch.folder)
    #expect(run.exitCode == 0 && run.messages.contains(sentence), "\(what): \(run.messages)")
  }
}
