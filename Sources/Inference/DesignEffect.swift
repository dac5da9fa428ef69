/// How many times the variance of a mean is that of a simple random sample of the same size (Kish 1965).
public enum DesignEffect {
  /// The simple random sample that a design is compared with.
  public enum Comparison: Sendable, Hashable {
    /// s²/n (1 − n/Σw), Σw standing for the population.
    case withoutReplacement
    /// s²/n
    case withReplacement
  }

  /// V / V_srs for a weighted mean of `values` (missing ones already taken out) with variance `variance`.
  ///
  /// s² = n/(n − 1) Σ w (x − x̄)²/Σw. `nil` below two values, where all are equal, and without replacement where the weights sum to no more than n.
  public static func ofMean(variance: Double, values: [Double], weights: [Double], comparedWith comparison: Comparison) -> Double? {
    precondition(values.count == weights.count)
    let n = Double(values.count)
    let total = ExactSum(weights).value
    guard n > 1, total > 0 else { return nil }
    let mean = ExactSum(zip(values, weights).lazy.map { $0 * $1 }).value / total
    let spread = ExactSum(zip(values, weights).lazy.map { $1 * ($0 - mean) * ($0 - mean) }).value / total * n / (n - 1)
    let simple =
      switch comparison {
      case .withReplacement: spread / n
      case .withoutReplacement: spread * (total - n) / (total * n)
      }
    return simple > 0 ? variance / simple : nil
  }
}
