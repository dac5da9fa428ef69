package import SurveyModel

/// A plain table of units and numbers, scored by an index: values → scores of the indicators → weights → scores up the tree → points → ranks.
package struct ScoredTable: Sendable {
  /// A table of another edition, for ranges that are pooled over it and for values that this one lacks.
  package struct Earlier: Sendable {
    package let edition: String
    package let table: UnitTable

    package init(edition: String, table: UnitTable) {
      self.edition = edition
      self.table = table
    }
  }

  /// After treatment.
  package let table: UnitTable
  /// `nil` where the index states no treatment.
  package let treated: TreatedTable?
  /// As pooled ranges name it; `nil` where nobody said.
  package let edition: String?
  /// Every stage of the scoring.
  package let chain: ScoringChain
  private let read: ReadScores
  /// Of each of `IndexTree.entities`, scored on its own.
  package let entities: [ScoredTable]

  package var index: IndexTree { chain.index }
  /// With the weights that were used.
  package var weights: IndexWeights { chain.weighted.weights }
  package var normalizer: Normalizer { chain.normalized.normalizers[0] }
  package var values: IndicatorValues { chain.figures.parts[0].units }
  /// Before bonus and penalty points.
  package var scores: NodeScores { chain.aggregated.units[0] }
  package var adjustments: Adjustments { chain.published.adjustments }
  /// By unit, with bonus and penalty points: what is published and ranked. `nil` is missing.
  package var indexScores: [Double?] { chain.published.scores }
  package var ranking: Ranking { chain.published.ranking }
  /// Among the units of the same group; empty where the table has no groups.
  package var groupRank: [Int?] { table.groups.isEmpty ? [] : chain.published.groupRank }
  /// Index into `IndexTree.tierNames`, by the published score; `nil` below the lowest band and for a unit without a score.
  package var tiers: [Int?] { chain.published.tiers }
  /// Which nodes apply to which units, by the groups of the table.
  package var applicability: Applicability { Applicability(index: index, groups: chain.figures.groups) }

  /// - Parameters:
  ///   - index: whose indicators are all data, as ``IndexTree/ofPlainTable``; every name it reads is a column of the table.
  ///   - edition: of the table, as pooled ranges name it.
  ///   - earlier: tables of other editions with the same columns; each is treated by itself as this one is.
  /// - Throws: ``ScoringError`` where no honest score can be given. A missing value is none: the index says what becomes of it.
  package init(_ raw: UnitTable, index: IndexTree, edition: String? = nil, earlier: [Earlier] = []) throws(ScoringError) {
    guard let treatment = index.treatment else {
      try self.init(raw, treated: nil, index: index, edition: edition, earlier: earlier)
      return
    }
    let all = [Earlier(edition: edition ?? "", table: raw)] + earlier
    func treated(_ place: Int) throws(ScoringError) -> TreatedTable {
      let table = all[place].table
      let groups = table.groups.isEmpty ? table.units.map { _ in nil } : table.groups
      let others = all.indices.filter { $0 != place }.compactMap { other in
        Period(all[other].edition).map { UnitPanel.Edition(period: $0, table: all[other].table) }
      }
      return try TreatedTable(
        table, treatment, scoring: index.treatedNames,
        roles: TreatedTable.Roles(applies: SurveyTreatment.applies(index, groups: groups, columns: table.columns)),
        panel: TreatmentPanel(period: Period(all[place].edition), others: others, isOfRun: place == 0))
    }
    let own = try treated(0)
    let wanted = Set(([index] + index.entities).flatMap(\.pooledEditions))
    var before: [Earlier] = []
    for place in all.indices.dropFirst() where wanted.contains(all[place].edition) && all[place].edition != edition {
      let other = try treated(place)
      try Self.refuseTransformed(index, own, edition: edition ?? "", other, of: all[place].edition)
      before.append(Earlier(edition: all[place].edition, table: other.table))
    }
    try self.init(own.table, treated: own, index: index, edition: edition, earlier: before)
  }

  /// A logarithm made from one table's units cannot be compared with the values of another.
  private static func refuseTransformed(
    _ index: IndexTree, _ own: TreatedTable, edition: String, _ other: TreatedTable, of earlier: String
  ) throws(ScoringError) {
    for tree in [index] + index.entities {
      for place in tree.indicators {
        guard case .indicator(let indicator) = tree.nodes[place].content, case .data(let name) = indicator.source,
          indicator.normalization.pooledEditions.contains(earlier)
        else { continue }
        for (table, told) in [(own, edition), (other, earlier)] where table.transformed.contains(where: { table.table.columns[$0] == name })
        {
          throw .transformedPooled(indicator: tree.nodes[place].id, edition: told)
        }
      }
    }
  }

  /// - Parameter table: after treatment, as those of `earlier` are.
  private init(
    _ table: UnitTable, treated: TreatedTable?, index: IndexTree, edition: String?, earlier before: [Earlier]
  ) throws(ScoringError) {
    chain = try ScoringChain(try Self.figures(table, treated: treated, index: index, edition: edition, earlier: before), index: index)
    read = ReadScores(chain.aggregated.units[0], index: chain.index, isTreated: treated != nil)
    self.table = table
    self.treated = treated
    self.edition = edition
    // Of the treated tables: nothing is treated twice.
    var entities: [ScoredTable] = []
    for entity in index.entities {
      entities.append(try ScoredTable(table, treated: treated, index: entity, edition: edition, earlier: before))
    }
    self.entities = entities
  }

  private static func figures(
    _ table: UnitTable, treated: TreatedTable?, index: IndexTree, edition: String?, earlier before: [Earlier]
  ) throws(ScoringError) -> Figures {
    let plan = try ScoringPlan(index: index, questions: [], scales: [])
    let columns = try columns(of: plan, in: table)
    var takesPart = [Bool](repeating: true, count: table.units.count)
    let screened = treated?.screened.map(\.unit) ?? []
    for unit in screened { takesPart[unit] = false }
    let groups = table.groups.isEmpty ? Array(repeating: nil, count: table.units.count) : table.groups
    var picked = picked(columns, of: table)
    Applicability(index: index, groups: groups).blank(&picked, plan: plan)
    let values = IndicatorValues(domains: table.units.count, indicators: columns.count, values: picked)
    try refuseEmpty(plan, values)
    return Figures(
      parts: [Figures.Part(plan: plan, units: values, pooled: try pooled(plan, edition: edition, before))], unitIDs: table.units,
      groups: groups, takesPart: takesPart, screened: screened)
  }

  /// The column of each indicator.
  private static func columns(of plan: ScoringPlan, in table: UnitTable) throws(ScoringError) -> [Int] {
    var columns: [Int] = []
    for indicator in plan.indicators {
      guard case .data(let name) = indicator.source, let column = table.columns.firstIndex(of: name) else {
        throw .unknownData(indicator: indicator.id, data: indicator.id)
      }
      columns.append(column)
    }
    return columns
  }

  /// Units × indicators. The very values of the table where its columns are those of the indicators, in their order.
  private static func picked(_ columns: [Int], of table: UnitTable) -> [Double] {
    let width = table.columns.count
    if columns == Array(0..<width) { return table.values }
    var values: [Double] = []
    values.reserveCapacity(table.units.count * columns.count)
    for unit in table.units.indices {
      for column in columns { values.append(table.values[unit * width + column]) }
    }
    return values
  }

  /// An indicator that weighs something and that no unit has a value of says nothing about anybody.
  private static func refuseEmpty(_ plan: ScoringPlan, _ values: IndicatorValues) throws(ScoringError) {
    for (place, indicator) in plan.indicators.enumerated() where plan.index.nodes[indicator.node].weight > 0 {
      let isKnown = (0..<values.domains).contains { values.value(domain: $0, indicator: place) != nil }
      if !isKnown { throw .noValues(indicator: indicator.id) }
    }
  }

  private static func pooled(
    _ plan: ScoringPlan, edition: String?, _ earlier: [Earlier]
  ) throws(ScoringError) -> PooledValues {
    var values: [String: [String: [Double]]] = [:]
    for before in earlier where before.edition != edition {
      let columns = try columns(of: plan, in: before.table)
      for (indicator, column) in zip(plan.indicators, columns) where indicator.normalization.pooledEditions.contains(before.edition) {
        let found = before.table.units.indices.compactMap { before.table.value(unit: $0, column: column) }
        if !found.isEmpty { values[indicator.id, default: [:]][before.edition] = found }
      }
    }
    return PooledValues(edition: edition, values: values)
  }

  /// Whether a score is a number as it was read, to be rounded from its own digits.
  package func isAsRead(unit: Int, node: Int) -> Bool {
    read.isAsRead(unit: unit, node: node) && (node > 0 || !adjustments.entries.contains { $0.unit == unit })
  }

  /// How much of the differences in the index goes with each node, before bonus and penalty points.
  package var mainEffects: MainEffects {
    MainEffects(scores: scores, isUsed: [Bool](repeating: true, count: scores.domains))
  }

  /// As it is published: of the index with bonus and penalty points.
  package func score(unit: Int, node: Int) -> Double? { node == 0 ? indexScores[unit] : scores.score(domain: unit, node: node) }
}
