import Scoring
import SurveyModel

/// Indicators whose answers in a domain are all equal: they have no variance to offer, and are not exact for
/// it.
///
/// In comparisons each stands with a²·((longer side)/t)², the longer side from its value to an end of its
/// Clopper–Pearson interval with its own respondents, t with one less degrees of freedom; a is the derivative
/// of the score in its value. In the interval of the score the sides are added up as squares on either side.
struct EqualParts: Sendable {
  /// What the equal indicators below a node add in one domain.
  struct Sides: Sendable, Hashable {
    /// Σ a²·((longer side)/t)²
    var variance = 0.0
    /// Σ of the squares of the sides below and above the score.
    var below = 0.0
    var above = 0.0
    /// Whether there is one, whether all that answers make are, and lie at the same end of their scales.
    var isThere = false
    var areAllAtOneBound = false
    /// An indicator that one respondent answered: nothing can be said of it.
    var isUntold = false
  }

  private struct Part: Sendable {
    /// Among the indicators of the plan.
    let indicator: Int
    let value: Double
    let low: Double
    let high: Double
    /// t with the respondents less one; `nil` for one respondent.
    let quantile: Double?
    /// −1 at the lower end of the scale, 1 at the upper.
    let bound: Int
  }

  private let plan: ScoringPlan
  private let scored: DomainScores
  /// By domain.
  private let parts: [[Part]]

  /// - Parameter intervals: whose confidence counts.
  init(_ group: ScoredGroup, _ scored: DomainScores, intervals: IntervalEstimator) {
    plan = group.plan
    self.scored = scored
    let tally = group.tally
    var range = [[(low: Double, high: Double)?]](
      repeating: Array(repeating: nil, count: plan.indicators.count), count: scored.domains.count)
    for row in 0..<tally.rows {
      let domain = scored.domains.ofRow[row]
      for (number, indicator) in plan.indicators.enumerated() {
        guard case .answers(let question, let recode) = indicator.source else { continue }
        for (category, value) in recode.values.enumerated() where tally.count(row: row, question: question, category: category) > 0 {
          let known = range[domain][number] ?? (value, value)
          range[domain][number] = (min(known.low, value), max(known.high, value))
        }
      }
    }
    parts = range.enumerated().map { domain, indicators in
      indicators.enumerated().compactMap { number, range -> Part? in
        guard let range, range.low == range.high, scored.values.value(domain: domain, indicator: number) != nil,
          case .answers(_, let recode) = group.plan.indicators[number].source, recode.highest > recode.lowest
        else { return nil }
        let respondents = scored.values.answers(domain: domain, indicator: number)
        let width = recode.highest - recode.lowest
        let share = (range.low - recode.lowest) / width
        guard let interval = intervals.betaInterval(share: min(max(share, 0), 1), respondents: respondents) else { return nil }
        return Part(
          indicator: number, value: range.low, low: recode.lowest + width * interval.low, high: recode.lowest + width * interval.high,
          quantile: respondents > 1 ? intervals.quantile(degreesOfFreedom: Double(respondents - 1)) : nil,
          bound: range.low == recode.lowest ? -1 : range.low == recode.highest ? 1 : 0)
      }
    }
  }

  /// Below a node of a domain; a score that weighs `share` of several groups' takes that much of it.
  func sides(domain: Int, node: Int, share: Double = 1) -> Sides {
    var sides = Sides()
    guard !parts[domain].isEmpty else { return sides }
    let gradient = scored.gradient(domain: domain, node: node)
    var bounds: Set<Int> = []
    var isEqual = [Bool](repeating: false, count: gradient.count)
    for part in parts[domain] where gradient[part.indicator] != 0 {
      let slope = share * gradient[part.indicator]
      let (below, above) = (slope.magnitude * (part.value - part.low), slope.magnitude * (part.high - part.value))
      sides.below += slope > 0 ? below * below : above * above
      sides.above += slope > 0 ? above * above : below * below
      if let quantile = part.quantile {
        let error = max(below, above) / quantile
        sides.variance += error * error
      } else {
        sides.isUntold = true
      }
      bounds.insert(slope > 0 ? part.bound : -part.bound)
      isEqual[part.indicator] = true
      sides.isThere = true
    }
    let others = plan.indicators.indices.contains { plan.indicators[$0].isAnswered && gradient[$0] != 0 && !isEqual[$0] }
    sides.areAllAtOneBound = sides.isThere && !others && bounds.count == 1 && bounds.first != 0
    return sides
  }
}

extension EqualParts.Sides {
  /// Of several respondent groups.
  static func + (a: Self, b: Self) -> Self {
    if !a.isThere { return b }
    if !b.isThere { return a }
    return Self(
      variance: a.variance + b.variance, below: a.below + b.below, above: a.above + b.above, isThere: true,
      areAllAtOneBound: a.areAllAtOneBound && b.areAllAtOneBound, isUntold: a.isUntold || b.isUntold)
  }
}
