/// How many times the variance of a mean is that of a simple random sample of the same size (Kish 1965).
package enum DesignEffect {
  /// The simple random sample that a design is compared with.
  package enum Comparison: Sendable, Hashable {
    /// s²/n (1 − n/Σw), Σw standing for the population.
    case withoutReplacement
    /// s²/n
    case withReplacement
  }

  /// V / V_srs for a weighted mean of `values` (missing ones already taken out) with variance `variance`.
  ///
  /// s² = n/(n − 1) Σ w (x − x̄)²/Σw. `nil` below two values, where all are equal, and without replacement where the weights sum to no more than n.
  package static func ofMean(variance: Double, values: [Double], weights: [Double], comparedWith comparison: Comparison) -> Double? {
    precondition(values.count == weights.count)
    let total = ExactSum(weights).value
    guard values.count > 1, total > 0 else { return nil }
    let mean = ExactSum(zip(values, weights).lazy.map { $0 * $1 }).value / total
    let spread = ExactSum(zip(values, weights).lazy.map { $1 * ($0 - mean) * ($0 - mean) }).value / total
    switch comparison {
    case .withReplacement: return ofMean(variance: variance, spread: spread, responses: values.count, population: nil)
    case .withoutReplacement: return ofMean(variance: variance, spread: spread, responses: values.count, population: total)
    }
  }

  /// The same from Σ w (x − x̄)²/Σw of the values.
  ///
  /// - Parameter population: `nil` compares with a sample with replacement.
  static func ofMean(variance: Double, spread: Double, responses: Int, population: Double?) -> Double? {
    guard responses > 1 else { return nil }
    let n = Double(responses)
    let simple = spread / (n - 1) * (population.map { ($0 - n) / $0 } ?? 1)
    return simple > 0 ? variance / simple : nil
  }
}
