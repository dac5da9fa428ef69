import Inference
import Scoring
import SurveyModel

/// What was done to figures before they were scored, value by value; `unit` is empty for the whole department, `from` holds the periods that a value was taken from. A unit
/// that was screened without any figure has a row without `figure`.
func treatmentCSV(_ results: Results, _ language: Language) -> CSVTable {
  var table = CSVTable(header: ["unit", "name", "figure", "step", "by", "from", "before", "after"])
  let words = Wording(results, language)
  for change in results.treatment?.changes ?? [] {
    table.append([
      .words(change.unit.map { results.survey.units[$0].id }), .text(change.unit.map(words.unit) ?? words.allUnits), .text(change.measure),
      .text(TreatmentWords.name(change.step)), .words(TreatmentWords.method(change.step)),
      .words(TreatmentWords.periods(change.step).joined(separator: " ")), .exact(change.before), .computed(change.after),
    ])
  }
  for screened in results.treatment?.screened ?? [] where screened.known == 0 {
    table.append([
      .text(results.survey.units[screened.unit].id), .text(words.unit(screened.unit)), .absent, .text(TreatmentWords.name(.screened)),
      .absent,
      .absent, .absent, .absent,
    ])
  }
  return table
}
