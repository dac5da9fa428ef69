import Inference
import Scoring
import SurveyModel

/// A row for each pair of neighbours in the ranking, in rank order; no rows where no difference is known.
func differencesTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  let decimals = results.index.score.decimals
  let rows = RankFindings(results).neighbours.map { pair in
    ReportTable.Row([
      .text("\(words.unit(pair.upper.unit)) – \(words.unit(pair.lower.unit))"),
      .signed(pair.difference.estimate, decimals: decimals), .interval(pair.difference.interval, decimals: decimals),
      pair.isWithinNoise.map { .text($0 ? language(vi: "có", en: "yes") : language(vi: "không", en: "no")) } ?? .absent,
    ])
  }
  return ReportTable(
    .ranking, title: language(vi: "Chênh lệch giữa các hạng liền kề", en: "Differences between neighbours"), language: language,
    columns: [
      .init(language(vi: "Hạng trên – hạng dưới", en: "Upper – lower"), role: .name),
      .init(language(vi: "Chênh lệch (điểm)", en: "Difference (points)"), .number), .init(words.interval, .interval),
      .init(language(vi: "Nằm trong sai số", en: "Within noise")),
    ], rows: rows, notes: rows.isEmpty ? [] : [differenceNote(language)])
}

/// What a difference between neighbours is, and when it is within noise.
func differenceNote(_ language: Language) -> String {
  language(
    vi: "Chênh lệch tính từ điểm chưa làm tròn, mỗi chênh lệch xét riêng; khoảng tin cậy chứa 0 nghĩa là chênh lệch nằm trong sai số.",
    en: "Differences are of unrounded scores, each taken by itself; where the interval holds 0, the difference is within noise.")
}
