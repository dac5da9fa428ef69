import Inference
import Scoring
import SurveyModel

/// The ranks that each unit can take under other weights: a row for each freedom and unit, units in rank order.
///
/// `freedom` is `share` (each weight ± `amount` of itself), `ratio` (no component above `amount` times another), `order` (none above one that was given more),
/// `intervals` (shares within intervals that results.json names) or `any`. `levels` is `first` (the components alone) or `all` (weights of every level). `best_rank` and `worst_rank` are attained by
/// weights that results.json names; no weights give a rank outside `proven_best` and `proven_worst`. `leads` is 1 for a unit that is above every other one under all
/// these weights.
func robustnessCSV(_ robustness: WeightRobustness, _ results: Results, _ language: Language) -> CSVTable {
  var table = CSVTable(header: [
    "freedom", "amount", "levels", "unit", "name", "rank", "best_rank", "worst_rank", "proven_best", "proven_worst", "leads",
  ])
  for reach in robustness.reaches {
    let (kind, amount) = reach.freedom.name
    for result in results.units {
      guard let ranks = reach.ranks[result.unit] else { continue }
      let unit = results.survey.units[result.unit]
      table.append([
        .text(kind), .exact(amount), .text(reach.areOfAllLevels ? "all" : "first"), .text(unit.id), .text(unit.name[language]),
        .count(result.rank), .count(ranks.attained.lowerBound),
        .count(ranks.attained.upperBound), .count(ranks.proven.lowerBound), .count(ranks.proven.upperBound), .count(ranks.leads ? 1 : 0),
      ])
    }
  }
  return table
}

/// What each component decides, and whether its questions measure one thing: a row for each component, then, by respondent group, one for its questions together and
/// one for each of them.
///
/// `kind` is `component`, `questions` or `question`. Shares are fractions. `first_low` to `ranking_high` are the shares of the weight within which first place, and the
/// whole ranking, stay as they are while the other weights keep their proportions.
func coherenceCSV(_ coherence: ComponentCoherence, _ results: Results, _ language: Language) -> CSVTable {
  let nodes = results.index.nodes
  var table = CSVTable(header: [
    "kind", "id", "name", "component", "group", "weight", "main_effect", "importance", "equalizing_weight", "first_low", "first_high",
    "ranking_low", "ranking_high", "n", "alpha", "alpha_low", "alpha_high", "alpha_standardized", "alpha_if_deleted", "item_rest",
    "ceiling",
    "floor",
  ])
  let robustness = results.robustness
  func append(
    _ kind: String, _ node: Int, component: Int? = nil, group: Int? = nil, weights: [CSVTable.Cell] = [], answers: [CSVTable.Cell] = []
  ) {
    let group = group.map { results.survey.respondentGroups[$0].id }
    table.append(
      [
        .text(kind), .text(nodes[node].id), .text(nodes[node].name[language]), .words(component.map { nodes[$0].id }), .words(group),
      ] + (weights.isEmpty ? Array(repeating: .absent, count: 8) : weights)
        + (answers.isEmpty ? Array(repeating: .absent, count: 9) : answers))
  }
  for (node, child) in zip(coherence.components, coherence.importance.children) {
    let place = robustness?.components.firstIndex(of: node)
    let stability = place.flatMap { robustness?.stability[$0] }
    append(
      "component", node,
      weights: [
        .computed(child.weight), .computed(child.mainEffect), .computed(child.share), .computed(child.equalizing),
        .computed(stability?.first.lowerBound), .computed(stability?.first.upperBound), .computed(stability?.ranking.lowerBound),
        .computed(stability?.ranking.upperBound),
      ])
  }
  for questions in coherence.questions {
    let found = try? questions.listwise.get()
    append(
      "questions", questions.component, group: questions.group,
      answers: [
        .count(found?.forms), .rounded(found?.raw, decimals: 4), .rounded(found?.interval.low, decimals: 4),
        .rounded(found?.interval.high, decimals: 4),
        .rounded(found?.standardized, decimals: 4), .absent, .absent, .absent, .absent,
      ])
    for (place, node) in questions.items.enumerated() {
      let (item, ends) = (found?.items[place], questions.ends[place])
      append(
        "question", node, component: questions.component, group: questions.group,
        answers: [
          .count(ends?.answers), .absent, .absent, .absent, .absent, .rounded(item?.rawIfDeleted, decimals: 4),
          .rounded(item?.itemRest, decimals: 4),
          .rounded(ends?.ceiling, decimals: 2), .rounded(ends?.floor, decimals: 2),
        ])
    }
  }
  return table
}
