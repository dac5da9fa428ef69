import TestSupport
import Testing

@testable import Inference

@Suite struct DistributionTests {
  struct Value: Sendable, CustomStringConvertible {
    let function: String
    let x: Double
    let first: Double
    let second: Double
    let expected: Double
    var description: String { "\(function)(\(x), \(first), \(second))" }
  }

  static func values(_ functions: Set<String>) throws -> [Value] {
    try ReferenceTable("distributions.csv").rows.compactMap { row in
      guard functions.contains(row[0]) else { return nil }
      let numbers = row.dropFirst().compactMap(Double.init)
      try #require(numbers.count == 4)
      return Value(function: row[0], x: numbers[0], first: numbers[1], second: numbers[2], expected: numbers[3])
    }
  }

  /// Relative 1e-12, tails of 1e-290 among them.
  @Test(arguments: [
    ("pnorm", 21), ("qnorm", 20), ("pt", 433), ("qt", 210), ("pbeta", 591), ("pbeta-upper", 631), ("qbeta", 648),
  ]) func equalR(function: String, count: Int) throws {
    let values = try Self.values([function])
    #expect(values.count == count)
    for value in values {
      let got =
        switch function {
        case "pnorm": Normal.cdf(value.x)
        case "qnorm": Normal.quantile(value.x)
        case "pt": StudentT(degreesOfFreedom: value.first).cdf(value.x)
        case "qt": StudentT(degreesOfFreedom: value.first).quantile(value.x)
        case "pbeta": Beta.cdf(value.x, a: value.first, b: value.second)
        case "pbeta-upper": Beta.tails(value.x, complement: 1 - value.x, a: value.first, b: value.second).upper
        default: Beta.quantile(value.x, a: value.first, b: value.second)
        }
      #expect(agree(got, value.expected, within: 1e-12), "\(value): \(got), R has \(value.expected)")
    }
  }

  @Test func normalTailsAreSymmetricAndInvert() {
    for step in -100...100 {
      let x = Double(step) * 0.37
      #expect(agree(Normal.cdf(x) + Normal.cdf(-x), 1, within: 1e-15))
      #expect(agree(Normal.upperQuantile(Normal.cdf(-x.magnitude)), x.magnitude, within: 1e-13), "\(x)")
    }
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(0.5) == 0)
    #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(1.1).isNaN && Normal.quantile(.nan).isNaN)
  }

  /// ν = 1 is Cauchy's distribution and ν = 2 has F(t) = ½ + t/(2√(2 + t²)); ν = ∞ is normal.
  @Test func studentClosedForms() {
    for q in [1e-12, 1e-5, 0.01, 0.2, 0.3, 0.45] {
      let cauchy = 1 / tangent(of: q)
      #expect(agree(StudentT(degreesOfFreedom: 1).upperQuantile(q), cauchy, within: 1e-12))
      let two = (1 - 2 * q) / (2 * q * (1 - q)).squareRoot()
      #expect(agree(StudentT(degreesOfFreedom: 2).upperQuantile(q), two, within: 1e-12))
      #expect(StudentT(degreesOfFreedom: .infinity).upperQuantile(q) == Normal.upperQuantile(q))
    }
  }

  /// tan πq by the power series of sine and cosine.
  private func tangent(of q: Double) -> Double {
    let x = Double.pi * q
    var sine = 0.0
    var cosine = 0.0
    var term = 1.0
    for n in 0..<40 {
      if n % 2 == 0 { cosine += n % 4 == 0 ? term : -term } else { sine += n % 4 == 1 ? term : -term }
      term *= x / Double(n + 1)
    }
    return sine / cosine
  }

  /// Where the computation changes from the beta distribution to the normal equivalent nothing jumps.
  @Test(arguments: [1e-12, 1e-6, 0.001, 0.025, 0.3, 0.49]) func studentIsSmoothWhereTheMethodChanges(q: Double) {
    let below = StudentT(degreesOfFreedom: 200_000).upperQuantile(q)
    let above = StudentT(degreesOfFreedom: 200_000.000001).upperQuantile(q)
    #expect(agree(below, above, within: 1e-13))
  }

  @Test func studentEndsAndInverse() {
    for ν in [0.5, 0.9, 1, 2.5, 8, 60, 3000, 1e5, 1e6, 1e12, 1e300, .infinity] {
      let t = StudentT(degreesOfFreedom: ν)
      #expect(t.quantile(0) == -.infinity && t.quantile(1) == .infinity && t.quantile(0.5) == 0)
      #expect(t.quantile(-1).isNaN)
      #expect(t.cdf(0) == 0.5)
      #expect(t.cdf(.infinity) == 1 && t.cdf(-.infinity) == 0)
      for q in [1e-200, 1e-12, 1e-3, 0.2, 0.25, 0.3, 0.499999] {
        let x = t.upperQuantile(q)
        #expect(x > 0, "\(ν) \(q)")
        if x < 1e150 { #expect(agree(t.upperTail(x), q, within: 2e-12 * max(1, x < 50 ? x * x / 20 : 1)), "ν \(ν), q \(q)") }
      }
    }
  }

  @Test func betaEnds() {
    #expect(Beta.cdf(0, a: 2, b: 3) == 0 && Beta.cdf(1, a: 2, b: 3) == 1)
    #expect(Beta.cdf(-1, a: 2, b: 3) == 0 && Beta.cdf(2, a: 2, b: 3) == 1)
    #expect(Beta.quantile(0, a: 2, b: 3) == 0 && Beta.quantile(1, a: 2, b: 3) == 1)
    #expect(Beta.quantile(0.5, a: 0, b: 3).isNaN && Beta.quantile(0.5, a: 1, b: -1).isNaN && Beta.quantile(2, a: 1, b: 1).isNaN)
  }

  /// Nothing in the valid range is NaN, out of 0...1, or falling where it must rise.
  @Test func betaIsMonotoneEverywhere() {
    let shapes = [0.25, 0.5, 1, 2.7, 31, 999, 1e4, 1e5]
    for a in shapes {
      for b in shapes {
        var last = 0.0
        for step in 0...400 {
          let x = Double(step) / 400
          let tails = Beta.tails(x, complement: 1 - x, a: a, b: b)
          #expect((0...1).contains(tails.lower) && (0...1).contains(tails.upper))
          #expect(tails.lower >= last - 1e-13 * last, "I_\(x)(\(a), \(b))")
          last = tails.lower
        }
        for p in [1e-300, 1e-12, 0.1, 0.5, 0.9, 1 - 1e-12] {
          let x = Beta.quantile(p, a: a, b: b)
          #expect((0...1).contains(x))
        }
      }
    }
  }
}
