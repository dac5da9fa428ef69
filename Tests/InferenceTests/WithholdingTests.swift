import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct WithholdingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let respondents: [Int]
    /// Units and distinct respondents of what is hidden, by question.
    var pools: [(units: Int, respondents: Int)] = []
    var areAlike = false
    let published: [Int]
    let isOverallPublished: Bool
    var testDescription: String { name }
  }

  /// At least five respondents.
  static let cases: [Case] = [
    Case(name: "no units", respondents: [], published: [], isOverallPublished: true),
    Case(name: "nobody withheld", respondents: [9, 5, 7], pools: [(0, 0)], published: [0, 1, 2], isOverallPublished: true),
    Case(name: "one unit", respondents: [9, 4, 7], pools: [(1, 4)], published: [0, 2], isOverallPublished: false),
    // What several say who are fewer than a unit needs.
    Case(name: "too few", respondents: [9, 2, 2], pools: [(2, 4)], published: [0], isOverallPublished: false),
    Case(name: "just enough", respondents: [9, 3, 2], pools: [(2, 5)], published: [0], isOverallPublished: true),
    // The same three firms rated both.
    Case(name: "the same people", respondents: [9, 3, 3], pools: [(2, 3)], published: [0], isOverallPublished: false),
    Case(name: "one question of two", respondents: [9, 4, 4], pools: [(2, 8), (2, 2)], published: [0], isOverallPublished: false),
    Case(name: "both questions", respondents: [9, 4, 4], pools: [(2, 8), (2, 5)], published: [0], isOverallPublished: true),
    Case(name: "all withheld", respondents: [4, 4], pools: [(2, 8)], published: [], isOverallPublished: true),
    // What they say together, all of them say.
    Case(name: "all alike", respondents: [9, 3, 2], pools: [(2, 5)], areAlike: true, published: [0], isOverallPublished: false),
    Case(name: "huge", respondents: [.max, 1, 1 << 40], pools: [(1, 1)], published: [0, 2], isOverallPublished: false),
  ]

  @Test(arguments: cases) func whoIsWithheld(expected: Case) {
    let withholding = Withholding(
      respondents: expected.respondents,
      pools: expected.pools.map { .init(units: $0.units, respondents: $0.respondents, isAlike: expected.areAlike) }, atLeast: 5)
    #expect(withholding.isPublished.indices.filter { withholding.isPublished[$0] } == expected.published)
    #expect(withholding.isOverallPublished == expected.isOverallPublished)
  }

  /// Units with the given answers to one question on 1..5; w = 1 and no population.
  private func data(_ answers: [[UInt8]], normalization: IndexTree.Normalization = .answerScale(from: 0, to: 100)) throws -> SurveyData {
    let oracle = OracleSurvey(.oneUnitPerFirm).survey
    let rows = answers.enumerated().flatMap { unit, answers in answers.map { (unit: UInt32(unit), answer: $0) } }
    let table = ResponseTable(
      questions: [Question(code: "q1", column: "q1", scale: 0)], unit: rows.map(\.unit), stratum: rows.map { _ in ResponseTable.noStratum },
      respondent: rows.indices.map { UInt32($0) }, isComplete: rows.map { _ in true }, isInFrame: rows.map { _ in true },
      answers: [rows.map { Answer(category: Int($0.answer) - 1).byte }])
    let index = try IndexTree(
      id: "I", publish: IndexTree.PublishRule(atLeast: 3, cautionBelow: 1),
      children: [
        IndexTree.Branch(
          id: "q1", indicator: IndexTree.Indicator(source: .question(code: "q1", statistic: .mean), normalization: normalization))
      ])
    let survey = Survey(
      title: oracle.title, organization: oracle.organization, edition: "2023", published: oracle.published, index: "i.yaml",
      unitNoun: oracle.unitNoun, units: answers.indices.map { Unit(id: "u\($0)", name: LocalizedText("U\($0)")) }, scales: oracle.scales,
      respondentGroups: [
        RespondentGroup(
          id: "g", responses: [RespondentGroup.ResponseFile(file: "r.csv")], columns: RespondentGroup.Columns(unit: "unit"),
          questions: table.questions)
      ])
    return SurveyData(
      survey: survey, index: index, groups: [SurveyData.Group(responses: table, frame: nil)], context: nil,
      account: ImportAccount(
        rowsRead: rows.count, responses: rows.count, respondents: rows.count, leftOut: [], answersMissing: [], problems: []),
      inputs: [])
  }

  /// Units 1 and 3 have two responses each. Means of the others 4 and 2: of 1..5 that is 75 and 25.
  @Test func twoWithheldUnitsAreInTheTotalTogether() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(data([[4, 4, 4, 4], [1, 5], [2, 2, 2, 2], [5, 3]]))
    #expect(results.units.map(\.unit) == [0, 2, 1, 3])
    #expect(results.units.map(\.score) == [75, 25, nil, nil])
    #expect(results.units.map(\.rank) == [1, 2, nil, nil])
    for unit in results.units.suffix(2) {
      #expect(unit.remarks == [.withheld(responses: 2, atLeast: 3)])
      #expect(!unit.isPublished && unit.satisfaction == nil && unit.interval == nil && unit.effectiveResponses == nil)
      #expect(unit.nodes.allSatisfy { $0.score == nil && $0.value == nil && $0.n == 0 })
    }
    // 12 answers: (16 + 6 + 8 + 8)/12 = 38/12, less 1, of 4. Satisfied: four, one and two of them.
    let overall = results.overall
    #expect(agree(try #require(overall.score), (38.0 / 12 - 1) * 25, within: 1e-12))
    #expect(agree(try #require(overall.satisfaction?.rate), 6.0 / 12, within: 1e-15) && overall.satisfaction?.interval == nil)
    #expect(overall.isPublished && overall.remarks == [.holdsWithheld])
    // How far apart the withheld units are, nothing tells.
    #expect(overall.interval == nil && overall.nodes.allSatisfy { $0.score != nil && $0.interval == nil && $0.standardError == nil })
    #expect(overall.precision?.designEffect == nil && overall.precision?.kishDesignEffect == 1)
    let exchanged = try Evaluation(countsOpenQuestions: false).evaluate(data([[4, 4, 4, 4], [3, 5], [2, 2, 2, 2], [5, 1]]))
    #expect(exchanged.overall == overall && exchanged.units == results.units)
  }

  /// Less the two others the total would be the third.
  @Test func aTotalThatWouldTellOfOneUnitIsWithheld() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(data([[4, 4, 4, 4], [1, 5], [2, 2, 2, 2]]))
    #expect(results.units.map(\.score) == [75, 25, nil])
    let overall = results.overall
    #expect(overall.remarks == [.revealsWithheld])
    #expect(!overall.isPublished)
    #expect(overall.score == nil && overall.publishedScore == nil && overall.standardError == nil)
    #expect(overall.interval == nil && overall.satisfaction == nil)
    #expect(overall.nodes.allSatisfy { $0.score == nil && $0.value == nil && $0.standardError == nil && $0.n == 0 })
    #expect(overall.responses == 10)
  }

  /// At least three respondents; units 1 and 3 are withheld. The mean of the larger of them is known to within a
  /// twentieth of the scale, or the share of satisfied answers is, to who knows the total.
  @Test(arguments: [
    (withheld: [[5, 5], [5, 5]] as [[UInt8]], isTold: false), ([[5, 4], [5, 5]], false), ([[1, 1], [1, 2]], false),
    ([[3, 3], [3]], false),
    // Two of three are satisfied, or one of four.
    ([[5, 3], [5]], true), ([[1, 4], [2, 3]], true),
  ])
  func aTotalOfAnswersThatAreAlikeIsWithheld(withheld: [[UInt8]], isTold: Bool) throws {
    let answers = [[4, 4, 4, 4], withheld[0], [2, 2, 2, 2], withheld[1]]
    let overall = try Evaluation(countsOpenQuestions: false).evaluate(data(answers)).overall
    #expect(overall.isPublished == isTold && overall.remarks == [isTold ? .holdsWithheld : .revealsWithheld])
    #expect((overall.score == nil) == !isTold)
  }

  /// The means 1 and 5 of the withheld units are outside the range 2..4 of the others.
  @Test func aWithheldUnitIsOutsideTheRangeOfTheRun() throws {
    let normalization = IndexTree.Normalization.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)
    let results = try Evaluation(countsOpenQuestions: false).evaluate(
      data([[4, 4, 4, 4], [1, 1], [2, 2, 2, 2], [5, 5]], normalization: normalization))
    #expect(results.units.map(\.score) == [100, 0, nil, nil])
    #expect(results.observedRanges.map(\.min) == [2])
    #expect(results.observedRanges.map(\.max) == [4])
  }
}
