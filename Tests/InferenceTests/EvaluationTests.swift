import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

/// The whole chain from answers to intervals, against the numbers that R survey printed for the same made-up survey.
@Suite struct EvaluationTests {
  static func data(_ oracle: OracleSurvey, index: IndexTree = OracleSurvey.index) -> SurveyData {
    SurveyData(
      survey: oracle.survey, index: index, groups: [oracle.group], context: nil,
      account: ImportAccount(
        rowsRead: oracle.group.responses.count, responses: oracle.group.responses.count, respondents: 24, leftOut: [],
        answersMissing: [], problems: []),
      inputs: [])
  }

  struct Printed: Sendable {
    let unit: Int
    let score: Double
    let standardError: Double
    let degreesOfFreedom: Double
    let low: Double
    let high: Double
  }

  /// One unit per firm: strata are unit × stratum, with finite population correction.
  static let one = [
    Printed(
      unit: 0, score: 73.1153637437072, standardError: 2.9883509816899, degreesOfFreedom: 7, low: 65.4979116769196,
      high: 79.5754605864429),
    Printed(
      unit: 1, score: 69.1871148459384, standardError: 3.37534135670179, degreesOfFreedom: 8, low: 60.9158088397325,
      high: 76.3865239277268),
    Printed(
      unit: 2, score: 88.75, standardError: 3.47353273879778, degreesOfFreedom: 4, low: 75.0173672774964, high: 95.3971447940699),
  ]

  @Test func oneUnitPerFirm() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.data(OracleSurvey(.oneUnitPerFirm)))
    #expect(results.units.map(\.unit) == [2, 0, 1])
    #expect(results.units.map(\.rank) == [1, 2, 3])
    for printed in Self.one {
      let unit = try #require(results.units.first { $0.unit == printed.unit })
      #expect(agree(try #require(unit.score), printed.score, within: 1e-10))
      #expect(agree(try #require(unit.standardError), printed.standardError, within: 1e-10))
      #expect(unit.degreesOfFreedom == printed.degreesOfFreedom)
      let interval = try #require(unit.interval)
      #expect(agree(interval.low, printed.low, within: 1e-10))
      #expect(agree(interval.high, printed.high, within: 1e-10))
    }
    #expect(results.respondentGroups[0].weighting.joined == [WeightingSummary.JoinedCell(unit: 2, strata: [0, 1])])
  }

  /// Firms rate several units: the firm is the sampling unit. Standard errors from the calibrated variance with the second stage.
  @Test func firmsRateSeveralUnits() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.data(OracleSurvey(.severalUnitsPerFirm)))
    let scores = [73.882683035795, 64.5817185571928, 81.3986928104575]
    let variances = [8.63292376419815, 9.10815415614292, 7.47155529910865]
    let degreesOfFreedom = [10.0, 12, 7]
    for unit in results.units {
      #expect(agree(try #require(unit.score), scores[unit.unit], within: 1e-10))
      let error = try #require(unit.standardError)
      #expect(agree(error * error, variances[unit.unit], within: 1e-10))
      #expect(unit.degreesOfFreedom == degreesOfFreedom[unit.unit])
    }
  }

  @Test func aParentLiesBetweenItsChildrenAndContributionsAddUp() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.data(OracleSurvey(.oneUnitPerFirm)))
    for unit in results.units {
      for (place, node) in results.index.nodes.enumerated() {
        let children = node.children.compactMap { unit.nodes[$0].score }
        guard let score = unit.nodes[place].score, let low = children.min(), let high = children.max() else { continue }
        #expect(score >= low && score <= high)
      }
    }
  }

  @Test func theDepartmentAloneIsTheOnlyUnit() throws {
    // With every response in one unit the overall score is that unit's.
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let table = oracle.group.responses
    let one = ResponseTable(
      questions: table.questions, unit: table.unit.map { _ in 0 }, stratum: table.stratum, respondent: table.respondent,
      isComplete: table.isComplete, isInFrame: table.isInFrame, answers: table.answers)
    let data = Self.data(oracle)
    let results = try Evaluation(countsOpenQuestions: false).evaluate(
      SurveyData(
        survey: data.survey, index: data.index, groups: [SurveyData.Group(responses: one, frame: nil)], context: nil,
        account: data.account, inputs: []))
    let unit = try #require(results.units.first { $0.unit == 0 })
    #expect(unit.score == results.overall.score)
    #expect(unit.standardError == results.overall.standardError)
    #expect(unit.interval == results.overall.interval)
    #expect(unit.satisfaction == results.overall.satisfaction)
  }

  @Test func aUnitWithTooFewResponsesIsWithheldAndHasNoNumbers() throws {
    let index = try IndexTree(
      id: "T", publish: IndexTree.PublishRule(atLeast: 6, cautionBelow: 30),
      children: [IndexTree.Branch(id: "q1", indicator: IndexTree.Indicator(source: .question(code: "q1", statistic: .mean)))])
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.data(OracleSurvey(.oneUnitPerFirm), index: index))
    let withheld = try #require(results.units.last)
    // Unit C has five responses.
    #expect(withheld.unit == 2)
    #expect(!withheld.isPublished)
    #expect(withheld.rank == nil && withheld.score == nil && withheld.interval == nil && withheld.satisfaction == nil)
    #expect(withheld.nodes.allSatisfy { $0.score == nil && $0.value == nil && $0.interval == nil })
    #expect(withheld.remarks == [.withheld(responses: 5, atLeast: 6)])
    #expect(results.units.compactMap(\.rank) == [1, 2])
    // Less A and B, the total would tell of C.
    #expect(results.overall.remarks == [.revealsWithheld])
    #expect(results.overall.score == nil)
  }

  /// A score that compares units is a constant where there is only one: no answer moves it.
  @Test(arguments: [
    IndexTree.Normalization.rank, .borda, .percentileRank(whenEqual: 50, from: 0, to: 100),
    .minMax(range: .thisRun, clip: false, whenEqual: 40, from: 0, to: 100), .zScore(mean: 50, sd: 10, whenEqual: 60),
    .distance(.fractionOfMaximum, range: .thisRun, cap: false, from: 0, to: 100),
  ]) func aUnitThatStandsAloneHasNoInterval(normalization: IndexTree.Normalization) throws {
    func results(atLeast: Int) throws -> Results {
      let index = try IndexTree(
        id: "T", publish: IndexTree.PublishRule(atLeast: atLeast, cautionBelow: 1),
        children: [
          IndexTree.Branch(
            id: "q1", indicator: IndexTree.Indicator(source: .question(code: "q1", statistic: .mean), normalization: normalization))
        ])
      return try Evaluation(countsOpenQuestions: false).evaluate(Self.data(OracleSurvey(.oneUnitPerFirm), index: index))
    }
    // B has ten responses, the others fewer.
    let alone = try #require(try results(atLeast: 10).units.first)
    #expect(alone.unit == 1 && alone.score != nil && alone.interval == nil && alone.standardError == nil)
    #expect(alone.remarks == [.standsAlone] && alone.nodes.allSatisfy { $0.interval == nil })
    let two = try results(atLeast: 6).units
    #expect(two.prefix(2).allSatisfy { $0.interval != nil && !$0.remarks.contains(.standsAlone) })
  }

  @Test func shufflingResponsesChangesNothing() throws {
    let oracle = OracleSurvey(.severalUnitsPerFirm)
    let table = oracle.group.responses
    let order = (0..<table.count).map { ($0 * 8 + 3) % table.count }
    #expect(Set(order).count == table.count)
    let shuffled = ResponseTable(
      questions: table.questions, unit: order.map { table.unit[$0] }, stratum: order.map { table.stratum[$0] },
      respondent: order.map { table.respondent[$0] }, isComplete: order.map { table.isComplete[$0] },
      isInFrame: order.map { table.isInFrame[$0] }, answers: table.answers.map { column in order.map { column[$0] } })
    let data = Self.data(oracle)
    let other = SurveyData(
      survey: data.survey, index: data.index, groups: [SurveyData.Group(responses: shuffled, frame: oracle.group.frame)],
      context: nil, account: data.account, inputs: [])
    let a = try Evaluation(countsOpenQuestions: false).evaluate(data)
    let b = try Evaluation(countsOpenQuestions: false).evaluate(other)
    #expect(a.units == b.units)
    #expect(a.overall == b.overall)
  }
}
