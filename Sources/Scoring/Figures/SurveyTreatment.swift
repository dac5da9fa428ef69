package import SurveyModel

/// The hard figures of a survey after ``DataTreatment``: once, before anything is inferred; replicates hold them.
///
/// The table is units × measures, the actuals of the edition in context.csv. Units that are withheld are not in it: what too few responses let nobody publish makes no median, no mean and no
/// bound for outliers, and is not told cell by cell. The whole department stands beside the units (``TreatedTable/Roles/isBystander``). Other periods of a measure come from the
/// survey's own context, and where that has none from the contexts of the editions before.
package struct SurveyTreatment: Sendable {
  /// One value that a step changed.
  package struct Change: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` is the whole department.
    package let unit: Int?
    /// As context.csv names it.
    package let measure: String
    package let step: TreatedTable.Step
    package let before: Double?
    package let after: Double?

    package init(unit: Int?, measure: String, step: TreatedTable.Step, before: Double?, after: Double?) {
      self.unit = unit
      self.measure = measure
      self.step = step
      self.before = before
      self.after = after
    }
  }

  /// What readers are told.
  package struct Log: Sendable, Hashable {
    /// Step after step, measure after measure, in the order of the units.
    package let changes: [Change]
    /// Units with too little of their data, as indices into `Survey.units`.
    package let screened: [TreatedTable.Screened]
    /// Measures that still have outliers, and how they stand.
    package let unmended: [String]

    package init(changes: [Change], screened: [TreatedTable.Screened] = [], unmended: [String] = []) {
      self.changes = changes
      self.screened = screened
      self.unmended = unmended
    }
  }

  package let log: Log
  /// Of the units that take part, and of the whole.
  package let values: DataValues
  /// Of the units in the editions that ranges are pooled over, by measure, then edition.
  package let pooled: [String: [String: [Double]]]

  /// `nil` where the index states no treatment.
  ///
  /// - Parameters:
  ///   - isPublished: of each unit of the survey.
  ///   - earlier: editions before, the latest first.
  /// - Throws: ``ScoringError``: as ``TreatedTable``; two different actuals for one thing, or measures of different units of measurement; a logarithm under a pooled range.
  package init?(
    index: IndexTree, survey: Survey, context: ContextTable?, isPublished: [Bool], earlier: [(survey: Survey, context: ContextTable?)] = []
  ) throws(ScoringError) {
    guard let treatment = index.treatment else { return nil }
    let names = index.treatedNames
    let columns = names + treatment.denominators.filter { !names.contains($0) }
    let figures = try ContextFigures(names: columns, index: index, survey: survey, context: context, earlier: earlier)
    let measures = Set(figures.names)
    for pair in treatment.denominations where !measures.contains(pair.denominator) {
      throw .unknownDenominator(pair.denominator, divides: pair.column)
    }
    let own = Period(survey.edition)
    let units = survey.units.indices.filter { isPublished[$0] }
    func treated(_ period: Period?, units: [Int]) throws(ScoringError) -> TreatedTable {
      let table = figures.table(period, units: units, columns: columns)
      let others = period.map { period in figures.periods.filter { $0 != period } } ?? []
      return try TreatedTable(
        table, treatment, scoring: names, roles: Self.roles(index, survey, units: units, columns: columns),
        panel: TreatmentPanel(
          period: period,
          others: others.map { UnitPanel.Edition(period: $0, table: figures.table($0, units: units, columns: columns)) },
          isOfRun: period == own))
    }
    let result = try treated(own, units: units)
    log = Log(
      changes: result.changes.map {
        Change(
          unit: $0.unit < units.count ? units[$0.unit] : nil, measure: columns[$0.column], step: $0.step, before: $0.before, after: $0.after
        )
      },
      screened: result.screened.map { TreatedTable.Screened(unit: units[$0.unit], known: $0.known, applicable: $0.applicable) },
      unmended: result.unmended.map { columns[$0] })
    values = DataValues(
      units.indices.map { units[$0] }.map(Optional.some) + [nil], names: columns, values: result.table.values)

    var pooled: [String: [String: [Double]]] = [:]
    for edition in index.pooledEditions where edition != survey.edition {
      guard let period = Period(edition) else { continue }
      let before = try treated(period, units: Array(survey.units.indices))
      for place in index.indicators {
        guard case .indicator(let indicator) = index.nodes[place].content, case .data(let name) = indicator.source,
          indicator.normalization.pooledEditions.contains(edition), let column = columns.firstIndex(of: name),
          survey.units.indices.contains(where: { figures.value(unit: $0, name, period) != nil })
        else { continue }
        for (table, told) in [(result, survey.edition), (before, edition)] where table.transformed.contains(column) {
          throw .transformedPooled(indicator: index.nodes[place].id, edition: told)
        }
        let found = survey.units.indices.compactMap { before.table.value(unit: $0, column: column) }
        if !found.isEmpty { pooled[name, default: [:]][edition] = found }
      }
    }
    self.pooled = pooled
  }

  /// The whole stands last, beside the units.
  private static func roles(_ index: IndexTree, _ survey: Survey, units: [Int], columns: [String]) -> TreatedTable.Roles {
    TreatedTable.Roles(
      applies: applies(index, groups: units.map { survey.units[$0].group } + [nil], columns: columns),
      isBystander: units.map { _ in false } + [true])
  }

  /// Units × columns: whether any indicator that reads the column applies to the unit. A column that none reads applies to all.
  static func applies(_ index: IndexTree, groups: [String?], columns: [String]) -> [Bool] {
    var readers: [[(tree: IndexTree, node: Int)]] = columns.map { _ in [] }
    for tree in [index] + index.entities {
      for node in tree.indicators {
        guard case .indicator(let indicator) = tree.nodes[node].content, case .data(let name) = indicator.source,
          let column = columns.firstIndex(of: name)
        else { continue }
        readers[column].append((tree, node))
      }
    }
    return groups.flatMap { group in
      readers.map { readers in readers.isEmpty || readers.contains { $0.tree.applies($0.node, to: group) } }
    }
  }
}

extension IndexTree {
  /// Whether neither the node nor anything above it is `not-applicable` to the group.
  fileprivate func applies(_ node: Int, to group: String?) -> Bool {
    guard let group else { return true }
    var place: Int? = node
    while let current = place {
      if nodes[current].notApplicable.contains(group) { return false }
      place = nodes[current].parent
    }
    return true
  }
}
