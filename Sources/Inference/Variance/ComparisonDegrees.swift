/// The degrees of freedom with which a variance is compared: Satterthwaite's (1946, Biometrics Bulletin 2, 110) over the strata,
/// ν = (Σ_h v_h)²/Σ_h v_h²/(n_h − 1) with n_h the respondents of the domain in stratum h: the smaller of two.
///
/// One takes for v_h what the stratum gives to the variance. It comes out too large where the variance comes out too small, and those are the comparisons that
/// err; so the other takes what the design alone lets expect, were the answers equally spread in all strata: v_h = (1 − f_h) Σ w².
struct ComparisonDegrees: Sendable, Hashable {
  private var observed = Satterthwaite()
  private var expected = Satterthwaite()

  /// A stratum that holds respondents of the domain.
  ///
  /// - Parameters:
  ///   - variance: what it gives to that of the domain.
  ///   - expected: (1 − f) Σ w² over the respondents of the domain.
  mutating func add(variance: Double, expected: Double, respondents: Int) {
    let own = Double(max(1, respondents - 1))
    observed.add(variance, degreesOfFreedom: own)
    self.expected.add(expected, degreesOfFreedom: own)
  }

  /// - Parameter all: respondents − strata, never exceeded; what remains where there is no variance, or it is below 1.
  func degreesOfFreedom(all: Int) -> Double {
    let all = Double(all)
    return all >= 1 ? min(all, observed.degreesOfFreedom, expected.degreesOfFreedom) : all
  }
}

/// Of a sum of independent variances.
private struct Satterthwaite: Sendable, Hashable {
  private var sum = 0.0
  private var spread = 0.0

  mutating func add(_ variance: Double, degreesOfFreedom: Double) {
    sum += variance
    spread += variance / degreesOfFreedom * variance
  }

  /// ∞ where there is no variance.
  var degreesOfFreedom: Double { spread > 0 ? sum / spread * sum : .infinity }
}
