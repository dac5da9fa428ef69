import Inference
import SurveyModel

/// Why there is no number, where a number is withheld.
extension Wording {
  private var tooFew: String { language(vi: "Không công bố: quá ít người trả lời", en: "Not published: too few answered") }

  /// Of a node of a unit, or of all units together; empty where nothing is withheld.
  ///
  /// - Parameter unit: `nil` for all together.
  func whyBlank(node: Int, _ result: Results.NodeResult, of unit: Results.UnitResult?) -> String {
    let id = results.index.nodes[node].id
    if result.score == nil, results.droppedIndicators.contains(id) { return tooFew }
    guard let unit else {
      let isWithoutError = result.score != nil && result.standardError == nil && results.overall.remarks.contains(.holdsWithheld)
      return isWithoutError ? remark(.holdsWithheld) : ""
    }
    let isThin = unit.remarks.contains { if case .scoredOn(_, _, let without) = $0 { without.contains(id) } else { false } }
    return result.score == nil && isThin ? tooFew : ""
  }

  /// Below a table of components or indicators.
  var notesOnBlanks: [String] {
    let atLeast = numbers.text(results.index.publish.atLeast)
    var notes: [String] = []
    let isThin = results.units.contains { $0.remarks.contains { if case .scoredOn = $0 { true } else { false } } }
    if isThin || !results.droppedIndicators.isEmpty {
      notes.append(
        language(
          vi: "Tiêu chí có ít hơn \(atLeast) người của một đơn vị trả lời thì không công bố và không tính ở đơn vị đó.",
          en: "An indicator that fewer than \(atLeast) respondents of a unit answered is not published there, and not counted."))
    }
    if let dropped = noteOnDropped { notes.append(dropped) }
    for remark in results.overall.remarks where remark == .revealsWithheld || remark == .holdsWithheld {
      notes.append("\(allUnits): \(self.remark(remark)).")
    }
    return notes
  }

  /// `nil` where no indicator is left out for all units.
  var noteOnDropped: String? {
    guard !results.droppedIndicators.isEmpty else { return nil }
    let names = results.droppedIndicators.map(indicatorName).joined(separator: ", ")
    let atLeast = numbers.text(results.index.publish.atLeast)
    return language(
      vi: "Không tính ở đơn vị nào, vì ở mọi đơn vị được công bố đều có ít hơn \(atLeast) người trả lời: \(names).",
      en: "Left out for all units, since in each that is published fewer than \(atLeast) respondents answered: \(names).")
  }
}
