import Scoring
import SurveyModel
import TestSupport
import Testing

@Suite struct TallyTests {
  static func whole(_ oracle: OracleSurvey) -> (table: ResponseTable, weights: ResponseWeights, tally: Tally) {
    let weights = try! ResponseWeights(
      survey: oracle.survey, group: oracle.respondentGroup, data: oracle.group, weighting: .nonresponse)
    let table = oracle.group.responses
    return (table, weights, Tally(table, scales: oracle.survey.scales, rows: weights.rows.count, row: weights.row))
  }

  /// Unit A inside the province (F01 to F04): q1 = 3 3 4 –, q3 = 5 3 5 4.
  @Test func counts() {
    let (_, _, tally) = Self.whole(OracleSurvey(.oneUnitPerFirm))
    #expect((0..<5).map { tally.count(row: 0, question: 0, category: $0) } == [0, 0, 2, 1, 0])
    #expect((0..<5).map { tally.count(row: 0, question: 2, category: $0) } == [0, 0, 1, 1, 2])
  }

  /// Parts in any division and order merge to the tally of the whole.
  @Test(arguments: [1, 2, 5, 12, 34]) func partsMerge(size: Int) {
    let oracle = OracleSurvey(.severalUnitsPerFirm)
    let (table, weights, tally) = Self.whole(oracle)
    var merged = Tally(rows: tally.rows, categories: tally.categories)
    for start in stride(from: 0, to: table.count, by: size).reversed() {
      merged.merge(
        Tally(
          table, scales: oracle.survey.scales, rows: tally.rows, row: weights.row,
          responses: start..<min(start + size, table.count)))
    }
    #expect(merged == tally)
  }

  /// Kinds of missing and categories beyond the scale are not counted.
  @Test func missingAnswers() {
    var survey = TinySurvey(units: ["a"], categories: 3)
    survey.responses = (0..<3).map { TinySurvey.Response($0, unit: 0, [2]) }
    survey.responses[0].answers = [Answer(.dontKnow)]
    survey.responses[1].answers = [Answer(category: 3)]
    let weights = survey.weights()
    let tally = Tally(survey.group.responses, scales: [survey.scale], rows: 1, row: weights.row)
    #expect((0..<3).map { tally.count(row: 0, question: 0, category: $0) } == [0, 1, 0])
  }
}
