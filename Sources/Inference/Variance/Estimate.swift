/// A number estimated from a sample: its variance, and the degrees of freedom behind the variance.
package struct Estimate: Sendable, Hashable {
  package let value: Double
  /// 0 where there is no sampling error.
  package let variance: Double
  /// Real, ∞ where the variance is known; below 1 no interval can be given.
  package let degreesOfFreedom: Double

  package init(value: Double, variance: Double, degreesOfFreedom: Double) {
    self.value = value
    self.variance = variance
    self.degreesOfFreedom = degreesOfFreedom
  }

  package var standardError: Double { max(0, variance).squareRoot() }

  /// Σ g·value over independent estimates, with Σ g²V and (Σ g²V)²/Σ((g²V)²/ν) degrees of freedom (Satterthwaite 1946): respondent groups that
  /// each score the whole index; with shares 1 and −1 the difference of two units (Welch 1947).
  ///
  /// A part without variance takes no part in the degrees of freedom; where none has variance they are the smallest of the parts.
  package static func combined(_ parts: [(share: Double, estimate: Estimate)]) -> Estimate {
    var value = 0.0
    var variance = 0.0
    var spread = 0.0
    var smallest = Double.infinity
    for (share, estimate) in parts {
      let contribution = share * share * max(0, estimate.variance)
      value += share * estimate.value
      variance += contribution
      if contribution > 0 { spread += contribution / max(0, estimate.degreesOfFreedom) * contribution }
      smallest = min(smallest, estimate.degreesOfFreedom)
    }
    return Estimate(value: value, variance: variance, degreesOfFreedom: variance > 0 ? variance / spread * variance : smallest)
  }

  /// The difference of two estimates. Without a `covariance` they are independent, with Welch's degrees of freedom; with one, from
  /// respondents that are behind both, the smaller of the two.
  package func minus(_ other: Estimate, covariance: Double? = nil) -> Estimate {
    guard let covariance else { return .combined([(1, self), (-1, other)]) }
    return Estimate(
      value: value - other.value, variance: max(0, variance + other.variance - 2 * covariance),
      degreesOfFreedom: min(degreesOfFreedom, other.degreesOfFreedom))
  }
}
