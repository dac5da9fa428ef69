import Foundation
import TestSupport
import Testing

/// A half goes up, and below zero away from it, alike in every file.
@Suite struct HalfUpTests {
  struct Case: Sendable {
    let value: String
    let decimals: Int
    let machine: String
    let page: String
  }

  static let cases: [Case] = [
    .init(value: "55.25", decimals: 1, machine: "55.3", page: "55.3"), .init(value: "2.675", decimals: 2, machine: "2.68", page: "2.68"),
    .init(value: "0.30000000000000004", decimals: 1, machine: "0.3", page: "0.3"),
    .init(value: "-0.5", decimals: 0, machine: "-1", page: "−1"),
  ]

  @Test(arguments: cases) func everywhere(c: Case) throws {
    let scratch = try Scratch()
    try scratch.write(
      "index: I\nscore: {from: -100, to: 100, decimals: \(c.decimals)}\nnormalize: none\npublish: {at-least: 2, caution-below: 2}\n"
        + "indicators: [{id: h, data: h}, {id: q1, weight: 0}, {id: q2, weight: 0}]\n", to: "s/index.yaml")
    try scratch.write(
      TinySurvey.survey.replacing("number-format: vi", with: "number-format: en"), to: "s/survey.yaml")
    try scratch.write(TinySurvey.responses, to: "s/responses.csv")
    try scratch.write(TinySurvey.frame, to: "s/frame.csv")
    try scratch.write(
      "unit,indicator,period,kind,issuer,value,measure,source,note\na,h,2023,actual,,\(c.value),x,,\nb,h,2023,actual,,-50,x,,\n",
      to: "s/context.csv")
    let run = try Program.run(["report", "s", "--out", "r", "--quiet"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    func text(_ name: String) throws -> String { try String(contentsOf: scratch.folder.appending(path: "r/" + name), encoding: .utf8) }
    #expect(try text("ranking.csv").contains("1,a,Unit A,,\(c.machine),"))
    #expect(try text("report.md").contains("| \(c.page) |"))
    #expect(try text("index.html").contains(">\(c.page)<"))
    guard
      case .array(let units)? = try JSONDocument(parsing: Array(Data(contentsOf: scratch.folder.appending(path: "r/results.json"))))[
        "units"],
      case .number(let score)? = units.first?["score"]
    else {
      Issue.record("no score")
      return
    }
    #expect(score == Double(c.machine))
    let workbook = try ZIPArchive(Array(Data(contentsOf: scratch.folder.appending(path: "r/cdci.xlsx"))))
    #expect(workbook.entries.contains { $0.name.hasPrefix("xl/worksheets/") && $0.text.contains("<v>\(c.machine)</v>") })
    // The plain table says the same.
    try scratch.write("unit,h\na,\(c.value)\nb,-50\n", to: "t.csv")
    try scratch.write(
      "index: I\nscore: {from: -100, to: 100, decimals: \(c.decimals)}\nnormalize: none\nindicators: [{id: h}]\n", to: "i.yaml")
    #expect(
      try Program.run(["score", "t.csv", "--index", "i.yaml"], in: scratch.folder).output.contains("a,\(c.machine),\(c.machine),1\r\n"))
  }
}
