import Foundation
import TestSupport
import Testing

/// `cdci score` as a user meets it.
@Suite struct ScoreCommandTests {
  static let pci = ["score", "surveys/pci-2019/table.csv", "--index", "weights/pci-2021.yaml"]

  /// Published totals, from the published sub-indices: 72.1044 and 70.61 to the last digit. 73.3965 is printed for Quảng Ninh, whose printed sub-indices
  /// sum to 73.3966: they are rounded, by 0.00005 at most, and the total by ten times as much.
  @Test func thePublishedTotalsOfThePCI() throws {
    let run = try Program.run(Self.pci)
    #expect(run.exitCode == 0)
    let rows = run.output.split(separator: "\r\n").map { $0.split(separator: ",").map(String.init) }
    #expect(rows[0].prefix(3) == ["unit", "PCI", "entry-costs"] && rows[0].last == "rank" && rows[0].count == 13)
    #expect(rows.dropFirst().map { $0[1] } == ["73.40", "72.10", "70.61"])
    #expect(rows.dropFirst().map { $0[12] } == ["1", "2", "3"])
    #expect(run.messages == "surveys/pci-2019/table.csv: columns that are not used: year, printed-total\n")
    let full = try Program.run(Self.pci + ["--full"]).output.split(separator: "\r\n").map { $0.split(separator: ",").map(String.init) }
    let totals = try full.dropFirst().map { try #require(Double($0[1])) }
    for (total, printed) in zip(totals, [73.3966, 72.1044, 70.605]) { #expect(abs(total - printed) < 1e-10) }
    #expect(abs(totals[0] - 73.3965) <= 0.0005)
  }

  @Test func explainAddsUp() throws {
    let run = try Program.run(Self.pci + ["--explain", "Hải Phòng", "--format", "json", "--quiet"])
    #expect(run.exitCode == 0 && run.messages.isEmpty)
    let document = try JSONDocument(parsing: run.output.utf8)
    guard case .array(let parts)? = document["parts"], case .number(let score)? = document["score"] else {
      Issue.record("\(run.output)")
      return
    }
    let sum = parts.dropFirst().reduce(0.0) { if case .number(let part)? = $1["contribution"] { $0 + part } else { $0 } }
    #expect(abs(sum - score) < 1e-12 && abs(score - 70.605) < 1e-10)
    let text = try Program.run(Self.pci + ["--explain", "hai-phong-2021", "--language", "vi"]).output
    #expect(
      text.contains("Hải Phòng, hạng 3") && text.contains("70,61") && text.contains("Các đóng góp cộng lại đúng bằng điểm của chỉ số."))
  }

  @Test func anUnknownUnit() throws {
    let run = try Program.run(Self.pci + ["--explain", "hai-fong-2021", "--quiet"])
    #expect(run.exitCode == 64)
    #expect(run.messages == "cdci: --explain: expected a unit of the table, found \"hai-fong-2021\"; did you mean \"hai-phong-2021\"?\n")
  }

  /// Kept in minutes, printed as durations.
  @Test func durations() throws {
    let scratch = try Scratch()
    try scratch.write("unit,t\na,13h 41min\nb,3:55\nc,PT7H45M\n", to: "t.csv")
    try scratch.write(
      "index: I\nindicators: [{id: t, data: t, direction: negative, normalize: {method: goalposts, range: {min: 0, max: 720}}}]\n",
      to: "i.yaml")
    let run = try Program.run(["score", "t.csv", "--index", "i.yaml", "--full", "--quiet"], in: scratch.folder)
    #expect(run.output.contains("a,0,0,3") && run.exitCode == 0)
    let text = try Program.run(["score", "t.csv", "--index", "i.yaml", "--explain", "c", "--language", "vi"], in: scratch.folder).output
    #expect(text.replacing("\u{A0}", with: " ").contains("7 giờ 45 phút"))
  }

  @Test func anyNumberOfThreads() throws {
    let scratch = try Scratch()
    let rows = (0..<9000).map { "u\($0),\(Double($0 * 7919 % 10_000) / 7),\($0 % 13)\n" }.joined()
    try scratch.write("unit,a,b\n" + rows, to: "t.csv")
    try scratch.write(
      "index: I\nnormalize: {method: min-max}\nindicators: [{id: a, data: a}, {id: b, data: b, direction: negative}]\n", to: "i.yaml")
    let one = try Program.run(["score", "t.csv", "--index", "i.yaml", "--threads", "1"], in: scratch.folder)
    let three = try Program.run(["score", "t.csv", "--index", "i.yaml", "--threads", "3"], in: scratch.folder)
    #expect(one.exitCode == 0 && one.output == three.output)
    #expect(one.output.split(separator: "\r\n").count == 9001)
  }

  /// A sheet is named on the command line, for each command that reads a table; titles stand above it.
  @Test func aSheetOfAWorkbook() throws {
    let scratch = try Scratch()
    let large: [[OfficeWorkbook.Cell]] = [["unit", "a"]] + (0..<9).map { [.text("x\($0)"), .number(Double($0))] }
    let small: [[OfficeWorkbook.Cell]] = [
      ["BẢNG ĐIỂM"], ["unit", "a", "estimate", "se"], ["mc", 3.125, 90.125, 1.125], ["hg", 1.25, 80, 2],
    ]
    let list: [[OfficeWorkbook.Cell]] = [
      ["DANH SÁCH MỜI"], ["Mã số thuế", "Đơn vị", "Tình trạng"], ["F1", "Móng Cái", "Đã trả lời"], ["F2", "Hòn Gai", "Từ chối"],
    ]
    let workbook = OfficeWorkbook(.init("Lớn", large), .init("Điểm", small, merged: ["A1:D1"]), .init("Mời", list, merged: ["A1:C1"]))
    try Data(workbook.bytes).write(to: scratch.folder.appendingPathComponent("t.xlsx"))
    try scratch.write("index: I\nnormalize: {method: none}\nindicators: [{id: a, data: a}]\n", to: "i.yaml")
    let score = try Program.run(["score", "t.xlsx", "--index", "i.yaml", "--sheet", "Điểm", "--full"], in: scratch.folder)
    #expect(score.exitCode == 0 && score.output.contains("mc,3.125,") && score.output.contains("hg,1.25,"), "\(score.messages)")
    let sets = try Program.run(["rank-sets", "t.xlsx", "--sheet", "Điểm", "--format", "csv"], in: scratch.folder)
    #expect(sets.exitCode == 0 && sets.output.contains("mc,90.125,1.125,1,"), "\(sets.messages)")
    let rates = try Program.run(["rates", "t.xlsx", "--sheet", "Mời", "--by", "unit", "--format", "csv"], in: scratch.folder)
    #expect(rates.exitCode == 0 && rates.output.contains("Móng Cái") && rates.output.contains("Hòn Gai"), "\(rates.messages)")
    let wrong = try Program.run(["score", "t.xlsx", "--index", "i.yaml", "--sheet", "Diem", "--language", "en"], in: scratch.folder)
    #expect(wrong.exitCode == 65 && wrong.messages.contains("\"Điểm\""), "\(wrong.messages)")
  }

  /// So is the sheet of each earlier edition, in the same workbook or another.
  @Test func sheetsOfEarlierEditions() throws {
    let scratch = try Scratch()
    func table(_ values: [Double]) -> [[OfficeWorkbook.Cell]] {
      [["unit", "a"]] + values.enumerated().map { [.text("u\($0)"), .number($1)] }
    }
    let workbook = OfficeWorkbook(
      .init("Bảng 2021", table([10, 20])), .init("Bảng 2020", table([0, 40])), .init("Bảng 2019", table([10, 30])),
      .init("Khác", table([1, 2, 3, 4, 5])))
    try Data(workbook.bytes).write(to: scratch.folder.appendingPathComponent("t.xlsx"))
    try scratch.write(
      "index: I\nnormalize: {method: min-max, range: {pooled: [2019, 2020, 2021]}}\nindicators: [{id: a, data: a}]\n", to: "i.yaml")
    let command = ["score", "t.xlsx", "--sheet", "Bảng 2021", "--index", "i.yaml", "--edition", "2021", "--language", "en"]
    let earlier = ["--earlier", "2019=t.xlsx", "--earlier", "2020=t.xlsx"]
    let sheets = ["--earlier-sheet", "2020=Bảng 2020", "--earlier-sheet", "2019=Bảng 2019"]
    let run = try Program.run(command + earlier + sheets, in: scratch.folder)
    #expect(run.exitCode == 0 && run.output.contains("u0,25.00,") && run.output.contains("u1,50.00,"), "\(run.output)\(run.messages)")
    for (arguments, message) in [
      (earlier + ["--earlier-sheet", "2018=x"], "--earlier-sheet: expected an edition of --earlier (2019, 2020) and a sheet"),
      (["--earlier-sheet", "2020"], "--earlier-sheet: expected an edition of --earlier and a sheet"),
      (earlier + sheets + ["--earlier-sheet", "2020=x"], "--earlier-sheet: expected every edition once, found 2020 twice"),
      (earlier + ["--earlier", "2019=t.xlsx"], "--earlier: expected every edition once, found 2019 twice"),
      (earlier + ["--earlier", "2021=t.xlsx"], "--earlier: expected every edition once, found 2021 twice"),
    ] {
      let wrong = try Program.run(command + arguments, in: scratch.folder)
      #expect(wrong.exitCode == 64 && wrong.messages.contains(message), "\(wrong.messages)")
    }
    let unknown = try Program.run(command + earlier + ["--earlier-sheet", "2020=Bang 2020"], in: scratch.folder)
    #expect(unknown.exitCode == 65 && unknown.messages.contains("\"Bảng 2020\""), "\(unknown.messages)")
  }

  /// Bytes that steer a terminal come from a file as what they are.
  @Test func controlBytesStayInTheFile() throws {
    let scratch = try Scratch()
    try scratch.write("unit,a\u{1B}[2J,b\nx,1,\u{1B}]0;t\u{7}\n", to: "t.csv")
    try scratch.write("index: I\nnormalize: {method: none}\nindicators: [{id: b, data: b}]\n", to: "i.yaml")
    for arguments in [["score", "t.csv", "--index", "i.yaml"], ["rank-sets", "t.csv"], ["rates", "t.csv"]] {
      let run = try Program.run(arguments, in: scratch.folder)
      #expect(
        run.exitCode == 65 && !run.messages.unicodeScalars.contains { $0 != "\n" && $0.value < 32 }, "\(run.messages.debugDescription)")
    }
  }

  /// "3.120" beside "1.450": refused with the option, read with it.
  @Test func numbersThatCanBeReadBothWays() throws {
    let scratch = try Scratch()
    try scratch.write("unit,a\nx,3.120\ny,1.450\n", to: "t.csv")
    try scratch.write("index: I\nnormalize: {method: none}\nindicators: [{id: a, data: a}]\n", to: "i.yaml")
    let refused = try Program.run(["score", "t.csv", "--index", "i.yaml", "--language", "en"], in: scratch.folder)
    #expect(refused.exitCode == 65 && refused.messages.contains("found \"3.120\", which is 3120 or 3.12; state --number-format vi or en"))
    for (format, first) in [("vi", "x,3120"), ("en", "x,3.12")] {
      let read = try Program.run(["score", "t.csv", "--index", "i.yaml", "--full", "--number-format", format], in: scratch.folder)
      #expect(read.exitCode == 0 && read.output.contains(first + ","), "\(read.output)")
    }
  }

  @Test func warningsOfSchemes() throws {
    let scratch = try Scratch()
    try scratch.write("unit,a,b,c\nu,1,2,3\nv,2,1,5\n", to: "t.csv")
    try scratch.write(
      "index: I\nnormalize: none\nweights: {ahp: [[1, 2, 9], [1/2, 1, 1/2], [1/9, 2, 1]]}\nindicators: [{id: a}, {id: b}, {id: c}]\n",
      to: "i.yaml")
    let run = try Program.run(["score", "t.csv", "--index", "i.yaml", "--format", "json"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(
      run.messages.hasPrefix("i.yaml:1:8: I: the pairwise comparisons contradict each other, CR = 0.483 is above 0.10; farthest off: a to ")
    )
    let document = try JSONDocument(parsing: run.output.utf8)
    guard case .array(let schemes)? = document["weights"]?["schemes"],
      case .number(let ratio)? = schemes.first?["finding"]?["consistencyRatio"]
    else {
      Issue.record("\(run.output)")
      return
    }
    #expect(abs(ratio - 0.483477310190551) < 1e-10)
  }

  /// x of v is missing: the mean of 2 and 4 stands in, is logged, and is marked wherever it goes.
  @Test func treatmentIsLoggedAndMarked() throws {
    let scratch = try Scratch()
    try scratch.write("unit,x,y,n\nu,20,1,10\nv,,5,10\nw,40,3,10\n", to: "t.csv")
    try scratch.write(
      "index: I\nnormalize: none\ntreatment: {denominate: {x: n}, impute: mean}\nindicators: [{id: x}, {id: y}]\n", to: "i.yaml")
    let run = try Program.run(["score", "t.csv", "--index", "i.yaml"], in: scratch.folder)
    #expect(run.output == "unit,I,x,y,rank\r\nu,1.50,2.00,1.00,3\r\nv,4.00,3.00,5.00,1\r\nw,3.50,4.00,3.00,2\r\n")
    #expect(
      run.messages
        == "data treatment: values divided 2, imputed 1, winsorised 0, transformed 0; units screened out for too little data 0\n")
    let text = try Program.run(["score", "t.csv", "--index", "i.yaml", "--format", "text", "--quiet"], in: scratch.folder).output
    #expect(text.contains("v     4.00 *  3.00 *  5.00\n") && !text.contains("1.50 *") && text.contains("imputed (mean)"))
    let explained = try Program.run(["score", "t.csv", "--index", "i.yaml", "--explain", "v", "--quiet"], in: scratch.folder).output
    #expect(explained.contains("  x *") && !explained.contains("  y *"))
    let json = try Program.run(["score", "t.csv", "--index", "i.yaml", "--format", "json", "--quiet"], in: scratch.folder).output
    guard case .array(let changes)? = try JSONDocument(parsing: json.utf8)["treatment"]?["changes"] else {
      Issue.record("\(json)")
      return
    }
    #expect(changes.count == 3 && changes[2]["step"] == .string("imputed") && changes[2]["after"] == .number(3))
  }

  /// Every option stands in the document.
  @Test func optionsAreDescribed() throws {
    let help = try Program.run(["score", "--help"]).output
    let document = try DocumentationTests.text("Documentation/score.md")
    let options = Set(help.matches(of: try Regex("--[a-z-]+")).map { String($0.output[0].substring ?? "") })
    #expect(options.isSuperset(of: ["--earlier", "--edition", "--explain"]))
    for option in options.subtracting(["--help", "--version"]).sorted() { #expect(document.contains(option), "\(option)") }
  }

  struct Wrong: Sendable {
    let table: String
    let index: String
    let message: String
    var code: Int32 = 65
  }

  static let wrong: [Wrong] = [
    .init(
      table: "unit,a\nu,1\nu,2\n", index: "index: I\nnormalize: none\nindicators: [{id: a}]",
      message: "t.csv:3: column \"unit\": expected each unit once, found \"u\" on line 2 and on line 3"),
    .init(
      table: "unit,b\nu,1\n", index: "index: I\nnormalize: none\nindicators: [{id: a}]",
      message: "t.csv:1: expected a column \"a\", found none"),
    .init(
      table: "unit,a\nu,good\n", index: "index: I\nnormalize: none\nindicators: [{id: a}]",
      message: "t.csv:2: column 2 \"a\": expected a number such as 95.76, or nothing where it is not known, found \"good\""),
    .init(
      table: "unit,a\nu,1\nv,1\n", index: "index: I\nweights: entropy\nnormalize: none\nindicators: [{id: a}]",
      message: "i.yaml:1:8: I: \"weights: entropy\" needs children that tell the units apart, found 2 units and nothing to weigh by"),
    .init(
      table: "unit,a\nu,1\nv,1\n", index: "index: I\nindicators: [{id: a, normalize: min-max}]",
      message: "i.yaml:2:19: indicator \"a\": min-max needs units that differ, found 1.0 for \"u\", \"v\"; set when-equal to allow it"),
    .init(
      table: "unit,a\nu,0\nv,1\n", index: "index: I\naggregate: geometric\nnormalize: none\nindicators: [{id: a}]",
      message: "i.yaml:1:8: unit \"u\", \"I\": geometric needs scores above zero, found 0.0 for \"a\""),
    .init(
      table: "unit,a\nu,\nv,\n", index: "index: I\nnormalize: none\nindicators: [{id: a}]",
      message: "i.yaml:3:19: indicator \"a\": expected a value for at least one unit, found none"),
    .init(
      table: "unit,a\nu,120\n", index: "index: I\nnormalize: {method: min-max, range: {min: 0, max: 100}}\nindicators: [{id: a}]",
      message:
        "i.yaml:3:19: indicator \"a\", unit \"u\": expected a value from 0.0 to 100.0, found 120.0; set clip: true to allow it"),
    .init(
      table: "unit,a,people\nu,1,4\n", index: "index: I\nnormalize: none\ntreatment: {denominate: {a: peple}}\nindicators: [{id: a}]",
      message: "i.yaml:3:29: expected a column of the table to divide by, found \"peple\"; did you mean \"people\"?"),
    .init(
      table: "unit,a,n\nu,1,0\n", index: "index: I\nnormalize: none\ntreatment: {denominate: {a: n}}\nindicators: [{id: a}]",
      message: "i.yaml:3:29: treatment: \"a\" is divided by \"n\", which needs values above 0, found 0 for unit \"u\""),
    .init(
      table: "unit,a,n\nu,1,\n", index: "index: I\nnormalize: none\ntreatment: {denominate: {a: n}}\nindicators: [{id: a}]",
      message: "i.yaml:3:29: treatment: \"a\" is divided by \"n\", found no unit with a value of \"n\" in this period"),
    .init(
      table: "unit,a\nu,1\nv,\n", index: "index: I\nnormalize: none\ntreatment: {impute: latest}\nindicators: [{id: a}]",
      message:
        "i.yaml:3:21: treatment: \"impute: latest\" takes \"a\" of unit \"v\" from other periods, and that of the table is no year or month; "
        + "they come from the column under \"period\" or --edition and --earlier of a table, the context file and previous of a survey"),
    .init(
      table: "unit,a,year\nu,1,2023\nv,,2023\n",
      index: "index: I\nnormalize: none\nperiod: year\ntreatment: {impute: linear}\nindicators: [{id: a}]",
      message: "i.yaml:4:21: treatment: \"impute: linear\" takes \"a\" of unit \"v\" from other periods, found none but 2023; "
        + "they come from the column under \"period\" or --edition and --earlier of a table, the context file and previous of a survey"),
    .init(
      table: "unit,a,group\nu,1,port\n", index: "index: I\nnormalize: none\nindicators: [{id: a, not-applicable: [prot]}]",
      message: "i.yaml:3:39: expected a group of the column \"group\" of the table, found \"prot\"; did you mean \"port\"?"),
    .init(
      table: "unit,a\nu,1\n", index: "index: I\nnormalize: none\nrespondent-groups: {x: 1}\nindicators: [{id: a}]",
      message: "i.yaml:3:21: expected \"respondent-groups\" in the index of a survey only, found it in that of a plain table"),
  ]

  /// Of the index alone.
  static let wrongIndex: [Wrong] = [
    .init(
      table: "unit,a\nu,1\n", index: "index: I\nnormalize: none\nindicators: [{id: a, weight: -1}]",
      message: "i.yaml:3:30: expected a weight of zero or more, found \"-1\""),
    .init(
      table: "unit,a,b\nu,1,2\n", index: "index: I\nnormalize: none\nindicators: [{id: a, weight: 0}, {id: b, weight: 0}]",
      message: "i.yaml:3:13: expected siblings whose weights sum to more than zero, found a sum of 0"),
    .init(
      table: "unit,a,b\nu,1,2\n", index: "index: I\nsum: 100\nnormalize: none\nindicators: [{id: a, weight: 60}, {id: b, weight: 39}]",
      message: "i.yaml:2:6: expected weights that sum to 100, found a sum of 99"),
    .init(
      table: "unit,a\nu,1\n", index: "index: I\nnormalize: none\nindicators: [{id: a}, {id: a}]",
      message: "i.yaml:3:28: expected every id once in the index, found \"a\" twice"),
    // A component below itself: YAML can say it with an alias alone.
    .init(
      table: "unit,a\nu,1\n", index: "index: I\nnormalize: none\ncomponents: [&c {id: c, components: [*c]}]",
      message: "i.yaml:3:38: expected the value itself, found the alias \"*c\"; write it out, or put the text in quotes"),
    .init(
      table: "unit,a,b\nu,1,2\n", index: "index: I\nnormalize: none\nweights: {ahp: [[1, 3], [1/2, 1]]}\nindicators: [{id: a}, {id: b}]",
      message:
        "i.yaml:3:26: expected a reciprocal matrix: row 2, column 1 times row 1, column 2 must be 1, found 0.5 × 3.0 = 1.5; write fractions such as 1/3"
    ),
    .init(
      table: "unit,a\nu,1\n", index: "index: I\nnormalize: {method: goalposts, range: {min: 5, max: 5}}\nindicators: [{id: a}]",
      message: "i.yaml:2:39: expected a range with min below max, found min 5 and max 5"),
    .init(
      table: "unit,a\nu,120\n",
      index: "index: I\nnormalize: {method: goalposts, range: {min: 0, max: 100}, clip: false}\nindicators: [{id: a}]",
      message: "i.yaml:3:19: indicator \"a\", unit \"u\": expected a value from 0.0 to 100.0, found 120.0; set clip: true to allow it"),
  ]

  @Test(arguments: wrong + wrongIndex) func wrongInput(c: Wrong) throws {
    let scratch = try Scratch()
    try scratch.write(c.table, to: "t.csv")
    try scratch.write(c.index, to: "i.yaml")
    let run = try Program.run(["score", "t.csv", "--index", "i.yaml"], in: scratch.folder)
    #expect(run.exitCode == c.code && run.messages == "cdci: \(c.message)\n" && run.output.isEmpty)
  }
}
