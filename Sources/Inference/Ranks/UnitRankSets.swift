import Scoring
import SurveyModel

/// The rank sets of the units that are published, by unit of the survey.
struct UnitRankSets {
  /// By unit; `nil` for a unit without a rank.
  let marginal: [ClosedRange<Int>?]
  /// The same of all units at once; `nil` also where it was not asked for.
  let simultaneous: [ClosedRange<Int>?]
  /// `nil` where there is nothing to compare.
  let comparison: Results.RankComparison?

  static func none(units: Int) -> UnitRankSets {
    let sets = [ClosedRange<Int>?](repeating: nil, count: units)
    return UnitRankSets(marginal: sets, simultaneous: sets, comparison: nil)
  }

  private init(marginal: [ClosedRange<Int>?], simultaneous: [ClosedRange<Int>?], comparison: Results.RankComparison?) {
    self.marginal = marginal
    self.simultaneous = simultaneous
    self.comparison = comparison
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  /// Compares all units that have a score and are published. A score of hard data alone is exact. No sets below a confidence of one half, at which
  /// the method promises nothing. Degrees of freedom are Satterthwaite's over the strata, not those of the units' intervals: with strata sampled unevenly
  /// respondents − strata are too many, and joint coverage falls short where all units are equal (Documentation/coverage.md).
  ///
  /// - Parameter comparesAll: whether sets of all units at once are wanted, too: they need the most draws.
  init(
    _ scored: ScoredSurvey, _ covariance: ScoreCovariance?, seed: UInt64, threads: Int, comparesAll: Bool = true,
    work: Work = .unwatched, numbers: NormalDraws.KeptNumbers? = nil
  ) {
    let index = scored.data.index
    let scores = scored.rankedScores
    let rounded = scored.publishedScores
    let units = scores.indices.filter { scores[$0] != nil }
    guard let covariance else {
      self = .none(units: scores.count)
      return
    }
    let estimates = units.map { unit -> Estimate in
      // With the bonus and penalty points, which have no error of their own.
      let value = scores[unit] ?? 0
      guard let estimate = covariance.estimates[unit] else { return Estimate(value: value, variance: 0, degreesOfFreedom: .infinity) }
      return Estimate(
        value: value, variance: estimate.variance,
        degreesOfFreedom: min(estimate.degreesOfFreedom, covariance.comparisonDegreesOfFreedom[unit]))
    }
    let published = units.map { rounded[$0]?.value ?? 0 }
    let sharesRespondents: @Sendable (Int, Int) -> Bool = { covariance.sharesRespondents(units[$0], units[$1]) }
    guard index.confidence >= 0.5, !units.isEmpty,
      let comparisons = try? UnitComparisons(
        estimates: estimates,
        covariance: covariance.isIndependent ? nil : units.map { u in units.map { v in covariance[u, v] } },
        sharesRespondents: covariance.isIndependent ? nil : sharesRespondents, published: published)
    else {
      self = .none(units: scores.count)
      return
    }
    let estimator = RankSetEstimator(confidence: index.confidence, seed: seed, threads: threads, work: work, numbers: numbers)
    func byUnit(_ sets: [ClosedRange<Int>]) -> [ClosedRange<Int>?] {
      var all = [ClosedRange<Int>?](repeating: nil, count: scores.count)
      for (place, unit) in units.enumerated() { all[unit] = sets[place] }
      return all
    }
    guard comparesAll else {
      marginal = byUnit(estimator.marginalSets(comparisons))
      simultaneous = [ClosedRange<Int>?](repeating: nil, count: scores.count)
      comparison = nil
      return
    }
    let found = estimator.rankSets(comparisons)
    marginal = byUnit(found.units.map(\.marginal))
    simultaneous = byUnit(found.units.map(\.simultaneous))
    comparison = Results.RankComparison(
      groups: found.groups.map { $0.map { $0.map { units[$0] } } },
      isOpen: found.isOpen || found.units.contains(where: \.isOpen), draws: found.criticalValues.last?.draws ?? 0,
      criticalValue: found.criticalValues.first,
      marginalCriticalValues: Self.range(found.units.compactMap { $0.criticalValues.first?.value }))
  }
}
