import Scoring
import SurveyModel

/// A made-up survey of a few answers, one respondent a row.
struct SmallSurvey {
  var units = ["A"]
  var strata = ["s"]
  /// Values of the one scale.
  var scale: [Double] = [1, 2, 3, 4, 5]
  var rows: [Row]
  var population: RespondentGroup.Population?
  /// Rows of the frame: respondent, unit and stratum; `nil` for no frame.
  var frame: [(respondent: Int, unit: Int?, stratum: Int)]?
  /// Of the rows of the frame; empty for none.
  var dispositions: [Disposition?] = []
  var edition = "2024"
  var formerly: [[String]] = []
  var fieldwork: Survey.Fieldwork?
  /// Days since 1970-01-01 of the responses of each unit; empty where none is known.
  var days: [[Int]] = []

  struct Row {
    var unit = 0
    var stratum = 0
    var respondent: Int?
    /// `nil` is blank.
    var answers: [Double?]
    var isInFrame = true
  }

  static func row(_ answers: [Double?], unit: Int = 0, stratum: Int = 0, isInFrame: Bool = true) -> Row {
    Row(unit: unit, stratum: stratum, answers: answers, isInFrame: isInFrame)
  }

  /// The mean of all questions with equal weights, on 0 to 100.
  func index(atLeast: Int = 1, score: IndexTree.Score = IndexTree.Score()) throws -> IndexTree {
    try IndexTree(
      id: "index", score: score, publish: IndexTree.PublishRule(atLeast: atLeast),
      children: (rows.first?.answers ?? []).indices.map { ScoringMethodsTests.question("q\($0 + 1)") })
  }

  func data(_ index: IndexTree? = nil) throws -> SurveyData {
    let questions = (rows.first?.answers ?? []).indices.map { Question(code: "q\($0 + 1)", column: "q\($0 + 1)", scale: 0) }
    let survey = Survey(
      title: LocalizedText("Small"), organization: LocalizedText("Nobody"), edition: edition,
      published: CalendarDate(year: 2024, month: 12, day: 1)!, fieldwork: fieldwork, index: "index.yaml", unitNoun: LocalizedText("Unit"),
      units: units.enumerated().map { Unit(id: $1, name: LocalizedText($1), formerly: formerly.isEmpty ? [] : formerly[$0]) },
      strata: strata.map { Stratum(id: $0, name: LocalizedText($0)) },
      scales: [AnswerScale(id: "s", categories: scale.map { AnswerScale.Category(value: $0, code: String($0), labels: []) })!],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: [RespondentGroup.ResponseFile(file: "r.csv")], columns: RespondentGroup.Columns(), questions: questions,
          population: population)
      ])
    let table = ResponseTable(
      questions: questions, unit: rows.map { UInt32($0.unit) }, stratum: rows.map { UInt16($0.stratum) },
      respondent: rows.enumerated().map { UInt32($1.respondent ?? $0) }, isComplete: rows.map { _ in true },
      isInFrame: rows.map(\.isInFrame),
      answers: questions.indices.map { question in
        rows.map { row in
          row.answers[question].flatMap { scale.firstIndex(of: $0) }.map { UInt8($0) } ?? MissingKind.blank.rawValue
        }
      })
    let list = frame.map { frame in
      Frame(
        respondent: frame.map { UInt32($0.respondent) }, unit: frame.map { $0.unit.map { UInt32($0) } },
        stratum: frame.map { UInt16($0.stratum) }, disposition: dispositions.isEmpty ? frame.map { _ in nil } : dispositions)
    }
    let arrivals = Arrivals(
      ofUnit: days.map { days in Set(days).sorted().map { day in .init(number: day, responses: days.count { $0 == day }) } })
    return SurveyData(
      survey: survey, index: try index ?? self.index(),
      groups: [SurveyData.Group(responses: table, frame: list, arrivals: days.isEmpty ? nil : arrivals)], context: nil,
      account: ImportAccount(
        rowsRead: rows.count, responses: rows.count, respondents: rows.count, leftOut: [], answersMissing: [], problems: []), inputs: [])
  }
}
