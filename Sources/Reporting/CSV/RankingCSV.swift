import Inference
import Scoring
import SurveyModel

/// A row for each unit, in rank order. `revenue` is that of the edition's own period; `revenue_target` the target of the first issuer listed.
func rankingCSV(_ results: Results, _ language: Language) -> CSVTable {
  var table = CSVTable(header: [
    "rank", "unit", "name", "group", "score", "score_low", "score_high", "rank_low", "rank_high", "tied_with", "tier", "responses",
    "invited", "response_rate", "satisfaction", "satisfaction_low", "satisfaction_high", "previous_rank", "previous_score", "change",
    "revenue", "revenue_target", "revenue_attainment", "note",
  ])
  let words = Wording(results, language)
  let decimals = results.index.score.decimals
  for result in results.units {
    let unit = results.survey.units[result.unit]
    let rates = results.responseRate(ofUnit: result.unit)?.counts
    let revenue = results.figure("revenue", unit: result.unit)
    let target = revenue?.targets.first
    table.append([
      .count(result.rank),
      .text(unit.id),
      .text(unit.name[language]),
      .words(unit.group),
      .published(result.publishedScore),
      .rounded(result.interval?.low, decimals: decimals),
      .rounded(result.interval?.high, decimals: decimals),
      .count(result.rankSet?.lowerBound),
      .count(result.rankSet?.upperBound),
      .words(result.tiedWith.map { results.survey.units[$0].id }.joined(separator: " ")),
      .words(words.tier(result.tier)),
      .count(result.responses),
      .count(rates?.invited),
      .computed(rates?.rr2),
      .computed(result.satisfaction?.rate),
      .computed(result.satisfaction?.interval?.low),
      .computed(result.satisfaction?.interval?.high),
      .count(result.previous?.rank),
      .rounded(result.previous?.score, decimals: decimals),
      .rounded(result.previous?.change, decimals: decimals),
      .exact(revenue?.actual),
      .exact(target?.value),
      .computed(target?.attainment),
      .words(words.notes(on: result)),
    ])
  }
  return table
}
