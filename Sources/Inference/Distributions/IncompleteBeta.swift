import Scoring

/// The beta distribution: the regularised incomplete beta function I_x(a, b) and its inverse.
///
/// Relative accuracy about 1e-13 in both tails for parameters from 0.25 to 1e5.
enum Beta {
  /// Both tails: P(X ≤ x) and P(X > x).
  struct Tails: Sendable, Equatable {
    let lower: Double
    let upper: Double

    fileprivate var swapped: Tails { Tails(lower: upper, upper: lower) }
  }

  /// I_x(a, b).
  static func cdf(_ x: Double, a: Double, b: Double) -> Double {
    tails(x, complement: 1 - x, a: a, b: b).lower
  }

  /// I_x(a, b) and its complement. `x` + `complement` = 1, given apart because one of them may be too small to survive the subtraction.
  ///
  /// The continued fraction of Didonato and Morris (1992, ACM TOMS 18, 360), on the side of the mean where it converges, the other tail from it.
  /// - Precondition: a, b > 0.
  static func tails(_ x: Double, complement y: Double, a: Double, b: Double) -> Tails {
    if x <= 0 { return Tails(lower: 0, upper: 1) }
    if y <= 0 { return Tails(lower: 1, upper: 0) }
    let distance = excess(x, y, a, b)
    if distance > 0 {
      return tailsBelowMean(y, x, b, a, distance: -distance).swapped
    }
    return tailsBelowMean(x, y, a, b, distance: distance)
  }

  private static func tailsBelowMean(_ x: Double, _ y: Double, _ a: Double, _ b: Double, distance: Double) -> Tails {
    let lower = min(1, power(x, y, a, b, distance: distance) / fraction(x, a, b, distance: distance))
    return Tails(lower: lower, upper: 1 - lower)
  }

  /// b x − a y = (a + b) x − a, in twice the precision of its factors: it decides all digits of ``power(_:_:_:_:distance:)`` when a and b are large.
  private static func excess(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    if x > y { return -excess(y, x, b, a) }
    let first = x * a
    let second = x * b
    let rest = x.multipliedError(a, product: first) + x.multipliedError(b, product: second)
    // first < a, so the large terms meet first.
    let middle = first - a
    let middleError = (first - (middle + a)) + ((middle - (middle + a)) + a)
    let sum = middle + second
    let part = sum - middle
    let sumError = (middle - (sum - part)) + (second - part)
    return sum + (middleError + sumError + rest)
  }

  /// xᵃ yᵇ / B(a, b) by deviances and the Stirling remainder (Loader 2000), so that large logarithms never have to cancel.
  static func power(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    power(x, y, a, b, distance: excess(x, y, a, b))
  }

  private static func power(_ x: Double, _ y: Double, _ a: Double, _ b: Double, distance: Double) -> Double {
    let n = a + b
    let exponent =
      a * logMinusLinear(ratio: x * (n / a), excess: distance / a) + b * logMinusLinear(ratio: y * (n / b), excess: -distance / b)
      + stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b)
    return (a / n * b / (2 * Double.pi)).squareRoot() * Double.exp(exponent)
  }

  /// log(r) − (r − 1), given r and r − 1 apart.
  private static func logMinusLinear(ratio r: Double, excess u: Double) -> Double {
    guard u > -0.5, u < 1 else { return Double.log(r) - u }
    // log(1 + u) = 2 artanh(s) with s = u/(2 + u); the linear terms leave −s·u.
    let s = u / (2 + u)
    let square = s * s
    var sum = 0.0
    var term = 1.0
    var divisor = 3.0
    while true {
      let next = sum + term / divisor
      if next == sum { break }
      sum = next
      term *= square
      divisor += 2
    }
    return s * (2 * square * sum - u)
  }

  /// log Γ(a) − [(a − ½) log a − a + ½ log 2π].
  static func stirlingRemainder(_ a: Double) -> Double {
    if a < 10 {
      // One step down costs log(1 + 1/a), and what Stirling's formula itself changes by.
      return stirlingRemainder(a + 1) + (a + 0.5) * Double.log1p(1 / a) - 1
    }
    let square = 1 / (a * a)
    var sum = -691.0 / 360360 + square * (1.0 / 156 - square * 3617 / 122400)
    sum = 1.0 / 1188 + square * sum
    sum = -1.0 / 1680 + square * sum
    sum = 1.0 / 1260 + square * sum
    sum = -1.0 / 360 + square * sum
    return (1.0 / 12 + square * sum) / a
  }

  /// The denominator of I_x(a, b) = xᵃ yᵇ/B(a, b) / fraction, by the modified Lentz algorithm; x at or below the mean.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double, distance: Double) -> Double {
    let tiny = 1e-300
    var value = a * (1 - distance) / (a + 1)
    if value == 0 { value = tiny }
    var c = value
    var d = 0.0
    var m = 1.0
    while m < 200_000 {
      let odd = a + 2 * m - 1
      let turned = m * (b - m) * x
      let numerator = (a + m - 1) / odd * ((a + b + m - 1) / odd) * turned * x
      let denominator = m + turned / odd + (a + m) * (1 - distance + m * (2 - x)) / (odd + 2)
      d = denominator + numerator * d
      if d == 0 { d = tiny }
      c = denominator + numerator / c
      if c == 0 { c = tiny }
      d = 1 / d
      let factor = c * d
      value *= factor
      if (factor - 1).magnitude <= 2.3e-16 { break }
      m += 1
    }
    return value
  }

  /// The x with I_x(a, b) = `p`, 0 at 0 and 1 at 1; NaN for p outside of 0...1 or parameters that are not positive and finite.
  static func quantile(_ p: Double, a: Double, b: Double) -> Double {
    guard p >= 0, p <= 1, a > 0, b > 0, a.isFinite, b.isFinite else { return .nan }
    if p == 0 || p == 1 { return p }
    // On s = log(x/(1 − x)) the density is log-concave, so is each tail, and Newton on the logarithm of the smaller tail comes home from one side.
    let wantsLower = p <= 0.5
    let wanted = wantsLower ? Double.log(p) : Double.log1p(-p)
    var low = -Double.infinity
    var high = Double.infinity
    var s = Double.log(a / b)
    for _ in 0..<200 {
      // Each of x and 1 − x on its own: neither is a difference.
      let x = 1 / (1 + Double.exp(-s))
      let y = 1 / (1 + Double.exp(s))
      let tails = tails(x, complement: y, a: a, b: b)
      let tail = wantsLower ? tails.lower : tails.upper
      let surplus = tail > 0 ? Double.log(tail) - wanted : -Double.infinity
      if surplus == 0 { break }
      let isTooHigh = (surplus > 0) == wantsLower
      if isTooHigh { high = s } else { low = s }
      let density = power(x, y, a, b)
      var next = s - (wantsLower ? 1 : -1) * surplus * tail / density
      if !(next > low && next < high) {
        // Not a step to trust: half the bracket, or away from its open end.
        next = low.isInfinite ? s - 8 - 0.5 * s.magnitude : high.isInfinite ? s + 8 + 0.5 * s.magnitude : (low + high) / 2
      }
      let step = next - s
      s = next
      if step.magnitude <= 1e-16 * s.magnitude || step.magnitude < 1e-17 || s.magnitude > 800 { break }
    }
    return 1 / (1 + Double.exp(-s))
  }
}

extension Double {
  /// What was lost when `self` × `factor` was rounded to `product`.
  fileprivate func multipliedError(_ factor: Double, product: Double) -> Double {
    (-product).addingProduct(self, factor)
  }
}
