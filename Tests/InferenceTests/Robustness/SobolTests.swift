import TestSupport
import Testing

@testable import Inference

/// The estimators on fixed rows (ORACLES: R), and where the answer is known in closed form.
@Suite struct SobolTests {
  private static func ishigami(_ x: [Double]) -> Double {
    let (s1, s2) = (sine(x[0]), sine(x[1]))
    return s1 + 7 * s2 * s2 + 0.1 * x[2] * x[2] * x[2] * x[2] * s1
  }

  /// sin x by its series, for |x| up to π.
  private static func sine(_ x: Double) -> Double {
    var (sum, term) = (0.0, x)
    for k in 1...20 {
      sum += term
      term *= -x * x / Double(2 * k * (2 * k + 1))
    }
    return sum
  }

  /// f = x₁ + 2x₂ + 3x₁x₂ on four rows: V = var(c(yA, yB)), S = mean(yB (yAB − yA))/V, T = mean((yA − yAB)²)/2/V in R.
  @Test func formulasOnFixedRows() throws {
    let a = [[0.1, 0.6], [0.4, 0.9], [0.7, 0.2], [0.95, 0.45]]
    let b = [[0.5, 0.3], [0.8, 0.1], [0.25, 0.75], [0.35, 0.55]]
    func f(_ x: [Double]) -> Double { x[0] + 2 * x[1] + 3 * x[0] * x[1] }
    let mixed = [zip(a, b).map { f([$1[0], $0[1]]) }, zip(a, b).map { f([$0[0], $1[1]]) }]
    let found = SobolIndices(a: a.map(f), b: b.map(f), mixed: mixed, resamples: 0)
    #expect(agree(found.variance, 0.609068638392857, within: 1e-12))
    let inputs = try #require(found.inputs)
    for (input, wanted) in zip(inputs, [(-0.390996572452634, 1.22139353942596), (0.802095559031051, 2.53459733877196)]) {
      #expect(agree(input.first.value, wanted.0, within: 1e-12) && agree(input.total.value, wanted.1, within: 1e-12))
      #expect(input.first.interval == nil)
    }
  }

  /// Ishigami and Homma 1990: the closed form lies within the intervals at N = 4,096.
  @Test(arguments: [1, 2, 3] as [UInt64]) func ishigamiWithinIntervals(seed: UInt64) throws {
    let rows = 4096
    func x(_ row: Int, fromB: (Int) -> Bool) -> [Double] {
      (0..<3).map { input in
        var stream = SeededStream(seed: seed, stream: UInt64(row), purpose: UInt64(2 * input + (fromB(input) ? 1 : 0)))
        return Double.pi * (2 * stream.uniform() - 1)
      }
    }
    let found = SobolIndices(
      a: (0..<rows).map { Self.ishigami(x($0) { _ in false }) }, b: (0..<rows).map { Self.ishigami(x($0) { _ in true }) },
      mixed: (0..<3).map { input in (0..<rows).map { Self.ishigami(x($0) { $0 == input }) } }, confidence: 0.99, resamples: 500, seed: seed,
      threads: 2)
    #expect(agree(found.variance, 13.8445879407193, within: 0.05))
    let known = [(0.313905191147811, 0.557588855209959), (0.442411144790041, 0.442411144790041), (0, 0.243683664062148)]
    for (input, wanted) in zip(try #require(found.inputs), known) {
      let (first, total) = (try #require(input.first.interval), try #require(input.total.interval))
      #expect(first.low <= wanted.0 && wanted.0 <= first.high, "\(first) \(wanted.0)")
      #expect(total.low <= wanted.1 && wanted.1 <= total.high, "\(total) \(wanted.1)")
      #expect(total.high - total.low < 0.25)
    }
  }

  @Test func whereNothingVariesThereIsNoIndex() {
    let found = SobolIndices(a: [2, 2, 2], b: [2, 2, 2], mixed: [[2, 2, 2]])
    #expect(found.variance == 0 && found.inputs == nil)
  }

  @Test func threadsChangeNothing() {
    let values = (0..<200).map { place -> Double in
      var stream = SeededStream(seed: 5, stream: UInt64(place))
      return stream.uniform()
    }
    let all = [1, 2, 3, 7].map { threads in
      SobolIndices(
        a: values, b: values.reversed(), mixed: [values.map { $0 * $0 }, values.map { 1 - $0 }], resamples: 101, seed: 9, threads: threads)
    }
    #expect(Set(all).count == 1)
  }

  /// Type 7: R `quantile(c(3, 7, 8, 12, 13, 14, 18, 61), p, type = 7)`.
  @Test func quantilesOfTypeSeven() {
    let sorted = ReplicateScores.Distribution([13, 3, 7, 61, 8, 12, 18, 14])
    for (p, wanted) in [(0.05, 4.4), (0.25, 7.75), (0.5, 12.5), (0.9, 30.9), (0.95, 45.95)] {
      #expect(agree(sorted.quantile(p), wanted, within: 1e-12))
    }
  }

  /// Mean and variance of the gamma distribution are its shape.
  @Test(arguments: [0.3, 1, 2.5, 40]) func gammaNumbers(shape: Double) {
    var stream = SeededStream(seed: 3, stream: 1)
    let numbers = (0..<40_000).map { _ in stream.gamma(shape: shape) }
    let n = Double(numbers.count)
    let mean = numbers.reduce(0, +) / n
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    #expect((mean - shape).magnitude < 5 * (shape / n).squareRoot())
    #expect((variance - shape).magnitude < 0.12 * shape)
    #expect(numbers.allSatisfy { $0 > 0 || shape < 1 })
  }
}
