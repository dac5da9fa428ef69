import Inference
import SurveyModel

/// The ranking with and without flagged responses; no rows where none is flagged or all of these are left out.
func flaggedTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let words = Wording(results, language)
  let without = TableWords.withoutFlagged(language)
  let rows = (results.flaggedComparison?.units ?? []).map { row in
    ReportTable.Row([
      .text(words.unit(row.unit)), .count(row.responses), .count(row.flagged), .published(row.score), .published(row.scoreWithout),
      .count(row.rank), .count(row.rankWithout),
    ])
  }
  let atLeast = words.numbers.text(results.index.publish.atLeast)
  return ReportTable(
    .flagged,
    title: TableWords.titleOfFlagged(language),
    language: language,
    columns: [
      Column(words.unitNoun), Column(words.responses, .number), Column(language(vi: "Bị đánh dấu", en: "Flagged"), .number),
      Column(words.score, .number), Column("\(words.score), \(without)", .number), Column(words.rank, .number),
      Column("\(words.rank), \(without)", .number),
    ], rows: rows,
    notes: rows.isEmpty
      ? []
      : [TableWords.whenFlaggedAreHidden(atLeast, language)]
        + (results.account.tellsStraightLinesInPart ? [TableWords.whereStraightLinesAreTold(language)] : []))
}
