import SurveyModel

/// From the bytes of a file to text in UTF-8: holds the first bytes back until they tell the encoding, then decodes chunk by chunk. UTF-8 passes through.
struct ByteStage: ~Copyable {
  let file: CSVFile
  private var head: [UInt8] = []
  private var isDecided = false
  private var decoder: TextDecoder?
  private var encoding = TextEncoding.utf8
  private(set) var recognized: [LocalizedText] = []
  /// Bytes of the byte order mark.
  private(set) var mark = 0

  /// Whether the bytes are known to be UTF-8, and go through as they are.
  var isPlain: Bool { isDecided && encoding == .utf8 }

  init(file: CSVFile) { self.file = file }

  mutating func take(
    _ chunk: UnsafeRawBufferPointer, _ text: inout TextStage, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    if isDecided { return try unsafe pass(chunk, &text, body) }
    unsafe head.append(contentsOf: chunk)
    guard head.count >= Signature.length else { return }
    try decide(&text, body)
  }

  mutating func finish(_ text: inout TextStage, _ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
    if !isDecided { try decide(&text, body) }
    var rest: [UInt8] = []
    if let bad = decoder?.finish(into: &rest) { throw badByte(bad, line: text.line) }
    if !rest.isEmpty {
      try unsafe rest.withUnsafeBufferPointer { rest throws(ImportFailure) in try unsafe text.take(UnsafeRawBufferPointer(rest), body) }
    }
  }

  private mutating func pass(
    _ chunk: UnsafeRawBufferPointer, _ text: inout TextStage, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    guard encoding != .utf8 else { return try unsafe text.take(chunk, body) }
    var decoded: [UInt8] = []
    let bad = unsafe decoder?.decode(chunk, into: &decoded)
    try unsafe decoded.withUnsafeBufferPointer { decoded throws(ImportFailure) in
      try unsafe text.take(UnsafeRawBufferPointer(decoded), body)
    }
    if let bad { throw badByte(bad, line: text.line) }
  }

  private mutating func decide(_ text: inout TextStage, _ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
    isDecided = true
    let start = head.prefix(Signature.length)
    if let signature = Signature(bytes: start) { throw signature.failure(file.input) }
    if let known = ByteOrderMark(start) {
      encoding = known.encoding
      mark = known.length
      // A tool that adds a mark to a file that has one leaves two.
      while known.encoding == .utf8, head.dropFirst(mark).starts(with: head.prefix(known.length)) { mark += known.length }
      text.isMarked = true
      recognized.append(EncodingWords.withMark(encoding.name))
    } else {
      try decideWithoutMark(start)
    }
    if encoding != .utf8 {
      decoder = TextDecoder(encoding)
      if decoder == nil { throw notOnThisMachine() }
    }
    let bytes = head
    head = []
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(ImportFailure) in
      try unsafe pass(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[mark...]), &text, body)
    }
  }

  private mutating func decideWithoutMark(_ start: ArraySlice<UInt8>) throws(ImportFailure) {
    let stated = file.format.encoding
    let pattern = TextEncoding(nulPattern: start)
    switch stated {
    case nil:
      guard let pattern else { return }
      encoding = pattern
      recognized.append(EncodingWords.withoutMark(encoding.name))
    case .utf8: encoding = .utf8
    case .utf16:
      guard let pattern else {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: file.input.name), EncodingWords.utf16WithoutOrder)
      }
      encoding = pattern
    case .utf16LittleEndian?, .utf16BigEndian?: encoding = stated ?? .utf8
    case .windows1252?, .windows1258?, .macRoman?:
      // Read as Windows-1258, UTF-8 would be letters without sense and no error.
      switch try UTF8Scan(file.input) {
      case .ascii: encoding = .utf8
      case .utf8:
        encoding = .utf8
        let name = (stated ?? .utf8).name
        recognized.append(EncodingWords.utf8Although(name))
      case .other: encoding = stated ?? .utf8
      }
    }
  }

  private func badByte(_ byte: UInt8, line: Int) -> ImportFailure {
    let found = InputFile.named(byte)
    let advice: LocalizedText = file.format.encoding == encoding ? EncodingWords.checkEncoding : .saveAsCSV
    return ImportFailure(
      .unusable, at: ImportFailure.Place(file: file.input.name, line: line),
      EncodingWords.notInEncoding(encoding.name, found: found, advice: advice))
  }

  private func notOnThisMachine() -> ImportFailure {
    ImportFailure(.unreadable, at: ImportFailure.Place(file: file.input.name), EncodingWords.notOnThisMachine(encoding.name))
  }
}
