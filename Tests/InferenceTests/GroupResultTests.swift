import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// What each of several respondent groups says on its own: weights and satisfaction.
@Suite struct GroupResultTests {
  typealias Row = EditionGroupsTests.Row

  /// On a scale from 0 to 100 the two best categories are 99 and 100.
  static func rows(_ values: [[Int]], _ prefix: String) -> [Row] {
    values.enumerated().flatMap { unit, values in values.enumerated().map { Row(person: "\(prefix)\(unit)-\($0)", unit: unit, value: $1) } }
  }

  static func data(_ firms: [[Int]], _ staff: [[Int]], atLeast: Int) throws -> SurveyData {
    let data = try EditionGroupsTests.edition(
      [("firms", rows(firms, "F")), ("staff", rows(staff, "S"))], shares: [("firms", 70), ("staff", 30)], units: firms.count)
    let index = try IndexTree(
      id: "i", publish: IndexTree.PublishRule(atLeast: atLeast, cautionBelow: 1),
      finish: .init(respondentGroups: [.init(id: "firms", weight: 70), .init(id: "staff", weight: 30)]),
      children: [IndexTree.Branch(id: "y", indicator: IndexTree.Indicator(source: .question(code: "y", statistic: .mean)))])
    return SurveyData(survey: data.survey, index: index, groups: data.groups, context: nil, account: data.account, inputs: [])
  }

  /// Firms of A: 3 of 4 satisfied, of B 1 of 2; staff: 1 of 2 and 2 of 2. All: 4 of 6, 3 of 4.
  @Test func eachGroupHasItsOwnRate() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(
      Self.data([[100, 99, 100, 50], [99, 20]], [[100, 10], [99, 99]], atLeast: 1))
    #expect(results.respondentGroups.map(\.group) == [0, 1] && results.respondentGroups.map(\.share) == [0.7, 0.3])
    let (firms, staff) = (results.respondentGroups[0], results.respondentGroups[1])
    #expect(firms.satisfaction.map { $0?.rate } == [0.75, 0.5] && staff.satisfaction.map { $0?.rate } == [0.5, 1])
    #expect(agree(firms.overallSatisfaction?.rate ?? 0, 4.0 / 6, within: 1e-15))
    #expect(staff.overallSatisfaction?.rate == 0.75)
    #expect(firms.satisfactionQuestions == ["y"] && staff.satisfactionQuestions == ["y"])
    // An officer's answer and a firm's are not one rate.
    #expect(results.overall.satisfaction == nil && results.units.allSatisfy { $0.satisfaction == nil })
    #expect(results.satisfactionGroups.count == 2)
  }

  /// Without a frame every response counts as one.
  @Test func eachGroupHasItsOwnWeights() throws {
    let base = try Self.data([[100, 99, 100, 50]], [[100, 10]], atLeast: 1)
    let results = try Evaluation(countsOpenQuestions: false).evaluate(base)
    #expect(results.respondentGroups.map(\.weighting.effectiveResponses) == [4, 2])
    // The oracle's firms are weighted by their frame, the officers stand for nine.
    let two = try Evaluation(countsOpenQuestions: false).evaluate(ScoringMethodsTests.twoGroups())
    let firms = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm)))
    #expect(two.respondentGroups[0].weighting == firms.respondentGroups[0].weighting)
    #expect(two.respondentGroups[1].weighting.smallest == 1.5 && two.respondentGroups[1].weighting.largest == 1.5)
  }

  /// Both units have six responses and more; of the staff of A there are two only: that rate is withheld, and with it the numbers of all, from which it could be
  /// worked out.
  @Test func aRateOfFewIsWithheld() throws {
    let data = try Self.data([[100, 99, 100, 50], [99, 20, 99]], [[100, 10], [99, 99, 5]], atLeast: 3)
    let few = try Evaluation(countsOpenQuestions: false).evaluate(data)
    #expect(few.units.allSatisfy { $0.isPublished })
    #expect(few.respondentGroups[0].satisfaction.allSatisfy { $0 != nil } && few.respondentGroups[0].overallSatisfaction == nil)
    #expect(few.respondentGroups[1].satisfaction.map { $0?.rate } == [nil, 2.0 / 3] && few.respondentGroups[1].overallSatisfaction == nil)
    #expect(few.overall.remarks == [.revealsWithheld])
    #expect(agree(few.units.first { $0.unit == 0 }?.score ?? 0, 349.0 / 4, within: 1e-12))
  }

  /// Two officers whose scores are official acts: nothing of theirs is withheld.
  @Test func officialActsHaveNoThreshold() throws {
    let data = try Self.data([[100, 99, 100, 50], [99, 20, 99]], [[100, 10], [99, 99, 5]], atLeast: 3)
    let groups = data.survey.respondentGroups.map { group in
      RespondentGroup(
        id: group.id, responses: group.responses, columns: group.columns, questions: group.questions, isConfidential: group.id != "staff")
    }
    let survey = Survey(
      title: data.survey.title, organization: data.survey.organization, edition: data.survey.edition, published: data.survey.published,
      index: data.survey.index, unitNoun: data.survey.unitNoun, units: data.survey.units, scales: data.survey.scales,
      respondentGroups: groups)
    let results = try Evaluation(countsOpenQuestions: false).evaluate(
      SurveyData(survey: survey, index: data.index, groups: data.groups, context: nil, account: data.account, inputs: []))
    #expect(results.respondentGroups[1].satisfaction.map { $0?.rate } == [0.5, 2.0 / 3])
    #expect(results.overall.isPublished && results.respondentGroups.allSatisfy { $0.overallSatisfaction?.interval != nil })
    #expect(agree(results.units.first { $0.unit == 0 }?.score ?? 0, 0.7 * 349 / 4 + 0.3 * 55, within: 1e-12))
  }

  /// Where one group alone is asked, its rate is that of the unit.
  @Test func oneGroupAsked() throws {
    let data = try ScoringMethodsTests.twoGroups()
    let index = try IndexTree(
      id: "two", satisfaction: ["o1"],
      finish: .init(respondentGroups: [.init(id: "enterprises", weight: 70), .init(id: "department", weight: 30)]),
      children: ScoringMethodsTests.components + [.init(id: "own", weight: 25, children: [ScoringMethodsTests.question("o1")])])
    let results = try Evaluation(countsOpenQuestions: false).evaluate(
      SurveyData(survey: data.survey, index: index, groups: data.groups, context: nil, account: data.account, inputs: []))
    #expect(results.satisfactionGroups.map(\.group) == [1])
    // 4 5 4 4 5 3: five of six.
    #expect(agree(results.units.first { $0.unit == 0 }?.satisfaction?.rate ?? 0, 5.0 / 6, within: 1e-15))
    #expect(results.units.first { $0.unit == 1 }?.satisfaction == nil)
  }

  @Test func oneGroupIsAsItWas() throws {
    let results = try Evaluation(countsOpenQuestions: false).evaluate(EvaluationTests.data(OracleSurvey(.oneUnitPerFirm)))
    #expect(results.respondentGroups.count == 1 && results.respondentGroups[0].share == 1)
    #expect(results.units.allSatisfy { $0.satisfaction == results.respondentGroups[0].satisfaction[$0.unit] && $0.satisfaction != nil })
    #expect(results.overall.satisfaction == results.respondentGroups[0].overallSatisfaction)
  }
}
