import Foundation
import TestSupport
import Testing

/// The committed reports are what the program writes, and their numbers are those of R survey.
@Suite struct ExampleSurveyTests {
  static let surveys = ["quang-ninh-2023", "quang-ninh-2022", "lang-son-2025"]

  static func results(of survey: String) throws -> JSONDocument {
    let file = Program.package.appendingPathComponent("reports/\(survey)/results.json")
    return try JSONDocument(parsing: Data(contentsOf: file))
  }

  @Test(arguments: surveys + ["quang-ninh-2024", "clearance-times-2023", "quang-ninh-2020", "thanh-hoa-2023"])
  func theCommittedReportIsWhatTheProgramWrites(survey: String) throws {
    let scratch = try Scratch()
    let run = try Program.run(["report", "surveys/\(survey)", "--out", scratch.folder.appendingPathComponent("report").path])
    #expect(run.exitCode == 0)
    let committed = Program.package.appendingPathComponent("reports/\(survey)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: committed.path).sorted()
    #expect(try scratch.listing() == (["report"] + names.map { "report/\($0)" }).sorted())
    for name in names where name != "charts" {
      let written = try Data(contentsOf: scratch.folder.appendingPathComponent("report/\(name)"))
      let same = try written == Data(contentsOf: committed.appendingPathComponent(name))
      #expect(same, "\(name) differs from the committed one; `make goldens` writes it anew")
    }
  }

  /// From another folder, in another time zone and locale, the same bytes.
  @Test func theSameBytesEverywhere() throws {
    let scratch = try Scratch()
    let survey = Program.package.appendingPathComponent("surveys/lang-son-2025").path
    let here = try Program.run(["report", survey, "--out", "a"], in: scratch.folder, environment: ["TZ": "UTC"])
    let there = try Program.run(
      ["report", survey, "--out", "b/c", "--threads", "2"], in: scratch.folder,
      environment: ["TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "vi_VN.UTF-8"])
    #expect(here.exitCode == 0 && there.exitCode == 0)
    for name in try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.appendingPathComponent("a").path) where name != "charts"
    {
      let a = try Data(contentsOf: scratch.folder.appendingPathComponent("a/\(name)"))
      let same = try a == Data(contentsOf: scratch.folder.appendingPathComponent("b/c/\(name)"))
      #expect(same, "\(name)")
    }
  }

  /// What was published of the 2023 survey.
  @Test func publishedFigures() throws {
    let results = try Self.results(of: "quang-ninh-2023")
    let overall = try #require(results["responseRates"]?[0])
    #expect(overall["unit"] == .null && overall["stratum"] == .null)
    #expect(overall["invited"] == .number(1114))
    #expect(overall["RR2"] == .number(780.0 / 1114))
    let first = try #require(results["units"]?[0])
    #expect(first["id"] == .string("mong-cai") && first["rank"] == .number(1))
    #expect(first["score"] == .number(95.76))
    let revenue = try #require(results["context"]?[0])
    #expect(revenue["indicator"] == .string("revenue") && revenue["actual"] == .number(16351.83))
    // 16,351.83 of 11,500, 12,000 and 16,000.
    for (place, attainment) in [16351.83 / 11500, 16351.83 / 12000, 16351.83 / 16000].enumerated() {
      #expect(revenue["targets"]?[place]?["attainment"] == .number(attainment))
    }
  }

  /// The clearance times of Thanh Hóa are hard figures, in minutes, and durations where people read them: 821 of 1,440 minutes are 57.01 points.
  @Test func clearanceTimes() throws {
    let results = try Self.results(of: "clearance-times-2023")
    let first = try #require(results["units"]?[0])
    #expect(first["id"] == .string("exports"))
    for (indicator, minutes) in [("registration", 821.0), ("check", 235)] {
      #expect(first["indicators"]?[indicator]?["value"] == .number(minutes))
      guard case .number(let score)? = first["indicators"]?[indicator]?["scoreExact"] else {
        Issue.record("no score of \(indicator)")
        continue
      }
      #expect(agree(score, 100 * minutes / 1440, within: 1e-12))
    }
    let page = Program.package.appendingPathComponent("reports/clearance-times-2023/report.md")
    let text = try String(contentsOf: page, encoding: .utf8).replacing("\u{A0}", with: " ")
    for duration in ["13 giờ 41 phút", "6 giờ 32 phút", "3 giờ 55 phút", "7 giờ 45 phút"] {
      #expect(text.components(separatedBy: "| \(duration) |").count == 3, "among the indicators and in the context: \(duration)")
    }
  }

  /// Every score, mean, rate and weight that R computed from the same files
  /// (Tests/Reference/example-survey.R). Its standard errors are those of ratios alone, without the second
  /// phase of questions that were left open: ``RakedExampleTests``.
  @Test func everyNumberEqualsR() throws {
    let results = try Self.results(of: "quang-ninh-2023")
    let printed = try ReferenceTable("example-survey.printed.csv")
    var compared = 0
    for row in printed.rows {
      let (quantity, unit, node) = (row[0], row[1], row[2])
      if ["se", "low", "high", "df"].contains(quantity) { continue }
      guard let ours = try Self.value(of: quantity, unit: unit, node: node, in: results) else { continue }
      let wanted = try #require(Double(row[3]))
      #expect(agree(ours, wanted, within: 1e-10), "\(quantity) \(unit) \(node): ours \(ours), R \(wanted)")
      compared += 1
    }
    // 8 domains × (39 nodes × score + 30 means …): nothing is skipped unseen.
    #expect(compared == Self.expectedComparisons)
  }

  /// Scores 8 × 39; means and answers 8 × 30 each; satisfaction and its interval 8 × 3; n, RR1, RR2 and
  /// invited 8 × 4; by stratum 2 × 2; account 6; weights 3.
  static let expectedComparisons = 8 * 39 + 2 * 8 * 30 + 8 * 3 + 8 * 4 + 2 * 2 + 6 + 3

  /// The figures that go by the name of satisfaction, and their intervals, as Tests/Reference/satisfaction.py computed them from the same files.
  @Test func satisfactionFiguresEqualTheReference() throws {
    let results = try Self.results(of: "quang-ninh-2023")
    var compared = 0
    for row in try ReferenceTable("satisfaction.printed.csv").rows {
      guard case .array(let figures)? = results["satisfactionFigures"] else { break }
      let figure = try #require(figures.first { $0["figure"] == .string(row[0]) })
      let share = row[1].isEmpty ? figure["overall"] : figure["units"]?[row[1]]
      for (ours, column) in [(share?["rate"], 2), (share?["interval"]?[0], 4), (share?["interval"]?[1], 5)] {
        let wanted = try #require(Double(row[column]))
        guard case .number(let ours)? = ours else {
          Issue.record("no \(row[0]) of \(row[1])")
          continue
        }
        #expect(agree(ours, wanted, within: 1e-10), "\(row[0]) \(row[1]): ours \(ours), reference \(wanted)")
        compared += 1
      }
    }
    #expect(compared == 3 * 8 * 3)
  }

  /// Our number for a quantity that R printed; `nil` where results.json does not carry it.
  static func value(of quantity: String, unit: String, node: String, in results: JSONDocument) throws -> Double? {
    func number(_ value: JSONDocument?) throws -> Double? {
      guard case .number(let number)? = value else { return nil }
      return number
    }
    func element(_ list: JSONDocument?, where matches: (JSONDocument) -> Bool) -> JSONDocument? {
      guard case .array(let elements)? = list else { return nil }
      return elements.first(where: matches)
    }
    let domain = unit.isEmpty ? results["overall"] : element(results["units"]) { $0["id"] == .string(unit) }
    let isRoot = node.isEmpty || node == "index" || node == "CDCI"
    let place = isRoot ? domain : domain?["components"]?[node] ?? domain?["indicators"]?[node]
    let rates = element(results["responseRates"]) {
      $0["unit"] == (unit.isEmpty ? .null : .string(unit)) && $0["stratum"] == (quantity.hasSuffix("-stratum") ? .string(node) : .null)
    }
    switch quantity {
    case "rows-read": return try number(results["import"]?["rowsRead"])
    case "responses": return try number(results["import"]?["responses"])
    case "left-out": return try number(results["import"]?["leftOut"]?[node])
    case "kish-deff": return try number(results["weights"]?["responses"]?["kishDesignEffect"])
    case "weight-min": return try number(results["weights"]?["responses"]?["smallest"])
    case "weight-max": return try number(results["weights"]?["responses"]?["largest"])
    case "score": return try number(place?["scoreExact"])
    case "mean": return try number(place?["value"])
    case "answers": return try number(place?["n"])
    case "satisfaction": return try number(domain?["satisfaction"]?["rate"])
    case "satisfaction-low": return try number(domain?["satisfaction"]?["interval"]?[0])
    case "satisfaction-high": return try number(domain?["satisfaction"]?["interval"]?[1])
    case "n": return try number(domain?["responses"])
    case "RR1", "RR2", "invited": return try number(rates?[quantity])
    case "RR2-stratum": return try number(rates?["RR2"])
    case "invited-stratum": return try number(rates?["invited"])
    default: return nil
    }
  }
}
