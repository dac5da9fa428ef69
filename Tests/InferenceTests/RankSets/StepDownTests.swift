import Scoring
import Testing

@testable import Inference

/// A step of a family of pairs: what exceeds the critical value is rejected, what equals it is not.
@Suite struct StepDownTests {
  /// Unit 0 is above unit 1 by 3 standard errors of their difference.
  private static func comparisons() throws -> UnitComparisons {
    try UnitComparisons(
      estimates: [3.0, 0].map { Estimate(value: $0, variance: 0.5, degreesOfFreedom: .infinity) })
  }

  private static func step(_ critical: Double) throws -> PairFamily {
    let comparisons = try comparisons()
    var family = PairFamily(unit: nil, comparisons, draws: 0)
    family.step(
      RankSets.CriticalValue(value: critical, simulationInterval: Interval(low: critical, high: critical), draws: 0), comparisons, limit: 0)
    return family
  }

  @Test func aStatisticEqualToTheCriticalValueIsNotRejected() throws {
    let statistic = try Self.comparisons().statistic(0, 1)
    let equal = try Self.step(statistic)
    #expect(equal.isDone && equal.size == 2)
    let above = try Self.step(statistic.nextUp)
    #expect(above.isDone && above.size == 2)
    let below = try Self.step(statistic.nextDown)
    #expect(!below.holds(0, 1) && below.holds(1, 0) && below.size == 1 && !below.isDone)
  }

  /// At either end of the error of a simulated value a statistic is still in doubt: more draws, up to the limit itself, and then it counts as not
  /// different.
  @Test func whatIsInDoubtHasMoreDraws() throws {
    let comparisons = try Self.comparisons()
    let statistic = comparisons.statistic(0, 1)
    for interval in [Interval(low: statistic, high: statistic + 1), Interval(low: statistic - 1, high: statistic)] {
      var family = PairFamily(unit: nil, comparisons, draws: 100)
      let critical = RankSets.CriticalValue(value: statistic + 0.5, simulationInterval: interval, draws: 100)
      family.step(critical, comparisons, limit: 200)
      #expect(family.draws == 200 && !family.isDone && !family.isOpen && family.size == 2)
      family.step(critical, comparisons, limit: 200)
      #expect(family.draws == 200 && family.isDone && family.isOpen && family.criticalValues.count == 1)
    }
  }
}
