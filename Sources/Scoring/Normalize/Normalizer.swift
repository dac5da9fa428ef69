import SurveyModel

/// From indicator values to scores, one rule an indicator, made from the units and applied to any domain.
///
/// With a, b = `from`, `to`: `answer-scale` a + (b−a)(x−lo)/(hi−lo), lo and hi the ends of the statistic; `share-of-maximum` b·x/hi;
/// `min-max` and `goalposts` a + (b−a)(x−min)/(max−min), and (max−x) above for data of negative direction; `z-score` mean + sd (x−x̄)/s, s with n − 1;
/// `rank` 1 + the units that are worse, `borda` one less, `percentile-rank` a + (b−a)(rank−1)/(n−1); distances a + (b−a)(x−min)/(aim−min), or
/// (max−x)/(max−aim); `categorical` the score of the band [from, next from); `none` x, whatever the direction (OECD/JRC 2008, Handbook on Constructing
/// Composite Indicators). `transform: log` takes the logarithm of the value and of stated ends first.
/// Missing values stay missing; a score that leaves the range of doubles is told (``IndicatorScores``).
package struct Normalizer: Sendable {
  /// The range that a normalisation took from the units.
  package struct ObservedRange: Sendable, Hashable {
    /// Id of the indicator.
    package let indicator: String
    package let min: Double
    package let max: Double
    /// Units that the range is taken over, those of every edition.
    package let units: Int

    package init(indicator: String, min: Double, max: Double, units: Int) {
      self.indicator = indicator
      self.min = min
      self.max = max
      self.units = units
    }
  }

  /// A value that was held at the end of its range.
  package struct ClippedValue: Sendable, Hashable {
    /// Id of the indicator.
    package let indicator: String
    /// Place of the unit among the domains that the rules are made from.
    package let unit: Int
    package let value: Double
    package let low: Double
    package let high: Double
  }

  private let rules: [NormalizationRule]
  private let transforms: [IndexTree.Transform?]
  /// In tree order; empty without ranges of the units. Before any transform.
  package let observedRanges: [ObservedRange]
  /// By indicator in tree order, then unit.
  package let clipped: [ClippedValue]

  /// - Parameters:
  ///   - values: of the units.
  ///   - isRanged: of each unit, whether it takes part in ranges of the run and must lie inside a given one; a withheld unit does not.
  ///   - unitIDs: for error messages, and for the unit that a distance refers to.
  ///   - pooled: values of the editions that ranges are pooled over.
  /// - Throws: ``ScoringError``: all values of a range equal (to 12 digits, so that noise makes no range) and no `when-equal`; a value outside a given
  ///   range without `clip`, below the lowest band, or not above zero where it must be; an edition that is not known; `share-of-maximum` where the
  ///   maximum is not positive; a target that is not better than the worst value.
  package init(
    plan: ScoringPlan, values: IndicatorValues, isRanged: [Bool], unitIDs: [String], pooled: PooledValues = PooledValues(edition: nil)
  ) throws(ScoringError) {
    var rules: [NormalizationRule] = []
    var observed: [ObservedRange] = []
    var clipped: [ClippedValue] = []
    for (place, indicator) in plan.indicators.enumerated() {
      let field = try IndicatorField(
        indicator: indicator, place: place, values: values, isRanged: isRanged, unitIDs: unitIDs, pooled: pooled)
      let made = try field.rule()
      rules.append(made)
      if let range = field.observedRange(of: made) { observed.append(range) }
      clipped += field.clipped(by: made)
    }
    self.rules = rules
    transforms = plan.indicators.map(\.transform)
    observedRanges = observed
    self.clipped = clipped
  }

  /// Scores of any domains under these rules. Where a domain that took no part in a range (a withheld unit, the whole department) lies outside it,
  /// its score is clipped if the index says so, and else missing: the range says nothing about it. A rank of such a domain is the one it would have.
  package func scores(of values: IndicatorValues) -> IndicatorScores {
    var scores = values.values
    var slopes = scores
    var overflows: [(domain: Int, indicator: Int)] = []
    for first in stride(from: 0, to: scores.count, by: max(1, values.indicators)) {
      for (place, rule) in rules.enumerated() {
        let value = scores[first + place]
        let applied = rule.apply(to: transforms[place].map { $0.value(of: value) } ?? value)
        scores[first + place] = applied.score
        slopes[first + place] = transforms[place].map { applied.slope * $0.slope(at: value) } ?? applied.slope
        if applied.score.isInfinite {
          scores[first + place] = .nan
          overflows.append((first / values.indicators, place))
        }
        if scores[first + place].isNaN { slopes[first + place] = 0 }
      }
    }
    return IndicatorScores(
      domains: values.domains, indicators: values.indicators, scores: scores, slopes: slopes, overflows: overflows)
  }
}
