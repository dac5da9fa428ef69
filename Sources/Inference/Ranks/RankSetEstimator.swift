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
    let stepDown = stepDown(comparisons)
    var joint = PairFamily(unit: nil, comparisons, draws: draws.lowerBound)
    let marginal: [MarginalRanks]
    if comparisons.areIndependent {
      marginal = computed(stepDown)
      joint = stepDown.simulated([joint])[0]
    } else {
      let all = stepDown.simulated(families(comparisons) + [joint])
      marginal = (0..<count).map { MarginalRanks(all[$0], of: $0, comparisons) }
      joint = all[count]
    }
    let (family, rows) = (joint, 64)
    let surelyAbove = BitMatrix(
      Parallel.map((count + rows - 1) / rows, threads: threads) { part in
        (part * rows..<min(count, (part + 1) * rows)).map { above in
          BitMatrix.words(columns: count) { comparisons.isSurely(above, above: $0, family) }
        }
      }.flatMap(\.self), columns: count)
    let (ranks, betters) = (comparisons.ranks, surelyAbove.columnCounts)
    let units = (0..<count).map { unit in
      let own = marginal[unit]
      return RankSets.Unit(
        rank: ranks[unit], marginal: own.best...own.worst,
        simultaneous: min(own.best, 1 + betters[unit])...max(own.worst, count - surelyAbove.count(ofRow: unit)),
        criticalValues: own.criticalValues, isOpen: own.isOpen)
    }
    let order = (0..<count).sorted {
      comparisons.values[$0] != comparisons.values[$1] ? comparisons.values[$0] > comparisons.values[$1] : $0 < $1
    }
    let groups = IndistinguishableGroups.maximal(count: count) { a, b in
      surelyAbove[order[a], order[b]] || surelyAbove[order[b], order[a]]
    }
    return RankSets(
      units: units, criticalValues: joint.criticalValues, isOpen: joint.isOpen, groups: groups?.map { $0.map { order[$0] } },
      isCovarianceMended: comparisons.isCovarianceMended, surelyAbove: surelyAbove)
  }

  /// The marginal sets alone, those of ``rankSets(_:)``: of independent units without a draw.
  package func marginalSets(_ comparisons: UnitComparisons) -> [ClosedRange<Int>] {
    let stepDown = stepDown(comparisons)
    if comparisons.areIndependent { return computed(stepDown).map { $0.best...$0.worst } }
    let all = stepDown.simulated(families(comparisons))
    return all.indices.map { unit in
      let own = MarginalRanks(all[unit], of: unit, comparisons)
      return own.best...own.worst
    }
  }

  private func stepDown(_ comparisons: UnitComparisons) -> StepDown {
    StepDown(
      comparisons: comparisons, confidence: confidence, seed: seed, limit: limit(for: comparisons), threads: threads, work: work,
      numbers: numbers)
  }

  /// Of each unit alone.
  private func families(_ comparisons: UnitComparisons) -> [PairFamily] {
    (0..<comparisons.count).map { PairFamily(unit: $0, comparisons, draws: draws.lowerBound) }
  }

  private func computed(_ stepDown: StepDown) -> [MarginalRanks] {
    let comparisons = stepDown.comparisons
    let maxima = IndependentMaxima(
      standardErrors: (0..<comparisons.count).map { comparisons.covariance.variance($0).squareRoot() },
      takesPart: comparisons.isIncomparable.map { !$0 }, confidence: confidence)
    let families = families(comparisons)
    return Parallel.map(families.count, threads: threads) { unit in
      MarginalRanks(stepDown.computed(families[unit], maxima), of: unit, comparisons)
    }
  }

  /// What the pairs of one unit say of it.
  private struct MarginalRanks: Sendable {
    let best: Int
    let worst: Int
    let criticalValues: [RankSets.CriticalValue]
    let isOpen: Bool

    init(_ family: PairFamily, of unit: Int, _ comparisons: UnitComparisons) {
      let others = 0..<comparisons.count
      best = 1 + others.count { comparisons.isSurely($0, above: unit, family) }
      worst = comparisons.count - others.count { comparisons.isSurely(unit, above: $0, family) }
      criticalValues = family.criticalValues
      isOpen = family.isOpen
    }
  }
}

extension UnitComparisons {
  /// Whether `j` is surely above `k`: exactly, or because the family rejected that it is not. Equal or opposite when published: never.
  fileprivate func isSurely(_ j: Int, above k: Int, _ family: PairFamily) -> Bool {
    guard published[j] > published[k] else { return false }
    return isTested(j, k) ? !family.holds(j, k) : isExactly(j, above: k)
  }
}
