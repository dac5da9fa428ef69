package import SurveyModel

/// How many respondents each unit has in each stratum, counted in a list of them: a frame, before anybody was
/// asked.
package struct PopulationTable: Sendable, Hashable {
  package struct Unit: Sendable, Hashable {
    package let id: String
    /// In the order of the list; one with an empty name where the list has no strata.
    package fileprivate(set) var strata: [String]
    /// Distinct respondents, beside ``strata``.
    package fileprivate(set) var counts: [Int]
  }

  /// In the order of the list.
  package let units: [Unit]

  /// Columns `unit`, and where they are there `stratum` and `respondent`: a respondent counts once in each
  /// unit. A row without a unit is passed over.
  ///
  /// - Throws: where the file cannot be read, has no column of units, or no rows with one.
  package static func read(
    _ path: String, format: FileFormat = FileFormat()
  ) throws(ImportFailure) -> (table: PopulationTable, recognized: LocalizedText?) {
    let file = try RecordSources.open(InputFile(argument: path), format: format)
    let columns = NamedTable(columns: [
      .init(name: "unit", isRequired: true), .init(name: "stratum", isRequired: false), .init(name: "respondent", isRequired: false),
    ])
    var units: [Unit] = []
    var place: [String: Int] = [:]
    var seen: Set<[String]> = []
    let reading = try columns.read(file) { row, _ in
      let (unit, stratum, respondent) = (row.cells[0], row.cells[1], row.cells[2])
      guard !unit.isEmpty, respondent.isEmpty || seen.insert([unit, respondent]).inserted else { return }
      let own = place[unit] ?? units.count
      if own == units.count {
        place[unit] = own
        units.append(Unit(id: unit, strata: [], counts: []))
      }
      if let known = units[own].strata.firstIndex(of: stratum) {
        units[own].counts[known] += 1
      } else {
        units[own].strata.append(stratum)
        units[own].counts.append(1)
      }
    }
    guard !units.isEmpty else {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: file.input.name), PopulationTableWords.noRows)
    }
    return (PopulationTable(units: units), reading.recognized)
  }
}
