/// A plain table of units and numbers, scored without a survey.
package struct UnitTable: Sendable, Hashable {
  /// In the order of the file, once each.
  package let units: [String]
  /// Of each unit; empty where the table has no column of names.
  package let names: [String?]
  /// Of each unit; empty where the table has no column of groups.
  package let groups: [String?]
  /// Names of the columns of numbers.
  package let columns: [String]
  /// Units × columns, unit after unit; NaN is missing.
  package let values: [Double]
  /// Columns of the file that nothing asked for.
  package let ignored: [String]
  /// Columns whose values are durations, in minutes.
  package let durations: Set<String>

  /// - Precondition: a value for each unit and column; names and groups for each unit or none.
  package init(
    units: [String], names: [String?] = [], groups: [String?] = [], columns: [String], values: [Double], ignored: [String] = [],
    durations: Set<String> = []
  ) {
    precondition(values.count == units.count * columns.count, "a value for each unit and column")
    precondition(names.isEmpty || names.count == units.count)
    precondition(groups.isEmpty || groups.count == units.count)
    self.units = units
    self.names = names
    self.groups = groups
    self.columns = columns
    self.values = values
    self.ignored = ignored
    self.durations = durations
  }

  /// `nil` where the cell is blank.
  package func value(unit: Int, column: Int) -> Double? {
    let value = values[unit * columns.count + column]
    return value.isNaN ? nil : value
  }

  /// What a reader calls the unit: its name, else its id.
  package func title(ofUnit unit: Int) -> String { names.isEmpty ? units[unit] : names[unit] ?? units[unit] }
}
