package import Scoring
package import SurveyModel

/// How the units' scores go with their attainment of one issuer's target: Spearman's rank correlation over the units that have both.
package struct AttainmentCorrelation: Sendable, Hashable {
  package enum PMethod: String, Sendable, Hashable {
    /// All orders counted.
    case exact
    /// ρ√((n − 2)/(1 − ρ²)) against Student's t with n − 2 degrees of freedom: an approximation.
    case studentT = "student-t"
  }

  /// As context.csv writes it.
  package let indicator: String
  package let measure: String
  /// Of the figures.
  package let period: Period
  package let issuer: String
  /// Of the targets: longer than ``period`` where that is still running.
  package let targetPeriod: Period
  /// Units with a rank and an attainment.
  package let units: Int
  /// `nil` where one side is constant: not defined.
  package let correlation: RankCorrelation?

  /// Two-sided, with how it was found: exact with eight units or fewer, else the approximation by Student's t (Kendall and Gibbons, Rank Correlation
  /// Methods, 1990; what R's `cor.test(exact = FALSE)` prints). `nil` without a correlation.
  package var p: (value: Double, method: PMethod)? {
    guard let correlation else { return nil }
    if let exact = correlation.exactP { return (exact, .exact) }
    let rho = correlation.coefficient
    let degrees = Double(correlation.pairs - 2)
    // (1 − ρ)(1 + ρ): 1 − ρ² would cancel near the ends, where t is infinite and p 0.
    let t = rho.magnitude * (degrees / ((1 - rho) * (1 + rho))).squareRoot()
    return (t == .infinity ? 0 : min(1, 2 * StudentT(degreesOfFreedom: degrees).upperTail(t)), .studentT)
  }

  /// With so few units even a strong correlation is easily chance.
  package static let fewUnits = 30

  /// A row for each issuer's target of one indicator, period and measure for which three ranked units or more have an attainment, in the order of the figures.
  ///
  /// Scores are compared as the ranking compares them, so that units that share a rank are ties; attainments at 12 significant digits. A unit without a rank
  /// (withheld, or without a score) stays outside, as does one without an attainment, and the figures of the whole department.
  ///
  /// - Parameter ranks: by unit, 1 the best; `nil` for a unit without a rank.
  package static func all(_ figures: [ContextFigure], ranks: [Int?]) -> [AttainmentCorrelation] {
    struct Key: Hashable {
      let indicator: String
      let measure: String
      let period: Period
      let issuer: String
      let targetPeriod: Period
    }
    var keys: [Key] = []
    var pairs: [Key: (scores: [Double], attainments: [Double])] = [:]
    for figure in figures {
      guard let unit = figure.unit, ranks.indices.contains(unit), let rank = ranks[unit] else { continue }
      for target in figure.targets {
        // What is not to be passed is kept by little of it: no attainment that goes with a score.
        guard let attainment = target.attainment, attainment.isFinite, !target.isAtMost else { continue }
        let key = Key(
          indicator: figure.indicator, measure: figure.measure, period: figure.period, issuer: target.issuer, targetPeriod: target.period)
        if pairs[key] == nil { keys.append(key) }
        // The best rank is the highest score.
        pairs[key, default: ([], [])].scores.append(-Double(rank))
        pairs[key, default: ([], [])].attainments.append(PublishedNumber.significant(attainment))
      }
    }
    return keys.compactMap { key in
      guard let (scores, attainments) = pairs[key], scores.count >= RankCorrelation.fewestPairs else { return nil }
      return AttainmentCorrelation(
        indicator: key.indicator, measure: key.measure, period: key.period, issuer: key.issuer, targetPeriod: key.targetPeriod,
        units: scores.count, correlation: RankCorrelation(scores, attainments))
    }
  }
}
