package import SurveyModel

/// What the same units had in other periods, for figures that one period lacks.
package struct TreatmentPanel: Sendable, Hashable {
  /// Of the table that is treated; `nil` where its edition is no period.
  package let period: Period?
  /// Other periods, once each; units are found by their ids, columns by their names.
  package let others: [UnitPanel.Edition]
  /// Whether the table is the one that is scored; else it only gives a pooled range its values, and may lack some.
  package let isOfRun: Bool

  package init(period: Period?, others: [UnitPanel.Edition], isOfRun: Bool = true) {
    self.period = period
    self.others = others
    self.isOfRun = isOfRun
  }

  /// No other period is known.
  package static let none = TreatmentPanel(period: nil, others: [])

  /// A value of another period.
  struct Point {
    let period: Period
    let value: Double
  }

  /// Whether there is a period to take from at all: of the same series, for `latest` before this one, with a value of any of the columns.
  func serves(_ method: DataTreatment.Imputation, columns: [String]) -> Bool {
    others.contains { other in
      guard isUseful(other.period, method) else { return false }
      let places = columns.compactMap { other.table.columns.firstIndex(of: $0) }
      return other.table.units.indices.contains { unit in places.contains { other.table.value(unit: unit, column: $0) != nil } }
    }
  }

  private func isUseful(_ other: Period, _ method: DataTreatment.Imputation) -> Bool {
    guard let period, other.series == period.series, other.place != period.place else { return false }
    return method != .latest || other.place < period.place
  }

  /// The row of each unit in each of ``others``.
  func rows() -> [[String: Int]] {
    others.map { Dictionary($0.table.units.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }) }
  }

  /// Those of one unit that have a value, the earliest first. A column that is divided is divided in each period by the denominator of that period.
  ///
  /// - Parameter rows: ``rows()``.
  /// - Throws: ``ScoringError/denominator(column:unit:value:divides:period:)``.
  func series(
    unit: String, column: String, denominator: String?, rows: [[String: Int]], _ method: DataTreatment.Imputation
  ) throws(ScoringError) -> [Point] {
    var points: [Point] = []
    for (edition, rows) in zip(others, rows) where isUseful(edition.period, method) {
      let table = edition.table
      guard let row = rows[unit], let place = table.columns.firstIndex(of: column),
        var value = table.value(unit: row, column: place)
      else { continue }
      if let denominator {
        guard let divisor = table.columns.firstIndex(of: denominator).flatMap({ table.value(unit: row, column: $0) }) else { continue }
        guard divisor > 0 else {
          throw .denominator(column: denominator, unit: unit, value: divisor, divides: column, period: edition.period.description)
        }
        value /= divisor
      }
      if value.isFinite { points.append(Point(period: edition.period, value: value)) }
    }
    return points.sorted { $0.period.place < $1.period.place }
  }

  /// `latest`: the last before. `linear`: on the line between the nearest before and after, x₀ + (x₁ − x₀)(t − t₀)/(t₁ − t₀), t in whole years or months; outside
  /// the span of what was observed the nearest value (R `approx(rule = 2)`, as COINr `impute_panel` calls it). `nil` of nothing.
  ///
  /// - Parameter series: the earliest first.
  func value(from series: [Point], _ method: DataTreatment.Imputation) -> (value: Double, from: [Period])? {
    guard let period else { return nil }
    let before = series.last { $0.period.place < period.place }
    let after = method == .linear ? series.first { $0.period.place > period.place } : nil
    guard let before, let after else { return (before ?? after).map { ($0.value, [$0.period]) } }
    let share = Double(period.place - before.period.place) / Double(after.period.place - before.period.place)
    // The same where both are the same; of two huge values of opposite sign the difference would overflow.
    let step = after.value - before.value
    let value = step.isFinite ? before.value + step * share : before.value * (1 - share) + after.value * share
    return (value, [before.period, after.period])
  }
}
