import SurveyModel
import TestSupport
import Testing

@testable import Scoring

/// Treatment on the figures of a survey: units × measures of the edition, other periods from any context.
@Suite struct SurveyTreatmentTests {
  private func survey(_ edition: String = "2023", units: [Unit]? = nil) -> Survey {
    let base = TinySurvey(units: ["a", "b", "c"], edition: edition).survey
    return Survey(
      title: base.title, organization: base.organization, edition: edition, published: base.published, index: "i.yaml",
      unitNoun: base.unitNoun, units: units ?? base.units, strata: [], scales: base.scales, respondentGroups: base.respondentGroups)
  }

  private func index(
    _ treatment: DataTreatment, range: IndexTree.Range = .thisRun, notApplicable: [String] = []
  ) throws -> IndexTree {
    try IndexTree(
      id: "I",
      children: [
        IndexTree.Branch(
          id: "h", notApplicable: notApplicable,
          indicator: IndexTree.Indicator(
            source: .data("hours"), normalization: .minMax(range: range, clip: true, whenEqual: nil, from: 0, to: 100)))
      ]
    ).treated(by: treatment)
  }

  private func row(
    _ unit: Int?, _ value: Double?, _ period: Int = 2023, _ name: String = "hours", measure: String = "h", kind: ContextTable.Kind = .actual
  ) -> ContextTable.Entry {
    ContextTable.Entry(unit: unit, indicator: name, period: .year(period), kind: kind, value: value, measure: measure)
  }

  private func treated(
    _ treatment: DataTreatment, _ entries: [ContextTable.Entry], range: IndexTree.Range = .thisRun, published: [Bool] = [true, true, true],
    edition: String = "2023", units: [Unit]? = nil, earlier: [(Survey, [ContextTable.Entry])] = []
  ) throws(ScoringError) -> SurveyTreatment {
    guard
      let index = try? index(treatment, range: range),
      let made = try SurveyTreatment(
        index: index, survey: survey(edition, units: units), context: ContextTable(entries: entries), isPublished: published,
        earlier: earlier.map { ($0.0, ContextTable(entries: $0.1)) })
    else { throw .noValues(indicator: "no treatment") }
    return made
  }

  private func values(_ treatment: SurveyTreatment) -> [Double?] { ([0, 1, 2] + [nil]).map { treatment.values[$0, "hours"] } }

  @Test func noTreatmentNoChange() throws {
    let plain = try index(DataTreatment()).treated(by: nil)
    #expect(try SurveyTreatment(index: plain, survey: survey(), context: nil, isPublished: [true, true, true]) == nil)
  }

  /// The mean of a and b is 3; c, withheld for few answers with its 800 hours, makes no part of it and stands in no list. The whole has its own figure.
  @Test func withheldUnitsMakeNothing() throws {
    let entries = [row(0, 2), row(1, 4), row(2, 800), row(nil, 50)]
    let result = try treated(DataTreatment(imputation: .mean), entries, published: [true, true, false])
    #expect(values(result) == [2, 4, nil, 50] && result.log.changes.isEmpty)
    let lacking = try treated(DataTreatment(imputation: .mean), [row(0, 2), row(2, 800)], published: [true, true, false])
    #expect(values(lacking) == [2, 2, nil, nil])
    #expect(lacking.log.changes == [.init(unit: 1, measure: "hours", step: .imputed(.mean), before: nil, after: 2)])
    // Nobody is published: nothing to do, and no error.
    #expect(try treated(DataTreatment(screen: 1, imputation: .mean), entries, published: [false, false, false]).log.changes.isEmpty)
  }

  /// 20/10, 30/15 and the whole's 60/30; another measure of the context divides, and is no figure of the index.
  @Test func denominators() throws {
    let treatment = DataTreatment(denominations: [.init(column: "hours", denominator: "forms")])
    let forms = [
      row(0, 10, 2023, "forms", measure: "forms"), row(1, 15, 2023, "forms", measure: "forms"),
      row(nil, 30, 2023, "forms", measure: "forms"),
    ]
    let result = try treated(treatment, [row(0, 20), row(1, 30), row(nil, 60)] + forms)
    #expect(values(result) == [2, 2, nil, 2])
    #expect(result.log.changes.map(\.unit) == [0, 1, nil] && result.log.changes.map(\.before) == [20, 30, 60])
    #expect(throws: ScoringError.unknownDenominator("forms", divides: "hours")) { try treated(treatment, [row(0, 20)]) }
    // Known, but not of this edition.
    #expect(throws: ScoringError.noDenominators("forms", divides: "hours")) {
      try treated(treatment, [row(0, 20), row(0, 1, 2022, "forms")])
    }
    #expect(throws: ScoringError.denominator(column: "forms", unit: "", value: -1, divides: "hours", period: nil)) {
      try treated(treatment, [row(0, 20), row(nil, 5), row(nil, -1, 2023, "forms")] + forms.prefix(2))
    }
  }

  /// c: 8 of 2022 in the survey's own context, before the 80 that the edition of 2022 says. b: nothing of its own; 6 of 2021 from the edition of 2022, before that of 2021. a had another id.
  @Test func otherPeriodsComeFromEveryContext() throws {
    let old = [
      Unit(id: "a-old", name: LocalizedText("a")), Unit(id: "b", name: LocalizedText("b")), Unit(id: "c", name: LocalizedText("c")),
    ]
    let now = [Unit(id: "a", name: LocalizedText("a"), formerly: ["a-old"])] + old.dropFirst()
    let result = try treated(
      DataTreatment(imputation: .latest), [row(2, 8, 2022), row(2, 1, 2020), row(1, nil, 2022), row(1, 9, 2024)], units: now,
      earlier: [
        (survey("2022", units: old), [row(2, 80, 2022), row(1, 6, 2021), row(0, 3, 2022), row(nil, 40, 2022)]),
        (survey("2021", units: old), [row(1, 66, 2021), row(0, 33, 2021), row(nil, 44, 2021)]),
      ])
    #expect(values(result) == [3, 6, 8, 40])
    #expect(
      result.log.changes.map(\.step) == [2022, 2021, 2022, 2022].map { .imputed(.latest, from: [.year($0)]) })
    // A forecast is no observation, and the edition's own period is its own context's alone.
    #expect(throws: ScoringError.noPeriods(method: "latest", before: "2023", unit: "a", column: "hours")) {
      try treated(
        DataTreatment(imputation: .latest), [row(0, 5, 2022, kind: .forecast)], earlier: [(survey("2022"), [row(0, 5, 2023)])])
    }
  }

  /// 300 minutes of 2022 and 2 days of 2021 (in the measure of 2022: 2,880 minutes) are 5 and 48 hours; a figure that is no time of the same is refused.
  @Test func timesOfOtherEditionsAreTakenInTheSurveysOwnMeasure() throws {
    let result = try treated(
      DataTreatment(imputation: .latest), [row(2, 8)],
      earlier: [(survey("2022"), [row(0, 300, 2022, measure: "minutes")]), (survey("2021"), [row(1, 2880, 2021, measure: "phút")])])
    #expect(values(result) == [5, 48, 8, nil])
    let without = try treated(
      DataTreatment(imputation: .latest), [],
      earlier: [
        (survey("2022"), [row(0, 300, 2022, measure: "minutes"), row(2, 1, 2022, measure: "minutes")]),
        (survey("2021"), [row(1, 2, 2021, measure: "ngày")]),
      ])
    #expect(values(without) == [300, 2880, 1, nil])
    #expect(throws: ScoringError.mixedMeasures(indicator: "h", measures: ["h", "%"])) {
      try treated(DataTreatment(imputation: .latest), [row(2, 8)], earlier: [(survey("2022"), [row(0, 300, 2022, measure: "%")])])
    }
  }

  /// A unit that two became, or two that became one: their figures of before are others'.
  @Test func unitsThatWereMergedOrSplit() throws {
    let old = ["a", "b", "c"].map { Unit(id: $0, name: LocalizedText($0)) }
    let merged = [Unit(id: "m", name: LocalizedText("m"), formerly: ["a", "b"]), Unit(id: "c", name: LocalizedText("c"))]
    let rows = [row(0, 5, 2022), row(1, 7, 2022), row(2, 9, 2022)]
    let result = try treated(
      DataTreatment(imputation: .latest), [], published: [true, true], units: merged, earlier: [(survey("2022", units: old), rows)])
    #expect(result.values[0, "hours"] == nil && result.values[1, "hours"] == 9)
    let split = ["x", "y"].map { Unit(id: $0, name: LocalizedText($0), formerly: ["a"]) } + [Unit(id: "c", name: LocalizedText("c"))]
    let halves = try treated(
      DataTreatment(imputation: .latest), [], units: split, earlier: [(survey("2022", units: old), rows)])
    #expect(values(halves) == [nil, nil, 9, nil])
  }

  @Test func contradictionsOfOtherPeriods() throws {
    #expect(throws: ScoringError.mixedMeasures(indicator: "h", measures: ["h", "minutes"])) {
      try treated(DataTreatment(imputation: .latest), [row(0, 5), row(1, 300, 2022, measure: "minutes")])
    }
    // Nothing is taken from there.
    #expect(try treated(DataTreatment(imputation: .mean), [row(0, 5), row(1, 300, 2022, measure: "minutes")]).values[1, "hours"] == 5)
    #expect(
      throws: ScoringError.contextTwice(unit: "a", indicator: "hours", period: .year(2022), kind: .actual, issuer: "")
    ) {
      try treated(DataTreatment(imputation: .latest), [row(0, 5), row(0, 6, 2022), row(0, 7, 2022)])
    }
  }

  /// b has nothing: screened, with 0 of 1. Its 2022 is not taken: it has too little to be made up.
  @Test func screening() throws {
    let result = try treated(DataTreatment(screen: 0.5, imputation: .latest), [row(0, 5), row(2, 6), row(1, 7, 2022)])
    #expect(result.log.screened == [.init(unit: 1, known: 0, applicable: 1)] && values(result)[1] == nil)
  }

  /// A pooled range takes the figures of 2022 as they were treated: 30/10 = 3; 2021, of which nothing is known, is no edition.
  @Test func pooledEditions() throws {
    let treatment = DataTreatment(denominations: [.init(column: "hours", denominator: "forms")], imputation: .linear)
    let forms = (0..<3).flatMap { unit in [2022, 2023].map { row(unit, 10, $0, "forms", measure: "forms") } }
    let result = try treated(
      treatment, [row(0, 20), row(1, 40), row(2, 50), row(0, 30, 2022), row(2, 10, 2022)] + forms,
      range: .pooled(["2021", "2022", "2023"]))
    // b of 2022 is that of the year after: 4.
    #expect(result.pooled == ["hours": ["2022": [3, 4, 1]]])
    let pooled = PooledValues(
      index: try index(treatment, range: .pooled(["2021", "2022", "2023"])), survey: survey(), context: nil, treatment: result)
    #expect(pooled.values(of: "h", edition: "2022") == [3, 4, 1] && pooled.values(of: "h", edition: "2021") == nil)
  }
}
