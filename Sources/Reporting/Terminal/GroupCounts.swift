import SurveyModel

/// What one respondent group sent in, counted: responses that count, unweighted, and the answers that are missing in them.
struct GroupCounts {
  struct Question {
    let code: String
    /// As the survey names it.
    let scale: String
    /// Answers on the scale.
    let answered: Int
    /// Kinds in the order of ``SurveyModel/MissingKind``, only those that occur.
    let missing: [(kind: MissingKind, answers: Int)]
  }

  /// Units × strata; a further column at the end for responses without a stratum.
  let responses: [[Int]]
  let questions: [Question]
  let leftOut: [LeftOutReason: Int]

  init(_ group: SurveyData.Group, _ survey: Survey) {
    let table = group.responses
    let strata = survey.strata.count
    var responses = [[Int]](repeating: [Int](repeating: 0, count: strata + 1), count: survey.units.count)
    for (unit, stratum) in zip(table.unit, table.stratum) { responses[Int(unit)][min(Int(stratum), strata)] += 1 }
    self.responses = responses
    questions = table.questions.enumerated().map { place, question in
      let missing = zip(MissingKind.allCases, table.missing(question: place)).map { (kind: $0, answers: $1) }.filter { $0.answers > 0 }
      return Question(
        code: question.code, scale: survey.scales[question.scale].idBeforeTurning,
        answered: table.count - missing.reduce(0) { $0 + $1.answers }, missing: missing)
    }
    leftOut = group.rows?.leftOut ?? [:]
  }
}
