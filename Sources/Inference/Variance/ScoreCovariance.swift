/// Scores with their joint sampling error, for comparing them: the units of a ranking, or units in two editions.
///
/// A data-dependent range, mean or spread is held at what was observed. A domain whose answers are all equal, so that its variance is zero though not
/// everybody answered, takes the variance that ``IntervalEstimator/comparisonVariance(of:interval:)`` makes of its interval, and no covariances.
package struct ScoreCovariance: Sendable, Hashable {
  /// `nil` for a domain without a score, or whose score has no sampling error of its own: hard data alone.
  package let estimates: [Estimate?]
  /// Of the comparisons behind rank sets, for which ``Estimate/degreesOfFreedom`` of ``estimates`` can be too many: Satterthwaite's over the strata
  /// (``LinearizedCovariance/comparisonDegreesOfFreedom``).
  let comparisonDegreesOfFreedom: [Double]
  /// Whether all of the domain's population answered everything, so that its score is exact.
  package let isExact: [Bool]
  /// Whether no stratum holds respondents of two domains: the matrix is then diagonal by construction.
  package let isIndependent: Bool
  private let matrix: CovarianceMatrix
  private let shared: Set<Pair>

  /// - Parameters:
  ///   - scores: of each domain; `nil` where it is missing.
  ///   - bounds: of the scale that each score lies on.
  init(_ covariance: LinearizedCovariance, scores: [Double?], bounds: [ClosedRange<Double>?], intervals: IntervalEstimator) {
    self.init(JointCovariance(covariance), scores: scores, bounds: bounds, intervals: intervals)
  }

  /// - Parameter equal: of each domain, what indicators with equal answers add; empty for none.
  init(
    _ covariance: JointCovariance, scores: [Double?], bounds: [ClosedRange<Double>?], intervals: IntervalEstimator,
    equal: [EqualParts.Sides] = []
  ) {
    let domains = covariance.domains
    precondition(scores.count == domains && bounds.count == domains, "a score and a scale for each domain")
    var matrix = covariance.matrix
    estimates = (0..<domains).map { domain in
      guard let score = scores[domain], covariance.respondents[domain] > 0 else { return nil }
      let estimate = Estimate(
        value: score, variance: covariance.variance(domain), degreesOfFreedom: covariance.degreesOfFreedom[domain])
      let width = bounds[domain].map { $0.upperBound - $0.lowerBound } ?? 1
      guard !covariance.isCensus[domain], estimate.standardError <= 1e-12 * width,
        let interval = intervals.score(estimate, respondents: covariance.respondents[domain], bounds: bounds[domain])
      else {
        guard !equal.isEmpty, equal[domain].isThere, !covariance.isCensus[domain] else { return estimate }
        // Of indicators with equal answers, which vary with nothing.
        matrix.add(equal[domain].variance, to: domain, domain)
        return Estimate(
          value: score, variance: estimate.variance + equal[domain].variance,
          degreesOfFreedom: equal[domain].isUntold ? 0 : estimate.degreesOfFreedom)
      }
      let variance = intervals.comparisonVariance(of: estimate, interval: interval)
      matrix.isolate(domain, variance: variance)
      return Estimate(value: score, variance: variance, degreesOfFreedom: estimate.degreesOfFreedom)
    }
    comparisonDegreesOfFreedom = covariance.comparisonDegreesOfFreedom
    isExact = estimates.enumerated().map { domain, estimate in
      guard covariance.isCensus[domain], let estimate else { return false }
      return estimate.standardError <= 1e-12 * (bounds[domain].map { $0.upperBound - $0.lowerBound } ?? 1)
    }
    isIndependent = covariance.isIndependent
    self.matrix = matrix
    shared = covariance.sharedPairs
  }

  package var domains: Int { estimates.count }

  package subscript(u: Int, v: Int) -> Double { matrix[u, v] }

  /// Whether a respondent is behind both scores.
  package func sharesRespondents(_ u: Int, _ v: Int) -> Bool { shared.contains(Pair(u, v)) }

  /// The score of u less that of v, with V_uu + V_vv − 2V_uv. Degrees of freedom: the smaller of the two where respondents are behind both, else
  /// Welch's. A score that nothing can be said of (degrees of freedom below 1, and no census) gives its difference none either.
  package func difference(_ u: Int, _ v: Int) -> Estimate? {
    guard let first = estimates[u], let second = estimates[v] else { return nil }
    let paired = first.minus(second, covariance: self[u, v])
    // Its variance came out as zero, and Welch's formula would take it for exact.
    if !isExact[u] && first.degreesOfFreedom < 1 || !isExact[v] && second.degreesOfFreedom < 1 {
      return Estimate(value: paired.value, variance: paired.variance, degreesOfFreedom: 0)
    }
    guard !sharesRespondents(u, v) else { return paired }
    return Estimate(
      value: paired.value, variance: paired.variance, degreesOfFreedom: first.minus(second).degreesOfFreedom)
  }

  /// The interval of ``difference(_:_:)``: ± t·SE, the point where both are exact.
  package func interval(ofDifference u: Int, _ v: Int, _ intervals: IntervalEstimator) -> Interval? {
    guard let difference = difference(u, v) else { return nil }
    if isExact[u], isExact[v] { return Interval(low: difference.value, high: difference.value) }
    return intervals.difference(difference)
  }
}
