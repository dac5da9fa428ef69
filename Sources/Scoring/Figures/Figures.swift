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
    func scored(by index: IndexTree) -> Part? {
      guard let plan = plan.scored(by: index) else { return nil }
      let columns = plan.columns
      return Part(plan: plan.plan, units: units.picked(columns), whole: whole?.picked(columns), pooled: pooled, weight: weight)
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

  package init(parts: [Part], unitIDs: [String], groups: [String?], takesPart: [Bool], screened: [Int] = []) {
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
    let parts = parts.compactMap { $0.scored(by: index) }
    guard parts.count == self.parts.count else { return nil }
    return Figures(parts: parts, unitIDs: unitIDs, groups: groups, takesPart: takesPart, screened: screened)
  }
}
