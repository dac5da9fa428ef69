package import SurveyModel

/// What follows from the figures of context.csv. Computed, never typed.
///
/// Rows make one figure when unit, indicator, period and measure agree, measures whatever their case, spaces
/// and spelling ("Tỷ đồng", "tỉ đồng"); the first spelling of the file is shown. Figures of different
/// measures are never combined, and a blank measure is one of its own. A published change is in per cent of
/// something else and joins the first figure of its unit, indicator and period.
package enum ContextArithmetic {
  /// All figures, in the order in which context.csv first speaks of them.
  ///
  /// - attainment = actual/target, gap = target − actual, for every issuer's target; no attainment of a
  ///   target that is not above zero.
  /// - change = actual/previous − 1 on the previous period of the same length; `nil` unless the previous actual is above 0.
  /// - share = actual/the department's actual, units only; `nil` for percentages and durations, which do not add up, and unless the department's is above 0.
  /// - A span of days from the first day of a longer period that has targets (the shortest such) is compared with these, too: attainment to date,
  ///   elapsed = days of the span/days of the period, projection = actual/elapsed (not for percentages and durations).
  /// - Rank by attainment of the first target among the units of one indicator, period and measure; at 12 significant digits, ties share.
  ///
  /// - Throws: ``ScoringError/contextTwice(unit:indicator:period:kind:issuer:)`` where two rows give one figure two different values (an actual or a
  ///   published change: whoever issued it; a target or forecast: of one issuer). The same value twice, or a blank beside a value, is harmless.
  package static func figures(context: ContextTable, survey: Survey) throws(ScoringError) -> [ContextFigure] {
    let groups = try ContextGroups(context, survey: survey)
    let drafts = groups.keys.map { Draft(key: $0, groups: groups) }
    var attainments: [ContextGroups.Key: [(figure: Int, attainment: Double)]] = [:]
    for (place, draft) in drafts.enumerated() where draft.key.unit != nil {
      guard let attainment = draft.targets.first?.attainment else { continue }
      attainments[draft.key.of(unit: nil), default: []].append((place, attainment))
    }
    var rank = [Int?](repeating: nil, count: drafts.count)
    for units in attainments.values {
      let ranking = Ranking(scores: units.map(\.attainment), ties: .exact, decimals: 0)
      for (place, unit) in units.enumerated() { rank[unit.figure] = ranking.rank[place] }
    }
    return zip(drafts, rank).map { $0.figure(attainmentRank: $1) }
  }

  /// Whether values of the measure add up over units and over time: not percentages and durations ("giờ", "hours/declaration").
  static func isAdditive(_ measure: String) -> Bool {
    let word = measure.prefix { $0 != "/" }
    return !word.contains("%") && !notAdditive.contains(MeasureKey(word))
  }

  private static let notAdditive = Set(
    [
      "percent", "per cent", "phần trăm", "h", "hour", "hours", "giờ", "min", "minute", "minutes", "phút", "s", "second",
      "seconds", "giây", "day", "days", "ngày",
    ].map { MeasureKey($0) })
}

/// The rows of context.csv, sorted into figures.
private struct ContextGroups {
  struct Key: Hashable {
    let unit: Int?
    let indicator: String
    let period: Period
    let measure: String

    func of(unit: Int?) -> Key { Key(unit: unit, indicator: indicator, period: period, measure: measure) }
    func of(period: Period) -> Key { Key(unit: unit, indicator: indicator, period: period, measure: measure) }
  }

  /// A target or forecast with a value; of rows that repeat it, the first.
  struct Stated {
    let issuer: String
    let value: Double
    let source: String
  }

  struct Rows {
    var actual: Double?
    var publishedChange: Double?
    var targets: [Stated] = []
    var forecasts: [Stated] = []
    var sources: [String] = []
    var notes: [String] = []
  }

  private struct Subject: Hashable {
    let unit: Int?
    let indicator: String
    let measure: String
  }

  private(set) var keys: [Key] = []
  private(set) var rows: [Key: Rows] = [:]
  /// Periods with a target, by what they speak of.
  private var targeted: [Subject: [Period]] = [:]

  init(_ context: ContextTable, survey: Survey) throws(ScoringError) {
    var first: [Key: Key] = [:]
    var shown: [MeasureKey: String] = [:]
    func measure(_ entry: ContextTable.Entry) -> String {
      let key = MeasureKey(entry.measure)
      if shown[key] == nil { shown[key] = entry.measure }
      return shown[key] ?? entry.measure
    }
    for entry in context.entries where entry.kind != .publishedChange {
      let key = Key(unit: entry.unit, indicator: entry.indicator, period: entry.period, measure: measure(entry))
      let anyMeasure = Key(unit: entry.unit, indicator: entry.indicator, period: entry.period, measure: "")
      if first[anyMeasure] == nil { first[anyMeasure] = key }
    }
    for entry in context.entries {
      var key = Key(unit: entry.unit, indicator: entry.indicator, period: entry.period, measure: measure(entry))
      if entry.kind == .publishedChange {
        key = first[Key(unit: entry.unit, indicator: entry.indicator, period: entry.period, measure: "")] ?? key
      }
      if rows[key] == nil { keys.append(key) }
      var row = rows[key] ?? Rows()
      guard Self.add(entry, to: &row) else {
        let unit = entry.unit.flatMap { survey.units.indices.contains($0) ? survey.units[$0].id : nil }
        throw .contextTwice(
          unit: unit, indicator: entry.indicator, period: entry.period, kind: entry.kind, issuer: entry.issuer)
      }
      rows[key] = row
    }
    for key in keys where rows[key]?.targets.isEmpty == false {
      targeted[Subject(unit: key.unit, indicator: key.indicator, measure: key.measure), default: []].append(key.period)
    }
  }

  /// False where the entry contradicts one before it.
  private static func add(_ entry: ContextTable.Entry, to rows: inout Rows) -> Bool {
    if !entry.source.isEmpty, !rows.sources.contains(entry.source) { rows.sources.append(entry.source) }
    if !entry.note.isEmpty, !rows.notes.contains(entry.note) { rows.notes.append(entry.note) }
    guard let value = entry.value, value.isFinite else { return true }
    let stated = Stated(issuer: entry.issuer, value: value, source: entry.source)
    switch entry.kind {
    case .actual:
      guard rows.actual ?? value == value else { return false }
      rows.actual = value
    case .publishedChange:
      guard rows.publishedChange ?? (value / 100) == value / 100 else { return false }
      rows.publishedChange = value / 100
    case .target:
      if let known = rows.targets.first(where: { $0.issuer == entry.issuer }) { return known.value == value }
      rows.targets.append(stated)
    case .forecast:
      if let known = rows.forecasts.first(where: { $0.issuer == entry.issuer }) { return known.value == value }
      rows.forecasts.append(stated)
    }
    return true
  }

  /// The shortest period with targets that begins with the span and is longer.
  func enclosing(_ key: Key) -> Period? {
    guard case .days(let from, let to) = key.period else { return nil }
    return targeted[Subject(unit: key.unit, indicator: key.indicator, measure: key.measure)]?
      .filter { $0.first == from && $0.last > to }.min { $0.dayCount < $1.dayCount }
  }
}

/// A figure without its rank.
private struct Draft {
  let key: ContextGroups.Key
  let rows: ContextGroups.Rows
  let previous: Double?
  let share: Double?
  let targets: [ContextFigure.Target]
  let toDate: ContextFigure.ToDate?

  init(key: ContextGroups.Key, groups: ContextGroups) {
    let rows = groups.rows[key] ?? ContextGroups.Rows()
    let isAdditive = ContextArithmetic.isAdditive(key.measure)
    self.key = key
    self.rows = rows
    previous = key.period.previous.flatMap { groups.rows[key.of(period: $0)]?.actual }
    let department = key.unit == nil || !isAdditive ? nil : groups.rows[key.of(unit: nil)]?.actual
    share = department.flatMap { whole in whole > 0 ? rows.actual.flatMap { finite($0 / whole) } : nil }
    func compare(_ targets: [ContextGroups.Stated], _ period: Period) -> [ContextFigure.Target] {
      targets.map { target in
        ContextFigure.Target(
          issuer: target.issuer, value: target.value,
          attainment: target.value > 0 ? rows.actual.flatMap { finite($0 / target.value) } : nil,
          gap: rows.actual.flatMap { finite(target.value - $0) }, period: period, source: target.source)
      }
    }
    var compared = compare(rows.targets, key.period)
    if let whole = groups.enclosing(key) {
      compared += compare(groups.rows[key.of(period: whole)]?.targets ?? [], whole)
      let elapsed = Double(key.period.dayCount) / Double(whole.dayCount)
      toDate = ContextFigure.ToDate(
        of: whole, elapsed: elapsed, runRateProjection: isAdditive ? rows.actual.flatMap { finite($0 / elapsed) } : nil)
    } else {
      toDate = nil
    }
    targets = compared
  }

  func figure(attainmentRank: Int?) -> ContextFigure {
    ContextFigure(
      unit: key.unit, indicator: key.indicator, period: key.period, measure: key.measure, actual: rows.actual,
      previous: previous,
      changeOnPrevious: previous.flatMap { previous in previous > 0 ? rows.actual.flatMap { finite($0 / previous - 1) } : nil },
      publishedChange: rows.publishedChange, shareOfDepartment: share, targets: targets,
      forecasts: rows.forecasts.map { ContextFigure.Forecast(issuer: $0.issuer, value: $0.value, source: $0.source) },
      toDate: toDate, attainmentRank: attainmentRank, sources: rows.sources, notes: rows.notes)
  }
}

/// `nil` for a quotient of zero by zero or by zero, and for what leaves the range of a double.
private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
