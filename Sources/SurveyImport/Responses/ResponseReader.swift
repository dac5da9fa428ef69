import SurveyModel

/// Reads the files of one respondent group: a row becomes a candidate for the response table, or is left out with its reason.
///
/// The loop over the answers works on bytes. A field is looked up as it stands in a ``FieldCache`` (one table access for a code of one byte); only a
/// spelling that was never met is decoded and folded. No field becomes a `String` twice.
///
/// A large file is read in segments by several threads, each with a reader of its own (``init(_:as:)``) whose lines and new respondents count from its
/// start; ``append(_:afterLine:)`` puts the parts together in the order of the file.
@safe struct ResponseReader: ~Copyable {
  let rules: ResponseRules
  /// The rows that could count.
  private(set) var candidates: CandidateRows
  /// The last of them, which are not among ``candidates`` yet, and beside them their answers.
  var rows: [Row] = []
  var answers: AnswerBlock
  var forms: FormDetails
  /// One for each of ``candidates``, or none at all.
  var details: [FormDetails.Detail] { forms.details }
  var breakOffs: [SurveyData.Group.BreakOff] = []
  var ledger = RowLedger()
  /// Of the files of the group, in their order.
  private(set) var fileNames: [String] = []
  /// What was recognised of the files, and not stated.
  private(set) var recognized: [LocalizedText] = []
  /// By number of the file: its dates can be read both ways, and which is meant is not known.
  private(set) var openDates: [Int: ImportFailure.Fault] = [:]

  /// Whether some column, the survey's or the platform's, tells respondents apart.
  private(set) var namesRespondents: Bool

  /// Of the file that is being read.
  var platform: any Platform = Plain()
  var unquotedEmpty = MissingKind.blank.rawValue
  var signs = RowSigns([])
  var clock: SubmissionClock?
  var startClock: SubmissionClock?

  var cache: FieldCache
  /// Those that the frame does not list; their numbers follow the listed ones.
  var respondents = ByteKeys()
  /// How many rows had a respondent of their own because no column tells respondents apart.
  var anonymous = 0
  /// Some key is an ``OwnKey``.
  var hasOwnRespondents = false
  var unitHints = Hints()
  var stratumHints = Hints()
  var answerHints: [Hints]
  /// The answers of the row at hand, and beside it what was looked up for every row; raw memory, because an array would be checked for every cell.
  let answerRow: UnsafeMutablePointer<UInt8>
  let scaleOf: UnsafeMutablePointer<Int>
  /// ``Form/Counts/kind(_:)`` of every byte.
  let kinds: UnsafeMutablePointer<UInt64>

  init(_ rules: ResponseRules) {
    self.rules = rules
    let group = rules.group
    answerHints = rules.answerKeys.map { _ in Hints() }
    candidates = CandidateRows(group)
    answers = AnswerBlock(questions: group.questions.count)
    forms = FormDetails(group.quality)
    cache = FieldCache(tags: rules.stratumTag + 1)
    namesRespondents = group.namesRespondents
    unsafe answerRow = .allocate(capacity: max(1, group.questions.count))
    unsafe scaleOf = .allocate(capacity: max(1, group.questions.count))
    for (question, scale) in group.questions.map(\.scale).enumerated() { unsafe scaleOf[question] = scale }
    unsafe kinds = .allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max { unsafe kinds[Int(byte)] = Form.Counts.kind(byte) }
  }

  /// What a segment behind the head of a file is read by.
  struct Beginning: Sendable {
    let number: Int
    let unit: Int?
    let columns: ResponseColumns
    let platform: any Platform
    let unquotedEmpty: UInt8
    let signs: RowSigns
    let clock: SubmissionClock?
    let startClock: SubmissionClock?
    let namesRespondents: Bool
  }

  /// Of a segment.
  init(_ rules: ResponseRules, as beginning: Beginning) {
    self.init(rules)
    begin(segment: beginning)
  }

  /// Made as new for a segment of the same file. The memory stays, and what spellings mean, which no row before can change.
  mutating func begin(segment beginning: Beginning) {
    platform = beginning.platform
    unquotedEmpty = beginning.unquotedEmpty
    signs = beginning.signs
    clock = beginning.clock?.ofSegment
    startClock = beginning.startClock?.ofSegment
    namesRespondents = beginning.namesRespondents
    rows.removeAll(keepingCapacity: true)
    answers.removeAll()
    forms = FormDetails(rules.group.quality)
    breakOffs = []
    ledger = RowLedger()
    respondents.removeAll()
    anonymous = 0
    hasOwnRespondents = false
    unitHints = Hints()
    stratumHints = Hints()
    answerHints = rules.answerKeys.map { _ in Hints() }
  }

  deinit {
    unsafe answerRow.deallocate()
    unsafe scaleOf.deallocate()
    unsafe kinds.deallocate()
  }

  /// The rows that could count, moved out; no reader can copy them.
  mutating func takeCandidates() -> CandidateRows {
    let taken = candidates
    candidates = CandidateRows(rules.group)
    return taken
  }

  /// Adds the last rows to the columns.
  private mutating func endBlock() {
    candidates.append(rows, answers, afterLine: 0) { $0 }
    rows.removeAll(keepingCapacity: true)
    answers.removeAll()
  }

  /// Adds the rows of a segment to the columns.
  mutating func append(rowsOf part: borrowing ResponseReader, afterLine lines: Int, respondent: (UInt32) -> UInt32) {
    endBlock()
    candidates.append(part.rows, part.answers, afterLine: lines, respondent: respondent)
  }

  /// Makes room for so many rows and new respondents more.
  mutating func reserve(rows: Int, respondents: Int) {
    candidates.reserveCapacity(candidates.count + rows)
    self.respondents.reserve(self.respondents.count + respondents)
  }

  /// Reads one of the group's files.
  ///
  /// - Parameter segmentation: by which several threads may read it; `nil` for one.
  /// - Returns: `nil` where several threads could not tell what one would. What was read is of no use then, and all is to be read again by one.
  mutating func read(
    _ file: any RecordSource, number: Int, segmentation: Segmentation? = nil, advance: (Int) -> Void = { _ in }
  ) throws(ImportFailure) -> RecordReading? {
    let name = file.input.name
    fileNames.append(name)
    let unit = try unitOfFile(number, name: name)
    var columns: ResponseColumns?
    var header = ExportHeader(platform: rules.group.responses[number].platform.flatMap { Platforms.named($0) })
    let rowsBefore = ledger.rowsRead
    func take(_ record: Record, _ reader: inout ResponseReader) throws(ImportFailure) {
      if let columns {
        try reader.take(record, columns, file: number, unit: unit)
        if reader.rows.count >= 1 << 12 { reader.endBlock() }
      } else if try !header.take(record, file: name) {
        let begun = try reader.begin(header, file, number: number, isOneUnit: unit != nil)
        columns = begun
        try reader.take(record, begun, file: number, unit: unit)
      }
    }
    let reading: RecordReading
    switch try segmentation.map({ segmentation throws(ImportFailure) in
      try file.cut(segmentation) { record throws(ImportFailure) in try take(record, &self) }
    }) ?? .whole {
    case .whole: reading = try file.read(advance: advance) { record throws(ImportFailure) in try take(record, &self) }
    case .lost: return nil
    case .cut(let cut):
      guard let columns, let segmentation else { return nil }
      let beginning = Beginning(
        number: number, unit: unit, columns: columns, platform: platform, unquotedEmpty: unquotedEmpty, signs: signs, clock: clock,
        startClock: startClock, namesRespondents: namesRespondents)
      guard let read = try readSegments(cut, of: file, segmentation, as: beginning, advance) else { return nil }
      reading = read
    }
    endBlock()
    if columns == nil {
      header.finish()
      guard header.isWhole else { throw ImportFailure(.unusable, at: ImportFailure.Place(file: name, line: 1), .noHeader) }
      do throws(ImportFailure) {
        _ = try begin(header, file, number: number, isOneUnit: unit != nil)
      } catch {
        throw error.with(reading.headerNotes)
      }
    }
    if let clock {
      recognized += clock.recognized.map { $0.of(name) }
      if let line = clock.openLine { openDates[number] = SubmissionClock.fault(name, line: line) }
    }
    if ledger.rowsRead == rowsBefore {
      ledger.list(
        ImportProblem(
          file: name, kind: .noRows,
          expected: .init(vi: "các dòng trả lời dưới dòng tiêu đề", en: "rows of answers below the header"), found: .nothing,
          action: .init(vi: "tệp không thêm phiếu nào", en: "the file adds no response")))
    }
    return reading
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
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: name),
        .init(
          vi: "cần khai báo cột chứa đơn vị tại columns, hoặc một đơn vị cho cả tệp; khảo sát không khai báo cả hai",
          en: "expected a column with the unit under columns, or a unit for the whole file, found neither in the survey"))
    }
    return 0
  }

  /// Below the header: what its platform says of the file.
  private mutating func begin(
    _ header: ExportHeader, _ file: any RecordSource, number: Int, isOneUnit: Bool
  ) throws(ImportFailure) -> ResponseColumns {
    let name = file.input.name
    let before = platform.id
    platform = header.platform
    // What a spelling means can differ between platforms.
    if platform.id != before { cache = FieldCache(tags: rules.stratumTag + 1) }
    let columns = try ResponseColumns(
      Header(header, file: name), group: rules.group, file: rules.group.responses[number], isOneUnit: isOneUnit, platform: platform,
      takesRespondents: rules.group.frame == nil && rules.group.responses.count == 1)
    if columns.respondent >= 0 { namesRespondents = true }
    signs = RowSigns(platform.rowSigns(header.columns, mapped: columns.mapped))
    clock =
      columns.submitted < 0
      ? nil
      : SubmissionClock(
        header, column: columns.submitted, file: file, fieldwork: rules.survey.fieldwork, stated: rules.group.responses[number].dateOrder)
    startClock =
      columns.started < 0
      ? nil : SubmissionClock(header, column: columns.started, file: file, fieldwork: nil, stated: rules.group.responses[number].dateOrder)
    var sentences = [header.reason].compactMap(\.self) + platform.notes(header.columns)
    unquotedEmpty = MissingKind.blank.rawValue
    if platform.tellsNotReached {
      let isOriginal = file.beginsWithQuote
      if isOriginal { unquotedEmpty = MissingKind.notReached.rawValue }
      sentences.append(isOriginal ? .emptyIsNotReached : .emptyIsBlank)
    }
    sentences += columns.ownColumns
    recognized += sentences.map { $0.of(name) }
    return columns
  }
}
