import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Who answered without being asked, how many there are of a stratum alone, and who may not be eligible:
/// numbers worked out with numpy and scipy from the method alone.
@Suite struct SamplingFractionTests {
  static func unit(_ results: Results, _ unit: Int = 0) throws -> Results.UnitResult {
    try #require(results.units.first { $0.unit == unit })
  }

  static let answers: [Double] = [3, 4, 5, 3, 4, 4, 2, 5, 4, 3]

  /// Ten are listed, of whom the first five answered; the others were not invited.
  static func half(_ count: Int) -> SmallSurvey {
    SmallSurvey(
      rows: (0..<count).map { SmallSurvey.row([answers[$0 % 10]], isInFrame: $0 < 5) },
      frame: (0..<10).map { (respondent: $0 < 5 ? $0 : 100 + $0, unit: 0, stratum: 0) })
  }

  /// f = (10 − 2·5)/10 = 0: as many strangers as members tell nothing of who was not heard.
  @Test func uninvitedAnswersMakeNoCensus() throws {
    let unit = try Self.unit(Evaluation().evaluate(Self.half(10).data()))
    let error = try #require(unit.standardError)
    #expect(agree(error * error, 56.25, within: 1e-12))
    #expect(agree(try #require(unit.interval?.low), 48.9376710029, within: 1e-9))
    #expect(agree(try #require(unit.interval?.high), 81.8211148304, within: 1e-9))
  }

  /// V = (1 − (n − 2x)/N) s²/n: half of the list stays unheard, however many strangers come. More than the
  /// list: f = 0.
  @Test(arguments: [(4, 0.1), (5, 0), (8, 0)]) func strangersMoveTheErrorWithoutAJump(uninvited: Int, fraction: Double) throws {
    let count = 5 + uninvited
    let values = (0..<count).map { 25 * (Self.answers[$0 % 10] - 1) }
    let mean = values.reduce(0, +) / Double(count)
    let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    let unit = try Self.unit(Evaluation().evaluate(Self.half(count).data()))
    let error = try #require(unit.standardError)
    #expect(agree(error * error, (1 - fraction) * spread / Double(count), within: 1e-12))
    let interval = try #require(unit.interval)
    #expect(interval.high - interval.low > 25)
  }

  /// Most are strangers: f = (6 − 2·5)/10 is below zero, for means and for what is replicated.
  @Test(arguments: [IndexTree.Statistic.mean, .median]) func fractionsBelowZero(_ statistic: IndexTree.Statistic) throws {
    let survey = SmallSurvey(
      rows: (0..<6).map { SmallSurvey.row([Self.answers[$0]], isInFrame: $0 < 1) },
      frame: (0..<10).map { (respondent: $0 < 1 ? $0 : 100 + $0, unit: 0, stratum: 0) })
    let index = try IndexTree(
      id: "index", publish: .init(atLeast: 1), children: [ScoringMethodsTests.question("q1", statistic: statistic)])
    let unit = try Self.unit(Evaluation(replicates: 200).evaluate(survey.data(index)))
    let error = try #require(unit.standardError)
    // Deviations of 50 75 100 50 75 75 from 70.83: s² = 354.1667; V = 1.4 · s²/6.
    if statistic == .mean { #expect(agree(error * error, 1.4 * 354.16666666666663 / 6, within: 1e-12)) }
    let interval = try #require(unit.interval)
    #expect(error > 0 && interval.low < interval.high && (0...100).contains(interval.low) && (0...100).contains(interval.high))
  }

  /// Firms that rate several units: x counts firms, once each.
  @Test func uninvitedFirmsThatRateSeveralUnits() throws {
    func survey(_ isInFrame: Bool) -> SmallSurvey {
      let rows = (0..<6).flatMap { firm in
        (0..<2).map { unit in
          SmallSurvey.Row(
            unit: unit, respondent: firm, answers: [Self.answers[firm + unit]], isInFrame: firm < 4 || isInFrame)
        }
      }
      return SmallSurvey(
        units: ["A", "B"], rows: rows,
        frame: (0..<12).flatMap { firm in
          (0..<2).map { (respondent: firm < 4 || isInFrame ? firm : 100 + firm, unit: $0, stratum: 0) }
        })
    }
    let (all, four) = try (ScoredSurvey(survey(true).data()), ScoredSurvey(survey(false).data()))
    #expect(all.group.design.strata.map(\.fraction) == [0.5])
    // (6 − 2·2)/12
    #expect(agree(four.group.design.strata[0].fraction, 1 / 6.0, within: 1e-15))
  }

  /// Counts of strata alone say what a frame without units says: the cells are strata of the whole
  /// department.
  @Test func populationByStratumAlone() throws {
    let answers: [(unit: Int, stratum: Int, values: [Double])] = [
      (0, 0, [80, 60]), (1, 0, [90, 70]), (0, 1, [50, 75, 55]), (1, 1, [65, 85, 40]),
    ]
    var survey = SmallSurvey(
      units: ["A", "B"], strata: ["s1", "s2"], scale: (0...20).map { Double($0) * 5 },
      rows: answers.flatMap { part in
        part.values.map { SmallSurvey.row([$0], unit: part.unit, stratum: part.stratum) }
      },
      population: .byStratum([0: 20, 1: 30]))
    let results = try Evaluation().evaluate(survey.data())
    let units = [try Self.unit(results, 0), try Self.unit(results, 1)]
    #expect(agree(try #require(units[0].score), 64, within: 1e-12))
    #expect(agree(try #require(units[1].score), 70, within: 1e-12))
    let errors = units.map(\.standardError) + [results.overall.standardError]
    for (error, wanted) in zip(errors, [24.4309333333, 54.4, 18.6133333333]) {
      let error = try #require(error)
      #expect(agree(error * error, wanted, within: 1e-9))
    }
    #expect(agree(try #require(results.overall.score), 67, within: 1e-12))
    survey.population = nil
    survey.frame = (0..<50).map { (respondent: $0 < 4 || $0 >= 20 && $0 < 26 ? $0 : 100 + $0, unit: nil, stratum: $0 < 20 ? 0 : 1) }
    for row in survey.rows.indices { survey.rows[row].respondent = row < 4 ? row : 16 + row }
    let listed = try Evaluation().evaluate(survey.data())
    #expect(listed.units.map(\.standardError) == results.units.map(\.standardError))
    #expect(listed.overall.standardError == results.overall.standardError)
  }

  /// 12 firms are on the list, 4 of them of unknown eligibility, 6 answered, 2 are not eligible: e = 8/10, N
  /// = 6 + 2 + .8·4 = 11.2.
  @Test(arguments: [false, true]) func unknownEligibilityCountsE(rateSeveralUnits: Bool) throws {
    let units = rateSeveralUnits ? 2 : 1
    var survey = SmallSurvey(
      units: (0..<units).map { "U\($0)" },
      rows: (0..<6).flatMap { firm in
        (0..<units).map { SmallSurvey.Row(unit: $0, respondent: firm, answers: [Self.answers[firm]]) }
      },
      frame: (0..<14).flatMap { firm in (0..<units).map { (respondent: firm, unit: $0, stratum: 0) } })
    survey.dispositions =
      [Disposition?](repeating: nil, count: 8 * units) + Array(repeating: .unknownOther, count: 4 * units)
      + Array(repeating: .notEligible, count: 2 * units)
    let scored = try ScoredSurvey(survey.data())
    #expect(agree(scored.group.design.strata[0].fraction, 6 / 11.2, within: 1e-12))
  }
}
