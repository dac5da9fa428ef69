/// Totals of the respondents of one stratum, by domain, and their products around the mean.
///
/// Only respondents with a total that is not zero by construction are listed; the others count through their number.
struct StratumTotals {
  private struct Entry {
    let respondent: Int
    let slot: Int
    let total: Double
  }

  private let n: Double
  /// By respondent, in the order of arrival.
  private var entries: [Entry] = []
  private var slotOfDomain: [Int: Int] = [:]
  private var domains: [Int] = []
  private var sums: [ExactSum] = []
  private var counts: [Int] = []

  init(respondents: Int) { n = Double(respondents) }

  /// A respondent comes once for each domain, all of its domains one after another.
  mutating func add(_ total: Double, of domain: Int, respondent: Int) {
    let slot: Int
    if let known = slotOfDomain[domain] {
      slot = known
    } else {
      slot = domains.count
      slotOfDomain[domain] = slot
      domains.append(domain)
      sums.append(ExactSum())
      counts.append(0)
    }
    sums[slot].add(total)
    counts[slot] += 1
    entries.append(Entry(respondent: respondent, slot: slot, total: total))
  }

  /// What the respondents that have a total in both domains of a pair give.
  private struct Both {
    var count = 0
    var products = ExactSum()
    var first = ExactSum()
    var second = ExactSum()
  }

  /// Σ over all respondents of the stratum of (z(u) − z̄(u)) (z(v) − z̄(v)); z̄ = 0 in a stratum of one.
  ///
  /// Totals are centred before they are multiplied: an uncentred sum of products would leave noise where all totals are equal.
  func centredProducts() -> [(Pair, Double)] {
    let means = sums.map { n > 1 ? $0.value / n : 0 }
    var own = [ExactSum](repeating: ExactSum(), count: domains.count)
    var both: [Pair: Both] = [:]
    var start = 0
    while start < entries.count {
      var end = start
      while end < entries.count, entries[end].respondent == entries[start].respondent { end += 1 }
      for i in start..<end {
        let a = entries[i]
        let x = a.total - means[a.slot]
        own[a.slot].add(x)
        for j in i..<end {
          let b = entries[j]
          let y = b.total - means[b.slot]
          let pair = Pair(a.slot, b.slot)
          both[pair, default: Both()].count += 1
          both[pair, default: Both()].products.add(x, times: y)
          both[pair, default: Both()].first.add(a.slot <= b.slot ? x : y)
          both[pair, default: Both()].second.add(a.slot <= b.slot ? y : x)
        }
      }
      start = end
    }
    let ownSums = own.map(\.value)
    var result: [(Pair, Double)] = []
    for first in domains.indices {
      for second in first..<domains.count {
        let shared = both[Pair(first, second)] ?? Both()
        let onlyFirst = ownSums[first] - shared.first.value
        let onlySecond = ownSums[second] - shared.second.value
        let neither = n - Double(counts[first] + counts[second] - shared.count)
        var sum = shared.products
        sum.add(-onlyFirst, times: means[second])
        sum.add(-onlySecond, times: means[first])
        sum.add(neither * means[first], times: means[second])
        result.append((Pair(domains[first], domains[second]), sum.value))
      }
    }
    return result
  }
}
