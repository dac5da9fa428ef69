import Inference
import Scoring
import SurveyModel

/// The questions of one respondent group that are answered on one scale, with what was answered.
struct AnswerBatch: Sendable {
  struct Question: Sendable {
    let name: String
    let counts: AnswerDistributions.Question
  }

  /// Names the group where there are several.
  let title: String
  /// Of the categories, the lowest (worst) first.
  let labels: [String]
  let questions: [Question]

  /// Group by group, scale by scale, in the order of the questionnaire; questions on one scale stand together.
  static func all(_ results: Results, _ language: Language) -> [AnswerBatch] {
    guard let answers = results.answers else { return [] }
    let (survey, names) = (results.survey, results.index.namesOfQuestions)
    return survey.respondentGroups.enumerated().flatMap { number, group in
      let questions = answers.questions.filter { $0.group == number }
      var scales: [Int] = []
      for one in questions where !scales.contains(one.scale) { scales.append(one.scale) }
      return scales.map { scale in
        AnswerBatch(
          title: survey.respondentGroups.count > 1 ? group.name[language] : "",
          labels: survey.scales[scale].categories.map { $0.name[language] },
          questions: questions.filter { $0.scale == scale }.map {
            Question(name: names[$0.code]?[language] ?? name(of: $0, results.index, language), counts: $0)
          })
      }
    }
  }

  /// Of a question that the index does not name: its text in the export; what a code stands for where that is known.
  private static func name(of question: AnswerDistributions.Question, _ index: IndexTree, _ language: Language) -> String {
    question.column == question.code && index.satisfaction == [question.code] ? AnswerWords.overall(language) : question.column
  }

  /// Questions of which something may be told of all units together.
  var told: [Question] { questions.filter { ($0.counts.whole?.answers ?? 0) > 0 } }
}

/// What all units together answered: a row for each question, a share for each category; unweighted.
///
/// - Parameter units: whether each unit has a row of its own.
func answersTable(_ batch: AnswerBatch, _ results: Results, _ language: Language, units: Bool) -> ReportTable {
  let words = Wording(results, language)
  typealias Column = ReportTable.Column
  let columns =
    [Column(AnswerWords.question(language), role: .name)] + (units ? [Column(words.unitNoun)] : [])
    + batch.labels.map { Column($0, .percent) }
    + [
      Column(AnswerWords.answers(language), .number), Column(AnswerWords.dontKnow(language), .number),
      Column(AnswerWords.otherMissing(language), .number),
    ]
  func row(_ question: AnswerBatch.Question, _ counts: AnswerDistributions.Counts?, unit: Int?) -> ReportTable.Row {
    let name: [ReportTable.Cell] =
      [.text(question.name)] + (units ? [.text(unit.map(words.unit) ?? words.allUnits)] : [])
    guard let counts, counts.answers > 0 else {
      return ReportTable.Row(
        name + [ReportTable.Cell](repeating: .absent, count: batch.labels.count + 3), isTotal: units && unit == nil)
    }
    return ReportTable.Row(
      name + counts.categories.map { .percent(Double($0) / Double(counts.answers)) }
        + [.count(counts.answers), .count(counts.dontKnow), .count(counts.missing - counts.dontKnow)], isTotal: units && unit == nil)
  }
  let rows = batch.questions.flatMap { question -> [ReportTable.Row] in
    let own = units ? results.units.map { row(question, question.counts.units[$0.unit], unit: $0.unit) } : []
    return own + [row(question, question.counts.whole, unit: nil)]
  }
  let heading = units ? AnswerWords.byUnit(language) : AnswerWords.title(language)
  return ReportTable(
    units ? .answersByUnit : .answers, title: batch.title.isEmpty ? heading : heading + ": " + batch.title, language: language,
    columns: columns, rows: rows,
    notes: [AnswerWords.rule(words.numbers.text(results.index.publish.atLeast), language)])
}
