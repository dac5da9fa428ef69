import Scoring
import SurveyModel
import Testing

@Suite struct OutcomeRatesTests {
  /// Five cases by unit (x, y) and stratum (s, t, blank): x/s I, y/s R, x/t UO, x/s NE, y/blank NC.
  static let table = DispositionTable(
    disposition: [.complete, .refusal, .unknownOther, .notEligible, .nonContact],
    attributes: [
      .init(name: "unit", categories: ["x", "y"], category: [0, 1, 0, 0, 1]),
      .init(name: "stratum", categories: ["s", "t", ""], category: [0, 0, 1, 0, 2]),
    ], blank: 0, unknown: 0, problems: [])

  @Test func partsInOrder() {
    let rates = OutcomeRates(Self.table)
    #expect(
      rates.parts.map(\.categories) == [
        [nil, nil], [0, nil], [1, nil], [nil, 0], [nil, 1], [nil, 2], [0, 0], [0, 1], [1, 0], [1, 2],
      ])
    #expect(rates.parts.map(\.counts.invited) == [5, 3, 2, 3, 1, 1, 2, 1, 1, 1])
  }

  /// e = 3 of 4; overall RR3 = 1/(3 + 0.75) = 4/15, in unit x 1/(1 + 0.75) = 4/7.
  @Test func oneEForTheWholeList() {
    let rates = OutcomeRates(Self.table)
    #expect(rates.eligibility == .estimated(eligible: 3, known: 4))
    #expect(rates.parts[0].counts.rr3(rates.eligibility) == 4 / 15.0)
    #expect(rates.parts[1].counts.rr3(rates.eligibility) == 4 / 7.0)
    let given = OutcomeRates(Self.table, eligibility: 1)
    #expect(given.parts[0].counts.rr3(given.eligibility) == given.parts[0].counts.rr1)
  }

  @Test func withoutAttributesThereIsOnePart() {
    let rates = OutcomeRates(
      DispositionTable(disposition: [.complete], attributes: [], blank: 0, unknown: 0, problems: []))
    #expect(rates.parts.map(\.categories) == [[]])
    #expect(rates.parts[0].counts.rr1 == 1)
  }
}
