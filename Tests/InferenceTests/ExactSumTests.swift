import TestSupport
import Testing

@testable import Inference

@Suite struct ExactSumTests {
  struct Case: Sendable {
    let terms: [Double]
    let sum: Double
  }

  static let cases: [Case] = [
    Case(terms: [], sum: 0), Case(terms: [0.1], sum: 0.1), Case(terms: [1e100, 1, -1e100], sum: 1),
    Case(terms: [Double](repeating: 0.1, count: 10), sum: 1), Case(terms: [1, 1e-16, 1e-16], sum: 1.0000000000000002),
    // Half-way between two doubles, tipped by the third partial, up and down.
    Case(terms: [1, 0x1p-53, 0x1p-120], sum: 1.0.nextUp), Case(terms: [1, 0x1p-53, -0x1p-120], sum: 1),
    Case(terms: [1, 0x1p-53], sum: 1), Case(terms: [-1, -0x1p-53, -0x1p-120], sum: -1.0.nextUp),
    // More partials than stand side by side, taken away again but the smallest.
    Case(terms: [1e300, 1e200, 1e100, 1, 1e-100, 1e-200, -1e300, -1e200, -1e100, -1, -1e-100], sum: 1e-200),
    Case(terms: [1, 1e-20, 1e-40, 1e-60, -1e-60, 1e-80, -1e-20, -1e-40, -1], sum: 1e-80),
    Case(terms: [.infinity, 1], sum: .infinity),
  ]

  @Test(arguments: cases) func sums(c: Case) {
    #expect(ExactSum(c.terms).value == c.sum)
    #expect(ExactSum(c.terms.reversed()).value == c.sum)
  }

  @Test func notANumberStays() {
    #expect(ExactSum([.infinity, -.infinity]).value.isNaN)
    #expect(ExactSum([.nan, 1]).value.isNaN)
  }

  @Test func anyOrderGivesTheSameBits() {
    var generator = TestGenerator(seed: 7)
    var terms = (0..<500).map { _ in (generator.unit() - 0.5) * [1e-9, 1, 1e7, 1e15][Int(generator.next() % 4)] }
    let sum = ExactSum(terms).value
    for _ in 0..<20 {
      terms.shuffle(using: &generator)
      #expect(ExactSum(terms).value == sum)
    }
  }
}
