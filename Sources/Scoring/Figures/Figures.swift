package import SurveyModel

/// The values of every indicator, hard data treated: what a survey and a table make in different ways, and all that the stages behind it know of either.
///
/// Each respondent group says something of every unit, and so does a table: a ``Part``. Several parts each score the whole tree and are combined by ``GroupShares``.
package struct Figures: Sendable {
  /// What one respondent group, or a table, says.
  package struct Part: Sendable {
    /// With the weights as they are written.
    package let plan: ScoringPlan
    /// Units × indicators.
    package let units: IndicatorValues
    /// All units together, one domain; `nil` for a table, which has no such sum.
    package let whole: IndicatorValues?
    /// Of the editions that ranges are pooled over.
    package let pooled: PooledValues
    /// Above zero, among the parts.
    package let weight: Double

    package init(plan: ScoringPlan, units: IndicatorValues, whole: IndicatorValues? = nil, pooled: PooledValues, weight: Double = 1) {
      self.plan = plan
      self.units = units
      self.whole = whole
      self.pooled = pooled
      self.weight = weight
    }

    /// The same values for an index whose indicators are all among those of the plan, read in the same way; `nil` where one is not.
    func scored(by index: IndexTree) -> (part: Part, columns: [Int])? {
      guard let (plan, columns) = plan.scored(by: index) else { return nil }
      return (Part(plan: plan, units: units.picked(columns), whole: whole?.picked(columns), pooled: pooled, weight: weight), columns)
    }
  }

  /// An indicator as one of the parts has it.
  package struct Cell: Sendable, Hashable {
    package let part: Int
    /// Among the indicators of the plan.
    package let indicator: Int

    package init(part: Int, indicator: Int) {
      self.part = part
      self.indicator = indicator
    }
  }

  /// One at least.
  package let parts: [Part]
  package let unitIDs: [String]
  /// Of each unit.
  package let groups: [String?]
  /// Of each unit: published, and not screened for want of data. The others take part in no range, rank or comparison.
  package private(set) var takesPart: [Bool]
  /// Units with too little of their figures, which have no score where figures are part of it.
  package let screened: [Int]
  /// Of each unit: indicators without a value there because fewer respondents answered them than may be told
  /// of, in order.
  package let thin: [[Cell]]
  /// Indicators that were taken away from all because that is so in every unit that takes part.
  package let dropped: [Cell]

  package init(
    parts: [Part], unitIDs: [String], groups: [String?], takesPart: [Bool], screened: [Int] = [], thin: [[Cell]] = [], dropped: [Cell] = []
  ) {
    self.thin = thin.isEmpty ? unitIDs.map { _ in [] } : thin
    self.dropped = dropped
    precondition(!parts.isEmpty && groups.count == unitIDs.count && takesPart.count == unitIDs.count)
    self.parts = parts
    self.unitIDs = unitIDs
    self.groups = groups
    self.takesPart = takesPart
    self.screened = screened
  }

  /// The same without some units: they keep their values and have no part in anything that compares.
  package func without(_ units: Set<Int>) -> Figures {
    var copy = self
    for unit in units { copy.takesPart[unit] = false }
    return copy
  }

  /// The same values read by another index; `nil` where it has an indicator that these have not.
  package func scored(by index: IndexTree) -> Figures? {
    var parts: [Part] = []
    var columns: [[Int]] = []
    for part in self.parts {
      guard let scored = part.scored(by: index) else { return nil }
      parts.append(scored.part)
      columns.append(scored.columns)
    }
    func moved(_ cells: [Cell]) -> [Cell] {
      cells.flatMap { cell in
        columns[cell.part].indices.filter { columns[cell.part][$0] == cell.indicator }.map { Cell(part: cell.part, indicator: $0) }
      }
    }
    return Figures(
      parts: parts, unitIDs: unitIDs, groups: groups, takesPart: takesPart, screened: screened, thin: thin.map(moved),
      dropped: moved(dropped))
  }
}

extension [Figures.Cell] {
  /// Indicators of one of the parts.
  func ofPart(_ part: Int) -> Set<Int> { Set(lazy.filter { $0.part == part }.map(\.indicator)) }
}
