import Inference
import Scoring
import SurveyModel

/// Bonus and penalty points one by one, in the order of the index; no rows without any.
func adjustmentsTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  // What is withheld stays so: the points are the committee's own, and public.
  return adjustmentsTable(results.adjustments, decimals: results.index.score.decimals, language, unitNoun: words.unitNoun) {
    words.unit($0)
  }
}

/// - Parameter unit: what a reader calls it.
func adjustmentsTable(
  _ entries: [Adjustments.Entry], decimals: Int, _ language: Language, unitNoun: String, unit: (Int) -> String
) -> ReportTable {
  typealias Column = ReportTable.Column
  return ReportTable(
    .adjustments, title: language(vi: "Điểm thưởng, điểm trừ", en: "Bonus and penalty points"), language: language,
    columns: [
      Column(unitNoun, role: .name), Column(language(vi: "Điểm", en: "Points"), .number), Column(language(vi: "Lý do", en: "Reason")),
    ],
    rows: entries.map {
      ReportTable.Row([.text(unit($0.unit)), .signed($0.points, decimals: decimals), .text($0.reason[language])])
    },
    notes: entries.isEmpty
      ? []
      : [
        TableWords.addedAfterAggregation(language)
      ])
}
