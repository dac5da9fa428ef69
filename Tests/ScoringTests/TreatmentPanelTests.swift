import SurveyModel
import TestSupport
import Testing

@testable import Scoring

/// Figures taken from other periods of the same unit.
@Suite struct TreatmentPanelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let method: DataTreatment.Imputation
    var own: Period = .year(2023)
    /// What the unit has in other periods.
    let known: [(Period, Double)]
    let value: Double?
    var from: [Period] = []

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "the last before", method: .latest, known: [(.year(2020), 1), (.year(2022), 5), (.year(2021), 3)], value: 5, from: [.year(2022)]
    ),
    Case(name: "never from later", method: .latest, known: [(.year(2020), 1), (.year(2024), 9)], value: 1, from: [.year(2020)]),
    // 4 + (10 − 4)·(2023 − 2021)/(2024 − 2021) = 4 + 6·2/3 = 8
    Case(name: "between", method: .linear, known: [(.year(2021), 4), (.year(2024), 10)], value: 8, from: [.year(2021), .year(2024)]),
    // The nearest on either side: 6 and 7, a year apart each: 6.5.
    Case(
      name: "the nearest", method: .linear, known: [(.year(2010), 100), (.year(2024), 7), (.year(2022), 6), (.year(2030), -5)], value: 6.5,
      from: [.year(2022), .year(2024)]),
    Case(name: "behind the last", method: .linear, known: [(.year(2020), 2), (.year(2021), 3)], value: 3, from: [.year(2021)]),
    Case(name: "before the first", method: .linear, known: [(.year(2025), 2), (.year(2027), 9)], value: 2, from: [.year(2025)]),
    Case(
      name: "equal ends", method: .linear, known: [(.year(2020), 0.1), (.year(2030), 0.1)], value: 0.1, from: [.year(2020), .year(2030)]),
    // December to February: the month between. 10 + (20 − 10)·1/2.
    Case(
      name: "months", method: .linear, own: .month(year: 2023, month: 1),
      known: [(.month(year: 2022, month: 12), 10), (.month(year: 2023, month: 2), 20), (.year(2022), 500)], value: 15,
      from: [.month(year: 2022, month: 12), .month(year: 2023, month: 2)]),
    // The difference overflows; −10³⁰⁸·1.7·(1 − 1/2) + 1.7·10³⁰⁸·1/2 = 0.
    Case(
      name: "huge", method: .linear, known: [(.year(2022), -1.7e308), (.year(2024), 1.7e308)], value: 0, from: [.year(2022), .year(2024)]),
  ]

  private func treated(
    _ method: DataTreatment.Imputation, own: Period, _ known: [(Period, Double)], isOfRun: Bool = true
  ) throws(ScoringError) -> TreatedTable {
    try TreatedTable(
      UnitTable(units: ["a"], columns: ["x"], values: [.nan]), DataTreatment(imputation: method), scoring: ["x"],
      panel: TreatmentPanel(
        period: own,
        others: known.map { UnitPanel.Edition(period: $0.0, table: UnitTable(units: ["z", "a"], columns: ["x"], values: [-77, $0.1])) },
        isOfRun: isOfRun))
  }

  @Test(arguments: cases) func imputed(c: Case) throws {
    let result = try treated(c.method, own: c.own, c.known)
    #expect(result.table.value(unit: 0, column: 0) == c.value)
    #expect(result.changes.map(\.step) == [.imputed(c.method, from: c.from)])
    // The order of the periods changes nothing.
    #expect(try treated(c.method, own: c.own, c.known.reversed()) == result)
  }

  /// No period of the series at all is an error, where something is missing; a unit that others leave alone stays missing.
  @Test func noPeriodToTakeFrom() throws {
    let error = ScoringError.noPeriods(method: "latest", before: "2023", unit: "a", column: "x")
    for known in [[], [(Period.year(2024), 1.0)], [(.month(year: 2022, month: 1), 1)], [(.year(2023), 1)]] {
      #expect(throws: error) { try treated(.latest, own: .year(2023), known) }
    }
    #expect(error.treatmentPart == .imputation)
    #expect(throws: ScoringError.noPeriods(method: "linear", before: nil, unit: "a", column: "x")) {
      try TreatedTable(
        UnitTable(units: ["a"], columns: ["x"], values: [.nan]), DataTreatment(imputation: .linear), scoring: ["x"])
    }
    // An edition that only serves a pooled range may have the first period.
    #expect(try treated(.latest, own: .year(2023), [(.year(2024), 1)], isOfRun: false).changes.isEmpty)
    // The period is there, the unit has nothing in it.
    #expect(try treated(.latest, own: .year(2023), [(.year(2022), .nan)]).changes.isEmpty)
    // A period that only has what divides is none to take from.
    #expect(throws: error) {
      try TreatedTable(
        Self.table(.nan, 7), DataTreatment(denominations: [.init(column: "x", denominator: "n")], imputation: .latest), scoring: ["x"],
        panel: TreatmentPanel(period: .year(2023), others: [.init(period: .year(2022), table: Self.table(.nan, 100))]))
    }
    let complete = try TreatedTable(
      UnitTable(units: ["a"], columns: ["x"], values: [4]), DataTreatment(imputation: .latest), scoring: ["x"])
    #expect(complete.changes.isEmpty)
  }

  private static func table(_ x: Double, _ n: Double) -> UnitTable { UnitTable(units: ["a"], columns: ["x", "n"], values: [x, n]) }

  /// In each period by the denominator of that period: 30/100 = 0.3 in 2021, 10/50 = 0.2 in 2023; 0.25 between. This year's n of 7 plays no part.
  @Test func quotientsOfOtherPeriods() throws {
    let treatment = DataTreatment(denominations: [.init(column: "x", denominator: "n")], imputation: .linear)
    func treated(_ others: [(Int, Double, Double)]) throws(ScoringError) -> TreatedTable {
      try TreatedTable(
        Self.table(.nan, 7), treatment, scoring: ["x"],
        panel: TreatmentPanel(
          period: .year(2022), others: others.map { UnitPanel.Edition(period: .year($0.0), table: Self.table($0.1, $0.2)) }))
    }
    let result = try treated([(2021, 30, 100), (2023, 10, 50)])
    #expect(agree(try #require(result.table.value(unit: 0, column: 0)), 0.25, within: 1e-15))
    // Without its denominator 2023 says nothing.
    #expect(try treated([(2021, 30, 100), (2023, 10, .nan)]).table.value(unit: 0, column: 0) == 0.3)
    #expect(throws: ScoringError.denominator(column: "n", unit: "a", value: 0, divides: "x", period: "2023")) {
      try treated([(2021, 30, 100), (2023, 10, 0)])
    }
  }

  /// Two units, columns in another order in the other period: found by name and id. s has one of three and is screened, not made up.
  @Test func unitsAndColumnsAreFoundByTheirNames() throws {
    let treated = try TreatedTable(
      UnitTable(units: ["p", "q", "s"], columns: ["x", "y", "z"], values: [1, .nan, 3, .nan, 5, 6, 7, .nan, .nan]),
      DataTreatment(screen: 0.5, imputation: .latest), scoring: ["x", "y", "z"],
      panel: TreatmentPanel(
        period: .year(2023),
        others: [
          .init(
            period: .year(2022),
            table: UnitTable(units: ["s", "q", "p"], columns: ["z", "y", "x"], values: [9, 9, 9, 60, 50, 40, 30, 20, 10]))
        ]))
    #expect(treated.table.value(unit: 1, column: 0) == 40 && treated.table.value(unit: 0, column: 1) == 20)
    #expect(treated.screened == [.init(unit: 2, known: 1, applicable: 3)] && treated.table.value(unit: 2, column: 1) == nil)
    #expect(treated.changes.count == 3)
  }

  /// The whole chain on rows of several years: x of v is 4 between 3 and 5; min-max over 2, 4 and 6 gives 50. Editions before are treated alike for a pooled range.
  @Test func inAScoredTable() throws {
    func index(_ range: IndexTree.Range) throws -> IndexTree {
      try IndexTree(
        id: "I",
        children: [
          IndexTree.Branch(
            id: "x",
            indicator: IndexTree.Indicator(
              source: .data("x"), normalization: .minMax(range: range, clip: false, whenEqual: nil, from: 0, to: 100)))
        ]
      ).treated(by: DataTreatment(imputation: .linear))
    }
    func table(_ values: [Double]) -> UnitTable { UnitTable(units: ["u", "v", "w"], columns: ["x"], values: values) }
    let earlier = [
      ScoredTable.Earlier(edition: "2021", table: table([1, 3, .nan])), ScoredTable.Earlier(edition: "2023", table: table([0, 5, 10])),
      ScoredTable.Earlier(edition: "a pilot", table: table([100, 100, 100])),
    ]
    let scored = try ScoredTable(table([2, .nan, 6]), index: try index(.thisRun), edition: "2022", earlier: earlier)
    #expect(scored.indexScores == [0, 50, 100])
    // Over 2021 to 2023: 0 to 10; w of 2021 is 6, of the year after.
    let pooled = try ScoredTable(
      table([2, .nan, 6]), index: try index(.pooled(["2021", "2022", "2023"])), edition: "2022", earlier: earlier)
    #expect(pooled.indexScores == [20, 40, 60] && pooled.normalizer.observedRanges.map(\.units) == [9])
    #expect(throws: ScoringError.noPeriods(method: "linear", before: nil, unit: "v", column: "x")) {
      try ScoredTable(table([2, .nan, 6]), index: try index(.thisRun), earlier: earlier)
    }
  }

  /// A screened unit has no score, though a missing child counts as zero; nor does it stop those that must have all.
  @Test func screenedUnitsHaveNoScore() throws {
    for policy in [IndexTree.MissingPolicy.zero, .fail, .reweight(atLeast: 0)] {
      let index = try IndexTree(
        id: "I", root: .init(missing: policy),
        children: ["x", "y", "z"].map {
          IndexTree.Branch(id: $0, indicator: IndexTree.Indicator(source: .data($0), normalization: .none))
        }
      ).treated(by: DataTreatment(screen: 0.5))
      let scored = try ScoredTable(
        UnitTable(units: ["a", "b"], columns: ["x", "y", "z"], values: [3, 4, 5, 9, .nan, .nan]), index: index)
      #expect(scored.indexScores == [4, nil] && scored.ranking.rank == [1, nil])
      #expect(scored.treated?.screened == [.init(unit: 1, known: 1, applicable: 3)])
    }
  }

  /// Logarithms of two editions are not one column.
  @Test func aLogarithmIsNotPooled() throws {
    let index = try IndexTree(
      id: "I",
      children: [
        IndexTree.Branch(
          id: "x",
          indicator: IndexTree.Indicator(
            source: .data("x"),
            normalization: .minMax(range: .pooled(["2022", "2023"]), clip: true, whenEqual: nil, from: 0, to: 100)))
      ]
    ).treated(by: DataTreatment(outliers: .init(mostPoints: 0)))
    let calm = UnitTable(units: (0..<8).map { "u\($0)" }, columns: ["x"], values: [3, 7, 8, 12, 13, 14, 18, 21])
    let skewed = UnitTable(units: calm.units, columns: ["x"], values: TreatmentTests.skewed)
    for (own, other, told) in [(skewed, calm, "2023"), (calm, skewed, "2022")] {
      #expect(throws: ScoringError.transformedPooled(indicator: "x", edition: told)) {
        try ScoredTable(own, index: index, edition: "2023", earlier: [.init(edition: "2022", table: other)])
      }
    }
    #expect(try ScoredTable(calm, index: index, edition: "2023", earlier: [.init(edition: "2022", table: calm)]).indexScores[7] == 100)
  }
}
