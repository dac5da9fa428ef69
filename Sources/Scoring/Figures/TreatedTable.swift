package import SurveyModel

/// A table after ``DataTreatment``, with every value that was changed.
package struct TreatedTable: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    case denominated(by: String)
    /// The unit has too little of its data: this value of it is not used.
    case screened
    /// From other units, or from these periods of the same unit.
    case imputed(DataTreatment.Imputation, from: [Period] = [])
    case winsorised
    case transformed
  }

  /// One value that a step changed. Units and columns are positions in the table.
  package struct Change: Sendable, Hashable {
    package let unit: Int
    package let column: Int
    package let step: Step
    /// `nil` is missing.
    package let before: Double?
    package let after: Double?
  }

  /// A unit that has too little of its data.
  package struct Screened: Sendable, Hashable {
    package let unit: Int
    /// Columns that apply to it and have a value.
    package let known: Int
    /// Columns that apply to it.
    package let applicable: Int
  }

  /// Who takes part in what.
  package struct Roles: Sendable, Hashable {
    /// Of each unit × column, unit after unit; empty where every column applies to every unit. What does not apply is neither missing nor a peer's value.
    package let applies: [Bool]
    /// Of each unit, whether it is none of those that are compared: the whole department. It is divided, takes what it lacks from its own other periods, and goes through what the
    /// others make of a column with outliers, but makes none of it and is not screened. Empty: none is.
    package let isBystander: [Bool]

    package init(applies: [Bool] = [], isBystander: [Bool] = []) {
      self.applies = applies
      self.isBystander = isBystander
    }
  }

  package let table: UnitTable
  /// Step after step; in a step column after column, in a column unit after unit. Screened units: unit after unit.
  package let changes: [Change]
  /// In the order of the table, also those that had nothing at all.
  package let screened: [Screened]
  /// Columns that still have outliers, and how they stand.
  package let unmended: [Int]
  /// Columns that a logarithm was taken of.
  package let transformed: [Int]

  /// - Parameters:
  ///   - scored: names of the columns that the index reads. What only divides others is neither imputed nor treated.
  ///   - panel: the same units in other periods.
  /// - Throws: ``ScoringError``: a denominator that is not there, is zero or below, or that no unit with a value has; a `group` method on a table without groups; a value to be taken
  ///   from other periods where there is none.
  package init(
    _ table: UnitTable, _ treatment: DataTreatment, scoring scored: [String], roles: Roles = Roles(), panel: TreatmentPanel = .none
  ) throws(ScoringError) {
    var work = TreatmentWork(table: table, treatment: treatment, scored: scored, roles: roles, panel: panel)
    try work.denominate()
    work.screen()
    try work.impute()
    work.treatOutliers()
    self.table = UnitTable(
      units: table.units, names: table.names, groups: table.groups, columns: table.columns, values: work.values, ignored: table.ignored,
      durations: table.durations.subtracting(work.transformed.map { table.columns[$0] }))
    changes = work.changes
    screened = work.screened
    unmended = work.unmended
    transformed = work.transformed
  }
}
