import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// What goes by the name of satisfaction beside the rate that an index declares.
@Suite struct SatisfactionFiguresTests {
  /// A: overall (q3) 5 4 3 5; q1 5 4 5 –, q2 4 3 – –. B: overall 4 2; q1 2 5, q2 5 5.
  static let rows: [SmallSurvey.Row] =
    [[5, 4, 5], [4, 3, 4], [5, nil, 3], [nil, nil, 5]].map { SmallSurvey.row($0) }
    + [[2, 5, 4], [5, 5, 2]].map { SmallSurvey.row($0, unit: 1) }

  static func index(_ questions: [String], satisfaction: [String], atLeast: Int = 1) throws -> IndexTree {
    try IndexTree(
      id: "index", publish: IndexTree.PublishRule(atLeast: atLeast, cautionBelow: 1), satisfaction: satisfaction,
      children: questions.map { ScoringMethodsTests.question($0) })
  }

  static func figures(_ survey: SmallSurvey, _ index: IndexTree) throws -> Results.GroupResult {
    try Evaluation(countsOpenQuestions: false).evaluate(survey.data(index)).respondentGroups[0]
  }

  /// A: overall 3 of 4, pooled 4 of 5, every answer 2 of 3 (the fourth gave none). B: 1 of 2, 3 of 4, 1 of 2. All: 4 of 6, 7 of 9, 3 of 5.
  @Test func sideBySide() throws {
    let found = try Self.figures(SmallSurvey(units: ["A", "B"], rows: Self.rows), Self.index(["q1", "q2"], satisfaction: ["q3"]))
    #expect(found.satisfaction.map { $0?.rate } == [0.75, 0.5] && agree(found.overallSatisfaction?.rate ?? 0, 4 / 6.0, within: 1e-15))
    let (pooled, every) = (found.furtherSatisfaction[0], found.furtherSatisfaction[1])
    #expect(found.furtherSatisfaction.count == 2 && pooled.kind == .pooled && every.kind == .everyAnswer)
    #expect(pooled.questions == ["q1", "q2"] && every.questions == ["q1", "q2"])
    #expect(pooled.units.map { $0?.rate } == [0.8, 0.75] && agree(pooled.overall?.rate ?? 0, 7 / 9.0, within: 1e-15))
    #expect(every.units.map { $0?.rate } == [2 / 3.0, 0.5] && agree(every.overall?.rate ?? 0, 0.6, within: 1e-15))
    #expect((pooled.units + every.units + [pooled.overall, every.overall]).allSatisfy { $0?.interval != nil })
  }

  /// Eight firms of each unit: every response of A stands for 2, of B for 4. All: overall 10/16, pooled 20/26, every answer 8/14.
  @Test func weighted() throws {
    var survey = SmallSurvey(units: ["A", "B"], rows: Self.rows)
    survey.frame =
      (0..<6).map { ($0, $0 < 4 ? 0 : 1, 0) } + (10..<14).map { ($0, 0, 0) } + (20..<26).map { ($0, 1, 0) }
    let found = try Self.figures(survey, Self.index(["q1", "q2"], satisfaction: ["q3"]))
    #expect(found.overallSatisfaction?.rate == 10 / 16.0)
    #expect(agree(found.furtherSatisfaction[0].overall?.rate ?? 0, 20 / 26.0, within: 1e-15))
    #expect(agree(found.furtherSatisfaction[1].overall?.rate ?? 0, 8 / 14.0, within: 1e-15))
  }

  struct Case: Sendable {
    let questions: [String]
    let satisfaction: [String]
    let kinds: [Results.SatisfactionFigure.Kind]
  }

  /// Only what is another figure: all answers pooled are the rate where no question is declared, and one question has one figure.
  @Test(arguments: [
    Case(questions: ["q1", "q2", "q3"], satisfaction: [], kinds: [.everyAnswer]),
    Case(questions: ["q1", "q2"], satisfaction: ["q2", "q1"], kinds: [.everyAnswer]),
    Case(questions: ["q1", "q2"], satisfaction: ["q1"], kinds: [.pooled, .everyAnswer]),
    Case(questions: ["q1"], satisfaction: ["q3"], kinds: [.pooled]),
    Case(questions: ["q1"], satisfaction: ["q1"], kinds: []),
    Case(questions: ["q1"], satisfaction: [], kinds: []),
  ]) func onlyWhereTheyDiffer(_ expected: Case) throws {
    let found = try Self.figures(
      SmallSurvey(units: ["A", "B"], rows: Self.rows), Self.index(expected.questions, satisfaction: expected.satisfaction))
    #expect(found.furtherSatisfaction.map(\.kind) == expected.kinds)
  }

  /// On forms without a gap: nobody is satisfied on every question who is not on each, and the mean of shares is no less than the smallest.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func orderOfTheFigures(seed: UInt64) throws {
    var random = TestGenerator(seed: seed)
    let rows = (0..<30).map { row in
      SmallSurvey.row((0..<4).map { _ in Double(3 + Int(random.next() % 3)) }, unit: row % 3)
    }
    let found = try Self.figures(
      SmallSurvey(units: ["A", "B", "C"], rows: rows), Self.index(["q1", "q2", "q3"], satisfaction: ["q3"]))
    let (pooled, every) = (found.furtherSatisfaction[0], found.furtherSatisfaction[1])
    for unit in 0..<3 {
      let (question, all, each) = (
        try #require(found.satisfaction[unit]), try #require(pooled.units[unit]), try #require(every.units[unit])
      )
      #expect(each.rate <= question.rate && each.rate <= all.rate)
      // A union bound: those who are dissatisfied somewhere are no more than the dissatisfied of each question together.
      #expect(each.rate >= 1 - 3 * (1 - all.rate) - 1e-12)
    }
    #expect(try #require(every.overall).rate <= #require(pooled.overall).rate)
  }

  /// Answers by unit to q1, q2, q3, of which q3 is declared; at least five.
  @Test(arguments: [
    // Nothing is hidden.
    ([[9, 9, 9], [9, 9, 9]], [true, true], true),
    // q2 of two units: no more than q1 is told of these.
    ([[9, 9, 9], [9, 9, 9], [9, 3, 9], [9, 3, 9]], [true, true, true, true], false),
    // Two units are withheld; then one is.
    ([[9, 9, 9], [9, 9, 9], [4, 4, 4], [4, 4, 4]], [true, true, false, false], false),
    ([[9, 9, 9], [9, 9, 9], [4, 4, 4]], [true, true, false], false),
  ]) func whatIsWithheld(_ counts: [[Int]], _ units: [Bool], _ isWholeTold: Bool) throws {
    let index = try Self.index(["q1", "q2"], satisfaction: ["q3"], atLeast: 5)
    let found = try Self.figures(SuppressionTests.survey(counts), index)
    for figure in found.furtherSatisfaction {
      #expect(figure.units.map { $0 != nil } == units && (figure.overall?.interval != nil) == isWholeTold)
    }
  }

  /// Half of an indicator of four questions is answered by two of A, each question by five and more: the indicator is left out of A, and so are
  /// the answers that it alone would tell.
  @Test func whatOnlyAThinIndicatorReadsCountsInNone() throws {
    let whole = IndexTree.Branch(
      id: "m", indicator: IndexTree.Indicator(source: .questions(["q1", "q2", "q3", "q4"], statistic: .mean)))
    let index = try IndexTree(
      id: "index", publish: IndexTree.PublishRule(atLeast: 5, cautionBelow: 1), satisfaction: ["q5"],
      children: [whole, ScoringMethodsTests.question("q5")])
    func found(_ answer: Double) throws -> [Results.SatisfactionFigure] {
      let thin = (0..<24).map { form in
        SmallSurvey.row((0..<4).map { $0 == form % 4 || form < 2 ? answer : nil } + [4])
      }
      let full = (0..<20).map { SmallSurvey.row((0..<5).map { _ in 4 }, unit: 1 + $0 % 2) }
      let survey = SmallSurvey(units: ["A", "B", "C"], rows: thin + full)
      return try Self.figures(survey, index).furtherSatisfaction
    }
    let (low, high) = (try found(1), try found(5))
    #expect(low == high && low.map(\.kind) == [.pooled, .everyAnswer] && low.allSatisfy { $0.overall == nil })
    #expect(low.allSatisfy { $0.units.map { $0?.rate } == [1, 1, 1] })
  }

  /// Three of A answer q2: they leave no trace, whatever they say.
  @Test func hiddenAnswersCountInNone() throws {
    func found(_ answers: [Double]) throws -> Results.GroupResult {
      var survey = SuppressionTests.survey([[9, 3, 9], [9, 9, 9]])
      for (row, answer) in answers.enumerated() { survey.rows[row].answers[1] = answer }
      return try Self.figures(survey, Self.index(["q1", "q2"], satisfaction: ["q3"], atLeast: 5))
    }
    let (low, high) = (try found([1, 1, 1]), try found([5, 5, 5]))
    #expect(low.furtherSatisfaction == high.furtherSatisfaction && low.furtherSatisfaction[1].units[0] != nil)
  }

  /// The mean of q1 and q2 is told of A, where so many answer q2: a rate that holds the answers to q1 alone would tell of these.
  @Test(arguments: [(1, false), (4, false), (5, true), (0, true)]) func aRateTellsNoFewOfAnIndicatorOfSeveral(
    _ second: Int, _ isTold: Bool
  ) throws {
    let whole = IndexTree.Branch(id: "m", indicator: IndexTree.Indicator(source: .questions(["q1", "q2"], statistic: .mean)))
    let index = try IndexTree(id: "index", publish: IndexTree.PublishRule(atLeast: 5, cautionBelow: 1), children: [whole])
    let found = try Evaluation(countsOpenQuestions: false).evaluate(
      SuppressionTests.survey([[10, second], [10, 10], [10, 10]]).data(index))
    let unit = try ThinPartsTests.unit(found, 0)
    #expect(unit.nodes[1].value != nil && (unit.satisfaction != nil) == isTold)
    #expect((found.respondentGroups[0].furtherSatisfaction[0].units[0] != nil) == isTold)
  }
}
