/// All ordered pairs of units: the difference in units of its standard error, and whether it can be tested at all.
package struct UnitComparisons: Sendable {
  /// Units.
  package let count: Int
  let values: [Double]
  let published: [Double]
  /// Units × units, symmetric; the one whose maxima are simulated.
  let covariance: [Double]
  let isCovarianceMended: Bool
  /// No covariance between different units at all.
  let areIndependent: Bool
  /// Units × units: √(V_jj + V_kk − 2 V_jk); 0 where the difference is known exactly.
  let standardErrors: [Double]
  /// Units × units: T*, antisymmetric; ±∞ where the sign of an exactly known difference decides.
  let statistics: [Double]
  /// Fewer than one degree of freedom: nothing can be said about the unit.
  let isIncomparable: [Bool]

  /// - Parameters:
  ///   - estimates: of scores, unrounded, the highest the best. A unit whose answers are all equal has no variance of its own; where it is no census the
  ///     caller gives it ``IntervalEstimator/comparisonVariance(of:interval:)``. A variance of 0 is a census: exact. With degrees of freedom below 1 a
  ///     unit takes no part in any comparison, and its rank may be any.
  ///   - covariance: units × units; its diagonal is not read, the variances are the estimates'. Without it the units are independent.
  ///   - shareRespondents: which units were rated by one respondent; their difference has the smaller of the degrees of freedom, others Welch's (1947).
  ///     Without it: those whose covariance is not 0.
  ///   - published: the scores as they are published; without them the estimates. Units whose published scores do not differ in the direction of the
  ///     estimates never count as surely different.
  package init(
    estimates: [Estimate], covariance: [[Double]]? = nil, shareRespondents: [[Bool]]? = nil, published: [Double]? = nil
  ) throws(RankSetError) {
    let count = estimates.count
    precondition(covariance.map { $0.count == count && $0.allSatisfy { $0.count == count } } ?? true, "units × units")
    precondition(shareRespondents.map { $0.count == count && $0.allSatisfy { $0.count == count } } ?? true, "units × units")
    precondition((published?.count ?? count) == count, "a published score for each unit")
    for (unit, estimate) in estimates.enumerated() {
      guard estimate.value.isFinite, estimate.variance.isFinite, estimate.variance >= 0, estimate.degreesOfFreedom >= 0,
        published?[unit].isFinite ?? true
      else { throw .unusableEstimate(unit: unit) }
    }
    var matrix = [Double](repeating: 0, count: count * count)
    for j in 0..<count {
      matrix[j * count + j] = estimates[j].variance
      guard let covariance else { continue }
      for k in 0..<j {
        let mean = covariance[j][k] / 2 + covariance[k][j] / 2
        guard mean.isFinite else { throw .unusableCovariance(k, j) }
        matrix[j * count + k] = mean
        matrix[k * count + j] = mean
      }
    }
    areIndependent = !(0..<count).contains { j in (0..<j).contains { k in matrix[j * count + k] != 0 } }
    let mended = areIndependent ? nil : CovarianceFactor.mended(matrix, count: count)
    isCovarianceMended = mended != nil
    matrix = mended ?? matrix
    var errors = [Double](repeating: 0, count: count * count)
    var statistics = [Double](repeating: 0, count: count * count)
    let incomparable = estimates.map { $0.degreesOfFreedom < 1 }
    for j in 0..<count {
      for k in 0..<j {
        let sum = matrix[j * count + j] + matrix[k * count + k]
        let variance = sum - 2 * matrix[j * count + k]
        // Below this it is the rounding error of a difference of equal numbers.
        let error = variance <= 1e-14 * sum ? 0 : variance.squareRoot()
        errors[j * count + k] = error
        errors[k * count + j] = error
        if incomparable[j] || incomparable[k] { continue }
        let share = shareRespondents?[j][k] ?? (matrix[j * count + k] != 0)
        let difference = estimates[j].minus(estimates[k], covariance: share ? matrix[j * count + k] : nil)
        let statistic = Self.normalStatistic(
          difference.value, standardError: error, degreesOfFreedom: difference.degreesOfFreedom)
        statistics[j * count + k] = statistic
        statistics[k * count + j] = -statistic
      }
    }
    self.count = count
    values = estimates.map(\.value)
    self.published = published ?? values
    self.covariance = matrix
    standardErrors = errors
    self.statistics = statistics
    isIncomparable = incomparable
  }

  /// sgn(T)·Φ⁻¹(F_ν(|T|)) with T = d/s, by the upper tails, which keep their digits; ±∞ where s = 0 and d ≠ 0.
  static func normalStatistic(_ difference: Double, standardError: Double, degreesOfFreedom: Double) -> Double {
    if difference == 0 { return 0 }
    let t = difference.magnitude / standardError
    let z = t < .infinity ? Normal.upperQuantile(StudentT(degreesOfFreedom: degreesOfFreedom).upperTail(t)) : t
    return difference < 0 ? -z : z
  }

  /// Whether the pair is decided by chance: it is part of the maximum.
  func isTested(_ j: Int, _ k: Int) -> Bool {
    j != k && standardErrors[j * count + k] > 0 && !isIncomparable[j] && !isIncomparable[k]
  }

  /// Whether the sign of an exactly known difference says that `j` is above `k`.
  func isExactly(_ j: Int, above k: Int) -> Bool {
    j != k && standardErrors[j * count + k] == 0 && statistics[j * count + k] == .infinity
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
