import Scoring

/// The maximum over pairs of one unit with others of (Z_j − Z_k)/s_jk and its negative, all Z independent normal with mean 0: distribution and quantile
/// by a one-dimensional integral, without randomness.
///
/// P(max ≤ c) = ∫ φ(z) Π_k [Φ((s_j z + c s_jk)/s_k)·1{(k,j) is in, else 1} − Φ((s_j z − c s_jk)/s_k)·1{(j,k) is in, else 0}] dz
struct IndependentMaximum: Sendable {
  /// Another unit, and which of the two ordered pairs with it are in the maximum.
  struct Other: Sendable, Hashable {
    /// s_k
    let standardError: Double
    /// (j, k): the unit less the other.
    let isBelow: Bool
    /// (k, j): the other less the unit.
    let isAbove: Bool
  }

  private let standardError: Double
  /// In an order of their own, so that the result does not depend on the caller's to the last bit.
  private let others: [(other: Other, difference: Double)]
  /// In place of ``others`` where these are many.
  private var condensed: [CondensedFactors]?
  private let hasExactBelow: Bool
  private let hasExactAbove: Bool
  private let pairs: Int
  /// s_j over the smallest s_k: how sharp the edges of the integrand are.
  private let sharpness: Double
  private let normal = TabulatedNormal.standard

  /// - Precondition: no standard error of a difference is 0.
  init(standardError: Double, others: [Other]) {
    self.standardError = standardError
    let used = others.filter { $0.isBelow || $0.isAbove }
    // An exact unit is no random number: its factor is a limit of the integral.
    let random = used.filter { $0.standardError > 0 }.sorted { a, b in
      if a.standardError != b.standardError { return a.standardError < b.standardError }
      return (a.isBelow ? 1 : 0, a.isAbove ? 1 : 0) < (b.isBelow ? 1 : 0, b.isAbove ? 1 : 0)
    }
    self.others = random.map { ($0, Double.hypot(standardError, $0.standardError)) }
    hasExactBelow = used.contains { $0.standardError == 0 && $0.isBelow }
    hasExactAbove = used.contains { $0.standardError == 0 && $0.isAbove }
    pairs = used.reduce(0) { $0 + ($1.isBelow ? 1 : 0) + ($1.isAbove ? 1 : 0) }
    sharpness = random.first.map { standardError / $0.standardError } ?? 0
  }

  /// Of others that are condensed already, none of them exact.
  ///
  /// - Parameters:
  ///   - pairs: in the maximum.
  ///   - sharpness: at most ``smoothLimit``.
  init(standardError: Double, condensed: [CondensedFactors], pairs: Int, sharpness: Double) {
    precondition(standardError > 0 && sharpness <= Self.smoothLimit)
    self.standardError = standardError
    self.condensed = condensed
    self.pairs = pairs
    self.sharpness = sharpness
    others = []
    hasExactBelow = false
    hasExactAbove = false
  }

  /// Of ``sharpness``, up to which the integrand is smooth.
  static let smoothLimit = 64.0

  private var isSmooth: Bool { !hasExactBelow && !hasExactAbove && sharpness <= Self.smoothLimit }

  /// With many others condensed to a few points, where that changes no product that matters by more than 1e-12.
  private func condensed(upTo high: Double) -> IndependentMaximum {
    guard condensed == nil, isSmooth, standardError > 0, others.count > 2 * ErrorNodes.count else { return self }
    var result = self
    result.condensed = [(true, true), (true, false), (false, true)].compactMap { below, above in
      CondensedFactors(
        standardErrors: others.filter { $0.other.isBelow == below && $0.other.isAbove == above }.map(\.other.standardError),
        isBelow: below, isAbove: above)
    }
    for c in [high, 0.75 * high] {
      for z in [-4, -2.5, -1, -0.3, 0.4, 1.2, 2.7, 4.1] {
        guard (result.product(at: z, c) - product(at: z, c)).magnitude <= 1e-12 else { return self }
      }
    }
    return result
  }

  /// P(max ≤ c), to about 1e-13.
  func cdf(_ c: Double) -> Double {
    if standardError == 0 { return product(at: 0, c) }
    let high = hasExactBelow ? min(Self.reach, c) : Self.reach
    let low = hasExactAbove ? max(-Self.reach, -c) : -Self.reach
    guard low < high else { return 0 }
    let integrand = { z in Normal.density(z) * product(at: z, c) }
    if isSmooth, let integral = Quadrature.trapezoidal(over: low...high, integrand) { return min(1, integral) }
    return min(1, Quadrature.adaptive(between: cuts(c, low, high), integrand))
  }

  /// Where others are all but exact the product falls near ±c like a step, over a width of s_k/s_j that points at random would miss: panels that grow
  /// from there to both sides.
  private func cuts(_ c: Double, _ low: Double, _ high: Double) -> [Double] {
    var distances = [0.0]
    var distance = 8 / max(1, min(sharpness, 1e14))
    while distance < 2 {
      distances.append(distance)
      distance *= 8
    }
    let near = distances.flatMap { [c - $0, c + $0, -c - $0, -c + $0] }
    return [low] + (near + [0]).filter { $0 > low && $0 < high }.sorted() + [high]
  }

  /// Beyond this the normal density is below 1e-18.
  private static let reach = 9.0

  /// 0 where it is below 1e-19.
  func product(at z: Double, _ c: Double) -> Double {
    if let condensed {
      var sum = 0.0
      for factors in condensed {
        sum += factors.logarithm(at: z, c, standardError: standardError, normal)
        if sum < -45 { return 0 }
      }
      return Double.exp(sum)
    }
    var product = 1.0
    let center = standardError * z
    for (other, difference) in others {
      var factor = 1.0
      if other.isAbove { factor = 1 - normal.upperTail((center + c * difference) / other.standardError) }
      if other.isBelow { factor -= normal.upperTail((c * difference - center) / other.standardError) }
      product *= factor
      if product < 1e-20 { return 0 }
    }
    return product
  }

  /// The c with P(max ≤ c) = `confidence`, to about 1e-12; `nil` where no pair is in the maximum.
  /// - Precondition: 0.5 ≤ `confidence` < 1.
  func quantile(_ confidence: Double) -> Double? {
    guard pairs > 0 else { return nil }
    let error = 1 - confidence
    // Between the quantile of one pair alone and Bonferroni's.
    var low = max(0, Normal.upperQuantile(error))
    var high = Normal.upperQuantile(error / Double(pairs))
    if low >= high { return high }
    // On the scale of Bonferroni's quantile the distribution is nearly a straight line, and the secant is home in a few steps.
    let wanted = high
    let maximum = condensed(upTo: high)
    func reached(_ c: Double) -> Double { Normal.upperQuantile(max(0, min(1, (1 - maximum.cdf(c)) / Double(pairs)))) }
    var c = high
    var slope = 1.0
    var last: (c: Double, surplus: Double)?
    var before = 1.0
    for _ in 0..<100 {
      let surplus = reached(c) - wanted
      if surplus == 0 { return c }
      if surplus > 0 { high = c } else { low = c }
      if let last, last.c != c {
        let measured = (surplus - last.surplus) / (c - last.c)
        slope = measured.isFinite && measured > 0.1 ? measured : 1
      }
      last = (c, surplus)
      var next = c - surplus / slope
      if !(next > low && next < high) { next = (low + high) / 2 }
      let step = (next - c).magnitude
      c = next
      // The error of a secant's step is about the product of the two before.
      if step <= 1e-13 * c || step * before <= 1e-14 * c { break }
      before = step
    }
    return c
  }
}
