package import SurveyModel

/// Anybody's estimates with their standard errors: `unit,estimate,se`, optionally `df`.
package struct EstimateTable: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package let unit: String
    package let estimate: Double
    /// 0 where the estimate is known exactly.
    package let standardError: Double
    /// Of the standard error, at least 1; ∞ where the table does not say.
    package let degreesOfFreedom: Double
    /// In the file, from 1.
    package let line: Int
  }

  /// In the order of the file; at least one.
  package let rows: [Row]

  /// More units than this would need more memory than a machine at hand has.
  package static let limit = 2_000

  /// Reads the file; columns in any order, others are passed over.
  ///
  /// - Parameter numberFormat: how numbers are written; `nil` as programs write them, `16351.83` or `1.6e4`.
  /// - Throws: with every fault of the file: a unit that is missing or there twice, an estimate that is no number, a standard error that is none or
  ///   negative. One wrong number changes the ranks of all.
  package static func read(
    _ path: String, format: FileFormat = FileFormat(), numberFormat: Survey.NumberFormat? = nil, work: Work = .unwatched
  ) throws(ImportFailure) -> (table: EstimateTable, recognized: LocalizedText?) {
    let file = try RecordSources.open(InputFile(argument: path, work: work), format: format)
    var rows: [Row] = []
    var lineOfUnit: [String: Int] = [:]
    var habit = NumberHabit<(line: Int, column: Int)>(least: 2)
    let reading = try columns.read(file) { row, faults in
      let (line, cells) = (row.line, row.cells)
      func number(_ column: Int) -> Double? {
        let number = row.number(column)
        if let numberFormat { return number.value(in: numberFormat) }
        guard let value = machineNumber(number.text) else { return nil }
        habit.add(number, at: (line, column))
        return value
      }
      let faultsBefore = faults.count
      func fault(_ column: String, expected: LocalizedText, found: String) {
        faults.append(
          ImportFailure.Fault(
            place: ImportFailure.Place(file: file.input.name, line: line),
            message: NamedTableWords.estimateFault(column, expected: expected, found: found)))
      }
      if cells[0].isEmpty { fault("unit", expected: NamedTableWords.nameOfUnit, found: "") }
      if let earlier = lineOfUnit[cells[0]], !cells[0].isEmpty {
        fault("unit", expected: NamedTableWords.unitOnce(earlier), found: cells[0])
      }
      lineOfUnit[cells[0]] = line
      let estimate = number(1)
      if estimate == nil { fault("estimate", expected: NamedTableWords.estimate, found: cells[1]) }
      let error = number(2).flatMap { $0 == 0 || magnitudes.contains($0) ? $0 : nil }
      if error == nil {
        fault("se", expected: NamedTableWords.standardError, found: cells[2])
      }
      let freedom = cells[3].isEmpty || cells[3].lowercased() == "inf" ? .infinity : number(3).flatMap { $0 >= 1 ? $0 : nil }
      if freedom == nil {
        fault("df", expected: NamedTableWords.degreesOfFreedom, found: cells[3])
      }
      guard faults.count == faultsBefore, let estimate, let error, let freedom else { return }
      rows.append(Row(unit: cells[0], estimate: estimate, standardError: error, degreesOfFreedom: freedom, line: line))
    }
    guard !rows.isEmpty else {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: file.input.name), NamedTableWords.noUnitRow)
    }
    guard rows.count <= limit else {
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: file.input.name, line: rows[limit].line),
        NamedTableWords.tooManyUnits(limit, count: rows.count))
    }
    if let open = habit.open {
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: file.input.name, line: open.place.line),
        open.sentence(column: columns.columns[open.place.column].name, advice: NamedTableWords.stateNumberFormat))
    }
    return (EstimateTable(rows: rows), reading.recognized)
  }

  private static let columns = NamedTable(
    columns: [("unit", true), ("estimate", true), ("se", true), ("df", false)].map { NamedTable.Column(name: $0.0, isRequired: $0.1) })

  /// Whose squares are ordinary doubles.
  private static let magnitudes = 1e-140...1e140
}
