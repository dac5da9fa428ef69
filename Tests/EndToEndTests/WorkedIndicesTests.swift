import Foundation
import TestSupport
import Testing

/// The indices under weights/, run on their tables and surveys, to the last printed digit.
@Suite struct WorkedIndicesTests {
  /// Rows of the CSV of `cdci score`, the header first, without the byte order mark.
  static func rows(_ arguments: [String]) throws -> [[String]] {
    let run = try Program.run(["score"] + arguments + ["--quiet"])
    #expect(run.exitCode == 0 && run.messages.isEmpty, "\(run.messages)")
    return run.output.replacing("\u{FEFF}", with: "").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// UNDP, Human Development Report 2021/22: the printed index of eight countries from their printed inputs.
  @Test func humanDevelopmentIndex() throws {
    let table = try DocumentationTests.text("surveys/hdi-2021/table.csv").split(separator: "\n").dropFirst()
    let printed = table.map { $0.split(separator: ",").last.map(String.init) ?? "" }
    let rows = try Self.rows(["surveys/hdi-2021/table.csv", "--index", "weights/hdi.yaml"])
    #expect(rows.dropFirst().map { $0[1] } == printed)
    #expect(printed == ["0.962", "0.961", "0.941", "0.855", "0.703", "0.691", "0.565", "0.550"])
    let run = try Program.run(["score", "surveys/hdi-2021/table.csv", "--index", "weights/hdi.yaml"])
    #expect(
      run.messages.contains(
        "unit \"nor\", indicator \"expected-schooling\": 18.18519974 lies outside 0 to 18; it counts as the end of the range"))
  }

  /// p2: 0.6·(1 + 5.5)/2 + 0.4·1 = 2.35; p3: 0.6·(5.5 + 1)/2 + 0.4·5.5 = 4.15; p4 has soft data alone: (3.25 + 7.75)/2 = 5.5.
  @Test func subIndexOfThePCI() throws {
    let rows = try Self.rows(["surveys/pci-subindex/table.csv", "--index", "weights/pci-subindex.yaml"])
    #expect(rows.dropFirst().map { $0[1] } == ["10.0000", "2.3500", "4.1500", "5.5000"])
    #expect(rows.dropFirst().map { $0.last } == ["1", "4", "3", "2"])
  }

  static let ddci = [
    "surveys/ddci-2021/table.csv", "--index", "weights/ddci-2021.yaml", "--edition", "2021", "--earlier",
    "2019=surveys/ddci-2021/table-2019.csv", "--earlier", "2020=surveys/ddci-2021/table-2020.csv",
  ]

  /// d1: 10·(5.5 + 6.4)/2; d2: 10·(7.75 + 4.6)/2; h1: 10·(0.4·3.25 + 0.4·8.2 + 0.2·8.875); h2: 10·(0.4·6.625 + 0.4·2.8 + 0.2·3.25) = 44.2.
  @Test func rangesPooledOverThreeYears() throws {
    let rows = try Self.rows(Self.ddci)
    #expect(rows.dropFirst().map { $0[1] } == ["59.50", "61.75", "63.55", "44.20"])
    // Land does not apply to departments.
    #expect(rows[1][6] == "" && rows[3][6] == "8.88")
    let text = try Program.run(["score"] + Self.ddci + ["--explain", "d1", "--quiet", "--language", "en"]).output
    #expect(text.contains("Does not apply to the unit's group: Access to land, land-access."))
    #expect(text.contains("The contributions add up to the index."))
    let json = try JSONDocument(parsing: try Program.run(["score"] + Self.ddci + ["--format", "json", "--quiet"]).output.utf8)
    guard case .array(let units)? = json["units"], case .array(let ranges)? = json["ranges"] else {
      Issue.record("no units")
      return
    }
    #expect(units.map { $0["rankInGroup"] } == [.number(2), .number(1), .number(1), .number(2)])
    #expect(ranges.map { $0["min"] } == [.number(50), .number(2), .number(40)])
    #expect(ranges.map { $0["max"] } == [.number(90), .number(12), .number(80)])
  }

  /// A year that was not given has no values: the error says so at the indicator's line.
  @Test func aYearThatIsMissing() throws {
    let run = try Program.run(["score"] + Self.ddci.prefix(5))
    #expect(run.exitCode == 65)
    #expect(
      run.messages
        == "cdci: weights/ddci-2021.yaml:14:23: indicator \"information\": expected values of edition \"2019\" for its pooled range, found none among "
        + "the editions before (previous; cdci score: --earlier) or in the context file\n")
  }

  static let panel = ["surveys/clearance-panel/table.csv", "--index", "weights/clearance-panel.yaml"]

  /// Rows of three years. 2023: cases of k2 are those of 2022, 0.003; (50 + 100)/2; k5 has neither figure. 2022: hours of k3 between 20 and 12, 16; (50 + 0)/2 = 25.
  @Test func gapsFilledFromOtherYears() throws {
    let last = try Self.rows(Self.panel)
    #expect(last.dropFirst().map { $0[1] } == ["83.33", "75.00", "37.50", "33.33", ""])
    #expect(last.dropFirst().map { $0[4] } == ["1", "2", "3", "4", ""])
    let before = try Self.rows(Self.panel + ["--edition", "2022"])
    #expect(before.dropFirst().map { $0[1] } == ["72.22", "75.69", "25.00", "11.11", "75.00"])
    let run = try Program.run(["score"] + Self.panel + ["--format", "json", "--language", "en"])
    #expect(run.messages.hasPrefix("surveys/clearance-panel/table.csv: scored for 2023, the last period of the column \"year\"\n"))
    let json = try JSONDocument(parsing: run.output.utf8)
    guard case .array(let changes)? = json["treatment"]?["changes"], case .array(let screened)? = json["treatment"]?["screened"] else {
      Issue.record("\(run.output)")
      return
    }
    #expect(json["edition"] == .string("2023") && changes.count == 4 && screened.map { $0["unit"] } == [.string("k5")])
    #expect(changes[3]["unit"] == .string("k2") && changes[3]["by"] == .string("linear") && changes[3]["from"] == .array([.string("2022")]))
  }

  struct WrongPanel: Sendable {
    let arguments: [String]
    let message: String
    let code: Int32
  }

  static let wrongPanels: [WrongPanel] = [
    .init(
      arguments: ["--edition", "2024"],
      message: "--edition: expected a period of the column \"year\" (2021, 2022, 2023), found \"2024\"", code: 64),
    .init(
      arguments: ["--earlier", "2020=surveys/clearance-panel/table.csv"],
      message: "--earlier: the other editions stand in the column \"year\" of the table (period of the index); expected no further table",
      code: 64),
  ]

  @Test(arguments: wrongPanels) func aWrongEdition(c: WrongPanel) throws {
    let run = try Program.run(["score"] + Self.panel + c.arguments + ["--language", "en"])
    #expect(run.exitCode == c.code && run.messages == "cdci: \(c.message)\n")
  }

  /// 88.9945 is published as 88.99, the second tier; 88.50 begins the second; 87.475 is published as 87.48, below the lowest.
  @Test func tiersHalfAPointWide() throws {
    let run = try Program.run([
      "score", "surveys/customs-par-2022/table.csv", "--index", "weights/customs-par-2022.yaml", "--format", "json", "--quiet",
    ])
    guard case .array(let units)? = try JSONDocument(parsing: run.output.utf8)["units"] else {
      Issue.record("\(run.output)")
      return
    }
    #expect(units.map { $0["score"] } == [89.3, 88.99, 88.87, 88.5, 88.49, 87.48, 87.18].map { .number($0) })
    #expect(
      units.map { $0["tier"]?["en"] } == ["Group 1", "Group 2", "Group 2", "Group 2", "Group 3", nil, nil].map { $0.map { .string($0) } })
  }

  /// 70 % firms and 30 % the department: the three scores that were published, the last from 90.475.
  @Test func twoRespondentGroups() throws {
    let run = try Program.run(["rank", "surveys/quang-ninh-2024", "--format", "csv", "--quiet"])
    #expect(run.exitCode == 0)
    let rows = run.output.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.map { $0[1] } == ["mong-cai", "hon-gai", "van-gia"])
    #expect(rows.map { $0[4] } == ["92.65", "90.55", "90.48"])
  }

  /// Six components of ten points: the index is their sum, and six tenths of the mean on 0 to 100.
  @Test func sumOfSixTens() throws {
    let scratch = try Scratch()
    let survey = try DocumentationTests.text("surveys/quang-ninh-2022/survey.yaml").replacing("previous: ../quang-ninh-2020\n", with: "")
    for file in ["responses.csv", "frame.csv", "context.csv"] {
      try scratch.write(try DocumentationTests.text("surveys/quang-ninh-2022/" + file), to: "s/" + file)
    }
    var found: [[String: [String]]] = []
    let index = try DocumentationTests.text("weights/cdci-2017.yaml")
    let mean = index.replacing("score: {from: 0, to: 60, decimals: 2}", with: "score: {from: 0, to: 10, decimals: 8}")
      .replacing("aggregate: sum", with: "aggregate: arithmetic")
    for (name, yaml) in [("sum", index.replacing("to: 60, decimals: 2", with: "to: 60, decimals: 8")), ("mean", mean)] {
      try #require(yaml != index)
      try scratch.write(yaml, to: "\(name).yaml")
      try scratch.write(survey.replacing("../../weights/cdci-2023.yaml", with: "../\(name).yaml"), to: "s/survey.yaml")
      let run = try Program.run(["rank", "s", "--format", "csv", "--quiet"], in: scratch.folder)
      #expect(run.exitCode == 0, "\(run.messages)")
      let rows = run.output.split(separator: "\r\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      found.append(Dictionary(rows.map { ($0[1], $0) }, uniquingKeysWith: { first, _ in first }))
    }
    #expect(found[0].count == 7)
    for (unit, row) in found[0] {
      let (sum, mean) = (try #require(Double(row[4])), try #require(Double(found[1][unit]?[4] ?? "")))
      #expect(abs(sum - 6 * mean) < 1e-7 && sum > 0 && sum < 60)
    }
  }
}
