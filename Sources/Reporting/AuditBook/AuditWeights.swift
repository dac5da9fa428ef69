import Scoring
import SurveyModel

/// The weights of the index and all else that it states as numbers: cells that a checker may change.
struct AuditWeights {
  let sheet: AuditSheet
  private let shareRow: Int
  private let settingsRow: Int
  private let adjustmentRows: ClosedRange<Int>?
  private let tierRow: Int
  private static let first = AuditSheet.headRows + 2
  private static let weightColumn = 4

  /// The cell of a node's weight among its siblings, from any sheet.
  func weight(_ node: Int) -> String { sheet.outer(sheet.at(Self.first + node, Self.weightColumn)) }
  /// The cell of what a part of the figures, a respondent group, weighs.
  func share(_ part: Int) -> String { sheet.outer(sheet.at(shareRow + part, Self.weightColumn)) }
  private func setting(_ place: Int) -> String { sheet.outer(sheet.at(settingsRow + place, Self.weightColumn)) }
  var from: String { setting(0) }
  var to: String { setting(1) }
  var decimals: String { setting(2) }
  var atLeast: String { setting(3) }
  /// The cells of a tier: from where it begins, and its name.
  func tier(_ place: Int) -> (from: String, name: String) {
    (sheet.outer(sheet.at(tierRow + place, Self.weightColumn)), sheet.outer(sheet.at(tierRow + place, 1)))
  }

  /// Σ of the points of a unit, by its number.
  func points(_ number: Int) -> String {
    guard let rows = adjustmentRows else { return "0" }
    return "SUMIF(\(sheet.outer(sheet.range(rows, 0))),\(number),\(sheet.outer(sheet.range(rows, Self.weightColumn))))"
  }

  init(_ chain: ScoringChain, figures: SurveyFigures, _ survey: Survey, _ names: AuditNames, _ words: AuditBookWords, suffix: String) {
    let index = chain.index
    var sheet = AuditSheet(words.sheet(.weights) + suffix, title: words.weights, about: words.aboutWeights, words.language)
    sheet.setWidths([18, 44, 18, 12, 14, 14, 20, 20, 44])
    sheet.head(words.weightColumns, row: Self.first - 1)
    sheet.freeze(row: Self.first, column: 2)
    let all = Self.first...(Self.first + index.nodes.count - 1)
    for (place, node) in index.nodes.enumerated() {
      let row = Self.first + place
      let parent = node.parent.map { index.nodes[$0] }
      sheet.put(node.id, row: row, column: 0)
      sheet.put(node.name[words.language], row: row, column: 1)
      sheet.put(parent?.id ?? "", row: row, column: 2)
      // Texts are alike whatever their case: siblings are found by their parent's number.
      sheet.put(node.parent.map { Double($0 + 1) } ?? 0, row: row, column: 3)
      sheet.put(node.weight, row: row, column: Self.weightColumn, .input)
      sheet.put(
        formula:
          "\(sheet.at(row, Self.weightColumn))/SUMIF(\(sheet.range(all, 3)),\(sheet.at(row, 3)),\(sheet.range(all, Self.weightColumn)))",
        giving: node.weight / (parent?.children.reduce(0) { $0 + index.nodes[$1].weight } ?? node.weight), row: row, column: 5)
      guard case .component(let component) = node.content else { continue }
      sheet.put(words.aggregation(component.aggregation), row: row, column: 6)
      sheet.put(words.missing(component.missing), row: row, column: 7)
      sheet.put(words.scheme(component.weighting), row: row, column: 8)
    }
    var row = Self.first + index.nodes.count + 1
    func title(_ text: String) {
      sheet.put(text, row: row, column: 0, .title)
      row += 1
    }
    title(words.groupShares)
    shareRow = row
    for (part, group) in zip(chain.figures.parts, figures.groups) {
      sheet.put(survey.respondentGroups[group.number].id, row: row, column: 0)
      sheet.put(survey.respondentGroups[group.number].name[words.language], row: row, column: 1)
      sheet.put(part.weight, row: row, column: Self.weightColumn, .input)
      row += 1
    }
    row += 1
    title(words.settings)
    settingsRow = row
    for (name, value) in [
      (words.scaleFrom, index.score.from), (words.scaleTo, index.score.to), (words.decimals, Double(index.score.decimals)),
      (words.atLeast, Double(index.publish.atLeast)), (words.multiply, index.score.multiply),
    ] {
      sheet.put(name, row: row, column: 0)
      sheet.put(value, row: row, column: Self.weightColumn, name == words.multiply ? .plain : .input)
      row += 1
    }
    row += 1
    let entries = chain.published.adjustments.entries
    if entries.isEmpty {
      adjustmentRows = nil
    } else {
      title(words.adjustments)
      adjustmentRows = row...(row + entries.count - 1)
      for entry in entries {
        sheet.put(Double(entry.unit + 1), row: row, column: 0)
        sheet.put(names.id(entry.unit), row: row, column: 1)
        sheet.put(entry.points, row: row, column: Self.weightColumn, .input)
        sheet.put(entry.reason[words.language], row: row, column: 8)
        row += 1
      }
      row += 1
    }
    tierRow = row + 1
    if !index.tierNames.isEmpty {
      title(words.tiers)
      // Names are told in one language, whatever that of the survey is.
      for (place, name) in index.tierNames.enumerated() {
        sheet.put(name[words.language], row: row, column: 1)
        switch index.finish.relativeTiers?.rule {
        case .quantile(let shares):
          sheet.put(shares.indices.contains(place) ? shares[place] : nil, row: row, column: Self.weightColumn, .input)
        case .gap(let gap): sheet.put(gap, row: row, column: Self.weightColumn, place == 0 ? .input : .plain)
        case nil: sheet.put(index.tiers[place].from, row: row, column: Self.weightColumn, .input)
        }
        row += 1
      }
    }
    self.sheet = sheet
  }
}
