package import SurveyModel

/// How the answers to each question are spread, as far as that may be told.
///
/// A unit's answers to a question are told where the unit is published and at least as many answered as an index publishes. What is told of all
/// units together, less the units that are told, is the others together, of two units at least and of as many respondents (``Withholding``).
package struct AnswerDistributions: Sendable, Hashable {
  /// Of one question, unweighted.
  package struct Counts: Sendable, Hashable {
    /// By category of the question's scale, the lowest first.
    package let categories: [Int]
    /// Responses without an answer that counts.
    package let missing: Int
    /// Those of ``missing`` that said that they do not know.
    package let dontKnow: Int

    package var answers: Int { categories.reduce(0, +) }
  }

  package struct Question: Sendable, Hashable {
    /// Index into `Survey.respondentGroups`.
    package let group: Int
    /// Index into the questions of the group.
    package let question: Int
    /// As indexes call it.
    package let code: String
    /// The header of its column.
    package let column: String
    /// Index into `Survey.scales`.
    package let scale: Int
    /// Of all units together; `nil` where it is withheld.
    package let whole: Counts?
    /// By index into `Survey.units`; `nil` where it is withheld, or nobody answered.
    package let units: [Counts?]

    fileprivate init(group: Int, question: Int, of table: ResponseTable, whole: Counts?, units: [Counts?]) {
      self.group = group
      self.question = question
      code = table.questions[question].code
      column = table.questions[question].column
      scale = table.questions[question].scale
      self.whole = whole
      self.units = units
    }
  }

  /// Group by group, in the order of the questionnaire.
  package let questions: [Question]

  /// - Parameters:
  ///   - isPublished: by index into `Survey.units`.
  ///   - atLeast: answers that are needed.
  package init(_ data: SurveyData, isPublished: [Bool], isOverallPublished: Bool, atLeast: Int) {
    questions = zip(data.groups, data.survey.respondentGroups).enumerated().flatMap { number, pair in
      let (table, isConfidential) = (pair.0.responses, pair.1.isConfidential)
      let units = data.survey.units.count
      let tally = Tally(table, scales: data.survey.scales, rows: units, row: table.unit)
      var responses = [Int](repeating: 0, count: units)
      for unit in table.unit { responses[Int(unit)] += 1 }
      return table.questions.indices.map { question in
        var dontKnow = [Int](repeating: 0, count: units)
        for (unit, answer) in zip(table.unit, table.answers[question]) where answer == MissingKind.dontKnow.rawValue {
          dontKnow[Int(unit)] += 1
        }
        let own = (0..<units).map { unit in
          let categories = (0..<tally.categories[question]).map { tally.count(row: unit, question: question, category: $0) }
          return Counts(categories: categories, missing: responses[unit] - categories.reduce(0, +), dontKnow: dontKnow[unit])
        }
        let none = Counts(categories: Array(repeating: 0, count: tally.categories[question]), missing: 0, dontKnow: 0)
        let whole = own.reduce(none) {
          Counts(
            categories: zip($0.categories, $1.categories).map(+), missing: $0.missing + $1.missing, dontKnow: $0.dontKnow + $1.dontKnow)
        }
        guard isConfidential else {
          return Question(
            group: number, question: question, of: table, whole: whole, units: own.map { $0.answers > 0 ? $0 : nil })
        }
        // A unit that is withheld anyway is hidden here too, however many answered.
        let isHidden = zip(own, isPublished).map { $0.answers > 0 && !($1 && $0.answers >= atLeast) }
        let values = Recode(valuesOf: data.survey.scales[table.questions[question].scale])
        let isTold = HiddenAnswers.Pool([isHidden], questions: [question], readings: [[values]], in: table).isTold(atLeast: atLeast)
        return Question(
          group: number, question: question, of: table, whole: isOverallPublished && isTold && whole.answers >= atLeast ? whole : nil,
          units: zip(own, isHidden).map { $0.answers > 0 && !$1 ? $0 : nil })
      }
    }
  }
}
