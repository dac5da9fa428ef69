import Scoring
package import SurveyModel

/// A figure of the whole department over the years, beside the targets that were set for each: from the files of all editions.
package struct FigureSeries: Sendable, Hashable {
  package struct Target: Sendable, Hashable {
    package let issuer: String
    package let value: Double
    package let isAtMost: Bool
    /// actual / target; `nil` without an actual, and of a target that is not above zero.
    package let attainment: Double?
  }

  package struct Year: Sendable, Hashable {
    package let year: Int
    /// Of the edition whose file says it; the latest that does.
    package let edition: String
    /// `nil` where no file knows it.
    package let actual: Double?
    /// What the actual covers where that is not the whole year.
    package let span: Period?
    /// In the order of the file.
    package let targets: [Target]
  }

  package let indicator: String
  package let measure: String
  /// Rising; each with an actual or a target, two at least.
  package let years: [Year]

  /// Those with a target in any year, in the order in which the latest file speaks of them.
  package static func all(_ surroundings: Surroundings) -> [FigureSeries] {
    let files = [(surroundings.survey.edition, surroundings.figures)] + surroundings.earlier.map { ($0.edition, $0.figures) }
    var names: [String] = []
    for (_, figures) in files {
      for figure in figures where figure.unit == nil && !names.contains(figure.indicator) { names.append(figure.indicator) }
    }
    return names.compactMap { name in
      FigureSeries(name, in: files.map { edition, figures in (edition, figures.filter { $0.unit == nil && $0.indicator == name }) })
    }
  }

  private init?(_ indicator: String, in files: [(edition: String, figures: [ContextFigure])]) {
    let told = files.flatMap(\.figures).filter { $0.actual != nil || !$0.targets.isEmpty }.map(\.measure)
    guard let first = told.first else { return nil }
    // Times are kept in minutes as soon as a file has them so. A figure in thousands says nothing of one in millions.
    let minutes = told.first { MeasureKey($0).isMinutes }
    let measure = MeasureKey(first).minutes != nil ? minutes ?? first : first
    let own = files.map { file in (edition: file.edition, figures: file.figures.compactMap { Figure($0, in: MeasureKey(measure)) }) }
    let all = Set(own.flatMap(\.figures).map(\.year))
    let years = all.sorted().compactMap { year in Self.year(year, in: own) }
    guard years.count > 1, years.contains(where: { !$0.targets.isEmpty }) else { return nil }
    self.indicator = indicator
    self.measure = measure
    self.years = years
  }

  /// What a file says of a year, in the measure of the series.
  private struct Figure {
    /// That it is of, or is to be of.
    let year: Int
    let period: Period
    let toDate: ContextFigure.ToDate?
    let actual: Double?
    let targets: [(issuer: String, value: Double, isAtMost: Bool)]

    /// `nil` where it is of no year, or in a measure that does not meet this one.
    init?(_ figure: ContextFigure, in measure: MeasureKey) {
      guard case .year(let year) = figure.toDate?.of ?? figure.period else { return nil }
      let own = MeasureKey(figure.measure)
      guard own.convert(0, to: measure) != nil else { return nil }
      self.year = year
      period = figure.period
      toDate = figure.toDate
      actual = figure.actual.flatMap { own.convert($0, to: measure) }
      targets = figure.targets.map { ($0.issuer, own.convert($0.value, to: measure) ?? $0.value, $0.isAtMost) }
    }
  }

  private static func year(_ year: Int, in files: [(edition: String, figures: [Figure])]) -> Year? {
    var actual: (value: Double, span: Period?, edition: String)?
    var targets: (list: [(issuer: String, value: Double, isAtMost: Bool)], edition: String)?
    for (edition, figures) in files {
      let own = figures.filter { $0.year == year }
      // The whole year stands before a part of it, a longer part before a shorter one.
      let known = own.filter { $0.actual != nil }.max { ($0.toDate?.elapsed ?? 2) < ($1.toDate?.elapsed ?? 2) }
      if actual == nil, let known, let value = known.actual { actual = (value, known.toDate == nil ? nil : known.period, edition) }
      if targets == nil, let set = (own.first { $0.toDate == nil && !$0.targets.isEmpty } ?? own.first { !$0.targets.isEmpty }) {
        targets = (set.targets, edition)
      }
    }
    guard let edition = actual?.edition ?? targets?.edition else { return nil }
    return Year(
      year: year, edition: edition, actual: actual?.value, span: actual?.span,
      targets: (targets?.list ?? []).map { target in
        Target(
          issuer: target.issuer, value: target.value, isAtMost: target.isAtMost,
          attainment: actual.flatMap { target.value > 0 ? $0.value / target.value : nil })
      })
  }
}
