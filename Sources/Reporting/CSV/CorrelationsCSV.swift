import Inference
import Scoring
import SurveyModel

/// Spearman's rank correlation of score and attainment, a row for each target. `p_method` is `exact` (all orders counted) or `student-t` (approximate).
func correlationsCSV(_ results: Results) -> CSVTable {
  var table = CSVTable(header: ["indicator", "period", "issuer", "target_period", "measure", "units", "rho", "p", "p_method"])
  for row in results.attainmentCorrelations {
    table.append([
      .text(row.indicator), .text(row.period.description), .words(row.issuer), .text(row.targetPeriod.description), .words(row.measure),
      .count(row.units), .computed(row.correlation?.coefficient), .exact(row.p?.value), .words(row.p?.method.rawValue),
    ])
  }
  return table
}
