import SurveyModel

/// What the answers of a row mean, a byte each.
///
/// The loop works on bytes. A field is looked up as it stands in a ``FieldCache`` (one table access for a code of one byte); only a spelling that was
/// never met is decoded and folded. No field becomes a `String` twice.
@safe struct AnswerReader: ~Copyable {
  private let keys: [AnswerKey]
  private let questions: Int
  private let shownTogether: [[Int]]
  private var platform = Plain().id
  private var cache: FieldCache
  private var hints: [Hints]
  /// The answers of the row at hand, and beside it what was looked up for every row; raw memory, because an array would be checked for every cell.
  let row: UnsafeMutablePointer<UInt8>
  private let scaleOf: UnsafeMutablePointer<Int>
  /// ``Form/Counts/kind(_:)`` of every byte.
  private let kinds: UnsafeMutablePointer<UInt64>

  init(_ rules: ResponseRules) {
    keys = rules.answerKeys
    questions = rules.group.questions.count
    shownTogether = rules.group.shownTogether
    cache = FieldCache(tags: keys.count)
    hints = keys.map { _ in Hints() }
    unsafe row = .allocate(capacity: max(1, questions))
    unsafe scaleOf = .allocate(capacity: max(1, questions))
    for (question, scale) in rules.group.questions.map(\.scale).enumerated() { unsafe scaleOf[question] = scale }
    unsafe kinds = .allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max { unsafe kinds[Int(byte)] = Form.Counts.kind(byte) }
  }

  deinit {
    unsafe row.deallocate()
    unsafe scaleOf.deallocate()
    unsafe kinds.deallocate()
  }

  /// For a file of the platform: what a spelling means can differ between them.
  mutating func begin(_ platform: any Platform) {
    guard platform.id != self.platform else { return }
    self.platform = platform.id
    cache = FieldCache(tags: keys.count)
  }

  /// Forgets what only concerns the rows so far. What spellings mean stays.
  mutating func beginSegment() { hints = keys.map { _ in Hints() } }

  /// `false` where more hints were worked out together than one reader would have kept.
  mutating func append(_ part: borrowing AnswerReader) -> Bool {
    for scale in hints.indices where !hints[scale].add(part.hints[scale]) { return false }
    return true
  }

  /// Fills ``row``. Not-applicable leaves the denominator; a don't-know or a refusal is an answer; blank, not reached and off the scale are not.
  mutating func read(_ record: Record, _ places: [AnswerPlace], _ file: ResponseFile, _ ledger: inout RowLedger) -> Form {
    let offScale = UInt32(MissingKind.offScale.rawValue)
    let (unquotedEmpty, row, scaleOf, kinds, single) = unsafe (file.unquotedEmpty, row, scaleOf, kinds, cache.single)
    var counts = Form.Counts()
    unsafe places.withUnsafeBufferPointer { places in
      for question in 0..<questions {
        let byte: UInt8
        switch unsafe places[question] {
        case .column(let column):
          let field = unsafe record.bytes(column)
          if field.count == 0 {
            byte = record.isUnquotedEmpty(column) ? unquotedEmpty : MissingKind.blank.rawValue
          } else {
            let scale = unsafe scaleOf[question]
            let known = unsafe field.count == 1 ? single[scale << 8 | Int(field[0])] : cache.meaning(ofLonger: field, tag: scale)
            byte = known < offScale || known == 255 ? UInt8(truncatingIfNeeded: known) : meaning(record, column, scale, file, &ledger)
          }
        case .unanswered: byte = MissingKind.blank.rawValue
        case .notAsked: byte = MissingKind.notApplicable.rawValue
        }
        unsafe row[question] = byte
        unsafe counts.add(kinds[Int(byte)])
      }
    }
    let form = counts.form(questions: questions)
    return shownTogether.isEmpty ? form : withoutHidden(form)
  }

  /// Questions of a block that is empty as a whole were not shown: they do not apply, and leave the denominator.
  private func withoutHidden(_ form: Form) -> Form {
    var hidden = 0
    for block in shownTogether {
      let isEmpty = block.allSatisfy { question in
        let byte = unsafe row[question]
        return byte == MissingKind.blank.rawValue || byte == MissingKind.notReached.rawValue
      }
      guard isEmpty else { continue }
      for question in block { unsafe row[question] = MissingKind.notApplicable.rawValue }
      hidden += block.count
    }
    return Form(answered: form.answered, applicable: form.applicable - hidden, holdsAnything: form.holdsAnything)
  }

  /// The slow path: a spelling that was not met before, or one that the scale does not know.
  private mutating func meaning(_ record: Record, _ column: Int, _ scale: Int, _ file: ResponseFile, _ ledger: inout RowLedger) -> UInt8 {
    let text = record.text(column)
    let key = keys[scale]
    var answer = file.platform.answer(text, key)
    // Exports mask what a spreadsheet would take for a formula.
    if answer.missing == .offScale, let bare = unmasked(text) { answer = file.platform.answer(bare, key) }
    unsafe cache.remember(UInt32(answer.byte), of: record.bytes(column), tag: scale)
    if answer.missing == .offScale {
      let hint = hints[scale].hint(for: text) { key.hint(for: $0) }
      ledger.list(
        file.problem(
          record, column, .offScale, expected: key.expected.or(file.platform.hint(text)), meant: hint,
          found: file.found(text, record), action: .answerMissing))
    }
    return answer.byte
  }
}
