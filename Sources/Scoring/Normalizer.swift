import SurveyModel

/// From indicator values to scores, one rule an indicator, made from the units and applied to any domain.
///
/// With a, b = `from`, `to`: `answer-scale` a + (b−a)(x−lo)/(hi−lo), lo and hi the ends of the statistic; `share-of-maximum` b·x/hi;
/// `min-max` a + (b−a)(x−min)/(max−min), and (max−x) above for data of negative direction; `none` x, whatever the direction.
/// Missing values stay missing. A score that is not finite counts as missing.
public struct Normalizer: Sendable {
  /// The range that a `this-run` min-max took from the units.
  public struct ObservedRange: Sendable, Hashable {
    /// Id of the indicator.
    public let indicator: String
    public let min: Double
    public let max: Double
    /// Units that the range is taken over.
    public let units: Int

    public init(indicator: String, min: Double, max: Double, units: Int) {
      self.indicator = indicator
      self.min = min
      self.max = max
      self.units = units
    }
  }

  private enum Rule {
    /// from + (to − from)·t with t = (x − low)/(high − low), or (high − x)/(high − low) where negative.
    case line(low: Double, high: Double, from: Double, to: Double, isNegative: Bool, outside: Outside)
    case constant(Double)
    case identity
  }

  /// What becomes of a value outside the range.
  private enum Outside {
    /// The value lies inside by construction.
    case extended
    case clipped
    case missing
  }

  private let rules: [Rule]
  /// In tree order; empty without `this-run` ranges.
  public let observedRanges: [ObservedRange]

  /// - Parameters:
  ///   - values: of the units.
  ///   - isRanged: of each unit, whether it takes part in `this-run` ranges and must lie inside a given one; a withheld unit does not.
  ///   - unitIDs: for error messages.
  /// - Throws: ``ScoringError``: all values of a `this-run` range equal (to 12 digits, so that noise makes no range) and no `when-equal`;
  ///   a value outside a given range without `clip`; `share-of-maximum` where the maximum is not positive.
  public init(plan: ScoringPlan, values: IndicatorValues, isRanged: [Bool], unitIDs: [String]) throws(ScoringError) {
    var rules: [Rule] = []
    var observed: [ObservedRange] = []
    for (place, indicator) in plan.indicators.enumerated() {
      let isNegative =
        if case .data = indicator.source { indicator.direction == .negative } else { false }
      switch (indicator.normalization, indicator.source) {
      case (.none, _):
        rules.append(.identity)
      case (.answerScale(let from, let to), .answers(_, let recode)):
        rules.append(
          .line(low: recode.lowest, high: recode.highest, from: from, to: to, isNegative: false, outside: .extended))
      case (.shareOfMaximum(let to), .answers(_, let recode)):
        guard recode.highest > 0 else { throw .noMaximum(indicator: indicator.id, highest: recode.highest) }
        rules.append(.line(low: 0, high: recode.highest, from: 0, to: to, isNegative: false, outside: .extended))
      case (.answerScale, .data), (.shareOfMaximum, .data):
        throw .noAnswerScale(indicator: indicator.id)
      case (.minMax(.given(let low, let high), let clip, _, let from, let to), _):
        for unit in 0..<values.domains where isRanged[unit] && !clip {
          guard let value = values.value(domain: unit, indicator: place), !(low...high).contains(value) else { continue }
          throw .outsideRange(indicator: indicator.id, unit: unitIDs[unit], value: value, min: low, max: high)
        }
        rules.append(
          .line(low: low, high: high, from: from, to: to, isNegative: isNegative, outside: clip ? .clipped : .missing))
      case (.minMax(.thisRun, let clip, let whenEqual, let from, let to), _):
        var low = Double.infinity
        var high = -Double.infinity
        var units: [Int] = []
        for unit in 0..<values.domains where isRanged[unit] {
          guard let value = values.value(domain: unit, indicator: place) else { continue }
          low = min(low, value)
          high = max(high, value)
          units.append(unit)
        }
        if units.isEmpty {
          // Nobody has a value to rank by: whoever else has one gets no score from it.
          rules.append(.constant(.nan))
        } else if high - low > 1e-12 * max(high.magnitude, low.magnitude) {
          observed.append(ObservedRange(indicator: indicator.id, min: low, max: high, units: units.count))
          rules.append(
            .line(low: low, high: high, from: from, to: to, isNegative: isNegative, outside: clip ? .clipped : .missing))
        } else if let whenEqual {
          rules.append(.constant(whenEqual))
        } else {
          throw .allEqual(indicator: indicator.id, value: low, units: units.map { unitIDs[$0] })
        }
      }
    }
    self.rules = rules
    observedRanges = observed
  }

  /// Scores of any domains under these rules. Where a domain that took no part in a range (a withheld unit, the whole department) lies outside it,
  /// its score is clipped if the index says so, and else missing: the range says nothing about it.
  public func scores(of values: IndicatorValues) -> IndicatorScores {
    var scores = values.values
    var slopes = scores
    for first in stride(from: 0, to: scores.count, by: max(1, values.indicators)) {
      for (place, rule) in rules.enumerated() {
        (scores[first + place], slopes[first + place]) = Self.apply(rule, to: scores[first + place])
      }
    }
    return IndicatorScores(domains: values.domains, indicators: values.indicators, scores: scores, slopes: slopes)
  }

  /// Score and d score/d value.
  private static func apply(_ rule: Rule, to value: Double) -> (Double, Double) {
    guard !value.isNaN else { return (.nan, 0) }
    switch rule {
    case .identity:
      return (value, 1)
    case .constant(let score):
      return (score, 0)
    case .line(let low, let high, let from, let to, let isNegative, let outside):
      var share = (isNegative ? high - value : value - low) / (high - low)
      var slope = (isNegative ? low - high : high - low)
      slope = (to - from) / slope
      let isOutside = !(-1e-12...1 + 1e-12).contains(share)
      switch outside {
      case .extended: break
      case .clipped:
        if isOutside { slope = 0 }
        share = min(max(share, 0), 1)
      case .missing:
        if isOutside { return (.nan, 0) }
        share = min(max(share, 0), 1)
      }
      let score = from + (to - from) * share
      return score.isFinite ? (score, slope) : (.nan, 0)
    }
  }
}

/// The score of every indicator in every domain, and how fast it changes with the value: domains × indicators.
public struct IndicatorScores: Sendable {
  public let domains: Int
  public let indicators: Int
  /// NaN is missing.
  let scores: [Double]
  let slopes: [Double]

  init(domains: Int, indicators: Int, scores: [Double], slopes: [Double]) {
    self.domains = domains
    self.indicators = indicators
    self.scores = scores
    self.slopes = slopes
  }

  /// `nil` where the value is missing.
  public func score(domain: Int, indicator: Int) -> Double? {
    let score = scores[domain * indicators + indicator]
    return score.isNaN ? nil : score
  }

  /// d score/d value with the range held as observed; 0 where the score is missing, constant or clipped.
  public func slope(domain: Int, indicator: Int) -> Double { slopes[domain * indicators + indicator] }
}
