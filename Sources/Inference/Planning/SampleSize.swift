/// The responses that one unit needs for its score to have a wanted half-width (Cochran 1977, Sampling
/// Techniques, §5.9).
///
///     n = Σ_h W_h² S_h²/a_h / ((d/t)² + Σ_h W_h S_h²/N)        W_h = N_h/N, a_h = n_h/n
///
/// t depends on n by its degrees of freedom n − H, so that n is a fixed point. A stratum never gives more
/// than it has: what it lacks the others give.
package struct SampleSize: Sendable, Hashable {
  package struct Stratum: Sendable, Hashable {
    package let population: Int
    /// Standard deviation of one respondent's score.
    package let spread: Double

    package init(population: Int, spread: Double) {
      self.population = population
      self.spread = spread
    }
  }

  package enum Allocation: String, Sendable, Hashable, CaseIterable {
    /// a_h ∝ N_h
    case proportional
    case equal
    /// a_h ∝ N_h S_h, the fewest responses for the half-width.
    case neyman
  }

  /// What t is taken from.
  package enum Tails: Sendable, Hashable {
    case student
    case normal
  }

  /// Before it is rounded.
  package let exact: Double
  /// By stratum, rounded up; two at least where there are two.
  package let responses: [Int]
  /// Of an interval of the confidence, at ``responses``; `nil` with fewer than two responses of a stratum.
  package let halfWidth: Double?
  package let population: Int

  package var total: Int { responses.reduce(0, +) }

  /// Whether asking everybody costs little more.
  package var advisesCensus: Bool { Double(total) > 0.8 * Double(population) }

  /// - Parameters:
  ///   - halfWidth: wanted, above zero.
  ///   - designEffect: by which the variance of a response is greater than that of a simple random sample.
  package init(
    _ strata: [Stratum], halfWidth wanted: Double, allocation: Allocation = .proportional, confidence: Double = 0.95,
    designEffect: Double = 1, tails: Tails = .student
  ) {
    precondition(wanted > 0 && designEffect > 0 && confidence > 0 && confidence < 1)
    let strata = strata.map { Stratum(population: $0.population, spread: $0.spread * designEffect.squareRoot()) }
    let all = strata.reduce(0) { $0 + $1.population }
    population = all
    let q = (1 - confidence) / 2
    func t(_ n: Double) -> Double {
      guard tails == .student else { return Normal.upperQuantile(q) }
      return StudentT(degreesOfFreedom: max(1, n - Double(strata.count { $0.population > 0 }))).upperQuantile(q)
    }
    let shares = Self.shares(strata, allocation)
    func need(_ quantile: Double) -> Double {
      let (a, b) = strata.indices.reduce((0.0, 0.0)) { sum, place in
        guard shares[place] > 0 else { return sum }
        let own = strata[place]
        let weight = Double(own.population) / Double(all)
        let variance = own.spread * own.spread
        return (sum.0 + weight * weight * variance / shares[place], sum.1 + weight * variance / Double(all))
      }
      let d = wanted / quantile
      return a == 0 ? 0 : a / (d * d + b)
    }
    guard all > 0 else {
      (exact, responses, halfWidth) = (0, strata.map { _ in 0 }, nil)
      return
    }
    // need(t(n)) falls with n, so that one n is its own need.
    var (low, high) = (0.0, Double(all))
    if need(t(high)) >= high {
      low = high
    } else {
      for _ in 0..<200 where high - low > 1e-13 * high {
        let middle = (low + high) / 2
        if need(t(middle)) > middle { low = middle } else { high = middle }
      }
    }
    exact = (low + high) / 2
    let rounded = Self.rounded(exact, strata, shares)
    let error = Self.standardError(strata, rounded)
    responses = rounded
    halfWidth = error.map { $0 * t(Double(rounded.reduce(0, +))) }
  }

  /// a_h, whose sum is 1.
  private static func shares(_ strata: [Stratum], _ allocation: Allocation) -> [Double] {
    let raw = strata.map { stratum -> Double in
      guard stratum.population > 0 else { return 0 }
      switch allocation {
      case .proportional: return Double(stratum.population)
      case .equal: return 1
      case .neyman: return Double(stratum.population) * stratum.spread
      }
    }
    let sum = raw.reduce(0, +)
    guard sum > 0 else { return allocation == .proportional ? raw : Self.shares(strata, .proportional) }
    return raw.map { $0 / sum }
  }

  private static func rounded(_ exact: Double, _ strata: [Stratum], _ shares: [Double]) -> [Int] {
    var given = strata.map { _ in 0.0 }
    var open = Set(strata.indices.filter { shares[$0] > 0 })
    var rest = exact
    // Strata that have fewer than their share give all they have, and the rest is shared out anew.
    while !open.isEmpty {
      let sum = open.reduce(0) { $0 + shares[$1] }
      let full = open.filter { rest * shares[$0] / sum >= Double(strata[$0].population) }
      if full.isEmpty {
        for place in open { given[place] = rest * shares[place] / sum }
        break
      }
      for place in full {
        given[place] = Double(strata[place].population)
        rest -= given[place]
        open.remove(place)
      }
      rest = max(0, rest)
    }
    return strata.indices.map { place in
      min(strata[place].population, max(min(2, strata[place].population), Int((given[place] - 1e-9).rounded(.up))))
    }
  }

  /// √Σ W²S²/n (1 − n/N); `nil` where a stratum that is no census has fewer than two responses.
  package static func standardError(_ strata: [Stratum], _ responses: [Int]) -> Double? {
    let all = Double(strata.reduce(0) { $0 + $1.population })
    var variance = 0.0
    for (stratum, n) in zip(strata, responses) where stratum.population > 0 && n < stratum.population {
      guard n >= 2 else { return nil }
      let weight = Double(stratum.population) / all
      variance += weight * weight * stratum.spread * stratum.spread / Double(n) * (1 - Double(n) / Double(stratum.population))
    }
    return variance.squareRoot()
  }

  /// The official rule n = N/(1 + N e²) (Yamane 1967), rounded up.
  package static func officialRule(population: Int, error e: Double = 0.05) -> Int {
    Int((Double(population) / (1 + Double(population) * e * e) - 1e-9).rounded(.up))
  }
}
