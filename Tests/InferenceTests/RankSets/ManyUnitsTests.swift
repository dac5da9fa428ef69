import TestSupport
import Testing

@testable import Inference

/// What is done otherwise for many units gives what is done for few.
@Suite struct ManyUnitsTests {
  /// Scores a fifth of a standard error apart, errors from 0.5 to 1.5 times the middle one, degrees of freedom from 2 on.
  private static func estimates(_ count: Int, seed: UInt64) -> [Estimate] {
    var generator = TestGenerator(seed: seed)
    return (0..<count).map { unit in
      let error = 0.5 + generator.unit()
      return Estimate(
        value: 0.2 * Double(unit) + error * generator.unit(), variance: error * error,
        degreesOfFreedom: unit % 7 == 0 ? .infinity : 2 + 40 * generator.unit())
    }
  }

  /// Q of the table against `erfc`.
  @Test func theTableHoldsTheTail() {
    for place in -950...950 {
      let x = Double(place) / 100 + 0.003_7
      #expect((TabulatedNormal.standard.upperTail(x) - Normal.cdf(-x)).magnitude < 1e-15, "\(x)")
    }
    #expect(TabulatedNormal.standard.upperTail(0) == 0.5)
    #expect(TabulatedNormal.standard.upperTail(.infinity) == 0 && TabulatedNormal.standard.upperTail(-.infinity) == 1)
  }

  /// The table of T* bounds it: also where T or ν lie on a place of the table, and beyond it.
  @Test func theTableBoundsTheStatistic() {
    var generator = TestGenerator(seed: 12)
    let special = [0, 1.0 / 64, 1, 3.5, 15.984375, 16, 17, 40]
    for degrees in [1, 1.1, 2, 2.7, 4, 9, 33, 64, 2_000, 1e7, .infinity] {
      for t in special + (0..<40).map({ _ in 12 * generator.unit() }) {
        let exact = UnitComparisons.normalStatistic(t, standardError: 1, degreesOfFreedom: degrees)
        #expect(NormalScale.standard.bounds(t, degreesOfFreedom: degrees).contains(exact), "T \(t), ν \(degrees)")
      }
    }
  }

  /// No pair is kept: every pair lies where its own T* says.
  @Test func pairsThatAreNotKeptLieWhereTheirStatisticSays() throws {
    let estimates = Self.estimates(60, seed: 3)
    let comparisons = try UnitComparisons(estimates: estimates, mostKept: 0)
    let kept = try UnitComparisons(estimates: estimates)
    #expect(!comparisons.keepsPairs && kept.keepsPairs)
    var places: [UnitComparisons.Place: Int] = [:]
    for j in 0..<60 {
      for k in 0..<60 where j != k {
        let statistic = kept.statistic(j, k)
        #expect(comparisons.statistic(j, k) == statistic)
        for interval in [
          Interval(low: 3.9, high: 4.1), Interval(low: max(0, statistic), high: max(0, statistic)), Interval(low: 0, high: 1),
        ] {
          let place = comparisons.place(j, k, beside: interval)
          #expect(place == kept.place(j, k, beside: interval), "\(j) \(k) \(statistic) \(interval)")
          places[place, default: 0] += 1
        }
      }
    }
    #expect(places.count == 3)
  }

  /// Condensed for all units at once, and for each unit by itself: the same critical values in every step.
  @Test func condensedOnceIsCondensedForEach() throws {
    for isEqual in [false, true] {
      let estimates = Self.estimates(130, seed: 8).map {
        isEqual ? Estimate(value: $0.value, variance: 1, degreesOfFreedom: .infinity) : $0
      }
      let comparisons = try UnitComparisons(estimates: estimates)
      let maxima = try #require(
        IndependentMaxima(
          standardErrors: estimates.map { $0.variance.squareRoot() }, takesPart: estimates.map { _ in true }, confidence: 0.95))
      let stepDown = StepDown(comparisons: comparisons, confidence: 0.95, seed: 1, limit: 1, threads: 1)
      for unit in [0, 40, 129] {
        let family = PairFamily(unit: unit, comparisons, draws: 1)
        let (together, alone) = (stepDown.computed(family, maxima), stepDown.computed(family, nil))
        #expect(together.criticalValues.count == alone.criticalValues.count && together.criticalValues.count > 1)
        for (a, b) in zip(together.criticalValues, alone.criticalValues) { #expect(agree(a.value, b.value, within: 1e-11)) }
        #expect((0..<130).allSatisfy { together.holds(unit, $0) == alone.holds(unit, $0) })
      }
    }
  }

  /// Exact units, few units and errors of very different sizes are not condensed.
  @Test func whatIsNotSmoothIsNotCondensed() {
    let equal = [Double](repeating: 1, count: 120)
    func maxima(_ errors: [Double]) -> IndependentMaxima? {
      IndependentMaxima(standardErrors: errors, takesPart: errors.map { _ in true }, confidence: 0.95)
    }
    #expect(maxima(equal) != nil)
    #expect(maxima([0] + equal) == nil)
    #expect(maxima([100] + equal) == nil)
    #expect(maxima(Array(equal.prefix(40))) == nil)
  }

  /// The same sets with and without what is kept: exact units, units without degrees of freedom, ties and equal published scores among them.
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func setsDoNotDependOnWhatIsKept(seed: UInt64) throws {
    let estimates = Self.estimates(40, seed: seed).enumerated().map { unit, estimate in
      Estimate(
        value: unit % 6 == 0 ? 3 : estimate.value, variance: unit % 11 == 4 ? 0 : estimate.variance,
        degreesOfFreedom: unit == 17 ? 0 : estimate.degreesOfFreedom)
    }
    let published = estimates.map { ($0.value * 4).rounded() / 4 }
    let estimator = RankSetEstimator(seed: seed, draws: 2_000...4_000, threads: 2)
    let kept = estimator.rankSets(try UnitComparisons(estimates: estimates, published: published))
    #expect(estimator.rankSets(try UnitComparisons(estimates: estimates, published: published, mostKept: 0)) == kept)
    #expect(kept.units[17].marginal == 1...40)
  }

  /// Sets that overlap like intervals: every unit begins one of its own until the last is reached.
  @Test func groupsOfManyUnits() {
    func groups(_ count: Int, width: Int) -> [[Int]]? {
      IndistinguishableGroups.maximal(count: count, limit: 100) { abs($0 - $1) > width }
    }
    #expect(groups(130, width: 30) == (0..<100).map { Array($0...($0 + 30)) })
    #expect(groups(131, width: 30) == nil)
    #expect(groups(120, width: 120) == [Array(0..<120)])
    #expect(groups(3, width: 0) == [[0], [1], [2]])
  }

  /// Against every subset of eight units.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func groupsAreTheMaximalOnes(seed: UInt64) {
    var generator = TestGenerator(seed: seed)
    let count = 8
    var isApart = [Bool](repeating: false, count: count * count)
    for a in 0..<count {
      for b in 0..<a where generator.unit() < 0.4 {
        isApart[a * count + b] = true
        isApart[b * count + a] = true
      }
    }
    func holds(_ set: Int) -> [Int] { (0..<count).filter { set >> $0 & 1 == 1 } }
    let together = (1..<1 << count).filter { set in
      holds(set).allSatisfy { a in holds(set).allSatisfy { a == $0 || !isApart[a * count + $0] } }
    }
    let maximal = together.filter { set in !together.contains { $0 != set && $0 & set == set } }.map(holds)
    #expect(
      IndistinguishableGroups.maximal(count: count) { isApart[$0 * count + $1] } == maximal.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
