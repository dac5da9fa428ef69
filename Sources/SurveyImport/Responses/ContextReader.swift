import SurveyModel

/// Reads the figures beside a ranking: the long table `unit,indicator,period,kind,issuer,value,measure,source,note`, or the wide one of an office, a row a
/// unit and a column a kind of figure (``WideContext``).
struct ContextReader {
  private static let table = NamedTable(
    columns: [
      ("unit", true), ("indicator", true), ("period", true), ("kind", true), ("issuer", false), ("value", true), ("measure", false),
      ("source", false), ("note", false),
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
    let value: String
    var measure = ""
    var source = ""
    var note = ""
  }

  /// A blank unit is the whole department, a blank value is not known.
  ///
  /// - Throws: with every unit, period, kind and number of the file that cannot be read, and where its numbers can be read both ways and the survey does
  ///   not say which. A wrong figure must not reach a report.
  func read(_ file: any RecordSource) throws(ImportFailure) -> Reading {
    if let wide = try WideContext.find(in: file, survey: survey) {
      let (written, reading) = try wide.read(file)
      return try self.reading(of: written, file.input.name, reading, recognized: wide.recognized)
    }
    var written: [Written] = []
    let reading = try Self.table.read(file) { line, cells, faults in
      if let figure = figure(cells, line: line, file: file.input.name, &faults) { written.append(figure) }
    }
    return try self.reading(of: written, file.input.name, reading, recognized: [])
  }

  /// A row of the long table.
  private func figure(_ cells: [String], line: Int, file: String, _ faults: inout [ImportFailure.Fault]) -> Written? {
    let units = NameKey(units: survey.units + survey.leftOutUnits)
    let faultsBefore = faults.count
    func fault(_ column: String, expected: LocalizedText, found: String) {
      faults.append(Self.fault(file, line, column, expected: expected, found: found))
    }
    let unit = cells[0].isEmpty ? nil : units.place(of: cells[0])
    if !cells[0].isEmpty, unit == nil {
      let hint = units.hint(for: cells[0])
      fault("unit", expected: ContextFileWords.unit(hint), found: cells[0])
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
      fault("kind", expected: ContextFileWords.kind(list, near: near), found: cells[3])
    }
    // Where the habit is not stated, all numbers of the file must tell it first.
    let formats = numberFormat.map { [$0] } ?? Survey.NumberFormat.allCases
    if !cells[5].isEmpty, formats.allSatisfy({ $0.value(of: cells[5]) == nil }), writtenMinutes(cells[5]) == nil {
      faults.append(Self.numberFault(file, line, "value", numberFormat ?? .en, cells[5]))
    }
    guard faults.count == faultsBefore, let period, let kind, unit ?? 0 < survey.units.count else { return nil }
    return Written(
      line: line, column: "value", unit: unit, indicator: cells[1], period: period, kind: kind, issuer: cells[4], value: cells[5],
      measure: cells[6], source: cells[7], note: cells[8])
  }

  static func fault(_ file: String, _ line: Int, _ column: String, expected: LocalizedText, found: String) -> ImportFailure.Fault {
    ImportFailure.Fault(
      place: ImportFailure.Place(file: file, line: line),
      message: ContextFileWords.fault(column, expected: expected, found: found))
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
    var spelling: [MeasureKey: String] = [:]
    var entries: [ContextTable.Entry] = []
    for figure in written {
      var measure = spelling[MeasureKey(figure.measure)] ?? figure.measure
      spelling[MeasureKey(figure.measure)] = measure
      var value = figure.value.isEmpty ? nil : format.value(of: figure.value)
      if value == nil, !figure.value.isEmpty {
        if let minutes = writtenMinutes(figure.value) {
          value = minutes
          // Kept in minutes, whatever the cells beside it are called.
          measure = survey.language == .vi ? "phút" : "minutes"
        } else {
          faults.append(Self.numberFault(file, figure.line, figure.column, format, figure.value))
        }
      }
      entries.append(
        ContextTable.Entry(
          unit: figure.unit, indicator: figure.indicator, period: figure.period, kind: figure.kind, issuer: figure.issuer, value: value,
          measure: measure, source: figure.source, note: figure.note))
    }
    if !faults.isEmpty {
      throw ImportFailure(kind: .unusable, faults: faults)
    }
    return Reading(
      table: ContextTable(entries: entries), reading: reading, recognized: recognized.map { $0.of(file) },
      problems: withoutPartner(entries, written, file))
  }

  /// The habit that all numbers have; where they have both and it matters, a fault with the key to set.
  private func found(
    _ written: [Written], _ file: String, _ recognized: inout [LocalizedText], _ faults: inout [ImportFailure.Fault]
  ) -> Survey.NumberFormat {
    let figures = written.filter { !$0.value.isEmpty && writtenMinutes($0.value) == nil }
    let readable = Survey.NumberFormat.allCases.filter { format in figures.allSatisfy { format.value(of: $0.value) != nil } }
    guard readable.count > 1 else {
      if let only = readable.first, figures.contains(where: { $0.value.contains { ".,".contains($0) } }) {
        recognized.append(ContextFileWords.numberFormat(only.example))
      }
      return readable.first
        ?? (survey.language == .vi && figures.contains { Survey.NumberFormat.vi.value(of: $0.value) != nil } ? .vi : .en)
    }
    if let open = figures.first(where: { figure in Set(readable.map { $0.value(of: figure.value) }).count > 1 }) {
      faults.append(
        ImportFailure.Fault(
          place: ImportFailure.Place(file: file, line: open.line),
          message: ContextFileWords.numbersReadTwoWays(
            open.column, value: open.value, vi: Self.plain(open.value, .vi), en: Self.plain(open.value, .en))))
    }
    return readable[0]
  }

  private static func plain(_ text: String, _ format: Survey.NumberFormat) -> String {
    guard let value = format.value(of: text) else { return text }
    return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  // MARK: - Partners

  /// Targets and forecasts that meet no actual because that has another measure.
  private func withoutPartner(_ entries: [ContextTable.Entry], _ written: [Written], _ file: String) -> [ImportProblem] {
    struct Subject: Hashable {
      let unit: Int?
      let indicator: TextKey
      let period: Period
    }
    func subject(_ entry: ContextTable.Entry) -> Subject {
      Subject(unit: entry.unit, indicator: TextKey(entry.indicator), period: entry.period)
    }
    var actual: [Subject: [ContextTable.Entry]] = [:]
    for entry in entries where entry.kind == .actual && entry.value != nil { actual[subject(entry), default: []].append(entry) }
    return zip(entries, written).compactMap { entry, figure in
      guard entry.kind == .target || entry.kind == .forecast, entry.value != nil, let partners = actual[subject(entry)],
        !partners.contains(where: { $0.measure == entry.measure && $0.indicator == entry.indicator })
      else { return nil }
      let wanted = partners[0].indicator == entry.indicator ? partners[0].measure : partners[0].indicator
      return ImportProblem(
        file: file, line: figure.line, kind: .withoutPartner,
        expected: ContextFileWords.partner(wanted),
        found: .shown(partners[0].indicator == entry.indicator ? entry.measure : entry.indicator),
        action: ContextFileWords.notCompared)
    }
  }
}
