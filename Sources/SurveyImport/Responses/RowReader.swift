import SurveyModel

/// Takes the rows of a group one after the other: a row becomes a candidate for the response table, or is left out with its reason.
///
/// Each of its parts has the state of one concern. A large file is read in segments by several threads, each by a reader of its own whose lines and
/// new respondents count from its start; ``append(_:afterLine:)`` puts them together in the order of the file.
struct RowReader: ~Copyable {
  private let rules: ResponseRules
  private var answers: AnswerReader
  private(set) var respondents: RespondentRegister
  private var units: NameReader
  private var strata: NameReader
  private(set) var times = FormTimes()
  private(set) var collected: CollectedRows
  private(set) var forms: FormDetails
  private(set) var breakOffs: [SurveyData.Group.BreakOff] = []
  private(set) var ledger = RowLedger()

  init(_ rules: ResponseRules) {
    self.rules = rules
    answers = AnswerReader(rules)
    respondents = RespondentRegister(rules)
    units = NameReader(rules.units)
    strata = NameReader(rules.strata)
    collected = CollectedRows(rules.group)
    forms = FormDetails(rules.group.quality)
  }

  /// For the next file of the group.
  mutating func begin(_ file: ResponseFile, _ times: FormTimes) {
    answers.begin(file.platform)
    respondents.begin(file)
    ledger.beginFile()
    self.times = times
  }

  /// Made as new for a segment of a file. The memory stays, and what spellings mean, which no row before can change.
  mutating func begin(_ segment: ResponseSegment) {
    answers.begin(segment.file.platform)
    answers.beginSegment()
    respondents.beginSegment(namesRespondents: segment.namesRespondents)
    units.beginSegment()
    strata.beginSegment()
    times = segment.times
    collected.removeAll()
    forms = FormDetails(rules.group.quality)
    breakOffs = []
    ledger = RowLedger()
  }

  mutating func list(_ problem: ImportProblem) { ledger.list(problem) }

  /// Adds the rows read so far to their columns, where they are so many at least. Of a segment none may be: it is its rows that are merged.
  mutating func endBlock(ifAtLeast least: Int = 1) { collected.endBlock(ifAtLeast: least) }

  /// Makes the rows of the file with one of the ids, which turned out to be nobody's, respondents of their own.
  mutating func separate(_ ids: [String], in file: ResponseFile) {
    for number in ids.compactMap({ respondents.unlistedNumber(of: $0) }) {
      for row in collected.rows(of: number, file: file.number) {
        collected.setRespondent(respondents.ownNumber(line: collected.candidates.line(row), file), row: row)
      }
    }
  }

  mutating func takeCandidates() -> CandidateRows { collected.take() }

  mutating func takeKeys() -> RespondentKeys { respondents.take() }

  /// Makes room for so many rows and new respondents more.
  mutating func reserve(rows: Int, respondents: Int) {
    collected.reserve(rows)
    self.respondents.reserve(respondents)
  }

  /// Adds what was read of the next segment.
  ///
  /// - Parameter lines: of the file before the segment.
  /// - Returns: `false` where what was read there depends on what stood before.
  mutating func append(_ part: borrowing RowReader, afterLine lines: Int) -> Bool {
    let respondents = respondents.append(part.respondents, afterLine: lines)
    collected.append(part.collected, afterLine: lines, respondent: respondents.number)
    for breakOff in part.breakOffs { breakOffs.append(.init(respondent: respondents.number(breakOff.respondent), unit: breakOff.unit)) }
    forms.append(part.forms)
    ledger.append(part.ledger, afterLine: lines)
    return units.append(part.units) && strata.append(part.strata) && answers.append(part.answers)
  }
}

// MARK: - A row

extension RowReader {
  /// The row as one response, or several.
  mutating func take(_ record: Record, _ file: ResponseFile) throws(ImportFailure) {
    ledger.beginRow()
    if ledger.rowsRead & 255 == 0 { try rules.checkWanted() }
    guard !isMalformed(record, file) else { return }
    let status = file.signs.isEmpty ? (status: .counts, column: nil) : file.signs.status(record)
    if status.status == .preview {
      return leaveOut(
        .preview, record, file, status.column,
        expected: .aRespondent,
        found: .preview(of: file.platform.name))
    }
    let columns = file.columns
    let isFinished = status.status == .counts
    if !columns.blocks.isEmpty { return try addBlocks(record, file, isFinished: isFinished) }
    if columns.units != nil || !columns.unitColumns.isEmpty { return try addChosenUnits(record, file, isFinished: isFinished) }
    guard let unit = file.unit ?? unit(record, file) else { return }
    guard unit < rules.countedUnits else { return ledger.leaveOutUnit(line: record.line) }
    guard let respondent = identify(record, file) else { return }
    guard hasConsent(record, file) else {
      breakOffs.append(SurveyData.Group.BreakOff(respondent: respondent, unit: UInt32(unit)))
      return
    }
    let form = readAnswers(record, file)
    try add(form, of: respondent, about: unit, record, file, isFinished: isFinished)
    finishRow(record, file, answered: form.answered)
  }

  /// A row that cannot be read is left out.
  private mutating func isMalformed(_ record: Record, _ file: ResponseFile) -> Bool {
    if let column = record.strayQuote {
      leaveOut(
        .malformed, record, file, column - 1,
        expected: .wholeQuotes,
        found: .quoteInside)
      return true
    }
    let width = file.columns.header.names.count
    guard !record.hasPlaces, record.count > width,
      let surplus = (width..<record.count).first(where: { unsafe trimmed(record.bytes($0)).count > 0 })
    else {
      return false
    }
    leaveOut(
      .malformed, record, file, surplus,
      expected: .cells(likeHeader: width),
      found: .cells(record.count))
    return true
  }

  /// The answers of a row in which some questions may be answered in one of several columns.
  private mutating func readAnswers(_ record: Record, _ file: ResponseFile) -> Form {
    guard !file.columns.split.isEmpty else { return answers.read(record, file.columns.answers, file, &ledger) }
    let chosen = file.columns.chosen(in: record)
    for column in chosen.surplus {
      ledger.list(
        file.problem(
          record, column, .offScale, expected: .oneChoice,
          found: .severalChoices, action: .answerMissing))
    }
    return answers.read(record, chosen.answers, file, &ledger)
  }

  /// One firm rates several units side by side. The row counts once for each unit that it says anything about, and once if it says nothing.
  private mutating func addBlocks(_ record: Record, _ file: ResponseFile, isFinished: Bool) throws(ImportFailure) {
    guard let respondent = identify(record, file), hasConsent(record, file) else { return }
    var isFirst = true
    var answered = 0
    for block in file.columns.blocks {
      let form = answers.read(record, block.answers, file, &ledger)
      guard form.holdsAnything else { continue }
      if !isFirst { ledger.beginRow() }
      isFirst = false
      answered += form.answered
      try add(form, of: respondent, about: block.unit, record, file, isFinished: isFinished)
    }
    if isFirst { leaveOutEmpty(record, file) }
    finishRow(record, file, answered: answered)
  }

  /// The answers of the row rate every unit that it names. It counts once for each name, also for one that is no unit.
  private mutating func addChosenUnits(_ record: Record, _ file: ResponseFile, isFinished: Bool) throws(ImportFailure) {
    guard let respondent = identify(record, file), hasConsent(record, file) else { return }
    let chosen =
      if let column = file.columns.units {
        UnitChoice.units(in: record.text(column), separator: rules.group.separator, rules.units)
      } else {
        UnitChoice.units(in: record, file.columns.unitColumns)
      }
    guard !chosen.isEmpty else {
      return leaveOut(
        .unknownUnit, record, file, file.columns.units,
        expected: .someUnit, found: .nothing)
    }
    let form = readAnswers(record, file)
    for (place, choice) in chosen.enumerated() {
      if place > 0 { ledger.beginRow() }
      if let unit = choice.unit {
        try add(form, of: respondent, about: unit, record, file, isFinished: isFinished)
      } else {
        leaveOutUnknownUnit(choice.text, record, file, file.columns.units)
      }
    }
    finishRow(record, file, answered: form.answered)
  }

  /// The respondent of the row; without one it is left out.
  private mutating func identify(_ record: Record, _ file: ResponseFile) -> UInt32? {
    if let respondent = respondents.number(record, file, &ledger) { return respondent }
    leaveOut(
      .noRespondent, record, file, file.columns.respondent,
      expected: .respondentID, found: .nothing)
    return nil
  }

  /// The unit that the row is about; without one it is left out.
  private mutating func unit(_ record: Record, _ file: ResponseFile) -> Int? {
    if let column = file.columns.unit, let unit = units.place(in: record, column) { return unit }
    guard !isNoResponse(record, file) else { return nil }
    leaveOutUnknownUnit(file.columns.unit.map { record.text($0) } ?? "", record, file, file.columns.unit)
    return nil
  }

  /// Rows of nothing, and the header once more, stand where two exports were pasted one below the other.
  private mutating func isNoResponse(_ record: Record, _ file: ResponseFile) -> Bool {
    let names = file.columns.header.names
    var filled = 0
    for column in 0..<min(record.count, names.count) {
      let text = record.text(column)
      guard !text.isEmpty else { continue }
      filled += 1
      if TextKey(text) != TextKey(names[column]) { return false }
    }
    leaveOut(
      .empty, record, file, nil, expected: .someAnswer,
      found: filled == 0 ? .nothing : .headerRepeated)
    return true
  }

  /// Beside the row's responses, what the checks for careless answers need.
  private mutating func finishRow(_ record: Record, _ file: ResponseFile, answered: Int) {
    guard forms.isAsked, forms.details.count < collected.count else { return }
    forms.add(record, file.columns, seconds: times.seconds(record, file, &ledger), answered: answered, rows: collected.count)
  }
}

// MARK: - A response

extension RowReader {
  /// The answers that were read last as one response.
  private mutating func add(
    _ form: Form, of respondent: UInt32, about unit: Int, _ record: Record, _ file: ResponseFile, isFinished: Bool
  ) throws(ImportFailure) {
    guard unit < rules.countedUnits else { return ledger.leaveOutUnit(line: record.line) }
    guard form.answered > 0 else { return leaveOutEmpty(record, file) }
    let share = Double(form.answered) / Double(form.applicable)
    let completeness = rules.group.completeness
    guard share >= completeness.partial else {
      breakOffs.append(SurveyData.Group.BreakOff(respondent: respondent, unit: UInt32(unit)))
      return leaveOut(
        .breakOff, record, file, nil,
        expected: .answers(toAtLeast: completeness.partial),
        found: .answers(form))
    }
    let place = rules.frame?.look(respondent: respondent, unit: unit)
    if let place, !place.isInFrame, file.columns.respondent != nil, !mayStay(notInFrame: record, file) { return }
    let submission = try times.submission(record, file.columns)
    if submission.isUnknown { listUnknownTime(record, file) }
    if let time = submission.time, let fieldwork = rules.survey.fieldwork, !fieldwork.holds(seconds: time),
      !mayStay(outside: fieldwork, record, file)
    {
      return
    }
    unsafe collected.append(
      ResponseRow(
        file: file.number, line: record.line, respondent: respondent, unit: UInt32(unit),
        stratum: stratum(record, file, frame: place?.stratum ?? ResponseTable.noStratum),
        isComplete: share >= completeness.complete && submission.isSubmitted && isFinished,
        isInFrame: place?.isInFrame ?? (rules.frame == nil), submitted: submission.moment), answers.row)
  }

  /// The frame's where it knows one, else the row's own.
  private mutating func stratum(_ record: Record, _ file: ResponseFile, frame: UInt16) -> UInt16 {
    guard let column = file.columns.stratum, unsafe record.bytes(column).count > 0 else { return frame }
    guard let place = strata.place(in: record, column) else {
      let text = record.text(column)
      guard !text.isEmpty else { return frame }
      ledger.list(
        file.problem(
          record, column, .unknownStratum, expected: .stratum, meant: strata.hint(for: text), found: file.found(text, record),
          action: frame == ResponseTable.noStratum ? .withoutStratum : .frameStratum))
      return frame
    }
    let stated = UInt16(exactly: place) ?? ResponseTable.noStratum
    guard frame != ResponseTable.noStratum, frame != stated else { return stated }
    ledger.list(
      file.problem(
        record, column, .stratumDiffers,
        expected: .stratumOfFrame(rules.survey.strata[Int(frame)].name[rules.survey.language]),
        found: file.found(record.text(column), record), action: .frameStratum))
    return frame
  }
}

// MARK: - Rules by which a row may not count

extension RowReader {
  /// Whether the row may go on: its respondent agreed to take part, or the survey counts also those who did not.
  private mutating func hasConsent(_ record: Record, _ file: ResponseFile) -> Bool {
    guard let column = file.columns.consent else { return true }
    let text = record.text(column)
    guard !rules.consent.contains(TextKey(text)) else { return true }
    return mayStay(
      .noConsent, record, file, column, expected: .consent,
      found: file.found(text, record))
  }

  private mutating func mayStay(notInFrame record: Record, _ file: ResponseFile) -> Bool {
    mayStay(
      .notInFrame, record, file, nil,
      expected: .listedRespondent,
      found: .nothing,
      action: .countsOutsideRates)
  }

  private mutating func mayStay(outside fieldwork: Survey.Fieldwork, _ record: Record, _ file: ResponseFile) -> Bool {
    mayStay(
      .outsideFieldwork, record, file, file.columns.submitted,
      expected: .day(of: fieldwork),
      found: file.columns.submitted.map { file.found(record.text($0), record) } ?? .nothing)
  }

  /// Whether the survey counts rows such as this one, about which something is to be said in any case.
  private mutating func mayStay(
    _ reason: LeftOutReason, _ record: Record, _ file: ResponseFile, _ column: Int?, expected: LocalizedText, found: ImportProblem.Found,
    action: LocalizedText = .rowCounts
  ) -> Bool {
    guard !rules.group.leaveOut.contains(reason) else {
      leaveOut(reason, record, file, column, expected: expected, found: found)
      return false
    }
    ledger.list(file.problem(record, column, ImportProblem.Kind(reason), expected: expected, found: found, action: action))
    return true
  }

  private mutating func listUnknownTime(_ record: Record, _ file: ResponseFile) {
    guard let column = file.columns.submitted else { return }
    ledger.list(
      file.problem(
        record, column, .unknownDate,
        expected: .aTime,
        found: file.found(record.text(column), record),
        action: .withoutDay))
  }

  private mutating func leaveOutUnknownUnit(_ text: String, _ record: Record, _ file: ResponseFile, _ column: Int?) {
    let hint = units.hint(for: text)
    leaveOut(
      .unknownUnit, record, file, column,
      expected: .unit, meant: hint, found: file.found(text, record))
  }

  private mutating func leaveOutEmpty(_ record: Record, _ file: ResponseFile) {
    leaveOut(.empty, record, file, nil, expected: .someAnswer, found: .nothing)
  }

  private mutating func leaveOut(
    _ reason: LeftOutReason, _ record: Record, _ file: ResponseFile, _ column: Int?, expected: LocalizedText, meant: String? = nil,
    found: ImportProblem.Found
  ) {
    ledger.leaveOut(
      reason, file.problem(record, column, ImportProblem.Kind(reason), expected: expected, meant: meant, found: found, action: .rowLeftOut))
  }
}
