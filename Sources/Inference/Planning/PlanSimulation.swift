import Parallelism
package import SurveyModel

/// A plan tried out: surveys of its size are drawn, scored, and compared by the rank sets that a report
/// prints.
///
/// Each unit has a population of respondents whose scores have the plan's spread around the unit's last score
/// (around one score for all where there was none); a simulated survey asks the planned number in each
/// stratum without replacement. Estimates, errors and degrees of freedom then go through
/// ``RankSetEstimator``. Survey i draws from its own stream, so that the answer does not depend on the
/// threads.
package struct PlanSimulation: Sendable, Hashable {
  package let surveys: Int
  /// Mean half-width of each unit's interval.
  package let halfWidths: [Double?]
  /// Share of surveys in which the unit was surely first: its simultaneous rank set is 1 alone.
  package let surelyFirst: [Double]
  /// Beside ``SamplePlan/pairs``: share of surveys in which the better one was surely better.
  package let toldApart: [Double]
  /// Share of surveys in which every interval held its unit's score.
  package let covered: [Double]

  private static let purpose: UInt64 = 0x504C_414E

  /// - Parameters:
  ///   - surveys: 1 at least.
  ///   - compares: whether rank sets are made too, which is nearly all of the time; without them nothing is
  ///     told apart.
  package init(
    _ plan: SamplePlan, surveys: Int, seed: UInt64, compares: Bool = true, threads: Int = 1, work: Work = .unwatched
  ) {
    let count = plan.units.count
    let q = (1 - plan.confidence) / 2
    let estimator = RankSetEstimator(confidence: plan.confidence, seed: seed)
    @Sendable func run(_ survey: Int) -> Run? {
      if work.isCancelled { return nil }
      var stream = SeededStream(seed: seed, stream: UInt64(survey), purpose: Self.purpose)
      let drawn = plan.units.indices.map { Self.draw(plan.units[$0], plan.plans[$0].responses, plan.designEffect, &stream) }
      var run = Run(count: count, pairs: plan.pairs.count)
      for (unit, own) in drawn.enumerated() where own.estimate.degreesOfFreedom >= 1 && own.estimate.variance.isFinite {
        let half = StudentT(degreesOfFreedom: own.estimate.degreesOfFreedom).upperQuantile(q) * own.estimate.variance.squareRoot()
        run.halfWidths[unit] = half
        run.covered[unit] = (own.estimate.value - own.truth).magnitude <= half * (1 + 1e-12)
      }
      guard compares, count > 1, drawn.allSatisfy({ $0.estimate.degreesOfFreedom >= 1 }),
        let comparisons = try? UnitComparisons(estimates: drawn.map(\.estimate))
      else { return run }
      let sets = estimator.rankSets(comparisons)
      for unit in 0..<count { run.first[unit] = sets.units[unit].simultaneous == 1...1 }
      for (place, pair) in plan.pairs.enumerated() { run.apart[place] = sets.isSurely(pair.better, above: pair.worse) }
      return run
    }
    let batch = max(1, surveys / 50)
    var runs: [Run] = []
    for start in stride(from: 0, to: surveys, by: batch) where !work.isCancelled {
      let count = min(batch, surveys - start)
      runs += Parallel.map(count, threads: threads) { run(start + $0) }.compactMap(\.self)
      work.advance(.replicates, to: Double(start + count) / Double(surveys))
    }
    let n = Double(max(1, runs.count))
    self.surveys = runs.count
    halfWidths = (0..<count).map { unit in
      let known = runs.compactMap { $0.halfWidths[unit] }
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    surelyFirst = (0..<count).map { unit in Double(runs.count { $0.first[unit] }) / n }
    toldApart = plan.pairs.indices.map { pair in Double(runs.count { $0.apart[pair] }) / n }
    covered = (0..<count).map { unit in Double(runs.count { $0.covered[unit] }) / n }
  }

  private struct Run: Sendable {
    var halfWidths: [Double?]
    var covered: [Bool]
    var first: [Bool]
    var apart: [Bool]

    init(count: Int, pairs: Int) {
      halfWidths = Array(repeating: nil, count: count)
      covered = Array(repeating: false, count: count)
      first = covered
      apart = Array(repeating: false, count: pairs)
    }
  }

  /// One survey of a unit, and the mean of the population that it was drawn from.
  private static func draw(
    _ unit: SamplePlan.Unit, _ responses: [Int], _ designEffect: Double, _ stream: inout SeededStream
  ) -> (estimate: Estimate, truth: Double) {
    let center = unit.score ?? 0
    let spread = unit.spread * designEffect.squareRoot()
    let all = Double(unit.strata.reduce(0) { $0 + $1.population })
    var (value, truth, variance) = (0.0, 0.0, 0.0)
    for (stratum, n) in zip(unit.strata, responses) where stratum.population > 0 && n > 0 {
      // In the order drawn the first n are a sample without replacement of all N.
      var (sum, squares, rest) = (0.0, 0.0, 0.0)
      for place in 0..<stratum.population {
        let score = center + spread * stream.normal()
        if place < n {
          sum += score
          squares += score * score
        } else {
          rest += score
        }
      }
      let weight = Double(stratum.population) / all
      let mean = sum / Double(n)
      value += weight * mean
      truth += weight * (sum + rest) / Double(stratum.population)
      if n < stratum.population {
        let own = n > 1 ? max(0, squares - Double(n) * mean * mean) / Double(n - 1) : .infinity
        variance += weight * weight * own / Double(n) * (1 - Double(n) / Double(stratum.population))
      }
    }
    let freedom = Double(responses.reduce(0, +) - responses.count { $0 > 0 })
    return (Estimate(value: value, variance: variance, degreesOfFreedom: freedom), truth)
  }
}
