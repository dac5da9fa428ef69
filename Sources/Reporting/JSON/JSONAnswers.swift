import Inference
import Scoring
import SurveyModel

extension JSONFormat {
  /// What was answered to each question: of all units together, then of each in rank order; null where it may not be told.
  static func answers(_ results: Results) -> JSONValue? {
    guard let answers = results.answers else { return nil }
    let (survey, names) = (results.survey, results.index.namesOfQuestions)
    return .array(
      answers.questions.map { question in
        let scale = survey.scales[question.scale]
        return [
          "group": .string(survey.respondentGroups[question.group].id), "question": .string(question.code),
          "name": names[question.code].map(localized) ?? .null,
          "labels": .array(scale.categories.map { .string($0.labels.first ?? $0.code) }),
          "names": .array(scale.categories.map { localized($0.name) }),
          "values": .array(scale.categories.map { .double($0.value) }),
          "overall": counts(question.whole),
          "units": .array(
            results.units.map { unit in
              ["unit": .string(survey.units[unit.unit].id), "answers": counts(question.units[unit.unit])]
            }),
        ]
      })
  }

  private static func counts(_ counts: AnswerDistributions.Counts?) -> JSONValue {
    guard let counts, counts.answers > 0 else { return .null }
    return [
      "counts": .array(counts.categories.map { .int($0) }), "dontKnow": .int(counts.dontKnow),
      "otherMissing": .int(counts.missing - counts.dontKnow),
    ]
  }
}
