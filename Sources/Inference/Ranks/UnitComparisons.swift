/// All ordered pairs of units: the difference in units of its standard error, and whether it can be tested at all.
///
/// Of many independent units nothing is kept by pair: a pair is compared when it is asked for.
package struct UnitComparisons: Sendable {
  /// Units.
  package let count: Int
  let values: [Double]
  let published: [Double]
  /// The one whose maxima are simulated.
  let covariance: CovarianceMatrix
  let isCovarianceMended: Bool
  /// No covariance between different units at all.
  let areIndependent: Bool
  /// Fewer than one degree of freedom: nothing can be said about the unit.
  let isIncomparable: [Bool]
  private let estimates: [Estimate]
  private let sharesRespondents: (@Sendable (Int, Int) -> Bool)?
  /// Units × units, T*, antisymmetric; empty where it is not kept.
  private let statistics: [Double]

  /// - Parameters:
  ///   - estimates: of scores, unrounded, the highest the best. A unit whose answers are all equal has no variance of its own; where it is no census the
  ///     caller gives it ``IntervalEstimator/comparisonVariance(of:interval:)``. A variance of 0 is a census: exact. With degrees of freedom below 1 a
  ///     unit takes no part in any comparison, and its rank may be any.
  ///   - covariance: units × units; its diagonal is not read, the variances are the estimates'. Without it the units are independent.
  ///   - sharesRespondents: whether two units were rated by one respondent; their difference has the smaller of the degrees of freedom, others Welch's
  ///     (1947). Without it: those whose covariance is not 0.
  ///   - published: the scores as they are published; without them the estimates. Units whose published scores do not differ in the direction of the
  ///     estimates never count as surely different.
  ///   - mostKept: independent units up to which T* is kept for all pairs, here 8 MB of it. It changes the time and the
  ///     memory, nothing else.
  package init(
    estimates: [Estimate], covariance: [[Double]]? = nil, sharesRespondents: (@Sendable (Int, Int) -> Bool)? = nil,
    published: [Double]? = nil, mostKept: Int = 1_000
  ) throws(RankSetError) {
    let count = estimates.count
    precondition(covariance.map { $0.count == count && $0.allSatisfy { $0.count == count } } ?? true, "units × units")
    precondition((published?.count ?? count) == count, "a published score for each unit")
    for (unit, estimate) in estimates.enumerated() {
      guard estimate.value.isFinite, estimate.variance.isFinite, estimate.variance >= 0, estimate.degreesOfFreedom >= 0,
        published?[unit].isFinite ?? true
      else { throw .unusableEstimate(unit: unit) }
    }
    var matrix = CovarianceMatrix(variances: estimates.map(\.variance))
    if let covariance {
      for j in 0..<count {
        for k in 0..<j {
          let mean = covariance[j][k] / 2 + covariance[k][j] / 2
          guard mean.isFinite else { throw .unusableCovariance(k, j) }
          if mean != 0 { matrix.setCovariance(mean, of: j, k) }
        }
      }
    }
    areIndependent = matrix.isDiagonal
    let mended = areIndependent ? nil : CovarianceFactor.mended(matrix)
    isCovarianceMended = mended != nil
    self.count = count
    values = estimates.map(\.value)
    self.published = published ?? values
    self.covariance = mended ?? matrix
    isIncomparable = estimates.map { $0.degreesOfFreedom < 1 }
    self.estimates = estimates
    self.sharesRespondents = sharesRespondents
    guard !areIndependent || count <= mostKept else {
      statistics = []
      return
    }
    var kept = [Double](repeating: 0, count: count * count)
    for j in 0..<count {
      for k in 0..<j {
        let statistic = Self.statistic(j, k, estimates, self.covariance, sharesRespondents)
        kept[j * count + k] = statistic
        kept[k * count + j] = -statistic
      }
    }
    statistics = kept
  }

  /// Whether something is kept for each pair of units.
  var keepsPairs: Bool { !statistics.isEmpty }

  /// √(V_jj + V_kk − 2 V_jk); 0 where the difference is known exactly.
  func standardError(_ j: Int, _ k: Int) -> Double { Self.standardError(j, k, covariance) }

  private static func standardError(_ j: Int, _ k: Int, _ covariance: CovarianceMatrix) -> Double {
    let sum = covariance.variance(j) + covariance.variance(k)
    let variance = sum - 2 * covariance[j, k]
    // Below this it is the rounding error of a difference of equal numbers.
    return variance <= 1e-14 * sum ? 0 : variance.squareRoot()
  }

  /// T*; ±∞ where the sign of an exactly known difference decides.
  func statistic(_ j: Int, _ k: Int) -> Double {
    statistics.isEmpty ? Self.statistic(j, k, estimates, covariance, sharesRespondents) : statistics[j * count + k]
  }

  private static func statistic(
    _ j: Int, _ k: Int, _ estimates: [Estimate], _ covariance: CovarianceMatrix, _ sharesRespondents: ((Int, Int) -> Bool)?
  ) -> Double {
    // The same to the last bit for both directions.
    if j < k { return -statistic(k, j, estimates, covariance, sharesRespondents) }
    if j == k || estimates[j].degreesOfFreedom < 1 || estimates[k].degreesOfFreedom < 1 { return 0 }
    let share = sharesRespondents?(j, k) ?? (covariance[j, k] != 0)
    let difference = estimates[j].minus(estimates[k], covariance: share ? covariance[j, k] : nil)
    return normalStatistic(
      difference.value, standardError: standardError(j, k, covariance), degreesOfFreedom: difference.degreesOfFreedom)
  }

  /// Where T* lies beside an interval.
  enum Place: Sendable, Hashable { case below, within, above }

  /// - Parameter interval: its ends are 0 or more.
  func place(_ j: Int, _ k: Int, beside interval: Interval) -> Place {
    if statistics.isEmpty {
      // Student's t is brought towards 0: T* ≤ T. Most pairs need no more.
      let (difference, variance) = (values[j] - values[k], covariance.variance(j) + covariance.variance(k))
      if difference <= 0 { return interval.low > 0 || difference < 0 ? .below : .within }
      let t = difference / variance.squareRoot()
      if t < interval.low * (1 - 1e-12) { return .below }
      if isComparable(j, k), t.isFinite {
        let bounds = NormalScale.standard.bounds(t, degreesOfFreedom: degreesOfFreedom(j, k))
        if bounds.lowerBound > interval.high { return .above }
        if bounds.upperBound < interval.low { return .below }
      }
    }
    let statistic = statistic(j, k)
    return statistic > interval.high ? .above : statistic >= interval.low ? .within : .below
  }

  /// sgn(T)·Φ⁻¹(F_ν(|T|)) with T = d/s, by the upper tails, which keep their digits; ±∞ where s = 0 and d ≠ 0.
  static func normalStatistic(_ difference: Double, standardError: Double, degreesOfFreedom: Double) -> Double {
    if difference == 0 { return 0 }
    let t = difference.magnitude / standardError
    let z = t < .infinity ? Normal.upperQuantile(StudentT(degreesOfFreedom: degreesOfFreedom).upperTail(t)) : t
    return difference < 0 ? -z : z
  }

  /// Of two independent units, to rounding.
  private func degreesOfFreedom(_ j: Int, _ k: Int) -> Double {
    let (first, second) = (estimates[j], estimates[k])
    if sharesRespondents?(j, k) ?? false { return min(first.degreesOfFreedom, second.degreesOfFreedom) }
    let sum = first.variance + second.variance
    let parts = first.variance * first.variance / first.degreesOfFreedom + second.variance * second.variance / second.degreesOfFreedom
    return parts > 0 ? sum * sum / parts : .infinity
  }

  private func isComparable(_ j: Int, _ k: Int) -> Bool { !isIncomparable[j] && !isIncomparable[k] }

  /// Whether the pair is decided by chance: it is part of the maximum.
  func isTested(_ j: Int, _ k: Int) -> Bool { j != k && isComparable(j, k) && standardError(j, k) > 0 }

  /// Whether the sign of an exactly known difference says that `j` is above `k`.
  func isExactly(_ j: Int, above k: Int) -> Bool {
    j != k && isComparable(j, k) && values[j] > values[k] && standardError(j, k) == 0
  }

  /// Competition ranks on the published scores.
  var ranks: [Int] {
    let sorted = published.sorted(by: >)
    return published.map { score in
      // The first place with this score or less.
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] > score { low = middle + 1 } else { high = middle }
      }
      return low + 1
    }
  }
}
