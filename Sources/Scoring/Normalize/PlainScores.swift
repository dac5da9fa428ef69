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

extension IndicatorScores {
  /// Each indicator brought to one mean and standard deviation (n − 1) over the units that count: mean + sd (x − x̄)/s. One that does not vary has the mean everywhere.
  ///
  /// - Parameter isUsed: of each domain.
  package func standardized(over isUsed: [Bool], mean: Double, sd: Double) -> IndicatorScores {
    var (moved, slopes) = (scores, slopes)
    for indicator in 0..<indicators {
      let places = (0..<domains).map { $0 * indicators + indicator }
      let known = places.filter { isUsed[$0 / indicators] && !scores[$0].isNaN }.map { scores[$0] }
      let center = known.reduce(0, +) / Double(max(1, known.count))
      let squares = known.reduce(0) { $0 + ($1 - center) * ($1 - center) }
      let spread = known.count > 1 ? (squares / Double(known.count - 1)).squareRoot() : 0
      let factor = spread > 1e-12 * center.magnitude && spread > 0 ? sd / spread : 0
      for place in places where !scores[place].isNaN {
        moved[place] = mean + factor * (scores[place] - center)
        slopes[place] *= factor
      }
    }
    return IndicatorScores(domains: domains, indicators: indicators, scores: moved, slopes: slopes)
  }
}
