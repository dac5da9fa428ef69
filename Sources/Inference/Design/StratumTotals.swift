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
  /// −1 for a domain that has not come yet.
  private var slotOfDomain: [Int]
  private var domains: [Int] = []
  private var sums: [ExactSum] = []
  private var counts: [Int] = []

  init(respondents: Int, domains: Int) {
    n = Double(respondents)
    slotOfDomain = [Int](repeating: -1, count: domains)
    entries.reserveCapacity(respondents)
  }

  /// A respondent comes once for each domain, all of its domains one after another.
  mutating func add(_ total: Double, of domain: Int, respondent: Int) {
    var slot = slotOfDomain[domain]
    if slot < 0 {
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
  private struct Shared {
    var count = 0
    var products = ExactSum()
    var first = ExactSum()
    var second = ExactSum()

    mutating func add(_ x: Double, _ y: Double) {
      count += 1
      products.add(x * y)
      first.add(x)
      second.add(y)
    }
  }

  /// Σ over all respondents of the stratum of (z(u) − z̄(u)) (z(v) − z̄(v)), for each pair of domains that came; z̄ = 0 in a stratum of one.
  ///
  /// Totals are centred before they are multiplied: an uncentred sum of products would leave noise where all totals are equal.
  func centredProducts() -> [(Pair, Double)] {
    let means = sums.map { n > 1 ? $0.value / n : 0 }
    var squares = [ExactSum](repeating: ExactSum(), count: domains.count)
    for entry in entries {
      let x = entry.total - means[entry.slot]
      squares[entry.slot].add(x * x)
    }
    var result = domains.indices.map { slot in
      var sum = squares[slot]
      sum.add((n - Double(counts[slot])) * means[slot] * means[slot])
      return (Pair(domains[slot], domains[slot]), sum.value)
    }
    if domains.count > 1 { result += productsBetweenDomains(means: means) }
    return result
  }

  private func productsBetweenDomains(means: [Double]) -> [(Pair, Double)] {
    var centred = [ExactSum](repeating: ExactSum(), count: domains.count)
    var shared = [Shared](repeating: Shared(), count: domains.count * domains.count)
    var start = 0
    while start < entries.count {
      var end = start
      while end < entries.count, entries[end].respondent == entries[start].respondent { end += 1 }
      for i in start..<end {
        let a = entries[i]
        let x = a.total - means[a.slot]
        centred[a.slot].add(x)
        for b in entries[(i + 1)..<end] {
          let y = b.total - means[b.slot]
          if a.slot < b.slot {
            shared[a.slot * domains.count + b.slot].add(x, y)
          } else {
            shared[b.slot * domains.count + a.slot].add(y, x)
          }
        }
      }
      start = end
    }
    let centredSums = centred.map(\.value)
    return domains.indices.flatMap { first in
      ((first + 1)..<domains.count).map { second in
        let both = shared[first * domains.count + second]
        // Respondents in one of the two only have −z̄ in the other; those in neither have it in both.
        let onlyFirst = centredSums[first] - both.first.value
        let onlySecond = centredSums[second] - both.second.value
        let neither = n - Double(counts[first] + counts[second] - both.count)
        var sum = both.products
        sum.add(-onlyFirst * means[second])
        sum.add(-onlySecond * means[first])
        sum.add(neither * means[first] * means[second])
        return (Pair(domains[first], domains[second]), sum.value)
      }
    }
  }
}
