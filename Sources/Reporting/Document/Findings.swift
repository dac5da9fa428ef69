import Inference
import Scoring
import SurveyModel

/// What the numbers say, in a few sentences. Claims only what the rank sets and the intervals of differences show.
struct Findings {
  private let results: Results
  private let words: Wording

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
  }

  private var language: Language { words.language }

  var sentences: [String] {
    let ranks = RankSentences(results, language)
    return [ranks.first, withheld, rates].compactMap(\.self)
  }

  private var withheld: String? {
    let units = results.units.filter { $0.rank == nil }
    guard !units.isEmpty, results.units.contains(where: { $0.rank != nil }) else { return nil }
    if units.count <= RankSentences.named {
      let names = units.map { words.unit($0.unit) }.joined(separator: ", ")
      return language(
        vi: "Các đơn vị không được xếp hạng (lý do nêu dưới bảng): \(names).",
        en: "Not ranked, for the reasons given below the table: \(names).")
    }
    let count = words.numbers.text(units.count)
    return language(
      vi: "\(count) đơn vị không được xếp hạng; lý do nêu dưới bảng.", en: "\(count) units are not ranked; the reasons are below the table."
    )
  }

  /// The response rate beside that of the previous edition, in percentage points.
  private var rates: String? {
    guard let now = results.overallResponseRate?.counts.rr2 else { return nil }
    let rate = words.numbers.percent(now)
    guard let edition = results.previousEdition, let before = edition.responseRate else { return nil }
    let change = PublishedNumber((now - before) * 100, decimals: 1)
    let points = words.numbers.text(PublishedNumber(abs(change.value), decimals: 1))
    let old = words.numbers.percent(before)
    if change.value == 0 {
      return language(
        vi: "Tỷ lệ phản hồi là \(rate), bằng kỳ \(edition.name).", en: "The response rate is \(rate), as in the \(edition.name) edition.")
    }
    return language(
      vi: "Tỷ lệ phản hồi là \(rate), \(change.value > 0 ? "tăng" : "giảm") \(points) điểm phần trăm so với kỳ \(edition.name) (\(old)).",
      en:
        "The response rate is \(rate), \(change.value > 0 ? "up" : "down") \(points) percentage points from the \(edition.name) edition (\(old))."
    )
  }
}
