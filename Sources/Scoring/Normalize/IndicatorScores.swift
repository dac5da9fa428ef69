/// The score of every indicator in every domain, and how fast it changes with the value: domains × indicators.
package struct IndicatorScores: Sendable {
  package let domains: Int
  package let indicators: Int
  /// NaN is missing.
  let scores: [Double]
  let slopes: [Double]
  /// Domain and indicator of scores that left the range of doubles; they are missing.
  let overflows: [(domain: Int, indicator: Int)]

  init(
    domains: Int, indicators: Int, scores: [Double], slopes: [Double], overflows: [(domain: Int, indicator: Int)] = []
  ) {
    self.overflows = overflows
    self.domains = domains
    self.indicators = indicators
    self.scores = scores
    self.slopes = slopes
  }

  /// Σ w·x/Σ w of what several groups of respondents say, over those that say something; the only one as it is.
  ///
  /// - Precondition: of the same domains and indicators, a weight above zero for each, one at least.
  package static func combined(_ parts: [IndicatorScores], weights: [Double]) -> IndicatorScores {
    guard parts.count > 1 else { return parts[0] }
    var scores = [Double](repeating: .nan, count: parts[0].scores.count)
    var slopes = [Double](repeating: 0, count: scores.count)
    for cell in scores.indices {
      var (weight, score, slope) = (0.0, 0.0, 0.0)
      for (part, own) in zip(parts, weights) where !part.scores[cell].isNaN {
        weight += own
        score += own * part.scores[cell]
        slope += own * part.slopes[cell]
      }
      if weight > 0 { (scores[cell], slopes[cell]) = (score / weight, slope / weight) }
    }
    return IndicatorScores(domains: parts[0].domains, indicators: parts[0].indicators, scores: scores, slopes: slopes)
  }

  /// The same with some indicators missing in every domain.
  func without(_ missing: [Int]) -> IndicatorScores {
    guard !missing.isEmpty else { return self }
    var (scores, slopes) = (scores, slopes)
    for domain in 0..<domains {
      for indicator in missing { (scores[domain * indicators + indicator], slopes[domain * indicators + indicator]) = (.nan, 0) }
    }
    return IndicatorScores(domains: domains, indicators: indicators, scores: scores, slopes: slopes)
  }

  /// `nil` where the value is missing.
  package func score(domain: Int, indicator: Int) -> Double? {
    let score = scores[domain * indicators + indicator]
    return score.isNaN ? nil : score
  }

  /// d score/d value, what the score takes from other units held as observed; 0 where the score is missing, constant, clipped or a step.
  package func slope(domain: Int, indicator: Int) -> Double { slopes[domain * indicators + indicator] }
}
