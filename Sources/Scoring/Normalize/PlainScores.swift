extension IndicatorScores {
  /// Scores by themselves, whose slope is 1.
  ///
  /// - Parameter scores: domains × indicators; NaN is missing.
  package init(domains: Int, indicators: Int, scores: [Double]) {
    precondition(scores.count == domains * indicators)
    self.init(domains: domains, indicators: indicators, scores: scores, slopes: scores.map { $0.isNaN ? 0 : 1 })
  }

  /// The scores of values that have moved a little: each by its slope, so that what is taken from other units stays what it was. Missing scores stay missing.
  ///
  /// - Parameter change: of each value, domains × indicators.
  package func moved(by change: ArraySlice<Double>) -> IndicatorScores {
    precondition(change.count == scores.count)
    var moved = scores
    for (place, delta) in change.enumerated() where slopes[place] != 0 && !delta.isNaN { moved[place] += slopes[place] * delta }
    return IndicatorScores(domains: domains, indicators: indicators, scores: moved, slopes: slopes)
  }

  /// Whether all scores that are there are above zero: what a geometric or harmonic mean takes.
  ///
  /// - Parameter isUsed: of each domain.
  package func arePositive(in isUsed: [Bool]) -> Bool {
    scores.indices.allSatisfy { !isUsed[$0 / max(1, indicators)] || scores[$0].isNaN || scores[$0] > 0 }
  }
}
