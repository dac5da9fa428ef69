import Inference
import Scoring
import SurveyModel

/// Every component and indicator of every unit: a row for each unit and node in tree order; last, with `unit` empty, all units together.
///
/// `parent` is the id of the component above, empty at the top. `value` (indicators only) has four decimals and is on the indicator's own scale;
/// `n` counts the answers behind an indicator and the responses behind a component. `note` says why a number is not
/// published. Where the index treats its figures, a last column `treated` says how those behind the row came to be others than what was observed.
func componentsCSV(_ results: Results, _ language: Language) -> CSVTable {
  let marks = results.treatmentMarks
  var table = CSVTable(
    header: [
      "unit", "name", "component", "component_name", "parent", "kind", "weight", "value", "score", "score_low", "score_high",
      "standard_error", "n", "note",
    ] + (marks == nil ? [] : ["treated"]))
  let words = Wording(results, language)
  let index = results.index
  let decimals = index.score.decimals
  func append(
    unit: String?, of own: Results.UnitResult?, name: String, nodes: [Results.NodeResult], isPublished: Bool, remarks: [Results.Remark]
  ) {
    for (place, node) in index.nodes.enumerated().dropFirst() {
      let result = nodes.indices.contains(place) && isPublished ? nodes[place] : nil
      let parent = node.parent.flatMap { $0 == 0 ? nil : index.nodes[$0].id }
      let kind = if case .indicator = node.content { "indicator" } else { "component" }
      let note =
        result.map { words.whyBlank(node: place, $0, of: own) } ?? remarks.map(words.remark).joined(separator: "; ")
      let treated = isPublished ? marks?.marks(ofUnit: own?.unit, node: place).map(\.rawValue).joined(separator: " ") : ""
      let cells: [CSVTable.Cell] = [
        .words(unit), .text(name), .text(node.id), .text(node.name[language]), .words(parent), .text(kind), .exact(node.weight),
        .rounded(result?.value, decimals: 4), .rounded(result?.score, decimals: decimals),
        .rounded(result?.interval?.low, decimals: decimals), .rounded(result?.interval?.high, decimals: decimals),
        .rounded(result?.standardError, decimals: min(15, decimals + 2)), .count(result?.n), .words(note),
      ]
      table.append(cells + (marks == nil ? [] : [.words(treated)]))
    }
  }
  for result in results.units {
    let unit = results.survey.units[result.unit]
    append(
      unit: unit.id, of: result, name: unit.name[language], nodes: result.nodes, isPublished: result.isPublished,
      remarks: result.remarks)
  }
  append(
    unit: nil, of: nil, name: words.allUnits, nodes: results.overall.nodes, isPublished: results.overall.isPublished,
    remarks: results.overall.remarks)
  return table
}
