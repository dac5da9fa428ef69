import SurveyModel

/// The steps of ``TreatedTable``, one after the other.
struct TreatmentWork {
  private let table: UnitTable
  private let treatment: DataTreatment
  private let scored: [Int]
  private let roles: TreatedTable.Roles
  private let panel: TreatmentPanel
  private(set) var values: [Double]
  private(set) var changes: [TreatedTable.Change] = []
  private(set) var screened: [TreatedTable.Screened] = []
  private(set) var unmended: [Int] = []
  private(set) var transformed: [Int] = []

  private var isScreened: Set<Int> = []

  init(table: UnitTable, treatment: DataTreatment, scored: [String], roles: TreatedTable.Roles, panel: TreatmentPanel) {
    self.table = table
    self.treatment = treatment
    self.scored = table.columns.indices.filter { scored.contains(table.columns[$0]) }
    self.roles = roles
    self.panel = panel
    values = table.values
    for unit in table.units.indices {
      for column in self.scored where !applies(unit, column) { values[place(unit, column)] = .nan }
    }
  }

  private func place(_ unit: Int, _ column: Int) -> Int { unit * table.columns.count + column }

  private func applies(_ unit: Int, _ column: Int) -> Bool { roles.applies.isEmpty || roles.applies[place(unit, column)] }

  private func isBystander(_ unit: Int) -> Bool { !roles.isBystander.isEmpty && roles.isBystander[unit] }

  private mutating func change(_ unit: Int, _ column: Int, to value: Double, _ step: TreatedTable.Step) {
    let before = values[place(unit, column)]
    values[place(unit, column)] = value
    changes.append(
      TreatedTable.Change(unit: unit, column: column, step: step, before: before.isNaN ? nil : before, after: value.isNaN ? nil : value))
  }

  /// x / d; missing where d is.
  mutating func denominate() throws(ScoringError) {
    for pair in treatment.denominations {
      guard let column = table.columns.firstIndex(of: pair.column), let divisor = table.columns.firstIndex(of: pair.denominator)
      else { throw .unknownDenominator(pair.denominator, divides: pair.column) }
      var (divided, lacking) = (0, 0)
      for unit in table.units.indices {
        // The denominator as it was read, also where it is itself divided.
        let (x, d) = (values[place(unit, column)], table.values[place(unit, divisor)])
        guard !x.isNaN else { continue }
        if !d.isNaN, !(d > 0) {
          throw .denominator(
            column: pair.denominator, unit: table.units[unit], value: d, divides: pair.column,
            period: panel.isOfRun ? nil : panel.period?.description)
        }
        let quotient = x / d
        guard d.isNaN || quotient.isFinite else { throw .overflow(unit: table.units[unit], node: pair.column) }
        if d.isNaN { lacking += 1 } else { divided += 1 }
        change(unit, column, to: quotient.isFinite ? quotient : .nan, .denominated(by: pair.denominator))
      }
      if divided == 0, lacking > 0 { throw .noDenominators(pair.denominator, divides: pair.column) }
    }
  }

  mutating func screen() {
    guard let share = treatment.screen else { return }
    for unit in table.units.indices where !isBystander(unit) {
      let applicable = scored.filter { applies(unit, $0) }
      let known = applicable.filter { !values[place(unit, $0)].isNaN }
      guard !applicable.isEmpty, Double(known.count) / Double(applicable.count) < share - 1e-12 else { continue }
      for column in known { change(unit, column, to: .nan, .screened) }
      screened.append(TreatedTable.Screened(unit: unit, known: known.count, applicable: applicable.count))
      isScreened.insert(unit)
    }
  }

  mutating func impute() throws(ScoringError) {
    guard let method = treatment.imputation else { return }
    if method.isOfPanel { return try imputeFromPeriods(method) }
    guard !method.isOfGroup || !table.groups.isEmpty else { throw .noGroups(method: method.rawValue) }
    for column in scored {
      // Only what was observed stands in for what was not.
      let observed = table.units.indices.map { isBystander($0) ? Double.nan : values[place($0, column)] }
      var middles: [String?: Double] = [:]
      for unit in table.units.indices where isLacking(unit, column) && !isBystander(unit) {
        let group: String? = method.isOfGroup ? table.groups[unit] : nil
        // A unit without a group has no peers.
        if method.isOfGroup, group == nil { continue }
        let middle = middles[group] ?? Self.middle(of: peers(group, method, observed), method)
        middles[group] = middle
        if !middle.isNaN { change(unit, column, to: middle, .imputed(method)) }
      }
    }
  }

  /// Whether a value is to be made up: it applies, it is not there, and the unit has enough else.
  private func isLacking(_ unit: Int, _ column: Int) -> Bool {
    values[place(unit, column)].isNaN && applies(unit, column) && !isScreened.contains(unit)
  }

  private mutating func imputeFromPeriods(_ method: DataTreatment.Imputation) throws(ScoringError) {
    let (serves, rows) = (panel.serves(method, columns: scored.map { table.columns[$0] }), panel.rows())
    for column in scored {
      let name = table.columns[column]
      let denominator = treatment.denominations.first { $0.column == name }?.denominator
      for unit in table.units.indices where isLacking(unit, column) {
        guard serves else {
          // What nobody compares may stay as it is.
          if isBystander(unit) || !panel.isOfRun { continue }
          throw .noPeriods(method: method.rawValue, before: panel.period?.description, unit: table.units[unit], column: name)
        }
        let series = try panel.series(unit: table.units[unit], column: name, denominator: denominator, rows: rows, method)
        if let found = panel.value(from: series, method) { change(unit, column, to: found.value, .imputed(method, from: found.from)) }
      }
    }
  }

  private func peers(_ group: String?, _ method: DataTreatment.Imputation, _ observed: [Double]) -> [Double] {
    table.units.indices.filter { !observed[$0].isNaN && (!method.isOfGroup || table.groups[$0] == group) }.map { observed[$0] }
  }

  /// NaN of nothing.
  private static func middle(of values: [Double], _ method: DataTreatment.Imputation) -> Double {
    guard !values.isEmpty else { return .nan }
    // In an order of their own: that of the units must not show, not even in the last bit.
    let sorted = values.sorted()
    switch method {
    case .mean, .groupMean: return sorted.reduce(0) { $0 + $1 / Double(values.count) }
    case .median, .groupMedian:
      let half = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2
    case .latest, .linear: return .nan
    }
  }

  mutating func treatOutliers() {
    guard let limits = treatment.outliers else { return }
    for column in scored {
      let known = table.units.indices.filter { !values[place($0, column)].isNaN }
      let units = known.filter { !isBystander($0) }
      let observed = units.map { values[place($0, column)] }
      switch OutlierTreatment.treat(observed, limits) {
      case .untouched: break
      case .winsorised(let points):
        var (floor, ceiling) = (-Double.infinity, Double.infinity)
        for (position, unit) in units.enumerated() {
          guard let value = points[position] else { continue }
          if value < observed[position] { ceiling = value } else { floor = value }
          change(unit, column, to: value, .winsorised)
        }
        for unit in known where isBystander(unit) {
          let value = values[place(unit, column)]
          let held = min(max(value, floor), ceiling)
          if held != value { change(unit, column, to: held, .winsorised) }
        }
      case .transformed(let values):
        transformed.append(column)
        for (unit, value) in zip(units, values) { change(unit, column, to: value, .transformed) }
        let logarithm = OutlierTreatment.logarithm(of: observed)
        for unit in known where isBystander(unit) {
          let value = logarithm(self.values[place(unit, column)])
          change(unit, column, to: value.isFinite ? value : .nan, .transformed)
        }
      case .unmended: unmended.append(column)
      }
    }
  }
}
