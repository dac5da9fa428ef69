import Inference
import Scoring
import SurveyModel
import Testing

/// What is told of the answers to each question: never what fewer answered than may be told of, by itself or by subtraction.
@Suite struct AnswerDistributionsTests {
  /// How many of each unit answered each of two questions; all of a unit give the answer of its number, from 1.
  private func found(
    _ answered: [[Int]], isPublished: [Bool]? = nil, isOverallPublished: Bool = true, atLeast: Int = 5
  ) throws -> AnswerDistributions {
    let rows = answered.enumerated().flatMap { unit, counts in
      (0..<(counts.max() ?? 0)).map { row in
        SmallSurvey.row(counts.map { row < $0 ? Double(unit % 5 + 1) : nil }, unit: unit)
      }
    }
    let data = try SmallSurvey(units: answered.indices.map { "U\($0)" }, rows: rows).data()
    return AnswerDistributions(
      data, isPublished: isPublished ?? answered.map { _ in true }, isOverallPublished: isOverallPublished, atLeast: atLeast)
  }

  @Test func everythingIsCounted() throws {
    let questions = try found([[6, 5], [7, 7], [5, 5]]).questions
    #expect(questions.map(\.question) == [0, 1] && questions.map(\.group) == [0, 0])
    #expect(questions[0].whole?.categories == [6, 7, 5, 0, 0] && questions[0].whole?.missing == 0)
    #expect(questions[1].whole?.categories == [5, 7, 5, 0, 0] && questions[1].whole?.missing == 1)
    #expect(questions[1].units.map { $0?.answers } == [5, 7, 5] && questions[1].units[0]?.missing == 1)
  }

  static let hidden: [(answered: [Int], isPublished: [Bool], told: [Bool], isWholeTold: Bool)] = [
    ([9, 8, 7], [true, true, true], [true, true, true], true),
    // The total would tell of the one alone with few answers.
    ([9, 8, 7, 3], [true, true, true, true], [true, true, true, false], false),
    // Two with few answers, together too few.
    ([9, 8, 7, 2, 2], [true, true, true, true, true], [true, true, true, false, false], false),
    // Together enough; but of a category that nobody among them chose, the total would say so of each.
    ([9, 8, 7, 4, 2], [true, true, true, true, true], [true, true, true, false, false], false),
    // Withheld in the ranking: hidden here too.
    ([9, 8, 7, 6], [true, true, true, false], [true, true, true, false], false),
    ([9, 8, 7, 3, 6], [true, true, true, true, false], [true, true, true, false, false], false),
    // Nobody of the unit answered: there is nothing to hide.
    ([9, 8, 7, 0], [true, true, true, true], [true, true, true, false], true),
    ([3, 0, 0], [true, true, true], [false, false, false], false),
  ]

  @Test(arguments: hidden.indices) func whatIsHidden(_ place: Int) throws {
    let one = Self.hidden[place]
    let question = try found(one.answered.map { [$0] }, isPublished: one.isPublished).questions[0]
    #expect(question.units.map { $0 != nil } == one.told, "\(one.answered)")
    #expect((question.whole != nil) == one.isWholeTold, "\(one.answered)")
  }

  @Test func theTotalIsHiddenWithThatOfTheRanking() throws {
    let question = try found([[9], [8], [7]], isOverallPublished: false).questions[0]
    #expect(question.whole == nil && question.units.allSatisfy { $0 != nil })
  }

  /// Six responses answer the first question and six others the second: each is told where something reads it by itself, and where one
  /// answer makes the indicator of both. q4 is asked of nobody here, of yes and no there is no rate.
  @Test(arguments: [
    (indicator: ["q1", "q2"], satisfaction: ["q3"], scale: [1.0, 2, 3], told: [true, true]),
    (["q1", "q2", "q3"], ["q3"], [1, 2, 3], [false, false]), (["q1", "q2", "q4"], ["q3"], [1, 2, 3], [false, false]),
    (["q1", "q2", "q4"], ["q1"], [1, 2, 3], [true, false]), (["q1", "q2", "q3"], [], [1, 2, 3], [true, true]),
    (["q1", "q2", "q3"], [], [1, 2], [false, false]), (["q1", "q4", "q5"], ["q3"], [1, 2, 3], [true, true]),
  ]) func whatOnlyAnIndicatorOfSeveralReads(_ indicator: [String], _ satisfaction: [String], _ scale: [Double], _ told: [Bool]) throws {
    let rows = (0..<12).map { SmallSurvey.row([$0 < 6 ? 1 : nil, $0 < 6 ? nil : 2, nil]) }
    let index = try IndexTree(
      id: "index", satisfaction: satisfaction,
      children: [.init(id: "both", indicator: .init(source: .questions(indicator, statistic: .mean)))])
    let found = AnswerDistributions(
      try SmallSurvey(scale: scale, rows: rows).data(index), isPublished: [true], isOverallPublished: true, atLeast: 5)
    #expect(found.questions.prefix(2).map { $0.units[0] != nil } == told)
  }

  /// Ten answer the first question and so many the second: an indicator of both less the first would tell what these say. Where an indicator
  /// tells the first by itself, the one of both is hidden.
  @Test(arguments: [
    (few: 1, alone: [String](), told: [false, false]), (4, [], [false, false]), (5, [], [true, true]), (0, [], [true, false]),
    (1, ["q1"], [true, false]), (1, ["q2"], [false, false]),
  ]) func anIndicatorLessWhatIsToldTellsOfNoFew(_ few: Int, _ alone: [String], _ told: [Bool]) throws {
    let rows = (0..<10).map { SmallSurvey.row([Double(1 + $0 % 5), $0 < few ? 2 : nil]) }
    let both = IndexTree.Branch(id: "both", indicator: .init(source: .questions(["q1", "q2"], statistic: .mean)))
    let index = try IndexTree(
      id: "index", children: [both] + alone.map { .init(id: $0, indicator: .init(source: .question(code: $0, statistic: .mean))) })
    let found = AnswerDistributions(try SmallSurvey(rows: rows).data(index), isPublished: [true], isOverallPublished: true, atLeast: 5)
    #expect(found.questions.map { $0.units[0] != nil } == told)
    #expect(found.questions.map { $0.whole != nil } == told)
  }

  /// Whatever is answered: the total less the units that are told is nobody's.
  @Test(arguments: 0..<60) func nothingFollowsBySubtraction(seed: Int) throws {
    var generator = TestGenerator(seed: UInt64(seed))
    let units = Int.random(in: 1...7, using: &generator)
    let answered = (0..<units).map { _ in [Int.random(in: 0...12, using: &generator), Int.random(in: 1...12, using: &generator)] }
    let isPublished = (0..<units).map { _ in Int.random(in: 0..<5, using: &generator) > 0 }
    for question in try found(answered, isPublished: isPublished).questions {
      let own = answered.map { $0[question.question] }
      for (unit, counts) in question.units.enumerated() where counts != nil { #expect(isPublished[unit] && own[unit] >= 5) }
      guard question.whole != nil else { continue }
      #expect(own.indices.allSatisfy { question.units[$0] != nil || own[$0] == 0 }, "\(own) \(isPublished)")
    }
  }
}
