import Foundation
import TestSupport
import Testing

/// `cdci compare` as a user meets it.
@Suite struct CompareCommandTests {
  private static let years = ["surveys/quang-ninh-2022", "surveys/quang-ninh-2023", "surveys/quang-ninh-2024"]

  private static func rows(_ csv: String) -> [[String: String]] {
    // Names of units have no commas; notes may, and stand last.
    let lines = csv.drop { $0 == "\u{FEFF}" }.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
  }

  private static let parts = ["answers", "method", "weights", "structure", "units", "points", "together"]

  /// Of the committed examples, whatever their order on the command line.
  @Test func partsAddUpOnTheExamples() throws {
    let run = try Program.run(["compare", Self.years[2], Self.years[0], Self.years[1], "--format", "csv"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let rows = Self.rows(run.output)
    #expect(
      rows.map { "\($0["from"] ?? "")-\($0["to"] ?? "")" }.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } } == [
        "2022-2023", "2023-2024", "2022-2024",
      ])
    var told = 0
    for row in rows {
      guard let change = Double(row["change"] ?? "") else { continue }
      told += 1
      let sum = Self.parts.compactMap { Double(row[$0] ?? "") }.reduce(0, +)
      #expect(abs(sum - change) <= 1e-12, "\(row)")
      let answers = try #require(Double(row["answers"] ?? ""), "\(row)")
      let (low, high) = try (#require(Double(row["answers_low"] ?? "")), #require(Double(row["answers_high"] ?? "")))
      #expect(low < answers && answers < high)
    }
    #expect(told == 8 + 4 + 4)
    #expect(run.messages.contains("cam-pha, cai-lan, hoanh-mo, bac-phong-sinh"))
  }

  /// The published change and its interval, since nothing but the answers differs.
  @Test func answersAloneAreThePublishedChange() throws {
    let run = try Program.run(["compare", Self.years[1], "--format", "json", "--quiet"])
    #expect(run.exitCode == 0 && run.messages.isEmpty, "\(run.messages)")
    let document = try JSONDocument(parsing: run.output.utf8)
    let results = try JSONDocument(parsing: Data(contentsOf: Program.package.appending(path: "reports/quang-ninh-2023/results.json")))
    guard case .array(let pairs)? = document["comparisons"], pairs.count == 1, case .array(let units)? = pairs[0]["units"],
      case .array(let published)? = results["units"]
    else {
      Issue.record("\(run.output)")
      return
    }
    #expect(units.count == published.count && units.count == 7)
    for (unit, own) in zip(units, published) {
      #expect(unit["unit"] == own["id"])
      #expect(unit["publishedChange"] == own["previous"]?["change"])
      guard case .array(let parts)? = unit["parts"] else { continue }
      #expect(parts.count == 1 && parts[0]["interval"] == unit["interval"] && parts[0]["value"] == unit["change"])
      #expect(unit["interval"] == own["previous"]?["changeInterval"])
    }
  }

  @Test(arguments: ["text", "csv", "json", "html"]) func threadsChangeNoByte(format: String) throws {
    let arguments = ["compare"] + Self.years + ["--format", format, "--language", "vi"]
    let (one, three) = (try Program.run(arguments + ["--threads", "1"]), try Program.run(arguments + ["--threads", "3"]))
    #expect(one.exitCode == 0 && !one.output.isEmpty && one.output == three.output)
  }

  @Test(arguments: ["vi", "en"]) func textFitsATerminal(language: String) throws {
    let run = try Program.run(["compare"] + Self.years + ["--language", language])
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 60 && lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    #expect(run.output.contains(language == "vi" ? "Thay đổi do đâu, kỳ 2023 đến 2024" : "What the change comes of, 2023 to 2024"))
    #expect(run.output.contains(language == "vi" ? "Đơn vị không còn: " : "Units that are gone: "))
    #expect(run.output.contains(language == "vi" ? "giả lập" : "synthetic"))
  }

  @Test func thePageStandsAlone() throws {
    let run = try Program.run(["compare"] + Self.years + ["--format", "html", "--language", "en", "--quiet"])
    #expect(run.output.hasPrefix("<!doctype html>\n") && run.output.contains("<html lang=\"en\">") && run.output.hasSuffix("</html>\n"))
    #expect(!run.output.contains("http://") && !run.output.contains("https://") && run.messages.isEmpty)
    for id in ["change-1-table", "change-2-parts", "change-3-parts", "method"] { #expect(run.output.contains("id=\"\(id)\""), "\(id)") }
    // Where only the answers differ the parts are the change.
    #expect(!run.output.contains("id=\"change-1-parts\""))
  }

  // MARK: - What cannot be compared

  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    let exitCode: Int32
    let says: String
  }

  @Test(arguments: [
    Wrong(testDescription: "no edition before", arguments: [years[0]], exitCode: 65, says: "kỳ 2022 không ghi kỳ trước"),
    Wrong(testDescription: "no survey", arguments: ["surveys/nowhere"], exitCode: 66, says: "surveys/nowhere: "),
    Wrong(testDescription: "one of two is missing", arguments: ["surveys/nowhere", years[1]], exitCode: 66, says: "surveys/nowhere: "),
    Wrong(testDescription: "twice", arguments: [years[1], years[1]], exitCode: 64, says: "gặp kỳ 2023 hai lần"),
    Wrong(
      testDescription: "nothing in common", arguments: [years[1], "surveys/lang-son-2025"], exitCode: 65, says: "không có gì so sánh được"),
    Wrong(testDescription: "an empty path", arguments: [""], exitCode: 64, says: "expected the path of a survey"),
    Wrong(testDescription: "an unknown format", arguments: [years[1], "--format", "pdf"], exitCode: 64, says: "'html'"),
  ]) func refused(_ c: Wrong) throws {
    let run = try Program.run(["compare"] + c.arguments)
    #expect(run.exitCode == c.exitCode && run.output.isEmpty && run.messages.contains(c.says), "\(run.exitCode) \(run.messages)")
  }

  /// The edition before is damaged: it is left out by name, and what is left is compared.
  @Test func anEditionThatCannotBeReadIsLeftOut() throws {
    let scratch = try Scratch()
    for (year, weight) in [("2021", 1), ("2022", 2), ("2023", 3)] {
      for (name, text) in [
        (
          "survey.yaml",
          TinySurvey.survey.replacingOccurrences(of: "\"2023\"", with: "\"\(year)\"")
            .replacingOccurrences(
              of: "context: {file: context.csv, number-format: vi}", with: year == "2021" ? "" : "previous: ../\(Int(year)! - 1)")
        ),
        ("index.yaml", TinySurvey.index.replacingOccurrences(of: "- {id: q1}", with: "- {id: q1, weight: \(weight)}")),
        ("responses.csv", year == "2022" ? "firm,unit,region,q1,\"q2\n" : TinySurvey.responses), ("frame.csv", TinySurvey.frame),
      ] { try scratch.write(text, to: "\(year)/\(name)") }
    }
    let run = try Program.run(["compare", "2023", "--format", "csv"], in: scratch.folder)
    #expect(run.exitCode == 0 && run.messages.contains("responses.csv:1: edition 2022: "), "\(run.messages)")
    #expect(run.messages.contains("this edition is left out, the others are compared"))
    let rows = Self.rows(run.output)
    #expect(rows.map { $0["from"] } == ["2021", "2021", "2021"] && rows.map { $0["unit"] } == ["a", "b", ""])
    #expect(rows.allSatisfy { $0["answers"] == "0" && $0["weights"] == $0["change"] }, "\(run.output)")
    // Without it nothing is left.
    try scratch.write("firm,unit,region,q1,\"q2\n", to: "2021/responses.csv")
    let none = try Program.run(["compare", "2023"], in: scratch.folder)
    #expect(none.exitCode == 65 && none.output.isEmpty && none.messages.contains("edition 2021: "), "\(none.messages)")
    #expect(!none.messages.contains("the others are compared"))
  }
}
