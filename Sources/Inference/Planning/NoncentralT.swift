import Scoring

/// Student's t of ν degrees of freedom around δ: (Z + δ)/√(χ²_ν/ν).
struct NoncentralT: Sendable {
  let degreesOfFreedom: Double
  let noncentrality: Double

  /// P(T > t), by the trapezoidal rule over the logarithm of √(χ²/ν), around whose mode the density falls
  /// like a normal one.
  func upperTail(_ t: Double) -> Double {
    let (ν, δ) = (degreesOfFreedom, noncentrality)
    guard ν.isFinite else { return Normal.cdf(δ - t) }
    // Density of x = ln s: 2 (ν/2)^{ν/2}/Γ(ν/2) · exp(ν (x − e^{2x}/2)), Γ by Stirling's formula and its
    // remainder.
    let half = ν / 2
    let constant = Double.log(2) + 0.5 * Double.log(half / (2 * Double.pi)) - Beta.stirlingRemainder(half)
    let width = 12 / ν.squareRoot() + 12 / ν
    let (low, high) = (-width - 20 / ν, width)
    let steps = 4000
    let step = (high - low) / Double(steps)
    var sum = 0.0
    for place in 0...steps {
      let x = low + step * Double(place)
      let density = Double.exp(constant + half * (1 + 2 * x - Double.exp(2 * x)))
      sum += density * Normal.cdf(δ - t * Double.exp(x))
    }
    return min(1, max(0, sum * step))
  }
}

/// Whether a survey of a given precision will tell two units apart.
package enum ChanceApart {
  /// P(T_ν(δ/s) > t_ν(Φ(c))), T noncentral: the chance that the better of two units is found surely better.
  ///
  /// - Parameters:
  ///   - difference: δ, true.
  ///   - standardError: s, of the difference.
  ///   - critical: c, on the normal scale: 1.96 for one pair alone, more where many are compared.
  package static func of(difference: Double, standardError: Double, degreesOfFreedom: Double, critical: Double) -> Double {
    guard standardError > 0 else { return difference == 0 ? 0 : 1 }
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(Normal.cdf(-critical))
    return NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: difference.magnitude / standardError).upperTail(t)
  }
}
