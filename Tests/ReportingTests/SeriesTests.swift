import Inference
import Scoring
import SurveyModel
import Testing

@testable import Reporting

/// Results over all editions, from the values to the files.
@Suite struct SeriesTests {
  private static func point(_ edition: Int, _ rank: Int?, _ score: Double?, _ standing: EditionSeries.Standing = .published)
    -> EditionSeries.Point
  {
    EditionSeries.Point(
      edition: edition, standing: standing, rank: rank, score: score.map { PublishedNumber($0, decimals: 2) },
      interval: score.map { Interval(low: $0 - 1, high: $0 + 1) }, position: rank)
  }

  private static func edition(_ name: String, continues: Bool = true) -> EditionSeries.Edition {
    EditionSeries.Edition(name: name, index: "CDCI", scale: 0...100, continues: continues, overall: nil)
  }

  /// Three editions: one unit in all, one withheld in the middle, one that became another, one new; the last edition measures something else.
  static var results: Results {
    var results = SampleResults.results
    func line(
      _ name: String, _ points: [EditionSeries.Point], _ beginning: EditionSeries.Beginning = .first, _ ending: EditionSeries.Ending = .last
    )
      -> EditionSeries.Line
    { EditionSeries.Line(id: name.lowercased(), name: LocalizedText(name), points: points, beginning: beginning, ending: ending) }
    results.series = EditionSeries(
      editions: [edition("2021"), edition("2022"), edition("2023", continues: false)],
      lines: [
        line("Chi cục <Móng> Cái", [point(0, 1, 91.25), point(1, 1, 92.5), point(2, 1, 95.76)]),
        line("Chi cục Hòn Gai", [point(0, 2, 90), point(1, nil, nil, .withheld), point(2, 2, 94.18)]),
        line("Chi cục Mới", [point(2, 3, 88.5)], .split(from: LocalizedText("Cũ"))),
        line("Chi cục Cũ", [point(0, 3, 80), point(1, 2, 81)], .first, .split(into: [LocalizedText("Chi cục Mới")])),
      ])
    return results
  }

  @Test func shortNamesKeepAWordOfEach() {
    #expect(ShortNames(["Chi cục A", "Chi cục B", "Chi cục B C"]).names == ["A", "B", "B C"])
    #expect(ShortNames(["A Customs", "B C Customs", "D Customs"]).names == ["A", "B C", "D"])
    #expect(ShortNames(["Chi cục", "Chi cục B", "Chi cục C"]).names == ["cục", "cục B", "cục C"])
    #expect(ShortNames(["X A", "X B"]).names == ["X A", "X B"])
    #expect(ShortNames(["A", "B", "C"]).common == "")
    #expect(ShortNames([]).names.isEmpty)
  }

  @Test func ranksGoWhereTheyWereGiven() throws {
    let chart = try #require(SeriesCharts(Self.results, .vi)?.bump)
    #expect(chart.lines.map(\.short) == ["<Móng> Cái", "Hòn Gai", "Mới", "Cũ"])
    #expect(chart.lines[1].marks.map(\.edition) == [0, 2])
    #expect(chart.hasGaps)
    #expect(chart.breaks == [2])
    #expect(chart.lines[3].note == "tách thành Chi cục Mới từ kỳ 2023")
    #expect(chart.lines[2].note == "tách từ Cũ, kỳ 2023")
    let numbers = String(decoding: Chart.bump(chart).numbers, as: UTF8.self)
    #expect(numbers.contains("Chi cục Hòn Gai,2023,2"))
    #expect(!numbers.contains("Chi cục Hòn Gai,2022"))
  }

  @Test func whatIsWithheldIsAMarkAndNoNumber() throws {
    let chart = try #require(SeriesCharts(Self.results, .en)?.history)
    let cell = try #require(chart.cells.first { $0.name == "Chi cục Hòn Gai" })
    #expect(cell.points.map(\.score) == [90, nil, 94.18])
    #expect(cell.points[1].text == "not published")
    let picture = try #require(chart.pictures(id: "h").first)
    #expect(picture.description.contains("2022 not published"))
    // One mark for one hidden score; nothing is joined over it.
    let marks = picture.drawing.shapes.filter { if case .rectangle(let shape) = $0 { shape.outline != nil } else { false } }
    #expect(marks.count == 1)
  }

  @Test func theReportTellsOfEditionsInEveryFormat() throws {
    let report = Report(Self.results, languages: [.vi, .en])
    let page = String(decoding: HTMLFormat().files(report)[0].bytes, as: UTF8.self)
    #expect(page.contains("id=\"chart-ranks-by-edition\"") || page.contains("chart-ranks-by-edition-title"))
    #expect(page.contains("Không công bố: Chi cục Hòn Gai (2022)."))
    #expect(!page.contains("<Móng>"))
    let names = ChartFiles().files(report).map(\.name)
    for name in ["charts/ranks-by-edition.svg", "charts/ranks-by-edition.csv", "charts/scores-by-edition.en.svg"] {
      #expect(names.contains(name))
    }
    let json = String(decoding: JSONFormat.bytes(Self.results), as: UTF8.self)
    #expect(json.contains("\"standing\": \"withheld\", \"rank\": null, \"score\": null, \"interval\": null") || json.contains("withheld"))
    let text = String(decoding: MarkdownFormat().files(report)[0].bytes, as: UTF8.self)
    #expect(text.contains("Điểm qua các kỳ"))
  }

  @Test func oneEditionHasNoSection() {
    #expect(SeriesCharts(SampleResults.results, .vi) == nil)
    #expect(Document(SampleResults.results, .vi).section("editions") == nil)
  }

  /// Ten editions on a telephone, a name of two hundred letters, none of one.
  @Test(arguments: [2, 10, 40]) func namesOfEditionsDoNotMeet(count: Int) {
    let editions = (0..<count).map { "\(2000 + $0)" }
    let shown = BumpChart.shown(editions, room: 150)
    #expect(shown.last == count - 1)
    for (one, two) in zip(shown, shown.dropFirst()) { #expect(Double(two - one) * 150 / Double(count - 1) >= 28) }
  }

  @Test(arguments: [1, 2, 63, 400]) func anyNumberOfUnitsIsDrawnOrLeftToTheTable(count: Int) throws {
    var results = SampleResults.results
    results.series = EditionSeries(
      editions: [Self.edition("2022"), Self.edition("2023")],
      lines: (1...count).map { place in
        EditionSeries.Line(
          id: "u\(place)", name: LocalizedText(String(repeating: "Tên ", count: place % 50 + 1) + "\(place)"),
          points: [Self.point(0, place, 90), Self.point(1, place, 91)], beginning: .first, ending: .last)
      })
    let charts = try #require(SeriesCharts(results, .vi))
    #expect((charts.bump != nil) == (count <= 63))
    #expect(charts.history?.cells.count == min(count, HistoryChart.most) + 0)
    #expect(charts.isCut == (count > HistoryChart.most))
    for picture in (charts.bump?.pictures(id: "b") ?? []) + (charts.history?.pictures(id: "h") ?? []) { #expect(picture.height < 1600) }
    #expect(charts.scoreTable.rows.count == count)
  }

  @Test func figuresOverTheYearsHaveEveryTarget() throws {
    func figure(_ year: Int, _ actual: Double?, _ targets: [(String, Double)]) -> ContextFigure {
      SampleResults.figure(
        nil, "revenue", .year(year), measure: "billion-vnd", actual: actual,
        targets: targets.map {
          ContextFigure.Target(issuer: $0.0, value: $0.1, attainment: nil, gap: nil, period: .year(year), source: "")
        })
    }
    var surroundings = SampleResults.results.surroundings
    surroundings = Surroundings(
      survey: surroundings.survey, inputs: [], account: surroundings.account,
      figures: [figure(2022, 80, [("ministry", 100), ("province", 50)]), figure(2023, nil, [("ministry", 120)])])
    let series = try #require(FigureSeries.all(surroundings).first)
    #expect(series.years.map(\.year) == [2022, 2023])
    #expect(series.years[0].targets.map(\.attainment) == [0.8, 1.6])
    #expect(series.years[1].targets.map(\.attainment) == [nil])
    let chart = try #require(FigureSeriesChart.all(surroundings, .vi).first)
    #expect(chart.years[0].targets.map(\.text) == ["Tỉnh giao 50\u{A0}tỷ đồng (160,00%)", "Bộ Tài chính 100\u{A0}tỷ đồng (80,00%)"])
    #expect(chart.axis.low == 0)
    // One year alone has no course.
    let alone = Surroundings(
      survey: surroundings.survey, inputs: [], account: surroundings.account, figures: [figure(2022, 80, [("ministry", 100)])])
    #expect(FigureSeries.all(alone).isEmpty)
  }

  /// 1.5 hours and a limit of 2 stand beside 80 minutes, whichever year is in hours; days stand beside hours alone as before.
  @Test(
    arguments: [
      ("giờ", "phút", [90, 120, 80, 100]), ("phút", "hours", [1.5, 2, 4800, 6000]), ("giờ", "h", [1.5, 2, 80, 100]),
      ("giờ", "ngày", nil), ("giờ", "%", nil),
    ] as [(String, String, [Double]?)])
  func timesOfYearsMeet(_ before: String, _ now: String, _ values: [Double]?) throws {
    func figure(_ year: Int, _ actual: Double, _ limit: Double, _ measure: String) -> ContextFigure {
      SampleResults.figure(
        nil, "hours", .year(year), measure: measure, actual: actual,
        targets: [
          ContextFigure.Target(issuer: "ministry", value: limit, attainment: nil, gap: nil, period: .year(year), source: "", isAtMost: true)
        ])
    }
    let sample = SampleResults.results.surroundings
    let surroundings = Surroundings(
      survey: sample.survey, inputs: [], account: sample.account, figures: [figure(2022, 1.5, 2, before), figure(2023, 80, 100, now)])
    let series = FigureSeries.all(surroundings).first
    #expect(series.map { $0.years.flatMap { [$0.actual ?? .nan] + $0.targets.map(\.value) } } == values)
    #expect(series?.years.map { $0.targets.map(\.attainment) } == values.map { _ in [[0.75], [0.8]] })
  }

  @Test func aLogoIsAPictureOfThePageAndTheHeadInWord() throws {
    var results = SampleResults.results
    #expect(Base64.text(Array("Man".utf8)) == "TWFu")
    #expect(Base64.text(Array("Ma".utf8)) == "TWE=")
    #expect(Base64.text([]) == "")
    results.surroundings.survey.logo = Logo(kind: .png, bytes: [1, 2, 3], width: 300, height: 100)
    let report = Report(results, languages: [.vi])
    let page = String(decoding: HTMLFormat().files(report)[0].bytes, as: UTF8.self)
    #expect(page.contains("width=\"168\" height=\"56\" src=\"data:image/png;base64,AQID\""))
    let word = DOCXFormat().files(report)[0].bytes
    #expect(String(decoding: word, as: UTF8.self).contains("word/media/logo.png"))
    results.surroundings.survey.logo = Logo(kind: .svg, bytes: [1], width: 1, height: 1)
    #expect(!String(decoding: DOCXFormat().files(Report(results))[0].bytes, as: UTF8.self).contains("word/media"))
  }

  /// The box of a line has no direction: in Word a rise was drawn as a fall.
  @Test(arguments: [(90.0, 95.0, 1), (95, 90, 0), (90, 90, 0)]) func aRiseRisesInWord(from: Double, to: Double, flips: Int) throws {
    let chart = HistoryChart(
      title: "T", language: .vi, editions: ["2022", "2023"], breaks: [],
      cells: [
        HistoryChart.Cell(
          name: "A", short: "A",
          points: [from, to].enumerated().map { HistoryChart.Point(edition: $0, score: $1, interval: nil, text: "") }, note: "")
      ], scale: 0...100, decimals: 2)
    let drawn = try #require(chart.pictures(id: "h").first)
    let picture = try #require(WordPicture(drawn, within: 9000))
    var (xml, number) = (XMLWriter(), 0)
    picture.add(to: &xml, number: &number)
    #expect(xml.source.ranges(of: "flipV").count == flips)
  }
}
