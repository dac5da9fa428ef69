import SurveyModel

/// Reads the files of one respondent group, one after the other.
struct ResponseReader: ~Copyable {
  let rules: ResponseRules
  /// What has become of the rows.
  var rows: RowReader
  /// Of the files of the group, in their order.
  private(set) var fileNames: [String] = []
  /// What was recognised of the files, and not stated.
  private(set) var recognized: [LocalizedText] = []
  /// By number of the file: its dates can be read both ways, and which is meant is not known.
  private(set) var openDates: [Int: ImportFailure.Fault] = [:]

  init(_ rules: ResponseRules) {
    self.rules = rules
    rows = RowReader(rules)
  }

  /// Reads one of the group's files.
  ///
  /// - Parameter segmentation: by which several threads may read it; `nil` for one.
  /// - Returns: `nil` where several threads could not tell what one would. What was read is of no use then, and all is to be read again by one.
  mutating func read(
    _ source: any RecordSource, number: Int, segmentation: Segmentation? = nil, advance: (Int) -> Void = { _ in }
  ) throws(ImportFailure) -> RecordReading? {
    let name = source.input.name
    fileNames.append(name)
    let unit = try unitOfFile(number, name: name)
    var file: ResponseFile?
    var header = ExportHeader(platform: rules.group.responses[number].platform.flatMap { Platforms.named($0) })
    let rowsBefore = rows.ledger.rowsRead
    func take(_ record: Record, _ reader: inout ResponseReader) throws(ImportFailure) {
      if let file {
        try reader.rows.take(record, file)
        reader.rows.endBlock(ifAtLeast: CollectedRows.block)
      } else if try !header.take(record, file: name) {
        let begun = try reader.begin(header, source, number: number, unit: unit)
        file = begun
        try reader.rows.take(record, begun)
      }
    }
    let reading: RecordReading
    switch try segmentation.map({ segmentation throws(ImportFailure) in
      try source.cut(segmentation) { record throws(ImportFailure) in try take(record, &self) }
    }) ?? .whole {
    case .whole: reading = try source.read(advance: advance) { record throws(ImportFailure) in try take(record, &self) }
    case .lost: return nil
    case .cut(let cut):
      guard let file, let segmentation else { return nil }
      let segment = ResponseSegment(file: file, times: rows.times.ofSegment, namesRespondents: rows.respondents.namesRespondents)
      guard let read = try rows.readSegments(cut, of: source, segmentation, as: segment, rules, advance) else { return nil }
      reading = read
    }
    rows.endBlock()
    if file == nil {
      header.finish()
      guard header.isWhole else { throw ImportFailure(.unusable, at: ImportFailure.Place(file: name, line: 1), .noHeader) }
      do throws(ImportFailure) {
        _ = try begin(header, source, number: number, unit: unit)
      } catch {
        throw error.with(reading.headerNotes)
      }
    }
    finish(number, name: name, hasRows: rows.ledger.rowsRead > rowsBefore)
    if let file {
      try accountForIDs(of: file)
      if let problem = file.problem(ofUnitsLeftOut: rows.ledger.ofUnitsLeftOut) { rows.list(problem) }
    }
    return reading
  }

  /// Keeps what was found out about the file on the way.
  private mutating func finish(_ number: Int, name: String, hasRows: Bool) {
    if let clock = rows.times.submitted {
      recognized += clock.recognized.map { $0.of(name) }
      if let line = clock.openLine { openDates[number] = SubmissionClock.fault(name, line: line) }
    }
    guard !hasRows else { return }
    rows.list(
      ImportProblem(file: name, kind: .noRows, expected: AnswerWords.rowsOfAnswers, found: .nothing, action: AnswerWords.addsNoResponse))
  }

  /// - Throws: where the codes that tell respondents apart have lost digits.
  private mutating func accountForIDs(of file: ResponseFile) throws(ImportFailure) {
    guard let place = file.columns.respondent, let column = file.columns.name(place) else { return }
    let ids = rows.respondents.ids
    if rules.group.respondentID == .taxCode, let fault = ids.fault(file: file.name, column: column) {
      throw ImportFailure(kind: .unusable, faults: [fault])
    }
    rows.separate(ids.shortOfNobody, in: file)
    for problem in ids.problems(file: file.name, column: column, number: place + 1) { rows.list(problem) }
  }

  /// The unit that all rows of the file are about, where it is one.
  private func unitOfFile(_ number: Int, name: String) throws(ImportFailure) -> Int? {
    let group = rules.group
    let source = group.responses[number]
    let mapped = group.columns(of: source)
    guard source.unit == nil, mapped.unit == nil, mapped.units == nil, group.blocks.isEmpty, group.unitColumns.isEmpty else {
      return source.unit
    }
    guard rules.survey.units.count == 1 else {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: name), AnswerWords.noUnit)
    }
    return 0
  }

  /// Below the header: what its platform says of the file.
  private mutating func begin(
    _ header: ExportHeader, _ source: any RecordSource, number: Int, unit: Int?
  ) throws(ImportFailure) -> ResponseFile {
    let (name, platform) = (source.input.name, header.platform)
    let columns = try ResponseColumns(
      Header(header, file: name), group: rules.group, file: number, isOneUnit: unit != nil, platform: platform,
      takesRespondents: rules.group.frame == nil && rules.group.responses.count == 1)
    var sentences = [header.reason].compactMap(\.self) + platform.notes(header.columns)
    let isOriginal = platform.tellsNotReached && source.beginsWithQuote
    if platform.tellsNotReached { sentences.append(isOriginal ? .emptyIsNotReached : .emptyIsBlank) }
    sentences += columns.ownColumns
    recognized += sentences.map { $0.of(name) }
    let file = ResponseFile(
      number: number, unit: unit, columns: columns, platform: platform, unquotedEmpty: isOriginal ? .notReached : .blank,
      signs: RowSigns(platform.rowSigns(header.columns, mapped: columns.mapped)), safeText: rules.safeText)
    rows.begin(file, FormTimes(header, columns, file: source, rules))
    return file
  }
}
