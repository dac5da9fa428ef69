import Scoring

/// Σ_k ln of the factors of many other units in ``IndependentMaximum``, by their values at a few standard errors.
///
/// The logarithm of a factor is a smooth function of ln s_k. Interpolated through Chebyshev's points between the smallest and the largest s_k it is a sum over the points, and the
/// sum over all units is one over the points too, with weights that are known beforehand (Berrut and Trefethen 2004, barycentric interpolation).
struct CondensedFactors: Sendable {
  static let points = 32

  private let isBelow: Bool
  private let isAbove: Bool
  private let nodes: [(standardError: Double, weight: Double)]

  /// `nil` for no unit.
  /// - Parameter standardErrors: of the other units, above 0.
  init?(standardErrors: [Double], isBelow: Bool, isAbove: Bool) {
    guard let least = standardErrors.min(), let most = standardErrors.max() else { return nil }
    self.isBelow = isBelow
    self.isAbove = isAbove
    let (low, high) = (Double.log(least), Double.log(most))
    guard standardErrors.count > Self.points, high > low else {
      nodes = standardErrors.map { ($0, 1) }
      return
    }
    let last = Double(Self.points - 1)
    let places = (0..<Self.points).map { (low + high) / 2 + (high - low) / 2 * Double.cos(Double.pi * Double($0) / last) }
    var weights = [Double](repeating: 0, count: Self.points)
    for standardError in standardErrors {
      let x = Double.log(standardError)
      if let place = places.firstIndex(of: x) {
        weights[place] += 1
        continue
      }
      // The barycentric weights of Chebyshev's points are ±1, and half that at the ends.
      let terms = places.indices.map { place in
        (place % 2 == 0 ? 1.0 : -1.0) * (place == 0 || place == Self.points - 1 ? 0.5 : 1) / (x - places[place])
      }
      let sum = terms.reduce(0, +)
      for place in places.indices { weights[place] += terms[place] / sum }
    }
    nodes = zip(places, weights).map { (Double.exp($0), $1) }
  }

  /// −∞ where a factor is all but 0.
  func logarithm(at z: Double, _ c: Double, standardError: Double) -> Double {
    var sum = 0.0
    for (other, weight) in nodes {
      let reach = c * (standardError * standardError + other * other).squareRoot()
      let (low, high) = ((standardError * z - reach) / other, (standardError * z + reach) / other)
      let above = isAbove ? Normal.cdf(-high) : 0
      let below = isBelow ? Normal.cdf(low) : 0
      // Where one tail is nearly all, the difference of the other two keeps the digits.
      let factor = below > 0.5 ? Normal.cdf(-low) - above : above > 0.5 ? Normal.cdf(high) - below : 1 - above - below
      guard factor > 1e-30 else { return -.infinity }
      sum += weight * (above + below < 0.5 ? Double.log1p(-(above + below)) : Double.log(factor))
    }
    return sum
  }
}
