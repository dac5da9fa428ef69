import Glibc
import Inference
import Scoring
import SurveyModel

/// What was done to the figures of a survey before they were scored, value by value; no rows where the index states nothing.
func treatmentTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  let step = { TreatmentWords(language).step($0) { words.contextName($0) } }
  func figure(_ value: Double?, of name: String) -> ReportTable.Cell {
    MeasureKey(words.measure(of: name)).isMinutes ? .duration(value) : .figure(value)
  }
  let changes = (results.treatment?.changes ?? []).map { change in
    ReportTable.Row([
      .text(change.unit.map(words.unit) ?? words.allUnits), .text(words.contextName(change.measure)), .text(step(change.step)),
      figure(change.before, of: change.measure), figure(change.after, of: change.measure).marked(TreatmentMarks.Mark(change.step) != nil),
    ])
  }
  // A unit that had no figure at all lost none: it is listed all the same.
  let empty = (results.treatment?.screened ?? []).filter { $0.known == 0 }.map { screened in
    ReportTable.Row([.text(words.unit(screened.unit)), .absent, .text(step(.screened)), .absent, .absent])
  }
  let rows = changes + empty
  return treatmentTable(
    language, unitNoun: words.unitNoun, column: language(vi: "Số liệu", en: "Figure"), rows: rows, notes: treatmentNotes(words))
}

/// - Parameter column: what a figure is called: a column of a table, or a measure.
func treatmentTable(_ language: Language, unitNoun: String, column: String, rows: [ReportTable.Row], notes: [String]) -> ReportTable {
  typealias Column = ReportTable.Column
  return ReportTable(
    .treatment, title: TreatmentWords.title(language), language: language,
    columns: [
      Column(unitNoun, role: .name), Column(column), Column(language(vi: "Cách xử lý", en: "Step")),
      Column(language(vi: "Trước", en: "Before"), .number), Column(language(vi: "Sau", en: "After"), .number),
    ], rows: rows, notes: notes)
}

/// Counts of each step, the units that were screened, and what could not be mended.
private func treatmentNotes(_ words: Wording) -> [String] {
  guard let log = words.results.treatment else { return [] }
  let summary = TreatmentWords.summary(
    log.changes.map(\.step), screened: log.screened.count, unmended: log.unmended.map(words.contextName))
  return TreatmentWords(words.language).notes(summary: summary, screened: log.screened.map { (words.unit($0.unit), $0) })
}

extension ReportTable.Cell {
  /// A figure before or after treatment: as it was read, or with four significant digits at least.
  static func figure(_ value: Double?) -> Self {
    guard let exact = value, exact.isFinite else { return .absent }
    // 0.028, not the 0.027999999999999997 that a division leaves.
    let value = PublishedNumber.significant(exact)
    if (0...4).contains(where: { PublishedNumber.asRead(value, decimals: $0).value == value }) { return .asRead(value) }
    let decimals = min(10, max(4, 3 - Int(log10(value.magnitude).rounded(.down))))
    return .number(value, decimals: decimals, signed: false)
  }
}
