import Scoring
import SurveyModel
import Synchronization
import TestSupport
import Testing

@testable import Inference

/// What another index would say, from the stages that are kept, against a run from the start with that index.
@Suite struct KeptRunTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let change: IndexChange
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing", change: IndexChange()),
    Case(name: "a weight", change: IndexChange(weights: ["T": 70])),
    Case(name: "a weight of zero", change: IndexChange(weights: ["q1": 0])),
    Case(name: "weights on two levels", change: IndexChange(weights: ["S": 1, "q3": 9, "q2": 3])),
    Case(name: "an aggregation", change: IndexChange(aggregations: ["index": .geometric])),
    Case(name: "aggregations below", change: IndexChange(aggregations: ["T": .harmonic, "S": .power(-2)])),
    Case(name: "an aggregation and a weight", change: IndexChange(weights: ["T": 20], aggregations: ["T": .geometric])),
    Case(name: "a question left out", change: IndexChange(withoutQuestions: ["q1"])),
    Case(name: "a component left out", change: IndexChange(withoutQuestions: ["q3", "q4"])),
    Case(name: "without a derivative", change: IndexChange(aggregations: ["S": .minimum])),
  ]

  static func index(_ children: [IndexTree.Branch] = ScoringMethodsTests.components, confidence: Double = 0.95) throws -> IndexTree {
    // Nothing is hidden: what is kept then serves any index.
    try IndexTree(id: "index", confidence: confidence, publish: IndexTree.PublishRule(atLeast: 1), children: children)
  }

  static func expectSame(_ found: WhatIf, _ results: Results) {
    #expect(found.units.map(\.unit) == results.units.map(\.unit))
    #expect(found.units.map(\.rank) == results.units.map(\.rank))
    #expect(found.units.map(\.publishedScore) == results.units.map(\.publishedScore))
    #expect(found.units.map(\.score) == results.units.map(\.score))
    #expect(found.units.map(\.rankSet) == results.units.map(\.rankSet))
    #expect(found.units.map(\.rankSetSimultaneous) == results.units.map(\.rankSetSimultaneous))
    #expect(found.units.map(\.tier) == results.units.map(\.tier))
    for (unit, wanted) in zip(found.units, results.units) {
      close(unit.standardError, wanted.standardError)
      close(unit.degreesOfFreedom, wanted.degreesOfFreedom)
      close(unit.interval?.low, wanted.interval?.low)
      close(unit.interval?.high, wanted.interval?.high)
    }
    #expect(found.overall == results.overall.score)
    close(found.overallStandardError, results.overall.standardError)
    close(found.overallInterval?.low, results.overall.interval?.low)
    #expect(found.rankComparison?.groups == results.rankComparison?.groups)
  }

  static func close(_ a: Double?, _ b: Double?, within tolerance: Double = 1e-12) {
    guard let a, let b else {
      #expect(a == nil && b == nil)
      return
    }
    #expect((a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude), "\(a), not \(b)")
  }

  @Test(arguments: cases, [OracleSurvey.Design.oneUnitPerFirm, .severalUnitsPerFirm])
  func sameAsFromTheStart(_ c: Case, _ design: OracleSurvey.Design) throws {
    let data = EvaluationTests.data(OracleSurvey(design), index: try Self.index())
    let evaluation = Evaluation(replicates: 100)
    let run = try evaluation.run(data)
    let found = try run.whatIf(c.change)
    Self.expectSame(found, try evaluation.evaluate(data.scored(by: try run.index.changed(by: c.change))))
    #expect(!found.isFromTheStart && found.usesKeptCovariance)
    // Without the comparison of all units, for whoever shows none: the sets of each alone are the same.
    let alone = try run.whatIf(c.change, comparesAll: false)
    #expect(alone.units.map(\.rankSet) == found.units.map(\.rankSet) && alone.units.contains { $0.rankSet != nil })
    #expect(alone.units.map(\.interval) == found.units.map(\.interval))
    #expect(alone.units.allSatisfy { $0.rankSetSimultaneous == nil } && alone.rankComparison == nil)
  }

  @Test(arguments: [IndexTree.ResponseWeighting.none, .postStratify(["stratum"]), .rake(["unit", "stratum"])])
  func underOtherResponseWeights(_ weighting: IndexTree.ResponseWeighting) throws {
    let data = try CalibratedVarianceTests.weighted(CalibratedVarianceTests.sized(), by: weighting)
    let run = try Evaluation().run(data)
    let change = IndexChange(weights: [run.index.nodes[run.index.topLevel[0]].id: 3])
    let changed = try run.index.changed(by: change)
    Self.expectSame(try run.whatIf(change), try Evaluation().evaluate(data.scored(by: changed)))
    // Other weights of responses come before everything that is kept.
    let other = try CalibratedVarianceTests.weighted(data, by: .nonresponse).index
    let found = try run.whatIf(other)
    #expect(found.isFromTheStart)
    Self.expectSame(found, try Evaluation().evaluate(data.scored(by: other)))
  }

  @Test func severalRespondentGroups() throws {
    let data = try ScoringMethodsTests.twoGroups()
    let run = try Evaluation().run(data)
    let change = IndexChange(weights: ["T": 10])
    let changed = try run.index.changed(by: change)
    Self.expectSame(try run.whatIf(change), try Evaluation().evaluate(data.scored(by: changed)))
  }

  /// Replicates are drawn once: other indices read the same ones.
  @Test func replicatesAreKept() throws {
    let children = [
      ScoringMethodsTests.question("q1", statistic: .median), ScoringMethodsTests.question("q2"), ScoringMethodsTests.question("q3"),
    ]
    let data = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: try Self.index(children))
    let evaluation = Evaluation(seed: 4, replicates: 150)
    let run = try evaluation.run(data)
    for change in [IndexChange(weights: ["q1": 5]), IndexChange(withoutQuestions: ["q3"])] {
      Self.expectSame(try run.whatIf(change), try evaluation.evaluate(data.scored(by: try run.index.changed(by: change))))
    }
  }

  /// A range of the run is made of the units that are left: as in a survey that does not know the other.
  @Test func aUnitLeftOut() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let data = EvaluationTests.data(oracle, index: OracleSurvey.minMaxIndex)
    let (table, survey) = (oracle.group.responses, oracle.survey)
    let kept = table.unit.indices.filter { table.unit[$0] < 2 }
    let smaller = SurveyData(
      survey: Survey(
        title: survey.title, organization: survey.organization, edition: survey.edition, published: survey.published, index: survey.index,
        unitNoun: survey.unitNoun, units: Array(survey.units.prefix(2)), strata: survey.strata, scales: survey.scales,
        respondentGroups: survey.respondentGroups),
      index: data.index,
      groups: [
        SurveyData.Group(
          responses: ResponseTable(
            questions: table.questions, unit: kept.map { table.unit[$0] }, stratum: kept.map { table.stratum[$0] },
            respondent: kept.map { table.respondent[$0] }, isComplete: kept.map { table.isComplete[$0] },
            isInFrame: kept.map { table.isInFrame[$0] }, answers: table.answers.map { column in kept.map { column[$0] } }), frame: nil)
      ], context: nil, account: data.account, inputs: [])
    let withoutFrame = SurveyData(
      survey: survey, index: data.index, groups: [SurveyData.Group(responses: table, frame: nil)], context: nil, account: data.account,
      inputs: [])
    let found = try Evaluation(replicates: 100).run(withoutFrame).whatIf(IndexChange(withoutUnits: [survey.units[2].id]))
    let wanted = try Evaluation(replicates: 100).evaluate(smaller)
    #expect(found.units.map(\.unit) == wanted.units.map(\.unit) + [2])
    #expect(found.units.map(\.rank) == wanted.units.map(\.rank) + [nil])
    #expect(found.units.prefix(2).map(\.score) == wanted.units.map(\.score))
    #expect(found.units.prefix(2).map(\.rankSet) == wanted.units.map(\.rankSet))
    #expect(found.units[2].score == nil && found.overall == nil)
  }

  @Test func whatIsNotThere() throws {
    let run = try Evaluation().run(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: try Self.index()))
    #expect(throws: ScoringError.unknownNode("X")) { try run.whatIf(IndexChange(weights: ["X": 1])) }
    #expect(throws: ScoringError.unknownUnit("X", neededBy: "without")) { try run.whatIf(IndexChange(withoutUnits: ["X"])) }
    #expect(throws: ScoringError.unknownQuestion(code: "X", neededBy: "without")) {
      try run.whatIf(IndexChange(withoutQuestions: ["X"]))
    }
    #expect(throws: ScoringError.impossibleIndex(.init(path: [], reason: .noChildren))) {
      try run.whatIf(IndexChange(withoutQuestions: ["q1", "q2", "q3", "q4"]))
    }
    #expect(throws: ScoringError.impossibleIndex(.init(path: [0], reason: .negativeWeight(-1)))) {
      try run.whatIf(IndexChange(weights: ["T": -1]))
    }
  }

  /// Schemes are worked out again; a weight that is set makes all of its component given.
  @Test func weightSchemes() throws {
    let index = try IndexTree(
      id: "index", publish: .init(atLeast: 1), root: .init(weighting: .entropy), children: ScoringMethodsTests.components)
    let data = EvaluationTests.data(OracleSurvey(.oneUnitPerFirm), index: index)
    let run = try Evaluation().run(data)
    let change = IndexChange(withoutQuestions: ["q1"])
    Self.expectSame(try run.whatIf(change), try Evaluation().evaluate(data.scored(by: try index.changed(by: change))))
    let set = try run.whatIf(IndexChange(weights: ["T": 1]))
    let written = run.index.nodes.first { $0.id == "S" }?.weight
    #expect(set.index.nodes.filter { ["T", "S"].contains($0.id) }.map(\.weight) == [1, written])
  }

  /// Whenever it is asked and says stop, the run ends with that error, and otherwise with results.
  @Test(arguments: [OracleSurvey.Design.oneUnitPerFirm, .severalUnitsPerFirm]) func stopsWhenAsked(_ design: OracleSurvey.Design) throws {
    let data = EvaluationTests.data(OracleSurvey(design), index: try Self.index([ScoringMethodsTests.question("q1", statistic: .median)]))
    let evaluation = Evaluation(replicates: 60)
    let asked = Mutex(0)
    _ = try evaluation.evaluate(
      data,
      work: Work(isCancelled: {
        asked.withLock {
          $0 += 1; return false
        }
      }))
    let all = asked.withLock(\.self)
    #expect(all > 10)
    for limit in stride(from: 0, to: all, by: max(1, all / 20)) {
      let left = Mutex(limit)
      #expect(throws: ScoringError.cancelled) {
        try evaluation.evaluate(
          data,
          work: Work(isCancelled: {
            left.withLock {
              $0 -= 1; return $0 < 0
            }
          }))
      }
    }
  }

  /// Flagged responses are taken away from the tally that is there; the scores are those of a survey without them.
  @Test(arguments: [OracleSurvey.Design.oneUnitPerFirm, .severalUnitsPerFirm]) func withoutFlagged(_ design: OracleSurvey.Design) throws {
    let oracle = OracleSurvey(design)
    let table = oracle.group.responses
    for step in [3, 5, 9] {
      let flagged = ResponseTable(
        questions: table.questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent, isComplete: table.isComplete,
        isInFrame: table.isInFrame, answers: table.answers, flags: table.unit.indices.map { $0 % step == 0 ? 1 : 0 })
      let data = SurveyData(
        survey: oracle.survey, index: try IndexTree(id: "index", publish: .init(atLeast: 1), children: ScoringMethodsTests.components),
        groups: [SurveyData.Group(responses: flagged, frame: oracle.group.frame)], context: nil,
        account: EvaluationTests.data(oracle).account, inputs: [])
      let comparison = try #require(try Evaluation().evaluate(data).flaggedComparison)
      let rest = try Evaluation().evaluate(try #require(data.withoutFlagged))
      for row in comparison.units {
        let wanted = try #require(rest.units.first { $0.unit == row.unit })
        #expect(row.rankWithout == wanted.rank && row.scoreWithout == wanted.publishedScore)
      }
    }
  }

  /// Where the rest cannot be scored, the results stand and say why there is no comparison.
  @Test func nothingToCompareWithoutFlagged() throws {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let table = oracle.group.responses
    let flagged = ResponseTable(
      questions: table.questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent, isComplete: table.isComplete,
      isInFrame: table.isInFrame, answers: table.answers, flags: table.unit.map { $0 == 0 ? 0 : 1 })
    let index = try IndexTree(
      id: "index", publish: .init(atLeast: 1), root: .init(weighting: .entropy), children: ScoringMethodsTests.components)
    let data = SurveyData(
      survey: oracle.survey, index: index, groups: [SurveyData.Group(responses: flagged, frame: oracle.group.frame)], context: nil,
      account: EvaluationTests.data(oracle).account, inputs: [])
    let results = try Evaluation().evaluate(data)
    #expect(results.flaggedComparison == nil)
    #expect(results.flaggedFailure == .tooFewUnitsToWeight(component: "index", scheme: "entropy", units: 1))
    #expect(results.units.allSatisfy { $0.score != nil })
  }
}
