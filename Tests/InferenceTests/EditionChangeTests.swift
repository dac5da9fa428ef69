import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct EditionChangeTests {
  static let intervals = IntervalEstimator(confidence: 0.95)

  /// One unit, no strata, no frame, one question 0..100: a firm's answer in the edition, by its key.
  static func edition(_ answers: [(key: String, value: Double)], name: String) throws -> SurveyData {
    let question = Question(code: "y", column: "y", scale: 0)
    let survey = Survey(
      title: LocalizedText("Editions"), organization: LocalizedText("Nobody"), edition: name,
      published: CalendarDate(year: 2023, month: 12, day: 27)!, index: "y.yaml", unitNoun: LocalizedText("Unit"),
      units: [Unit(id: "A", name: LocalizedText("A"))],
      scales: [
        AnswerScale(
          id: "0-100", categories: (0...100).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })!
      ],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: [RespondentGroup.ResponseFile(file: "responses.csv")],
          columns: RespondentGroup.Columns(respondent: "firm"), questions: [question])
      ])
    let count = answers.count
    let table = ResponseTable(
      questions: [question], unit: answers.map { _ in 0 }, stratum: answers.map { _ in ResponseTable.noStratum },
      respondent: (0..<UInt32(count)).map { $0 }, isComplete: answers.map { _ in true }, isInFrame: answers.map { _ in true },
      answers: [answers.map { Answer(category: Int($0.value)).byte }])
    let index = try IndexTree(
      id: "editions",
      publish: .init(atLeast: 1),
      children: [
        IndexTree.Branch(
          id: "y",
          indicator: IndexTree.Indicator(
            source: .question(code: "y", statistic: .mean), normalization: .answerScale(from: 0, to: 100)))
      ])
    return SurveyData(
      survey: survey, index: index,
      groups: [SurveyData.Group(responses: table, frame: nil, respondentKeys: RespondentKeys(answers.map(\.key)))], context: nil,
      account: ImportAccount(
        rowsRead: count, responses: count, respondents: count, leftOut: [], answersMissing: [], problems: []), inputs: [])
  }

  /// The column of an edition in oracle-editions.csv; firms that did not answer are not there.
  static func oracle(_ column: String, prefix: String = "") throws -> SurveyData {
    let table = try ReferenceTable("oracle-editions.csv")
    let answers = zip(try table[column: "firm"], try table.numbers(column)).compactMap { firm, value in
      value.map { (key: prefix + firm, value: $0) }
    }
    return try edition(answers, name: column)
  }

  /// Eight firms answered both times: R svyby over one design of the fifteen.
  @Test func theSameFirmsAreComparedWithThemselves() throws {
    let numbers = try OracleNumbers()
    let now = try ScoredSurvey(Self.oracle("y2"))
    let then = try ScoredSurvey(Self.oracle("y1"))
    let change = EditionChange(now: now, then: then, intervals: Self.intervals)
    #expect(change.matched == 8)
    let difference = try #require(change.difference(now: 0, then: 0))
    #expect(agree(difference.value, 3.23484848484848, within: 1e-12))
    #expect(agree(difference.standardError, 2.02461353860688, within: 1e-10))
    #expect(agree(difference.standardError, try numbers("editions", "change-se"), within: 1e-12))
    #expect(agree(change.covariance(now: 0, then: 0), 8.81702577725305, within: 1e-12))
    // Eleven answered now, twelve then, in one stratum: the smaller of 10 and 11.
    #expect(difference.degreesOfFreedom == 10)
    let interval = try #require(change.interval(now: 0, then: 0))
    let half = Self.intervals.quantile(degreesOfFreedom: 10) * difference.standardError
    #expect(agree(interval.low, difference.value - half, within: 1e-12))
    #expect(agree(interval.high, difference.value + half, within: 1e-12))
  }

  @Test func withoutAFirmInCommonTheVarianceIsTheSum() throws {
    let change = EditionChange(
      now: try ScoredSurvey(Self.oracle("y2")), then: try ScoredSurvey(Self.oracle("y1", prefix: "x")), intervals: Self.intervals)
    #expect(change.matched == 0)
    #expect(change.covariance(now: 0, then: 0) == 0)
    let difference = try #require(change.difference(now: 0, then: 0))
    #expect(agree(difference.standardError, 4.71432400037721, within: 1e-12))
  }

  /// An edition compared with itself: what the firms say has not changed, and no error is left but that of the forms left empty.
  @Test(arguments: [OracleSurvey.Design.oneUnitPerFirm, .severalUnitsPerFirm]) func anEditionHasNotChangedFromItself(
    _ design: OracleSurvey.Design
  ) throws {
    let oracle = OracleSurvey(design)
    let plain = EvaluationTests.data(oracle)
    func keyed(_ prefix: String) throws -> ScoredSurvey {
      let keys = RespondentKeys((0..<300).map { prefix + String($0) })
      return try ScoredSurvey(
        SurveyData(
          survey: plain.survey, index: plain.index,
          groups: [SurveyData.Group(responses: oracle.group.responses, frame: oracle.group.frame, respondentKeys: keys)], context: nil,
          account: plain.account, inputs: []))
    }
    let alone = try #require(
      NodeInference(group: keyed("").group, scored: try keyed("").units, intervals: Self.intervals).scoreCovariance())
    let same = EditionChange(now: try keyed("F"), then: try keyed("F"), intervals: Self.intervals)
    let other = EditionChange(now: try keyed("F"), then: try keyed("G"), intervals: Self.intervals)
    #expect(same.matched == 24 && other.matched == 0)
    let secondStage = design == .oneUnitPerFirm ? [0, 0, 0] : [1.07621112960484, 0.906651234746846, 0.651629993528921]
    for unit in 0..<3 {
      let unchanged = try #require(same.difference(now: unit, then: unit))
      #expect(unchanged.value == 0)
      #expect(abs(unchanged.variance - 2 * secondStage[unit]) < 1e-11)
      let independent = try #require(other.difference(now: unit, then: unit))
      #expect(agree(independent.variance, 2 * alone[unit, unit], within: 1e-12))
      #expect(independent.degreesOfFreedom > unchanged.degreesOfFreedom)
    }
  }

  /// Weights that were post-stratified or raked in each edition are estimates in each: without a firm in common the variance of the change is twice that of the
  /// score, which R confirms; from itself an edition has not changed. One edition may be weighted in another way than the other.
  @Test(arguments: CalibratedVarianceTests.designs) func calibratedWeightsAreEstimatedInEachEdition(c: CalibratedVarianceTests.Design)
    throws
  {
    func keyed(_ prefix: String, _ weighting: IndexTree.ResponseWeighting) throws -> ScoredSurvey {
      let plain = try CalibratedVarianceTests.weighted(CalibratedVarianceTests.sized(), by: weighting)
      let keys = RespondentKeys((0..<300).map { prefix + String($0) })
      return try ScoredSurvey(
        SurveyData(
          survey: plain.survey, index: plain.index,
          groups: [SurveyData.Group(responses: plain.groups[0].responses, frame: plain.groups[0].frame, respondentKeys: keys)],
          context: nil, account: plain.account, inputs: []))
    }
    func alone(_ weighting: IndexTree.ResponseWeighting) throws -> ScoreCovariance {
      try #require(
        NodeInference.unitsAndWhole(
          keyed("", weighting), includesWhole: false, intervals: Self.intervals, threads: 1, replicates: nil
        ).units.scoreCovariance())
    }
    let now = try keyed("F", c.weighting)
    let same = EditionChange(now: now, then: now, intervals: Self.intervals)
    let other = EditionChange(now: now, then: try keyed("G", c.weighting), intervals: Self.intervals)
    let mixed = EditionChange(now: now, then: try keyed("G", .nonresponse), intervals: Self.intervals)
    let turned = EditionChange(now: try keyed("G", .nonresponse), then: now, intervals: Self.intervals)
    let (calibrated, weighted) = (try alone(c.weighting), try alone(.nonresponse))
    for unit in 0..<3 {
      #expect(abs(same.difference(now: unit, then: unit)?.variance ?? .nan) < 1e-11)
      #expect(agree(try #require(other.difference(now: unit, then: unit)).variance, 2 * calibrated[unit, unit], within: 1e-12))
      let sum = calibrated[unit, unit] + weighted[unit, unit]
      #expect(agree(try #require(mixed.difference(now: unit, then: unit)).variance, sum, within: 1e-12))
      #expect(agree(try #require(turned.difference(now: unit, then: unit)).variance, sum, within: 1e-12))
    }
  }

  /// Firms answer about another unit than before: strata of the two units become one, and the firms' two answers covary.
  @Test func firmsThatMovedToAnotherUnitAreStillTheSame() throws {
    // Values of firm k now, for unit A (k < 3) or B, and then for the other unit: the higher now, the higher then.
    let now = [1, 3, 5, 2, 4, 5]
    let then = [2, 3, 4, 1, 3, 5]
    func survey(_ values: [Int], unit: [UInt32]) throws -> ScoredSurvey {
      let oracle = OracleSurvey(.oneUnitPerFirm)
      let plain = EvaluationTests.data(
        oracle,
        index: try IndexTree(
          id: "q", publish: IndexTree.PublishRule(atLeast: 1, cautionBelow: 1),
          children: [
            IndexTree.Branch(
              id: "q1", indicator: IndexTree.Indicator(source: .question(code: "q1", statistic: .mean), normalization: .none))
          ]))
      let blank = Answer(.blank).byte
      let table = ResponseTable(
        questions: oracle.group.responses.questions, unit: unit, stratum: values.map { _ in 0 }, respondent: [0, 1, 2, 3, 4, 5],
        isComplete: values.map { _ in true }, isInFrame: values.map { _ in true },
        answers: [values.map { Answer(category: $0 - 1).byte }] + Array(repeating: values.map { _ in blank }, count: 3))
      return try ScoredSurvey(
        SurveyData(
          survey: plain.survey, index: plain.index,
          groups: [
            SurveyData.Group(responses: table, frame: nil, respondentKeys: RespondentKeys((0..<6).map { "F\($0)" }))
          ], context: nil, account: plain.account, inputs: []))
    }
    let change = EditionChange(
      now: try survey(now, unit: [0, 0, 0, 1, 1, 1]), then: try survey(then, unit: [1, 1, 1, 0, 0, 0]), intervals: Self.intervals)
    #expect(change.matched == 6)
    // A now: 1 3 5, z = −2/3 0 2/3 of the first three; B then: 2 3 4, z = −1/3 0 1/3 of the same. These three are one stratum: 3/2.
    #expect(agree(change.covariance(now: 0, then: 1), 3.0 / 2 * (2.0 / 9 + 2.0 / 9), within: 1e-12))
    // A now and A then have no firm in common.
    #expect(change.covariance(now: 0, then: 0) == 0)
    let moved = try #require(change.difference(now: 0, then: 1))
    // 3/2 (8/9 + 2/9 − 2 · 4/9)
    #expect(agree(moved.variance, 3.0 / 2 * 2 / 9, within: 1e-12))
  }

  @Test func evaluationGivesTheChangeItsInterval() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.oracle("y2"), previous: Self.oracle("y1"))
    let previous = try #require(results.units.first?.previous)
    // 76.82 − 73.58
    #expect(agree(previous.change, 3.24, within: 1e-12))
    let interval = try #require(previous.changeInterval)
    #expect(agree((interval.low + interval.high) / 2, 3.23484848484848, within: 1e-12))
    #expect(previous.responseRateChange == nil)
  }

  @Test func responseRatesChangeInPercentagePoints() throws {
    let one = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm))
    let several = EvaluationTests.data(OracleSurvey(.severalUnitsPerFirm))
    let results = try Evaluation(countsOpenQuestions: false).evaluate(several, previous: one)
    let unit = try #require(results.units.first { $0.unit == 2 })
    // C: 9 of 17 forms now, 5 of 12 then.
    #expect(agree(try #require(unit.previous?.responseRateChange), 100 * (9.0 / 17 - 5.0 / 12), within: 1e-12))
  }
}
