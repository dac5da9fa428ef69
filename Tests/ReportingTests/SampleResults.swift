import Inference
import Scoring
import SurveyModel

/// A small report with everything that a format must cope with: seven units with Vietnamese names, two strata, a nested component, a tie, a unit that is
/// withheld, one without answers to a component, targets of three issuers, problems that hold private text. The numbers are made up, not computed.
enum SampleResults {
  static let unitNames: [(id: String, vi: String, en: String, group: String?)] = [
    ("mong-cai", "Chi cục Hải quan cửa khẩu Móng Cái", "Móng Cái Border Gate", "border-gate"),
    ("hon-gai", "Chi cục Hải quan cảng Hòn Gai", "Hòn Gai Port", "port"),
    ("cam-pha", "Chi cục Hải quan cảng Cẩm Phả", "Cẩm Phả Port", "port"),
    ("van-gia", "Chi cục Hải quan cảng Vạn Gia", "Vạn Gia Port", "port"),
    ("cai-lan", "Chi cục Hải quan cảng Cái Lân", "Cái Lân Port", "port"),
    ("hoanh-mo", "Chi cục Hải quan cửa khẩu Hoành Mô", "Hoành Mô Border Gate", "border-gate"),
    ("bac-phong-sinh", "Chi cục Hải quan cửa khẩu Bắc Phong Sinh", "Bắc Phong Sinh Border Gate", nil),
  ]

  static let survey = Survey(
    title: text("Đánh giá năng lực cạnh tranh cấp cơ sở năm 2023", "Sub-department competitiveness 2023"),
    organization: text("Cục Hải quan tỉnh Quảng Ninh", "Quảng Ninh Customs Department"), edition: "2023", published: date(2023, 12, 27),
    fieldwork: Survey.Fieldwork(from: date(2023, 11, 1), to: date(2023, 11, 30), mode: text("trực tuyến", "online")),
    notice: text("Phiếu trả lời là số liệu giả lập", "The answers are synthetic"), index: "../../weights/cdci-2023.yaml",
    previous: "../quang-ninh-2022", unitNoun: text("Chi cục", "Sub-department"),
    units: unitNames.map { Unit(id: $0.id, name: text($0.vi, $0.en), group: $0.group) },
    strata: [
      Stratum(id: "in-province", name: text("Trong tỉnh", "In the province")),
      Stratum(id: "out-of-province", name: text("Ngoài tỉnh", "Outside")),
    ], scales: [scale],
    respondentGroups: [
      RespondentGroup(
        id: "enterprises", responses: [RespondentGroup.ResponseFile(file: "responses.csv")],
        columns: RespondentGroup.Columns(respondent: "taxcode", unit: "unit", stratum: "region"),
        questions: ["t1", "t2", "s1", "f1"].map { Question(code: $0, column: $0, scale: 0) }, frame: "frame.csv")
    ],
    context: Survey.ContextSource(
      file: "context.csv", numberFormat: .vi,
      names: [
        "revenue": text("Thu ngân sách", "Budget revenue"), "declarations": text("Tờ khai", "Declarations"),
        "ministry": text("Bộ Tài chính", "Ministry of Finance"), "province": text("Tỉnh giao", "Province"),
        "stretch": text("Tỉnh phấn đấu", "Province (stretch)"), "billion-vnd": text("tỷ đồng", "billion VND"),
      ]))

  static let index: IndexTree = {
    func indicator(_ id: String, _ vi: String, _ en: String, weight: Double = 1) -> IndexTree.Branch {
      IndexTree.Branch(
        id: id, name: text(vi, en), weight: weight, indicator: IndexTree.Indicator(source: .question(code: id, statistic: .mean)))
    }
    return try! IndexTree(
      id: "CDCI", title: text("Chỉ số năng lực cạnh tranh cấp cơ sở", "Sub-department competitiveness index"),
      tiers: [
        IndexTree.Tier(from: 95, name: text("Xuất sắc", "Excellent")), IndexTree.Tier(from: 90, name: text("Tốt", "Good")),
        IndexTree.Tier(from: 0, name: text("Khá", "Fair")),
      ],
      children: [
        IndexTree.Branch(
          id: "transparency", name: text("Tính minh bạch và tiếp cận thông tin", "Transparency"), weight: 40,
          children: [
            indicator("t1", "Thông tin dễ tìm", "Information is easy to find"),
            indicator("t2", "Thông tin cập nhật", "Information is up to date", weight: 3),
          ]),
        IndexTree.Branch(
          id: "service", name: text("Chất lượng dịch vụ công", "Quality of services"), weight: 30,
          children: [indicator("s1", "Công chức tận tâm", "Officials are helpful")]),
        IndexTree.Branch(
          id: "fairness", name: text("Đối xử bình đẳng", "Fair treatment"), weight: 30,
          children: [indicator("f1", "Không phân biệt đối xử", "No discrimination")]),
      ])
  }()

  /// As the index's decimals have it.
  static func published(_ score: Double) -> PublishedNumber { PublishedNumber(score, decimals: 2) }

  static let results = Results(
    survey: survey, index: index, seed: 1,
    inputs: [
      SurveyData.InputFile(path: "responses.csv", sha256: String(repeating: "ab", count: 32), bytes: 61_234),
      SurveyData.InputFile(path: "../../weights/cdci-2023.yaml", sha256: String(repeating: "0c", count: 32), bytes: 812),
    ], account: account, overall: overall, units: units, responseRates: responseRates,
    respondentGroups: [
      .init(
        weighting: WeightingSummary(
          method: .nonresponse, smallest: 1.1, largest: 2.25, kishDesignEffect: 1.034, effectiveResponses: 754.35,
          joined: [WeightingSummary.JoinedCell(unit: 6, strata: [0, 1])],
          overfull: [WeightingSummary.OverfullCell(unit: 5, strata: [1], responses: 12, population: 11)]))
    ], context: context,
    previousEdition: (name: "2022", responseRate: 0.63))

  /// The whole report, which flagged responses could not be taken out of.
  static let withoutComparison = Results(
    survey: survey, index: index, seed: 1, inputs: [], account: account, overall: overall, units: units, responseRates: responseRates,
    respondentGroups: results.respondentGroups, context: context, previousEdition: nil,
    flaggedFailure: .tooFewUnitsToWeight(component: "CDCI", scheme: "entropy", units: 1))

  /// The same survey with nothing in it: no frame, no context, no scores, no problems.
  static let empty = Results(
    survey: Survey(
      title: LocalizedText("T"), organization: LocalizedText("O"), edition: "2023", published: date(2023, 12, 27), index: "i.yaml",
      unitNoun: LocalizedText("U"), units: [Unit(id: "a", name: LocalizedText("A"))], scales: [scale],
      respondentGroups: survey.respondentGroups), index: index, seed: 0, inputs: [],
    account: ImportAccount(rowsRead: 0, responses: 0, respondents: 0, leftOut: [], answersMissing: [], problems: []),
    overall: Results.Overall(
      score: nil, publishedScore: nil, standardError: nil, interval: nil, satisfaction: nil, responses: 0, nodes: noNodes),
    units: [
      Results.UnitResult(
        unit: 0, rank: nil, score: nil, publishedScore: nil, standardError: nil, degreesOfFreedom: nil, interval: nil, tier: nil,
        tiedWith: [], responses: 0, effectiveResponses: nil, satisfaction: nil, nodes: noNodes, isPublished: false,
        remarks: [.withheld(responses: 0, atLeast: 5)], previous: nil)
    ], responseRates: [],
    respondentGroups: [
      .init(
        weighting: WeightingSummary(
          method: .none, smallest: 1, largest: 1, kishDesignEffect: 1, effectiveResponses: 0, joined: [], overfull: []))
    ], context: [],
    previousEdition: nil)

  /// The first unit of the sample, alone in its survey.
  static let oneUnit = Results(
    survey: empty.survey, index: index, seed: 1, inputs: [], account: account, overall: overall, units: [units[0]], responseRates: [],
    respondentGroups: empty.respondentGroups, context: [], previousEdition: nil)

  /// The sample with the target of 2024 on its own as well, as context.csv states it, and that of 2025 without any figure.
  static let laterTargets = Results(
    survey: survey, index: index, seed: 1, inputs: [], account: account, overall: overall, units: units, responseRates: [],
    respondentGroups: empty.respondentGroups,
    context: context
      + [2024, 2025].map { year in
        figure(
          nil, "revenue", .year(year), measure: "billion-vnd", actual: nil,
          targets: [
            ContextFigure.Target(
              issuer: "ministry", value: 13_000, attainment: nil, gap: nil, period: .year(year), source: "customs.gov.vn")
          ])
      }, previousEdition: nil)

  // MARK: - Parts

  private static func text(_ vi: String, _ en: String) -> LocalizedText { LocalizedText(vi: vi, en: en) }

  static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate { CalendarDate(year: year, month: month, day: day)! }

  private static let scale = AnswerScale(
    id: "likert-5", categories: (1...5).map { AnswerScale.Category(value: Double($0), code: "\($0)", labels: []) })!

  private static let account = ImportAccount(
    rowsRead: 790, responses: 780, respondents: 771, leftOut: [(.unknownUnit, 1), (.duplicate, 6), (.breakOff, 3)],
    answersMissing: [(.dontKnow, 41), (.offScale, 1), (.blank, 17)],
    problems: [
      ImportProblem(
        file: "responses.csv", line: 214, column: "q7", columnNumber: 9, kind: .offScale, expected: text("giá trị từ 1 đến 5", "1 to 5"),
        found: .shown("6"), action: text("coi như không trả lời", "the answer counts as missing")),
      ImportProblem(
        file: "responses.csv", line: 215, column: "unit", columnNumber: 2, kind: .unknownUnit,
        expected: text("tên của đơn vị", "the name of a unit"), found: .text(characters: 37),
        action: text("không tính dòng này", "the row is left out")),
      ImportProblem(
        file: "=cmd.csv", kind: .empty,
        expected: text("một dòng trở lên, \"mỗi\" dòng có đơn vị", "one row or more, \"each\" with a unit"), found: .nothing,
        action: text("không đọc gì", "nothing was read")),
    ])

  private static func node(
    _ score: Double?, value: Double? = nil, error: Double? = nil, n: Int
  ) -> Results.NodeResult {
    let interval = score.flatMap { score in error.map { Interval(low: score - 2 * $0, high: min(100, score + 2 * $0)) } }
    return Results.NodeResult(value: value, score: score, standardError: error, interval: interval, n: n)
  }

  private static let noNodes = index.nodes.map { _ in node(nil, n: 0) }

  /// Beside the nodes of the index: root, transparency, t1, t2, service, s1, fairness, f1.
  private static func nodes(_ score: Double, error: Double, transparency: Double, service: Double?, fairness: Double, n: Int) -> [Results
    .NodeResult]
  {
    [
      node(score, error: error, n: n), node(transparency, error: 1.2, n: n),
      node(transparency - 0.75, value: 1 + (transparency - 0.75) / 25, n: n - 1),
      node(transparency + 0.25, value: 1 + (transparency + 0.25) / 25, n: n - 2),
      node(service, error: service.map { _ in 1.5 }, n: service == nil ? 0 : n),
      node(service, value: service.map { 1 + $0 / 25 }, n: service == nil ? 0 : n), node(fairness, error: 0.9, n: n),
      node(fairness, value: 1 + fairness / 25, n: n),
    ]
  }

  private static let overall = Results.Overall(
    score: 92.118, publishedScore: published(92.118), standardError: 0.31, interval: Interval(low: 91.4912, high: 92.7056),
    satisfaction: Share(rate: 0.9885, interval: Interval(low: 0.9781, high: 0.994)), responses: 780,
    nodes: nodes(92.118, error: 0.31, transparency: 91.5, service: 92.25, fairness: 92.81, n: 780))

  private static func unit(
    _ unit: Int, rank: Int, score: Double, error: Double, tier: Int, tiedWith: [Int] = [], responses: Int, service: Double?,
    remarks: [Results.Remark] = [], previous: Results.Previous? = nil
  ) -> Results.UnitResult {
    Results.UnitResult(
      unit: unit, rank: rank, score: score, publishedScore: published(score), standardError: error,
      degreesOfFreedom: Double(responses - 2), interval: Interval(low: score - 2 * error, high: min(100, score + 1.9 * error)), tier: tier,
      tiedWith: tiedWith, responses: responses, effectiveResponses: Double(responses) * 0.95,
      satisfaction: Share(rate: score / 96, interval: Interval(low: score / 96 - 0.03, high: min(1, score / 96 + 0.002))),
      nodes: nodes(score, error: error, transparency: score - 1, service: service, fairness: score + 1, n: responses), isPublished: true,
      remarks: remarks, previous: previous)
  }

  private static let units = [
    unit(
      0, rank: 1, score: 95.76, error: 0.512345, tier: 0, responses: 240, service: 95.9,
      previous: Results.Previous(rank: 2, score: 94.2, change: 1.56, changeInterval: Interval(low: 0.12, high: 3.0))),
    unit(
      1, rank: 2, score: 92.6549, error: 0.8, tier: 1, responses: 160, service: 92.7,
      previous: Results.Previous(rank: 1, score: 94.65, change: -2.0, changeInterval: nil)),
    unit(2, rank: 3, score: 91.1, error: 0.9, tier: 1, tiedWith: [3], responses: 150, service: 91),
    unit(3, rank: 3, score: 91.1001, error: 1.1, tier: 1, tiedWith: [2], responses: 110, service: 91.3),
    unit(4, rank: 5, score: 90.0449, error: 1.2, tier: 1, responses: 90, service: nil),
    unit(
      5, rank: 6, score: 84.5, error: 8.2, tier: 2, responses: 27, service: 83,
      remarks: [.fewResponses(effective: 25.65, below: 30), .wideInterval]),
    Results.UnitResult(
      unit: 6, rank: nil, score: nil, publishedScore: nil, standardError: nil, degreesOfFreedom: nil, interval: nil, tier: nil,
      tiedWith: [],
      responses: 3, effectiveResponses: nil, satisfaction: nil, nodes: noNodes, isPublished: false,
      remarks: [.withheld(responses: 3, atLeast: 5)], previous: nil),
  ]

  private static func rate(_ unit: Int?, _ stratum: Int?, complete: Int, partial: Int, refusal: Int = 0, nonContact: Int) -> ResponseRate {
    var counts = DispositionCounts()
    counts.complete = complete
    counts.partial = partial
    counts.refusal = refusal
    counts.nonContact = nonContact
    return ResponseRate(unit: unit, stratum: stratum, counts: counts)
  }

  /// 780 of 1,114; the last unit's cell outside the province has nobody.
  private static let responseRates =
    [rate(nil, nil, complete: 770, partial: 10, refusal: 3, nonContact: 331)] + [
      rate(nil, 0, complete: 268, partial: 4, refusal: 1, nonContact: 92),
      rate(nil, 1, complete: 502, partial: 6, refusal: 2, nonContact: 239),
    ]
    + [(240, 90), (160, 70), (150, 60), (110, 50), (90, 40), (27, 20), (3, 4)].enumerated().map { unit, counts in
      rate(unit, nil, complete: counts.0, partial: 0, nonContact: counts.1)
    }
    + [rate(6, 0, complete: 3, partial: 0, nonContact: 4), rate(6, 1, complete: 0, partial: 0, nonContact: 0)]

  private static func target(_ issuer: String, _ value: Double, of actual: Double?) -> ContextFigure.Target {
    ContextFigure.Target(
      issuer: issuer, value: value, attainment: actual.map { $0 / value }, gap: actual.map { value - $0 }, period: .year(2023),
      source: "haiquanonline.com.vn")
  }

  static func figure(
    _ unit: Int?, _ indicator: String, _ period: Period = .year(2023), measure: String, actual: Double?, previous: Double? = nil,
    publishedChange: Double? = nil, targets: [ContextFigure.Target] = [], forecasts: [ContextFigure.Forecast] = [],
    toDate: ContextFigure.ToDate? = nil, sources: [String] = [], notes: [String] = []
  ) -> ContextFigure {
    ContextFigure(
      unit: unit, indicator: indicator, period: period, measure: measure, actual: actual, previous: previous,
      changeOnPrevious: previous.flatMap { previous in actual.map { $0 / previous - 1 } }, publishedChange: publishedChange,
      shareOfDepartment: nil, targets: targets, forecasts: forecasts, toDate: toDate, attainmentRank: nil, sources: sources, notes: notes)
  }

  private static let context = [
    figure(
      nil, "revenue", measure: "billion-vnd", actual: 16_351.83, publishedChange: 0.045,
      targets: [
        target("ministry", 11_500, of: 16_351.83), target("province", 12_000, of: 16_351.83), target("stretch", 16_000, of: 16_351.83),
      ], forecasts: [ContextFigure.Forecast(issuer: "", value: 16_700, source: "haiquanonline.com.vn")], sources: ["haiquanonline.com.vn"]),
    figure(
      2, "revenue", measure: "billion-vnd", actual: nil, targets: [target("", 5_500, of: nil)], sources: ["baoquangninh.vn"],
      notes: ["trên 5.500 tỷ đồng"]),
    figure(nil, "declarations", measure: "", actual: 140_000, previous: 80_000, sources: ["haiquanonline.com.vn"]),
    figure(
      nil, "revenue", .days(from: date(2024, 1, 1), to: date(2024, 2, 15)), measure: "billion-vnd", actual: 2346,
      targets: [
        ContextFigure.Target(
          issuer: "ministry", value: 13_000, attainment: 2346.0 / 13_000, gap: 13_000 - 2346, period: .year(2024), source: "customs.gov.vn")
      ],
      toDate: ContextFigure.ToDate(of: .year(2024), elapsed: 46.0 / 366, runRateProjection: 2346 * 366.0 / 46), sources: ["customs.gov.vn"]),
  ]
}
