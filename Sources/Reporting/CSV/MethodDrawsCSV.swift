import Inference
import Scoring
import SurveyModel

/// What becomes of each unit under other reasonable methods: a row for each unit with a rank, in rank order.
///
/// `method_…` is of the draws of the method alone, `joint_…` of those that take a replicate of the answers too; quantiles at the ends of the confidence and in the middle
/// (type 7). Shares are fractions of the draws in which the unit has a rank.
func drawsCSV(_ draws: MethodDraws, _ results: Results, _ language: Language) -> CSVTable {
  let parts = ["draws", "rank_low", "rank_median", "rank_high", "score_low", "score_median", "score_high", "first_share"]
  var table = CSVTable(
    header: ["unit", "name", "rank", "rank_low", "rank_high"] + parts.map { "method_\($0)" } + parts.map { "joint_\($0)" })
  func cells(_ unit: MethodDraws.Unit?) -> [CSVTable.Cell] {
    let decimals = results.index.score.decimals
    return [
      .count(unit?.draws), .rounded(unit?.ranks.low, decimals: 2), .rounded(unit?.ranks.median, decimals: 2),
      .rounded(unit?.ranks.high, decimals: 2), .rounded(unit?.scores.low, decimals: decimals),
      .rounded(unit?.scores.median, decimals: decimals), .rounded(unit?.scores.high, decimals: decimals),
      .rounded(unit?.firstShare, decimals: 4),
    ]
  }
  for result in results.units where result.rank != nil {
    let unit = results.survey.units[result.unit]
    table.append(
      [
        .text(unit.id), .text(unit.name[language]), .count(result.rank), .count(result.rankSet?.lowerBound),
        .count(result.rankSet?.upperBound),
      ] + cells(draws.method.unit(result.unit)) + cells(draws.joint?.unit(result.unit)))
  }
  return table
}

/// How much of the variance of the mean absolute change of rank each choice makes, first-order and total, with intervals.
func choicesCSV(_ draws: MethodDraws) -> CSVTable {
  var table = CSVTable(header: [
    "choice", "first_order", "first_order_low", "first_order_high", "total_order", "total_order_low", "total_order_high",
  ])
  for (place, choice) in draws.choices.enumerated() {
    let input = draws.sensitivity?.inputs?[place]
    func cells(_ index: SobolIndices.Index?) -> [CSVTable.Cell] {
      [index?.value, index?.interval?.low, index?.interval?.high].map { .rounded($0, decimals: 4) }
    }
    table.append([.text(choice.rawValue)] + cells(input?.first) + cells(input?.total))
  }
  return table
}
