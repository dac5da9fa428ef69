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
      : language(
        vi: "từ hạng \(ranks.lowerBound) đến hạng \(ranks.upperBound)", en: "from \(ranks.lowerBound) to \(ranks.upperBound)")
  }

  // MARK: - Summary

  /// Who is first, with the interval; of a single unit, what it reached.
  var leaders: String? { leading.map { $0 + "." } }

  private var leading: String? {
    let first = findings.ranked.filter { $0.rank == 1 }
    guard let leader = first.first, let score = leader.publishedScore else { return nil }
    let points = words.numbers.text(score)
    guard first.count == 1 else {
      return language(
        vi: "Cùng đứng đầu với \(points) điểm: \(names(first))", en: "First place is shared, with \(points) points: \(names(first))")
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
      vi: "\(name) đứng đầu với \(points) điểm\(interval)", en: "\(name) is first with \(points) points\(interval)")
  }

  /// Whether the first place is certain; `nil` without rank sets.
  var firstPlace: String? {
    guard findings.hasSets, let leader = findings.ranked.first, let ranks = leader.rankSetSimultaneous, !isNothingSeparable else {
      return nil
    }
    let possible = findings.possibleLeaders
    let confidence = words.confidence
    if possible.count > 1 {
      guard possible.count <= Self.named else {
        let count = words.numbers.text(possible.count)
        return language(
          vi: "Với độ tin cậy \(confidence), chưa thể khẳng định đơn vị nào đứng đầu: \(count) đơn vị đều có thể đứng hạng nhất.",
          en: "With \(confidence) confidence, it cannot be said which unit is first: any of \(count) may be.")
      }
      return language(
        vi: "Với độ tin cậy \(confidence), chưa thể khẳng định đơn vị nào đứng đầu: có thể là một trong các đơn vị \(names(possible)).",
        en: "With \(confidence) confidence, it cannot be said which unit is first: it may be any of \(names(possible)).")
    }
    let name = words.unit(leader.unit)
    guard ranks == 1...1 else {
      return language(
        vi: "Với độ tin cậy \(confidence), \(name) có thể đứng \(span(ranks)).",
        en: "With \(confidence) confidence, the rank of \(name) may be \(span(ranks)).")
    }
    return language(
      vi: "Với độ tin cậy \(confidence), \(name) chắc chắn đứng đầu.", en: "With \(confidence) confidence, \(name) is surely first.")
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
        vi: "Với độ tin cậy \(confidence), khảo sát chưa phân biệt được thứ hạng của các đơn vị: đơn vị nào cũng có thể đứng "
          + "\(span(1...ranked.count)).",
        en:
          "With \(confidence) confidence, the survey cannot tell the units apart: any of them may hold any rank \(span(1...ranked.count)).")
    }
    let open = ranked.filter { ($0.rankSetSimultaneous?.count ?? 1) > 1 }
    guard !open.isEmpty else {
      return language(
        vi: "Xét đồng thời tất cả các đơn vị, thứ hạng của từng đơn vị là chắc chắn với độ tin cậy \(confidence).",
        en: "For all units at once, every rank is certain with \(confidence) confidence.")
    }
    guard open.count <= Self.named else {
      let (some, all) = (words.numbers.text(open.count), words.numbers.text(ranked.count))
      return language(
        vi: "Thứ hạng của \(some) trong số \(all) đơn vị chưa thể khẳng định; các hạng có thể nêu trong bảng xếp hạng.",
        en: "The ranks of \(some) of \(all) units are not certain; the ranking gives the possible ones.")
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
      vi: "Các hạng có thể, xét đồng thời tất cả các đơn vị: \(list).", en: "Possible ranks, for all units at once: \(list).")
  }

  /// Neighbours whose difference is within noise. Each difference is taken by itself; units that share a rank are left out.
  var noise: String? {
    let known = findings.neighbours.filter { !$0.isTie && $0.isWithinNoise != nil }
    guard !known.isEmpty else { return nil }
    let noisy = known.filter { $0.isWithinNoise == true }
    if noisy.isEmpty {
      return language(
        vi: "Mọi chênh lệch giữa hai hạng liền kề đều vượt sai số.", en: "Every difference between neighbouring ranks is beyond noise.")
    }
    guard noisy.count <= Self.named else {
      let (some, all) = (words.numbers.text(noisy.count), words.numbers.text(known.count))
      return language(
        vi: "\(some) trong số \(all) chênh lệch giữa hai hạng liền kề nằm trong sai số.",
        en: "\(some) of \(all) differences between neighbouring ranks are within noise.")
    }
    let list = noisy.map { pair in
      let points = words.numbers.text(abs(pair.difference.estimate), decimals: decimals)
      let (upper, lower) = (words.unit(pair.upper.unit), words.unit(pair.lower.unit))
      return language(vi: "\(points) điểm giữa \(upper) và \(lower)", en: "\(points) points between \(upper) and \(lower)")
    }
    if list.count == 1 {
      return language(vi: "Chênh lệch \(list[0]) nằm trong sai số.", en: "The difference of \(list[0]) is within noise.")
    }
    return language(
      vi: "Các chênh lệch sau đây nằm trong sai số: \(list.joined(separator: "; ")).",
      en: "These differences are within noise: \(list.joined(separator: "; ")).")
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
            vi: "Có quá nhiều nhóm đơn vị chưa phân biệt được với nhau nên không liệt kê.",
            en: "There are too many groups of units that cannot be told apart to list them.")
        ]
    }
    guard !groups.isEmpty else {
      return [
        language(
          vi: "Khảo sát phân biệt được mọi đơn vị với nhau.", en: "The survey tells every unit apart from every other.")
      ]
    }
    return groups.map { group in
      let list = group.map(words.unit).joined(separator: ", ")
      return language(vi: "Chưa phân biệt được với nhau: \(list).", en: "Cannot be told apart: \(list).")
    }
  }

  /// What the two sets promise, and how they were found.
  var footnote: [String] {
    guard findings.hasSets else { return [] }
    let confidence = words.confidence
    var notes = [
      language(
        vi:
          "Các hạng có thể: với mỗi đơn vị xét riêng, khoảng hạng chứa hạng thực với độ tin cậy \(confidence); xét đồng thời, mọi khoảng hạng "
          + "cùng chứa hạng thực với độ tin cậy \(confidence).",
        en:
          "Possible ranks: for a unit by itself they hold its true rank with \(confidence) confidence; those for all units at once hold all true "
          + "ranks together with \(confidence) confidence.")
    ]
    guard let comparison = results.rankComparison else { return notes }
    if comparison.draws > 0 {
      let draws = words.numbers.text(comparison.draws)
      notes.append(language(vi: "Số lần mô phỏng: \(draws).", en: "Simulated draws: \(draws)."))
    }
    if comparison.isOpen {
      notes.append(
        language(
          vi: "Có so sánh vẫn nằm trong sai số mô phỏng nên chưa kết luận được; so sánh đó được coi là không khác biệt.",
          en: "A comparison stayed within the error of the simulation and so undecided; it counts as no difference."))
    }
    return notes
  }

  // MARK: - For the press

  static func pressTitle(_ language: Language) -> String { language(vi: "Câu dành cho báo chí", en: "Sentence for the press") }

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
        language(vi: "chưa tính được mức chắc chắn của thứ tự xếp hạng", en: "how certain the order is could not be computed")
      ]
    }
    let runs = findings.openRuns
    guard !runs.isEmpty else {
      return [
        language(
          vi: "thứ tự các đơn vị là chắc chắn với độ tin cậy \(words.confidence)",
          en: "the order of the units is certain with \(words.confidence) confidence")
      ]
    }
    // Units that only share a rank leave no order open.
    let spans = runs.compactMap { run -> ClosedRange<Int>? in
      guard let first = run.first?.rank, let last = run.last?.rank, first < last else { return nil }
      return first...last
    }
    guard !spans.isEmpty else { return [] }
    let list = spans.map(span).joined(separator: ", ")
    return [language(vi: "thứ tự \(list) chưa thể khẳng định", en: "the order of the ranks \(list) is not certain")]
  }
}
