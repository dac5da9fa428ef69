import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Indices other than the weighted mean, through the whole chain, against R where R has them.
@Suite struct ScoringMethodsTests {
  static func isClose(_ a: Double?, _ b: Double, within tolerance: Double = 1e-10) -> Bool {
    guard let a else { return false }
    return (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
  }

  static func question(
    _ code: String, weight: Double = 1, statistic: IndexTree.Statistic = .mean,
    normalization: IndexTree.Normalization = .answerScale(from: 0, to: 100)
  ) -> IndexTree.Branch {
    .init(
      id: code, weight: weight, indicator: .init(source: .question(code: code, statistic: statistic), normalization: normalization))
  }

  static let components: [IndexTree.Branch] = [
    .init(id: "T", weight: 40, children: [question("q1"), question("q2")]),
    .init(id: "S", weight: 60, children: [question("q3", weight: 2), question("q4")]),
  ]

  static func results(_ index: IndexTree, replicates: Int = 200) throws -> [Results.UnitResult] {
    try Evaluation(replicates: replicates, countsOpenQuestions: false).evaluate(
      EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: index)
    ).units
      .sorted { $0.unit < $1.unit }
  }

  /// `svycontrast(st, list(A = quote(exp(.4*log(T) + .6*log(S))), …))` of R survey 4.1.1, firms that rate one unit, with fpc.
  @Test func geometricMeanOfTwoComponents() throws {
    let index = try IndexTree(id: "g", publish: .init(atLeast: 1), root: .init(aggregation: .geometric), children: Self.components)
    let units = try Self.results(index)
    let scores = [72.9897613742842, 68.8844295678743, 88.7367324582537]
    let errors = [2.90823886274276, 3.43191858865443, 3.46605941201852]
    for unit in 0..<3 {
      #expect(Self.isClose(units[unit].score, scores[unit]))
      #expect(Self.isClose(units[unit].standardError, errors[unit]))
    }
  }

  /// Soft 60, hard 40 with a hard score of 80: 0.6·73.1153637437072 + 32, and 0.6 of the standard error.
  @Test func softAndHardData() throws {
    let hard = IndexTree.Indicator(source: .data("h"), normalization: .none)
    let index = try IndexTree(
      id: "sh",
      publish: .init(atLeast: 1),
      children: [
        .init(id: "soft", weight: 60, children: Self.components),
        .init(id: "hard", weight: 40, children: [.init(id: "h", indicator: hard)]),
      ])
    let data = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: index)
    let context = ContextTable(entries: [
      .init(unit: 0, indicator: "h", period: Period("2023")!, kind: .actual, value: 80)
    ])
    let survey = SurveyData(
      survey: data.survey, index: index, groups: data.groups, context: context, account: data.account, inputs: [])
    let unit = try #require(Evaluation(countsOpenQuestions: false).evaluate(survey).units.first { $0.unit == 0 })
    #expect(Self.isClose(unit.score, 75.8692182462243))
    #expect(Self.isClose(unit.standardError, 1.79301058901394))
  }

  /// The firms with 70, and six of nine officers of unit A with 30 (answers 4 5 4 4 5 3).
  static func twoGroups(weights: [Double] = [70, 30]) throws -> SurveyData {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let index = try IndexTree(
      id: "two",
      publish: .init(atLeast: 1),
      finish: .init(respondentGroups: [.init(id: "enterprises", weight: weights[0]), .init(id: "department", weight: weights[1])]),
      children: components + [.init(id: "own", weight: 25, children: [question("o1")])])
    let asked = [Question(code: "o1", column: "o1", scale: 0)]
    let base = oracle.survey
    let department = RespondentGroup(
      id: "department", responses: [.init(file: "own.csv")], columns: .init(), questions: asked,
      population: .byUnitAndStratum([0: [0: 9]]))
    let survey = Survey(
      title: base.title, organization: base.organization, edition: base.edition, published: base.published, index: base.index,
      unitNoun: base.unitNoun, units: base.units, strata: base.strata, scales: base.scales,
      respondentGroups: base.respondentGroups + [department])
    let table = ResponseTable(
      questions: asked, unit: Array(repeating: 0, count: 6), stratum: Array(repeating: 0, count: 6), respondent: [0, 1, 2, 3, 4, 5],
      isComplete: Array(repeating: true, count: 6), isInFrame: Array(repeating: true, count: 6), answers: [[3, 4, 3, 3, 4, 2]])
    let account = ImportAccount(rowsRead: 30, responses: 30, respondents: 30, leftOut: [], answersMissing: [], problems: [])
    return SurveyData(
      survey: survey, index: index, groups: [oracle.group, .init(responses: table, frame: nil)], context: nil, account: account,
      inputs: [])
  }

  /// V = .49·8.930241589767 + .09·V of the officers; degrees of freedom after Satterthwaite.
  @Test func respondentGroups() throws {
    let units = try Evaluation(countsOpenQuestions: false).evaluate(Self.twoGroups()).units.sorted { $0.unit < $1.unit }
    #expect(Self.isClose(units[0].score, 74.9307546205951))
    #expect(Self.isClose(units[0].standardError.map { $0 * $0 }, 6.14665171231916))
    #expect(Self.isClose(units[0].degreesOfFreedom, 11.2358545409758))
    // No officer was asked about B and C: the firms stand alone.
    #expect(Self.isClose(units[1].score, 69.1871148459384))
    #expect(units[0].responses == 15 && units[1].responses == 10)
    // The components are of those who were asked about them.
    let own = try #require(units[0].nodes.last)
    #expect(Self.isClose(own.score, 100 * (25 / 6.0 - 1) / 4) && own.n == 6)
  }

  @Test func groupsWithoutWeightsAreRefused() throws {
    let data = try Self.twoGroups()
    let index = try IndexTree(id: "none", publish: .init(atLeast: 1), children: data.index.nodes.isEmpty ? [] : Self.components)
    let other = SurveyData(
      survey: data.survey, index: index, groups: data.groups, context: nil, account: data.account, inputs: [])
    #expect(throws: ScoringError.groupsWithoutWeights(["enterprises", "department"])) {
      try Evaluation(countsOpenQuestions: false).evaluate(other)
    }
    let alone = try Evaluation(countsOpenQuestions: false).evaluate(Self.twoGroups(weights: [1, 0])).units.sorted { $0.unit < $1.unit }
    #expect(Self.isClose(alone[0].score, 73.1153637437072))
  }

  /// A minimum, a median, a rank and a contest have no derivative: their errors come from replicates.
  static let rough: [IndexTree.Branch] = [
    question("q1", statistic: .median), question("q3", normalization: .rank),
    .init(id: "least", component: .init(aggregation: .minimum), children: [question("q2"), question("q4")]),
  ]

  @Test func whatHasNoDerivativeIsReplicated() throws {
    for (place, child) in Self.rough.enumerated() {
      let index = try IndexTree(id: "r", publish: .init(atLeast: 1), children: [child])
      let units = try Self.results(index)
      #expect(units.allSatisfy { $0.score != nil && $0.interval != nil && $0.rankSet != nil }, "\(place)")
      #expect(units.contains { ($0.standardError ?? 0) > 0 }, "\(place)")
      let again = try Self.results(index)
      #expect(units == again)
    }
    let copeland = try IndexTree(id: "c", publish: .init(atLeast: 1), root: .init(aggregation: .copeland), children: Self.components)
    let units = try Self.results(copeland)
    // C is ahead of A and A of B on both components.
    #expect(units.map(\.score) == [0, -2, 2])
    #expect(units.allSatisfy { ($0.interval?.low ?? 9) <= ($0.score ?? 0) && ($0.interval?.high ?? -9) >= ($0.score ?? 0) })
  }

  /// The bootstrap of a smooth index agrees with its linearised error, through several respondent groups too.
  @Test func replicatesAgreeWithLinearisation() throws {
    let survey = try ScoredSurvey(Self.twoGroups())
    let replicates = Bootstrap(replicates: 4000, seed: 7).scores(of: survey, nodes: [0])
    let error = try #require(replicates.distribution(of: 0, node: 0).variance).squareRoot()
    // The simulation error of a standard deviation of 4,000 is 1.1 %.
    #expect((error / 6.14665171231916.squareRoot() - 1).magnitude < 0.06)
  }

  /// 5 points for A, 20 off B, which is held at the end of the scale only where it would leave it.
  @Test func pointsMoveScoreIntervalAndRank() throws {
    let plain = try Self.results(IndexTree(id: "p", publish: .init(atLeast: 1), children: Self.components))
    let index = try IndexTree(
      id: "p",
      publish: .init(atLeast: 1),
      finish: .init(
        adjustments: [
          .init(unit: "A", points: 5, reason: LocalizedText("r")), .init(unit: "C", points: -30, reason: LocalizedText("s")),
        ], ranksWithinGroups: true), children: Self.components)
    let units = try Self.results(index)
    #expect(Self.isClose(units[0].score, 78.1153637437072) && units[0].points == 5)
    #expect(Self.isClose(units[0].interval?.low, (plain[0].interval?.low ?? 0) + 5))
    #expect(Self.isClose(units[2].interval?.high, (plain[2].interval?.high ?? 0) - 30))
    #expect(units.map(\.rank) == [1, 2, 3] && plain.map(\.rank) == [2, 3, 1])
    #expect(units[1].points == nil && units[1].score == plain[1].score)
    // A less B: 3.92824889776885 + 5.
    #expect(Self.isClose(units[0].differenceToNext?.estimate, 8.92824889776885))
    #expect(units.allSatisfy { $0.groupRank == nil })
  }

  /// The heads of the units, scored from one question and ranked on their own.
  @Test func entitiesAreScoredApart() throws {
    let head = try IndexTree(id: "head", publish: .init(atLeast: 1), children: [Self.question("q2")])
    let index = try IndexTree(id: "e", publish: .init(atLeast: 1), entities: [head], children: Self.components)
    let results = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: index))
    let heads = try #require(results.entities.first)
    // The means of q2 are 4.003125, 4.17647058823529, 4.2.
    #expect(heads.units.map(\.unit) == [2, 1, 0])
    #expect(Self.isClose(heads.units[0].score, 80))
    #expect(results.units.map(\.unit) == [2, 0, 1])
  }

  /// An indicator of no unit is refused.
  @Test func anIndicatorWithoutValuesIsRefused() throws {
    let index = try IndexTree(
      id: "n", publish: .init(atLeast: 1),
      children: Self.components + [.init(id: "h", indicator: .init(source: .data("h"), normalization: .none))])
    let data = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: index)
    let context = ContextTable(entries: [.init(unit: 0, indicator: "h", period: Period("2022")!, kind: .actual, value: 80)])
    let survey = SurveyData(survey: data.survey, index: index, groups: data.groups, context: context, account: data.account, inputs: [])
    #expect(throws: ScoringError.noValues(indicator: "h")) { try Evaluation(countsOpenQuestions: false).evaluate(survey) }
  }

  /// The range of q3 over this edition and another one whose answers are all 5: the top is 5.
  @Test func rangesPooledOverEditions() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let index = try IndexTree(
      id: "pool",
      publish: .init(atLeast: 1),
      children: [
        Self.question("q3", normalization: .minMax(range: .pooled(["2022", "2023"]), clip: false, whenEqual: nil, from: 0, to: 100))
      ])
    let now = EvaluationTests.data(oracle, index: index)
    let base = oracle.survey
    let then = Survey(
      title: base.title, organization: base.organization, edition: "2022", published: base.published, index: base.index,
      unitNoun: base.unitNoun, units: base.units, strata: base.strata, scales: base.scales, respondentGroups: base.respondentGroups)
    let table = oracle.group.responses
    let best = ResponseTable(
      questions: table.questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent, isComplete: table.isComplete,
      isInFrame: table.isInFrame, answers: table.answers.map { $0.map { _ in 4 } })
    let before = SurveyData(
      survey: then, index: OracleSurvey.index, groups: [.init(responses: best, frame: oracle.group.frame)], context: nil,
      account: now.account, inputs: [])
    #expect(throws: ScoringError.unknownEdition(indicator: "q3", edition: "2022")) {
      try Evaluation(replicates: 10, countsOpenQuestions: false).evaluate(now)
    }
    let units = try Evaluation(replicates: 100, countsOpenQuestions: false).evaluate(now, earlier: [before]).units.sorted {
      $0.unit < $1.unit
    }
    // The means are 4.221875, 3.64 and 4.6; from 3.64 to 5.
    #expect(Self.isClose(units[0].score, 100 * (4.221875 - 3.64) / 1.36))
    #expect(units[1].score == 0 && Self.isClose(units[2].score, 100 * 0.96 / 1.36))
  }
}
