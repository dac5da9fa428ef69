package import SurveyModel

/// Reads a plain table of units and numbers: `unit`, a column for each indicator of an index, optionally `name` and `group`.
package struct UnitTableReader: Sendable {
  /// Faults that are told of one file.
  private static let most = 20

  /// How numbers are written; `nil`: as programs write them, `16351.83` or `1.6e4`.
  package let numberFormat: Survey.NumberFormat?

  private let work: Work

  package init(numberFormat: Survey.NumberFormat? = nil, work: Work = .unwatched) {
    self.numberFormat = numberFormat
    self.work = work
  }

  /// Columns in any order; those that are not wanted are passed over. A blank cell is missing. One pass; the memory is that of the numbers.
  ///
  /// `name` and `group` describe a unit unless a wanted column is called so.
  ///
  /// - Parameters:
  ///   - wanted: names of the columns of numbers, as ``IndexTree/dataNames``.
  ///   - format: what is stated of the file.
  ///   - index: whose lines are named where the table lacks what they divide by.
  /// - Returns: the table, its columns in the order wanted, and what was recognised and not stated.
  /// - Throws: with the faults of the file, the first twenty and how many more: a column that is missing or there twice, a unit without a name or
  ///   there twice, a cell that is no number, numbers that can be read two ways where ``numberFormat`` is not stated. One wrong number would change the ranks of all.
  package func read(
    _ path: String, columns wanted: [String], format: FileFormat = FileFormat(), index: TableIndexDefinition? = nil,
    advance: (Int) -> Void = { _ in }
  ) throws(ImportFailure) -> (table: UnitTable, recognized: LocalizedText?, input: SurveyData.InputFile) {
    let file = try RecordSources.open(InputFile(argument: path, work: work), format: format)
    var rows = Rows(file: file.input.name, wanted: wanted, numberFormat: numberFormat, index: index, period: nil)
    let reading = try file.read(advance: advance) { record throws(ImportFailure) in try rows.take(record) }
    return (try rows.table(most: Self.most), reading.recognized, reading.file)
  }

  /// A table whose rows speak of several periods, in the same way; a unit stands in it once for each period.
  ///
  /// - Parameter period: the column with the period of each row, all years, all months, or the same days of different years.
  /// - Throws: also where a cell of it is no period, or of another kind than the first.
  package func readPanel(
    _ path: String, columns wanted: [String], period: String, format: FileFormat = FileFormat(), index: TableIndexDefinition? = nil,
    advance: (Int) -> Void = { _ in }
  ) throws(ImportFailure) -> (panel: UnitPanel, recognized: LocalizedText?, input: SurveyData.InputFile) {
    let file = try RecordSources.open(InputFile(argument: path, work: work), format: format)
    var rows = Rows(file: file.input.name, wanted: wanted, numberFormat: numberFormat, index: index, period: period)
    let reading = try file.read(advance: advance) { record throws(ImportFailure) in try rows.take(record) }
    let table = try rows.table(most: Self.most)
    return (rows.panel(of: table), reading.recognized, reading.file)
  }

  /// The bytes of a file, for a progress bar; `nil` where that is not told before it is read, as of a pipe.
  package static func size(of path: String) -> Int? { InputFile(argument: path).size }

  private struct Rows {
    let file: String
    let wanted: [String]
    let numberFormat: Survey.NumberFormat?
    let index: TableIndexDefinition?
    /// The column with the period of each row, where the table has one.
    let period: String?
    var periodColumn: Int?
    var periods: [Period] = []
    var width = 0
    var unitColumn: Int?
    var nameColumn: Int?
    var groupColumn: Int?
    var places: [Int]?
    var ignored: [String] = []

    var units: [String] = []
    var names: [String?] = []
    var groups: [String?] = []
    var values: [Double] = []
    /// By unit, or unit and period.
    var lineOfUnit: [String: Int] = [:]
    var faults: [ImportFailure.Fault] = []
    var faultCount = 0
    /// By column, the line of the first duration and of the first number.
    var firstDuration: [Int: Int] = [:]
    var firstNumber: [Int: Int] = [:]
    /// As long as none is stated.
    var habit = NumberHabit<(line: Int, column: Int)>(least: 2)

    init(file: String, wanted: [String], numberFormat: Survey.NumberFormat?, index: TableIndexDefinition?, period: String?) {
      self.file = file
      self.wanted = wanted
      self.numberFormat = numberFormat
      self.index = index
      self.period = period
    }

    mutating func take(_ record: Record) throws(ImportFailure) {
      guard let places else { return try begin(Header(record, file: file)) }
      if let column = record.strayQuote {
        return fault(record.line, NamedTableWords.quoteInside(column))
      }
      if record.count > width, let surplus = (width..<record.count).first(where: { !record.text($0).isEmpty }) {
        return fault(record.line, NamedTableWords.surplusCell(width, column: surplus + 1))
      }
      let unit = unitColumn.map { record.text($0) } ?? ""
      let period = periodColumn.flatMap { takePeriod(record.text($0), line: record.line, unit: unit) }
      if unit.isEmpty {
        guard (0..<record.count).contains(where: { !record.text($0).isEmpty }) else { return }
        fault(record.line, NamedTableWords.noUnit)
      } else if let earlier = lineOfUnit.updateValue(record.line, forKey: period.map { "\(unit)\u{0}\($0)" } ?? unit) {
        fault(record.line, NamedTableWords.unitTwice(unit, period: period, earlier: earlier, line: record.line))
      }
      units.append(unit)
      if let nameColumn { names.append(Self.filled(record.text(nameColumn))) }
      if let groupColumn { groups.append(Self.filled(record.text(groupColumn))) }
      for (column, place) in places.enumerated() {
        let cell = unsafe trimmed(record.bytes(place))
        if cell.isEmpty {
          values.append(.nan)
        } else if let value = unsafe value(of: cell, isTyped: record.kind(place) == .number, at: (record.line, column)) {
          values.append(value)
        } else {
          values.append(.nan)
          let example = numberFormat?.example ?? "95.76"
          fault(record.line, NamedTableWords.notANumber(place + 1, column: wanted[column], example: example, found: record.text(place)))
        }
      }
    }

    /// `nil` after a fault; not told of a row that is blank altogether.
    private mutating func takePeriod(_ text: String, line: Int, unit: String) -> Period? {
      let name = period ?? ""
      guard let found = Period(text) else {
        if !(text.isEmpty && unit.isEmpty) {
          fault(line, NamedTableWords.notAPeriod(name, found: text))
        }
        return nil
      }
      if let first = periods.first, first.series != found.series {
        fault(line, NamedTableWords.periodsDiffer(name, first: first, found: found))
      }
      periods.append(found)
      return found
    }

    /// - Parameter isTyped: whether the file holds a number and no text.
    private mutating func value(of cell: UnsafeBufferPointer<UInt8>, isTyped: Bool, at place: (line: Int, column: Int)) -> Double? {
      if numberFormat == nil || isTyped, let value = unsafe number(of: cell) {
        // Digits alone are the same in every habit.
        if !isTyped, !habit.isTold, unsafe cell.contains(where: { $0 &- 48 > 9 }) {
          unsafe habit.add(WrittenNumber(text: String(decoding: cell, as: UTF8.self)), at: place)
        }
        if firstNumber[place.column] == nil { firstNumber[place.column] = place.line }
        return value
      }
      let text = unsafe String(decoding: cell, as: UTF8.self)
      if let value = numberFormat?.value(of: text) {
        if firstNumber[place.column] == nil { firstNumber[place.column] = place.line }
        return value
      }
      guard let minutes = writtenMinutes(text) else { return nil }
      if firstDuration[place.column] == nil { firstDuration[place.column] = place.line }
      return minutes
    }

    private static func filled(_ text: String) -> String? { text.isEmpty ? nil : text }

    private mutating func fault(_ line: Int, _ message: LocalizedText) {
      faultCount += 1
      if faults.count < UnitTableReader.most {
        faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: file, line: line), message: message))
      }
    }

    private mutating func begin(_ header: Header) throws(ImportFailure) {
      width = header.names.count
      if let index {
        let found = wanted.filter { !header.places(of: $0).isEmpty }
        try index.checkDenominators(among: header.names.filter { !$0.isEmpty && $0 != "unit" } + found)
      }
      unitColumn = header.column("unit", faults: &faults)
      // A column that is named exactly as something else is wanted is not what a missing one was meant to be.
      let claimed = Set(wanted + ["unit"] + [period].compactMap(\.self))
      let columns = wanted.compactMap { header.column($0, mapped: claimed, faults: &faults) }
      func optional(_ name: String) -> Int? {
        wanted.contains(name) ? nil : header.places(of: name).first
      }
      periodColumn = period.flatMap { header.column($0, mapped: claimed, faults: &faults) }
      nameColumn = optional("name")
      groupColumn = optional("group")
      let used = Set(columns + [unitColumn, nameColumn, groupColumn, periodColumn].compactMap(\.self))
      ignored = header.names.indices.filter { !used.contains($0) && !header.names[$0].isEmpty }.map { header.names[$0] }
      places = columns
      if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
    }

    func table(most: Int) throws(ImportFailure) -> UnitTable {
      guard places != nil else { throw ImportFailure(.unusable, at: ImportFailure.Place(file: file, line: 1), .noHeader) }
      if faultCount > faults.count {
        let more = faultCount - faults.count
        throw ImportFailure(
          kind: .unusable,
          faults: faults + [
            ImportFailure.Fault(place: ImportFailure.Place(file: file), message: NamedTableWords.moreFaults(more))
          ])
      }
      // 13 beside "13 giờ" may be hours or minutes.
      let faults =
        faults
        + wanted.indices.compactMap { column in
          guard let duration = firstDuration[column], let number = firstNumber[column] else { return nil }
          return ImportFailure.Fault(
            place: ImportFailure.Place(file: file, line: number),
            message: NamedTableWords.numberAmongDurations(wanted[column], line: duration))
        }
      if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
      if let open = habit.open {
        throw ImportFailure(
          .unusable, at: ImportFailure.Place(file: file, line: open.place.line),
          open.sentence(column: wanted[open.place.column], advice: NamedTableWords.stateNumberFormat))
      }
      guard !units.isEmpty else {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: file), NamedTableWords.noUnitRow)
      }
      return UnitTable(
        units: units, names: names, groups: groups, columns: wanted, values: values, ignored: ignored,
        durations: Set(firstDuration.keys.map { wanted[$0] }))
    }

    /// - Parameter table: of all rows, each of which has a period.
    func panel(of table: UnitTable) -> UnitPanel {
      var rows: [Period: [Int]] = [:]
      for (row, period) in periods.enumerated() { rows[period, default: []].append(row) }
      let width = table.columns.count
      return UnitPanel(
        editions: rows.map { period, rows in
          UnitPanel.Edition(
            period: period,
            table: UnitTable(
              units: rows.map { table.units[$0] }, names: table.names.isEmpty ? [] : rows.map { table.names[$0] },
              groups: table.groups.isEmpty ? [] : rows.map { table.groups[$0] }, columns: table.columns,
              values: rows.flatMap { table.values[$0 * width..<($0 + 1) * width] }, ignored: table.ignored, durations: table.durations))
        })
    }
  }
}
