import Scoring

/// Σ_k ln of the factors of many other units in ``IndependentMaximum``, by their values at a few standard errors.
///
/// The logarithm of a factor is a smooth function of ln s_k. Interpolated through Chebyshev's points between the smallest and the largest s_k it is a sum over the points, and the
/// sum over all units is one over the points too, with weights that are known beforehand (Berrut and Trefethen 2004, barycentric interpolation).
struct CondensedFactors: Sendable {
  private let isBelow: Bool
  private let isAbove: Bool
  private let nodes: [(standardError: Double, weight: Double)]

  init(nodes: [(standardError: Double, weight: Double)], isBelow: Bool, isAbove: Bool) {
    self.nodes = nodes
    self.isBelow = isBelow
    self.isAbove = isAbove
  }

  /// `nil` for no unit.
  /// - Parameter standardErrors: of the other units, above 0.
  init?(standardErrors: [Double], isBelow: Bool, isAbove: Bool) {
    guard let least = standardErrors.min(), let most = standardErrors.max() else { return nil }
    guard standardErrors.count > ErrorNodes.count else {
      self.init(nodes: standardErrors.map { ($0, 1) }, isBelow: isBelow, isAbove: isAbove)
      return
    }
    let basis = ErrorNodes(from: least, to: most)
    let weights = standardErrors.reduce(into: ErrorNodes.Weights()) { $0 += basis.weights(of: $1) }
    self.init(nodes: basis.nodes(weights), isBelow: isBelow, isAbove: isAbove)
  }

  /// −∞ where a factor is all but 0.
  func logarithm(at z: Double, _ c: Double, standardError: Double, _ normal: TabulatedNormal) -> Double {
    var sum = 0.0
    for (other, weight) in nodes {
      let reach = c * (standardError * standardError + other * other).squareRoot()
      let (low, high) = ((standardError * z - reach) / other, (standardError * z + reach) / other)
      let above = isAbove ? normal.upperTail(high) : 0
      let below = isBelow ? normal.upperTail(-low) : 0
      let tails = above + below
      if tails < 1.0 / 32 {
        sum -= weight * tails * Self.series(tails)
        continue
      }
      // Where one tail is nearly all, the difference of the other two keeps the digits.
      let factor = below > 0.5 ? normal.upperTail(low) - above : above > 0.5 ? normal.upperTail(-high) - below : 1 - tails
      guard factor > 1e-30 else { return -.infinity }
      sum += weight * (tails < 0.5 ? Double.log1p(-tails) : Double.log(factor))
    }
    return sum
  }

  /// −ln(1 − t)/t = 1 + t/2 + t²/3 + …: for t < 1/32 what is left out is below 1e-16.
  private static func series(_ t: Double) -> Double {
    let far = 1.0 / 7 + t * (1.0 / 8 + t * (1.0 / 9 + t * (1.0 / 10 + t / 11)))
    let middle = 1.0 / 4 + t * (1.0 / 5 + t * (1.0 / 6 + t * far))
    return 1 + t * (1.0 / 2 + t * (1.0 / 3 + t * middle))
  }
}
