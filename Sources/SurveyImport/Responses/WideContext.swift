import SurveyModel

/// The table of figures as an office keeps it: titles, a header, a row a unit and one for the whole, a column for what was reached, for the target of each
/// issuer, for the year before.
///
/// A column is told by the words of its header. Columns of rates and changes are passed over: they are computed.
struct WideContext {
  private let headerLine: Int
  /// `nil` where the table has one row of figures, of the whole.
  private let unitColumn: Int?
  private let columns: [WideColumn]
  /// Of columns that name none.
  private let indicator: String
  private let survey: Survey
  /// Columns of the header.
  private let width: Int
  /// How the table was understood.
  let recognized: [LocalizedText]

  private static let mostTitles = 20
  private static let unitNames = Set<TextKey>(names: [
    "unit", "Đơn vị", "Tên đơn vị", "Đơn vị hải quan", "Chi cục", "Chi cục hải quan", "Đội", "Sub-department", "Office",
  ])
  /// Stand for a figure that is not known.
  static let unknown = ["-", "–", "…", "..."]

  /// The wide table in a file, and the file divided as the table is; `nil` where it is none: the header of the long one stands first, or no column is one of figures.
  static func find(
    in given: any RecordSource, survey: Survey
  ) throws(ImportFailure) -> (file: any RecordSource, table: WideContext)? {
    let sources = [given] + given.otherwiseDivided
    for source in sources {
      if let table = try look(in: source, survey: survey, isOfWhole: false) { return (source, table) }
    }
    // A header without a word for the units is one only where nothing else could be meant.
    let stated = survey.context?.columns ?? .init()
    guard stated.unit == nil, stated.figures.isEmpty else { return nil }
    for source in sources {
      if let table = try look(in: source, survey: survey, isOfWhole: true), try table.hasOneRow(source) { return (source, table) }
    }
    return nil
  }

  private static func look(in file: any RecordSource, survey: Survey, isOfWhole: Bool) throws(ImportFailure) -> WideContext? {
    var titles = try file.titles().map { PlainText.of($0) }
    let mostTitles = titles.count + Self.mostTitles
    var found: WideContext?
    var isLong = false
    let enough = ImportFailure.enough(of: file.input.name)
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        guard record.strayQuote == nil, titles.count < mostTitles else { throw enough }
        let cells = (0..<record.count).map { PlainText.of(record.text($0)) }
        let keys = Set(cells.map { TextKey($0).text })
        isLong = keys.contains("indicator") || keys.contains("kind") || keys.contains("value")
        if isLong { throw enough }
        found = WideContext(cells, line: record.line, titles: titles, survey: survey, isOfWhole: isOfWhole)
        if found != nil { throw enough }
        titles.append(cells.filter { !$0.isEmpty }.joined(separator: " "))
      }
    } catch {
      // What is wrong with the file is found again by whoever reads it.
      return found
    }
    return found
  }

  private init?(_ cells: [String], line: Int, titles: [String], survey: Survey, isOfWhole: Bool) {
    let stated = survey.context?.columns ?? .init()
    let unitColumn =
      isOfWhole
      ? nil
      : stated.unit.map { name in cells.firstIndex { TextKey($0) == TextKey(name) } }
        ?? cells.firstIndex { Self.unitNames.contains(TextKey($0)) }
    let named = cells.filter { !$0.isEmpty }
    guard isOfWhole ? named.count >= 2 && named.allSatisfy({ plainNumber($0) == nil }) : unitColumn != nil else { return nil }
    let edition = Period(survey.edition) ?? survey.fieldwork.map { .year($0.to.year) }
    guard case .year(let year)? = edition ?? titles.lazy.compactMap({ WidePeriod.year(in: $0) }).first.map({ .year($0) }) else {
      return nil
    }
    let general = titles.lazy.compactMap { WideColumn.measure(inTitle: $0) }.first
    var columns: [WideColumn] = []
    if stated.figures.isEmpty {
      for (place, header) in cells.enumerated() where place != unitColumn {
        if let column = WideColumn(place, header, year: year, measure: general) { columns.append(column) }
      }
      columns = columns.toldApart()
    } else {
      for figure in stated.figures {
        guard let place = cells.firstIndex(where: { TextKey($0) == TextKey(figure.header) }) else { return nil }
        columns.append(
          WideColumn(
            place, cells[place], kind: figure.kind, issuer: figure.issuer, isBefore: figure.isBefore, year: year, measure: general))
      }
    }
    guard columns.contains(where: { $0.kind == .actual || $0.kind == .target }) else { return nil }
    headerLine = line
    self.unitColumn = unitColumn
    self.columns = columns
    self.survey = survey
    width = cells.count
    let subject = survey.context?.indicator.map { WideSubject(indicator: $0) } ?? WideSubject(inTitles: titles)
    indicator = subject?.indicator ?? WideSubject.revenue
    let meant = LocalizedText { language in
      columns.map { column in
        let issuer = column.issuer.isEmpty ? "" : " (\(column.issuer))"
        return "\"\(column.header)\" = \(ContextFileWords.kind(column.kind)[language])\(issuer) \(column.period)"
      }.joined(separator: "; ")
    }
    let passed = cells.indices.filter { place in
      place != unitColumn && !cells[place].isEmpty && !columns.contains { $0.place == place }
    }.map { "\"\(cells[$0])\"" }.joined(separator: ", ")
    let common = indicator
    let subjects = columns.map { $0.indicator ?? common }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let isUnknown = subject == nil && columns.contains { $0.indicator == nil }
    let rows =
      isOfWhole ? ContextFileWords.rowOfWhole(meant, passed: passed) : ContextFileWords.rowForEachUnit(meant, passed: passed)
    recognized =
      [rows, ContextFileWords.figures(of: subjects, isGuess: isUnknown)]
      + (columns.contains { $0.measure.isEmpty } ? [ContextFileWords.noMeasure] : [])
  }

  /// The figures row by row.
  ///
  /// - Throws: with every unit that is not known.
  func read(
    _ file: any RecordSource
  ) throws(ImportFailure) -> (written: [ContextReader.Written], reading: RecordReading, passed: [LocalizedText]) {
    let units = NameKey(units: survey.units + survey.leftOutUnits)
    var written: [ContextReader.Written] = []
    var faults: [ImportFailure.Fault] = []
    var passed: [Int] = []
    let reading = try file.read { record throws(ImportFailure) in
      guard record.line > headerLine, record.strayQuote == nil else { return }
      let label = label(record, units)
      let unit: Int?
      switch label {
      case .nothing: return
      case .passed:
        passed.append(record.line)
        return
      case .whole: unit = nil
      case .unit(let place):
        guard place < survey.units.count else { return }
        unit = place
      case .unknown(let name):
        let hint = units.hint(for: name)
        faults.append(
          ContextReader.fault(file.input.name, record.line, "unit", expected: ContextFileWords.unitOrTotal, meant: hint, found: name))
        return
      }
      for column in columns {
        guard let value = Self.figure(record, column) else { continue }
        written.append(
          ContextReader.Written(
            line: record.line, column: column.header, unit: unit, indicator: column.indicator ?? indicator, period: column.period,
            kind: column.kind, issuer: column.issuer, value: value, measure: column.measure))
      }
    }
    if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
    return (written, reading, passed.isEmpty ? [] : [ContextFileWords.rowsPassedOver(passed)])
  }

  /// A row as it stands there, before anybody knows the units.
  struct Row {
    let name: TextKey
    let isWhole: Bool
    /// One for each column of figures; `nil` where nothing stands.
    let figures: [WrittenNumber?]
  }

  func rows(_ file: any RecordSource) throws(ImportFailure) -> [Row] {
    var rows: [Row] = []
    _ = try file.read { record throws(ImportFailure) in
      guard record.line > headerLine, record.strayQuote == nil else { return }
      let figures = columns.map { Self.figure(record, $0) }
      switch label(record, nil) {
      case .nothing, .passed, .unit: return
      case .whole: rows.append(Row(name: TextKey(""), isWhole: true, figures: figures))
      case .unknown(let name): rows.append(Row(name: TextKey(name), isWhole: false, figures: figures))
      }
    }
    return rows
  }

  private func label(_ record: Record, _ units: NameKey?) -> WideLabel {
    let figures = columns.map(\.place)
    guard let unitColumn else { return WideLabel(ofWhole: record, figures: figures, width: width, survey: survey) }
    return WideLabel(record, unitColumn: unitColumn, figures: figures, width: width, survey: survey, units: units)
  }

  /// Whether one row holds figures, and nothing in it says that they are of a part.
  private func hasOneRow(_ file: any RecordSource) throws(ImportFailure) -> Bool {
    var (rows, isOther) = (0, false)
    let enough = ImportFailure.enough(of: file.input.name)
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        guard record.line > headerLine, record.strayQuote == nil else { return }
        switch label(record, nil) {
        case .nothing: return
        case .whole: rows += 1
        case .unit, .passed, .unknown: isOther = true
        }
        if isOther || rows > 1 { throw enough }
      }
    } catch {
      guard isOther || rows > 1 else { throw error }
    }
    return rows == 1 && !isOther
  }

  private static func figure(_ record: Record, _ column: WideColumn) -> WrittenNumber? {
    let text = record.text(column.place)
    guard !text.isEmpty, !WideContext.unknown.contains(text) else { return nil }
    return WrittenNumber(text: text, isTyped: record.kind(column.place) == .number)
  }
}
