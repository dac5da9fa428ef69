import Inference
import Scoring
import SurveyModel

// What was done to figures before they were scored; there only where the index states a treatment.
extension JSONFormat {
  static func treatment(_ log: SurveyTreatment.Log, _ survey: Survey) -> JSONValue {
    [
      "changes": .array(
        log.changes.map { change in
          [
            "unit": .words(change.unit.map { survey.units[$0].id }), "figure": .string(change.measure),
            "step": .string(TreatmentWords.name(change.step)), "by": .words(TreatmentWords.method(change.step)),
            "from": .array(TreatmentWords.periods(change.step).map { .string($0) }), "before": .number(change.before),
            "after": .number(change.after),
          ]
        }),
      "screened": .array(
        log.screened.map { ["unit": .string(survey.units[$0.unit].id), "known": .int($0.known), "needed": .int($0.applicable)] }),
      "unmended": .array(log.unmended.map { .string($0) }),
    ]
  }

  /// How figures below a node came to be others than what was observed; `nil` where the index states no treatment.
  static func marks(_ marks: TreatmentMarks?, unit: Int?, node: Int, isPublished: Bool) -> JSONValue? {
    marks.map { marks in .array(isPublished ? marks.marks(ofUnit: unit, node: node).map { .string($0.rawValue) } : []) }
  }
}
