import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// What stays hidden is decided once, for the index and its entities.
@Suite struct SuppressionTests {
  /// Units with so many answers to each question, of 1..5 in turn.
  static func survey(_ counts: [[Int]], edition: String = "2024", formerly: [[String]] = []) -> SmallSurvey {
    let rows = counts.enumerated().flatMap { unit, counts in
      (0..<(counts.max() ?? 0)).map { form in
        SmallSurvey.row(counts.enumerated().map { form < $1 ? Double(1 + (unit + form + $0) % 5) : nil }, unit: unit)
      }
    }
    return SmallSurvey(
      units: counts.indices.map { ["A", "B", "C", "D", "E"][$0] }, rows: rows, edition: edition, formerly: formerly)
  }

  static func index(_ questions: [String], entities: [IndexTree] = [], normalization: IndexTree.Normalization? = nil) throws -> IndexTree {
    try IndexTree(
      id: "index", responseWeighting: .none, publish: IndexTree.PublishRule(atLeast: 5, cautionBelow: 1), satisfaction: [questions[0]],
      entities: entities,
      children: questions.map {
        IndexTree.Branch(
          id: $0,
          indicator: IndexTree.Indicator(
            source: .question(code: $0, statistic: .mean), normalization: normalization ?? .answerScale(from: 0, to: 100)))
      })
  }

  static func published(_ results: Results) -> [Int] { results.units.filter(\.isPublished).map(\.unit).sorted() }

  /// C has four answers. B, which the index once withheld for C's sake, was in the table of the entity.
  @Test func indexAndEntitiesHideTheSame() throws {
    let index = try Self.index(["q1", "q2"], entities: [Self.index(["q2"])])
    let results = try Evaluation().evaluate(Self.survey([[40, 40], [20, 20], [4, 4], [0, 10]]).data(index))
    #expect(Self.published(results) == [0, 1, 3])
    for results in [results] + results.entities {
      #expect(Self.published(results) == [0, 1, 3] && results.overall.remarks == [.revealsWithheld])
      #expect(results.overall.nodes.allSatisfy { $0.value == nil && $0.score == nil && $0.n == 0 })
    }
  }

  /// The entity's question tells of D alone: so do the overall numbers of the index, which are safe by themselves.
  @Test func anEntityDecidesForTheIndex() throws {
    let counts = [[9, 9], [9, 9], [3, 0], [3, 2]]
    let alone = try Evaluation().evaluate(Self.survey(counts).data(Self.index(["q1"])))
    #expect(alone.overall.remarks == [.holdsWithheld] && alone.overall.score != nil && alone.overall.interval == nil)
    let both = try Evaluation().evaluate(Self.survey(counts).data(Self.index(["q1"], entities: [Self.index(["q2"])])))
    #expect(both.overall.remarks == [.revealsWithheld] && both.overall.score == nil)
    #expect(both.units == alone.units)
  }

  /// Of eight forms of C and D two answer q2: the overall mean less A and B would be these.
  @Test(arguments: [(1, 1, false), (2, 2, false), (3, 2, true), (4, 1, true)]) func answersCountAndNotForms(
    _ c: Int, _ d: Int, _ isTold: Bool
  ) throws {
    let results = try Evaluation().evaluate(
      Self.survey([[20, 20, 20], [20, 20, 20], [4, c, 0], [4, d, 0]]).data(Self.index(["q1", "q2", "q3"])))
    #expect(results.overall.isPublished == isTold)
    guard isTold else { return }
    // Nothing of q3 is hidden; q1 and q2, and with them the index and the satisfaction rate, hold what is.
    #expect(results.overall.nodes.map { $0.interval != nil } == [false, false, false, true])
    #expect(results.overall.nodes.map { $0.standardError != nil } == [false, false, false, true])
    #expect(results.overall.satisfaction?.interval == nil && results.overall.satisfaction != nil)
    #expect(results.overall.nodes.map(\.n) == [48, 48, 40 + c + d, 40])
  }

  /// An indicator of two questions, and those of one question each.
  static func pair(_ alone: [String]) throws -> IndexTree {
    let whole = IndexTree.Branch(id: "m", indicator: IndexTree.Indicator(source: .questions(["q1", "q2"], statistic: .mean)))
    return try IndexTree(
      id: "index", responseWeighting: .none, publish: IndexTree.PublishRule(atLeast: 5, cautionBelow: 1), satisfaction: ["q3"],
      children: [whole] + alone.map { .init(id: $0, indicator: IndexTree.Indicator(source: .question(code: $0, statistic: .mean))) })
  }

  /// Of ten firms of A so many answer q2: the mean of q1 and q2 less that of q1 would be theirs. What no indicator tells cannot be taken away.
  @Test(arguments: [
    (1, ["q1"], false), (4, ["q1"], false), (5, ["q1"], true), (0, ["q1"], true), (1, [], true), (1, ["q2"], true),
  ]) func anIndicatorOfSeveralTellsOfNoFew(_ second: Int, _ alone: [String], _ isTold: Bool) throws {
    let results = try Evaluation().evaluate(Self.survey([[10, second, 10], [10, 10, 10], [10, 10, 10]]).data(Self.pair(alone)))
    let unit = try ThinPartsTests.unit(results, 0)
    #expect((unit.nodes[1].value != nil) == isTold)
    #expect(results.units.filter { $0.unit != 0 }.allSatisfy { $0.nodes[1].value != nil })
    guard alone == ["q1"] else { return }
    #expect(unit.nodes[2].value != nil && results.overall.isPublished == isTold)
    if !isTold { #expect(unit.score == unit.nodes[2].score) }
  }

  /// C and D are withheld, and so many of each answer q2: the totals of the mean of both and of q1 would tell of these.
  @Test(arguments: [(1, 0, false), (2, 2, false), (4, 0, false), (3, 2, true), (0, 0, true)]) func totalsOfAnIndicatorOfSeveralTellOfNoFew(
    _ c: Int, _ d: Int, _ isTold: Bool
  ) throws {
    let counts = [[9, 9, 9], [9, 9, 9], [4, c, 4], [3, d, 3]]
    #expect(try Evaluation().evaluate(Self.survey(counts).data(Self.pair(["q1"]))).overall.isPublished == isTold)
    #expect(try Evaluation().evaluate(Self.survey(counts).data(Self.pair([]))).overall.isPublished)
  }

  /// A published unit with a question that two answered: less the others the overall value would be theirs.
  @Test func aThinQuestionOfAPublishedUnitIsNotInTheTotal() throws {
    let results = try Evaluation().evaluate(Self.survey([[9, 9], [9, 9], [9, 2]]).data(Self.index(["q1", "q2"])))
    #expect(Self.published(results) == [0, 1, 2] && results.overall.remarks == [.revealsWithheld])
    let unit = try ThinPartsTests.unit(results, 2)
    #expect(unit.nodes[2].value == nil && unit.nodes[2].n == 2 && unit.score == unit.nodes[1].score)
  }

  /// Without the question of which too few spoke nothing is hidden: the overall numbers are those of a run from the
  /// start. With it a what-if tells no more than the report.
  @Test func aWhatIfHidesTheSame() throws {
    let data = try Self.survey([[9, 9], [9, 9], [9, 2]]).data(Self.index(["q1", "q2"]))
    let run = try Evaluation().run(data)
    let without = try run.whatIf(IndexChange(withoutQuestions: ["q2"]))
    #expect(without.isFromTheStart && without.overall != nil && without.overallInterval != nil)
    #expect(try run.whatIf(IndexChange(weights: ["q1": 3])).overall == nil)
    let pooled = try Evaluation().run(Self.survey([[9], [9], [3], [3]]).data(Self.index(["q1"])))
    let same = try pooled.whatIf(IndexChange())
    #expect(same.overall == pooled.results.overall.score && same.overall != nil && same.overallStandardError == nil)
  }

  /// q2 is thin in every unit: it is left out of all, the overall numbers too, which then hide nothing.
  @Test func whatIsThinEverywhereIsLeftOutForAll() throws {
    let results = try Evaluation().evaluate(Self.survey([[9, 1], [9, 3], [9, 0]]).data(Self.index(["q1", "q2"])))
    #expect(results.droppedIndicators == ["q2"] && results.overall.isPublished && results.overall.interval != nil)
    #expect(results.overall.nodes[2].value == nil && results.overall.score == results.overall.nodes[1].score)
  }

  /// Unit C of 2023 had two answers, all 1 or 2; its mean is no end of the range of both years.
  @Test func aPooledRangeHoldsNoHiddenValue() throws {
    func year(_ answers: [[Double]], _ edition: String) -> SmallSurvey {
      SmallSurvey(
        units: ["A", "B", "C"], rows: answers.enumerated().flatMap { unit, own in own.map { SmallSurvey.row([$0], unit: unit) } },
        edition: edition)
    }
    func index(_ years: [String]) throws -> IndexTree {
      try Self.index(["q1"], normalization: .minMax(range: .pooled(years), clip: true, whenEqual: nil, from: 0, to: 100))
    }
    let both = try index(["2024", "2023"])
    let now = year([[3, 3, 3, 3, 3], [4, 4, 4, 4, 4], [2, 2, 2, 2, 2]], "2024")
    let then = year([[3, 3, 3, 4, 4], [5, 5, 5, 5, 4], [1, 1]], "2023")
    let results = try Evaluation(replicates: 50).evaluate(now.data(both), previous: then.data(index(["2023"])))
    #expect(results.observedRanges.map(\.min) == [2] && results.observedRanges.map(\.max) == [4.8])
    // Also where the year before told of two.
    let loose = try IndexTree(
      id: "index", responseWeighting: .none, publish: IndexTree.PublishRule(atLeast: 2, cautionBelow: 1),
      children: [ScoringMethodsTests.question("q1")])
    let other = try Evaluation(replicates: 50).evaluate(now.data(both), previous: then.data(loose))
    #expect(other.observedRanges.map(\.min) == [2])
  }

  /// What became C: A and B, of which B had a question that two answered.
  @Test func aMergedUnitWithAHiddenPartIsNotCompared() throws {
    let then = Self.survey([[9, 9], [9, 2], [9, 9]], edition: "2023")
    let index = try Self.index(["q1", "q2"])
    let now = SmallSurvey(
      units: ["M", "C"], rows: (0..<20).map { SmallSurvey.row([Double(1 + $0 % 5), Double(1 + $0 % 4)], unit: $0 % 2) }, edition: "2024",
      formerly: [["A", "B"], []])
    let results = try Evaluation().evaluate(now.data(index), previous: then.data(index))
    let merged = try ThinPartsTests.unit(results, 0)
    #expect(merged.previous == nil && merged.remarks.contains(.thinThen(edition: "2023", units: [LocalizedText("B")])))
    #expect(try ThinPartsTests.unit(results, 1).previous != nil)
  }

  /// Two of the nine firms of B are flagged, five of those of A: without flagged responses A has a score, C is as it
  /// was, and B has no place, since the difference would be what the two say.
  @Test func fewFlaggedResponsesAreNotToldOf() throws {
    let data = try Self.survey([[10], [9], [8]]).data(Self.index(["q1"]))
    let table = data.groups[0].responses
    var left = [5, 2, 0]
    let flags = table.unit.map { unit -> UInt8 in
      left[Int(unit)] -= 1
      return left[Int(unit)] >= 0 ? QualityFlag.speeding.bit : 0
    }
    let flagged = ResponseTable(
      questions: table.questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent, isComplete: table.isComplete,
      isInFrame: table.isInFrame, answers: table.answers, flags: flags)
    let results = try Evaluation().evaluate(
      SurveyData(
        survey: data.survey, index: data.index, groups: [SurveyData.Group(responses: flagged, frame: nil)], context: nil,
        account: data.account, inputs: []))
    let rows = try #require(results.flaggedComparison?.units).sorted { $0.unit < $1.unit }
    #expect(rows.map(\.flagged) == [5, 2, 0])
    #expect(rows.map { $0.scoreWithout != nil } == [true, false, true])
    #expect(rows.map { $0.rankWithout != nil } == [true, false, true])
    #expect(rows.compactMap(\.rankWithout).sorted() == [1, 2])
  }
}
