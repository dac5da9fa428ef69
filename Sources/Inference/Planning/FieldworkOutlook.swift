import Scoring
package import SurveyModel

/// How far a survey is while it runs, and what it leads to at the end if responses keep coming as they did of late.
///
/// A unit is expected to end with its responses so far and, for each day left, the mean of its last seven days; never with more than were
/// invited. Its interval then follows from the spread of answers so far (``LastEdition``): S/√n · √(1 − n/N), times Student's t.
package struct FieldworkOutlook: Sendable, Hashable {
  package struct Unit: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` for all units together.
    package let unit: Int?
    package let responses: Int
    /// `nil` without a list of those invited.
    package let invited: Int?
    /// Beside ``FieldworkOutlook/days``.
    package let daily: [Int]
    /// Responses at the end; `nil` where nothing tells when that is.
    package let expected: Int?
    /// Half of the interval of the score as it is, and as it is expected to be at the end; `nil` where it cannot be told.
    package let halfWidth: Double?
    package let expectedHalfWidth: Double?
    /// Whether the unit would be withheld by its own responses, now and at the end.
    package let isBelow: Bool
    package let staysBelow: Bool
  }

  /// The day up to which responses are known: the last on which one came in, within the fieldwork. `nil` where no response has a day.
  package let asOf: CalendarDate?
  /// Of the fieldwork, behind ``asOf``; 0 where it is over, `nil` where nothing tells.
  package let daysLeft: Int?
  /// Days that the pace was taken from.
  package let paceDays: Int
  /// The latest, two months of them at most, each followed by the next.
  package let days: [CalendarDate]
  package let overall: Unit
  /// In the order of the survey.
  package let units: [Unit]
  package let atLeast: Int

  private static let pace = 7
  private static let mostDays = 62

  /// - Parameters:
  ///   - groups: what was read of each respondent group.
  ///   - today: nothing came in later, and the fieldwork may be over although nothing came in on its last day.
  package init(_ results: Results, groups: [SurveyData.Group], today: CalendarDate) {
    let survey = results.survey
    let atLeast = results.index.publish.atLeast
    let arrivals = groups.compactMap(\.arrivals).reduce(nil as Arrivals?) { $0?.adding($1) ?? $1 }
    let all = arrivals?.ofUnit.flatMap(\.self).map(\.number) ?? []
    let fieldwork = survey.fieldwork
    let end = fieldwork?.to.dayNumber
    // A day behind the end, or to come, is a slip of the pen or a straggler: it does not end the fieldwork.
    let last = all.filter { $0 <= min(end ?? .max, today.dayNumber) }.max()
    let first = fieldwork?.from.dayNumber ?? all.min()
    let left: Int? =
      if let end { today.dayNumber > end ? 0 : last.map { end - $0 } } else { nil }
    let paceDays = last.map { last in max(1, min(Self.pace, last - (first ?? last) + 1)) } ?? Self.pace
    let shown = last.map { last in max(min(first ?? last, last), last - Self.mostDays + 1)...last }
    let spreads = LastEdition(results)
    let rates = results.responseRates.filter { $0.stratum == nil }
    // Of each unit by itself: assessors whose scores are official acts are protected by no threshold.
    let protects = zip(survey.respondentGroups, groups).contains { $0.0.isConfidential }

    func unit(_ place: Int?, responses: Int, days: [Arrivals.Day], now: Interval?, degrees: Double?, spread: Double?) -> Unit {
      let invited = rates.first { $0.unit == place }?.counts.invited
      let recent = last.map { last in days.filter { ($0.number > last - paceDays) && $0.number <= last }.reduce(0) { $0 + $1.responses } }
      var expected: Int?
      if let left, let recent {
        let more = Int((Double(recent) * Double(left) / Double(paceDays)).rounded())
        expected = max(responses, min(responses + more, invited ?? .max))
      } else if left == 0 {
        expected = responses
      }
      let counts = Dictionary(days.map { ($0.number, $0.responses) }) { $0 + $1 }
      return Unit(
        unit: place, responses: responses, invited: invited, daily: shown.map { $0.map { counts[$0] ?? 0 } } ?? [], expected: expected,
        halfWidth: now.map { ($0.high - $0.low) / 2 },
        expectedHalfWidth: expected.flatMap { expected in
          expected == responses
            ? now.map { ($0.high - $0.low) / 2 }
            : Self.halfWidth(
              spread, responses: expected, invited: invited, degrees: degrees.map { $0 + Double(expected - responses) },
              confidence: results.index.confidence)
        },
        isBelow: protects && responses < atLeast, staysBelow: protects && (expected ?? responses) < atLeast)
    }

    let byUnit = Dictionary(results.units.map { ($0.unit, $0) }) { first, _ in first }
    units = survey.units.indices.map { place in
      let own = byUnit[place]
      return unit(
        place, responses: own?.responses ?? 0, days: arrivals?.ofUnit[place] ?? [], now: own?.interval, degrees: own?.degreesOfFreedom,
        spread: spreads.units[survey.units[place].id]?.spread ?? spreads.pooledSpread)
    }
    overall = unit(
      nil, responses: results.overall.responses, days: arrivals?.ofUnit.flatMap(\.self) ?? [], now: results.overall.interval, degrees: nil,
      spread: spreads.overallSpread)
    asOf = last.flatMap { CalendarDate(dayNumber: $0) }
    daysLeft = left
    self.paceDays = paceDays
    days = shown.map { $0.compactMap { CalendarDate(dayNumber: $0) } } ?? []
    self.atLeast = atLeast
  }

  /// `nil` with fewer than two responses, or where nothing tells the spread.
  static func halfWidth(_ spread: Double?, responses: Int, invited: Int?, degrees: Double?, confidence: Double) -> Double? {
    guard let spread, responses >= 2 else { return nil }
    let n = Double(responses)
    let rest = invited.map { max(0, 1 - n / Double(max($0, responses))) } ?? 1
    let t = StudentT(degreesOfFreedom: max(1, degrees ?? n - 1)).upperQuantile((1 - confidence) / 2)
    return spread * (rest / n).squareRoot() * t
  }
}
