import Inference
import Scoring
import SurveyModel

/// A row overall (both ids empty), for each stratum, for each unit, for each unit and stratum. Rates are fractions; 0/0 is empty.
///
/// `e`, the same in every row, is estimated from all rows of the frames together.
func responseRatesCSV(_ results: Results) -> CSVTable {
  var table = CSVTable(header: [
    "unit", "stratum", "invited", "I", "P", "R", "NC", "O", "UH", "UO", "NE", "RR1", "RR2", "RR5", "RR6",
    "RR3", "RR4", "COOP1", "COOP2", "COOP3", "COOP4", "REF1", "REF2", "REF3", "CON1", "CON2", "CON3", "e",
  ])
  let eligibility = results.eligibility
  for rate in results.responseRates {
    let counts = rate.counts
    table.append(
      [
        .words(rate.unit.map { results.survey.units[$0].id }), .words(rate.stratum.map { results.survey.strata[$0].id }),
      ]
        + [
          counts.invited, counts.complete, counts.partial, counts.refusal, counts.nonContact, counts.other, counts.unknownHousehold,
          counts.unknownOther, counts.notEligible,
        ].map { .count($0) } + OutcomeRate.inReports.map { .computed(counts.value(of: $0, eligibility: eligibility)) }
        + [.computed(eligibility.share)])
  }
  return table
}
