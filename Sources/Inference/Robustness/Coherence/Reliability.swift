import Scoring

/// Cronbach's alpha of the indicators of one component, with what it rests on (Cronbach 1951; R `psych::alpha`).
///
///     raw k/(k − 1)·(1 − Σ s_jj/ΣΣ s_jk)      standardised k r̄/(1 + (k − 1) r̄)
///
/// Over answers as they were given, each form once and unweighted. It says how far indicators move together, not whether they measure what they should.
package struct Reliability: Sendable, Hashable {
  /// Which forms stand behind a covariance.
  package enum Basis: String, Sendable, Hashable, CaseIterable {
    /// Those that answered every indicator.
    case listwise
    /// Of each pair of indicators, those that answered both.
    case pairwise
  }

  package struct Item: Sendable, Hashable {
    /// Of the others without it; `nil` with fewer than three indicators.
    package let rawIfDeleted: Double?
    package let standardizedIfDeleted: Double?
    /// Pearson's r with the sum of the others, over complete forms; `nil` where one of the two does not vary.
    package let itemRest: Double?
  }

  package enum Undefined: Error, Sendable, Hashable {
    case oneIndicator
    /// Fewer than three forms with a covariance.
    case tooFewForms(Int)
    /// No indicator varies.
    case constant
  }

  package let basis: Basis
  /// Listwise the complete forms; pairwise the fewest behind a pair.
  package let forms: Int
  package let raw: Double
  /// `nil` where an indicator does not vary.
  package let standardized: Double?
  /// Of ``raw``, by the F distribution with forms − 1 and (forms − 1)(k − 1) degrees of freedom (Feldt, Woodruff and Salih 1987).
  package let interval: Interval
  package let items: [Item]

  /// - Parameter answers: indicators × forms; NaN is missing.
  package init(_ answers: [[Double]], basis: Basis, confidence: Double = 0.95) throws(Undefined) {
    let count = answers.count
    guard count > 1 else { throw .oneIndicator }
    let forms = answers[0].indices
    let complete = forms.filter { form in answers.allSatisfy { !$0[form].isNaN } }
    let listwise = answers.map { item in complete.map { item[$0] } }
    let used = basis == .listwise ? listwise : answers
    var covariance = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    var fewest = Int.max
    for one in 0..<count {
      for other in 0...one {
        let (value, n) = Self.covariance(used[one], used[other])
        fewest = min(fewest, n)
        covariance[one][other] = value
        covariance[other][one] = value
      }
    }
    guard fewest >= 3 else { throw .tooFewForms(fewest) }
    guard let alpha = Self.raw(covariance, Array(0..<count)) else { throw .constant }
    self.basis = basis
    self.forms = fewest
    raw = alpha
    standardized = Self.standardized(covariance, Array(0..<count))
    let f = FDistribution(numerator: Double(fewest - 1), denominator: Double((fewest - 1) * (count - 1)))
    let tail = (1 - confidence) / 2
    interval = Interval(low: 1 - (1 - alpha) * f.quantile(1 - tail), high: 1 - (1 - alpha) * f.quantile(tail))
    items = (0..<count).map { item in
      let others = (0..<count).filter { $0 != item }
      let rest = complete.indices.map { form in others.reduce(0) { $0 + listwise[$1][form] } }
      return Item(
        rawIfDeleted: others.count > 1 ? Self.raw(covariance, others) : nil,
        standardizedIfDeleted: others.count > 1 ? Self.standardized(covariance, others) : nil,
        itemRest: Correlation.pearson(listwise[item], rest)?.value)
    }
  }

  private static func raw(_ covariance: [[Double]], _ items: [Int]) -> Double? {
    let k = Double(items.count)
    let trace = items.reduce(0) { $0 + covariance[$1][$1] }
    let all = items.reduce(0) { sum, one in items.reduce(sum) { $0 + covariance[one][$1] } }
    guard all > 1e-12 * trace, trace > 0 else { return nil }
    return k / (k - 1) * (1 - trace / all)
  }

  private static func standardized(_ covariance: [[Double]], _ items: [Int]) -> Double? {
    guard items.allSatisfy({ covariance[$0][$0] > 0 }) else { return nil }
    let roots = items.map { covariance[$0][$0].squareRoot() }
    let correlations = items.indices.map { one in
      items.indices.map { one == $0 ? 1 : covariance[items[one]][items[$0]] / (roots[one] * roots[$0]) }
    }
    return raw(correlations, Array(items.indices))
  }

  /// Over the forms that have both, n − 1, and how many they are; 0 with fewer than two.
  private static func covariance(_ one: [Double], _ other: [Double]) -> (Double, Int) {
    var (n, x, y) = (0, 0.0, 0.0)
    for form in one.indices where !one[form].isNaN && !other[form].isNaN {
      n += 1
      x += one[form]
      y += other[form]
    }
    guard n > 1 else { return (0, n) }
    let (meanX, meanY) = (x / Double(n), y / Double(n))
    var sum = 0.0
    for form in one.indices where !one[form].isNaN && !other[form].isNaN { sum += (one[form] - meanX) * (other[form] - meanY) }
    return (sum / Double(n - 1), n)
  }
}

/// Fisher's F distribution.
struct FDistribution: Sendable {
  let numerator: Double
  let denominator: Double

  /// The x with P(F ≤ x) = p, from the beta distribution of the ratio.
  func quantile(_ p: Double) -> Double {
    let share = Beta.quantile(p, a: numerator / 2, b: denominator / 2)
    return denominator * share / (numerator * (1 - share))
  }
}
