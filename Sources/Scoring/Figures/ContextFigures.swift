import SurveyModel

/// The actuals of a few measures, by unit and period, from a survey's own context and those of the editions before.
struct ContextFigures {
  private struct Key: Hashable {
    let unit: Int?
    let name: String
    let period: Period
  }

  /// Measures that any context names, of those wanted.
  let names: [String]
  /// All in which a wanted measure has an actual, the earliest first within each series.
  let periods: [Period]
  private let survey: Survey
  private let values: [Key: Double]

  /// A figure of the survey's own context stands before that of an earlier edition, a later edition's before an earlier one's; the survey's own period is its own context's alone. A unit that
  /// several units became, or that several became, has no figures of earlier editions: they speak of something else.
  ///
  /// - Throws: ``ScoringError``: two different actuals for one thing in a context; where figures come from other periods, a measure in different units of measurement.
  init(
    names: [String], index: IndexTree, survey: Survey, context: ContextTable?, earlier: [(survey: Survey, context: ContextTable?)]
  ) throws(ScoringError) {
    let wanted = Set(names)
    let own = Period(survey.edition)
    var values: [Key: Double] = [:]
    var known: Set<String> = []
    var periods: Set<Period> = []
    var measures: [String: [String]] = [:]
    let contexts: [(survey: Survey, context: ContextTable?, isOwn: Bool)] =
      [(survey, context, true)] + earlier.map { ($0.survey, $0.context, false) }
    var times = TimesOfEditions()
    for (edition, context, isOwn) in contexts {
      let context = times.add(context)
      let unitNow = isOwn ? edition.units.indices.map(Optional.some) : Self.matches(now: survey, then: edition)
      var here: [Key: Double] = [:]
      for entry in context?.entries ?? [] where wanted.contains(entry.indicator) {
        if isOwn { known.insert(entry.indicator) }
        guard entry.kind == .actual, let value = entry.value, value.isFinite, isOwn || entry.period != own else { continue }
        var unit: Int?
        if let then = entry.unit {
          guard unitNow.indices.contains(then), let now = unitNow[then] else { continue }
          unit = now
        }
        let key = Key(unit: unit, name: entry.indicator, period: entry.period)
        if let other = here[key], other != value {
          throw .contextTwice(
            unit: unit.map { survey.units[$0].id }, indicator: entry.indicator, period: entry.period, kind: .actual, issuer: entry.issuer)
        }
        here[key] = value
        known.insert(entry.indicator)
        periods.insert(entry.period)
        let measure = MeasureKey(entry.measure)
        if measures[entry.indicator]?.contains(where: { MeasureKey($0) == measure }) != true {
          measures[entry.indicator, default: []].append(entry.measure)
        }
      }
      values.merge(here) { first, _ in first }
    }
    // A figure in thousands says nothing of one in millions.
    for name in names where index.treatment?.imputation?.isOfPanel == true {
      guard let found = measures[name], found.count > 1 else { continue }
      throw .mixedMeasures(indicator: Self.node(of: name, in: index), measures: found)
    }
    self.names = names.filter(known.contains)
    self.periods = periods.sorted { $0.description < $1.description }
    self.survey = survey
    self.values = values
  }

  func value(unit: Int?, _ name: String, _ period: Period?) -> Double? {
    period.flatMap { values[Key(unit: unit, name: name, period: $0)] }
  }

  /// The units by their ids, then the whole department under an empty one.
  func table(_ period: Period?, units: [Int], columns: [String]) -> UnitTable {
    let rows: [Int?] = units.map(Optional.some) + [nil]
    let groups = units.map { survey.units[$0].group }
    return UnitTable(
      units: units.map { survey.units[$0].id } + [""], groups: groups.contains { $0 != nil } ? groups + [nil] : [], columns: columns,
      values: rows.flatMap { unit in columns.map { value(unit: unit, $0, period) ?? .nan } })
  }

  /// Of each unit of an earlier edition, which unit it is now; `nil` for none, and where it is not one to one.
  private static func matches(now: Survey, then: Survey) -> [Int?] {
    let predecessors = Predecessors(now: now, then: then)
    var matches = [Int?](repeating: nil, count: then.units.count)
    for unit in now.units.indices { if let earlier = predecessors.only(unit) { matches[earlier] = unit } }
    return matches
  }

  /// The indicator that reads the measure, so that its line can be named; else the measure.
  private static func node(of name: String, in index: IndexTree) -> String {
    index.nodes.first { node in
      if case .indicator(let indicator) = node.content, case .data(name) = indicator.source { true } else { false }
    }?.id ?? name
  }
}
