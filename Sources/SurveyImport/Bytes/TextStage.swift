import SurveyModel

/// From text in UTF-8 to records: checks it, holds the first lines back until they tell the delimiter; from then on chunks go straight to the records.
struct TextStage: ~Copyable {
  let file: CSVFile
  /// A byte order mark said that it is UTF-8.
  var isMarked = false
  private var head: [UInt8] = []
  private var isHeadChecked = false
  private var search: HeaderSearch
  private var check = UTF8Check()
  private var hasBegun = false
  private var reader: RecordReader
  /// What the letters of the header look like, where they look wrong.
  private var letters: LocalizedText?

  init(file: CSVFile) {
    self.file = file
    search = HeaderSearch(stated: file.format.delimiter)
    reader = RecordReader(file: file.input.name, delimiter: file.format.delimiter ?? UInt8(ascii: ","), limits: file.limits)
  }

  /// Where the header line begins in the text; `nil` before it is found.
  var start: Int? { hasBegun ? search.start : nil }
  var delimiter: UInt8 { reader.delimiter }
  var hasQuotesAsText: Bool { reader.hasQuotesAsText }
  /// Whether everything so far was handed over, and a new record may begin.
  var isBetweenRecords: Bool { hasBegun && check.isBetweenCharacters && reader.isBetweenRecords }

  /// What stands above the header and is no record, and the section of each column where a row of it tells.
  var titles: [String] { search.head?.titles ?? [] }
  var sections: [String] { search.head?.sections ?? [] }

  /// Of the next byte.
  var line: Int { hasBegun ? reader.line : 1 + lineEnds(in: head) }

  mutating func take(
    _ chunk: UnsafeRawBufferPointer, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    let bad = unsafe check.firstBadByte(in: chunk)
    if hasBegun {
      if let bad {
        throw try unsafe badByte(bad.byte, line: reader.line + lineEnds(in: chunk[..<bad.offset], afterReturn: reader.endedInReturn))
      }
      return try unsafe reader.feed(chunk, body)
    }
    let before = head.count
    unsafe head.append(contentsOf: chunk)
    if let bad { throw try badByteInHead(bad.byte, at: before + bad.offset) }
    try lookAtHead(isWhole: false)
    if search.isDone { try begin(body) }
  }

  mutating func finish(_ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
    guard check.isBetweenCharacters else {
      if hasBegun { throw try badByte(check.lead, line: reader.line) }
      throw try badByteInHead(check.lead, at: head.lastIndex(of: check.lead) ?? head.count)
    }
    if !hasBegun {
      try lookAtHead(isWhole: true)
      guard !head.isEmpty else {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: file.input.name), HeadWords.emptyFile)
      }
      try begin(body)
    }
    try explained { reader throws(ImportFailure) in try reader.finish(body) }
  }

  private mutating func lookAtHead(isWhole: Bool) throws(ImportFailure) {
    if !isHeadChecked, !head.isEmpty {
      isHeadChecked = true
      if let signature = Signature(text: head.prefix(4 * Signature.length)) { throw signature.failure(file.input) }
    }
    search.search(head, isWhole: isWhole)
    if search.isDone || search.isBelowHeader { return }
    // A comment without end, or a quote that is never closed.
    if head.count - search.start > file.limits.record {
      throw .tooLong(file: file.input.name, line: search.startLine, .record, limit: file.limits.record)
    }
    // Blank lines and comments without end, which little space in a packed file can hold.
    if search.start > file.limits.record {
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: file.input.name, line: search.startLine),
        HeadWords.onlyCommentsAbove(file.limits.record))
    }
  }

  private mutating func begin(_ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
    hasBegun = true
    if file.format.delimiter == nil {
      switch search.delimiter {
      case .found(let delimiter), .declared(let delimiter): reader.setDelimiter(delimiter)
      case .assumed: break
      case .ambiguous(let delimiters, let count): throw ambiguous(delimiters, count: count)
      }
    }
    reader.begin(atLine: search.startLine)
    let bytes = head
    head = []
    let start = search.start
    let beginning = String(decoding: bytes[start...].prefix(1 << 12), as: UTF8.self)
    letters = Mojibake.isIn(beginning) ? TextWords.readAsOtherEncoding : OldFont(latin1: beginning)?.sentence
    if reader.delimiter == 9, try file.takesQuotesAsText() { reader.takeQuotesAsText() }
    try explained { reader throws(ImportFailure) in
      try unsafe bytes.withUnsafeBufferPointer { bytes throws(ImportFailure) in
        try unsafe reader.feed(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]), body)
      }
    }
  }

  /// A failure of the header is told together with what may have caused it.
  private mutating func explained(_ feed: (inout RecordReader) throws(ImportFailure) -> Void) throws(ImportFailure) {
    do throws(ImportFailure) {
      try feed(&reader)
    } catch {
      guard error.kind == .unusable, error.faults.allSatisfy({ $0.place.line.map { $0 <= search.startLine } ?? true }) else { throw error }
      throw error.with(headerNotes)
    }
  }

  /// What may have caused a failure of the header.
  var headerNotes: [ImportFailure.Fault] {
    var notes: [LocalizedText] = []
    if let letters { notes.append(letters) }
    if search.comments > 0 {
      notes.append(HeadWords.commentsAbove(search.comments))
    }
    if let head = search.head { notes.append(HeadWords.titlesAbove(head.titles.count, line: search.startLine)) }
    let place = ImportFailure.Place(file: file.input.name, line: search.startLine)
    return notes.map { .init(place: place, message: $0) }
  }

  private func ambiguous(_ delimiters: [UInt8], count: Int) -> ImportFailure {
    let names = delimiters.map { delimiterName($0) }
    let advice: LocalizedText = file.isDeclared ? HeadWords.stateDelimiter : HeadWords.nameDelimiter
    return ImportFailure(
      .unusable, at: ImportFailure.Place(file: file.input.name, line: search.startLine),
      HeadWords.severalDelimiters(names, count: count, advice: advice))
  }

  private func badByte(_ byte: UInt8, line: Int, headerWord: [UInt8] = []) throws(ImportFailure) -> ImportFailure {
    if byte == 0 || isMarked || file.format.encoding != nil {
      return file.input.badByte(byte, line: line, advice: .saveAsCSV)
    }
    let advice = try EncodingAdvice(file.input, isDeclared: file.isDeclared, headerWord: headerWord)
    return file.input.badByte(byte, line: line, advice: advice.sentence)
  }

  /// The word of the header in which the byte stands may be shown; nothing else of a file may.
  private mutating func badByteInHead(_ byte: UInt8, at place: Int) throws(ImportFailure) -> ImportFailure {
    let line = 1 + lineEnds(in: head[..<place])
    search.search(Array(head[..<place]), isWhole: false)
    guard search.isInHeader else { return try badByte(byte, line: line) }
    func ends(_ byte: UInt8) -> Bool { byte < 32 || byte == UInt8(ascii: "\"") || HeaderSearch.candidates.contains(byte) }
    var first = place
    while first > search.start, place - first < 40, !ends(head[first - 1]) { first -= 1 }
    let word = head[first...].prefix(while: { !ends($0) }).prefix(80)
    return try badByte(byte, line: line, headerWord: Array(word))
  }

  var recognized: [LocalizedText] {
    var found: [LocalizedText] = []
    if file.format.delimiter == nil {
      switch search.delimiter {
      case .found(let delimiter) where delimiter != UInt8(ascii: ","):
        let name = delimiterName(delimiter)
        found.append(HeadWords.delimiterFound(name))
      case .declared(let delimiter):
        let name = delimiterName(delimiter)
        found.append(HeadWords.delimiterDeclared(name))
      default: break
      }
    }
    if search.comments > 0 {
      found.append(HeadWords.commentsPassedOver(search.comments))
    }
    if let head = search.head { found.append(HeadWords.titlesPassedOver(head.titles.count, hasSections: !head.sections.isEmpty)) }
    if reader.hasQuotesAsText {
      found.append(HeadWords.quotesAreText)
    }
    if let letters { found.append(letters) }
    return found
  }
}
