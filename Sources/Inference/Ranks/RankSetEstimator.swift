import Parallelism
package import SurveyModel

/// Confidence sets for ranks by Mogstad, Romano, Shaikh and Wilhelm (2024, "Inference for ranks with applications to mobility across neighbourhoods
/// and academic achievement across countries", Review of Economic Studies 91, 476–518), with a correction for small samples.
///
/// A unit's best rank is 1 + the number of units surely above it, its worst the number of units − those surely below it. What is sure is decided by
/// studentised differences T = d/s, brought to the normal scale by Student's t, against the quantile of their maximum under no difference, stepping
/// down: what is rejected leaves the maximum, until nothing more is.
package struct RankSetEstimator: Sendable {
  /// Of each marginal set, and of all simultaneous sets jointly.
  package let confidence: Double
  package let seed: UInt64
  /// To begin with, and at most: they are doubled while a comparison lies within the error of the simulation. With many units they stop earlier: at
  /// draws × units = 10⁸ where units are independent, at draws × units² = 2·10⁹ where not, never before the first number. What is still in doubt then counts as not
  /// different.
  package let draws: ClosedRange<Int>
  /// Changes the time, not the sets.
  package let threads: Int
  /// What was asked to stop ends with sets that nobody may read.
  private let work: Work
  /// Where the same units are compared again and again.
  private let numbers: NormalDraws.KeptNumbers?

  /// - Precondition: 0.5 ≤ `confidence` < 1; at least one draw.
  package init(
    confidence: Double = 0.95, seed: UInt64 = 1, draws: ClosedRange<Int> = 100_000...6_400_000, threads: Int = 1, work: Work = .unwatched
  ) {
    self.init(confidence: confidence, seed: seed, draws: draws, threads: threads, work: work, numbers: nil)
  }

  init(
    confidence: Double, seed: UInt64, draws: ClosedRange<Int> = 100_000...6_400_000, threads: Int, work: Work,
    numbers: NormalDraws.KeptNumbers?
  ) {
    precondition(confidence >= 0.5 && confidence < 1 && draws.lowerBound > 0)
    self.confidence = confidence
    self.seed = seed
    self.draws = draws
    self.threads = threads
    self.work = work
    self.numbers = numbers
  }

  private func limit(for comparisons: UnitComparisons) -> Int {
    let units = max(1, comparisons.count)
    let most = comparisons.areIndependent ? 100_000_000 / units : 2_000_000_000 / (units * units)
    return max(draws.lowerBound, min(draws.upperBound, most))
  }

  /// The sets of all units; of no units none.
  ///
  /// Independent units' marginal sets are computed, all others simulated from one set of seeded draws. Same comparisons, same seed: the same result.
  package func rankSets(_ comparisons: UnitComparisons) -> RankSets {
    let count = comparisons.count
    let stepDown = StepDown(
      comparisons: comparisons, confidence: confidence, seed: seed, limit: limit(for: comparisons), threads: threads, work: work,
      numbers: numbers)
    var marginal = (0..<count).map { PairFamily(unit: $0, comparisons, draws: draws.lowerBound) }
    var joint = PairFamily(unit: nil, comparisons, draws: draws.lowerBound)
    if comparisons.areIndependent {
      let families = marginal
      marginal = Parallel.map(count, threads: threads) { stepDown.computed(families[$0]) }
      joint = stepDown.simulated([joint])[0]
    } else {
      let all = stepDown.simulated(marginal + [joint])
      marginal = Array(all[..<count])
      joint = all[count]
    }
    // Equal or opposite when published: never surely different.
    func counting(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
      pairs.filter { comparisons.published[$0.0] > comparisons.published[$0.1] }
    }
    // Of the unit, both ways.
    func exact(_ unit: Int) -> [(Int, Int)] {
      (0..<count).compactMap { other in
        comparisons.isExactly(unit, above: other) ? (unit, other) : comparisons.isExactly(other, above: unit) ? (other, unit) : nil
      }
    }
    var surelyAbove = [Bool](repeating: false, count: count * count)
    for (above, below) in counting(joint.rejected + (0..<count).flatMap { exact($0) }) { surelyAbove[above * count + below] = true }
    let ranks = comparisons.ranks
    let units = (0..<count).map { unit in
      let own = counting(marginal[unit].rejected + exact(unit))
      let best = 1 + own.count { $0.1 == unit }
      let worst = count - own.count { $0.0 == unit }
      let jointBest = 1 + (0..<count).count { surelyAbove[$0 * count + unit] }
      let jointWorst = count - (0..<count).count { surelyAbove[unit * count + $0] }
      return RankSets.Unit(
        rank: ranks[unit], marginal: best...worst, simultaneous: min(best, jointBest)...max(worst, jointWorst),
        criticalValues: marginal[unit].criticalValues, isOpen: marginal[unit].isOpen)
    }
    let order = (0..<count).sorted {
      comparisons.values[$0] != comparisons.values[$1] ? comparisons.values[$0] > comparisons.values[$1] : $0 < $1
    }
    let groups = IndistinguishableGroups.maximal(count: count) { a, b in
      surelyAbove[order[a] * count + order[b]] || surelyAbove[order[b] * count + order[a]]
    }
    return RankSets(
      units: units, criticalValues: joint.criticalValues, isOpen: joint.isOpen, groups: groups?.map { $0.map { order[$0] } },
      isCovarianceMended: comparisons.isCovarianceMended, surelyAbove: surelyAbove)
  }
}
