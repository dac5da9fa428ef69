import CLibCSV
import Glibc
import SurveyModel

/// Cuts the bytes of a file into records (RFC 4180, any one-byte delimiter; lines end in LF, CRLF or CR), chunk by chunk.
///
/// This is the hot loop of the import, and looks as it does for three reasons:
/// - libcsv's callbacks know no position and blank lines vanish in it. So it is fed one physical line at a time (`memchr` finds the end many bytes
///   at once), which tells the line of every record, of a stray quote and of the quote that is never closed.
/// - The callbacks touch raw memory only: no class, no array, no closure. A field costs one copy and one offset. There is room for a line before the parser
///   gets it, so that the callbacks call nothing.
/// - In strict mode a stray quote stops the parser. A bad record costs a record: reading goes on at the line after the one on which it began, also
///   where a forgotten quote had swallowed the lines up to the next one.
@safe struct RecordReader: ~Copyable {
  private let file: String
  private let limits: ImportLimits
  private let parser: UnsafeMutablePointer<csv_parser>
  private let fields: UnsafeMutablePointer<FieldBuffer>
  /// Line of the next byte, from 1.
  private(set) var line = 1
  private var recordLine = 1
  private var isAtLineStart = true
  /// The rest of a line behind a stray quote, where it comes with the next chunk.
  private var isSkipping = false
  /// The chunk ended in CR: an LF at the start of the next belongs to the same line end.
  private(set) var endedInReturn = false
  /// A quoted field was open at the last line end: it began on `quoteLine`, behind `fieldsBefore` fields.
  private var isInQuotes = false
  private var quoteLine = 1
  private var fieldsBefore = 0
  /// Where in this chunk the second line of the open record begins; its bytes from earlier chunks are in `held`.
  private var secondLine: Int?
  private var held: [UInt8] = []

  /// - Parameter file: the name of the file in failures.
  init(file: String, delimiter: UInt8, limits: ImportLimits = ImportLimits()) {
    self.file = file
    self.limits = limits
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: csv_parser())
    unsafe fields = .allocate(capacity: 1)
    unsafe fields.initialize(to: FieldBuffer())
    // Without these options libcsv repairs bad quotes in silence, and respondents are lost.
    unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL))
    unsafe csv_set_delim(parser, delimiter)
    unsafe csv_set_blk_size(parser, 1 << 16)
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
    unsafe fields.pointee.free()
    unsafe fields.deallocate()
  }

  /// To be called before the first bytes are fed.
  mutating func setDelimiter(_ delimiter: UInt8) { unsafe csv_set_delim(parser, delimiter) }

  var delimiter: UInt8 { unsafe csv_get_delim(parser) }

  /// Whether a quote is a character like any other.
  private(set) var hasQuotesAsText = false

  /// To be called before the first bytes are fed. No text that gets here has a NUL.
  mutating func takeQuotesAsText() {
    hasQuotesAsText = true
    unsafe csv_set_quote(parser, 0)
  }

  /// Whether every record so far was handed over: a reader that begins here reads what this one would.
  var isBetweenRecords: Bool { isAtLineStart && !isInQuotes && !isSkipping }

  /// To be called before the first bytes are fed, where those are not of the first line.
  mutating func begin(atLine line: Int) { self.line = line }

  /// Takes the next bytes of the file, of any number, and hands over every record that ends in them.
  mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    guard let base = chunk.baseAddress, chunk.count > 0 else { return }
    let count = chunk.count
    var start = 0
    if endedInReturn {
      endedInReturn = false
      if unsafe base.load(as: UInt8.self) == lineFeed {
        // Content inside quotes, nothing outside of them; a line end of its own in neither case.
        if isInQuotes, held.isEmpty { secondLine = 1 }
        unsafe fields.pointee.makeRoom(for: parser.pointee.entry_pos + 1, columns: limits.columns)
        _ = unsafe csv_parse(parser, base, 1, takeField, endRecord, fields)
        start = 1
      }
    }
    var nextLineFeed = -1
    var carriageReturn = -1
    while start < count {
      if nextLineFeed < start { nextLineFeed = unsafe find(lineFeed, in: base, from: start, to: count) }
      // Most files have none at all: it is looked for once in a chunk.
      if carriageReturn < start { carriageReturn = unsafe find(13, in: base, from: start, to: count) }
      var end = min(nextLineFeed + 1, count)
      var endsLine = nextLineFeed < count
      if carriageReturn < nextLineFeed, carriageReturn + 1 < nextLineFeed || nextLineFeed == count {
        end = carriageReturn + 1
        endsLine = true
        endedInReturn = end == count
      }
      if isSkipping {
        if endsLine { endSkipping() }
        start = end
        continue
      }
      if isAtLineStart, !isInQuotes { recordLine = line }
      isAtLineStart = endsLine
      unsafe fields.pointee.makeRoom(for: parser.pointee.entry_pos + end - start, columns: limits.columns)
      let taken = unsafe csv_parse(parser, base + start, end - start, takeField, endRecord, fields)
      if unsafe fields.pointee.byteCount + parser.pointee.entry_pos > limits.cell || fields.pointee.count > limits.columns {
        try checkLimits()
      }
      if taken < end - start {
        try takeStrayQuote(body)
        guard isInQuotes else {
          isSkipping = true
          if endsLine { endSkipping() }
          start = end
          continue
        }
        isInQuotes = false
        isAtLineStart = true
        endedInReturn = false
        line = recordLine + 1
        if let second = secondLine {
          secondLine = nil
          start = second
          nextLineFeed = -1
          carriageReturn = -1
          continue
        }
        unsafe held.append(contentsOf: chunk)
        let again = held
        held = []
        try unsafe again.withUnsafeBufferPointer { bytes throws(ImportFailure) in
          try unsafe feed(UnsafeRawBufferPointer(bytes), body)
        }
        return
      }
      if endsLine {
        try endLine(at: end, body)
        line += 1
      }
      start = end
    }
    if isInQuotes {
      unsafe held.append(contentsOf: chunk[(secondLine ?? 0)...])
      secondLine = nil
    }
  }

  /// Hands over a last record that has no line end.
  ///
  /// - Throws: where a quote is still open. It has swallowed the rest of the file, so no honest result is left.
  mutating func finish(_ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
    guard !isSkipping else { return }
    unsafe fields.pointee.makeRoom(for: parser.pointee.entry_pos, columns: limits.columns)
    guard unsafe csv_fini(parser, takeField, endRecord, fields) == 0 else {
      let isOlder = unsafe isInQuotes && fields.pointee.count == fieldsBefore
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: file, line: isOlder ? quoteLine : line), .unclosedQuote)
    }
    guard unsafe fields.pointee.isComplete else { return }
    try checkLimits()
    try handOver(strayQuote: nil, body)
  }

  private mutating func endLine(
    at end: Int, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    if unsafe fields.pointee.isComplete {
      isInQuotes = false
      secondLine = nil
      if !held.isEmpty { held.removeAll(keepingCapacity: true) }
      try handOver(strayQuote: nil, body)
    } else if unsafe parser.pointee.quoted != 0 {
      let fieldCount = unsafe fields.pointee.count
      if !isInQuotes { secondLine = end }
      if !isInQuotes || fieldCount != fieldsBefore { quoteLine = line }
      isInQuotes = true
      fieldsBefore = fieldCount
    }
  }

  /// Looks closer where a record is longer than a cell may be.
  private func checkLimits() throws(ImportFailure) {
    if let over = unsafe fields.pointee.exceeded(limits, open: parser.pointee.entry_pos) {
      throw .tooLong(file: file, line: recordLine, column: over.column, over.what, limit: over.limit)
    }
  }

  private mutating func endSkipping() {
    isSkipping = false
    isAtLineStart = true
    line += 1
  }

  private mutating func takeStrayQuote(_ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
    guard unsafe csv_error(parser) == CSV_EPARSE else {
      throw ImportFailure(.interrupted, at: ImportFailure.Place(file: file, line: line), RecordWords.fieldTooLarge)
    }
    try handOver(strayQuote: unsafe fields.pointee.count + 1, body)
    _ = unsafe csv_fini(parser, nil, nil, nil)
  }

  private func handOver(
    strayQuote: Int?, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    try body(unsafe Record(line: recordLine, strayQuote: strayQuote, fields: UnsafePointer(fields)))
    unsafe fields.pointee.clear()
  }
}

private let lineFeed: UInt8 = 10

/// Offset of the byte, or `end` where there is none.
private func find(_ byte: UInt8, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
  guard start < end, let found = unsafe memchr(base + start, Int32(byte), end - start) else { return end }
  return unsafe UnsafeRawPointer(found) - base
}

@inline(__always) private func takeField(_ field: UnsafeMutableRawPointer?, _ length: Int, _ context: UnsafeMutableRawPointer?) {
  let fields = unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: FieldBuffer.self)
  let (count, byteCount) = unsafe (fields.pointee.count, fields.pointee.byteCount)
  let end = byteCount &+ length
  if unsafe count < fields.pointee.capacity { unsafe fields.pointee.starts[count &+ 1] = end &<< 1 | (field == nil ? 1 : 0) }
  unsafe fields.pointee.count = count &+ 1
  unsafe fields.pointee.byteCount = end
  guard let field = unsafe field else { return }
  let place = unsafe fields.pointee.bytes + byteCount
  // Most cells are a code of one byte, which is still on its way to memory: only a load of the same width gets it without waiting.
  if length == 1 {
    unsafe place.pointee = field.load(as: UInt8.self)
  } else {
    unsafe memcpy(place, field, length)
  }
}

private func endRecord(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  guard let fields = unsafe context?.assumingMemoryBound(to: FieldBuffer.self) else { return }
  unsafe fields.pointee.isComplete = true
}
