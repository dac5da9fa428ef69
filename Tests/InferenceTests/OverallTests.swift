import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

/// The score of all units together beside hard figures that only units have.
@Suite struct OverallTests {
  private func results(department: Double?) throws -> Results {
    let oracle = OracleSurvey(.oneUnitPerFirm)
    let index = try IndexTree(
      id: "T",
      publish: .init(atLeast: 1),
      children: [
        IndexTree.Branch(id: "q1", indicator: IndexTree.Indicator(source: .question(code: "q1", statistic: .mean))),
        IndexTree.Branch(
          id: "hours",
          indicator: IndexTree.Indicator(
            source: .data("hours"), direction: .negative,
            normalization: .minMax(range: .given(min: 0, max: 10), clip: false, whenEqual: nil, from: 0, to: 100))),
      ])
    let units = [(0, 2.0), (1, 4.0), (2, 6.0)].map { unit, value in
      ContextTable.Entry(unit: unit, indicator: "hours", period: .year(2023), kind: .actual, value: value)
    }
    let whole = department.map {
      [ContextTable.Entry(unit: nil, indicator: "hours", period: .year(2023), kind: .actual, value: $0)]
    }
    let base = EvaluationTests.data(oracle, index: index)
    let survey = Survey(
      title: LocalizedText("T"), organization: LocalizedText("T"), edition: "2023", published: base.survey.published,
      index: "index.yaml", unitNoun: LocalizedText("Unit"), units: base.survey.units, strata: base.survey.strata,
      scales: base.survey.scales, respondentGroups: base.survey.respondentGroups)
    return try Evaluation(countsOpenQuestions: false).evaluate(
      SurveyData(
        survey: survey, index: index, groups: base.groups, context: ContextTable(entries: units + (whole ?? [])),
        account: base.account, inputs: []))
  }

  @Test func aScoreThatRestsOnFewerIndicatorsSaysSo() throws {
    #expect(try results(department: nil).overall.remarks == [.lacksFigures(indicators: ["hours"])])
    #expect(try results(department: 5).overall.remarks.isEmpty)
  }

  /// (10 − 5)/10 · 100 = 50 beside the questionnaire's score, alike.
  @Test func withItsOwnFigureTheDepartmentIsScoredAsAUnitIs() throws {
    let overall = try results(department: 5).overall
    let question = try #require(overall.nodes[1].score)
    #expect(agree(try #require(overall.score), (question + 50) / 2, within: 1e-12))
  }
}
