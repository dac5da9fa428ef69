import Scoring

/// Confidence intervals of scores, shares and differences, at one level of confidence.
///
/// A census without error is exact: its interval is the point. One with an error, of weights that differ or
/// of questions left open, has the interval of that error. Otherwise there is no interval where the degrees
/// of freedom are below 1, nor where a number is not finite. Every interval contains its estimate.
package struct IntervalEstimator: Sendable, Hashable {
  /// Between 0 and 1.
  package let confidence: Double

  /// - Precondition: 0 < `confidence` < 1.
  package init(confidence: Double) {
    precondition(confidence > 0 && confidence < 1)
    self.confidence = confidence
  }

  private var oneSided: Double { (1 - confidence) / 2 }

  /// The t quantile that leaves (1 − confidence)/2 above it.
  /// - Precondition: `degreesOfFreedom` > 0.
  package func quantile(degreesOfFreedom: Double) -> Double {
    StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(oneSided)
  }

  /// The interval of a score.
  ///
  /// With bounds, on the logit of p = (I − from)/(to − from): expit(logit p ± t·SE/((to − from) p (1 − p))). Where all answers are equal, so that the
  /// variance is zero, or the score is at a bound: ``betaInterval(share:respondents:)`` of p. Without bounds, or for a score beyond them: I ± t·SE.
  /// - Parameters:
  ///   - respondents: distinct respondents behind the score, never pooled answers.
  ///   - bounds: the ends of the scale; `nil` for an index without.
  ///   - isCensus: whether all of the population answered.
  package func score(_ estimate: Estimate, respondents: Int, bounds: ClosedRange<Double>?, isCensus: Bool = false) -> Interval? {
    let scale = bounds.map { $0.upperBound - $0.lowerBound } ?? 1
    if isCensus, estimate.value.isFinite, isZero(estimate.standardError / (scale > 0 ? scale : 1)) {
      return Interval(low: estimate.value, high: estimate.value)
    }
    guard let bounds, bounds.lowerBound < bounds.upperBound, bounds.contains(estimate.value) else { return difference(estimate) }
    guard isUsable(estimate) else { return nil }
    let width = bounds.upperBound - bounds.lowerBound
    let p = (estimate.value - bounds.lowerBound) / width
    let error = estimate.standardError / width
    guard !isZero(error), !isZero(p), !isZero(1 - p) else {
      guard let interval = betaInterval(share: p, respondents: respondents) else { return nil }
      return spread(interval, over: bounds, around: estimate.value)
    }
    let center = Double.log(p) - Double.log1p(-p)
    let half = quantile(degreesOfFreedom: estimate.degreesOfFreedom) * error / (p * (1 - p))
    return spread(Interval(low: expit(center - half), high: expit(center + half)), over: bounds, around: estimate.value)
  }

  /// The same where some indicators' answers are all equal: on either side the square root of the sum of the
  /// squares of the side without them and of their own sides. All of them at the same end of their scales:
  /// the interval of the score itself.
  func score(
    _ estimate: Estimate, respondents: Int, bounds: ClosedRange<Double>?, isCensus: Bool, equal: EqualParts.Sides
  ) -> Interval? {
    let width = bounds.map { $0.upperBound - $0.lowerBound } ?? 1
    let hasError = !isZero(estimate.standardError / width)
    guard equal.isThere, hasError || !isCensus, hasError || !equal.areAllAtOneBound || bounds == nil else {
      return score(estimate, respondents: respondents, bounds: bounds, isCensus: isCensus)
    }
    guard isUsable(estimate) else { return nil }
    var own = Interval(low: estimate.value, high: estimate.value)
    if hasError, let found = score(estimate, respondents: respondents, bounds: bounds) { own = found }
    let below = estimate.value - own.low
    let above = own.high - estimate.value
    let low = estimate.value - (below * below + equal.below).squareRoot()
    let high = estimate.value + (above * above + equal.above).squareRoot()
    guard let bounds else { return Interval(low: low, high: high) }
    return Interval(low: min(estimate.value, max(low, bounds.lowerBound)), high: max(estimate.value, min(high, bounds.upperBound)))
  }

  /// The interval of a share between 0 and 1: Wilson's (1927) with n = p(1 − p)/V and the t quantile for z (R `svyciprop(method = "wilson")`,
  /// survey 4.5). At 0 and 1, and where the variance is zero, ``betaInterval(share:respondents:)``.
  package func share(_ estimate: Estimate, respondents: Int, isCensus: Bool = false) -> Interval? {
    let p = estimate.value
    guard p >= 0, p <= 1 else { return nil }
    if isCensus, isZero(estimate.standardError) { return Interval(low: p, high: p) }
    guard isUsable(estimate) else { return nil }
    guard !isZero(p), !isZero(1 - p), !isZero(estimate.standardError) else {
      return betaInterval(share: p, respondents: respondents)
    }
    // With k = t²/n: no n to overflow when the variance is small.
    let t = quantile(degreesOfFreedom: estimate.degreesOfFreedom)
    let k = t * estimate.variance * t / (p * (1 - p))
    let reach = k / 2 + (k * p * (1 - p) + k * k / 4).squareRoot()
    // The quotient of p² and the other root, from either end: nothing cancels.
    return Interval(low: min(p, p * p / (p + reach)), high: max(p, 1 - (1 - p) * (1 - p) / (1 - p + reach)))
  }

  /// I ± t·SE: for a difference, and for a score without bounds.
  package func difference(_ estimate: Estimate) -> Interval? {
    guard isUsable(estimate) else { return nil }
    let half = quantile(degreesOfFreedom: estimate.degreesOfFreedom) * estimate.standardError
    return Interval(low: estimate.value - half, high: estimate.value + half)
  }

  /// Clopper and Pearson (1934): qbeta(α/2, np, n(1 − p) + 1) .. qbeta(1 − α/2, np + 1, n(1 − p)), the end 0 or 1 when p is. np need not be whole.
  /// `nil` for no respondent.
  package func betaInterval(share p: Double, respondents: Int) -> Interval? {
    guard respondents > 0, p >= 0, p <= 1 else { return nil }
    let n = Double(respondents)
    // A mean of equal weights times 1 can come out a last bit below 1.
    let low = isZero(p) ? 0 : Beta.quantile(oneSided, a: n * p, b: n * (1 - p) + 1)
    // By the other side, so that the tail α/2 is given as it is.
    let high = isZero(1 - p) ? 1 : 1 - Beta.quantile(oneSided, a: n * (1 - p), b: n * p + 1)
    return Interval(low: min(p, low), high: max(p, high))
  }

  /// The variance that stands for a number whose answers are all equal when it is compared with others:
  /// ((longer side)/t)² of its interval. The whole width, for at a bound all of it lies on one side.
  package func comparisonVariance(of estimate: Estimate, interval: Interval) -> Double {
    guard estimate.degreesOfFreedom >= 1 else { return estimate.variance }
    let side = max(interval.high - estimate.value, estimate.value - interval.low)
    let error = side / quantile(degreesOfFreedom: estimate.degreesOfFreedom)
    return error * error
  }

  /// Whether a number, as a share of the scale, is nothing but the noise of rounding.
  private func isZero(_ share: Double) -> Bool { share <= 1e-12 }

  private func isUsable(_ estimate: Estimate) -> Bool {
    estimate.value.isFinite && estimate.variance.isFinite && estimate.degreesOfFreedom >= 1
  }

  private func spread(_ interval: Interval, over bounds: ClosedRange<Double>, around value: Double) -> Interval {
    let width = bounds.upperBound - bounds.lowerBound
    return Interval(
      low: min(value, max(bounds.lowerBound, bounds.lowerBound + width * interval.low)),
      high: max(value, min(bounds.upperBound, bounds.lowerBound + width * interval.high)))
  }

  private func expit(_ x: Double) -> Double { 1 / (1 + Double.exp(-x)) }
}
