import Inference
import Scoring
import SurveyModel

/// What the response weights did to each unit, and how exact its score is: a row for each unit in rank order, then all units together.
func precisionTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  let decimals = results.index.score.decimals
  typealias Column = ReportTable.Column
  let columns = [
    Column(words.unitNoun, role: .name),
    Column(words.responses, .number),
    Column(language(vi: "Trọng số nhỏ nhất", en: "Smallest weight"), .number),
    Column(language(vi: "Trọng số lớn nhất", en: "Largest weight"), .number),
    Column(language(vi: "Số phiếu hiệu dụng", en: "Effective responses"), .number),
    Column(TableWords.kishEffect(language), .number),
    Column(TableWords.designEffect(language), .number),
    Column(language(vi: "Sai số chuẩn (điểm)", en: "Standard error (points)"), .number),
    Column(language(vi: "Bậc tự do", en: "Degrees of freedom"), .number),
  ]
  func cells(
    _ name: String, _ responses: Int, _ precision: Results.Precision?, standardError: Double?, degreesOfFreedom: Double?
  ) -> [ReportTable.Cell] {
    [
      .text(name), .count(responses), .number(precision?.smallestWeight, decimals: 3), .number(precision?.largestWeight, decimals: 3),
      .number(precision?.effectiveResponses, decimals: 1), .number(precision?.kishDesignEffect, decimals: 3),
      .number(precision?.designEffect, decimals: 3), .number(standardError, decimals: decimals + 1),
      .number(degreesOfFreedom, decimals: 0),
    ]
  }
  var rows = results.units.map { unit in
    ReportTable.Row(
      cells(
        words.unit(unit.unit), unit.responses, unit.precision, standardError: unit.standardError, degreesOfFreedom: unit.degreesOfFreedom))
  }
  let overall = results.overall
  rows.append(
    ReportTable.Row(
      cells(
        words.allUnits, overall.responses, overall.precision, standardError: overall.standardError,
        degreesOfFreedom: overall.nodes.first?.degreesOfFreedom), isTotal: true))
  return ReportTable(
    .precision, title: TableWords.titleOfPrecision(language),
    language: language, columns: columns, rows: rows, notes: notes(results, words)
  ).withoutEmptyColumns()
}

private func notes(_ results: Results, _ words: Wording) -> [String] {
  let language = words.language
  var notes: [String] = []
  if results.overall.precision != nil || results.units.contains(where: { $0.precision != nil }) {
    notes.append(TableWords.whatDesignEffectsAre(language))
  }
  for group in results.respondentGroups {
    guard let joined = joinedCells(group.weighting, words) else { continue }
    notes.append((results.respondentGroups.count > 1 ? words.group(group.group) + ". " : "") + joined)
  }
  return notes
}

/// Which cells were joined; `nil` where none.
func joinedCells(_ weighting: WeightingSummary, _ words: Wording) -> String? {
  let joined = weighting.joined
  guard !joined.isEmpty else { return nil }
  let cells = joined.map { words.cell($0.unit, $0.strata) }.joined(separator: "; ")
  return words.language(vi: "Các nhóm được gộp: \(cells).", en: "Cells that were joined: \(cells).")
}

extension Wording {
  /// A cell of the weights by its unit and strata.
  func cell(_ unit: Int?, _ strata: [Int]) -> String {
    ([unit.map { self.unit($0) } ?? ""] + [strata.map { stratum($0) }.joined(separator: " + ")]).filter { !$0.isEmpty }.joined(
      separator: ", ")
  }
}
