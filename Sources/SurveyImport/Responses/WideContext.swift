import SurveyModel

/// The table of figures as an office keeps it: titles, a header, a row a unit and one for the whole, a column for what was reached, for the target of each
/// issuer, for the year before.
///
/// A column is told by the words of its header. Columns of rates and changes are passed over: they are computed.
struct WideContext {
  /// What a column holds.
  struct Column: Hashable {
    let place: Int
    let header: String
    let kind: ContextTable.Kind
    let issuer: String
    let period: Period
    /// `nil` where its header does not name one.
    let indicator: String?
    let measure: String
  }

  private let headerLine: Int
  private let unitColumn: Int
  private let columns: [Column]
  /// Of columns that name none.
  private let indicator: String
  private let survey: Survey
  /// How the table was understood.
  let recognized: [LocalizedText]

  private static let mostTitles = 20
  private static let unitNames = Set<TextKey>(names: [
    "unit", "Đơn vị", "Tên đơn vị", "Đơn vị hải quan", "Chi cục", "Chi cục hải quan", "Đội", "Sub-department", "Office",
  ])
  private static let wholes = Set<TextKey>(names: [
    "Tổng", "Tổng số", "Tổng cộng", "Cộng", "Toàn chi cục", "Toàn cục", "Toàn đơn vị", "Toàn ngành", "Cả chi cục", "Tổng toàn chi cục",
    "Total",
    "Whole department", "All", "All units",
  ])

  /// Stand for a figure that is not known.
  private static let unknown = ["-", "–", "…", "..."]

  /// The wide table in a file, and the file divided as the table is; `nil` where it is none: the header of the long one stands first, or no column is one of figures.
  static func find(
    in given: any RecordSource, survey: Survey
  ) throws(ImportFailure) -> (file: any RecordSource, table: WideContext)? {
    for source in [given] + given.otherwiseDivided {
      if let table = try look(in: source, survey: survey) { return (source, table) }
    }
    return nil
  }

  private static func look(in file: any RecordSource, survey: Survey) throws(ImportFailure) -> WideContext? {
    var titles = try file.titles().map { PlainText.of($0) }
    let mostTitles = titles.count + Self.mostTitles
    var found: WideContext?
    var isLong = false
    let enough = ImportFailure(.interrupted, at: ImportFailure.Place(file: file.input.name), LocalizedText(""))
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        guard record.strayQuote == nil, titles.count < mostTitles else { throw enough }
        let cells = (0..<record.count).map { PlainText.of(record.text($0)) }
        let keys = Set(cells.map { TextKey($0).text })
        isLong = keys.contains("indicator") || keys.contains("kind") || keys.contains("value")
        if isLong { throw enough }
        found = WideContext(cells, line: record.line, titles: titles, survey: survey)
        if found != nil { throw enough }
        titles.append(cells.filter { !$0.isEmpty }.joined(separator: " "))
      }
    } catch {
      // What is wrong with the file is found again by whoever reads it.
      return found
    }
    return found
  }

  private init?(_ cells: [String], line: Int, titles: [String], survey: Survey) {
    guard let unitColumn = cells.firstIndex(where: { Self.unitNames.contains(TextKey($0)) }) else { return nil }
    let edition = Period(survey.edition) ?? survey.fieldwork.map { .year($0.to.year) }
    guard case .year(let year)? = edition ?? Self.year(in: titles).map({ .year($0) }) else { return nil }
    let general = titles.lazy.compactMap { Self.measure(inTitle: $0) }.first
    var columns: [Column] = []
    for (place, header) in cells.enumerated() where place != unitColumn {
      if let column = Self.column(place, header, year: year, measure: general) { columns.append(column) }
    }
    guard columns.contains(where: { $0.kind == .actual || $0.kind == .target }) else { return nil }
    headerLine = line
    self.unitColumn = unitColumn
    self.columns = columns
    self.survey = survey
    let named = survey.context?.indicator.map { WideSubject(indicator: $0) } ?? WideSubject(inTitles: titles)
    indicator = named?.indicator ?? WideSubject.revenue
    let meant = columns.map { column in
      let issuer = column.issuer.isEmpty ? "" : " (\(column.issuer))"
      return "\"\(column.header)\" = \(column.kind.rawValue)\(issuer) \(column.period)"
    }.joined(separator: "; ")
    let passed = cells.indices.filter { place in
      place != unitColumn && !cells[place].isEmpty && !columns.contains { $0.place == place }
    }.map { "\"\(cells[$0])\"" }.joined(separator: ", ")
    let common = indicator
    let subjects = columns.map { $0.indicator ?? common }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let isUnknown = named == nil && columns.contains { $0.indicator == nil }
    recognized =
      [ContextFileWords.rowForEachUnit(meant, passed: passed), ContextFileWords.figures(of: subjects, isGuess: isUnknown)]
      + (columns.contains { $0.measure.isEmpty } ? [ContextFileWords.noMeasure] : [])
  }

  /// The figures row by row.
  ///
  /// - Throws: with every unit that is not known.
  func read(_ file: any RecordSource) throws(ImportFailure) -> (written: [ContextReader.Written], reading: RecordReading) {
    let units = NameKey(units: survey.units + survey.leftOutUnits)
    var written: [ContextReader.Written] = []
    var faults: [ImportFailure.Fault] = []
    let reading = try file.read { record throws(ImportFailure) in
      guard record.line > headerLine, record.strayQuote == nil else { return }
      let name = record.text(unitColumn)
      let isFilled = columns.contains { !record.text($0.place).isEmpty }
      guard !name.isEmpty, isFilled else { return }
      var unit: Int?
      if !Self.wholes.contains(TextKey(name)) {
        unit = units.place(of: name)
        if unit == nil {
          let hint = units.hint(for: name)
          faults.append(
            ContextReader.fault(file.input.name, record.line, "unit", expected: ContextFileWords.unitOrTotal, meant: hint, found: name))
          return
        }
      }
      if let unit, unit >= survey.units.count { return }
      for column in columns where !Self.unknown.contains(record.text(column.place)) {
        let text = record.text(column.place)
        guard !text.isEmpty else { continue }
        written.append(
          ContextReader.Written(
            line: record.line, column: column.header, unit: unit, indicator: column.indicator ?? indicator, period: column.period,
            kind: column.kind,
            issuer: column.issuer, value: WrittenNumber(text: text, isTyped: record.kind(column.place) == .number), measure: column.measure)
        )
      }
    }
    if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
    return (written, reading)
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
      let name = TextKey(record.text(unitColumn))
      let figures = columns.map { column -> WrittenNumber? in
        let text = record.text(column.place)
        guard !text.isEmpty, !Self.unknown.contains(text) else { return nil }
        return WrittenNumber(text: text, isTyped: record.kind(column.place) == .number)
      }
      guard !name.text.isEmpty, figures.contains(where: { $0 != nil }) else { return }
      rows.append(Row(name: name, isWhole: Self.wholes.contains(name), figures: figures))
    }
    return rows
  }

  // MARK: - Headers

  private static let passedOver = [
    "%", "tỷ lệ", "tỉ lệ", "so với", "so sánh", "tăng", "giảm", "đạt", "share", "change", "growth", "rate", "rank",
  ]
  private static let before = ["năm trước", "cùng kỳ", "cùng kì", "last year", "previous year", "year before"]
  private static let targets = [
    "chỉ tiêu pháp lệnh", "chỉ tiêu phấn đấu", "chỉ tiêu", "dự toán pháp lệnh", "dự toán", "kế hoạch", "target of the", "target of",
    "target by",
    "target", "plan",
  ]
  private static let forecasts = ["dự kiến", "dự báo", "ước thực hiện", "ước", "forecast", "estimate", "expected"]
  private static let actuals = [
    "kết quả thực hiện", "thực hiện", "thực thu", "số đã thu", "số thu", "đã thu", "kết quả", "thu ngân sách", "actual", "collected",
    "revenue",
  ]

  private static func column(_ place: Int, _ header: String, year: Int, measure general: String?) -> Column? {
    let folded = TextKey(header).text
    guard !folded.isEmpty, !passedOver.contains(where: { folded.contains($0) && !before.contains(folded) }) else { return nil }
    let (name, measure) = parted(header)
    let key = TextKey(name).text
    let subject = WideSubject(inHeader: key)
    let isBefore = before.contains { key.contains($0) }
    let stated = self.year(in: [key])
    let period = Period.year(isBefore ? stated.flatMap { $0 < year ? $0 : nil } ?? year - 1 : stated ?? year)
    func made(_ kind: ContextTable.Kind, issuer: String = "") -> Column {
      Column(
        place: place, header: header, kind: kind, issuer: issuer, period: period, indicator: subject?.indicator,
        measure: measure ?? general ?? "")
    }
    if let word = targets.first(where: { key.contains($0) }) { return made(.target, issuer: issuer(name, without: word, subject)) }
    if isBefore { return made(.actual) }
    if let word = forecasts.first(where: { key.contains($0) }) { return made(.forecast, issuer: issuer(name, without: word, subject)) }
    return subject != nil || actuals.contains { key.contains($0) } ? made(.actual) : nil
  }

  private static let measures = [
    "đồng", "usd", "vnd", "tấn", "tờ khai", "giờ", "phút", "tỷ", "tỉ", "triệu", "lượt", "doanh nghiệp", "bn", "million", "billion", "hour",
    "minute",
  ]

  /// A header or title, and the measure in brackets in it: behind it, or in the upper of two lines.
  private static func parted(_ header: String) -> (name: String, measure: String?) {
    var rest = header[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      let inside = withoutBlanks(rest[rest.index(after: open)..<close])
      if measures.contains(where: { TextKey(inside).text.contains($0) }) {
        return (withoutBlanks((header[..<open] + header[header.index(after: close)...])[...]), inside)
      }
      rest = rest[rest.index(after: close)...]
    }
    return (header, nil)
  }

  private static let fillers: Set<String> = [
    "giao", "năm", "do", "của", "thu", "nsnn", "ngân", "sách", "by", "of", "the", "for", "set", "in", "số",
  ]

  /// Who set a target: what is left of its header.
  private static func issuer(_ header: String, without word: String, _ subject: WideSubject?) -> String {
    var words = header.split { $0.isWhitespace || "(),:".contains($0) }.map(String.init)
    for part in (word + " " + (subject?.phrase ?? "")).split(separator: " ") {
      if let place = words.firstIndex(where: { TextKey($0).text == part }) { words.remove(at: place) }
    }
    // Also the dash between the two lines of a header.
    words.removeAll { fillers.contains(TextKey($0).text) || $0.allSatisfy { $0.isNumber || $0.isPunctuation } }
    return words.joined(separator: " ")
  }

  private static func year(in texts: [String]) -> Int? {
    for text in texts {
      for word in text.split(whereSeparator: { !$0.isNumber }) where word.count == 4 {
        if let year = Int(word), (1990...2100).contains(year) { return year }
      }
    }
    return nil
  }

  /// `Đơn vị tính: tỷ đồng`, `ĐVT: tỷ đồng`, `(tỷ đồng)`, `Unit: VND billion`.
  private static func measure(inTitle title: String) -> String? {
    for mark in ["Đơn vị tính:", "ĐVT:", "Đơn vị:", "Unit:", "Measure:"] {
      let wanted = mark.lowercased()
      guard let start = title.indices.first(where: { title[$0...].prefix(mark.count).lowercased() == wanted }) else { continue }
      let rest = withoutBlanks(title[start...].dropFirst(mark.count).prefix { !"();".contains($0) })
      if !rest.isEmpty { return rest }
    }
    return parted(title).measure
  }
}
