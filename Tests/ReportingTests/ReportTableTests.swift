import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct ReportTableTests {
  @Test(arguments: Language.allCases) func everyTableOfTheSampleHasACellForEveryColumn(language: Language) {
    for results in [SampleResults.results, SampleResults.empty] {
      let tables = Document(results, language).tables(for: .workbook)
      #expect(Set(tables.map(\.id)).count == tables.count && tables.first?.id == .ranking)
      for table in tables {
        #expect(!table.title.isEmpty)
        #expect(table.columns.allSatisfy { !$0.title.isEmpty })
        #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
      }
    }
  }

  struct Case: Sendable {
    let cell: ReportTable.Cell
    let vi: String
    let en: String
    init(_ cell: ReportTable.Cell, _ vi: String, _ en: String) {
      self.cell = cell
      self.vi = vi
      self.en = en
    }
  }

  static let none: Double? = nil
  static let cells: [Case] = [
    Case(.text("a"), "a", "a"), Case(.count(1114), "1.114", "1,114"), Case(.number(1234.565, decimals: 2), "1.234,57", "1,234.57"),
    Case(.signed(1.5, decimals: 1), "+1,5", "+1.5"), Case(.signed(-1.5, decimals: 1), "−1,5", "−1.5"),
    Case(.asRead(16_351.83), "16.351,83", "16,351.83"), Case(.percent(0.7), "70,0%", "70.0%"),
    Case(.percent(0.045, decimals: 2, signed: true), "+4,50%", "+4.50%"),
    Case(.interval(Interval(low: 94.7, high: 96.8), decimals: 2), "94,70–96,80", "94.70–96.80"),
    Case(.percentInterval(Interval(low: 0.97, high: 0.995)), "97,0–99,5%", "97.0–99.5%"), Case(.ranks(2...5), "2–5", "2–5"),
    Case(.ranks(3...3), "3", "3"), Case(.absent, "–", "–"), Case(.number(none, decimals: 2), "–", "–"),
    Case(.number(.nan, decimals: 2), "–", "–"), Case(.percent(none), "–", "–"), Case(.percent(.infinity), "–", "–"),
    Case(.interval(nil, decimals: 2), "–", "–"), Case(.interval(Interval(low: .nan, high: 1), decimals: 2), "–", "–"),
    Case(.published(nil), "–", "–"), Case(.published(PublishedNumber(95.755, decimals: 2)), "95,76", "95.76"), Case(.words(""), "–", "–"),
    Case(.asRead(none), "–", "–"), Case(.ranks(nil), "–", "–"),
    Case(.asRead(821, measure: "phút"), "13\u{A0}giờ 41\u{A0}phút", "13\u{A0}h 41\u{A0}min"),
    Case(.asRead(821, measure: "Minutes"), "13\u{A0}giờ 41\u{A0}phút", "13\u{A0}h 41\u{A0}min"),
    Case(.asRead(821, measure: "giờ"), "821", "821"),
    Case(.asRead(none, measure: "phút"), "–", "–"),
  ]

  @Test(arguments: cells) func cell(c: Case) {
    func text(_ language: Language) -> String {
      ReportTable(.ranking, title: "", language: language, columns: [], rows: []).text(c.cell)
    }
    #expect(text(.vi) == c.vi)
    #expect(text(.en) == c.en)
  }

  /// A note stands for every mark, and none without its mark: the sample has remarks, and no figure that was treated.
  @Test(arguments: Language.allCases) func everyNoteHasItsMark(language: Language) throws {
    let table = rankingTable(SampleResults.results, language)
    let marks = Set(table.rows.flatMap(\.cells).flatMap { cell in if case .marked(_, let mark) = cell { [mark] } else { [String]() } })
    #expect(!marks.isEmpty && marks.allSatisfy { mark in table.notes.contains { $0.contains(mark.suffix(3) + " ") } })
    #expect(!table.notes.contains(TreatmentWords.meaning[language]))
  }

  /// An indicator of the usual id has a name where the survey gives it none.
  @Test func revenueHasAName() {
    let words = [Language.vi, .en].map { Wording(SampleResults.empty, $0).contextName("revenue") }
    #expect(words == ["Thu ngân sách nhà nước", "State budget revenue"])
  }

  @Test func columnsOfNothingGo() {
    let table = ReportTable(
      .ranking, title: "", language: .en, columns: [.init("a"), .init("b", .number), .init("c"), .init("d", .number)],
      rows: [.init([.absent, .absent, .text(""), .count(1)]), .init([.absent, .absent, .absent, .absent], isTotal: true)]
    ).withoutEmptyColumns()
    #expect(table.columns.map(\.title) == ["a", "d"])
    #expect(table.rows.map(\.isTotal) == [false, true])
    #expect(table.rows[0].cells == [.absent, .count(1)])
  }

  @Test func rankingOfTheSample() {
    let table = rankingTable(SampleResults.results, .vi)
    #expect(table.columns.count == 12)
    let rows = table.rows.map { $0.cells.map { table.text($0) } }
    #expect(rows.map { $0[0] } == ["1", "2", "3", "3", "5", "6", "–", "–"])
    #expect(rows[0].prefix(5) == ["1", "Chi cục Hải quan cửa khẩu Móng Cái", "95,76", "94,74–96,73", "Xuất sắc"])
    // Marks for what must be known, one note for each below; units that share a rank show it.
    #expect(rows[5][1] == "Chi cục Hải quan cửa khẩu Hoành Mô (1)(2)")
    #expect(rows[6][1] == "Chi cục Hải quan cửa khẩu Bắc Phong Sinh (3)")
    #expect(
      table.notes.prefix(3) == [
        "(1) Ít phiếu (hiệu dụng 25,7): chỉ để tham khảo.", "(2) Chỉ để tham khảo: khoảng tin cậy rộng hơn 30% thang điểm.",
        "(3) Không công bố vì có ít hơn 5 phiếu.",
      ])
    #expect(table.rows.last?.isTotal == true)
  }

  @Test func attainmentOfEveryIssuer() {
    let table = targetsTable(SampleResults.results.surroundings, .vi)
    let attainment = table.columns.firstIndex { $0.title == "Tỷ lệ hoàn thành" }
    let gap = table.columns.firstIndex { $0.title == "Vượt (+), hụt (−)" }
    let rows = table.rows.map { row in [attainment, gap].map { $0.map { table.text(row.cells[$0]) } ?? "" } }
    // 16351.83 of 11500, 12000 and 16000; Cẩm Phả's actual is not known; 2346 of 13000 after 46 of 366 days.
    #expect(
      rows == [
        ["142,19%", "+4.851,83"], ["136,27%", "+4.351,83"], ["102,20%", "+351,83"], ["–", "–"],
        ["18,05%", "−10.654"],
      ])
  }

  /// Why there is no attainment is said, in the table and in its file.
  @Test func targetsThatAreNotAboveZero() {
    let sample = SampleResults.empty
    func target(_ value: Double, _ attainment: Double?) -> ContextFigure.Target {
      ContextFigure.Target(issuer: "M", value: value, attainment: attainment, gap: value - 5, period: .year(2023), source: "")
    }
    let results = Results(
      survey: sample.survey, index: sample.index, seed: 0, inputs: [], account: sample.account, overall: sample.overall,
      units: sample.units, responseRates: [], respondentGroups: sample.respondentGroups,
      context: [
        ContextFigure(
          unit: nil, indicator: "loss", period: .year(2023), measure: "", actual: 5, previous: nil, changeOnPrevious: nil,
          publishedChange: nil, shareOfDepartment: nil, targets: [target(0, nil), target(10, 0.5), target(-20, nil)], forecasts: [],
          toDate: nil, attainmentRank: nil, sources: [], notes: [])
      ], previousEdition: nil)
    #expect(
      targetsTable(results.surroundings, .en).notes.last
        == "No attainment of targets that are not above zero: loss, O, 2023, M; loss, O, 2023, M.")
    #expect(
      targetsTable(results.surroundings, .vi).notes.last?.hasPrefix("Không tính tỷ lệ hoàn thành của chỉ tiêu không lớn hơn 0: ") == true)
    let lines = CSVFormatTests.lines(contextCSV(results.surroundings)).filter { $0.contains(",target,") }
    let reason = ContextWords.targetNotAboveZero(results.survey.language)
    #expect(lines.map { $0.contains(",\(reason),") || $0.contains(",\"\(reason)\",") } == [true, false, true])
  }

  /// A target of two hours, and a figure of minutes without one: durations say their measure themselves.
  @Test func durationsInTables() {
    let sample = SampleResults.empty
    func figure(_ indicator: String, _ actual: Double, _ targets: [ContextFigure.Target]) -> ContextFigure {
      ContextFigure(
        unit: nil, indicator: indicator, period: .year(2023), measure: "phút", actual: actual, previous: 90, changeOnPrevious: nil,
        publishedChange: nil, shareOfDepartment: nil, targets: targets, forecasts: [], toDate: nil, attainmentRank: nil, sources: [],
        notes: [])
    }
    let results = Results(
      survey: sample.survey, index: sample.index, seed: 0, inputs: [], account: sample.account, overall: sample.overall,
      units: sample.units, responseRates: [], respondentGroups: sample.respondentGroups,
      context: [
        figure("clearance", 821, []),
        figure(
          "inspection", 45, [ContextFigure.Target(issuer: "M", value: 120, attainment: 0.375, gap: 75, period: .year(2023), source: "")]),
      ], previousEdition: nil)
    func texts(_ table: ReportTable) -> [[String]] {
      table.rows.map { $0.cells.map { table.text($0).replacing("\u{A0}", with: " ") } }
    }
    #expect(
      texts(contextTable(results.surroundings, .vi)) == [
        ["clearance", "O", "2023", "13 giờ 41 phút", "1 giờ 30 phút"], ["inspection", "O", "2023", "45 phút", "1 giờ 30 phút"],
      ])
    #expect(texts(targetsTable(results.surroundings, .en)) == [["inspection", "O", "2023", "M", "2 h", "45 min", "37.50%", "−1 h 15 min"]])
    let chart = ReportCharts(results, .en).targets
    #expect(chart?.groups.first?.rows.first?.label == "M: 2\u{A0}h")
  }

  @Test func withoutAFrameThereIsNoRate() {
    let table = responseRatesTable(SampleResults.empty, .vi)
    #expect(table.title == "Mức độ tham gia")
    #expect(table.columns.map(\.title) == ["U", "Số phiếu"])
  }

  private func rates(_ change: (inout DispositionCounts) -> Void) -> ReportTable {
    var counts = DispositionCounts()
    counts.complete = 4
    counts.nonContact = 4
    change(&counts)
    let sample = SampleResults.empty
    return responseRatesTable(
      Results(
        survey: sample.survey, index: sample.index, seed: 0, inputs: [], account: sample.account, overall: sample.overall,
        units: sample.units, responseRates: [ResponseRate(unit: nil, stratum: nil, counts: counts)],
        respondentGroups: sample.respondentGroups,
        context: [], previousEdition: nil), .en)
  }

  /// The rates that say something: e where eligibility is unknown, refusals where somebody refused.
  @Test func furtherRatesOnlyWhereTheySaySomething() {
    func shown(_ table: ReportTable) -> [String] { table.columns.filter { $0.kind == .percent }.map(\.title) }
    #expect(shown(rates { _ in }) == ["RR1", "RR2", "RR5", "RR6"])
    #expect(shown(rates { $0.refusal = 2 }) == ["RR1", "RR2", "RR5", "RR6", "COOP2", "REF1", "CON1"])
    let unknown = rates {
      $0.unknownOther = 4
      $0.notEligible = 8
    }
    #expect(shown(unknown) == ["RR1", "RR2", "RR3", "RR4", "RR5", "RR6"])
    // e = 8/16; RR3 = 4/(8 + 0.5·4) = 40 %
    #expect(unknown.text(unknown.rows[0].cells[11]) == "40.0%")
    #expect(unknown.notes.contains { $0.contains("e = 0.5000") })
  }

  @Test func theReasonForAWithheldTotalStandsInItsRow() throws {
    let sample = SampleResults.empty
    let overall = Results.Overall(
      score: nil, publishedScore: nil, standardError: nil, interval: nil, satisfaction: nil, responses: 9,
      nodes: sample.overall.nodes, remarks: [.revealsWithheld])
    let results = Results(
      survey: sample.survey, index: sample.index, seed: 0, inputs: [], account: sample.account, overall: overall, units: sample.units,
      responseRates: [], respondentGroups: sample.respondentGroups, context: [], previousEdition: nil)
    let table = rankingTable(results, .en)
    #expect(table.rows.last?.cells[1] == .marked(.text("All units"), with: "(2)"))
    #expect(table.notes.contains("(2) Not published: answers that are withheld in a unit could be worked out from it."))
    let document = try JSONDocument(parsing: JSONFormat.bytes(results))
    #expect(document["overall"]?["published"] == .bool(false))
    #expect(document["overall"]?["score"] == .null)
    #expect(document["overall"]?["components"]?["service"]?["n"] == .null)
    #expect(document["overall"]?["responses"] == .number(9))
    let lines = String(decoding: componentsCSV(results, .en).bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(
      lines.last?.hasSuffix("indicator,1,,,,,,,Not published: answers that are withheld in a unit could be worked out from it") == true)
  }

  @Test func problemsBeyondTheLimitAreCounted() {
    let table = problemsTable(SampleResults.results.account, .en).prefix(1) { DocumentWords.moreProblems("\($0)", .en) }
    #expect(table.rows.count == 1)
    #expect(table.notes == ["2 more; the full list is in problems.csv."])
    #expect(problemsTable(SampleResults.results.account, .en).notes == [])
  }

  /// 40 of 100 for transparency; t1 has 1 of its 4.
  @Test func nominalShares() {
    let shares = SampleResults.index.nominalShares
    #expect(shares.map(\.level) == [0, 1, 2, 2, 1, 2, 1, 2])
    #expect(shares[2].amongSiblings == 0.25)
    #expect(shares[2].ofIndex == 0.25 * 0.4)
    // Leaves share out the whole: 0.1 + 0.3 + 0.3 + 0.3.
    #expect(abs(SampleResults.index.indicators.reduce(0) { $0 + shares[$1].ofIndex } - 1) < 1e-15)
  }

  @Test func theFigureOfTheEdition() {
    let results = SampleResults.results
    #expect(results.figure("revenue", unit: nil)?.actual == 16_351.83)
    #expect(results.figure("revenue", unit: 2)?.period == .year(2023))
    #expect(results.figure("revenue", unit: 2)?.actual == nil)
    #expect(results.figure("revenue", unit: 0) == nil)
    #expect(results.figure("trade", unit: nil) == nil)
  }

  @Test(arguments: Language.allCases) func methodNamesWhatWasUsed(language: Language) {
    let text = methodSections(SampleResults.results, language).flatMap { [$0.title] + $0.paragraphs }.joined(separator: "\n")
    for word in ["RR2", "AAPOR", "Taylor", "100 × (x − ", "1, 2, 2, 4", "Kish", "Bắc Phong Sinh"] {
      #expect(text.contains(word), "\(word)")
    }
    let bare = methodSections(SampleResults.empty, language).flatMap { [$0.title] + $0.paragraphs }.joined(separator: "\n")
    for word in ["RR2", "Kish"] { #expect(!bare.contains(word), "\(word)") }
  }

  @Test func aTargetToldToDateIsNotToldAgainWithoutAFigure() {
    // Of 2024 only the span to 15 February, which has the target and what was reached of it; 2025 has nothing else to show.
    let shown = SampleResults.laterTargets.surroundings.figuresWithTargets.filter { $0.indicator == "revenue" && $0.unit == nil }
    #expect(
      shown.map(\.period) == [.year(2023), .days(from: SampleResults.date(2024, 1, 1), to: SampleResults.date(2024, 2, 15)), .year(2025)])
    #expect(targetsTable(SampleResults.laterTargets.surroundings, .en).rows.count == 3 + 1 + 1 + 1)
  }

  @Test func keyFiguresOfTheSample() {
    let figures = keyFigures(SampleResults.results, .vi)
    #expect(
      figures.map(\.label) == ["Điểm cao nhất", "Điểm toàn đơn vị", "Tỷ lệ hài lòng", "Số phiếu", "Tỷ lệ phản hồi", "Thu ngân sách"])
    #expect(figures.last?.value == "16.351,83\u{A0}tỷ đồng")
    #expect(figures.last?.suffix == "tỷ đồng")
    #expect(keyFigures(SampleResults.empty, .en).map(\.value) == ["0"])
  }
}
