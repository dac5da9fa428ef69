import SurveyModel

/// Reads the figures beside a ranking: the long table `unit,indicator,period,kind,issuer,value,measure,source,note,of,direction`, or the wide one of an
/// office, a row a unit and a column a kind of figure (``WideContext``).
struct ContextReader {
  private static let table = NamedTable(
    columns: [
      ("unit", true), ("indicator", true), ("period", true), ("kind", true), ("issuer", false), ("value", true), ("measure", false),
      ("source", false), ("note", false), ("of", false), ("direction", false),
    ].map { NamedTable.Column(name: $0.0, isRequired: $0.1) })

  let survey: Survey
  /// `nil` where the figures themselves must tell.
  let numberFormat: Survey.NumberFormat?

  struct Reading {
    let table: ContextTable
    let reading: RecordReading
    let recognized: [LocalizedText]
    let problems: [ImportProblem]
  }

  /// A figure as it is written.
  struct Written {
    let line: Int
    /// Of the value, for a fault.
    let column: String
    let unit: Int?
    let indicator: String
    let period: Period
    let kind: ContextTable.Kind
    var issuer = ""
    let value: WrittenNumber
    var measure = ""
    var source = ""
    var note = ""
    /// The indicators that a share or a sum is of.
    var of: [String] = []
    var isAtMost = false
  }

  /// A blank unit is the whole department, a blank value is not known.
  ///
  /// - Throws: with every unit, period, kind and number of the file that cannot be read, and where its numbers can be read both ways and the survey does
  ///   not say which. A wrong figure must not reach a report.
  func read(_ file: any RecordSource) throws(ImportFailure) -> Reading {
    if let (file, wide) = try WideContext.find(in: file, survey: survey) {
      let (written, reading, passed) = try wide.read(file)
      return try self.reading(of: written, file.input.name, reading, recognized: wide.recognized + passed)
    }
    try checkIsLong(file)
    var written: [Written] = []
    let units = NameKey(units: survey.units + survey.leftOutUnits)
    let reading = try Self.table(of: file).read(
      file, end: { StatedRelations.check(written, file: file.input.name, &$0) },
      row: { row, faults in
        if let figure = figure(row, of: units, file: file.input.name, &faults) { written.append(figure) }
      })
    return try self.reading(of: written, file.input.name, reading, recognized: [])
  }

  /// The long table, whose column of units may be missing where no other column could be one: then all figures are of the whole.
  private static func table(of file: any RecordSource) throws(ImportFailure) -> NamedTable {
    var found: Set<String>?
    var seen = 0
    let enough = ImportFailure.enough(of: file.input.name)
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        let keys = Set((0..<record.count).map { TextKey(record.text($0)).text })
        if ["indicator", "period", "kind", "value"].allSatisfy({ keys.contains($0) }) { found = keys }
        seen += 1
        if found != nil || seen == 20 { throw enough }
      }
    } catch {
      guard found != nil || seen == 20 else { throw error }
    }
    var table = Self.table
    if let found, found.isSubset(of: table.columns.dropFirst().map(\.name) + [""]) {
      table = NamedTable(columns: [.init(name: "unit", isRequired: false)] + table.columns.dropFirst())
    }
    return table
  }

  /// - Throws: where no row is the header of the long table, which is said in one sentence: what people have is a table of their own.
  private func checkIsLong(_ file: any RecordSource) throws(ImportFailure) {
    let stated = survey.context?.columns ?? .init()
    let isLong = try Self.table.hasHeaderLike(file)
    guard !isLong || !stated.figures.isEmpty else { return }
    let (headers, line) = try likestHeader(file)
    let keys = headers.map { TextKey($0) }
    let missing = ([stated.unit].compactMap(\.self) + stated.figures.map(\.header)).filter { !keys.contains(TextKey($0)) }
    throw ImportFailure(
      .unusable, at: ImportFailure.Place(file: file.input.name, line: line),
      missing.isEmpty ? ContextFileWords.noTable(headers) : ContextFileWords.noStatedColumns(missing, headers: headers))
  }

  /// The first of the rows with the most texts.
  private func likestHeader(_ file: any RecordSource) throws(ImportFailure) -> (headers: [String], line: Int?) {
    var best: (headers: [String], line: Int?) = ([], nil)
    var seen = 0
    let enough = ImportFailure.enough(of: file.input.name)
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        let texts = (0..<record.count).map { PlainText.of(record.text($0)) }.filter { $0.contains(where: \.isLetter) }
        if texts.count > best.headers.count { best = (texts, record.line) }
        seen += 1
        if seen == 20 { throw enough }
      }
    } catch {
      guard seen == 20 else { throw error }
    }
    return best
  }

  /// A row of the long table.
  private func figure(_ row: NamedRow, of units: NameKey, file: String, _ faults: inout [ImportFailure.Fault]) -> Written? {
    let (line, cells, value) = (row.line, row.cells, row.number(5))
    let faultsBefore = faults.count
    func fault(_ column: String, expected: LocalizedText, meant: String? = nil, found: String) {
      faults.append(Self.fault(file, line, column, expected: expected, meant: meant, found: found))
    }
    let unit = cells[0].isEmpty ? nil : units.place(of: cells[0])
    if !cells[0].isEmpty, unit == nil {
      let hint = units.hint(for: cells[0])
      let expected = survey.units.isEmpty ? ContextFileWords.noUnit : ContextFileWords.unit
      fault("unit", expected: expected, meant: hint, found: cells[0])
    }
    if cells[1].isEmpty { fault("indicator", expected: ContextFileWords.indicator, found: "") }
    let period = Period(cells[2])
    if period == nil {
      fault("period", expected: ContextFileWords.period, found: cells[2])
    }
    let kind = ContextTable.Kind(rawValue: cells[3])
    if kind == nil {
      let kinds = ContextTable.Kind.allCases.map(\.rawValue)
      let list = kinds.joined(separator: ", ")
      let near = nearest(to: cells[3], among: kinds)
      fault("kind", expected: ContextFileWords.kind(list), meant: near, found: cells[3])
    }
    // Where the habit is not stated, all numbers of the file must tell it first.
    let formats = numberFormat.map { [$0] } ?? Survey.NumberFormat.allCases
    if !cells[5].isEmpty, formats.allSatisfy({ value.value(in: $0) == nil }), writtenMinutes(cells[5]) == nil {
      faults.append(Self.numberFault(file, line, "value", numberFormat ?? .en, cells[5]))
    }
    let relation = kind.flatMap { StatedRelations.Relation(cells, kind: $0, file: file, line: line, &faults) }
    guard faults.count == faultsBefore, let period, let kind, let relation, unit ?? 0 < max(1, survey.units.count) else { return nil }
    return Written(
      line: line, column: "value", unit: unit, indicator: cells[1], period: period, kind: kind, issuer: cells[4], value: value,
      measure: cells[6], source: cells[7], note: cells[8], of: relation.of, isAtMost: relation.isAtMost)
  }

  static func fault(
    _ file: String, _ line: Int, _ column: String, expected: LocalizedText, meant: String? = nil, found: String
  ) -> ImportFailure.Fault {
    ImportFailure.Fault(
      place: ImportFailure.Place(file: file, line: line),
      message: ContextFileWords.fault(column, expected: expected, meant: meant, found: found))
  }

  private static func numberFault(
    _ file: String, _ line: Int, _ column: String, _ format: Survey.NumberFormat, _ found: String
  ) -> ImportFailure.Fault {
    fault(file, line, column, expected: ContextFileWords.number(format.example), found: found)
  }

  // MARK: - Numbers

  private func reading(
    of written: [Written], _ file: String, _ reading: RecordReading, recognized: [LocalizedText]
  ) throws(ImportFailure) -> Reading {
    var faults: [ImportFailure.Fault] = []
    var recognized = recognized
    let format = numberFormat ?? found(written, file, &recognized, &faults)
    var values: [Double?] = []
    var measures: [String] = []
    for figure in written {
      let number = figure.value
      var value = number.text.isEmpty ? nil : number.value(in: format)
      var measure = figure.measure
      if value == nil, !number.text.isEmpty {
        if let duration = WrittenDuration(minutes: writtenMinutes(number.text), measure: measure) {
          value = duration.value
          measure = duration.measure ?? (survey.language == .vi ? "phút" : "minutes")
        } else {
          faults.append(Self.numberFault(file, figure.line, figure.column, format, number.text))
        }
      }
      values.append(value)
      measures.append(measure)
    }
    let spelling = MeasureSpelling(written, measures: measures)
    recognized += spelling.recognized
    var entries: [ContextTable.Entry] = []
    var seen = StatedFigures()
    for (place, figure) in written.enumerated() {
      let one = spelling.figure(figure, value: values[place], measure: measures[place])
      let entry = ContextTable.Entry(
        unit: figure.unit, indicator: figure.indicator, period: figure.period, kind: figure.kind, issuer: figure.issuer, value: one.value,
        measure: one.measure, source: figure.source, note: figure.note, of: figure.of, isAtMost: figure.isAtMost, line: figure.line)
      entries.append(entry)
      if let message = seen.contradiction(of: entry, figure) {
        faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: file, line: figure.line), message: message))
      }
    }
    if !faults.isEmpty {
      throw ImportFailure(kind: .unusable, faults: faults)
    }
    let partners = Partners(entries)
    let alone = zip(entries, written).filter { partners.lacksActual($0.0, of: survey) }.map(\.1.line)
    if !alone.isEmpty { recognized.append(ContextFileWords.withoutActual(alone)) }
    return Reading(
      table: ContextTable(entries: entries), reading: reading, recognized: recognized.map { $0.of(file) },
      problems: zip(entries, written).compactMap { partners.problem(of: $0, written: $1.measure, file: file, line: $1.line) })
  }

  /// The habit that all numbers have; where they have both and it matters, a fault with the key to set.
  private func found(
    _ written: [Written], _ file: String, _ recognized: inout [LocalizedText], _ faults: inout [ImportFailure.Fault]
  ) -> Survey.NumberFormat {
    let figures = written.filter { !$0.value.isTyped && !$0.value.text.isEmpty && writtenMinutes($0.value.text) == nil }
    var habit = NumberHabit<Written>()
    for figure in figures { habit.add(figure.value, at: figure) }
    guard habit.isTold else {
      if let open = habit.open {
        faults.append(
          ImportFailure.Fault(
            place: ImportFailure.Place(file: file, line: open.place.line),
            message: open.sentence(column: open.place.column, advice: ContextFileWords.stateNumberFormat)))
      }
      return .en
    }
    guard let only = habit.readings.first else {
      return survey.language == .vi && figures.contains { $0.value.value(in: .vi) != nil } ? .vi : .en
    }
    if figures.contains(where: { $0.value.text.contains { ".,".contains($0) } }) {
      recognized.append(ContextFileWords.numberFormat(only.example))
    }
    return only
  }
}
