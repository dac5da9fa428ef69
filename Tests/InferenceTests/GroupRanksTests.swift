import Scoring
import SurveyModel
import Testing

@testable import Inference

/// Ranks within groups tell something where two groups have two ranked units or more: with fewer they repeat the ranking or stand alone.
@Suite struct GroupRanksTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let groups: [String?]
    /// Of each unit; five make a published one. Category 0...4; `nil` is a blank.
    var answers: [[Int?]]?
    var declared = false
    /// By unit; `nil` where no rank within a group is told at all.
    let expected: [Int?]?

    var testDescription: String { name }
  }

  private static func all(_ category: Int?, _ count: Int = 5) -> [Int?] { Array(repeating: category, count: count) }

  /// The scores fall from the first unit to the last.
  private static let falling = (0..<5).map { all(4 - $0) }

  static let cases: [Case] = [
    Case(name: "two groups of two", groups: ["x", "y", "x", "y", nil], expected: [1, 1, 2, 2, nil]),
    Case(name: "two and three", groups: ["y", "x", "y", "x", "y"], expected: [1, 1, 2, 2, 3]),
    Case(name: "two of two and one alone", groups: ["x", "x", "y", "y", "z"], expected: [1, 2, 1, 2, 1]),
    Case(
      name: "ties within a group", groups: ["x", "x", "x", "y", "y"], answers: [all(4), all(4), all(2), all(3), all(1)],
      expected: [1, 1, 3, 1, 2]),
    Case(name: "one group of all", groups: ["x", "x", "x", "x", "x"], expected: nil),
    Case(name: "one group of two", groups: ["x", "x", "y", "z", nil], expected: nil),
    Case(name: "every unit its own", groups: ["v", "w", "x", "y", "z"], expected: nil),
    Case(name: "no groups", groups: [nil, nil, nil, nil, nil], expected: nil),
    // Two units of no group are no group.
    Case(name: "two without a group", groups: ["x", "x", nil, nil, "y"], expected: nil),
    Case(
      name: "the second of a group is withheld", groups: ["x", "x", "y", "y", nil],
      answers: [all(4), all(3), all(2), all(1, 2), all(0)], expected: nil),
    Case(
      name: "the second of a group has no score", groups: ["x", "x", "y", "y", nil],
      answers: [all(4), all(3), all(2), all(nil), all(0)], expected: nil),
    Case(
      name: "a third of a group is withheld", groups: ["x", "x", "y", "y", "y"],
      answers: [all(4, 9), all(3, 9), all(2, 9), all(1, 5), all(0, 2)], expected: [1, 2, 1, 2, nil]),
    Case(name: "declared, one group", groups: ["x", "x", nil, "y", nil], declared: true, expected: [1, 2, nil, 1, nil]),
    Case(name: "declared, no groups", groups: [nil, nil, nil, nil, nil], declared: true, expected: [nil, nil, nil, nil, nil]),
  ]

  static func data(_ c: Case) throws -> SurveyData {
    let answers = c.answers ?? falling
    let question = Question(code: "q", column: "q", scale: 0)
    let survey = Survey(
      title: LocalizedText("Groups"), organization: LocalizedText("Nobody"), edition: "2023",
      published: CalendarDate(year: 2023, month: 12, day: 27)!, index: "i.yaml", unitNoun: LocalizedText("Unit"),
      units: c.groups.enumerated().map { Unit(id: "u\($0)", name: LocalizedText("U\($0)"), group: $1) },
      strata: [Stratum(id: "all", name: LocalizedText("All"))],
      scales: [
        AnswerScale(id: "five", categories: (1...5).map { AnswerScale.Category(value: Double($0), code: "\($0)", labels: []) })!
      ],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: [RespondentGroup.ResponseFile(file: "r.csv")], columns: RespondentGroup.Columns(),
          questions: [question])
      ])
    let rows = answers.enumerated().flatMap { unit, answers in answers.map { (unit: UInt32(unit), answer: $0) } }
    let table = ResponseTable(
      questions: [question], unit: rows.map(\.unit), stratum: rows.map { _ in 0 }, respondent: rows.indices.map { UInt32($0) },
      isComplete: rows.map { _ in true }, isInFrame: rows.map { _ in true },
      answers: [rows.map { ($0.answer.map { Answer(category: $0) } ?? Answer(.blank)).byte }])
    let index = try IndexTree(
      id: "g", publish: IndexTree.PublishRule(atLeast: 5, cautionBelow: 5), finish: .init(ranksWithinGroups: c.declared),
      children: [IndexTree.Branch(id: "q", indicator: IndexTree.Indicator(source: .question(code: "q", statistic: .mean)))])
    return SurveyData(
      survey: survey, index: index, groups: [SurveyData.Group(responses: table, frame: nil)], context: nil,
      account: ImportAccount(
        rowsRead: rows.count, responses: rows.count, respondents: rows.count, leftOut: [], answersMissing: [], problems: []), inputs: [])
  }

  @Test(arguments: cases) func toldWhereTwoGroupsHaveTwoRankedUnits(c: Case) throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.data(c))
    let ranks = results.units.sorted { $0.unit < $1.unit }.map(\.groupRank)
    #expect(results.ranksWithinGroups == (c.expected != nil))
    #expect(ranks == c.expected ?? c.groups.map { _ in nil })
    if c.name.contains("withheld") { #expect(results.units.contains { !$0.isPublished }) }
  }
}
