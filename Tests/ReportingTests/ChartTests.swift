import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct ChartAxisTests {
  struct Case: Sendable {
    let values: [Double]
    var bounds: ClosedRange<Double>?
    let ticks: [Double]
    let decimals: Int
  }

  static let cases = [
    // span 8 / 5 = 1.6, next round step 2
    Case(values: [90.5, 98.5], bounds: 0...100, ticks: [90, 92, 94, 96, 98, 100], decimals: 0),
    // ends on round numbers stay there
    Case(values: [0, 1], bounds: 0...1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], decimals: 1),
    // never past the scale: 1 to 10 in steps of 2 has no tick at 0
    Case(values: [1, 10], bounds: 1...10, ticks: [2, 4, 6, 8, 10], decimals: 0),
    // nothing to show: the scale itself
    Case(values: [], bounds: 0...100, ticks: [0, 20, 40, 60, 80, 100], decimals: 0),
    // what is not finite is ignored
    Case(values: [.nan, .infinity, 0, 5], ticks: [0, 1, 2, 3, 4, 5], decimals: 0),
    // one value: a stretch of a tenth of the scale around it
    Case(values: [50], bounds: 0...100, ticks: [44, 46, 48, 50, 52, 54, 56], decimals: 0),
  ]

  @Test(arguments: cases) func ticksAreRound(_ row: Case) {
    let axis = ChartAxis(holding: row.values, within: row.bounds)
    #expect(axis.ticks.count == row.ticks.count)
    #expect(zip(axis.ticks, row.ticks).allSatisfy { abs($0 - $1) < 1e-9 }, "\(axis.ticks)")
    #expect(axis.decimals == row.decimals)
    #expect(row.values.filter(\.isFinite).allSatisfy { axis.low <= $0 && $0 <= axis.high })
  }

  @Test(arguments: [0.0, 1e-12, 3.7, 100, 1e9, 1e300, -5]) func everyValueHasAnAxis(value: Double) {
    let axis = ChartAxis(holding: [value])
    #expect(axis.low <= value && value <= axis.high && axis.low < axis.high)
    #expect(axis.ticks.count >= 2 && (0...1).contains(axis.place(value)))
  }

  @Test func stepsAreOneTwoTwoAndAHalfOrFive() {
    #expect([0.9, 1, 1.1, 2.2, 2.6, 5.1, 11].map(ChartAxis.roundStep) == [1, 1, 2, 2.5, 5, 10, 20])
    #expect([0, -1, .nan, .infinity].map(ChartAxis.roundStep) == [1, 1, 1, 1])
  }
}

@Suite struct LabelLinesTests {
  @Test func breaksAtBlanksAndKeepsEveryWord() {
    #expect(labelLines("Chi cục Hải quan cửa khẩu Móng Cái", width: 16) == ["Chi cục Hải quan", "cửa khẩu Móng", "Cái"])
    #expect(labelLines("", width: 10) == [""])
    #expect(labelLines("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(labelLines("11.500\u{A0}tỷ đồng", width: 9) == ["11.500\u{A0}tỷ", "đồng"])
    #expect(labelLines("a b c d", width: 2, limit: 2) == ["a", "b…"])
  }
}

@Suite struct ChartTests {
  private func score(_ score: Double?, _ interval: Interval? = nil, name: String = "A") -> ScoreChart.Row {
    ScoreChart.Row(
      rank: score == nil ? "" : "1", name: name, score: score, text: NumberText(language: .vi).text(score, decimals: 2),
      interval: interval, note: score == nil ? "không công bố" : "")
  }

  private func chart(_ rows: [ScoreChart.Row]) -> ScoreChart {
    ScoreChart(
      title: "T", language: .vi, rows: rows, bands: [ScoreChart.Band(from: 90, name: "Tốt")],
      reference: ScoreChart.Reference(score: 92.12, name: "Toàn đơn vị"),
      scale: 0...100, decimals: 2)
  }

  @Test func theAlternativeOfTheScoreChartHoldsTheNumbers() throws {
    let svg = try #require(
      chart([score(95.76, Interval(low: 94.5, high: 97)), score(nil, name: "B & <C>")]).panels(id: "s").first)
    #expect(MarkupCheck(svg).problems == [])
    #expect(
      svg.contains("<desc id=\"s-desc\">1. A: 95,76 (94,50–97,00); B &amp; &lt;C&gt;: – (không công bố); Toàn đơn vị: 92,12.</desc>"))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"s-title s-desc\""))
    // One dot: the unit without a score has none.
    #expect(svg.split(separator: "<circle").count - 1 == 1)
  }

  @Test(arguments: [1, 2, 4, 5, 9], [0.0, 1]) func shadesRunFromLightToDark(count: Int, lowest: Double) {
    let bands = (0..<count).reversed().map { ScoreChart.Band(from: lowest + 10 * Double($0), name: "") }
    let shades = ScoreChart(title: "T", language: .vi, rows: [], bands: bands, reference: nil, scale: 0...100, decimals: 2).shades
    #expect(shades == shades.sorted(by: >))
    // The lightest shade belongs to what lies below all bands, where anything does.
    #expect(shades.last == 0 || lowest > 0)
    #expect(shades.first == (count == 1 && lowest == 0 ? 0 : 4))
  }

  @Test func tallLabelsMakePanelsThatFitASheet() {
    let long = String(repeating: "Chi cục Hải quan cửa khẩu ", count: 5)
    let panels = chart((0..<40).map { _ in score(50, name: long) }).panels(id: "s")
    #expect(panels.count > 3)
    // As high as 16 rows of one line at most.
    let plain = chart((0..<16).map { _ in score(50) }).panels(id: "s")
    let height = { (svg: String) in svg.firstMatch(of: /height="([0-9.]+)"/).flatMap { Double($0.1) } ?? .infinity }
    #expect(plain.count == 1 && panels.allSatisfy { height($0) <= height(plain[0]) })
  }

  @Test func aDotStandsBetweenTheEndsOfItsWhisker() {
    let chart = chart([score(95, Interval(low: 90, high: 100))])
    let axis = chart.axis
    #expect(axis.share(90) < axis.share(95) && axis.share(95) < axis.share(100))
    // The axis holds 90 to 100, inset by 1.5 % of the width: 95 stands in the middle.
    #expect(abs(axis.share(95) - 0.5) < 1e-12)
  }

  @Test func sixtyUnitsAreCutIntoPanelsOfOneAxis() {
    let panels = chart((0..<60).map { score(40 + Double($0), name: "Đơn vị số \($0)") }).panels(id: "s")
    #expect(panels.count == 4)
    #expect(panels.allSatisfy { MarkupCheck($0).problems == [] })
    #expect(ChartRow.panels(60, size: 16).map(\.count) == [15, 15, 15, 15])
    #expect(ChartRow.panels(0, size: 16) == [])
    #expect(chart([]).panels(id: "s") == [])
  }

  @Test func theHeatMapPrintsEveryCellAndAClassForEachShade() throws {
    let map = ComponentHeatMap(
      title: "T", language: .en, components: ["Time", "Fairness"],
      rows: [
        ComponentHeatMap.Row(name: "A", scores: [81.25, 99.5]), ComponentHeatMap.Row(name: "B", scores: [nil, 90]),
      ], decimals: 2, scale: 0...100)
    let svg = try #require(map.panels(id: "h").first)
    #expect(MarkupCheck(svg).problems == [])
    #expect(svg.contains("A: Time 81.25, Fairness 99.50; B: Time –, Fairness 90.00."))
    #expect(svg.contains(">81.25<") && svg.contains(">99.50<") && svg.contains(">90.00<") && svg.contains(">–<"))
    #expect(map.limits == [80, 85, 90, 95, 100])
    #expect(svg.contains("80–85") && svg.contains("95–100"))
  }

  @Test func theLegendOfANarrowHeatMapIsNotCutOff() throws {
    // Six classes of 118 are wider than the names and one component.
    let map = ComponentHeatMap(
      title: "T", language: .en, components: ["Time"],
      rows: (0...6).map { ComponentHeatMap.Row(name: "A", scores: [40 + 10 * Double($0)]) }, decimals: 2, scale: 0...100)
    let svg = try #require(map.panels(id: "h").first)
    let width = try #require(svg.firstMatch(of: /viewBox="0 0 ([0-9.]+)/).flatMap { Double($0.1) })
    #expect(map.limits.count == 7)
    #expect(width >= 6 * 118)
    #expect(svg.contains("90–100"))
  }

  @Test func aHeatMapWithoutScoresOrComponentsIsStillAPicture() throws {
    let nothing = ComponentHeatMap(
      title: "T", language: .en, components: ["Time"], rows: [ComponentHeatMap.Row(name: "A", scores: [])], decimals: 2, scale: 0...100)
    #expect(MarkupCheck(try #require(nothing.panels(id: "h").first)).problems == [])
    #expect(ComponentHeatMap(title: "T", language: .en, components: [], rows: [], decimals: 2, scale: 0...100).panels(id: "h") == [])
  }

  @Test func barsOfResponseRatesBeginAtZero() throws {
    let chart = ResponseRateChart(
      title: "T", language: .en,
      rows: [
        ResponseRateChart.Row(name: "All", rate: 0.7, counts: "780 / 1,114", previous: 0.63, isTotal: true),
        ResponseRateChart.Row(name: "Nobody", rate: nil, counts: "0 / 0"),
      ], previousName: "2022 edition")
    let svg = try #require(chart.panels(id: "r").first)
    #expect(MarkupCheck(svg).problems == [])
    #expect(svg.contains("All: 70.0% (780 / 1,114), 2022 edition: 63.0%; Nobody: – (0 / 0)."))
    // From the left edge over 70 % of the width.
    #expect(svg.contains("<rect x=\"0.00%\" y=\"25.00\" width=\"70.00%\""))
  }

  @Test func aTargetWithoutAnActualHasNoBar() throws {
    func chart(_ attainment: Double?) -> TargetChart {
      TargetChart(
        title: "T", language: .vi,
        groups: [
          TargetChart.Group(
            name: "Cục", actual: "Thu: 16.351,83", rows: [TargetChart.Row(label: "Bộ: 11.500", attainment: attainment)])
        ])
    }
    let svg = try #require(chart(1.4219).panels(id: "t").first)
    #expect(MarkupCheck(svg).problems == [])
    #expect(svg.contains("Cục, Thu: 16.351,83: Bộ: 11.500: 142,19%."))
    #expect(svg.contains("fill=\"\(ChartColor.mark)\""))
    let without = try #require(chart(nil).panels(id: "t").first)
    #expect(!without.contains("fill=\"\(ChartColor.mark)\"") && without.contains("Bộ: 11.500: –."))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -0.0]) func aStrangeNumberBreaksNoCoordinate(value: Double) {
    let text = SVG.number(value)
    #expect(Double(text) != nil && text.contains(".") && !text.contains("e"))
  }

  @Test func escapesByScalarAndDropsWhatXMLDoesNotAllow() {
    #expect(Markup.escape("<\u{301}&\"'>") == "&lt;\u{301}&amp;&quot;&#39;&gt;")
    #expect(Markup.escape("a\u{0}b\u{8}c\nd") == "a\u{FFFD}b\u{FFFD}c d")
    #expect(Markup.escape("Hoà Đồng") == "Hoà Đồng")
  }
}
