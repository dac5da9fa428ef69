import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Replicates in which post-stratified and raked weights are made again, against the linearised variance with its residuals.
@Suite struct CalibratedReplicatesTests {
  /// The oracle survey with every firm of its list and every response eight times.
  static func eightfold(_ weighting: IndexTree.ResponseWeighting, severalUnitsPerFirm: Bool = false) throws -> SurveyData {
    let data = severalUnitsPerFirm ? EvaluationTests.data(OracleSurvey(.severalUnitsPerFirm)) : try CalibratedVarianceTests.sized()
    let frame = try #require(data.groups[0].frame)
    let table = data.groups[0].responses
    let copies = 0..<8
    func repeated<T>(_ values: [T]) -> [T] { copies.flatMap { _ in values } }
    func renamed(_ firms: [UInt32]) -> [UInt32] { copies.flatMap { copy in firms.map { $0 + 1_000 * UInt32(copy) } } }
    let many = SurveyData.Group(
      responses: ResponseTable(
        questions: table.questions, unit: repeated(table.unit), stratum: repeated(table.stratum), respondent: renamed(table.respondent),
        isComplete: repeated(table.isComplete), isInFrame: repeated(table.isInFrame), answers: table.answers.map { repeated($0) }),
      frame: Frame(
        respondent: renamed(frame.respondent), unit: repeated(frame.unit), stratum: repeated(frame.stratum),
        disposition: repeated(frame.disposition),
        columns: frame.columns.map { Frame.Column(name: $0.name, categories: $0.categories, category: repeated($0.category)) }))
    return try CalibratedVarianceTests.weighted(
      SurveyData(survey: data.survey, index: data.index, groups: [many], context: nil, account: data.account, inputs: []), by: weighting)
  }

  static let weightings: [IndexTree.ResponseWeighting] = [
    .postStratify(["stratum"]), .rake(["stratum", "size"]), .rake(["unit", "stratum"]),
  ]

  /// B = 5,000 replicates: one standard error of their variance is 2 %. 4 of them, and 3 % for what linearising leaves out with 40 to 72 responses a unit.
  @Test(arguments: weightings) func varianceOfReplicatesIsTheLinearizedOne(weighting: IndexTree.ResponseWeighting) throws {
    let survey = try ScoredSurvey(Self.eightfold(weighting))
    let count = 5_000
    let replicates = Bootstrap(replicates: count, seed: 2023, threads: 2).scores(of: survey, nodes: [0])
    let parts = [(survey.units, 0), (survey.whole, 3)]
    for (scored, first) in parts {
      let linearized = NodeInference(group: survey.group, scored: scored, intervals: IntervalEstimator(confidence: 0.95)).node(0)
      for (domain, inferred) in linearized.enumerated() {
        let error = try #require(inferred?.standardError)
        let distribution = replicates.distribution(of: first + domain, node: 0)
        let ratio = try #require(distribution.variance) / (error * error)
        #expect(abs(ratio - 1) < 4 * (2 / Double(count)).squareRoot() + 0.03, "\(first + domain): \(ratio)")
        #expect(distribution.undefined == 0)
      }
    }
  }

  /// Firms rate several units, and the weights meet the number of forms of every unit and stratum. With the weights held as they are the scores of unit C would vary a
  /// quarter more. Forms were left empty, so that replicates are drawn as if with replacement.
  @Test func weightsThatAreMadeAgainMatter() throws {
    let data = try Self.eightfold(.postStratify(["unit", "stratum"]), severalUnitsPerFirm: true)
    let survey = try ScoredSurvey(data)
    let design = survey.group.design
    func linearized(_ model: WeightModel) -> LinearizedCovariance {
      let free = SamplingDesign(
        respondent: NumberColumn(data.groups[0].responses.respondent), stratum: design.stratumOfResponse, cell: design.cellOfResponse,
        weight: design.weight, strata: design.strata.map { _ in .init(reach: .unknown) },
        cells: design.cells.map { _ in .init(weightsAreEstimated: false) }, weightModel: model)
      let (influence, domain) = GroupCovariance(group: survey.group, scored: survey.units, threads: 1).influences(on: .node(0))
      return LinearizedCovariance(of: influence, domain: domain, domains: 3, under: free)
    }
    let calibrated = linearized(design.weightModel)
    let count = 5_000
    let replicates = Bootstrap(replicates: count, seed: 2024, threads: 2).scores(of: survey, nodes: [0])
    for domain in 0..<3 {
      let ratio = try #require(replicates.distribution(of: domain, node: 0).variance) / calibrated.variance(domain)
      #expect(abs(ratio - 1) < 4 * (2 / Double(count)).squareRoot() + 0.03, "\(domain): \(ratio)")
    }
    #expect(linearized(.cells).variance(2) / calibrated.variance(2) > 1.2)
  }

  /// A respondent of every class drawn as often as every other: the weights are those of the survey, trimmed as they are.
  @Test func aReplicateLikeTheSurveyHasItsWeights() throws {
    let weighting = IndexTree.ResponseWeighting.rake(["unit", "stratum"], trim: .init(low: 0.8, high: 1.1))
    let survey = try ScoredSurvey(Self.eightfold(weighting))
    #expect(try #require(survey.group.weights.summary.calibration?.trimming).trimmed > 0)
    let calibration = try #require(survey.group.weights.calibration)
    let design = survey.group.design
    let classes = calibration.weights.count
    let blocks = (0..<classes).map {
      ReplicateWeights.Block(own: 0, drawn: 1, weight: 1, cell: 0, calibrationClass: $0)
    }
    let counts = (0..<classes).map { own in Double(calibration.classes.count { $0 == own }) }
    let weights = try #require(
      ReplicateWeights(blocks: blocks, design: design, calibrated: calibration).weights(counts: counts, shares: counts))
    for (weight, expected) in zip(weights, calibration.weights) { #expect(agree(weight, expected, within: 1e-9)) }
    // A category that lost all its respondents.
    let none = counts.indices.map { calibration.margins[0].category[$0] == 0 ? 0 : counts[$0] }
    #expect(ReplicateWeights(blocks: blocks, design: design, calibrated: calibration).weights(counts: none, shares: none) == nil)
  }
}
