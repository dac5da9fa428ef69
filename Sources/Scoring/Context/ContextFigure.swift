package import SurveyModel

/// One indicator of one unit (or the whole department) in one period: the actual beside every target, and what follows from them. Computed, never typed.
///
/// Fractions: an attainment of 1.4219 is 142.19 %, a change of 0.045 is 4.5 %. What is not known is `nil`.
package struct ContextFigure: Sendable, Hashable {
  package struct Target: Sendable, Hashable {
    package let issuer: String
    package let value: Double
    /// actual / target; `nil` without an actual, and of a target that is not above zero.
    package let attainment: Double?
    /// target − actual, in the measure: what is still missing; negative when the target is passed.
    package let gap: Double?
    /// The period that the target is set for: longer than the figure's own where that is still running.
    package let period: Period
    package let source: String
    /// Whether the actual is not to pass it: physical inspection of no more than 5 %.
    package let isAtMost: Bool

    /// Whether it is kept or reached, as far as the actual goes; `nil` without an actual.
    package var isMet: Bool? { gap.map { isAtMost ? $0 >= 0 : $0 <= 0 } }

    /// Whether there is an actual and no attainment, because the target is not above zero.
    package var allowsNoAttainment: Bool { attainment == nil && gap != nil }

    package init(
      issuer: String, value: Double, attainment: Double?, gap: Double?, period: Period, source: String, isAtMost: Bool = false
    ) {
      self.issuer = issuer
      self.value = value
      self.attainment = attainment
      self.gap = gap
      self.period = period
      self.source = source
      self.isAtMost = isAtMost
    }
  }

  package struct Forecast: Sendable, Hashable {
    package let issuer: String
    package let value: Double
    package let source: String

    package init(issuer: String, value: Double, source: String) {
      self.issuer = issuer
      self.value = value
      self.source = source
    }
  }

  /// For a span of days inside a period that a target is set for.
  package struct ToDate: Sendable, Hashable {
    /// The whole period.
    package let of: Period
    /// Days of the span / days of the whole period.
    package let elapsed: Double
    /// actual / elapsed: what the whole period gives at the pace so far. A plain extrapolation, not a forecast.
    package let runRateProjection: Double?

    package init(of: Period, elapsed: Double, runRateProjection: Double?) {
      self.of = of
      self.elapsed = elapsed
      self.runRateProjection = runRateProjection
    }
  }

  /// Index into `Survey.units`; `nil` is the whole department.
  package let unit: Int?
  package let indicator: String
  package let period: Period
  package let measure: String
  package let actual: Double?
  /// The actual of the previous period of the same length, where the file has it.
  package let previous: Double?
  /// actual/previous − 1
  package let changeOnPrevious: Double?
  /// A change that a source states without its base; never combined with ours.
  package let publishedChange: Double?
  /// Of the whole department's actual; units only.
  package let shareOfDepartment: Double?
  /// In the order of the file.
  package let targets: [Target]
  package let forecasts: [Forecast]
  package let toDate: ToDate?
  /// Among the units, by attainment of the first target; 1 the highest, of a target that is at most the lowest; ties share a rank.
  package let attainmentRank: Int?
  /// Distinct sources of the rows used, in the order of the file.
  package let sources: [String]
  /// Distinct notes of the rows used, in the order of the file.
  package let notes: [String]
  /// What sources state of the figure, beside what the figures give.
  package let statements: [ContextStatement]

  package init(
    unit: Int?, indicator: String, period: Period, measure: String, actual: Double?, previous: Double?,
    changeOnPrevious: Double?, publishedChange: Double?, shareOfDepartment: Double?, targets: [Target],
    forecasts: [Forecast], toDate: ToDate?, attainmentRank: Int?, sources: [String], notes: [String],
    statements: [ContextStatement] = []
  ) {
    self.unit = unit
    self.indicator = indicator
    self.period = period
    self.measure = measure
    self.actual = actual
    self.previous = previous
    self.changeOnPrevious = changeOnPrevious
    self.publishedChange = publishedChange
    self.shareOfDepartment = shareOfDepartment
    self.targets = targets
    self.forecasts = forecasts
    self.toDate = toDate
    self.attainmentRank = attainmentRank
    self.sources = sources
    self.notes = notes
    self.statements = statements
  }
}
