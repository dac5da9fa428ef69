import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Standard errors under post-stratified and raked weights, against R survey (Tests/Reference/oracle-survey.R).
@Suite struct CalibratedVarianceTests {
  let r: OracleNumbers

  init() throws { r = try OracleNumbers() }

  /// The mean of q3 over 24 firms, start weights by unit, one stratum; margins as categories of the classes in small, in large, out small, out large.
  private func mean(margins: [Raking.Margin], fpc: Bool) throws -> (value: Double, error: Double, kish: Double) {
    var sample = try OracleSample(oneUnitPerFirm: true)
    let table = try ReferenceTable("oracle-survey.csv")
    let sizes = zip(try table[column: "size"], try table[column: "first"]).filter { $0.1 == "1" }.map { $0.0 == "small" ? 0 : 1 }
    let classes = zip(sample.stratum, sizes).map { $0 * 2 + $1 }
    let start = sample.unit.map { [1.5, 2, 2.75][$0] }
    let sums = (0..<4).map { own in zip(classes, start).filter { $0.0 == own }.reduce(0) { $0 + $1.1 } }
    let raking = try Raking(start: sums, margins: margins)
    sample.weight = zip(classes, start).map { raking.factors[$0] * $1 }
    let everyone = sample.firm.map { _ in 0 }
    let design = SamplingDesign(
      respondent: sample.firm, stratum: everyone, cell: everyone, weight: sample.weight,
      strata: [.init(reach: fpc ? .population(48) : .unknown)], cells: [.init(weightsAreEstimated: false)],
      weightModel: .margins(.init(classes: classes, margins: margins.map(\.category), start: start, weight: sample.weight)))
    let covariance = LinearizedCovariance(
      of: sample.influence(slopes: [[0, 0, 1, 0]], domain: everyone), domain: everyone, domains: 1, under: design)
    let kish = Double(sample.count) / WeightingSummary.effective(sample.weight.map { ($0, 1) })
    return (sample.means(domain: everyone, domains: 1)[0][2], covariance.variance(0).squareRoot(), kish)
  }

  private static let byStratum = Raking.Margin(category: [0, 0, 1, 1], totals: [18, 30])
  private static let bySize = Raking.Margin(category: [0, 1, 0, 1], totals: [28, 20])

  @Test(arguments: [true, false]) func meanUnderRakedWeights(fpc: Bool) throws {
    let tag = fpc ? "" : "-no-fpc"
    for margins in [[Self.byStratum, Self.bySize], [Self.bySize, Self.byStratum]] {
      let raked = try mean(margins: margins, fpc: fpc)
      #expect(agree(raked.value, try r("raked", "calibrate", "mean" + tag), within: 1e-10))
      #expect(agree(raked.error, try r("raked", "calibrate", "se" + tag), within: 1e-10))
      #expect(agree(raked.kish, try r("raked", "kish-deff"), within: 1e-10))
    }
    let post = try mean(margins: [Self.byStratum], fpc: fpc)
    #expect(agree(post.value, try r("post", "post-stratified", "mean" + tag), within: 1e-10))
    #expect(agree(post.error, try r("post", "post-stratified", "se" + tag), within: 1e-10))
  }

  /// The oracle survey with a column of sizes in its frame: 28 small rows and 20 large ones, those of the firms that answered as they are.
  static func sized() throws -> SurveyData {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let frame = try #require(oracle.group.frame)
    var isSmall: [UInt32: Bool] = [:]
    for row in OracleSurvey.rows { isSmall[row.firm] = row.isSmall }
    // 15 firms that answered are small, and 13 of the silent ones are taken to be.
    for silent in Array(100..<108) + Array(200..<205) as [UInt32] { isSmall[silent] = true }
    let size = Frame.Column(
      name: "size", categories: ["large", "small"], category: frame.respondent.map { isSmall[$0] == true ? 1 : 0 })
    let data = EvaluationTests.data(oracle)
    return SurveyData(
      survey: data.survey, index: data.index,
      groups: [
        SurveyData.Group(
          responses: oracle.group.responses,
          frame: Frame(
            respondent: frame.respondent, unit: frame.unit, stratum: frame.stratum, disposition: frame.disposition, columns: [size]))
      ], context: nil, account: data.account, inputs: [])
  }

  static func weighted(_ data: SurveyData, by weighting: IndexTree.ResponseWeighting) throws -> SurveyData {
    let index = try IndexTree(
      id: "oracle", responseWeighting: weighting, publish: .init(atLeast: 1),
      children: [
        IndexTree.Branch(id: "T", weight: 40, children: [question("q1"), question("q2")]),
        IndexTree.Branch(id: "S", weight: 60, children: [question("q3", weight: 2), question("q4")]),
      ])
    return SurveyData(
      survey: data.survey, index: index, groups: data.groups, context: nil, account: data.account, inputs: [])
  }

  private static func question(_ code: String, weight: Double = 1) -> IndexTree.Branch {
    IndexTree.Branch(id: code, weight: weight, indicator: IndexTree.Indicator(source: .question(code: code, statistic: .mean)))
  }

  struct Design: Sendable {
    let part: String
    let weighting: IndexTree.ResponseWeighting
    let tolerance: Double
  }

  static let designs = [
    Design(part: "post-stratified", weighting: .postStratify(["stratum"]), tolerance: 1e-10),
    Design(part: "raked-size", weighting: .rake(["stratum", "size"]), tolerance: 1e-9),
    Design(part: "raked-size", weighting: .rake(["size", "stratum"]), tolerance: 1e-9),
    Design(part: "raked-unit", weighting: .rake(["unit", "stratum"]), tolerance: 1e-9),
  ]

  /// From responses and frame to scores and standard errors of the whole index.
  @Test(arguments: designs) func wholeEvaluation(c: Design) throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.weighted(Self.sized(), by: c.weighting))
    let scores = try r.byUnit(c.part, "index")
    let covariance = try r.matrix(c.part, "covariance")
    for unit in results.units {
      #expect(agree(try #require(unit.score), scores[unit.unit], within: c.tolerance))
      let error = try #require(unit.standardError)
      #expect(agree(error * error, covariance[unit.unit][unit.unit], within: c.tolerance))
    }
    #expect(agree(try #require(results.overall.score), try r(c.part, "overall"), within: c.tolerance))
    let error = try #require(results.overall.standardError)
    #expect(agree(error * error, try r(c.part, "overall-variance"), within: c.tolerance))
    #expect(agree(results.respondentGroups[0].weighting.kishDesignEffect, try r(c.part, "kish-deff"), within: c.tolerance))
    #expect(agree(results.respondentGroups[0].weighting.smallest, try r(c.part, "smallest"), within: c.tolerance))
    #expect(agree(results.respondentGroups[0].weighting.largest, try r(c.part, "largest"), within: c.tolerance))
    #expect(results.respondentGroups[0].weighting.method == c.weighting)
  }

  /// Off the diagonal too: what is taken out for the weights ties units together that share no respondent.
  @Test(arguments: designs) func covariances(c: Design) throws {
    let data = try Self.weighted(Self.sized(), by: c.weighting)
    let group = try ScoredSurvey(data).group
    let sample = try OracleSample.one().0
    var weighted = sample
    weighted.weight = group.weights.weight
    let covariance = LinearizedCovariance(
      of: weighted.influence(slopes: OracleSample.indexSlopes), domain: sample.unit, domains: 3, under: group.design)
    let printed = try r.matrix(c.part, "covariance")
    for (got, wanted) in zip(covariance.rows, printed) {
      // Covariances near zero are differences of terms near one.
      for (got, wanted) in zip(got, wanted) { #expect((got - wanted).magnitude < 1e-9 * max(1, wanted.magnitude)) }
    }
  }

  /// Firms rate several units and have forms left empty.
  @Test func severalUnitsPerFirm() throws {
    let data = try Self.weighted(EvaluationTests.data(OracleSurvey(.severalUnitsPerFirm)), by: .rake(["unit", "stratum"]))
    let results = try Evaluation(countsOpenQuestions: false).evaluate(data)
    let scores = try r.byUnit("raked-several", "index")
    let covariance = try r.matrix("raked-several", "covariance")
    let second = try r.byUnit("raked-several", "second-stage")
    for unit in results.units {
      #expect(agree(try #require(unit.score), scores[unit.unit], within: 1e-9))
      let error = try #require(unit.standardError)
      #expect(agree(error * error, covariance[unit.unit][unit.unit] + second[unit.unit], within: 1e-9))
    }
    #expect(agree(try #require(results.overall.score), try r("raked-several", "overall"), within: 1e-9))
  }

  @Test func shufflingResponsesChangesNothing() throws {
    let data = try Self.weighted(Self.sized(), by: .rake(["unit", "stratum", "size"], trim: .init(low: 0.5, high: 1.1)))
    let table = data.groups[0].responses
    let order = (0..<table.count).map { ($0 * 7 + 3) % table.count }
    let shuffled = ResponseTable(
      questions: table.questions, unit: order.map { table.unit[$0] }, stratum: order.map { table.stratum[$0] },
      respondent: order.map { table.respondent[$0] }, isComplete: order.map { table.isComplete[$0] },
      isInFrame: order.map { table.isInFrame[$0] }, answers: table.answers.map { column in order.map { column[$0] } })
    let other = SurveyData(
      survey: data.survey, index: data.index, groups: [SurveyData.Group(responses: shuffled, frame: data.groups[0].frame)],
      context: nil, account: data.account, inputs: [])
    let a = try Evaluation(countsOpenQuestions: false).evaluate(data)
    let b = try Evaluation(countsOpenQuestions: false).evaluate(other)
    #expect(a.units == b.units && a.overall == b.overall && a.respondentGroups == b.respondentGroups)
    #expect((a.respondentGroups[0].weighting.calibration?.trimming?.trimmed ?? 0) > 0)
  }
}

@Suite struct DummyRegressionTests {
  /// One margin: the mean of each category. Classes 1 and 2 share one: (6 + 4)/(2 + 3).
  @Test func oneMargin() {
    let regression = DummyRegression(margins: [[0, 1, 1]], weights: [4, 2, 3])
    #expect(regression.fitted([8, 6, 4]) == [2, 2, 2])
    #expect(regression.fitted([4, 0, 5]) == [1, 1, 1])
  }

  /// Two margins of two, equal weights: additive, row mean + column mean − mean. u = 1 2 / 3 8: rows 1.5 5.5, columns 2 5, mean 3.5.
  @Test func twoMargins() {
    let regression = DummyRegression(margins: [[0, 0, 1, 1], [0, 1, 0, 1]], weights: [1, 1, 1, 1])
    for (got, wanted) in zip(regression.fitted([1, 2, 3, 8]), [0.0, 3, 4, 7]) { #expect((got - wanted).magnitude < 1e-14) }
  }

  /// A margin that another one contains takes nothing more out, in either order.
  @Test func aMarginWithinAnother() {
    let fine = [0, 1, 2, 2]
    let coarse = [0, 0, 1, 1]
    let weights = [1.0, 2, 3, 4]
    let alone = DummyRegression(margins: [fine], weights: weights).fitted([5, 1, 7, 3])
    for margins in [[fine, coarse], [coarse, fine]] {
      for (got, wanted) in zip(DummyRegression(margins: margins, weights: weights).fitted([5, 1, 7, 3]), alone) {
        #expect(agree(got, wanted, within: 1e-14))
      }
    }
  }
}
