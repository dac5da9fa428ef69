package import SurveyModel

/// What follows from the figures of context.csv. Computed, never typed.
///
/// Rows make one figure when unit, indicator, period and measure agree, measures whatever their case, spaces
/// and spelling ("Tỷ đồng", "tỉ đồng"); the first spelling of the file is shown. Figures of different
/// measures are never combined, and a blank measure is one of its own. A published change or share is in per cent
/// of something else, a sum has no value of its own: they join the first figure of their unit, indicator and period.
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
  ///   ``ScoringError/overflow(unit:node:)`` where a quotient or difference leaves the range of doubles.
  package static func figures(context: ContextTable, survey: Survey) throws(ScoringError) -> [ContextFigure] {
    let groups = try ContextGroups(context, survey: survey)
    var drafts: [Draft] = []
    for key in groups.keys { drafts.append(try Draft(key: key, groups: groups, survey: survey)) }
    var attainments: [ContextGroups.Key: [(figure: Int, attainment: Double)]] = [:]
    for (place, draft) in drafts.enumerated() where draft.key.unit != nil {
      guard let target = draft.targets.first, let attainment = target.attainment else { continue }
      // What is not to be passed is kept best by the least.
      attainments[draft.key.of(unit: nil), default: []].append((place, target.isAtMost ? -attainment : attainment))
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
    func of(indicator: String) -> Key { Key(unit: unit, indicator: indicator, period: period, measure: measure) }
    var ofAnyMeasure: Key { Key(unit: unit, indicator: indicator, period: period, measure: "") }
  }

  /// A target or forecast with a value; of rows that repeat it, the first.
  struct Stated {
    let issuer: String
    let value: Double
    let source: String
    var isAtMost = false
  }

  /// A share that is stated, a fraction: of an indicator, or else of the issuer's target, or else of the whole.
  struct Share {
    let of: String?
    let issuer: String
    let value: Double
    let line: Int?
  }

  struct Rows {
    var actual: Double?
    var publishedChange: Double?
    var changeLine: Int?
    var shares: [Share] = []
    var sums: [(of: [String], line: Int?)] = []
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
  /// The figure that stands first, whatever its measure.
  private var first: [Key: Key] = [:]
  private let units: Int
  /// Periods with a target, by what they speak of.
  private var targeted: [Subject: [Period]] = [:]

  init(_ context: ContextTable, survey: Survey) throws(ScoringError) {
    units = survey.units.count
    var shown: [MeasureKey: String] = [:]
    func measure(_ entry: ContextTable.Entry) -> String {
      let key = MeasureKey(entry.measure)
      if shown[key] == nil { shown[key] = entry.measure }
      return shown[key] ?? entry.measure
    }
    for entry in context.entries where !entry.kind.joinsAnother {
      let key = Key(unit: entry.unit, indicator: entry.indicator, period: entry.period, measure: measure(entry))
      if first[key.ofAnyMeasure] == nil { first[key.ofAnyMeasure] = key }
    }
    for entry in context.entries {
      var key = Key(unit: entry.unit, indicator: entry.indicator, period: entry.period, measure: measure(entry))
      if entry.kind.joinsAnother { key = first[key.ofAnyMeasure] ?? key }
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
    if entry.kind == .sumOf, !rows.sums.contains(where: { $0.of == entry.of }) { rows.sums.append((entry.of, entry.line)) }
    guard let value = entry.value, value.isFinite else { return true }
    let stated = Stated(issuer: entry.issuer, value: value, source: entry.source, isAtMost: entry.isAtMost)
    switch entry.kind {
    case .actual:
      guard rows.actual ?? value == value else { return false }
      rows.actual = value
    case .publishedChange:
      guard rows.publishedChange ?? (value / 100) == value / 100 else { return false }
      rows.publishedChange = value / 100
      rows.changeLine = rows.changeLine ?? entry.line
    case .publishedShare:
      let of = entry.of.first
      if let known = rows.shares.first(where: { $0.of == of && $0.issuer == entry.issuer }) { return known.value == value / 100 }
      rows.shares.append(Share(of: of, issuer: entry.issuer, value: value / 100, line: entry.line))
    case .sumOf: break
    case .target:
      if let known = rows.targets.first(where: { $0.issuer == entry.issuer }) {
        return known.value == value && known.isAtMost == entry.isAtMost
      }
      rows.targets.append(stated)
    case .forecast:
      if let known = rows.forecasts.first(where: { $0.issuer == entry.issuer }) { return known.value == value }
      rows.forecasts.append(stated)
    }
    return true
  }

  /// The actual of an indicator beside the figure, whatever its measure.
  func actual(of indicator: String, beside key: Key) -> Double? {
    first[key.of(indicator: indicator).ofAnyMeasure].flatMap { rows[$0]?.actual }
  }

  /// The actual of an indicator in the measure of the figure; of the whole department, where only units have it, those of the units.
  func parts(_ indicator: String, of key: Key) -> [Double?] {
    let own = key.of(indicator: indicator)
    if let actual = rows[own]?.actual { return [actual] }
    guard key.unit == nil, units > 0, ContextArithmetic.isAdditive(key.measure) else { return [nil] }
    let parts = (0..<units).map { rows[own.of(unit: $0)]?.actual }
    return parts.contains { $0 != nil } ? parts : [nil]
  }

  /// The shortest period with targets that begins with the span and is longer.
  func enclosing(_ key: Key) -> Period? {
    guard case .days(let from, let to) = key.period else { return nil }
    return targeted[Subject(unit: key.unit, indicator: key.indicator, measure: key.measure)]?
      .filter { $0.first == from && $0.last > to }.min { $0.dayCount < $1.dayCount }
  }
}

extension ContextTable.Kind {
  /// Whether it speaks of a figure that other rows give.
  fileprivate var joinsAnother: Bool {
    switch self {
    case .publishedChange, .publishedShare, .sumOf: true
    case .actual, .target, .forecast: false
    }
  }
}

/// A figure without its rank.
private struct Draft {
  let key: ContextGroups.Key
  let rows: ContextGroups.Rows
  let previous: Double?
  let changeOnPrevious: Double?
  let share: Double?
  let targets: [ContextFigure.Target]
  let toDate: ContextFigure.ToDate?
  let statements: [ContextStatement]

  init(key: ContextGroups.Key, groups: ContextGroups, survey: Survey) throws(ScoringError) {
    let rows = groups.rows[key] ?? ContextGroups.Rows()
    let isAdditive = ContextArithmetic.isAdditive(key.measure)
    /// What leaves the range of doubles is no figure that is not known.
    func computed(_ value: Double?) throws(ScoringError) -> Double? {
      guard let value, !value.isFinite else { return value }
      throw .overflow(
        unit: key.unit.flatMap { survey.units.indices.contains($0) ? survey.units[$0].id : nil } ?? "", node: key.indicator)
    }
    let actual = rows.actual
    self.key = key
    self.rows = rows
    let previous = key.period.previous.flatMap { groups.rows[key.of(period: $0)]?.actual }
    self.previous = previous
    changeOnPrevious = try computed(previous.flatMap { previous in previous > 0 ? actual.map { $0 / previous - 1 } : nil })
    let department = key.unit == nil || !isAdditive ? nil : groups.rows[key.of(unit: nil)]?.actual
    share = try computed(department.flatMap { whole in whole > 0 ? actual.map { $0 / whole } : nil })
    func compare(_ targets: [ContextGroups.Stated], _ period: Period) throws(ScoringError) -> [ContextFigure.Target] {
      var compared: [ContextFigure.Target] = []
      for target in targets {
        compared.append(
          ContextFigure.Target(
            issuer: target.issuer, value: target.value,
            attainment: try computed(target.value > 0 ? actual.map { $0 / target.value } : nil),
            gap: try computed(actual.map { target.value - $0 }), period: period, source: target.source, isAtMost: target.isAtMost))
      }
      return compared
    }
    var compared = try compare(rows.targets, key.period)
    if let whole = groups.enclosing(key) {
      compared += try compare(groups.rows[key.of(period: whole)]?.targets ?? [], whole)
      let elapsed = Double(key.period.dayCount) / Double(whole.dayCount)
      toDate = ContextFigure.ToDate(
        of: whole, elapsed: elapsed, runRateProjection: try computed(isAdditive ? actual.map { $0 / elapsed } : nil))
    } else {
      toDate = nil
    }
    targets = compared
    statements = Self.statements(key, rows, previous: previous, targets: compared, groups)
    for statement in statements { _ = try computed(statement.leavesDoubles ? .infinity : nil) }
  }

  private static func statements(
    _ key: ContextGroups.Key, _ rows: ContextGroups.Rows, previous: Double?, targets: [ContextFigure.Target], _ groups: ContextGroups
  ) -> [ContextStatement] {
    var statements = rows.shares.map { share in
      let (kind, base): (ContextStatement.Kind, Double?)
      if let of = share.of {
        (kind, base) = (.share(of: of), groups.actual(of: of, beside: key))
      } else if key.unit == nil || !share.issuer.isEmpty || groups.rows[key.of(unit: nil)] == nil {
        let target = targets.first { $0.issuer == share.issuer } ?? (targets.count == 1 && share.issuer.isEmpty ? targets[0] : nil)
        (kind, base) = (.shareOfTarget(issuer: target?.issuer ?? share.issuer), target?.value)
      } else {
        (kind, base) = (.shareOfWhole, groups.rows[key.of(unit: nil)]?.actual)
      }
      return ContextStatement.quotient(kind, stated: share.value, count: rows.actual, base: base, line: share.line)
    }
    if let change = rows.publishedChange, previous != nil {
      statements.append(.quotient(.change, stated: change, count: rows.actual, base: previous, line: rows.changeLine))
    }
    return statements
      + rows.sums.map { sum in
        .sum(of: sum.of, total: rows.actual, parts: sum.of.flatMap { groups.parts($0, of: key) }, line: sum.line)
      }
  }

  func figure(attainmentRank: Int?) -> ContextFigure {
    ContextFigure(
      unit: key.unit, indicator: key.indicator, period: key.period, measure: key.measure, actual: rows.actual,
      previous: previous, changeOnPrevious: changeOnPrevious,
      publishedChange: rows.publishedChange, shareOfDepartment: share, targets: targets,
      forecasts: rows.forecasts.map { ContextFigure.Forecast(issuer: $0.issuer, value: $0.value, source: $0.source) },
      toDate: toDate, attainmentRank: attainmentRank, sources: rows.sources, notes: rows.notes,
      statements: statements)
  }
}
