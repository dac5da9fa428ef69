import Inference
import Scoring
import SurveyModel

/// The satisfaction rate of each respondent group: a row for each group and unit, units in rank order, then all units together, where `unit` is empty.
func satisfactionCSV(_ results: Results, _ language: Language) -> CSVTable {
  var table = CSVTable(header: ["group", "unit", "name", "satisfaction", "satisfaction_low", "satisfaction_high"])
  for group in results.satisfactionGroups {
    let id = results.survey.respondentGroups[group.group].id
    func append(_ unit: CSVTable.Cell, _ name: CSVTable.Cell, _ share: Share?) {
      table.append([.text(id), unit, name, .computed(share?.rate), .computed(share?.interval?.low), .computed(share?.interval?.high)])
    }
    for result in results.units {
      let unit = results.survey.units[result.unit]
      append(
        .text(unit.id), .text(unit.name[language]),
        group.satisfaction.indices.contains(result.unit) ? group.satisfaction[result.unit] : nil)
    }
    append(.absent, .absent, group.overallSatisfaction)
  }
  return table
}

/// The figures in official use under the name of satisfaction: a row for each group, figure and unit, units in rank order, then all units together,
/// where `unit` is empty.
func satisfactionFiguresCSV(_ groups: [SatisfactionFigures], _ results: Results, _ language: Language) -> CSVTable {
  var table = CSVTable(header: ["group", "figure", "unit", "name", "satisfaction", "satisfaction_low", "satisfaction_high"])
  for part in groups {
    let id = results.survey.respondentGroups[part.group.group].id
    for figure in part.figures {
      func append(_ unit: CSVTable.Cell, _ name: CSVTable.Cell, _ share: Share?) {
        table.append([
          .text(id), .text(figure.kind.rawValue), unit, name, .computed(share?.rate), .computed(share?.interval?.low),
          .computed(share?.interval?.high),
        ])
      }
      for result in results.units {
        let unit = results.survey.units[result.unit]
        append(.text(unit.id), .text(unit.name[language]), figure.share(result.unit))
      }
      append(.absent, .absent, figure.overall)
    }
  }
  return table
}
