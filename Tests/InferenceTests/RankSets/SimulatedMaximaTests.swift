import TestSupport
import Testing

@testable import Inference

/// The fast ways through the draws against the plain one.
@Suite struct SimulatedMaximaTests {
  /// `count` units whose errors run from 0.5 to 1.5, correlated or not, about two standard errors apart.
  static func comparisons(_ count: Int, isDependent: Bool, gap: Double = 1.2) throws -> UnitComparisons {
    let last = Double(max(1, count - 1))
    let errors: [Double] = (0..<count).map { 0.5 + Double($0 * 7 % count) / last }
    let estimates: [Estimate] = errors.enumerated().map { unit, error in
      Estimate(value: -gap * Double(unit), variance: error * error, degreesOfFreedom: .infinity)
    }
    func correlation(_ j: Int, _ k: Int) -> Double { j == k ? 1 : 0.2 + 0.1 * Double((j + k) % 3) }
    let covariance: [[Double]] = (0..<count).map { j in (0..<count).map { k in errors[j] * errors[k] * correlation(j, k) } }
    return try UnitComparisons(estimates: estimates, covariance: isDependent ? covariance : nil)
  }

  /// The maximum of each draw, pair by pair.
  static func plain(_ comparisons: UnitComparisons, _ family: PairFamily, draws: Int, seed: UInt64) -> [Double] {
    let source = NormalDraws(comparisons, seed: seed)
    let count = comparisons.count
    let pairs = (0..<count).flatMap { above in (0..<count).map { (above: above, below: $0) } }.filter { family.holds($0.above, $0.below) }
    let scales = pairs.map { 1 / comparisons.standardError($0.above, $0.below) }
    let blocks = (0...(draws / NormalDraws.blockSize)).map { source.block($0) }
    return (0..<draws).map { draw in
      let block = blocks[draw / NormalDraws.blockSize]
      let within = draw % NormalDraws.blockSize
      let start = within / NormalDraws.tileSize * source.tileLength + within % NormalDraws.tileSize / 16
      let z = (0..<count).map { block[start + $0 * NormalDraws.pieces][within % 16] }
      return zip(pairs, scales).reduce(0) { max($0, (z[$1.0.above] - z[$1.0.below]) * $1.1) }
    }
  }

  struct Case: Sendable {
    let units: Int
    let isDependent: Bool
  }

  /// Row by row and draw by draw; fewer units than lanes, and more.
  static let cases = [4, 12, 23].flatMap { [Case(units: $0, isDependent: false), Case(units: $0, isDependent: true)] }

  @Test(arguments: cases) func findsWhatThePlainWayFinds(c: Case) throws {
    let comparisons = try Self.comparisons(c.units, isDependent: c.isDependent)
    let draws = 300
    for unit in [nil, 1] as [Int?] {
      let family = PairFamily(unit: unit, comparisons, draws: draws)
      let expected = Self.plain(comparisons, family, draws: draws, seed: 5)
      var maxima = SimulatedMaxima(comparisons, seed: 5, threads: 2)
      let floor = expected.sorted()[200]
      let pairs = maxima.pairs(in: 0..<draws, of: [family], above: [floor])[0]
      for (draw, value) in expected.enumerated() {
        let own = pairs.filter { $0.draw == UInt32(draw) }
        #expect(own.map(\.value).max() == (value > floor ? value : nil))
      }
      // From the middle of a block on.
      let later = maxima.pairs(in: 101..<draws, of: [family], above: [floor])[0]
      #expect(later.map(\.value) == pairs.filter { $0.draw > 100 }.map(\.value))
    }
  }

  /// The critical value of every step is the order statistic of the plain maxima over the pairs that are left.
  @Test(arguments: cases) func everyStepHasItsQuantile(c: Case) throws {
    let comparisons = try Self.comparisons(c.units, isDependent: c.isDependent)
    let draws = 2_000
    let stepDown = StepDown(comparisons: comparisons, confidence: 0.95, seed: 5, limit: draws, threads: 2)
    let found = stepDown.simulated([PairFamily(unit: nil, comparisons, draws: draws)])[0]
    var family = PairFamily(unit: nil, comparisons, draws: draws)
    #expect(found.criticalValues.count > 1)
    for critical in found.criticalValues {
      let sorted = Self.plain(comparisons, family, draws: draws, seed: 5).sorted(by: >)
      // 5 % of 2,000 are above.
      #expect(critical.value == sorted[100] && critical.draws == draws)
      family.step(critical, comparisons, limit: draws)
    }
    #expect(family.isDone && family.size == found.size)
  }

  @Test func threadsChangeNothing() throws {
    for isDependent in [false, true] {
      let comparisons = try Self.comparisons(20, isDependent: isDependent)
      let one = RankSetEstimator(seed: 3, draws: 2_000...16_000).rankSets(comparisons)
      #expect(RankSetEstimator(seed: 3, draws: 2_000...16_000, threads: 3).rankSets(comparisons) == one)
    }
  }

  /// With draws doubled the earlier ones are not looked through again, and it makes no difference.
  @Test func doublingIsTheSameAsBeginningWithMore() throws {
    let comparisons = try Self.comparisons(12, isDependent: false, gap: 0.35)
    let stepDown = StepDown(comparisons: comparisons, confidence: 0.95, seed: 8, limit: 32_000, threads: 1)
    let grown = stepDown.simulated([PairFamily(unit: nil, comparisons, draws: 500)])[0]
    let last = try #require(grown.criticalValues.last)
    #expect(last.draws > 500)
    var family = PairFamily(unit: nil, comparisons, draws: last.draws)
    for critical in grown.criticalValues.dropLast() { family.step(critical, comparisons, limit: 0) }
    let sorted = Self.plain(comparisons, family, draws: last.draws, seed: 8).sorted(by: >)
    #expect(last.value == sorted[last.draws / 20])
  }

  /// 150 others, alike and different. The integral with the others condensed is the integral.
  @Test func manyOthersAreCondensed() throws {
    for spread in [0.0, 1, 3] {
      let others: [IndependentMaximum.Other] = (0..<150).map { other in
        let place = Double(other * 37 % 150) / 150
        return IndependentMaximum.Other(standardError: 1 + spread * place, isBelow: other % 5 != 0, isAbove: other % 7 != 0)
      }
      let maximum = IndependentMaximum(standardError: 1.2, others: others)
      let c = try #require(maximum.quantile(0.95))
      // The distribution function takes all of them one by one.
      #expect((maximum.cdf(c) - 0.95).magnitude < 1e-10, "spread \(spread): \(maximum.cdf(c))")
    }
  }
}
