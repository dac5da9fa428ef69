import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct WithholdingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let responses: [Int]
    /// Statistics × units; `nil`: one statistic that every unit with responses enters.
    var answered: [[Bool]]?
    let published: [Int]
    let protects: [Int]
    let isOverallPublished: Bool
    var testDescription: String { name }
  }

  /// At least five responses.
  static let cases: [Case] = [
    Case(name: "no units", responses: [], published: [], protects: [], isOverallPublished: true),
    Case(name: "nobody withheld", responses: [9, 5, 7], published: [0, 1, 2], protects: [], isOverallPublished: true),
    // The total less units 0, 2 and 3 would be unit 1.
    Case(name: "one takes the next smallest", responses: [9, 4, 7, 8], published: [0, 3], protects: [2], isOverallPublished: true),
    Case(name: "of equals the first in the survey", responses: [4, 7, 9, 7], published: [2, 3], protects: [1], isOverallPublished: true),
    // Two hidden units with 3 + 3 responses: their mean is nobody's own and rests on six.
    Case(name: "two protect each other", responses: [3, 9, 3, 9], published: [1, 3], protects: [], isOverallPublished: true),
    // Two with 1 + 2 responses: three are fewer than five.
    Case(
      name: "two with too few together", responses: [1, 9, 2, 8, 7], published: [1, 3], protects: [4], isOverallPublished: true),
    // 3 + 2 responses are as many as a unit needs.
    Case(
      name: "two with just enough together", responses: [3, 9, 2, 8, 7], published: [1, 3, 4], protects: [], isOverallPublished: true),
    // A unit without responses is in no total and protects nobody.
    Case(name: "nothing to protect", responses: [0, 9, 8], published: [1, 2], protects: [], isOverallPublished: true),
    Case(name: "nobody to hide behind", responses: [0, 4, 9, 8, 7], published: [2, 3], protects: [4], isOverallPublished: true),
    Case(name: "two units", responses: [4, 9], published: [1], protects: [], isOverallPublished: false),
    Case(name: "one would be left", responses: [4, 9, 8], published: [1, 2], protects: [], isOverallPublished: false),
    Case(name: "the only unit", responses: [4], published: [], protects: [], isOverallPublished: false),
    Case(name: "all withheld, together enough", responses: [4, 4, 1], published: [], protects: [], isOverallPublished: true),
    Case(name: "all withheld, together too few", responses: [2, 2], published: [], protects: [], isOverallPublished: false),
    Case(name: "no responses at all", responses: [0, 0], published: [], protects: [], isOverallPublished: true),
    Case(name: "huge", responses: [1 << 40, 1, 1 << 41, 1 << 42], published: [2, 3], protects: [0], isOverallPublished: true),
    // The second statistic is not asked in unit 2, which cannot hide unit 1 there; unit 3 can.
    Case(
      name: "a unit that was not asked hides nothing", responses: [9, 4, 6, 7, 8],
      answered: [[true, true, true, true, true], [true, true, false, true, true]], published: [0, 4], protects: [2, 3],
      isOverallPublished: true),
    // Only the withheld unit was asked: its value would be the total.
    Case(
      name: "asked in one unit alone", responses: [9, 4, 6, 7, 8],
      answered: [[true, true, true, true, true], [false, true, false, false, false]], published: [0, 2, 3, 4], protects: [],
      isOverallPublished: false),
    // Unit 1 answered nothing that is published.
    Case(
      name: "not heard", responses: [9, 4, 6], answered: [[true, false, true]], published: [0, 2], protects: [],
      isOverallPublished: true),
  ]

  @Test(arguments: cases) func whoIsWithheld(expected: Case) {
    let withholding = Withholding(
      responses: expected.responses, answered: expected.answered ?? [expected.responses.map { $0 > 0 }], atLeast: 5)
    #expect(withholding.isPublished.indices.filter { withholding.isPublished[$0] } == expected.published)
    #expect(withholding.protects.indices.filter { withholding.protects[$0] } == expected.protects)
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

  /// Unit 1 has two responses; unit 3, with three, is withheld with it. Means of the others 4 and 2: of 1..5 that is 75 and 25.
  @Test func aSecondUnitIsWithheldWithItsReason() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(data([[4, 4, 4, 4], [1, 5], [2, 2, 2, 2], [5, 5, 5]]))
    #expect(results.units.map(\.unit) == [0, 2, 1, 3])
    #expect(results.units.map(\.score) == [75, 25, nil, nil])
    #expect(results.units.map(\.rank) == [1, 2, nil, nil])
    #expect(results.units[2].remarks == [.withheld(responses: 2, atLeast: 3)])
    #expect(results.units[3].remarks == [.protects])
    for unit in results.units.suffix(2) {
      #expect(!unit.isPublished && unit.satisfaction == nil && unit.interval == nil && unit.effectiveResponses == nil)
      #expect(unit.nodes.allSatisfy { $0.score == nil && $0.value == nil && $0.n == 0 })
    }
    // 13 answers: (16 + 6 + 8 + 15)/13 = 45/13, less 1, of 4.
    let overall = try #require(results.overall.score)
    #expect(abs(overall - (45.0 / 13 - 1) * 25) < 1e-12)
    #expect(results.overall.isPublished)
  }

  /// Three units: with a second withheld one would be alone, so the total goes.
  @Test func theTotalIsWithheldWhereOneUnitWouldBeLeft() throws {
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

  /// The mean 5 of the protecting unit and the mean 1 of the small one are outside the range 2..4 of the others.
  @Test func aProtectingUnitIsOutsideTheRangeOfTheRun() throws {
    let normalization = IndexTree.Normalization.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100)
    let results = try Evaluation(countsOpenQuestions: false).evaluate(
      data([[4, 4, 4, 4], [1, 1], [2, 2, 2, 2], [5, 5, 5]], normalization: normalization))
    #expect(results.units.map(\.score) == [100, 0, nil, nil])
    #expect(results.observedRanges.map(\.min) == [2])
    #expect(results.observedRanges.map(\.max) == [4])
  }
}
