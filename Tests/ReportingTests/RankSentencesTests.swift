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
        "Với độ tin cậy 95\u{A0}%, A chắc chắn đứng đầu.",
        "Các hạng có thể, xét đồng thời tất cả các đơn vị: B từ hạng 2 đến hạng 3; C từ hạng 2 đến hạng 4; D từ hạng 3 đến hạng 4.",
        "Các chênh lệch sau đây nằm trong sai số: 0,07 điểm giữa B và C; 0,93 điểm giữa C và D.",
      ], groups: ["Chưa phân biệt được với nhau: B, C.", "Chưa phân biệt được với nhau: C, D."],
      press: "A đứng đầu với 95,76 điểm (khoảng tin cậy 95\u{A0}%: 94,76–96,76); thứ tự từ hạng 2 đến hạng 4 chưa thể khẳng định."),
    Case(
      results: RankSamples.clear, language: .en,
      sentences: [
        "With 95% confidence, A is surely first.", "Possible ranks, for all units at once: B from 2 to 3; C from 2 to 4; D from 3 to 4.",
        "These differences are within noise: 0.07 points between B and C; 0.93 points between C and D.",
      ], groups: ["Cannot be told apart: B, C.", "Cannot be told apart: C, D."],
      press: "A is first with 95.76 points (95% confidence interval 94.76–96.76); the order of the ranks from 2 to 4 is not certain."),
    Case(
      results: RankSamples.tie, language: .vi,
      sentences: [
        "Với độ tin cậy 95\u{A0}%, chưa thể khẳng định đơn vị nào đứng đầu: có thể là một trong các đơn vị A, B.",
        "Các hạng có thể, xét đồng thời tất cả các đơn vị: A, B từ hạng 1 đến hạng 2.",
        "Mọi chênh lệch giữa hai hạng liền kề đều vượt sai số.",
      ], groups: ["Chưa phân biệt được với nhau: A, B."], press: "Cùng đứng đầu với 95,00 điểm: A, B."),
    Case(
      results: RankSamples.tie, language: .en,
      sentences: [
        "With 95% confidence, it cannot be said which unit is first: it may be any of A, B.",
        "Possible ranks, for all units at once: A, B from 1 to 2.", "Every difference between neighbouring ranks is beyond noise.",
      ], groups: ["Cannot be told apart: A, B."], press: "First place is shared, with 95.00 points: A, B."),
    Case(
      results: RankSamples.noise, language: .vi,
      sentences: [
        nil,
        "Với độ tin cậy 95\u{A0}%, khảo sát chưa phân biệt được thứ hạng của các đơn vị: đơn vị nào cũng có thể đứng từ hạng 1 đến hạng 2.",
        "Chênh lệch 1,00 điểm giữa A và B nằm trong sai số.",
      ], groups: ["Chưa phân biệt được với nhau: A, B."],
      press: "A đứng đầu với 91,00 điểm (khoảng tin cậy 95\u{A0}%: 90,00–92,00); thứ tự từ hạng 1 đến hạng 2 chưa thể khẳng định."),
    Case(
      results: RankSamples.noise, language: .en,
      sentences: [
        nil, "With 95% confidence, the survey cannot tell the units apart: any of them may hold any rank from 1 to 2.",
        "The difference of 1.00 points between A and B is within noise.",
      ], groups: ["Cannot be told apart: A, B."],
      press: "A is first with 91.00 points (95% confidence interval 90.00–92.00); the order of the ranks from 1 to 2 is not certain."),
    Case(
      results: RankSamples.one, language: .vi, sentences: [nil, nil, nil], groups: [],
      press: "A đạt 91,00 điểm (khoảng tin cậy 95\u{A0}%: 90,00–92,00)."),
    Case(
      results: RankSamples.one, language: .en, sentences: [nil, nil, nil], groups: [],
      press: "A scores 91.00 points (95% confidence interval 90.00–92.00)."),
    Case(
      results: RankSamples.withheld, language: .vi,
      sentences: [
        "Với độ tin cậy 95\u{A0}%, A chắc chắn đứng đầu.",
        "Xét đồng thời tất cả các đơn vị, thứ hạng của từng đơn vị là chắc chắn với độ tin cậy 95\u{A0}%.",
        "Mọi chênh lệch giữa hai hạng liền kề đều vượt sai số.",
      ], groups: ["Khảo sát phân biệt được mọi đơn vị với nhau."],
      press: "A đứng đầu với 95,00 điểm (khoảng tin cậy 95\u{A0}%: 94,00–96,00); thứ tự các đơn vị là chắc chắn với độ tin cậy 95\u{A0}%; "
        + "1 đơn vị không được xếp hạng."),
    Case(
      results: RankSamples.withheld, language: .en,
      sentences: [
        "With 95% confidence, A is surely first.", "For all units at once, every rank is certain with 95% confidence.",
        "Every difference between neighbouring ranks is beyond noise.",
      ], groups: ["The survey tells every unit apart from every other."],
      press: "A is first with 95.00 points (95% confidence interval 94.00–96.00); the order of the units is certain with 95% confidence; "
        + "1 unit is not ranked."),
    Case(
      results: RankSamples.without, language: .vi, sentences: [nil, nil, nil], groups: [],
      press: "A đứng đầu với 95,00 điểm (khoảng tin cậy 95\u{A0}%: 94,00–96,00); chưa tính được mức chắc chắn của thứ tự xếp hạng."),
    Case(
      results: RankSamples.without, language: .en, sentences: [nil, nil, nil], groups: [],
      press: "A is first with 95.00 points (95% confidence interval 94.00–96.00); how certain the order is could not be computed."),
  ]

  @Test(arguments: cases.indices) func sentences(place: Int) {
    let c = Self.cases[place]
    let sentences = RankSentences(c.results, c.language)
    #expect([sentences.firstPlace, sentences.ranges, sentences.noise] == c.sentences)
    #expect(sentences.groups == c.groups)
    #expect(sentences.press == c.press)
  }

  @Test func nothingRankedSaysNothing() {
    #expect(RankSentences(SampleResults.empty, .vi).press == nil)
    #expect(RankSentences(SampleResults.empty, .en).footnote == [])
  }

  @Test func theFootnoteTellsOfDrawsAndOfWhatStayedOpen() {
    #expect(RankSentences(RankSamples.clear, .en).footnote.last == "Simulated draws: 100,000.")
    #expect(RankSentences(RankSamples.noise, .en).footnote.last?.contains("stayed within the error of the simulation") == true)
  }

  @Test func chart() throws {
    let chart = try #require(PageCharts(RankSamples.clear, .en).rankSets)
    let svg = try #require(chart.panels(id: "x").first)
    #expect(chart.panels(id: "x").count == 1)
    #expect(svg.contains("role=\"img\"") && svg.contains("<title id=\"x-title\">Possible ranks</title>"))
    #expect(
      svg.contains(
        "1. A: possible ranks 1, for all at once 1; 2. B: possible ranks 2, for all at once 2–3; 3. C: possible ranks 3–4, for all at once 2–4; "
          + "4. D: possible ranks 3–4, for all at once 3–4."))
    #expect(MarkupCheck(svg).problems == [])
    #expect(PageCharts(RankSamples.one, .en).rankSets == nil)
    #expect(PageCharts(RankSamples.without, .en).rankSets == nil)
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
    let table = rankingTable(results, .en)
    let place = try #require(table.columns.firstIndex { $0.title == "Possible ranks" })
    let rows = table.rows.prefix(4).map { row in row.cells[place..<(place + 4)].map { table.text($0) } }
    #expect(rows[1] == ["2", "2–3", "+0.07", "−1.00 to 1.14"])
    #expect(rows[2] == ["3–4", "2–4", "+0.93", "−0.50 to 2.36"])
    let markdown = MarkdownFormat.text(results, .en)
    for row in rows { #expect(markdown.contains("| " + row.joined(separator: " | ") + " |")) }
    #expect(markdown.contains("## Sentence for the press\n\n> A is first with 95.76 points"))
    let csv = String(decoding: rankingCSV(results, .en).bytes, as: UTF8.self)
    let page = MarkupCheck(try HTMLFormat(version: "1").page(results, language: .en, among: [.en])).text
    let document = try JSONDocument(parsing: JSONFormat.bytes(results))
    for (place, unit) in results.units.enumerated() {
      let (own, joint) = (try #require(unit.rankSet), try #require(unit.rankSetSimultaneous))
      #expect(csv.contains(",\(own.lowerBound),\(own.upperBound),"))
      let json = document["units"]?[place]
      #expect(json?["rankSet"] == .array([.number(Double(own.lowerBound)), .number(Double(own.upperBound))]))
      #expect(json?["rankSetSimultaneous"] == .array([.number(Double(joint.lowerBound)), .number(Double(joint.upperBound))]))
      #expect(page.contains("possible ranks \(rows[place][0]), for all at once \(rows[place][1])"))
    }
    #expect(document["units"]?[1]?["differenceToNext"]?["to"] == .string("c"))
    #expect(document["units"]?[3]?["differenceToNext"] == .null)
    #expect(document["rankComparison"]?["groups"]?[2]?[0] == .string("c"))
    #expect(document["press"]?["vi"] == .string(Self.cases[0].press))
    #expect(page.contains(Self.cases[1].press))
    #expect(page.contains("Differences between neighbours"))
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
        let check = MarkupCheck(try HTMLFormat(version: "1").page(results, language: language, among: [.vi, .en]))
        #expect(check.problems == [])
        #expect(Set(check.ids).count == check.ids.count)
      }
    }
  }
}
