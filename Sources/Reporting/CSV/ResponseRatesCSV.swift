import Inference
import Scoring
import SurveyModel

/// A row overall (both ids empty), for each stratum, for each unit, for each unit and stratum. Rates are fractions; 0/0 is empty.
func responseRatesCSV(_ results: Results) -> CSVTable {
  var table = CSVTable(header: [
    "unit", "stratum", "invited", "I", "P", "R", "NC", "O", "UH", "UO", "NE", "RR1", "RR2", "RR5", "RR6",
  ])
  for rate in results.responseRates {
    let counts = rate.counts
    table.append(
      [
        .words(rate.unit.map { results.survey.units[$0].id }), .words(rate.stratum.map { results.survey.strata[$0].id }),
      ]
        + [
          counts.invited, counts.complete, counts.partial, counts.refusal, counts.nonContact, counts.other, counts.unknownHousehold,
          counts.unknownOther, counts.notEligible,
        ].map { .count($0) } + [counts.rr1, counts.rr2, counts.rr5, counts.rr6].map { .computed($0) })
  }
  return table
}
