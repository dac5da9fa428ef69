import TestSupport
import Testing

@testable import Inference

@Suite struct RankSetEstimatorTests {
  private typealias Oracle = RankSetOracles

  private func sets(
    _ estimates: [Estimate], covariance: [[Double]]? = nil, sharesRespondents: (@Sendable (Int, Int) -> Bool)? = nil,
    published: [Double]? = nil,
    _ estimator: RankSetEstimator = RankSetEstimator(seed: 20_231_227)
  ) throws -> RankSets {
    estimator.rankSets(
      try UnitComparisons(
        estimates: estimates, covariance: covariance, sharesRespondents: sharesRespondents, published: published))
  }

  private func expectSteps(_ steps: [RankSets.CriticalValue], _ expected: [Double], _ label: Comment) {
    #expect(steps.count == expected.count, label)
    for (step, value) in zip(steps, expected) {
      #expect(step.agrees(with: value, standardError: 5e-5), "\(label): \(step), expected \(value)")
    }
  }

  // MARK: Five units

  @Test func independentUnitsWithKnownErrors() throws {
    let comparisons = try UnitComparisons(estimates: Oracle.estimates())
    for (pair, t) in [
      ([0, 1], 1.26176771306484), ([0, 2], 2.12635075219671), ([1, 3], 2.30278942083709), ([3, 4], 1.97148579452246),
    ] {
      #expect(agree(comparisons.statistic(pair[0], pair[1]), t, within: 1e-10), "\(pair)")
      #expect(comparisons.statistic(pair[1], pair[0]) == -comparisons.statistic(pair[0], pair[1]))
    }
    let sets = try sets(Oracle.estimates())
    #expect(sets.marginal == [1...3, 1...4, 1...3, 3...5, 4...5])
    #expect(sets.simultaneous == [1...3, 1...4, 1...3, 3...5, 4...5])
    let expected: [[Double]] = [
      [2.46442354697433, 2.3615048675512], [2.40412745309756, 2.35092459629186], [2.48483353861781, 2.38104473550948],
      [2.44270274098526, 2.35001819797796], [2.3222606615552, 2.17774257288131],
    ]
    for (unit, steps) in expected.enumerated() {
      let own = sets.units[unit].criticalValues
      #expect(own.count == steps.count)
      for (step, c) in zip(own, steps) {
        #expect(agree(step.value, c, within: 1e-10), "unit \(unit): \(step.value), expected \(c)")
        #expect(step.draws == 0 && step.simulationInterval == Interval(low: step.value, high: step.value))
      }
    }
    expectSteps(sets.criticalValues, [2.6952, 2.6140], "independent")
    #expect(!sets.isOpen && !sets.units.contains { $0.isOpen })
    #expect(sets.units.map(\.rank) == [1, 2, 3, 4, 5])
    // A, B, C; B and D, whom 2.30 does not part; D and E.
    #expect(sets.groups == [[0, 1, 2], [1, 3], [3, 4]])
    #expect(sets.isSurely(0, above: 3) && !sets.isSurely(3, above: 0) && !sets.isSurely(1, above: 3))
  }

  @Test func independentUnitsWithEstimatedErrors() throws {
    let estimates = Oracle.estimates(degreesOfFreedom: [4, 6, 8, 5, 3])
    let comparisons = try UnitComparisons(estimates: estimates)
    let statistics: [(String, Int, Int, Double)] = [
      ("AB", 0, 1, 1.1824966337162), ("AC", 0, 2, 1.82510406004785), ("AD", 0, 3, 3.11322639984419), ("AE", 0, 4, 2.68876211034425),
      ("BD", 1, 3, 2.03056601523503), ("BE", 1, 4, 2.49309314597878), ("CD", 2, 3, 2.44606251476388), ("CE", 2, 4, 2.32689263334513),
      ("DE", 3, 4, 1.60814459947409),
    ]
    for (pair, j, k, t) in statistics { #expect(agree(comparisons.statistic(j, k), t, within: 1e-10), "\(pair)") }
    for (j, k, ν) in [(0, 1, 9.53994715847278), (0, 3, 8.93169455723495), (2, 3, 7.97650637499191)] {
      #expect(agree(estimates[j].minus(estimates[k]).degreesOfFreedom, ν, within: 1e-10))
    }
    let sets = try sets(estimates)
    #expect(sets.marginal == [1...3, 1...4, 1...5, 3...5, 4...5])
    // The marginal set of E is 4–5 and of D 3–5: the wider are the simultaneous.
    #expect(sets.simultaneous == [1...3, 1...5, 1...5, 2...5, 2...5])
    for (unit, steps) in [(0, [2.46442354697433, 2.3615048675512]), (2, [2.48483353861781])] {
      #expect(sets.units[unit].criticalValues.count == steps.count)
      for (step, c) in zip(sets.units[unit].criticalValues, steps) { #expect(agree(step.value, c, within: 1e-10)) }
    }
    expectSteps(sets.criticalValues, [2.6952, 2.6794, 2.6695], "estimated errors")
    #expect(sets.isSurely(0, above: 4) && !sets.isOpen)
  }

  /// AE exceeds the second step's critical value by 0.009, about the error of 100,000 draws.
  @Test func drawsAreDoubledUntilTheyTell() throws {
    let estimates = Oracle.estimates(degreesOfFreedom: [4, 6, 8, 5, 3])
    for seed: UInt64 in 1...3 {
      let sets = try sets(estimates, RankSetEstimator(seed: seed, draws: 12_500...6_400_000))
      #expect(sets.simultaneous == [1...3, 1...5, 1...5, 2...5, 2...5], "seed \(seed)")
      #expect(!sets.isOpen && sets.criticalValues.count == 3)
      #expect(sets.criticalValues[1].draws > 12_500)
      #expect(sets.criticalValues[1].simulationInterval.high < 2.68876211034425)
    }
  }

  @Test func whatNoNumberOfDrawsDecidesIsNotRejectedAndSaid() throws {
    let sets = try sets(
      Oracle.estimates(degreesOfFreedom: [4, 6, 8, 5, 3]), RankSetEstimator(seed: 1, draws: 12_500...12_500))
    #expect(sets.isOpen)
    #expect(!sets.isSurely(0, above: 4) && sets.isSurely(0, above: 3))
    // The marginal set of A is 1–3 and that of E 4–5.
    #expect(sets.simultaneous == [1...4, 1...5, 1...5, 2...5, 1...5])
    #expect(!sets.units.contains { $0.isOpen })
  }

  @Test func dependentUnits() throws {
    let comparisons = try UnitComparisons(
      estimates: Oracle.estimates(), covariance: Oracle.covariance)
    for (j, k, t) in [
      (0, 1, 1.42557288993448), (0, 2, 2.33529617980732), (1, 3, 2.66323619009268), (2, 3, 3.46069038672285), (3, 4, 1.8669145807013),
    ] {
      #expect(agree(comparisons.statistic(j, k), t, within: 1e-10), "\(j) \(k)")
    }
    let sets = try sets(Oracle.estimates(), covariance: Oracle.covariance)
    #expect(sets.marginal == [1...3, 1...3, 1...3, 4...5, 4...5])
    #expect(sets.simultaneous == [1...3, 1...3, 1...3, 4...5, 4...5])
    let expected = [[2.4607, 2.3591], [2.4129, 2.3086], [2.4862, 2.3827], [2.4308, 2.2623], [2.2935, 2.1573]]
    for (unit, steps) in expected.enumerated() { expectSteps(sets.units[unit].criticalValues, steps, "unit \(unit)") }
    expectSteps(sets.criticalValues, [2.6835, 2.6083, 2.5841], "joint")
    #expect(sets.groups == [[0, 1, 2], [3, 4]])
  }

  // MARK: Many units

  struct Equal: Sendable {
    let units: Int
    let c: Double
  }

  static let equal = [
    Equal(units: 3, c: 2.3437005864), Equal(units: 5, c: 2.7277743709), Equal(units: 7, c: 2.9483200175),
    Equal(units: 10, c: 3.1636835771),
  ]

  /// The range of independent normal numbers over √2.
  @Test(arguments: equal) func equalVariances(_ equal: Equal) throws {
    let sets = try sets(Oracle.estimates(Array(repeating: 50, count: equal.units), Array(repeating: 2, count: equal.units)))
    #expect(sets.criticalValues.count == 1)
    #expect(sets.criticalValues[0].agrees(with: equal.c, standardError: 0), "\(sets.criticalValues[0])")
    #expect(sets.simultaneous.allSatisfy { $0 == 1...equal.units } && sets.marginal.allSatisfy { $0 == 1...equal.units })
    #expect(sets.units.allSatisfy { $0.rank == 1 })
    #expect(sets.groups == [Array(0..<equal.units)])
  }

  @Test func oneToTen() throws {
    let sets = try sets(Oracle.estimates((1...10).map(Double.init), Array(repeating: 1, count: 10)))
    #expect(sets.simultaneous.map(\.lowerBound) == [6, 5, 4, 3, 2, 1, 1, 1, 1, 1])
    #expect(sets.simultaneous.map(\.upperBound) == [10, 10, 10, 10, 10, 9, 8, 7, 6, 5])
    #expect(sets.units.map(\.rank) == Array((1...10).reversed()))
  }

  // MARK: Published scores

  @Test func unitsThatLookEqualAreNeverSurelyDifferent() throws {
    let estimates = Oracle.estimates([90.004, 90.001, 80], [0.0005, 0.0005, 1])
    #expect(agree(try UnitComparisons(estimates: estimates).statistic(0, 1), 4.24264068711928, within: 1e-9))
    let rounded = try sets(estimates, published: [90, 90, 80])
    #expect(rounded.units.map(\.rank) == [1, 1, 3])
    #expect(rounded.marginal == [1...2, 1...2, 3...3])
    #expect(rounded.simultaneous == [1...2, 1...2, 3...3])
    #expect(rounded.groups == [[0, 1], [2]])
    let exact = try sets(estimates)
    #expect(exact.marginal == [1...1, 2...2, 3...3])
  }

  /// Points added after the aggregation may turn an order round; then nothing is sure either, and the rank still lies in its set.
  @Test func publishedInTheOppositeOrder() throws {
    let sets = try sets(Oracle.estimates([80, 70], [0.1, 0.1]), published: [70, 80])
    #expect(sets.units.map(\.rank) == [2, 1])
    #expect(sets.marginal == [1...2, 1...2])
  }

  // MARK: Census, zero variance, no degrees of freedom

  @Test func aCensusIsDecidedBySign() throws {
    let sets = try sets(Oracle.estimates([3, 5, 5, 4], [0, 0, 0, 0]))
    #expect(sets.units.map(\.rank) == [4, 1, 1, 3])
    #expect(sets.marginal == [4...4, 1...2, 1...2, 3...3])
    #expect(sets.simultaneous == sets.marginal)
    #expect(sets.criticalValues.isEmpty && sets.units.allSatisfy { $0.criticalValues.isEmpty })
    #expect(sets.groups == [[1, 2], [3], [0]])
  }

  /// One unit is exact: the maximum over the pair both ways is |Z|, so that c is the two-sided quantile.
  @Test func anExactUnitBesideAnother() throws {
    let sets = try sets(Oracle.estimates([10, 8], [0, 1]))
    for unit in sets.units { #expect(agree(unit.criticalValues[0].value, 1.959963984540054, within: 1e-10)) }
    #expect(sets.marginal == [1...1, 2...2])
    #expect(sets.criticalValues[0].agrees(with: 1.959963984540054, standardError: 0))
  }

  /// Two exact units among three: their pair leaves the maximum, and the third's pairs with both are one random number.
  @Test func exactUnitsAmongOthers() throws {
    let sets = try sets(Oracle.estimates([10, 8, 9.5], [0, 0, 1]))
    #expect(agree(sets.units[2].criticalValues[0].value, 1.959963984540054, within: 1e-10))
    #expect(agree(sets.units[0].criticalValues[0].value, 1.959963984540054, within: 1e-10))
    #expect(sets.marginal == [1...2, 2...3, 1...3])
    #expect(sets.simultaneous == [1...2, 2...3, 1...3])
  }

  @Test func withoutDegreesOfFreedomNothingIsKnown() throws {
    let sets = try sets(Oracle.estimates([90, 80, 70], [1, 0, 1], degreesOfFreedom: [50, 0, 50]))
    #expect(sets.marginal == [1...2, 1...3, 2...3])
    #expect(sets.simultaneous == [1...2, 1...3, 2...3])
    #expect(sets.units[1].criticalValues.isEmpty)
    #expect(sets.groups == [[0, 1], [1, 2]])
  }

  @Test func twoUnits() throws {
    // T = 5/√2 = 3.54 and 2/√2 = 1.41 against 1.96.
    let far = try sets(Oracle.estimates([80, 85], [1, 1]))
    #expect(far.marginal == [2...2, 1...1] && far.simultaneous == [2...2, 1...1])
    #expect(far.units.allSatisfy { agree($0.criticalValues[0].value, 1.959963984540054, within: 1e-10) })
    // Down a step the pair the other way is alone: one-sided.
    #expect(far.units.allSatisfy { agree($0.criticalValues[1].value, 1.644853626951473, within: 1e-10) })
    let near = try sets(Oracle.estimates([80, 82], [1, 1]))
    #expect(near.marginal == [1...2, 1...2] && near.groups == [[1, 0]])
  }

  @Test func oneUnitAndNone() throws {
    let one = try sets(Oracle.estimates([80], [1]))
    #expect(one.marginal == [1...1] && one.simultaneous == [1...1] && one.groups == [[0]])
    let none = try sets([])
    #expect(none.units.isEmpty && none.groups?.isEmpty == true)
  }

  // MARK: Bad numbers

  @Test(arguments: [-1, .nan, .infinity]) func aVarianceThatIsNone(variance: Double) {
    #expect(throws: RankSetError.unusableEstimate(unit: 1)) {
      _ = try UnitComparisons(estimates: [
        Estimate(value: 1, variance: 1, degreesOfFreedom: 5), Estimate(value: 2, variance: variance, degreesOfFreedom: 5),
      ])
    }
    #expect(throws: RankSetError.unusableCovariance(0, 1)) {
      _ = try UnitComparisons(estimates: RankSetOracles.estimates([1, 2], [1, 1]), covariance: [[1, .nan], [0, 1]])
    }
    #expect(throws: RankSetError.unusableEstimate(unit: 0)) {
      _ = try UnitComparisons(estimates: [Estimate(value: .nan, variance: 1, degreesOfFreedom: 5)])
    }
    #expect(throws: RankSetError.unusableEstimate(unit: 0)) {
      _ = try UnitComparisons(estimates: [Estimate(value: 1, variance: 1, degreesOfFreedom: .nan)])
    }
  }

  /// Correlations of −0.9 between each two of three: an eigenvalue of 1 − 1.8.
  @Test func aCovarianceThatIsNoneIsMendedAndSaid() throws {
    let sets = try sets(
      Oracle.estimates([10, 9, 1], [1, 1, 1]), covariance: [[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]])
    #expect(sets.isCovarianceMended)
    // Without the eigenvalue −0.8 of (1, 1, 1)/√3 each variance is 1 + 0.8/3, each covariance −0.9 + 0.8/3: s² = 3.8.
    let comparisons = try UnitComparisons(
      estimates: Oracle.estimates([10, 9, 1], [1, 1, 1]), covariance: [[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]])
    #expect(agree(comparisons.standardError(0, 1), 3.8.squareRoot(), within: 1e-12))
    #expect(sets.marginal == [1...2, 1...2, 3...3])
    #expect(try !self.sets(Oracle.estimates(), covariance: Oracle.covariance).isCovarianceMended)
  }

  /// Two units with the same influence everywhere differ by a number that is known exactly; with a third V has rank 2.
  @Test func aSingularCovariance() throws {
    let sets = try sets(Oracle.estimates([10, 9.9, 10.5], [1, 1, 1]), covariance: [[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]])
    #expect(!sets.isCovarianceMended)
    #expect(sets.isSurely(0, above: 1))
    #expect(sets.simultaneous == [1...2, 2...3, 1...3])
    // The third's two pairs are one number: two-sided.
    #expect(sets.units[2].criticalValues[0].agrees(with: 1.959963984540054, standardError: 0))
  }

  @Test func respondentsOfBothGiveTheSmallerDegreesOfFreedom() throws {
    let estimates = Oracle.estimates([10, 7], [1, 1], degreesOfFreedom: [4, 9])
    let shared = try UnitComparisons(
      estimates: estimates, covariance: [[1, 0], [0, 1]], sharesRespondents: { _, _ in true })
    let welch = try UnitComparisons(estimates: estimates)
    let t = 3 / 2.0.squareRoot()
    #expect(agree(shared.statistic(0, 1), Normal.upperQuantile(StudentT(degreesOfFreedom: 4).upperTail(t)), within: 1e-12))
    // (1 + 1)²/(1/4 + 1/9) = 144/13
    #expect(agree(welch.statistic(0, 1), Normal.upperQuantile(StudentT(degreesOfFreedom: 144.0 / 13).upperTail(t)), within: 1e-12))
  }

  @Test func aDifferenceBeyondTheDoublesIsSure() throws {
    let sets = try sets(Oracle.estimates([1e300, -1e300, 0], [1e-300, 1e-150, 1]))
    #expect(sets.marginal == [1...1, 3...3, 2...2] && sets.simultaneous == sets.marginal)
  }
}
