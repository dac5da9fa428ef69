import Scoring

/// The standard normal distribution.
enum Normal {
  /// φ(x) = exp(−x²/2)/√(2π)
  static func density(_ x: Double) -> Double {
    Double.exp(-x * x / 2) * 0.398942280401432677939946059934
  }

  /// Φ(x), with full relative accuracy in the lower tail; 0 below about −38.
  static func cdf(_ x: Double) -> Double {
    Double.erfc(-x * 0.707106781186547524400844362105) / 2
  }

  /// The x with Φ(x) = `p`; ∓∞ at 0 and 1, NaN outside of 0...1.
  ///
  /// The rational start of Abramowitz and Stegun (26.2.23, error below 4.5e-4), then Halley steps on `erfc`, or on `erf` in the middle, where p − ½ is the
  /// small number that must keep its digits.
  static func quantile(_ p: Double) -> Double {
    p <= 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }

  /// The x with 1 − Φ(x) = `q`: the quantile by its upper tail, which keeps its digits where q is small.
  static func upperQuantile(_ q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    if q > 0.5 { return -upperQuantile(1 - q) }
    if q == 0 { return .infinity }
    let root = (-2 * Double.log(q)).squareRoot()
    var x =
      root - (2.515517 + root * (0.802853 + root * 0.010328)) / (1 + root * (1.432788 + root * (0.189269 + root * 0.001308)))
    for _ in 0..<4 {
      // Newton's step divided by φ(x): the surplus of the tail, measured in units of x.
      let surplus: Double
      if q > 0.25 {
        surplus = (0.5 - q - Double.erf(x * 0.707106781186547524400844362105) / 2) / density(x)
      } else {
        surplus = logarithmicStep(from: x, to: q)
      }
      let step = surplus / (1 - x * surplus / 2)
      x += step
      if step.magnitude <= 1e-16 * x.magnitude { break }
    }
    return x
  }

  /// (Q(x) − q)/φ(x) for the upper tail Q, without the underflow of either in the far tail.
  private static func logarithmicStep(from x: Double, to q: Double) -> Double {
    let tail = cdf(-x)
    guard tail > 0 else { return 0 }
    return (tail - q) / density(x)
  }
}
