import SurveyModel

/// What becomes of a row: its respondent, its unit, the rules by which it counts.
extension ResponseReader {
  /// A row, in which some questions may be answered in one of several columns.
  mutating func take(
    _ record: Record, _ columns: ResponseColumns, file: Int, unit: Int?
  ) throws(ImportFailure) {
    guard !columns.split.isEmpty, record.strayQuote == nil else { return try add(record, columns, file: file, unit: unit) }
    var surplus: [Int] = []
    let chosen = columns.chosen(in: record) { surplus.append($0) }
    for column in surplus {
      ledger.list(
        problem(
          record, columns, column, .offScale,
          expected: .init(vi: "một lựa chọn cho mỗi câu hỏi", en: "one choice for each question"),
          found: .words(.init(vi: "nhiều hơn một", en: "more than one")), action: .answerMissing))
    }
    try add(record, chosen, file: file, unit: unit)
  }

  mutating func add(
    _ record: Record, _ columns: ResponseColumns, file: Int, unit wholeFile: Int?
  ) throws(ImportFailure) {
    ledger.beginRow()
    if let column = record.strayQuote {
      return leaveOut(
        .malformed, record, columns, column - 1,
        expected: .init(
          vi: "dấu ngoặc kép bao trọn cả ô, viết đôi khi nằm trong ô", en: "quotes around a whole cell, doubled inside it"),
        found: .words(.init(vi: "dấu ngoặc kép ở giữa ô", en: "a quote in the middle of the cell")))
    }
    let width = columns.header.names.count
    if record.count > width, let surplus = (width..<record.count).first(where: { unsafe trimmed(record.bytes($0)).count > 0 }) {
      return leaveOut(
        .malformed, record, columns, surplus,
        expected: .init(vi: "\(width) ô như dòng tiêu đề", en: "\(width) cells as in the header"),
        found: .words(.init(vi: "\(record.count) ô", en: "\(record.count) cells")))
    }
    let status = signs.isEmpty ? (status: .counts, column: -1) : signs.status(record)
    if status.status == .preview {
      return leaveOut(
        .preview, record, columns, status.column,
        expected: .init(vi: "phiếu của người trả lời", en: "the response of a respondent"),
        found: .words(.init(vi: "phiếu chạy thử của \(platform.name)", en: "a preview or test of \(platform.name)")))
    }
    let isFinished = status.status == .counts
    if !columns.blocks.isEmpty { return try addBlocks(record, columns, file, isFinished: isFinished) }
    if columns.units >= 0 || !columns.unitColumns.isEmpty { return try addChosenUnits(record, columns, file, isFinished: isFinished) }
    guard let unit = wholeFile ?? self.unit(record, columns), let respondent = identify(record, columns, file) else { return }
    guard hasConsent(record, columns) else {
      breakOffs.append(SurveyData.Group.BreakOff(respondent: respondent, unit: UInt32(unit)))
      return
    }
    let form = readAnswers(record, columns, columns.answers)
    try add(form, of: respondent, about: unit, record, columns, file, isFinished: isFinished)
    finishRow(record, columns, answered: form.answered)
  }

  /// One firm rates several units side by side. The row counts once for each unit that it says anything about, and once if it says nothing.
  mutating func addBlocks(
    _ record: Record, _ columns: ResponseColumns, _ file: Int, isFinished: Bool
  ) throws(ImportFailure) {
    guard let respondent = identify(record, columns, file), hasConsent(record, columns) else { return }
    var isFirst = true
    var answered = 0
    for block in columns.blocks {
      let form = readAnswers(record, columns, block.answers)
      guard form.holdsAnything else { continue }
      if !isFirst { ledger.beginRow() }
      isFirst = false
      answered += form.answered
      try add(form, of: respondent, about: block.unit, record, columns, file, isFinished: isFinished)
    }
    if isFirst { leaveOutEmpty(record, columns) }
    finishRow(record, columns, answered: answered)
  }

  /// The answers of the row rate every unit that it names. It counts once for each name, also for one that is no unit.
  mutating func addChosenUnits(
    _ record: Record, _ columns: ResponseColumns, _ file: Int, isFinished: Bool
  ) throws(ImportFailure) {
    guard let respondent = identify(record, columns, file), hasConsent(record, columns) else { return }
    let chosen =
      columns.units >= 0
      ? UnitChoice.units(in: record.text(columns.units), separator: rules.group.separator, rules.units)
      : UnitChoice.units(in: record, columns.unitColumns)
    guard !chosen.isEmpty else {
      return leaveOut(
        .unknownUnit, record, columns, columns.units,
        expected: .init(vi: "ít nhất một đơn vị của khảo sát", en: "at least one unit of the survey"), found: .nothing)
    }
    let form = readAnswers(record, columns, columns.answers)
    for (place, choice) in chosen.enumerated() {
      if place > 0 { ledger.beginRow() }
      if let unit = choice.unit {
        try add(form, of: respondent, about: unit, record, columns, file, isFinished: isFinished)
      } else {
        leaveOutUnknownUnit(choice.text, record, columns, columns.units)
      }
    }
    finishRow(record, columns, answered: form.answered)
  }

  /// The respondent of the row; without one it is left out.
  mutating func identify(_ record: Record, _ columns: ResponseColumns, _ file: Int) -> UInt32? {
    if let respondent = respondent(record, columns, file) { return respondent }
    leaveOut(
      .noRespondent, record, columns, columns.respondent,
      expected: .init(vi: "mã của người trả lời", en: "the id of a respondent"), found: .nothing)
    return nil
  }

  /// Whether the row may go on: its respondent agreed to take part, or the survey counts also those who did not.
  mutating func hasConsent(_ record: Record, _ columns: ResponseColumns) -> Bool {
    guard columns.consent >= 0 else { return true }
    let text = record.text(columns.consent)
    guard !rules.consent.contains(TextKey(text)) else { return true }
    let isLeftOut = rules.group.leaveOut.contains(.noConsent)
    let problem = problem(
      record, columns, columns.consent, .noConsent,
      expected: .init(vi: "đồng ý tham gia khảo sát", en: "the respondent's consent"), found: found(text, record, columns),
      action: isLeftOut ? .rowLeftOut : .init(vi: "dòng vẫn được tính", en: "the row counts"))
    if isLeftOut {
      ledger.leaveOut(.noConsent, problem)
    } else {
      ledger.list(problem)
    }
    return !isLeftOut
  }

  mutating func leaveOutEmpty(_ record: Record, _ columns: ResponseColumns) {
    leaveOut(
      .empty, record, columns, -1, expected: .init(vi: "ít nhất một câu trả lời", en: "at least one answer"), found: .nothing)
  }

  /// The answers in ``answerRow`` as one response.
  mutating func add(
    _ form: Form, of respondent: UInt32, about unit: Int, _ record: Record, _ columns: ResponseColumns, _ file: Int, isFinished: Bool
  ) throws(ImportFailure) {
    let (answered, applicable) = (form.answered, form.applicable)
    guard answered > 0 else { return leaveOutEmpty(record, columns) }
    let share = Double(answered) / Double(applicable)
    guard share >= rules.group.completeness.partial else {
      breakOffs.append(SurveyData.Group.BreakOff(respondent: respondent, unit: UInt32(unit)))
      return leaveOut(
        .breakOff, record, columns, -1,
        expected: .init(
          vi: "câu trả lời cho ít nhất \(percent(rules.group.completeness.partial, .vi)) số câu hỏi",
          en: "answers to at least \(percent(rules.group.completeness.partial, .en)) of the questions"),
        found: .words(.init(vi: "\(answered) trên \(applicable) câu", en: "\(answered) of \(applicable)")))
    }
    let place = rules.frame?.look(respondent: respondent, unit: unit)
    if rules.frame != nil, columns.respondent >= 0, place?.isInFrame != true {
      let isLeftOut = rules.group.leaveOut.contains(.notInFrame)
      let problem = problem(
        record, columns, -1, .notInFrame,
        expected: .init(
          vi: "người trả lời có trong danh sách mời của đơn vị", en: "a respondent whom the frame lists for the unit"),
        found: .nothing,
        action: isLeftOut
          ? .rowLeftOut
          : .init(
            vi: "dòng vẫn được tính, nhưng không tính vào tỷ lệ phản hồi", en: "the row counts, but not in response rates"))
      guard !isLeftOut else { return ledger.leaveOut(.notInFrame, problem) }
      ledger.list(problem)
    }
    let submitted = try submission(record, columns)
    if let time = submitted.time, let fieldwork = rules.survey.fieldwork {
      if !fieldwork.holds(seconds: time) {
        let isLeftOut = rules.group.leaveOut.contains(.outsideFieldwork)
        let problem = problem(
          record, columns, columns.submitted, .outsideFieldwork,
          expected: .init(
            vi: "một ngày từ \(fieldwork.from) đến \(fieldwork.to)", en: "a day from \(fieldwork.from) to \(fieldwork.to)"),
          found: found(record.text(columns.submitted), record, columns),
          action: isLeftOut ? .rowLeftOut : .init(vi: "dòng vẫn được tính", en: "the row counts"))
        guard !isLeftOut else { return ledger.leaveOut(.outsideFieldwork, problem) }
        ledger.list(problem)
      }
    }
    let stratum = stratum(record, columns, frame: place?.stratum ?? ResponseTable.noStratum)
    rows.append(
      Row(
        file: file, line: record.line, respondent: respondent, unit: UInt32(unit), stratum: stratum,
        isComplete: share >= rules.group.completeness.complete && submitted.isSubmitted && isFinished,
        isInFrame: place?.isInFrame ?? (rules.frame == nil), submitted: submitted.isOpen ? nil : submitted.time))
    unsafe answers.append(answerRow)
  }

  /// What became of one set of answers.
  struct Form {
    let answered: Int
    let applicable: Int
    /// Whether any cell holds more than "does not apply" or "never shown".
    let holdsAnything: Bool

    /// Cells counted by what they hold, three counts of 21 bits in one number: adding what a table says of each byte takes no branch, and which kind comes next
    /// nobody can guess.
    struct Counts {
      private var sum: UInt64 = 0

      @inline(__always) mutating func add(_ kind: UInt64) { sum &+= kind }

      /// What a byte is counted as.
      static func kind(_ byte: UInt8) -> UInt64 {
        switch MissingKind(rawValue: byte) {
        case .notApplicable: 1 << 21
        case .offScale: 1 << 42
        case .notReached, .blank: 0
        case .dontKnow, .refused, nil: 1
        }
      }

      func form(questions: Int) -> Form {
        let (answered, notApplicable) = (Int(sum & 0x1F_FFFF), Int(sum >> 21 & 0x1F_FFFF))
        return Form(answered: answered, applicable: questions - notApplicable, holdsAnything: answered > 0 || sum >> 42 > 0)
      }
    }
  }

  /// Beside the row's responses, what the checks for careless answers need.
  mutating func finishRow(_ record: Record, _ columns: ResponseColumns, answered: Int) {
    let rows = candidates.count + rows.count
    guard forms.isAsked, forms.details.count < rows else { return }
    forms.add(record, columns, seconds: seconds(record, columns), answered: answered, rows: rows)
  }

  /// As the export states it, or between beginning and end; `nil` where that is not known or no time at all.
  mutating func seconds(_ record: Record, _ columns: ResponseColumns) -> Double? {
    if columns.duration >= 0 {
      let text = record.text(columns.duration)
      guard !text.isEmpty else { return nil }
      if let seconds = plainNumber(text) { return seconds > 0 ? seconds : nil }
      ledger.list(
        problem(
          record, columns, columns.duration, .unknownDuration,
          expected: .init(vi: "số giây như 312 hoặc 312.5", en: "a number of seconds such as 312 or 312.5"),
          found: found(text, record, columns),
          action: .init(vi: "dòng vẫn được tính nhưng không có thời lượng", en: "the row counts without a duration")))
      return nil
    }
    guard columns.started >= 0, columns.submitted >= 0,
      case .time(let start)? = try? unsafe startClock?.meaning(of: trimmed(record.bytes(columns.started))),
      case .time(let end)? = try? unsafe clock?.meaning(of: trimmed(record.bytes(columns.submitted))), end > start
    else { return nil }
    return Double(end - start)
  }
  func found(_ text: String, _ record: Record, _ columns: ResponseColumns) -> ImportProblem.Found {
    rules.safeText.found(text, secret: columns.respondent >= 0 ? record.text(columns.respondent) : nil)
  }

  mutating func leaveOut(
    _ reason: LeftOutReason, _ record: Record, _ columns: ResponseColumns, _ column: Int, expected: LocalizedText,
    found: ImportProblem.Found
  ) {
    ledger.leaveOut(
      reason,
      problem(record, columns, column, ImportProblem.Kind(reason), expected: expected, found: found, action: .rowLeftOut))
  }

  /// - Parameter column: -1 where the whole row is meant.
  func problem(
    _ record: Record, _ columns: ResponseColumns, _ column: Int, _ kind: ImportProblem.Kind, expected: LocalizedText,
    found: ImportProblem.Found, action: LocalizedText
  ) -> ImportProblem {
    ImportProblem(
      file: columns.header.file, line: record.line, column: columns.name(column), columnNumber: column < 0 ? nil : column + 1,
      kind: kind, expected: expected, found: found, action: action)
  }

  func percent(_ share: Double, _ language: Language) -> String {
    let percent = share * 100
    if percent == percent.rounded() { return "\(Int(percent)) %" }
    return (language == .vi ? "\(percent)".replacing(".", with: ",") : "\(percent)") + " %"
  }
}
