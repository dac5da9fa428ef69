import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Joint errors of the units' scores and the difference of neighbours, against R survey.
@Suite struct ScoreCovarianceTests {
  static let intervals = IntervalEstimator(confidence: 0.95)

  static func covariance(_ design: OracleSurvey.Design) throws -> ScoreCovariance {
    let survey = try ScoredSurvey(EvaluationTests.data(OracleSurvey(design)))
    return try #require(NodeInference(group: survey.group, scored: survey.units, intervals: intervals).scoreCovariance())
  }

  /// A less B: Welch.
  @Test func unitsThatNoFirmSharesAreIndependent() throws {
    let covariance = try Self.covariance(.oneUnitPerFirm)
    #expect(covariance.isIndependent)
    #expect(!covariance.sharesRespondents(0, 1))
    #expect(covariance[0, 1] == 0)
    let difference = try #require(covariance.difference(0, 1))
    #expect(agree(difference.value, 3.92824889776885, within: 1e-10))
    #expect(agree(difference.standardError, 4.50812276496864, within: 1e-10))
    #expect(agree(difference.degreesOfFreedom, 14.955364660785, within: 1e-10))
    let interval = try #require(covariance.interval(ofDifference: 0, 1, Self.intervals))
    #expect(agree(interval.low, -5.68308571405937, within: 1e-10))
    #expect(agree(interval.high, 13.5395835095971, within: 1e-10))
  }

  /// Two respondents of the first unit, one of the second, whose variance therefore came out as zero: it is not exact, and nothing can be said of the difference.
  @Test func aUnitOfOneRespondentIsNotExact() throws {
    let design = SamplingDesign(
      respondent: [0, 1, 2], stratum: [0, 0, 1], cell: [0, 0, 1], weight: [2, 2, 2],
      strata: [.init(reach: .population(4), family: 0), .init(reach: .population(2), family: 1)],
      cells: [.init(weightsAreEstimated: false), .init(weightsAreEstimated: false)])
    let linearized = LinearizedCovariance(of: [1, -1, 0], domain: [0, 0, 1], domains: 2, under: design)
    let covariance = ScoreCovariance(linearized, scores: [60, 50], bounds: [0...100, 0...100], intervals: Self.intervals)
    let difference = try #require(covariance.difference(0, 1))
    #expect(difference.value == 10 && difference.degreesOfFreedom == 0)
    #expect(covariance.interval(ofDifference: 0, 1, Self.intervals) == nil)
    #expect(covariance.interval(ofDifference: 1, 0, Self.intervals) == nil)
  }

  /// A less B: their firms covary. R's variances of this difference are without the second stage of empty forms, which adds to both units.
  @Test func unitsThatFirmsShareCovary() throws {
    let covariance = try Self.covariance(.severalUnitsPerFirm)
    #expect(!covariance.isIndependent)
    #expect(covariance.sharesRespondents(0, 1) && covariance.sharesRespondents(1, 0) && covariance.sharesRespondents(0, 2))
    #expect(agree(covariance[0, 1], 4.86654736826562, within: 1e-10))
    #expect(agree(covariance[1, 0], 4.86654736826562, within: 1e-10))
    #expect(agree(covariance[0, 2], 1.3925903856424, within: 1e-10))
    #expect(agree(covariance[1, 2], 1.18565636333946, within: 1e-10))
    let difference = try #require(covariance.difference(0, 1))
    #expect(agree(difference.value, 9.30096447860217, within: 1e-10))
    #expect(difference.degreesOfFreedom == 10)
    // 2.45461215255244² and the second stage of A and B.
    let variance = 2.45461215255244 * 2.45461215255244 + 1.07621112960484 + 0.906651234746846
    #expect(agree(difference.variance, variance, within: 1e-10))
  }

  /// The same with no second stage: the interval that R's numbers give.
  @Test func differenceWithoutASecondStage() throws {
    let (sample, design) = try OracleSample.several(.estimated)
    let covariance = ScoreCovariance(
      sample.covariance(design), scores: sample.index, bounds: Array(repeating: 0...100, count: 3), intervals: Self.intervals)
    #expect(agree(try #require(covariance.difference(0, 1)).standardError, 2.45461215255244, within: 1e-10))
    let interval = try #require(covariance.interval(ofDifference: 0, 1, Self.intervals))
    #expect(agree(interval.low, 3.83174777494241, within: 1e-10))
    #expect(agree(interval.high, 14.7701811822619, within: 1e-10))
  }

  @Test func neighboursInTheRanking() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm)))
    // C, A, B.
    let first = try #require(results.units[0].differenceToNext)
    #expect(agree(first.estimate, 88.75 - 73.1153637437072, within: 1e-10))
    let second = try #require(results.units[1].differenceToNext)
    #expect(agree(try #require(second.standardError), 4.50812276496864, within: 1e-10))
    #expect(agree(try #require(second.interval).low, -5.68308571405937, within: 1e-10))
    #expect(results.units[2].differenceToNext == nil)
  }

  @Test func aWithheldUnitIsNobodysNeighbour() throws {
    let index = try IndexTree(
      id: "T", publish: IndexTree.PublishRule(atLeast: 6, cautionBelow: 30),
      children: [IndexTree.Branch(id: "q1", indicator: IndexTree.Indicator(source: .question(code: "q1", statistic: .mean)))])
    let results = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: index))
    #expect(results.units.map { $0.differenceToNext != nil } == [true, false, false])
  }

  /// All firms of unit 0 say 75 of 100, seven of them: its error is that of the interval 32.058 .. 97.470, not zero.
  @Test func equalAnswersAreNotCertain() throws {
    let table = Array(repeating: 0, count: 7) + Array(repeating: 1, count: 4)
    let influence = Array(repeating: 0.0, count: 7) + [-2, 2, -1, 1]
    let design = SamplingDesign(
      respondent: Array(0..<11), stratum: table, cell: table, weight: Array(repeating: 1, count: 11),
      strata: [.init(reach: .unknown, family: 0), .init(reach: .unknown, family: 1)],
      cells: [.init(weightsAreEstimated: false), .init(weightsAreEstimated: false)])
    let linearized = LinearizedCovariance(of: influence, domain: table.map { $0 }, domains: 2, under: design)
    let covariance = ScoreCovariance(linearized, scores: [75, 60], bounds: [0...100, 0...100], intervals: Self.intervals)
    let error = (75 - 32.0580767576563) / Self.intervals.quantile(degreesOfFreedom: 6)
    #expect(agree(covariance[0, 0], error * error, within: 1e-10))
    // 4/3 · (4 + 4 + 1 + 1)
    #expect(agree(covariance[1, 1], 40.0 / 3, within: 1e-12))
    #expect(covariance.isExact == [false, false])
  }

  @Test func withARangeOfThisRunTheReplicatesSpeak() throws {
    let data = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: OracleSurvey.minMaxIndex)
    let results = try Evaluation(seed: 3, replicates: 500, countsOpenQuestions: false).evaluate(data)
    let survey = try ScoredSurvey(data)
    let replicates = Bootstrap(replicates: 500, seed: 3).scores(of: survey)
    for unit in results.units {
      let distribution = replicates.distribution(of: unit.unit, node: 0)
      #expect(unit.standardError == distribution.variance?.squareRoot())
      #expect(unit.interval == distribution.interval(confidence: 0.95, around: try #require(unit.score)))
      #expect(unit.standardError != nil)
    }
    #expect(results.overall.standardError == replicates.distribution(of: 3, node: 0).variance?.squareRoot())
    let (first, second) = (results.units[0].unit, results.units[1].unit)
    #expect(results.units[0].differenceToNext?.standardError == replicates.difference(first, second, node: 0).variance?.squareRoot())
    #expect(try Evaluation(seed: 3, replicates: 500, threads: 2, countsOpenQuestions: false).evaluate(data).units == results.units)
  }
}
