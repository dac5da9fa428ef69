import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct ScorePrecisionTests {
  static let q3 = try! IndexTree(
    id: "one", publish: IndexTree.PublishRule(atLeast: 1, cautionBelow: 1),
    children: [IndexTree.Branch(id: "q3", indicator: IndexTree.Indicator(source: .question(code: "q3", statistic: .mean)))])

  /// R: svymean(~q3, subset(des, unit == u), deff = TRUE), with fpc; on 0..100 as on 1..5. C answered alike but for its weights: 1.
  @Test func designEffectOfTheMeanOfAQuestion() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: Self.q3))
    let expected = [1.14202147856206, 0.657628676470588, 1]
    let kish = [1.0001953125, 1.04, 1]
    for unit in results.units {
      let precision = try #require(unit.precision)
      #expect(agree(try #require(precision.designEffect), expected[unit.unit], within: 1e-10))
      #expect(agree(precision.kishDesignEffect, kish[unit.unit], within: 1e-10))
      #expect(unit.effectiveResponses == precision.effectiveResponses)
    }
    let overall = try #require(results.overall.precision)
    #expect(
      overall.smallestWeight == results.respondentGroups[0].weighting.smallest
        && overall.largestWeight == results.respondentGroups[0].weighting.largest)
  }

  /// Without a list the sample is compared with one drawn with replacement: three equal weights, one stratum, V = s²/n, so 1.
  @Test func withoutAPopulation() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(BootstrapTests.three(population: nil).data)
    #expect(agree(try #require(results.units[0].precision?.designEffect), 1, within: 1e-12))
    // A census does not vary.
    let census = try Evaluation(countsOpenQuestions: false).evaluate(BootstrapTests.three(population: 3).data)
    #expect(census.units[0].precision?.designEffect == nil)
    #expect(census.units[0].precision?.kishDesignEffect == 1)
    // Weights of 5/3 tell the population; so does the count where weights are 1.
    let some = try Evaluation(countsOpenQuestions: false).evaluate(BootstrapTests.three(population: 5).data)
    #expect(agree(try #require(some.units[0].precision?.designEffect), 1, within: 1e-12))
  }

  /// Several groups are samples of their own: no design effect, and effective responses added up: 6 officers alike, and the firms of unit A.
  @Test func ofSeveralRespondentGroups() throws {
    let firms = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm))).units
    let units = try Evaluation(countsOpenQuestions: false).evaluate(ScoringMethodsTests.twoGroups()).units
    for (unit, officers) in [(0, 6.0), (1, 0)] {
      let alone = try #require(firms.first { $0.unit == unit }?.precision)
      let both = try #require(units.first { $0.unit == unit }?.precision)
      #expect(agree(both.effectiveResponses, alone.effectiveResponses + officers, within: 1e-12))
      #expect(both.designEffect == nil && alone.designEffect != nil)
    }
    let ranking = try Evaluation(detail: .ranking, countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm)))
      .units
    #expect(ranking.map(\.effectiveResponses) == firms.map(\.effectiveResponses))
    #expect(ranking.allSatisfy { $0.precision?.designEffect == nil })
  }

  /// V = .49·4 + .09·16/3 = 2.44 of a group as below (ν = 144/82 in comparisons, else 10) and of one with z = ±1 in four (16/3, ν = 3).
  @Test func comparisonsOfSeveralRespondentGroups() {
    func covariance(_ influence: [Double], strata: [Int]) -> LinearizedCovariance {
      let design = SamplingDesign(
        respondent: Array(influence.indices), stratum: strata, cell: strata.map { _ in 0 }, weight: strata.map { _ in 1 },
        strata: [.init(reach: .unknown, family: 0), .init(reach: .unknown, family: 1)], cells: [.init(weightsAreEstimated: false)])
      return LinearizedCovariance(of: influence, domain: strata.map { _ in 0 }, domains: 1, under: design)
    }
    let root = (3.0 / 4).squareRoot()
    let first = covariance(
      [root, -root] + (0..<10).map { $0 % 2 == 0 ? 0.3 : -0.3 }, strata: [0, 0] + Array(repeating: 1, count: 10))
    let second = covariance([1, -1, 1, -1], strata: [0, 0, 0, 0])
    let joint = JointCovariance([first, second], weights: [[0.7], [0.3]])
    #expect(agree(joint.variance(0), 2.44, within: 1e-12))
    #expect(agree(joint.degreesOfFreedom[0], 2.44 * 2.44 / (1.96 * 1.96 / 10 + 0.48 * 0.48 / 3), within: 1e-12))
    #expect(agree(joint.comparisonDegreesOfFreedom[0], 2.44 * 2.44 / (1.96 * 1.96 * 82 / 144 + 0.48 * 0.48 / 3), within: 1e-12))
  }

  /// Ranks within groups are told where two groups have two ranked units, or the index says so.
  @Test func ranksWithinGroups() throws {
    func ranks(_ groups: [String?], declared: Bool = false) throws -> [Int?] {
      let oracle = OracleSurvey(.oneUnitPerFirm)
      let base = EvaluationTests.data(oracle)
      let survey = base.survey
      // Three units with responses and one without.
      let units = zip(survey.units, groups).map { Unit(id: $0.id, name: $0.name, group: $1) }
      let index = try IndexTree(
        id: "g", publish: IndexTree.PublishRule(atLeast: 1, cautionBelow: 1), finish: .init(ranksWithinGroups: declared),
        children: ScoringMethodsTests.components)
      let results = try Evaluation(countsOpenQuestions: false).evaluate(
        SurveyData(
          survey: Survey(
            title: survey.title, organization: survey.organization, edition: survey.edition, published: survey.published,
            index: survey.index, unitNoun: survey.unitNoun, units: units, strata: survey.strata, scales: survey.scales,
            respondentGroups: survey.respondentGroups), index: index, groups: base.groups, context: nil, account: base.account, inputs: []))
      #expect(results.ranksWithinGroups == (declared || results.units.contains { $0.groupRank != nil }))
      return results.units.sorted { $0.unit < $1.unit }.map(\.groupRank)
    }
    // Ranks are 2, 3, 1.
    #expect(try ranks(["x", "x", "y"]) == [nil, nil, nil])
    #expect(try ranks(["x", "x", "y"], declared: true) == [1, 2, 1])
  }

  @Test func withheldUnitsTellNothing() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm)))
    for unit in results.units where !unit.isPublished { #expect(unit.precision == nil && unit.groupRank == nil) }
  }

  /// Strata of 2 and 10 respondents with v = 3 and v = 1: (3 + 1)²/(9/1 + 1/9) = 144/82. Weights of 1 let expect 2 and 10: (2 + 10)²/(4/1 + 100/9) = 1296/136,
  /// which is more; weights of 5 in the first 50 and 10: 60²/(2500/1 + 100/9) = 32400/22600, which is less.
  @Test(arguments: [1.0, 5]) func satterthwaiteOverTheStrata(weight: Double) throws {
    // z of the first: ±√(3/4), so that 2/1 · 2 · 3/4 = 3; of the second: ten with Σ(z − z̄)² = 9/10, so that 10/9 · 9/10 = 1.
    let small = [1, -1].map { $0 * (3.0 / 4).squareRoot() }
    let large: [Double] = (0..<10).map { $0 % 2 == 0 ? 0.3 : -0.3 }
    let design = SamplingDesign(
      respondent: Array(0..<12), stratum: [0, 0] + Array(repeating: 1, count: 10), cell: Array(repeating: 0, count: 12),
      weight: [weight, weight] + Array(repeating: 1, count: 10),
      strata: [.init(reach: .unknown, family: 0), .init(reach: .unknown, family: 1)],
      cells: [.init(weightsAreEstimated: false)])
    let covariance = LinearizedCovariance(of: small + large, domain: Array(repeating: 0, count: 12), domains: 2, under: design)
    #expect(agree(covariance.variance(0), 4, within: 1e-12))
    #expect(covariance.degreesOfFreedom == [10, 0])
    #expect(agree(covariance.comparisonDegreesOfFreedom[0], weight == 1 ? 144.0 / 82 : 32400.0 / 22600, within: 1e-12))
    // Nothing to divide, and nobody there.
    #expect(covariance.comparisonDegreesOfFreedom[1] == 0)
    let alike = LinearizedCovariance(
      of: Array(repeating: 0, count: 12), domain: Array(repeating: 0, count: 12), domains: 1, under: design)
    // No variance, so that only the design speaks.
    #expect(agree(alike.comparisonDegreesOfFreedom[0], weight == 1 ? 1296.0 / 136 : 32400.0 / 22600, within: 1e-12))
  }
}
