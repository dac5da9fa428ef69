import Inference
import Scoring
import SurveyModel

/// What the numbers say, in a few sentences. Claims only what the intervals show, and names no test that was not made.
struct PageSummary {
  private let results: Results
  private let words: Wording

  /// Units named one by one in a sentence; beyond that they are counted.
  private static let named = 8

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
  }

  private var language: Language { words.language }

  var sentences: [String] { [leaders, overlaps, withheld, rates].compactMap(\.self) }

  /// Who is first, with the interval; one unit alone is no first.
  private var leaders: String? {
    let first = results.units.filter { $0.rank == 1 }
    guard results.survey.units.count > 1, let leader = first.first, let score = leader.publishedScore else { return nil }
    let points = words.numbers.text(score)
    guard first.count == 1 else {
      let names = first.map { words.unit($0.unit) }.joined(separator: ", ")
      return language(vi: "Cùng đứng đầu với \(points) điểm: \(names).", en: "First place is shared, with \(points) points: \(names).")
    }
    let interval = leader.interval.map {
      let range = words.numbers.range($0.low, $0.high, decimals: results.index.score.decimals)
      return language(
        vi: " (khoảng tin cậy \(words.confidence): \(range))", en: " (\(words.confidence) confidence interval \(range))")
    }
    return language(
      vi: "\(words.unit(leader.unit)) đứng đầu với \(points) điểm\(interval ?? "").",
      en: "\(words.unit(leader.unit)) is first with \(points) points\(interval ?? "").")
  }

  /// Units that stand next to each other in the ranking, with whether their intervals overlap; pairs without both intervals are left out.
  private var neighbours: [(upper: Int, lower: Int, overlap: Bool)] {
    let ranked = results.units.filter { $0.rank != nil }
    return zip(ranked, ranked.dropFirst()).compactMap { upper, lower in
      guard let a = upper.interval, let b = lower.interval else { return nil }
      return (upper.unit, lower.unit, a.low <= b.high && b.low <= a.high)
    }
  }

  /// Whether the order of neighbours can be noise, as far as overlapping intervals tell.
  private var overlaps: String? {
    let neighbours = neighbours
    guard !neighbours.isEmpty else { return nil }
    let overlapping = neighbours.count { $0.overlap }
    if overlapping == 0 {
      return language(
        vi: "Trong bảng xếp hạng không có hai đơn vị liền kề nào có khoảng tin cậy chồng lên nhau.",
        en: "No two neighbours in the ranking have intervals that overlap.")
    }
    let chains = chains(neighbours)
    guard chains.joined().count <= Self.named else {
      let (some, all) = (words.numbers.text(overlapping), words.numbers.text(neighbours.count))
      return language(
        vi: "\(some) trong số \(all) cặp đơn vị liền kề có khoảng tin cậy chồng lên nhau: thứ tự giữa hai đơn vị của mỗi cặp đó "
          + "có thể chỉ do tính ngẫu nhiên của mẫu khảo sát.",
        en:
          "The intervals of \(some) of \(all) pairs of neighbours overlap: the order within each of these pairs may be noise of the sample."
      )
    }
    let names = chains.map { $0.map(words.unit).joined(separator: " – ") }.joined(separator: "; ")
    return language(
      vi: "Khoảng tin cậy của các đơn vị liền kề sau đây chồng lên nhau, vì vậy thứ tự giữa các đơn vị đó có thể chỉ do tính ngẫu "
        + "nhiên của mẫu khảo sát: \(names).",
      en: "The intervals of these neighbours overlap, so that their order may be noise of the sample: \(names).")
  }

  /// Runs of neighbours that overlap pair by pair, in rank order.
  private func chains(_ neighbours: [(upper: Int, lower: Int, overlap: Bool)]) -> [[Int]] {
    var chains: [[Int]] = []
    for pair in neighbours where pair.overlap {
      if let last = chains.last?.last, last == pair.upper {
        chains[chains.count - 1].append(pair.lower)
      } else {
        chains.append([pair.upper, pair.lower])
      }
    }
    return chains
  }

  private var withheld: String? {
    let units = results.units.filter { $0.rank == nil }
    guard !units.isEmpty, results.units.contains(where: { $0.rank != nil }) else { return nil }
    if units.count <= Self.named {
      let names = units.map { words.unit($0.unit) }.joined(separator: ", ")
      return language(
        vi: "Các đơn vị không được xếp hạng, lý do nêu trong bảng: \(names).",
        en: "Not ranked, for the reasons given in the table: \(names).")
    }
    let count = words.numbers.text(units.count)
    return language(
      vi: "\(count) đơn vị không được xếp hạng; lý do nêu trong bảng.", en: "\(count) units are not ranked; the table says why.")
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
        "The response rate is \(rate), \(change.value > 0 ? "up" : "down") \(points) percentage points on the \(edition.name) edition (\(old))."
    )
  }
}
