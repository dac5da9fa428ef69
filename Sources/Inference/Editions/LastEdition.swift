import Scoring
import SurveyModel

/// What the last edition says of the spread of answers: the standard deviation of one respondent's score,
/// from the error of the unit's score.
///
/// S² = V·n/(1 − n/N), with n respondents of N invited. It holds what weights and unanswered questions add to
/// the error as well. A unit with fewer than ten responses takes the spread of all others together.
package struct LastEdition: Sendable {
  package struct Unit: Sendable, Hashable {
    package let score: Double?
    /// `nil` with too few responses to tell.
    package let spread: Double?
  }

  private static let fewest = 10

  package let scale: ClosedRange<Double>
  /// By the unit's id.
  package let units: [String: Unit]
  /// Over the units with enough responses, weighted by these; `nil` where there are none.
  package let pooledSpread: Double?
  /// Of all units together.
  package let overallSpread: Double?

  package init(_ results: Results) {
    scale = results.index.score.from...results.index.score.to
    var units: [String: Unit] = [:]
    var (sum, weight) = (0.0, 0.0)
    for own in results.units where own.isPublished {
      let n = Double(own.responses)
      let rate = results.responseRates.first { $0.unit == own.unit && $0.stratum == nil }
      let invited = Double(rate?.counts.invited ?? 0)
      let spread = Self.spread(own.standardError, responses: own.responses, invited: invited)
      if let spread {
        sum += n * spread * spread
        weight += n
      }
      units[results.survey.units[own.unit].id] = Unit(score: own.score, spread: spread)
    }
    self.units = units
    pooledSpread = weight > 0 ? (sum / weight).squareRoot() : nil
    let whole = results.responseRates.first { $0.unit == nil && $0.stratum == nil }
    overallSpread = Self.spread(
      results.overall.standardError, responses: results.overall.responses, invited: Double(whole?.counts.invited ?? 0))
  }

  private static func spread(_ error: Double?, responses: Int, invited: Double) -> Double? {
    guard responses >= fewest, let error, error > 0 else { return nil }
    let n = Double(responses)
    return (error * error * n / (invited > n ? 1 - n / invited : 1)).squareRoot()
  }
}
