import Inference
import Scoring
import SurveyModel

/// The figures of context.csv with what was computed from them: for each figure a row `actual`, then one for each target, each forecast, and each
/// share, change or sum that is stated (kind `share`, `attainment`, `change`, …), with what the figures give under `computed`.
///
/// Attainments, changes and shares are fractions; the note of a target says why it has no attainment. `gap` is
/// target − actual in the measure. `run_rate` extrapolates the pace so far over `whole_period`.
func contextCSV(_ surroundings: Surroundings) -> CSVTable {
  var table = CSVTable(header: [
    "unit", "indicator", "period", "kind", "issuer", "value", "measure", "attainment", "gap", "previous", "change_on_previous",
    "published_change", "share_of_department", "attainment_rank", "whole_period", "elapsed", "run_rate", "source", "note",
    "direction", "of", "computed", "contradicted",
  ])
  for figure in surroundings.figures {
    let unit = CSVTable.Cell.words(figure.unit.map { surroundings.survey.units[$0].id })
    table.append([
      unit, .text(figure.indicator), .text(figure.period.description), .text("actual"), .absent, .exact(figure.actual),
      .words(figure.measure), .absent, .absent, .exact(figure.previous), .computed(figure.changeOnPrevious),
      .computed(figure.publishedChange),
      .computed(figure.shareOfDepartment), .count(figure.attainmentRank), .words(figure.toDate?.of.description),
      .computed(figure.toDate?.elapsed), .computed(figure.toDate?.runRateProjection), .words(figure.sources.joined(separator: "; ")),
      .words(figure.notes.joined(separator: "; ")), .absent, .absent, .absent, .absent,
    ])
    let computed = [CSVTable.Cell](repeating: .absent, count: 8)
    for target in figure.targets {
      table.append(
        [
          unit, .text(figure.indicator), .text(target.period.description), .text("target"), .words(target.issuer), .exact(target.value),
          .words(figure.measure), .computed(target.attainment), .computed(target.gap),
        ] + computed + [
          .words(target.source),
          .words(target.allowsNoAttainment ? ContextWords.targetNotAboveZero(surroundings.survey.language) : nil),
          .text(target.isAtMost ? "at-most" : "at-least"), .absent, .absent, .absent,
        ])
    }
    for forecast in figure.forecasts {
      table.append(
        [
          unit, .text(figure.indicator), .text(figure.period.description), .text("forecast"), .words(forecast.issuer),
          .exact(forecast.value), .words(figure.measure), .absent, .absent,
        ] + computed + [.words(forecast.source), .absent, .absent, .absent, .absent, .absent])
    }
    for statement in figure.statements {
      let (kind, of) = statement.kindAndSubject
      table.append(
        [
          unit, .text(figure.indicator), .text(figure.period.description), .text(kind), .absent, .computed(statement.stated),
          .absent, .absent, .absent,
        ] + computed + [
          .absent, .absent, .absent, .words(of.joined(separator: "; ")), .computed(statement.computed),
          .text(statement.isContradicted ? "true" : "false"),
        ])
    }
  }
  return table
}
