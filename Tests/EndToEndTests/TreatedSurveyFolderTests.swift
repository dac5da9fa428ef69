import Foundation
import TestSupport
import Testing

/// Data treatment of a survey as a user meets it: the folder, every file of the report, the messages.
@Suite struct TreatedSurveyFolderTests {
  static let hard = """
    treatment:
      denominate: {cases: declarations}
      screen: 0.5
      impute: latest
    components:
      - id: soft
        indicators: [{id: q1}, {id: q2}]
      - id: hard
        normalize: {method: min-max, clip: true}
        indicators:
          - {id: h, name: {vi: "Giờ", en: "Hours"}, data: hours, direction: negative}
          - {id: c, name: {vi: "Vụ việc", en: "Cases"}, data: cases, direction: negative}

    """

  static let index = "index: TREATED\nscore: {from: 0, to: 100, decimals: 2}\npublish: {at-least: 3, caution-below: 1}\n" + hard

  /// b, c, d and s with four firms each; a and w with two, which are withheld.
  static let units = ["a", "b", "c", "d", "s", "w"]

  static let responses =
    "firm,unit,region,q1,q2\n"
    + units.enumerated().flatMap { place, unit in
      (0..<(["a", "w"].contains(unit) ? 2 : 4)).map { "F\(place)\($0),\(unit),in,\(1 + (place + $0) % 5),\(1 + (2 * place + $0) % 5)\n" }
    }.joined()

  /// b: cases 30/1000 = 0.03; c: none in 2023, 20/500 = 0.04 in 2022; d: 50/1000 = 0.05; s: neither hours nor cases: screened. w, withheld, is far out.
  static let context = """
    unit,indicator,period,kind,issuer,value,measure,source,note
    a,hours,2023,actual,,1,h,,
    b,hours,2023,actual,,10,h,,
    c,hours,2023,actual,,12,h,,
    d,hours,2023,actual,,14,h,,
    w,hours,2023,actual,,900,h,,
    a,cases,2023,actual,,1,n,,
    b,cases,2023,actual,,30,n,,
    d,cases,2023,actual,,50,n,,
    w,cases,2023,actual,,999,n,,
    c,cases,2022,actual,,20,n,,
    c,declarations,2022,actual,,500,n,,
    a,declarations,2023,actual,,1000,n,,
    b,declarations,2023,actual,,1000,n,,
    c,declarations,2023,actual,,1000,n,,
    d,declarations,2023,actual,,1000,n,,
    w,declarations,2023,actual,,1000,n,,

    """

  static let survey = """
    title: {vi: "Khảo sát", en: "Treated"}
    organization: "Nobody"
    edition: "2023"
    published: 2023-12-27
    notice: {vi: "Số liệu giả lập", en: "Synthetic"}
    index: index.yaml
    language: en
    units: [{id: a}, {id: b}, {id: c}, {id: d}, {id: s}, {id: w}]
    strata: {in: "Inside", out: "Outside"}
    respondent-groups:
      firms:
        responses: [{file: responses.csv}]
        columns: {respondent: firm, unit: unit, stratum: region}
        questions: {q1: q1, q2: q2}
        answers: likert
    scales:
      likert:
        values: {1: ["Bad"], 2: ["Poor"], 3: ["Fair"], 4: ["Good"], 5: ["Excellent"]}
    context: {file: context.csv}

    """.replacing(
      "{id: a}, {id: b}, {id: c}, {id: d}, {id: s}, {id: w}",
      with: units.map { "{id: \($0), name: \"Unit \($0)\"}" }.joined(separator: ", "))

  private func folder(changing changes: [String: String] = [:]) throws -> Scratch {
    let scratch = try Scratch()
    let files = ["survey.yaml": Self.survey, "index.yaml": Self.index, "responses.csv": Self.responses, "context.csv": Self.context]
    for (name, text) in files.merging(changes, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
      try scratch.write(text, to: "s/\(name)")
    }
    return scratch
  }

  /// Hours of b, c, d are 10, 12, 14: 100, 50, 0; cases 0.03, 0.04, 0.05: the same. The hard component is 100, 50, 0.
  @Test func rankedWithItsFigures() throws {
    let scratch = try folder()
    let run = try Program.run(["rank", "s", "--format", "json"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    guard case .array(let units)? = try JSONDocument(parsing: run.output.utf8)["units"] else {
      Issue.record("\(run.output)")
      return
    }
    func unit(_ id: String) throws -> JSONDocument { try #require(units.first { $0["id"] == .string(id) }) }
    func number(_ value: JSONDocument?) -> Double? { if case .number(let number)? = value { number } else { nil } }
    for (id, score) in [("b", 100.0), ("c", 50), ("d", 0)] {
      #expect(abs(try #require(number(unit(id)["components"]?["hard"]?["score"])) - score) < 1e-9, "\(id)")
    }
    #expect(try unit("c")["indicators"]?["c"]?["treated"] == .array([.string("imputed")]))
    #expect(try unit("c")["components"]?["hard"]?["treated"] == .array([.string("imputed")]))
    #expect(try unit("b")["indicators"]?["c"]?["treated"] == .array([]))
    guard case .string(let note)? = try unit("c")["note"] else {
      Issue.record("no note")
      return
    }
    #expect(note.hasPrefix("Includes figures that were imputed or treated as outliers: Cases; Indicative only"))
    let screened = try unit("s")
    #expect(screened["rank"] == .null && screened["score"] == .null && screened["published"] == .bool(true))
    #expect(screened["note"] == .string("Not scored: 0 of the 2 figures needed, less than the 50% required"))
    #expect(screened["components"]?["soft"]?["score"] != .null && screened["components"]?["hard"]?["score"] == .null)
    for id in ["a", "w"] { #expect(try unit(id)["published"] == .bool(false) && unit(id)["components"]?["hard"]?["treated"] == .array([])) }
  }

  @Test func everyFileOfTheReport() throws {
    let scratch = try folder()
    let run = try Program.run(["report", "s", "--out", "r", "--quiet"], in: scratch.folder)
    #expect(run.exitCode == 0 && run.messages.isEmpty, "\(run.messages)")
    func text(_ name: String) throws -> String { try String(contentsOf: scratch.folder.appending(path: "r/" + name), encoding: .utf8) }
    let log = try text("treatment.csv").replacing("\u{FEFF}", with: "")
    // Nothing of a and w, which are withheld; s has nothing.
    #expect(
      log == "unit,name,figure,step,by,from,before,after\r\nb,Unit b,cases,denominated,declarations,,30,0.03\r\n"
        + "d,Unit d,cases,denominated,declarations,,50,0.05\r\nc,Unit c,cases,imputed,latest,2022,,0.04\r\ns,Unit s,,screened,,,,\r\n")
    let components = try text("components.csv").split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(components[0].last == "treated")
    #expect(components.filter { $0.last == "imputed" }.map { "\($0[0]) \($0[2])" } == ["c hard", "c c"])
    #expect(try text("ranking.csv").contains("imputed or treated as outliers: Cases"))

    let markdown = try text("report.md")
    #expect(
      markdown.contains("### Data treatment before scoring")
        && markdown.contains("| Unit c | cases | imputed (latest) from 2022 | – | 0.04 \\* |"))
    #expect(markdown.contains("| hard | Cases | Unit c | Administrative figure | 0.040 \\* | 50.00 \\* | 0 |"))
    #expect(markdown.contains("Not scored, for too few figures (known / needed): Unit s (0/2)."))
    #expect(
      markdown.contains("\\* rests on a value that was imputed, winsorised or transformed before scoring.")
        && markdown.contains("### Data treatment"))
    #expect(markdown.contains("A missing value becomes that of the same unit in the last period before that has one."))

    for (page, words) in [
      ("index.html", ["Data treatment", "imputed (latest) from 2022", "50.00<sup>*</sup>"]),
      ("index.vi.html", ["Xử lý số liệu", "lấy từ kỳ 2022", "50,00<sup>*</sup>"]),
    ] {
      let html = try text(page)
      for word in words { #expect(html.contains(word), "\(page) \(word)") }
      #expect(html.contains("id=\"treatment\"") && !html.contains("999<sup>*</sup>"))
    }
    let workbook = try ZIPArchive(Array(Data(contentsOf: scratch.folder.appending(path: "r/cdci.xlsx"))))
    let book = try #require(workbook["xl/workbook.xml"])
    #expect(book.contains("name=\"Data treatment\""))
    // A marked number stays a number: the star is in its format.
    let styles = try #require(workbook["xl/styles.xml"])
    #expect(styles.contains("#,##0.00 &quot;*&quot;"))

    let schema = JSONSchema(try JSONDocument(parsing: try DocumentationTests.text("Documentation/results.schema.json").utf8))
    let results = try JSONDocument(parsing: try text("results.json").utf8)
    #expect(schema.violations(in: results).map(\.description).isEmpty)
    guard case .array(let changes)? = results["treatment"]?["changes"] else {
      Issue.record("no treatment")
      return
    }
    #expect(changes.map { $0["unit"] } == ["b", "d", "c"].map { .string($0) } && changes[2]["from"] == .array([.string("2022")]))
    guard case .array(let screened)? = results["treatment"]?["screened"] else {
      Issue.record("nobody was screened")
      return
    }
    #expect(screened.map { $0["unit"] } == [.string("s")] && screened[0]["needed"] == .number(2))
  }

  /// The same bytes on any number of threads.
  @Test func threadsChangeNothing() throws {
    let scratch = try folder()
    for threads in ["1", "3"] {
      let run = try Program.run(["report", "s", "--out", "r\(threads)", "--quiet", "--threads", threads], in: scratch.folder)
      #expect(run.exitCode == 0)
    }
    for file in ["results.json", "treatment.csv", "index.html", "cdci.xlsx"] {
      let bytes = try ["r1", "r3"].map { try Data(contentsOf: scratch.folder.appending(path: "\($0)/\(file)")) }
      #expect(bytes[0] == bytes[1], "\(file)")
    }
  }

  /// c: 22 of 2021 from the folder of the edition before, two editions back; the unit had another id there.
  @Test func figuresOfEarlierEditions() throws {
    let rows =
      Self.context.split(separator: "\n").filter { !$0.hasPrefix("c,cases") && !$0.contains(",2022,") }.joined(separator: "\n") + "\n"
    let scratch = try folder(changing: [
      "survey.yaml": Self.survey.replacing("language: en", with: "previous: ../then\nlanguage: en")
        .replacing("{id: c, name: \"Unit c\"}", with: "{id: c, name: \"Unit c\", formerly: [old]}"),
      "context.csv": rows,
    ])
    let plain = Self.index.replacing(Self.hard, with: "indicators: [{id: q1}]\n")
    let header = "unit,indicator,period,kind,issuer,value,measure,source,note\n"
    for (folder, edition, previous, context) in [
      ("then", "2022", "previous: ../first\n", header + "old,hours,2022,actual,,7,h,,\n"),
      ("first", "2021", "", header + "old,cases,2021,actual,,22,n,,\nold,declarations,2021,actual,,100,n,,\n"),
    ] {
      let survey = Self.survey.replacing("edition: \"2023\"", with: "edition: \"\(edition)\"")
        .replacing("language: en", with: previous + "language: en").replacing(
          "{id: c, name: \"Unit c\"}", with: "{id: old, name: \"Unit c\"}")
      try scratch.write(survey, to: "\(folder)/survey.yaml")
      try scratch.write(plain, to: "\(folder)/index.yaml")
      try scratch.write(Self.responses.replacing(",c,", with: ",old,"), to: "\(folder)/responses.csv")
      try scratch.write(context, to: "\(folder)/context.csv")
    }
    let run = try Program.run(["report", "s", "--out", "r", "--quiet"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    let log = try String(contentsOf: scratch.folder.appending(path: "r/treatment.csv"), encoding: .utf8)
    #expect(log.contains("c,Unit c,cases,imputed,latest,2021,,0.22\r\n"), "\(log)")
  }

  /// The edition before takes figures from the one before it, though this one takes none: it is scored as it was published.
  @Test func thePreviousEditionIsTreatedAsItWas() throws {
    let plain = Self.index.replacing(Self.hard, with: "indicators: [{id: q1}]\n")
    let header = "unit,indicator,period,kind,issuer,value,measure,source,note\n"
    func survey(_ edition: String, _ previous: String) -> String {
      Self.survey.replacing("edition: \"2023\"", with: "edition: \"\(edition)\"").replacing("language: en", with: previous + "language: en")
    }
    let scratch = try folder(changing: ["survey.yaml": survey("2024", "previous: ../then\n"), "index.yaml": plain])
    let rows = Self.context.split(separator: "\n").filter { !$0.contains(",2022,") }.joined(separator: "\n") + "\n"
    for (name, edition, previous, index, context) in [
      ("then", "2023", "previous: ../first\n", Self.index, rows),
      ("first", "2022", "", plain, header + "c,cases,2022,actual,,20,n,,\nc,declarations,2022,actual,,500,n,,\n"),
    ] {
      try scratch.write(survey(edition, previous), to: "\(name)/survey.yaml")
      try scratch.write(index, to: "\(name)/index.yaml")
      try scratch.write(Self.responses, to: "\(name)/responses.csv")
      try scratch.write(context, to: "\(name)/context.csv")
    }
    func scores(_ folder: String, _ column: Int) throws -> [String: String] {
      let run = try Program.run(["rank", folder, "--format", "csv", "--quiet"], in: scratch.folder)
      #expect(run.exitCode == 0, "\(run.messages)")
      let rows = run.output.split(separator: "\r\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[1], $0[column]) })
    }
    let (published, previous) = (try scores("then", 4), try scores("s", 18))
    #expect(published["c"]?.isEmpty == false && ["b", "c", "d"].allSatisfy { published[$0] == previous[$0] })
  }

  struct Wrong: Sendable {
    let file: String
    let old: String
    let new: String
    let message: String
  }

  static let wrong: [Wrong] = [
    Wrong(
      file: "index.yaml", old: "declarations}", new: "declaration}",
      message:
        "index.yaml:5:23: expected an indicator of the context file to divide by, found \"declaration\"; did you mean \"declarations\"?"),
    Wrong(
      file: "context.csv", old: "b,declarations,2023,actual,,1000", new: "b,declarations,2023,actual,,0",
      message: "index.yaml:5:23: treatment: \"cases\" is divided by \"declarations\", which needs values above 0, found 0 for unit \"b\""),
    Wrong(
      file: "context.csv", old: "c,declarations,2022,actual,,500", new: "c,declarations,2022,actual,,0",
      message:
        "index.yaml:5:23: treatment: \"cases\" is divided by \"declarations\", which needs values above 0, found 0 for unit \"c\" in 2022"),
    Wrong(
      file: "context.csv", old: ",2022,", new: ",2024,",
      message: "index.yaml:7:11: treatment: \"impute: latest\" takes \"cases\" of unit \"c\" from other periods, found none before 2023; "
        + "they come from the column under \"period\" or --edition and --earlier of a table, the context file and previous of a survey"),
    Wrong(
      file: "index.yaml", old: "impute: latest", new: "impute: group-mean",
      message:
        "index.yaml:7:11: treatment: \"impute: group-mean\" needs groups of units (the column \"group\" of a table, group in survey.yaml), found none"
    ),
    Wrong(
      file: "index.yaml", old: ", direction: negative}\n", new: "}\n", message: ""),
    Wrong(
      file: "index.yaml", old: hard, new: "treatment: {impute: latest}\nindicators: [{id: q1}]\n",
      message: "index.yaml:4:12: expected an indicator with \"data\" for \"treatment\" to act on, found none"),
    Wrong(
      file: "index.yaml", old: "cases: declarations", new: "q1: declarations",
      message: "index.yaml:5:16: expected data that the index reads, found \"q1\"; known: hours, cases"),
  ]

  /// One line each, with its place in the index. The empty message is the case that is right.
  @Test(arguments: wrong) func faults(c: Wrong) throws {
    let text = c.file == "index.yaml" ? Self.index : Self.context
    #expect(text.contains(c.old))
    let scratch = try folder(changing: [c.file: text.replacing(c.old, with: c.new)])
    let run = try Program.run(["rank", "s", "--language", "en"], in: scratch.folder)
    #expect(run.messages == (c.message.isEmpty ? "" : "cdci: \(c.message)\n") && run.exitCode == (c.message.isEmpty ? 0 : 65))
  }
}
