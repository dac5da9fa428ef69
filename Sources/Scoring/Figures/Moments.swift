import SurveyModel

/// Skewness and excess kurtosis by the type-2 estimators (Joanes and Gill 1998), those of SAS and SPSS: unbiased for normal data.
///
/// g₁ = m₃/m₂^1.5, G₁ = g₁√(n(n−1))/(n−2); g₂ = m₄/m₂² − 3, G₂ = ((n+1)g₂ + 6)(n−1)/((n−2)(n−3)).
package struct Moments: Sendable, Hashable {
  package let skewness: Double
  package let kurtosis: Double

  /// `nil` for fewer than four values, or where they do not vary.
  package init?(_ values: [Double]) {
    let n = Double(values.count)
    guard values.count >= 4, let low = values.min(), let high = values.max(),
      high - low > 1e-12 * max(high.magnitude, low.magnitude)
    else { return nil }
    // On a scale of its own, so that no power overflows.
    let width = high - low
    // Sums in an order of their own: that of the units must not show, not even in the last bit.
    let scaled = values.sorted().map { ($0 - low) / width }
    let mean = scaled.reduce(0, +) / n
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    for value in scaled {
      let d = value - mean
      second += d * d / n
      third += d * d * d / n
      fourth += d * d * d * d / n
    }
    let g1 = third / (second * second.squareRoot())
    let g2 = fourth / (second * second) - 3
    skewness = g1 * (n * (n - 1)).squareRoot() / (n - 2)
    kurtosis = ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3))
    guard skewness.isFinite, kurtosis.isFinite else { return nil }
  }

  func isBeyond(_ limits: DataTreatment.Outliers) -> Bool { skewness.magnitude >= limits.skewness && kurtosis >= limits.kurtosis }
}
