import Scoring
import SurveyModel
import Testing

@Suite struct ResponseRatesTests {
  typealias Response = TinySurvey.Response
  typealias Invitation = TinySurvey.Invitation

  static func counts(
    I: Int = 0, P: Int = 0, R: Int = 0, NC: Int = 0, O: Int = 0, UH: Int = 0, UO: Int = 0, NE: Int = 0
  ) -> DispositionCounts {
    var counts = DispositionCounts()
    counts.complete = I
    counts.partial = P
    counts.refusal = R
    counts.nonContact = NC
    counts.other = O
    counts.unknownHousehold = UH
    counts.unknownOther = UO
    counts.notEligible = NE
    return counts
  }

  /// I 400, P 30, R 50, NC 90, O 10, UH 25, UO 15, NE 20: known eligible 580, unknown 40, e = 580/600 = 29/30.
  /// RR1 400/620, RR2 430/620, RR3 400/(580 + 40·29/30) = 75/116, …
  @Test func everyRate() {
    let c = Self.counts(I: 400, P: 30, R: 50, NC: 90, O: 10, UH: 25, UO: 15, NE: 20)
    #expect(c.eligibility == 29 / 30.0)
    let rates: [(Double?, Double)] = [
      (c.rr1, 20 / 31.0), (c.rr2, 43 / 62.0), (c.rr3(), 75 / 116.0), (c.rr4(), 645 / 928.0), (c.rr5, 20 / 29.0),
      (c.rr6, 43 / 58.0), (c.coop1, 40 / 49.0), (c.coop2, 43 / 49.0), (c.coop3, 5 / 6.0), (c.coop4, 43 / 48.0),
      (c.ref1, 5 / 62.0), (c.ref2(), 75 / 928.0), (c.ref3, 5 / 58.0), (c.con1, 49 / 62.0), (c.con2(), 735 / 928.0),
      (c.con3, 49 / 58.0),
    ]
    for (place, (rate, expected)) in rates.enumerated() {
      #expect(isClose(rate, expected, within: 1e-14), "rate \(place)")
    }
  }

  /// Only unknown eligibility: rates over it are 0, the others are not defined.
  @Test func onlyUnknownEligibility() {
    let c = Self.counts(UO: 3)
    #expect([c.rr1, c.rr2, c.rr3(eligibility: 0.3), c.rr4(eligibility: 0.3), c.ref1, c.ref2(eligibility: 0.3)] == [0, 0, 0, 0, 0, 0])
    #expect([c.con1, c.con2(eligibility: 0.3)] == [0, 0])
    #expect([c.rr5, c.rr6, c.coop1, c.coop2, c.coop3, c.coop4, c.ref3, c.con3, c.eligibility, c.rr3()].allSatisfy { $0 == nil })
  }

  @Test func nobodyInvited() {
    let c = Self.counts()
    #expect([c.rr1, c.rr2, c.rr3(), c.rr4(), c.rr5, c.rr6].allSatisfy { $0 == nil })
  }

  /// With nobody of unknown eligibility e does not matter: RR3 = RR1 = 3/4.
  @Test func eligibilityMattersOnlyForTheUnknown() {
    let c = Self.counts(I: 3, NC: 1, NE: 5)
    #expect(c.rr3(eligibility: 0.1) == 0.75)
    #expect(c.rr1 == 0.75)
  }

  /// Complete → I, partial → P, break-off → R, the list's code, else NC; a code I or P without a response → O; strangers nowhere.
  @Test func dispositions() {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s", "t"])
    survey.responses = [
      Response(0, unit: 0, stratum: 0, [3]), Response(1, unit: 0, stratum: 0, complete: false, [3]),
      Response(50, unit: 0, stratum: 0, inFrame: false, [3]), Response(0, unit: 1, stratum: 0, inFrame: false, [3]),
    ]
    survey.breakOffs = [SurveyData.Group.BreakOff(respondent: 2, unit: 0)]
    survey.frame = [
      Invitation(0, unit: 0, stratum: 0), Invitation(1, unit: 0, stratum: 0, .complete), Invitation(2, unit: 0, stratum: 0),
      Invitation(3, unit: 0, stratum: 1), Invitation(4, unit: 0, stratum: 1, .notEligible),
      Invitation(5, unit: 1, stratum: 1, .complete), Invitation(6, unit: 1, stratum: 1, .unknownOther),
      Invitation(6, unit: 1, stratum: 1, .refusal),  // the same again: not counted
    ]
    let rates = ResponseRates(survey: survey.survey, groups: [survey.group])
    #expect(rates.unconfirmed == 1)
    let expected = [
      ResponseRate(unit: nil, stratum: nil, counts: Self.counts(I: 1, P: 1, R: 1, NC: 1, O: 1, UO: 1, NE: 1)),
      ResponseRate(unit: nil, stratum: 0, counts: Self.counts(I: 1, P: 1, R: 1)),
      ResponseRate(unit: nil, stratum: 1, counts: Self.counts(NC: 1, O: 1, UO: 1, NE: 1)),
      ResponseRate(unit: 0, stratum: nil, counts: Self.counts(I: 1, P: 1, R: 1, NC: 1, NE: 1)),
      ResponseRate(unit: 1, stratum: nil, counts: Self.counts(O: 1, UO: 1)),
      ResponseRate(unit: 0, stratum: 0, counts: Self.counts(I: 1, P: 1, R: 1)),
      ResponseRate(unit: 0, stratum: 1, counts: Self.counts(NC: 1, NE: 1)),
      ResponseRate(unit: 1, stratum: 0, counts: Self.counts()),
      ResponseRate(unit: 1, stratum: 1, counts: Self.counts(O: 1, UO: 1)),
    ]
    #expect(rates.rates == expected)
  }

  /// Without a unit a row counts overall and by stratum; any response of the firm matches, the complete one first.
  @Test func blankUnits() {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s"])
    survey.responses = [
      Response(0, unit: 0, stratum: 0, complete: false, [3]), Response(0, unit: 1, stratum: 0, [3]),
      Response(1, unit: 1, stratum: 0, complete: false, [3]),
    ]
    survey.breakOffs = [SurveyData.Group.BreakOff(respondent: 2, unit: 1)]
    survey.frame = (0..<4).map { Invitation($0, unit: nil, stratum: 0) }
    let rates = ResponseRates(survey: survey.survey, groups: [survey.group]).rates
    let expected = Self.counts(I: 1, P: 1, R: 1, NC: 1)
    #expect(rates.map(\.counts) == [expected, expected])
    #expect(rates.map(\.unit) == [nil, nil])
    #expect(rates.map(\.stratum) == [nil, 0])
  }

  @Test func withoutFrame() {
    var survey = TinySurvey()
    survey.responses = [Response(0, unit: 0, [3])]
    #expect(ResponseRates(survey: survey.survey, groups: [survey.group]).rates.isEmpty)
    survey.frame = []
    #expect(ResponseRates(survey: survey.survey, groups: [survey.group]).rates.map(\.counts.rr2) == [nil])
  }

  /// Groups are added up: 1 of 2 and 1 of 3.
  @Test func groupsAddUp() {
    var firms = TinySurvey(units: ["a"])
    firms.responses = [Response(0, unit: 0, [3])]
    firms.frame = [Invitation(0, unit: 0), Invitation(1, unit: 0)]
    var officers = firms
    officers.frame = [Invitation(0, unit: 0), Invitation(1, unit: 0), Invitation(2, unit: 0)]
    let rates = ResponseRates(survey: firms.survey, groups: [firms.group, officers.group]).rates
    #expect(rates.map(\.counts.rr2) == [0.4, 0.4])
  }
}
