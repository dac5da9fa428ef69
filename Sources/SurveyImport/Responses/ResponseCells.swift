import SurveyModel

/// What the cells of a row mean.
extension ResponseReader {
  /// Fills ``answerRow``. Not-applicable leaves the denominator; a don't-know or a refusal is an answer; blank, not reached and off the scale are not.
  mutating func readAnswers(_ record: Record, _ columns: ResponseColumns, _ places: [Int]) -> Form {
    let offScale = UInt32(MissingKind.offScale.rawValue)
    let count = rules.group.questions.count
    let (unquotedEmpty, answerRow, scaleOf, kinds, single) = unsafe (unquotedEmpty, answerRow, scaleOf, kinds, cache.single)
    var counts = Form.Counts()
    unsafe places.withUnsafeBufferPointer { places in
      for question in 0..<count {
        let column = unsafe places[question]
        let field = unsafe record.bytes(column)
        let byte: UInt8
        if field.count == 0 {
          byte =
            column == -1
            ? MissingKind.notApplicable.rawValue : record.isUnquotedEmpty(column) ? unquotedEmpty : MissingKind.blank.rawValue
        } else {
          let scale = unsafe scaleOf[question]
          let known = unsafe field.count == 1 ? single[scale << 8 | Int(field[0])] : cache.meaning(ofLonger: field, tag: scale)
          byte = known < offScale || known == 255 ? UInt8(truncatingIfNeeded: known) : readAnswer(record, columns, column, question)
        }
        unsafe answerRow[question] = byte
        unsafe counts.add(kinds[Int(byte)])
      }
    }
    return counts.form(questions: count)
  }

  /// The slow path: a spelling that was not met before, or one that the scale does not know.
  mutating func readAnswer(_ record: Record, _ columns: ResponseColumns, _ column: Int, _ question: Int) -> UInt8 {
    let text = record.text(column)
    let scale = unsafe scaleOf[question]
    var answer = platform.answer(text, rules.answerKeys[scale])
    // Exports mask what a spreadsheet would take for a formula.
    if answer.missing == .offScale, let bare = unmasked(text) { answer = platform.answer(bare, rules.answerKeys[scale]) }
    unsafe cache.remember(UInt32(answer.byte), of: record.bytes(column), tag: scale)
    if answer.missing == .offScale {
      let key = rules.answerKeys[scale]
      let hint = answerHints[scale].hint(for: text) { key.hint(for: $0) }
      ledger.list(
        problem(
          record, columns, column, .offScale,
          expected: LocalizedText { key.expected[$0] + hint[$0] }.or(platform.hint(text)), found: found(text, record, columns),
          action: .answerMissing))
    }
    return answer.byte
  }

  mutating func unit(_ record: Record, _ columns: ResponseColumns) -> Int? {
    let field = unsafe record.bytes(columns.unit)
    let known = unsafe field.count == 0 ? FieldCache.unknown : cache.meaning(of: field, tag: rules.unitTag)
    if known != FieldCache.unknown { return Int(known) }
    let text = record.text(columns.unit)
    if let place = rules.units.place(of: text) {
      unsafe cache.remember(UInt32(place), of: field, tag: rules.unitTag)
      return place
    }
    leaveOutUnknownUnit(text, record, columns, columns.unit)
    return nil
  }

  mutating func leaveOutUnknownUnit(_ text: String, _ record: Record, _ columns: ResponseColumns, _ column: Int) {
    let hint = unitHints.hint(for: text, rules.units)
    leaveOut(
      .unknownUnit, record, columns, column,
      expected: .init(vi: "một đơn vị của khảo sát\(hint[.vi])", en: "a unit of the survey\(hint[.en])"),
      found: found(text, record, columns))
  }

  /// The respondent's number in the frame, or behind those of the frame.
  private mutating func number(of key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let listed = rules.listed.keys.count
    if listed > 0, let number = unsafe rules.listed.keys.find(key) { return UInt32(truncatingIfNeeded: number) }
    return unsafe UInt32(truncatingIfNeeded: listed + respondents.insert(key))
  }

  mutating func respondent(_ record: Record, _ columns: ResponseColumns, _ file: Int) -> UInt32? {
    guard columns.respondent >= 0 else {
      guard namesRespondents else {
        anonymous += 1
        return UInt32(truncatingIfNeeded: rules.listed.keys.count + anonymous - 1)
      }
      return ownRespondent(record, file)
    }
    let field = unsafe trimmed(record.bytes(columns.respondent))
    // A row without the id that its platform gives to others is its own respondent.
    guard field.count > 0 else { return columns.isRespondentMapped ? nil : ownRespondent(record, file) }
    guard rules.group.respondentID == .taxCode else {
      return unsafe withIdentityKey(field) { unsafe number(of: $0) }
    }
    let text = record.text(columns.respondent)
    if let code = TaxCode(text) {
      return unsafe code.digits.withUnsafeBufferPointer { unsafe number(of: $0) }
    }
    ledger.list(
      problem(
        record, columns, columns.respondent, .invalidTaxCode, expected: .taxCode(insteadOf: text),
        found: .text(characters: text.count), action: .keptAsText))
    return unsafe withIdentityKey(field) { unsafe number(of: $0) }
  }

  /// Of a row that names none beside rows that do: a key that no cell can hold, nor a row of another edition.
  mutating func ownRespondent(_ record: Record, _ file: Int) -> UInt32 {
    hasOwnRespondents = true
    var key = OwnKey(edition: rules.survey.edition, file: file, line: record.line).text
    return key.withUTF8 { unsafe number(of: $0) }
  }

  /// The frame's where it knows one, else the row's own.
  mutating func stratum(_ record: Record, _ columns: ResponseColumns, frame: UInt16) -> UInt16 {
    let field = unsafe record.bytes(columns.stratum)
    guard field.count > 0 else { return frame }
    var known = unsafe cache.meaning(of: field, tag: rules.stratumTag)
    if known == FieldCache.unknown {
      let text = record.text(columns.stratum)
      guard !text.isEmpty else { return frame }
      guard let place = rules.strata.place(of: text) else {
        let hint = stratumHints.hint(for: text, rules.strata)
        ledger.list(
          problem(
            record, columns, columns.stratum, .unknownStratum, expected: .stratum(hint: hint), found: found(text, record, columns),
            action: frame == ResponseTable.noStratum ? .withoutStratum : .frameStratum))
        return frame
      }
      known = UInt32(place)
      unsafe cache.remember(known, of: field, tag: rules.stratumTag)
    }
    let stated = UInt16(exactly: known) ?? ResponseTable.noStratum
    guard frame != ResponseTable.noStratum, frame != stated else { return stated }
    let name = rules.survey.strata[Int(frame)].name
    ledger.list(
      problem(
        record, columns, columns.stratum, .stratumDiffers,
        expected: .init(
          vi: "\"\(name[rules.survey.language])\" như trong danh sách mời", en: "\"\(name[rules.survey.language])\" as in the frame"),
        found: found(record.text(columns.stratum), record, columns), action: .frameStratum))
    return frame
  }

  mutating func submission(
    _ record: Record, _ columns: ResponseColumns
  ) throws(ImportFailure) -> (isSubmitted: Bool, time: Int?, isOpen: Bool) {
    guard columns.submitted >= 0, clock != nil else { return (true, nil, false) }
    let field = unsafe trimmed(record.bytes(columns.submitted))
    // Where the column is only the platform's, the platform says what a blank means.
    guard field.count > 0 else { return (!columns.isSubmittedMapped, nil, false) }
    switch try unsafe clock?.meaning(of: field) {
    case .time(let time): return (true, time, false)
    case .open(let time): return (true, time, true)
    case .undated: return (true, nil, false)
    case .unsent: return (false, nil, false)
    case .unknown, nil: break
    }
    let text = record.text(columns.submitted)
    ledger.list(
      problem(
        record, columns, columns.submitted, .unknownDate,
        expected: .init(
          vi: "thời điểm viết như 2023-11-30 14:05:00 hoặc 30/11/2023 14:05",
          en: "a time such as 2023-11-30 14:05:00 or 30/11/2023 14:05"),
        found: found(text, record, columns),
        action: .init(vi: "dòng vẫn được tính nhưng không có ngày", en: "the row counts without a date")))
    return (true, nil, false)
  }
}

/// The key of a row that is its own respondent.
struct OwnKey {
  let edition: String
  let file: Int
  let line: Int

  var text: String { "\u{0}\(edition) \(file) \(line)" }

  /// Where the line is counted from the line after `lines` others: the same key with that line in the file; any other key as it is.
  static func moved(_ key: ArraySlice<UInt8>, by lines: Int) -> ArraySlice<UInt8> {
    guard key.first == 0, let blank = key.lastIndex(of: 32),
      let line = Int(String(decoding: key[(blank + 1)...], as: UTF8.self))
    else { return key }
    return key[...blank] + Array(String(line + lines).utf8)
  }
}
