import Inference
import SurveyModel

/// A questionnaire on a scale of 1 to 5 and an index of components of equal weight, to be filled with made-up answers.
struct SurveyForm: Sendable {
  struct Row: Sendable {
    let respondent: Int
    let unit: Int
    let stratum: Int
    /// One byte a question, as in ``ResponseTable``.
    let answers: [UInt8]
  }

  let survey: Survey
  let index: IndexTree
  private let questions: [Question]

  init(units: Int, strata: Int, questionsOfComponent: [Int], confidence: Double) throws {
    let codes = questionsOfComponent.enumerated().map { component, count in (1...count).map { "c\(component + 1)q\($0)" } }
    questions = codes.joined().map { Question(code: $0, column: $0, scale: 0) }
    index = try IndexTree(
      id: "study", confidence: confidence,
      children: codes.enumerated().map { component, codes in
        IndexTree.Branch(
          id: "c\(component + 1)",
          children: codes.map { code in
            IndexTree.Branch(id: code, indicator: IndexTree.Indicator(source: .question(code: code, statistic: .mean)))
          })
      })
    let scale = AnswerScale(
      id: "likert-5", categories: (1...5).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })
    guard let scale, let day = CalendarDate(year: 2024, month: 1, day: 1) else { throw Unusable() }
    survey = Survey(
      title: LocalizedText("Study"), organization: LocalizedText("Study"), edition: "1", published: day,
      notice: LocalizedText("Synthetic answers"), index: "study.yaml", unitNoun: LocalizedText("Unit"),
      units: (1...max(1, units)).map { Unit(id: "u\($0)", name: LocalizedText("u\($0)")) },
      strata: (1...max(1, strata)).map { Stratum(id: "s\($0)", name: LocalizedText("s\($0)")) }, scales: [scale],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: [RespondentGroup.ResponseFile(file: "responses.csv")],
          columns: RespondentGroup.Columns(respondent: "firm", unit: "unit", stratum: "stratum"), questions: questions, frame: "frame.csv")
      ])
  }

  /// Never thrown as long as the numbers written above are right.
  struct Unusable: Error {}

  /// A list of firms, each for one unit, numbered from 0 in the order of units and strata.
  /// - Parameter firms: units × strata.
  func frame(firms: [[Int]]) -> Frame {
    var unit: [UInt32?] = []
    var stratum: [UInt16] = []
    for (place, strata) in firms.enumerated() {
      for (number, count) in strata.enumerated() {
        unit += [UInt32?](repeating: UInt32(place), count: count)
        stratum += [UInt16](repeating: UInt16(number), count: count)
      }
    }
    return Frame(
      respondent: unit.indices.map { UInt32($0) }, unit: unit, stratum: stratum,
      disposition: [Disposition?](repeating: nil, count: unit.count))
  }

  func data(_ rows: [Row], frame: Frame) -> SurveyData {
    let table = ResponseTable(
      questions: questions, unit: rows.map { UInt32($0.unit) }, stratum: rows.map { UInt16($0.stratum) },
      respondent: rows.map { UInt32($0.respondent) }, isComplete: rows.map { _ in true }, isInFrame: rows.map { _ in true },
      answers: questions.indices.map { question in rows.map { $0.answers[question] } })
    let account = ImportAccount(
      rowsRead: rows.count, responses: rows.count, respondents: rows.count, leftOut: [], answersMissing: [], problems: [])
    return SurveyData(
      survey: survey, index: index, groups: [SurveyData.Group(responses: table, frame: frame)], context: nil, account: account, inputs: [])
  }
}
