import Scoring

/// Student's t distribution with real degrees of freedom ν > 0; ν = ∞ is the normal distribution.
struct StudentT: Sendable {
  let degreesOfFreedom: Double

  /// - Precondition: `degreesOfFreedom` > 0.
  init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T > t), with full relative accuracy.
  func upperTail(_ t: Double) -> Double {
    if t < 0 { return 1 - upperTail(-t) }
    return halves(t).tail
  }

  /// P(T ≤ t), with full relative accuracy in the lower tail.
  func cdf(_ t: Double) -> Double { upperTail(-t) }

  /// The t with P(T ≤ t) = `p`.
  func quantile(_ p: Double) -> Double {
    p <= 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }

  /// The t with P(T > t) = `q`; ±∞ at 0 and 1 and where it is beyond the doubles, NaN outside of 0...1.
  func upperQuantile(_ q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    if q > 0.5 { return -upperQuantile(1 - q) }
    if q == 0 { return .infinity }
    if q == 0.5 { return 0 }
    let start = Normal.upperQuantile(q)
    if degreesOfFreedom.isInfinite { return start }
    // Newton on s = log t: on this axis the logarithms of the tail and of the middle are concave, whatever ν.
    let wantsTail = q <= 0.25
    let wanted = Double.log(wantsTail ? q : 0.5 - q)
    var low = -Double.infinity
    var high = Double.infinity
    var s = Double.log(start)
    for _ in 0..<200 {
      let t = Double.exp(s)
      guard t < .infinity else { return .infinity }
      let (tail, middle) = halves(t)
      let reached = wantsTail ? tail : middle
      let surplus = reached > 0 ? Double.log(reached) - wanted : -Double.infinity
      if surplus == 0 { return t }
      if (surplus > 0) == wantsTail { low = s } else { high = s }
      var next = s + (wantsTail ? 1 : -1) * surplus * reached / (t * density(t))
      if !(next > low && next < high) {
        next = high.isInfinite ? s + 1 + s.magnitude : low.isInfinite ? s - 1 - s.magnitude : (low + high) / 2
      }
      let step = next - s
      s = next
      if step.magnitude <= 2e-16 { break }
    }
    return Double.exp(s)
  }

  /// Γ(ν/2 + ½)/(Γ(ν/2) √(νπ)) (1 + t²/ν)^(−(ν + 1)/2)
  func density(_ t: Double) -> Double {
    if degreesOfFreedom.isInfinite { return Normal.density(t) }
    let half = degreesOfFreedom / 2
    // Γ(ν/2 + ½)/(Γ(ν/2) √(ν/2)), the part of the constant that tends to 1.
    let constant = Double.exp(
      Beta.stirlingRemainder(half + 0.5) - Beta.stirlingRemainder(half) + half * Double.log1p(1 / degreesOfFreedom) - 0.5)
    let kernel = Double.exp(-(half + 0.5) * Double.log1p(t / degreesOfFreedom * t))
    return constant * kernel * 0.398942280401432677939946059934
  }

  /// P(T > t) and P(0 < T ≤ t), both with full relative accuracy. t ≥ 0.
  private func halves(_ t: Double) -> (tail: Double, middle: Double) {
    if degreesOfFreedom.isInfinite || usesNormal {
      let z = normalEquivalent(t)
      return (Normal.cdf(-z), Double.erf(z * 0.707106781186547524400844362105) / 2)
    }
    let (x, y) = split(t)
    let tails = Beta.tails(x, complement: y, a: degreesOfFreedom / 2, b: 0.5)
    return (tails.lower / 2, tails.upper / 2)
  }

  /// ν/(ν + t²) and t²/(ν + t²), without overflow.
  private func split(_ t: Double) -> (x: Double, y: Double) {
    let square = t * t
    guard square < 1e300 else { return (degreesOfFreedom / t / t, 1) }
    let sum = degreesOfFreedom + square
    return (degreesOfFreedom / sum, square / sum)
  }

  /// Above this the normal equivalent is good to the last digits, and the continued fraction would be long.
  private var usesNormal: Bool { degreesOfFreedom > 200_000 }

  /// The z with Φ(z) = F(t), by Hill (1970, Communications of the ACM 13, 617); the term left out is below 1e-17 in the range of doubles.
  private func normalEquivalent(_ t: Double) -> Double {
    if degreesOfFreedom.isInfinite || t.isInfinite { return t }
    let a = degreesOfFreedom - 0.5
    let b = 48 * a * a
    let square = a * Double.log1p(t / degreesOfFreedom * t)
    let w = square.squareRoot()
    let third = square * (square * (square * 4 + 33) + 240) + 855
    return w * (1 + ((square + 3) - third / (10 * (b + 0.8 * square * square + 100))) / b)
  }
}
