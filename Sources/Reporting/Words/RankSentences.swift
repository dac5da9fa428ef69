import Inference
import Scoring
import SurveyModel

/// The rank sets in plain sentences.
struct RankSentences {
  let findings: RankFindings
  private let results: Results
  private let words: Wording

  /// Units or pairs named one by one in a sentence; beyond that they are counted.
  static let named = 8

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
    findings = RankFindings(results)
  }

  private var language: Language { words.language }
  private var decimals: Int { results.index.score.decimals }

  private func names(_ units: [Results.UnitResult]) -> String { units.map { words.unit($0.unit) }.joined(separator: ", ") }

  private func span(_ ranks: ClosedRange<Int>) -> String {
    ranks.count == 1
      ? language(vi: "hạng \(ranks.lowerBound)", en: "rank \(ranks.lowerBound)")
      : language(vi: "hạng \(ranks.lowerBound)–\(ranks.upperBound)", en: "ranks \(ranks.lowerBound)–\(ranks.upperBound)")
  }

  // MARK: - Summary

  /// Who has the highest score and whether that is the first place for certain, in one statement; of a single unit, what it reached.
  var first: String? {
    guard let leading else { return nil }
    guard findings.hasSets, let leader = findings.ranked.first, let ranks = leader.rankSetSimultaneous, !isNothingSeparable else {
      return leading + "."
    }
    let confidence = words.confidence
    let possible = findings.possibleLeaders
    let leaders = findings.ranked.filter { $0.rank == 1 }
    if possible.count > 1 {
      // A first place that is shared says so already.
      guard possible.map(\.unit) != leaders.map(\.unit) else { return leading + "." }
      guard possible.count <= Self.named else {
        let count = words.numbers.text(possible.count)
        return language(
          vi: "\(leading); nhưng với độ tin cậy \(confidence), hạng nhất có thể thuộc về bất kỳ đơn vị nào trong \(count) đơn vị.",
          en: "\(leading); with \(confidence) confidence, however, first place may belong to any of \(count) units.")
      }
      return language(
        vi: "\(leading); nhưng với độ tin cậy \(confidence), hạng nhất có thể thuộc về một trong các đơn vị: \(names(possible)).",
        en: "\(leading); with \(confidence) confidence, however, first place may belong to any of these units: \(names(possible)).")
    }
    guard ranks == 1...1 else { return leading + "." }
    return language(
      vi: "\(leading); với độ tin cậy \(confidence), đơn vị này chắc chắn đứng thứ nhất.",
      en: "\(leading); with \(confidence) confidence, it ranks first.")
  }

  private var leading: String? {
    let first = findings.ranked.filter { $0.rank == 1 }
    guard let leader = first.first, let score = leader.publishedScore else { return nil }
    let points = words.numbers.text(score)
    guard first.count == 1 else {
      return language(
        vi: "Cùng đạt điểm cao nhất, \(points) điểm: \(names(first))",
        en: "The highest score, \(points) points, is shared by \(names(first))")
    }
    let interval =
      leader.interval.map {
        let range = words.numbers.range($0.low, $0.high, decimals: decimals)
        return language(
          vi: " (khoảng tin cậy \(words.confidence): \(range))", en: " (\(words.confidence) confidence interval \(range))")
      } ?? ""
    let name = words.unit(leader.unit)
    guard findings.ranked.count > 1 else {
      return language(vi: "\(name) đạt \(points) điểm\(interval)", en: "\(name) scores \(points) points\(interval)")
    }
    return language(
      vi: "\(name) đạt điểm cao nhất, \(points) điểm\(interval)", en: "\(name) has the highest score, \(points) points\(interval)")
  }

  private var isNothingSeparable: Bool {
    findings.hasSets && findings.ranked.allSatisfy { $0.rankSetSimultaneous == 1...findings.ranked.count }
  }

  /// Where the ranks that are not certain may lie; units with the same ranks stand together.
  var ranges: String? {
    guard findings.hasSets else { return nil }
    let ranked = findings.ranked
    let confidence = words.confidence
    if isNothingSeparable {
      return language(
        vi:
          "Chênh lệch giữa các đơn vị chưa có ý nghĩa thống kê: với độ tin cậy \(confidence), đơn vị nào cũng có thể ở bất kỳ hạng nào trong "
          + "\(span(1...ranked.count)).",
        en:
          "The differences between the units are not statistically significant: with \(confidence) confidence, each may hold any of \(span(1...ranked.count))."
      )
    }
    let open = ranked.filter { ($0.rankSetSimultaneous?.count ?? 1) > 1 }
    guard !open.isEmpty else {
      return language(
        vi: "Xét chung tất cả đơn vị, thứ hạng của từng đơn vị được xác định với độ tin cậy \(confidence).",
        en: "For all units jointly, every rank is certain with \(confidence) confidence.")
    }
    guard open.count <= Self.named else {
      let (some, all) = (words.numbers.text(open.count), words.numbers.text(ranked.count))
      return language(
        vi: "\(some) trong số \(all) đơn vị có thể ở hơn một hạng; bảng xếp hạng nêu khoảng thứ hạng của từng đơn vị.",
        en: "\(some) of \(all) units may hold more than one rank; the ranking gives the rank range of each.")
    }
    var runs: [(ranks: ClosedRange<Int>, units: [Results.UnitResult])] = []
    for unit in open {
      guard let ranks = unit.rankSetSimultaneous else { continue }
      if let last = runs.last, last.ranks == ranks {
        runs[runs.count - 1].units.append(unit)
      } else {
        runs.append((ranks, [unit]))
      }
    }
    let list = runs.map { "\(names($0.units)) \(span($0.ranks))" }.joined(separator: "; ")
    return language(
      vi: "Khoảng thứ hạng xét chung tất cả đơn vị: \(list).", en: "Rank ranges, for all units jointly: \(list).")
  }

  /// Neighbours whose difference is within noise. Each difference is taken by itself; units that share a rank are left out.
  var noise: String? {
    let known = findings.neighbours.filter { !$0.isTie && $0.isWithinNoise != nil }
    guard !known.isEmpty else { return nil }
    let noisy = known.filter { $0.isWithinNoise == true }
    if noisy.isEmpty {
      return language(
        vi: "Xét riêng từng cặp, mọi chênh lệch giữa hai hạng liền kề đều có ý nghĩa thống kê.",
        en: "Taken one pair at a time, every difference between neighbouring ranks is statistically significant.")
    }
    guard noisy.count <= Self.named else {
      let (some, all) = (words.numbers.text(noisy.count), words.numbers.text(known.count))
      return language(
        vi: "Xét riêng từng cặp, \(some) trong số \(all) chênh lệch giữa hai hạng liền kề chưa có ý nghĩa thống kê.",
        en: "Taken one pair at a time, \(some) of \(all) differences between neighbouring ranks are not statistically significant.")
    }
    let list = noisy.map { pair in
      let points = words.numbers.text(abs(pair.difference.estimate), decimals: decimals)
      let (upper, lower) = (words.unit(pair.upper.unit), words.unit(pair.lower.unit))
      return language(vi: "\(points) điểm giữa \(upper) và \(lower)", en: "\(points) points between \(upper) and \(lower)")
    }
    if list.count == 1 {
      return language(
        vi: "Chênh lệch \(list[0]) chưa có ý nghĩa thống kê.", en: "The difference of \(list[0]) is not statistically significant.")
    }
    return language(
      vi: "Các chênh lệch sau đây chưa có ý nghĩa thống kê: \(list.joined(separator: "; ")).",
      en: "These differences are not statistically significant: \(list.joined(separator: "; ")).")
  }

  // MARK: - Beside the table and the chart

  /// A sentence for each group that cannot be told apart.
  var groups: [String] {
    guard findings.hasSets else { return [] }
    guard let groups = findings.groups else {
      return results.rankComparison == nil
        ? []
        : [
          language(
            vi: "Có quá nhiều nhóm đơn vị có chênh lệch chưa có ý nghĩa thống kê nên không liệt kê.",
            en: "The groups of units whose differences are not statistically significant are too many to list.")
        ]
    }
    guard !groups.isEmpty else {
      return [
        language(
          vi: "Xét chung tất cả đơn vị, chênh lệch giữa mọi cặp đơn vị đều có ý nghĩa thống kê.",
          en: "For all units jointly, the difference between every two units is statistically significant.")
      ]
    }
    return groups.map { group in
      let list = group.map(words.unit).joined(separator: ", ")
      return language(
        vi: "Xét chung tất cả đơn vị, chênh lệch chưa có ý nghĩa thống kê giữa các đơn vị: \(list).",
        en: "For all units jointly, no statistically significant difference between: \(list)."
      )
    }
  }

  /// What the two sets promise, and how they were found.
  var footnote: [String] {
    guard findings.hasSets else { return [] }
    let confidence = words.confidence
    var notes = [
      language(
        vi:
          "Khoảng thứ hạng: xét riêng từng đơn vị, khoảng này chứa thứ hạng thực với độ tin cậy \(confidence); xét chung tất cả đơn vị, mọi khoảng cùng "
          + "chứa thứ hạng thực với độ tin cậy \(confidence).",
        en:
          "Rank range: for a unit by itself, it contains the true rank with \(confidence) confidence; for all units jointly, the ranges contain all "
          + "true ranks together with \(confidence) confidence.")
    ]
    guard let comparison = results.rankComparison else { return notes }
    if comparison.draws > 0 {
      let draws = words.numbers.text(comparison.draws)
      notes.append(language(vi: "Số lần mô phỏng: \(draws).", en: "Simulated draws: \(draws)."))
    }
    if comparison.isOpen {
      notes.append(
        language(
          vi: "Có so sánh vẫn nằm trong sai số mô phỏng nên chưa kết luận được; so sánh đó được coi là khác biệt chưa có ý nghĩa thống kê.",
          en: "One comparison stayed within simulation error and is therefore undecided; it is treated as not significant."))
    }
    return notes
  }

  // MARK: - For the press

  /// One sentence that can be printed as it stands; `nil` where nothing is ranked.
  var press: String? {
    guard let leading else { return nil }
    var clauses = [leading]
    if findings.ranked.count > 1 { clauses += certainty }
    if !findings.unranked.isEmpty {
      let count = words.numbers.text(findings.unranked.count)
      clauses.append(
        language(
          vi: "\(count) đơn vị không được xếp hạng",
          en: findings.unranked.count == 1 ? "1 unit is not ranked" : "\(count) units are not ranked"))
    }
    return clauses.joined(separator: "; ") + "."
  }

  private var certainty: [String] {
    guard findings.hasSets else {
      return [
        language(
          vi: "chưa tính được chênh lệch giữa các hạng có ý nghĩa thống kê hay không",
          en: "whether the differences between ranks are statistically significant could not be computed")
      ]
    }
    let runs = findings.openRuns
    guard !runs.isEmpty else {
      return [
        language(
          vi: "thứ hạng của mọi đơn vị được xác định với độ tin cậy \(words.confidence)",
          en: "the rank of every unit is certain with \(words.confidence) confidence")
      ]
    }
    // Units that only share a rank leave no order open.
    let spans = runs.compactMap { run -> ClosedRange<Int>? in
      guard let first = run.first?.rank, let last = run.last?.rank, first < last else { return nil }
      return first...last
    }
    guard !spans.isEmpty else { return [] }
    let list = spans.map { "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
    return [
      language(
        vi: "chênh lệch giữa các hạng \(list) chưa có ý nghĩa thống kê",
        en: "the differences between ranks \(list) are not statistically significant")
    ]
  }
}
