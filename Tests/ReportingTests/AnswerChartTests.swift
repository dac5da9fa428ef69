import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// How the answers to each question are shown, and that what is hidden is shown nowhere.
@Suite struct AnswerChartTests {
  /// By category, those who do not know, the shares left and right of the middle, of the categories above it.
  @Test(arguments: [
    ([1, 1, 2, 4, 2], 0, 0.3, 0.7, 0.6), ([0, 0, 0, 0, 5], 5, 0, 1, 1), ([3, 1], 0, 0.75, 0.25, 0.25), ([5, 0, 0], 0, 1, 0, 0),
    ([1, 1, 1, 1], 4, 0.5, 0.5, 0.5), ([0, 0, 7, 0, 0], 1, 0.5, 0.5, 0),
  ]) func sides(_ counts: [Int], _ dontKnow: Int, _ low: Double, _ high: Double, _ above: Double) {
    let row = AnswerChart.Row(name: "q", counts: counts, dontKnow: dontKnow)
    #expect(abs(row.sides.low - low) < 1e-12 && abs(row.sides.high - high) < 1e-12 && abs(row.high - above) < 1e-12)
    #expect(abs(row.dontKnowShare - Double(dontKnow) / Double(counts.reduce(0, +) + dontKnow)) < 1e-12)
  }

  /// Everything stays within the picture, and bars of one side stand in the order of the scale.
  @Test(arguments: [2, 3, 4, 5, 7, 10, 11]) func barsStayInside(categories: Int) throws {
    let rows = (0..<5).map { place in
      AnswerChart.Row(
        name: "Câu hỏi \(place)", counts: (0..<categories).map { $0 % 3 + (place == 0 && $0 == 0 ? 90 : 1) }, dontKnow: place * 3)
    }
    let chart = AnswerChart(title: "t", language: .vi, labels: (1...categories).map { "mức \($0)" }, rows: rows)
    for picture in chart.pictures(id: "chart-answers") {
      for case .rectangle(let bar) in picture.drawing.shapes {
        guard case .share(let x) = bar.x, case .share(let width) = bar.width else { continue }
        #expect(x > -1e-9 && x + width < 1 + 1e-9 && width > 0)
      }
    }
    let colors = (0..<categories).map { AnswerChart.color($0, of: categories) }
    #expect(colors.first != colors.last)
    if categories <= 7 { #expect(Set(colors).count == categories) }
  }

  @Test func nothingAtAll() {
    let chart = AnswerChart(title: "t", language: .en, labels: ["no", "yes"], rows: [.init(name: "q", counts: [0, 0], dontKnow: 0)])
    #expect(chart.pictures(id: "c").count == 1)
  }

  static func results(seed: UInt64) throws -> Results? {
    let survey = try RandomSurvey(seed: seed)
    return try? Evaluation(replicates: 12).evaluate(survey.data)
  }

  /// Charts, tables and results.json say the same, and only what may be told.
  @Test(arguments: 1...12 as ClosedRange<UInt64>) func everyFormatSaysTheSame(seed: UInt64) throws {
    guard let results = try Self.results(seed: seed) else { return }
    let answers = try #require(results.answers)
    let json = try JSONDocument(parsing: JSONFormat.bytes(results))
    let batches = AnswerBatch.all(results, .en)
    #expect(batches.flatMap(\.questions).count == answers.questions.count)
    for (place, question) in answers.questions.enumerated() {
      let entry = try #require(json["answers"]?[place])
      #expect(entry["question"] == .string(question.code))
      let told = question.whole.flatMap { $0.answers > 0 ? $0 : nil }
      #expect((entry["overall"]?["counts"] == nil) == (told == nil))
      if let told {
        for (category, count) in told.categories.enumerated() {
          #expect(entry["overall"]?["counts"]?[category] == .number(Double(count)))
        }
      }
      for (unit, own) in results.units.enumerated() {
        let counts = question.units[own.unit]
        #expect(own.isPublished || results.survey.respondentGroups[question.group].isConfidential == false || counts == nil)
        #expect((entry["units"]?[unit]?["answers"]?["counts"] == nil) == (counts == nil))
      }
    }
    for batch in batches {
      let table = answersTable(batch, results, .en, units: false)
      for (row, question) in zip(table.rows, batch.questions) {
        let isTold = (question.counts.whole?.answers ?? 0) > 0
        #expect(row.cells.dropFirst().allSatisfy { ($0 == .absent) != isTold })
        guard let counts = question.counts.whole, isTold else { continue }
        for (cell, count) in zip(row.cells.dropFirst(), counts.categories) {
          #expect(cell == .percent(Double(count) / Double(counts.answers)))
        }
        #expect(row.cells[batch.labels.count + 1] == .count(counts.answers))
      }
      let byUnit = answersTable(batch, results, .en, units: true)
      #expect(byUnit.rows.count == batch.questions.count * (results.units.count + 1))
    }
  }

  /// Every language has its own labels, in tables, charts and results.json.
  @Test func labelsInBothLanguages() throws {
    let survey = try RandomSurvey(seed: 3)
    func named(_ scale: AnswerScale) throws -> AnswerScale {
      try #require(
        AnswerScale(
          id: scale.id,
          categories: scale.categories.map {
            .init(
              value: $0.value, code: $0.code, labels: ["x\($0.code)"], name: LocalizedText(vi: "mức \($0.code)", en: "level \($0.code)"))
          }))
    }
    let own = survey.data.survey
    let data = SurveyData(
      survey: Survey(
        title: own.title, organization: own.organization, edition: own.edition, published: own.published, index: own.index,
        unitNoun: own.unitNoun, units: own.units, strata: own.strata, scales: try own.scales.map(named),
        respondentGroups: own.respondentGroups),
      index: survey.data.index, groups: survey.data.groups, context: survey.data.context, account: survey.data.account,
      inputs: survey.data.inputs)
    let results = try Evaluation(replicates: 12).evaluate(data)
    for (language, word) in [(Language.vi, "mức"), (.en, "level")] {
      for batch in AnswerBatch.all(results, language) {
        #expect(!batch.labels.isEmpty && batch.labels.allSatisfy { $0.hasPrefix(word + " ") })
        let heads = answersTable(batch, results, language, units: false).columns.map(\.title)
        #expect(batch.labels.allSatisfy { heads.contains($0) })
      }
    }
    let json = try JSONDocument(parsing: JSONFormat.bytes(results))
    let code = own.scales[try #require(results.answers?.questions.first).scale].categories[0].code
    let names = json["answers"]?[0]?["names"]?[0]
    #expect(names?["en"] == .string("level \(code)") && names?["vi"] == .string("mức \(code)"))
    #expect(json["answers"]?[0]?["labels"]?[0] == .string("x\(code)"))
  }

  @Test func ofAnEntityAndOfARankingNothing() throws {
    let survey = try RandomSurvey(seed: 3)
    let results = try? Evaluation(replicates: 12, detail: .ranking).evaluate(survey.data)
    #expect(results?.answers == nil)
    #expect(SampleResults.results.answers == nil && Document(SampleResults.results, .en).section("answers") == nil)
  }
}
