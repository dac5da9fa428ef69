import Inference
import Scoring
import SurveyModel

/// The scores of the index's topmost components: a row for each unit in rank order, a column for each component, the index last.
func componentsTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  let index = results.index
  let decimals = index.score.decimals
  typealias Column = ReportTable.Column
  let columns =
    [Column(words.unitNoun, role: .name)] + index.topLevel.map { Column(index.nodes[$0].name[language], .number, role: .score) }
    + [Column(language(vi: "Điểm tổng hợp", en: "Overall score"), .number)]
  let marks = results.treatmentMarks
  func isMarked(_ unit: Int?, _ node: Int) -> Bool { marks?.marks(ofUnit: unit, node: node).isEmpty == false }
  func scores(_ nodes: [Results.NodeResult], of unit: Int?) -> [ReportTable.Cell] {
    index.topLevel.map {
      nodes.indices.contains($0) ? .number(nodes[$0].score, decimals: decimals).marked(isMarked(unit, $0)) : .absent
    }
  }
  var rows = results.units.map { unit in
    ReportTable.Row(
      [.text(words.unit(unit.unit))] + scores(unit.nodes, of: unit.unit) + [.published(unit.publishedScore).marked(isMarked(unit.unit, 0))])
  }
  rows.append(
    ReportTable.Row(
      [.text(words.allUnits)] + scores(results.overall.nodes, of: nil)
        + [.published(results.overall.publishedScore).marked(isMarked(nil, 0))], isTotal: true))
  return ReportTable(
    .components, title: ChartWords.components(language), language: language, columns: columns,
    rows: rows,
    notes: [
      TableWords.unroundedComponents(language)
    ] + words.notesOnBlanks + words.markNotes(among: rows))
}
