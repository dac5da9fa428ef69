import TestSupport
import Testing

@testable import Inference

/// What holds for any units, tried on many.
@Suite struct RankSetPropertyTests {
  private let estimator = RankSetEstimator(seed: 3, draws: 4_000...16_000)

  struct Sample: Sendable {
    let estimates: [Estimate]
    let covariance: [[Double]]?
    let published: [Double]
  }

  /// Up to nine units; a third of the samples dependent, some units exact, some equal when published.
  static func sample(_ seed: UInt64) -> Sample {
    var generator = SeededStream(seed: seed, stream: 99)
    let count = 1 + generator.integer(below: 9)
    let factor = (0..<count).map { _ in (0..<3).map { _ in generator.normal() } }
    let errors = (0..<count).map { _ in generator.uniform() < 0.1 ? 0 : 0.3 + 2 * generator.uniform() }
    let covariance = (0..<count).map { j in
      (0..<count).map { k in
        let shared = zip(factor[j], factor[k]).reduce(0) { $0 + $1.0 * $1.1 } * 0.2
        return errors[j] * errors[k] * (shared + (j == k ? 1 : 0))
      }
    }
    let isDependent = seed % 3 == 0
    let freedom = (0..<count).map { _ in generator.uniform() < 0.3 ? Double.infinity : 2 + 30 * generator.uniform() }
    let values = (0..<count).map { _ in 70 + 6 * generator.normal() }
    let estimates = (0..<count).map { unit in
      Estimate(
        value: values[unit], variance: isDependent ? covariance[unit][unit] : errors[unit] * errors[unit], degreesOfFreedom: freedom[unit])
    }
    return Sample(
      estimates: estimates, covariance: isDependent ? covariance : nil, published: values.map { $0.rounded(.toNearestOrAwayFromZero) })
  }

  @Test func setsAreNestedAndContainTheRank() throws {
    for seed: UInt64 in 0..<60 {
      let sample = Self.sample(seed)
      let count = sample.estimates.count
      for published in [nil, sample.published] {
        let sets = estimator.rankSets(
          try UnitComparisons(estimates: sample.estimates, covariance: sample.covariance, published: published))
        for unit in sets.units {
          #expect(unit.marginal.contains(unit.rank), "seed \(seed)")
          #expect(unit.simultaneous.contains(unit.marginal) && (1...count).contains(unit.simultaneous), "seed \(seed)")
          #expect(
            zip(unit.criticalValues, unit.criticalValues.dropFirst()).allSatisfy { $0.value >= $1.value - 1e-12 || $1.draws > $0.draws })
        }
        let groups = try #require(sets.groups)
        #expect(Set(groups.joined()) == Set(0..<count))
        for group in groups {
          for a in group {
            #expect(group.allSatisfy { !sets.isSurely(a, above: $0) })
          }
          // Maximal: everyone else differs from someone of it.
          #expect(
            (0..<count).allSatisfy { other in
              group.contains(other) || group.contains { sets.isSurely($0, above: other) || sets.isSurely(other, above: $0) }
            })
        }
      }
    }
  }

  /// A first step that all pairs take part in rejects no more than all steps.
  @Test func steppingDownNeverWidens() throws {
    for seed: UInt64 in 0..<40 where seed % 3 != 0 {
      let sample = Self.sample(seed)
      let comparisons = try UnitComparisons(estimates: sample.estimates)
      let count = comparisons.count
      let sets = estimator.rankSets(comparisons)
      for (unit, result) in sets.units.enumerated() {
        guard let first = result.criticalValues.first else { continue }
        let above = (0..<count).count {
          comparisons.isExactly($0, above: unit)
            || comparisons.isTested($0, unit) && comparisons.statistic($0, unit) > first.value
        }
        let below = (0..<count).count {
          comparisons.isExactly(unit, above: $0)
            || comparisons.isTested($0, unit) && comparisons.statistic(unit, $0) > first.value
        }
        #expect(result.marginal.lowerBound >= 1 + above && result.marginal.upperBound <= count - below)
      }
    }
  }

  @Test func permutingUnitsPermutesTheSets() throws {
    for seed: UInt64 in 0..<20 where seed % 3 != 0 {
      let sample = Self.sample(seed)
      let sets = estimator.rankSets(try UnitComparisons(estimates: sample.estimates))
      let turned = estimator.rankSets(try UnitComparisons(estimates: sample.estimates.reversed()))
      #expect(turned.units.map(\.marginal) == sets.units.map(\.marginal).reversed())
      #expect(turned.units.map(\.criticalValues) == sets.units.map(\.criticalValues).reversed())
      #expect(turned.units.map(\.rank) == sets.units.map(\.rank).reversed())
    }
  }

  /// A power of two changes no digit.
  @Test func theScaleDoesNotMatter() throws {
    for seed: UInt64 in 0..<20 {
      let sample = Self.sample(seed)
      let scaled = sample.estimates.map {
        Estimate(value: $0.value / 8, variance: $0.variance / 64, degreesOfFreedom: $0.degreesOfFreedom)
      }
      let sets = estimator.rankSets(try UnitComparisons(estimates: sample.estimates, covariance: sample.covariance))
      let smaller = estimator.rankSets(
        try UnitComparisons(estimates: scaled, covariance: sample.covariance.map { $0.map { $0.map { $0 / 64 } } }))
      #expect(sets == smaller, "seed \(seed)")
    }
  }

  /// What the integral computes is what the draws show, sharp edges and one-sided families among it.
  @Test func theIntegralAgreesWithDraws() throws {
    for errors in [[1, 1, 1], [1, 0.05, 3], [1, 0.001, 0.5], [0.01, 1, 2], [1, 0, 0.3], [2, 1e-9, 1e-4]] {
      for (isBelow, isAbove) in [(true, true), (true, false)] {
        let others = errors.dropFirst().map { IndependentMaximum.Other(standardError: $0, isBelow: isBelow, isAbove: isAbove) }
        let maximum = IndependentMaximum(standardError: errors[0], others: others)
        let c = try #require(maximum.quantile(0.95))
        #expect(agree(maximum.cdf(c), 0.95, within: 1e-11), "\(errors)")
        var stream = SeededStream(seed: 11, stream: 5)
        var below = 0
        let draws = 40_000
        for _ in 0..<draws {
          let z = errors.map { $0 * stream.normal() }
          let largest = (1..<3).reduce(0.0) { largest, k in
            let t = (z[0] - z[k]) / (errors[0] * errors[0] + errors[k] * errors[k]).squareRoot()
            return max(largest, isBelow ? t : 0, isAbove ? -t : 0)
          }
          if largest <= c { below += 1 }
        }
        // Standard error 0.0011.
        #expect(abs(Double(below) / Double(draws) - 0.95) < 0.004, "\(errors): \(c)")
      }
    }
  }

  @Test func manyUnitsInPairsAreTooManyGroups() {
    // Eleven pairs, only within a pair apart: 2¹¹ maximal sets.
    #expect(IndistinguishableGroups.maximal(count: 22) { $0 / 2 == $1 / 2 } == nil)
    // Ten times ten times ten sets are as many as are listed.
    #expect(IndistinguishableGroups.maximal(count: 30) { $0 / 10 == $1 / 10 }?.count == 1000)
    #expect(IndistinguishableGroups.maximal(count: 4) { $0 / 2 == $1 / 2 } == [[0, 2], [0, 3], [1, 2], [1, 3]])
    #expect(IndistinguishableGroups.maximal(count: 3) { _, _ in false } == [[0, 1, 2]])
    #expect(IndistinguishableGroups.maximal(count: 3) { _, _ in true } == [[0], [1], [2]])
    #expect(IndistinguishableGroups.maximal(count: 0) { _, _ in true } == [])
  }
}

extension ClosedRange<Int> {
  fileprivate func contains(_ other: ClosedRange<Int>) -> Bool { lowerBound <= other.lowerBound && upperBound >= other.upperBound }
}
