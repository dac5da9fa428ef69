import Scoring
import SurveyModel
import Testing

@Suite struct ContextArithmeticTests {
  typealias Entry = ContextTable.Entry

  static func entry(
    _ unit: Int?, _ indicator: String, _ period: String, _ kind: ContextTable.Kind, _ value: Double?, issuer: String = "",
    measure: String = "tỷ đồng", source: String = "", note: String = ""
  ) -> Entry {
    Entry(
      unit: unit, indicator: indicator, period: Period(period)!, kind: kind, issuer: issuer, value: value, measure: measure,
      source: source, note: note)
  }

  static func figures(_ entries: [Entry]) throws -> [ContextFigure] {
    try ContextArithmetic.figures(context: ContextTable(entries: entries), survey: TinySurvey().survey)
  }

  /// Quảng Ninh 2023: 16,351.83 of 11,500, 12,000 and 16,000; published 142.19 %, 136 %, 102.2 %.
  @Test func everyIssuersTarget() throws {
    let figures = try Self.figures([
      Self.entry(nil, "revenue", "2023", .actual, 16_351.83, source: "s1"),
      Self.entry(nil, "revenue", "2023", .target, 11_500, issuer: "ministry", source: "s2", note: "n"),
      Self.entry(nil, "revenue", "2023", .target, 12_000, issuer: "province", source: "s1"),
      Self.entry(nil, "revenue", "2023", .target, 16_000, issuer: "stretch"),
      Self.entry(nil, "revenue", "2023", .forecast, 16_700, issuer: "department"),
      Self.entry(nil, "revenue", "2023", .publishedChange, 4.5, measure: "%"),
    ])
    #expect(figures.count == 1)
    let figure = figures[0]
    #expect(figure.targets.map(\.issuer) == ["ministry", "province", "stretch"])
    #expect(figure.targets.map { PublishedNumber(($0.attainment ?? 0) * 100, decimals: 2).description } == ["142.19", "136.27", "102.20"])
    #expect(zip(figure.targets, [-4851.83, -4351.83, -351.83]).allSatisfy { isClose($0.gap, $1) })
    #expect(figure.forecasts == [ContextFigure.Forecast(issuer: "department", value: 16_700, source: "")])
    #expect(figure.publishedChange == 0.045)
    #expect(figure.previous == nil && figure.changeOnPrevious == nil && figure.shareOfDepartment == nil)
    #expect(figure.toDate == nil && figure.attainmentRank == nil)
    #expect(figure.sources == ["s1", "s2"])
    #expect(figure.notes == ["n"])
  }

  /// A share of nothing, or of less, tells nothing; the gap does.
  @Test func targetsThatAreNotAboveZero() throws {
    for target in [0.0, -100] {
      let figure = try Self.figures([
        Self.entry(0, "loss", "2023", .actual, -50), Self.entry(0, "loss", "2023", .target, target, issuer: "m"),
      ])[0]
      #expect(figure.targets.map(\.attainment) == [nil] && figure.targets.map(\.gap) == [target + 50] && figure.attainmentRank == nil)
    }
  }

  /// A blank would say that something is not known.
  @Test func whatLeavesTheDoublesIsAnError() {
    let huge = 1e308
    let cases: [[Entry]] = [
      [Self.entry(0, "revenue", "2023", .actual, huge), Self.entry(0, "revenue", "2023", .target, 1e-300, issuer: "m")],
      [Self.entry(0, "revenue", "2023", .actual, huge), Self.entry(0, "revenue", "2023", .target, -huge, issuer: "m")],
      [Self.entry(0, "revenue", "2023", .actual, huge), Self.entry(0, "revenue", "2022", .actual, 1e-300)],
      [Self.entry(0, "revenue", "2023", .actual, huge), Self.entry(nil, "revenue", "2023", .actual, 1e-300)],
      [
        Self.entry(0, "revenue", "2023-01-01/2023-01-02", .actual, huge), Self.entry(0, "revenue", "2023", .target, 5, issuer: "m"),
      ],
    ]
    for entries in cases {
      #expect(throws: ScoringError.overflow(unit: TinySurvey().survey.units[0].id, node: "revenue")) { try Self.figures(entries) }
    }
    #expect(throws: ScoringError.overflow(unit: "", node: "revenue")) {
      try Self.figures([Self.entry(nil, "revenue", "2023", .actual, huge), Self.entry(nil, "revenue", "2023", .target, 0.1, issuer: "m")])
    }
  }

  /// Measures meet whatever their case, spaces and spelling; other measures do not.
  @Test(arguments: ["Tỷ đồng", "tỉ đồng", " TỶ  ĐỒNG", "tỷ\u{A0}đồng"]) func measuresBySpelling(_ other: String) throws {
    let figures = try Self.figures([
      Self.entry(0, "revenue", "2023", .actual, 90), Self.entry(0, "revenue", "2023", .target, 100, issuer: "m", measure: other),
      Self.entry(0, "revenue", "2023", .target, 7, issuer: "p", measure: "triệu đồng"),
    ])
    #expect(figures.map(\.measure) == ["tỷ đồng", "triệu đồng"])
    #expect(figures[0].targets.map(\.attainment) == [0.9])
  }

  /// 1 January to 15 February 2024: 2,346 of the year's 13,000 = 18.05 %; 46 of 366 days; 2346·366/46.
  @Test func periodToDate() throws {
    let figures = try Self.figures([
      Self.entry(nil, "revenue", "2024", .target, 13_000, issuer: "ministry"),
      Self.entry(nil, "revenue", "2024-01-01/2024-02-15", .actual, 2346),
    ])
    #expect(figures.map(\.period.description) == ["2024", "2024-01-01/2024-02-15"])
    #expect(figures[0].targets.map(\.attainment) == [nil])
    let target = try #require(figures[1].targets.first)
    #expect(figures[1].targets.count == 1)
    #expect(target.period == .year(2024))
    #expect(isClose(target.attainment, 2346 / 13_000.0, within: 1e-15))
    #expect(target.gap == 10_654)
    #expect(figures[1].toDate?.of == .year(2024))
    #expect(isClose(figures[1].toDate?.elapsed, 46 / 366.0, within: 1e-15))
    #expect(isClose(figures[1].toDate?.runRateProjection, 2346 * 366 / 46.0, within: 1e-14))
  }

  /// A span that does not begin with the year is not "to date", and one that is the whole of a targeted span is not running.
  @Test func spansThatAreNotToDate() throws {
    let figures = try Self.figures([
      Self.entry(nil, "revenue", "2024", .target, 100),
      Self.entry(nil, "revenue", "2024-07-01/2024-12-31", .actual, 50),
      Self.entry(nil, "revenue", "2024-01-01/2024-12-31", .actual, 90),
      Self.entry(nil, "revenue", "2024-01", .actual, 9),
      Self.entry(nil, "revenue", "2024-07-01/2024-09-30", .actual, 20),
    ])
    #expect(figures.map { $0.toDate == nil } == [true, true, true, true, true])
  }

  /// The half-year's target is nearer than the year's; a percentage has no pace.
  @Test func nearestTargetedPeriod() throws {
    let figures = try Self.figures([
      Self.entry(nil, "revenue", "2024", .target, 100), Self.entry(nil, "revenue", "2024-01-01/2024-06-30", .target, 40),
      Self.entry(nil, "revenue", "2024-01-01/2024-03-31", .actual, 20),
      Self.entry(nil, "on-time", "2024", .target, 95, measure: "%"),
      Self.entry(nil, "on-time", "2024-01-01/2024-03-31", .actual, 90, measure: "%"),
    ])
    #expect(figures[2].targets.map(\.attainment) == [0.5])
    #expect(isClose(figures[2].toDate?.runRateProjection, 40, within: 1e-15))  // 20·182/91
    #expect(figures[4].targets.map { $0.attainment ?? 0 } == [90 / 95.0])
    #expect(figures[4].toDate?.runRateProjection == nil)
  }

  struct Change: Sendable {
    let earlier: String
    let before: Double?
    let now: Double?
    let change: Double?
  }

  static let changes: [Change] = [
    Change(earlier: "2022", before: 80, now: 100, change: 0.25), Change(earlier: "2022", before: 100, now: 80, change: -0.2),
    Change(earlier: "2022", before: nil, now: 100, change: nil), Change(earlier: "2022", before: 80, now: nil, change: nil),
    Change(earlier: "2022", before: 0, now: 100, change: nil), Change(earlier: "2022", before: -5, now: 100, change: nil),
    Change(earlier: "2021", before: 80, now: 100, change: nil),
  ]

  @Test(arguments: changes) func changeOnThePreviousPeriod(c: Change) throws {
    let figures = try Self.figures([
      Self.entry(0, "revenue", "2023", .actual, c.now), Self.entry(0, "revenue", c.earlier, .actual, c.before),
    ])
    if let change = c.change { #expect(isClose(figures[0].changeOnPrevious, change)) } else { #expect(figures[0].changeOnPrevious == nil) }
    #expect(figures[0].previous == (c.earlier == "2022" ? c.before : nil))
  }

  /// Shares of 200: 50, 150 and not known. Attainments 50/40, 150/200, –: ranks 1, 2, –; the department is not ranked.
  @Test func sharesAndRanks() throws {
    let figures = try Self.figures([
      Self.entry(nil, "revenue", "2023", .actual, 200), Self.entry(nil, "revenue", "2023", .target, 100),
      Self.entry(1, "revenue", "2023", .actual, 150), Self.entry(1, "revenue", "2023", .target, 200),
      Self.entry(0, "revenue", "2023", .target, 40), Self.entry(0, "revenue", "2023", .actual, 50),
      Self.entry(2, "revenue", "2023", .target, 5500), Self.entry(2, "revenue", "2023", .actual, nil),
    ])
    #expect(figures.map(\.unit) == [nil, 1, 0, 2])
    #expect(figures.map(\.shareOfDepartment) == [nil, 0.75, 0.25, nil])
    #expect(figures.map(\.attainmentRank) == [nil, 2, 1, nil])
    #expect(figures[3].actual == nil)
    #expect(figures[3].targets.map(\.value) == [5500])
    #expect(figures[3].targets[0].attainment == nil && figures[3].targets[0].gap == nil)
  }

  @Test func tiedAttainmentsShareARank() throws {
    let figures = try Self.figures(
      (0..<3).flatMap { unit in
        [
          Self.entry(unit, "revenue", "2023", .target, unit == 2 ? 1 : 3),
          Self.entry(unit, "revenue", "2023", .actual, unit == 2 ? 0.3 : 0.9),
        ]
      })
    #expect(figures.map(\.attainmentRank) == [1, 1, 1])
  }

  /// Durations and percentages have no share of a department's; different measures are different figures.
  @Test func measuresAreNeverCombined() throws {
    let figures = try Self.figures([
      Self.entry(nil, "clearance", "2023", .actual, 6, measure: "giờ"), Self.entry(0, "clearance", "2023", .actual, 5, measure: "giờ"),
      Self.entry(0, "clearance", "2023", .target, 300, measure: "phút"), Self.entry(0, "clearance", "2022", .actual, 200, measure: "phút"),
      Self.entry(nil, "on-time", "2023", .actual, 90, measure: "%"), Self.entry(0, "on-time", "2023", .actual, 95, measure: "%"),
    ])
    #expect(figures.map(\.measure) == ["giờ", "giờ", "phút", "phút", "%", "%"])
    #expect(figures.map(\.shareOfDepartment) == [nil, nil, nil, nil, nil, nil])
    #expect(figures[1].targets.isEmpty && figures[1].changeOnPrevious == nil)
    #expect(figures[2].actual == nil && figures[2].targets.map(\.attainment) == [nil])
  }

  @Test func targetOfZero() throws {
    let figures = try Self.figures([
      Self.entry(0, "violations", "2023", .actual, 0), Self.entry(0, "violations", "2023", .target, 0),
      Self.entry(1, "violations", "2023", .actual, 3), Self.entry(1, "violations", "2023", .target, 0),
    ])
    #expect(figures.map { $0.targets[0].attainment } == [nil, nil])
    #expect(figures.map { $0.targets[0].gap } == [0, -3])
  }

  /// The same value twice and a blank beside a value are harmless; two values are not.
  @Test func repeatedRows() throws {
    let twice = [
      Self.entry(0, "revenue", "2023", .actual, 5, source: "a"), Self.entry(0, "revenue", "2023", .actual, nil),
      Self.entry(0, "revenue", "2023", .actual, 5, source: "b"), Self.entry(0, "revenue", "2023", .target, 4, issuer: "x"),
      Self.entry(0, "revenue", "2023", .target, 4, issuer: "x"),
    ]
    #expect(try Self.figures(twice).map(\.actual) == [5])
    #expect(try Self.figures(twice).map(\.sources) == [["a", "b"]])
    #expect(try Self.figures(twice)[0].targets.count == 1)
    let period = try #require(Period("2023"))
    #expect(
      throws: ScoringError.contextTwice(unit: "a", indicator: "revenue", period: period, kind: .target, issuer: "x")
    ) {
      try Self.figures(twice + [Self.entry(0, "revenue", "2023", .target, 6, issuer: "x")])
    }
    #expect(throws: ScoringError.contextTwice(unit: "a", indicator: "revenue", period: period, kind: .actual, issuer: "")) {
      try Self.figures(twice + [Self.entry(0, "revenue", "2023", .actual, 6)])
    }
  }

  /// A published change alone is a figure of its own.
  @Test func publishedChangeAlone() throws {
    let figures = try Self.figures([Self.entry(nil, "vehicles", "2023", .publishedChange, 177, measure: "%")])
    #expect(figures.map(\.publishedChange) == [1.77])
    #expect(figures.map(\.actual) == [nil])
  }

  @Test func empty() throws {
    #expect(try Self.figures([]).isEmpty)
  }

  static func dataIndex(_ name: String) throws -> IndexTree {
    try IndexTree(
      id: "i",
      children: [
        IndexTree.Branch(id: "h", indicator: IndexTree.Indicator(source: .data(name), normalization: .none))
      ])
  }

  @Test func dataOfTheEdition() throws {
    let context = ContextTable(entries: [
      Self.entry(0, "hours", "2023", .actual, 5, measure: "giờ"), Self.entry(0, "hours", "2022", .actual, 9, measure: "giờ"),
      Self.entry(nil, "hours", "2023", .actual, 6, measure: "giờ"), Self.entry(1, "hours", "2023", .target, 7, measure: "giờ"),
      Self.entry(2, "hours", "2023", .actual, nil, measure: "phút"),
    ])
    let survey = TinySurvey().survey
    let values = try DataValues(index: Self.dataIndex("hours"), survey: survey, context: context)
    #expect([values[0, "hours"], values[1, "hours"], values[2, "hours"], values[nil, "hours"]] == [5, nil, nil, 6])
    #expect(throws: ScoringError.unknownData(indicator: "h", data: "minutes")) {
      try DataValues(index: Self.dataIndex("minutes"), survey: survey, context: context)
    }
    #expect(throws: ScoringError.unknownData(indicator: "h", data: "hours")) {
      try DataValues(index: Self.dataIndex("hours"), survey: survey, context: nil)
    }
    #expect(throws: ScoringError.editionIsNoPeriod(edition: "lần 2", indicator: "h")) {
      try DataValues(index: Self.dataIndex("hours"), survey: TinySurvey(edition: "lần 2").survey, context: context)
    }
    let mixed = ContextTable(entries: context.entries + [Self.entry(1, "hours", "2023", .actual, 70, measure: "phút")])
    #expect(throws: ScoringError.mixedMeasures(indicator: "h", measures: ["giờ", "phút"])) {
      try DataValues(index: Self.dataIndex("hours"), survey: survey, context: mixed)
    }
    let questionsOnly = try IndexTree(id: "i", children: [item("q1")])
    #expect(try DataValues(index: questionsOnly, survey: TinySurvey(edition: "x").survey, context: nil)[0, "hours"] == nil)
  }
}
