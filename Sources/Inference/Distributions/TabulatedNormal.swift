/// The upper tail of the standard normal distribution from a table, for integrals that ask for it millions of times: to 1e-15, in a fraction of the time
/// of `erfc`.
///
/// Q(x) by Taylor's series around the nearest of 289 places 1/32 apart: within 1/64 of one the term that is left out is below 1e-15. Beyond
/// ``reach`` the tail counts as 0, which it is to 1e-18.
struct TabulatedNormal: Sendable {
  static let standard = TabulatedNormal()
  /// Of the table, to both sides.
  private static let reach = 9.0
  private static let placesPerUnit = 32.0

  /// Of each place the coefficients of 1, d, d², … d⁶.
  private struct Expansion {
    var terms: (Double, Double, Double, Double, Double, Double, Double)
  }

  private let expansions: [Expansion]

  private init() {
    expansions = (0...Int(Self.reach * Self.placesPerUnit)).map { place in
      let x = Double(place) / Self.placesPerUnit
      let density = Normal.density(x)
      // Q⁽ⁿ⁾ = (−1)ⁿ He_{n−1} φ, with Hermite's polynomials by their recurrence, over n!.
      let square = x * x
      return Expansion(
        terms: (
          Normal.cdf(-x), -density, density * x / 2, -density * (square - 1) / 6, density * x * (square - 3) / 24,
          -density * ((square - 6) * square + 3) / 120, density * x * ((square - 10) * square + 15) / 720
        ))
    }
  }

  /// Q(x) = 1 − Φ(x)
  func upperTail(_ x: Double) -> Double {
    let magnitude = x.magnitude
    guard magnitude < Self.reach else { return x < 0 ? 1 : 0 }
    let place = Int(magnitude * Self.placesPerUnit + 0.5)
    let d = magnitude - Double(place) / Self.placesPerUnit
    let (a, b, c, e, f, g, h) = expansions[place].terms
    let tail = a + d * (b + d * (c + d * (e + d * (f + d * (g + d * h)))))
    return x < 0 ? 1 - tail : tail
  }
}
