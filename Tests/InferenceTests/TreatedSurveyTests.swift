import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Treated figures on their way through the evaluation of a survey: what they define, what is marked, what replicates hold.
@Suite struct TreatedSurveyTests {
  private static let likert = AnswerScale(
    id: "s", categories: (1...5).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })!

  /// Eight responses to each unit but the first and the last of five, which have two; answers differ.
  private func data(
    _ index: IndexTree, hours: [Double?], earlier: [(Int, Int, Double)] = [], answers shift: Int = 0, edition: String = "2023",
    units order: [Int] = [0, 1, 2, 3, 4]
  ) -> SurveyData {
    let names = ["a", "b", "c", "d", "e"]
    let rows = order.enumerated().flatMap { place, unit in
      (0..<([0, 4].contains(unit) ? 2 : 8)).map { (place, 1 + (unit + $0 + shift) % 5) }
    }
    let question = Question(code: "q", column: "q", scale: 0)
    let survey = Survey(
      title: LocalizedText("t"), organization: LocalizedText("o"), edition: edition, published: CalendarDate(iso: "2023-12-27")!,
      index: "i.yaml", unitNoun: LocalizedText("unit"), units: order.map { Unit(id: names[$0], name: LocalizedText(names[$0])) },
      strata: [],
      scales: [Self.likert],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: [.init(file: "r.csv")], columns: RespondentGroup.Columns(), questions: [question], population: nil)
      ])
    let table = ResponseTable(
      questions: [question], unit: rows.map { UInt32($0.0) }, stratum: rows.map { _ in ResponseTable.noStratum },
      respondent: rows.indices.map { UInt32($0) }, isComplete: rows.map { _ in true }, isInFrame: rows.map { _ in true },
      answers: [rows.map { UInt8($0.1 - 1) }])
    let entries = order.enumerated().compactMap { place, unit in
      (hours.indices.contains(unit) ? hours[unit] : nil).map {
        ContextTable.Entry(unit: place, indicator: "hours", period: .year(2023), kind: .actual, value: $0)
      }
    }
    let before = earlier.map { unit, year, value in
      ContextTable.Entry(unit: order.firstIndex(of: unit), indicator: "hours", period: .year(year), kind: .actual, value: value)
    }
    return SurveyData(
      survey: survey, index: index, groups: [.init(responses: table, frame: nil)], context: ContextTable(entries: entries + before),
      account: ImportAccount(
        rowsRead: rows.count, responses: rows.count, respondents: rows.count, leftOut: [], answersMissing: [], problems: [], recognized: []),
      inputs: [])
  }

  private func index(
    _ treatment: DataTreatment?, question: IndexTree.Normalization = .answerScale(from: 0, to: 100), withData: Bool = true,
    entities: [IndexTree] = []
  ) throws -> IndexTree {
    let soft = IndexTree.Branch(
      id: "soft",
      children: [
        IndexTree.Branch(
          id: "q", indicator: IndexTree.Indicator(source: .question(code: "q", statistic: .mean), normalization: question))
      ])
    let hard = IndexTree.Branch(
      id: "h",
      indicator: IndexTree.Indicator(
        source: .data("hours"), direction: .negative,
        normalization: .minMax(range: .thisRun, clip: true, whenEqual: nil, from: 0, to: 100)))
    return try IndexTree(id: "I", entities: entities, children: withData ? [soft, hard] : [soft]).treated(by: treatment)
  }

  private func result(_ results: Results, _ id: String) throws -> Results.UnitResult {
    try #require(results.units.first { results.survey.units[$0.unit].id == id })
  }

  /// a and e have two responses each and are withheld. Their 1 and 900 hours are in no range and no median. b: 10, c: missing, d: 20: the median is 15; min-max gives 100, 50, 0.
  @Test func withheldUnitsDefineNothing() throws {
    let results = try Evaluation().evaluate(data(try index(DataTreatment(imputation: .median)), hours: [1, 10, nil, 20, 900]))
    #expect(results.units.filter { !$0.isPublished }.map { results.survey.units[$0.unit].id } == ["a", "e"])
    #expect(try ["b", "c", "d"].map { try result(results, $0).nodes[3].score } == [100, 50, 0])
    #expect(results.treatment?.changes == [.init(unit: 2, measure: "hours", step: .imputed(.median), before: nil, after: 15)])
    let marks = try #require(results.treatmentMarks)
    #expect(marks.marks(ofUnit: 2, node: 0) == [.imputed] && marks.marks(ofUnit: 2, node: 3) == [.imputed])
    #expect(marks.marks(ofUnit: 2, node: 1).isEmpty && marks.marks(ofUnit: 1, node: 0).isEmpty && marks.marks(ofUnit: nil, node: 0).isEmpty)
    #expect(try result(results, "c").remarks.first == .treated(indicators: ["h"]))
    #expect(try result(results, "b").remarks.contains { if case .treated = $0 { true } else { false } } == false)
  }

  /// c has no figure at all, less than all: no index, no rank, the reason; its answers are still shown. Ranges, ranks and comparisons are those of the others.
  @Test func aScreenedUnitHasNoIndex() throws {
    let screened = try Evaluation().evaluate(data(try index(DataTreatment(screen: 1)), hours: [1, 10, nil, 20, 900]))
    let unit = try result(screened, "c")
    #expect(unit.isPublished && unit.rank == nil && unit.score == nil && unit.interval == nil && unit.rankSet == nil)
    #expect(unit.remarks == [.screened(known: 0, applicable: 1, share: 1)])
    #expect(unit.nodes[0].score == nil && unit.nodes[3].score == nil && unit.nodes[1].score != nil && unit.satisfaction != nil)
    #expect(screened.units.compactMap(\.rank) == [1, 2] && screened.rankComparison?.groups?.joined().contains(unit.unit) != true)
    // Where it is not screened, its answers alone are its index.
    let kept = try Evaluation().evaluate(data(try index(nil), hours: [1, 10, nil, 20, 900]))
    #expect(try result(kept, "c").rank != nil && kept.treatment == nil && kept.treatmentMarks == nil)
    // Withholding is decided before: the same units, with or without.
    #expect(screened.units.filter { !$0.isPublished }.map(\.unit).sorted() == kept.units.filter { !$0.isPublished }.map(\.unit).sorted())
  }

  /// The head of the unit is scored from answers alone: what its unit lacks in figures does not concern it.
  @Test func anEntityWithoutFiguresIsNotScreened() throws {
    let entity = try IndexTree(
      id: "head",
      children: [IndexTree.Branch(id: "hq", indicator: IndexTree.Indicator(source: .question(code: "q", statistic: .mean)))])
    let results = try Evaluation().evaluate(data(try index(DataTreatment(screen: 1), entities: [entity]), hours: [1, 10, nil, 20, 900]))
    let ranked = try #require(results.entities.first)
    #expect(try result(ranked, "c").rank != nil && result(results, "c").rank == nil)
  }

  /// The edition before had no such entity, but its context has the figure that both lack now: 13 of 2022.
  @Test func anEntityTakesFiguresOfEditionsWithoutIt() throws {
    let range = IndexTree.Normalization.minMax(range: .given(min: 0, max: 100), clip: true, whenEqual: nil, from: 0, to: 100)
    let entity = try IndexTree(
      id: "head", children: [IndexTree.Branch(id: "hh", indicator: IndexTree.Indicator(source: .data("hours"), normalization: range))])
    let now = data(try index(DataTreatment(imputation: .latest), entities: [entity]), hours: [1, 10, nil, 20, 900])
    let then = data(try index(nil), hours: [], earlier: [(2, 2022, 13), (1, 2022, 5), (3, 2022, 6)], edition: "2022")
    let results = try Evaluation().evaluate(now, previous: then)
    #expect(try result(results, "c").nodes[3].value == 13 && result(try #require(results.entities.first), "c").nodes[1].value == 13)
  }

  /// Figures are held in replicates: a score of figures alone varies in none, and the replicates of the index are those of its answers, whatever the treatment had to do.
  @Test func replicatesHoldTreatedFigures() throws {
    let range = IndexTree.Normalization.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)
    func scores(_ treatment: DataTreatment?, _ hours: [Double?]) throws -> (ScoredSurvey, ReplicateScores) {
      let scored = try ScoredSurvey(data(try index(treatment, question: range), hours: hours))
      return (scored, Bootstrap(replicates: 40, seed: 3).scores(of: scored))
    }
    let (scored, imputed) = try scores(DataTreatment(imputation: .median), [1, 10, nil, 20, 900])
    #expect(scored.smoothness.needsReplicates)
    #expect(imputed.series(domain: 2, node: 3).allSatisfy { $0 == 50 } && Set(imputed.series(domain: 2, node: 0)).count > 5)
    let (_, observed) = try scores(nil, [1, 10, 15, 20, 900])
    for domain in 1...3 { #expect(imputed.series(domain: domain, node: 0).elementsEqual(observed.series(domain: domain, node: 0))) }
  }

  /// Imputed by hand or by treatment, every number of the results is the same.
  @Test func treatmentIsDoneOnceBeforeInference() throws {
    let byTreatment = try Evaluation().evaluate(
      data(try index(DataTreatment(imputation: .latest)), hours: [1, 10, nil, 20, 900], earlier: [(2, 2021, 13), (2, 2024, 99)]))
    let byHand = try Evaluation().evaluate(data(try index(nil), hours: [1, 10, 13, 20, 900]))
    for (one, other) in zip(byTreatment.units, byHand.units) {
      #expect(one.unit == other.unit && one.score == other.score && one.interval == other.interval && one.rankSet == other.rankSet)
    }
    #expect(byTreatment.treatment?.changes.map(\.step) == [.imputed(.latest, from: [.year(2021)])])
  }

  /// Permuting the units of the survey permutes the results, to the last bit.
  @Test func permutingUnitsPermutesResults() throws {
    let tree = try index(DataTreatment(screen: 0.5, imputation: .mean, outliers: .init(mostPoints: 1)))
    let one = try Evaluation().evaluate(data(tree, hours: [0.1, 0.2, 0.7, 0.4, nil]))
    let other = try Evaluation().evaluate(data(tree, hours: [0.1, 0.2, 0.7, 0.4, nil], units: [0, 3, 4, 1, 2]))
    for id in ["a", "b", "c", "d", "e"] {
      let (x, y) = (try result(one, id), try result(other, id))
      #expect(x.score == y.score && x.rank == y.rank && x.nodes[3] == y.nodes[3] && x.isPublished == y.isPublished)
    }
  }
}
