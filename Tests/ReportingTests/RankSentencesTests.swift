import Foundation
import Inference
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct RankSentencesTests {
  struct Case: Sendable {
    let results: Results
    let language: Language
    /// First place, ranges, noise.
    let sentences: [String?]
    let groups: [String]
    let press: String
  }

  static let cases: [Case] = [
    Case(
      results: RankSamples.clear, language: .vi,
      sentences: [
        "A đạt điểm cao nhất, 95,76 điểm (khoảng tin cậy 95%: 94,76–96,76); với độ tin cậy 95%, đơn vị này chắc chắn đứng thứ nhất.",
        "Khoảng thứ hạng xét chung tất cả đơn vị: B hạng 2–3; C hạng 2–4; D hạng 3–4.",
        "Các chênh lệch sau đây chưa có ý nghĩa thống kê: 0,07 điểm giữa B và C; 0,93 điểm giữa C và D.",
      ],
      groups: [
        "Xét chung tất cả đơn vị, chênh lệch chưa có ý nghĩa thống kê giữa các đơn vị: B, C.",
        "Xét chung tất cả đơn vị, chênh lệch chưa có ý nghĩa thống kê giữa các đơn vị: C, D.",
      ],
      press:
        "A đạt điểm cao nhất, 95,76 điểm (khoảng tin cậy 95%: 94,76–96,76); chênh lệch giữa các hạng 2–4 chưa có ý nghĩa thống kê."
    ),
    Case(
      results: RankSamples.clear, language: .en,
      sentences: [
        "A has the highest score, 95.76 points (95% confidence interval 94.76–96.76); with 95% confidence, it ranks first.",
        "Rank ranges, for all units jointly: B ranks 2–3; C ranks 2–4; D ranks 3–4.",
        "These differences are not statistically significant: 0.07 points between B and C; 0.93 points between C and D.",
      ],
      groups: [
        "For all units jointly, no statistically significant difference between: B, C.",
        "For all units jointly, no statistically significant difference between: C, D.",
      ],
      press:
        "A has the highest score, 95.76 points (95% confidence interval 94.76–96.76); the differences between ranks 2–4 are not statistically significant."
    ),
    Case(
      results: RankSamples.tie, language: .vi,
      sentences: [
        "Cùng đạt điểm cao nhất, 95,00 điểm: A, B.", "Khoảng thứ hạng xét chung tất cả đơn vị: A, B hạng 1–2.",
        "Xét riêng từng cặp, mọi chênh lệch giữa hai hạng liền kề đều có ý nghĩa thống kê.",
      ], groups: ["Xét chung tất cả đơn vị, chênh lệch chưa có ý nghĩa thống kê giữa các đơn vị: A, B."],
      press: "Cùng đạt điểm cao nhất, 95,00 điểm: A, B."),
    Case(
      results: RankSamples.tie, language: .en,
      sentences: [
        "The highest score, 95.00 points, is shared by A, B.", "Rank ranges, for all units jointly: A, B ranks 1–2.",
        "Taken one pair at a time, every difference between neighbouring ranks is statistically significant.",
      ], groups: ["For all units jointly, no statistically significant difference between: A, B."],
      press: "The highest score, 95.00 points, is shared by A, B."),
    Case(
      results: RankSamples.noise, language: .vi,
      sentences: [
        "A đạt điểm cao nhất, 91,00 điểm (khoảng tin cậy 95%: 90,00–92,00).",
        "Chênh lệch giữa các đơn vị chưa có ý nghĩa thống kê: với độ tin cậy 95%, đơn vị nào cũng có thể ở bất kỳ hạng nào trong hạng 1–2.",
        "Chênh lệch 1,00 điểm giữa A và B chưa có ý nghĩa thống kê.",
      ], groups: ["Xét chung tất cả đơn vị, chênh lệch chưa có ý nghĩa thống kê giữa các đơn vị: A, B."],
      press:
        "A đạt điểm cao nhất, 91,00 điểm (khoảng tin cậy 95%: 90,00–92,00); chênh lệch giữa các hạng 1–2 chưa có ý nghĩa thống kê."
    ),
    Case(
      results: RankSamples.noise, language: .en,
      sentences: [
        "A has the highest score, 91.00 points (95% confidence interval 90.00–92.00).",
        "The differences between the units are not statistically significant: with 95% confidence, each may hold any of ranks 1–2.",
        "The difference of 1.00 points between A and B is not statistically significant.",
      ], groups: ["For all units jointly, no statistically significant difference between: A, B."],
      press:
        "A has the highest score, 91.00 points (95% confidence interval 90.00–92.00); the differences between ranks 1–2 are not statistically significant."
    ),
    Case(
      results: RankSamples.one, language: .vi,
      sentences: ["A đạt 91,00 điểm (khoảng tin cậy 95%: 90,00–92,00).", nil, nil], groups: [],
      press: "A đạt 91,00 điểm (khoảng tin cậy 95%: 90,00–92,00)."),
    Case(
      results: RankSamples.one, language: .en, sentences: ["A scores 91.00 points (95% confidence interval 90.00–92.00).", nil, nil],
      groups: [], press: "A scores 91.00 points (95% confidence interval 90.00–92.00)."),
    Case(
      results: RankSamples.withheld, language: .vi,
      sentences: [
        "A đạt điểm cao nhất, 95,00 điểm (khoảng tin cậy 95%: 94,00–96,00); với độ tin cậy 95%, đơn vị này chắc chắn đứng thứ nhất.",
        "Xét chung tất cả đơn vị, thứ hạng của từng đơn vị được xác định với độ tin cậy 95%.",
        "Xét riêng từng cặp, mọi chênh lệch giữa hai hạng liền kề đều có ý nghĩa thống kê.",
      ], groups: ["Xét chung tất cả đơn vị, chênh lệch giữa mọi cặp đơn vị đều có ý nghĩa thống kê."],
      press: "A đạt điểm cao nhất, 95,00 điểm (khoảng tin cậy 95%: 94,00–96,00); thứ hạng của mọi đơn vị được xác định với độ tin cậy 95%; "
        + "1 đơn vị không được xếp hạng."),
    Case(
      results: RankSamples.withheld, language: .en,
      sentences: [
        "A has the highest score, 95.00 points (95% confidence interval 94.00–96.00); with 95% confidence, it ranks first.",
        "For all units jointly, every rank is certain with 95% confidence.",
        "Taken one pair at a time, every difference between neighbouring ranks is statistically significant.",
      ], groups: ["For all units jointly, the difference between every two units is statistically significant."],
      press:
        "A has the highest score, 95.00 points (95% confidence interval 94.00–96.00); the rank of every unit is certain with 95% confidence; "
        + "1 unit is not ranked."),
    Case(
      results: RankSamples.without, language: .vi,
      sentences: ["A đạt điểm cao nhất, 95,00 điểm (khoảng tin cậy 95%: 94,00–96,00).", nil, nil], groups: [],
      press:
        "A đạt điểm cao nhất, 95,00 điểm (khoảng tin cậy 95%: 94,00–96,00); chưa tính được chênh lệch giữa các hạng có ý nghĩa thống kê hay không."
    ),
    Case(
      results: RankSamples.without, language: .en,
      sentences: ["A has the highest score, 95.00 points (95% confidence interval 94.00–96.00).", nil, nil], groups: [],
      press:
        "A has the highest score, 95.00 points (95% confidence interval 94.00–96.00); whether the differences between ranks are statistically significant could not be computed."
    ),
  ]

  @Test(arguments: cases.indices) func sentences(place: Int) {
    let c = Self.cases[place]
    let sentences = RankSentences(c.results, c.language)
    #expect([sentences.first, sentences.ranges, sentences.noise] == c.sentences)
    #expect(sentences.groups == c.groups)
    #expect(sentences.press == c.press)
  }

  @Test func nothingRankedSaysNothing() {
    #expect(RankSentences(SampleResults.empty, .vi).press == nil)
    #expect(RankSentences(SampleResults.empty, .en).footnote == [])
  }

  @Test func theFootnoteTellsOfDrawsAndOfWhatStayedOpen() {
    #expect(RankSentences(RankSamples.clear, .en).footnote.last == "Simulated draws: 100,000.")
    #expect(RankSentences(RankSamples.noise, .en).footnote.last?.contains("stayed within simulation error") == true)
  }

  @Test func chart() throws {
    let chart = try #require(ReportCharts(RankSamples.clear, .en).rankSets)
    let svg = try #require(chart.panels(id: "x").first)
    #expect(chart.panels(id: "x").count == 1)
    #expect(svg.contains("role=\"img\"") && svg.contains("<title id=\"x-title\">Rank range</title>"))
    #expect(
      svg.contains(
        "1. A: rank range 1, for all units jointly 1; 2. B: rank range 2, for all units jointly 2–3; 3. C: rank range 3–4, for all units jointly 2–4; "
          + "4. D: rank range 3–4, for all units jointly 3–4."))
    #expect(MarkupCheck(svg).problems == [])
    #expect(ReportCharts(RankSamples.one, .en).rankSets == nil)
    #expect(ReportCharts(RankSamples.without, .en).rankSets == nil)
  }

  /// At most some twelve ticks, none next to the last.
  @Test func axisOfRanks() {
    #expect(ChartAxis(ranks: 4).ticks == [1, 2, 3, 4])
    #expect(ChartAxis(ranks: 1).ticks == [1])
    // 60/12 = 5
    #expect(ChartAxis(ranks: 60).ticks == [1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60])
    // 61/12 = 5.08, next round step 10; 60 would stand too near to 61
    #expect(ChartAxis(ranks: 61).ticks == [1, 10, 20, 30, 40, 50, 61])
  }

  @Test func everyFormatHasTheSameSets() throws {
    let results = RankSamples.clear
    let (table, details) = (rankingTable(results, .en), rankingDetailsTable(results, .en))
    let place = try #require(table.columns.firstIndex { $0.title == "Rank range" })
    let ranges = table.rows.prefix(4).map { table.text($0.cells[place]) }
    #expect(ranges == ["1", "2", "3–4", "3–4"])
    let rows = details.rows.map { row in row.cells[2...].map { details.text($0) } }
    #expect(rows[1] == ["2–3", "+0.07", "−1.00 to 1.14", "no"])
    #expect(rows[2] == ["2–4", "+0.93", "−0.50 to 2.36", "no"])
    let markdown = MarkdownFormat.text(Document(results, .en))
    for row in rows { #expect(markdown.contains("| " + row.joined(separator: " | ") + " |")) }
    #expect(markdown.contains("### For the press\n\n> A has the highest score, 95.76 points"))
    let csv = String(decoding: rankingCSV(results, .en).bytes, as: UTF8.self)
    let page = MarkupCheck(PageRenderer(Document(results, .en)).page(among: [.en])).text
    let document = try JSONDocument(parsing: JSONFormat.bytes(results))
    for (place, unit) in results.units.enumerated() {
      let (own, joint) = (try #require(unit.rankSet), try #require(unit.rankSetSimultaneous))
      #expect(csv.contains(",\(own.lowerBound),\(own.upperBound),"))
      let json = document["units"]?[place]
      #expect(json?["rankSet"] == .array([.number(Double(own.lowerBound)), .number(Double(own.upperBound))]))
      #expect(json?["rankSetSimultaneous"] == .array([.number(Double(joint.lowerBound)), .number(Double(joint.upperBound))]))
      #expect(page.contains("rank range \(ranges[place]), for all units jointly \(rows[place][0])"))
    }
    #expect(document["units"]?[1]?["differenceToNext"]?["to"] == .string("c"))
    #expect(document["units"]?[3]?["differenceToNext"] == .null)
    #expect(document["rankComparison"]?["groups"]?[2]?[0] == .string("c"))
    #expect(document["press"]?["vi"] == .string(Self.cases[0].press))
    #expect(page.contains(Self.cases[1].press))
    #expect(page.contains("Ranking: further figures"))
  }

  @Test func everyDocumentIsValidUnderThePublishedSchema() throws {
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: JSONFormatTests.schema)))
    for results in Self.cases.map(\.results) {
      let document = try JSONDocument(parsing: JSONFormat.bytes(results))
      #expect(schema.violations(in: document).map(\.description) == [])
    }
    let broken = String(decoding: JSONFormat.bytes(RankSamples.clear), as: UTF8.self).replacing("\"draws\": 100000", with: "\"draws\": -1")
    #expect(schema.violations(in: try JSONDocument(parsing: broken.utf8)).count > 0)
  }

  @Test func thePageStaysWellFormed() throws {
    for results in Self.cases.map(\.results) {
      for language in Language.allCases {
        let check = MarkupCheck(PageRenderer(Document(results, language)).page(among: [.vi, .en]))
        #expect(check.problems == [])
        #expect(Set(check.ids).count == check.ids.count)
      }
    }
  }
}
