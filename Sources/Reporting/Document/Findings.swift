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
    return [ranks.first, RobustnessSentences(results, language).first, withheld, rates].compactMap(\.self)
  }

  private var withheld: String? {
    let units = results.units.filter { $0.rank == nil }
    guard !units.isEmpty, results.units.contains(where: { $0.rank != nil }) else { return nil }
    if units.count <= RankSentences.named {
      let names = units.map { words.unit($0.unit) }.joined(separator: ", ")
      return FindingWords.notRanked(names, language)
    }
    let count = words.numbers.text(units.count)
    return FindingWords.numberNotRanked(count, language)
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
      return FindingWords.rateAsBefore(rate, edition: edition.name, language)
    }
    return FindingWords.rateChanged(rate, isUp: change.value > 0, points: points, edition: edition.name, old: old, language)
  }
}
