import SurveyModel

/// A file of comma-separated values, whatever it is separated by.
///
/// UTF-8 with or without a byte order mark, strictly; comma, semicolon, tab or `|`, stated or found on the header line.
struct CSVFile: Sendable {
  let input: InputFile
  /// Stated by the survey.
  var delimiter: UInt8?
  /// Of any size; the records are the same.
  var chunkSize = 1 << 20

  init(_ input: InputFile, delimiter: UInt8? = nil, chunkSize: Int = 1 << 20) {
    self.input = input
    self.delimiter = delimiter
    self.chunkSize = chunkSize
  }

  /// What was read, and how.
  struct Reading {
    let file: SurveyData.InputFile
    /// What was recognised and not stated, where it is not the plain case.
    let recognized: LocalizedText?
  }

  /// Hands over every record, the header first.
  ///
  /// - Parameter advance: is told the bytes of every chunk that is done.
  /// - Throws: for a file that cannot be read, is empty, is no text in UTF-8 or leaves a quote open, and what `body` throws.
  func read(
    advance: (Int) -> Void = { _ in }, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> Reading {
    var state = State(file: self)
    let file = try unsafe input.read(chunkSize: chunkSize) { chunk throws(ImportFailure) in
      try unsafe state.take(chunk, body)
      advance(chunk.count)
    }
    try state.finish(body)
    return Reading(file: file, recognized: state.recognized)
  }

  /// The first bytes are held back until they tell the encoding and the delimiter; from then on chunks go straight to the records.
  private struct State: ~Copyable {
    let file: CSVFile
    var head: [UInt8] = []
    var isHeadChecked = false
    var checked = 0
    var byteOrderMark = 0
    var search = DelimiterSearch()
    var check = UTF8Check()
    var hasBegun = false
    var reader: RecordReader

    init(file: CSVFile) {
      self.file = file
      reader = RecordReader(file: file.input.name, delimiter: file.delimiter ?? UInt8(ascii: ","))
    }

    mutating func take(
      _ chunk: UnsafeRawBufferPointer, _ body: (Record) throws(ImportFailure) -> Void
    ) throws(ImportFailure) {
      if hasBegun {
        try unsafe checkText(chunk)
        try unsafe reader.feed(chunk, body)
        return
      }
      unsafe head.append(contentsOf: chunk)
      guard isHeadChecked || head.count >= 8 else { return }
      try lookAtHead()
      if search.isDone { try begin(body) }
    }

    mutating func finish(_ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
      if !hasBegun {
        try lookAtHead()
        guard head.count > byteOrderMark else {
          throw ImportFailure(
            .unusable, at: ImportFailure.Place(file: file.input.name),
            .init(
              vi: "cần dòng tiêu đề và các dòng dữ liệu, nhưng tệp trống",
              en: "expected a header line and rows below it, found an empty file"))
        }
        try begin(body)
      }
      guard check.isBetweenCharacters else {
        throw file.input.badByte(check.lead, line: reader.line, advice: advice)
      }
      try reader.finish(body)
    }

    private let advice = LocalizedText(vi: "hãy lưu tệp dạng CSV UTF-8", en: "save it as CSV UTF-8")

    private mutating func lookAtHead() throws(ImportFailure) {
      if !isHeadChecked {
        isHeadChecked = true
        let signature = Signature(head: head.prefix(8))
        if let foreign = signature.foreign {
          throw ImportFailure(
            .unusable, at: ImportFailure.Place(file: file.input.name),
            .init(
              vi: "cần tệp văn bản mã UTF-8, gặp \(foreign[.vi]); \(advice[.vi])",
              en: "expected a text file in UTF-8, found \(foreign[.en]); \(advice[.en])"))
        }
        if case .text(let mark) = signature { byteOrderMark = mark }
        checked = byteOrderMark
      }
      let from = checked
      checked = head.count
      try unsafe head.withUnsafeBufferPointer { bytes throws(ImportFailure) in
        let fresh = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[from...])
        try unsafe checkText(fresh)
        unsafe search.take(fresh)
      }
    }

    private mutating func begin(_ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
      hasBegun = true
      if file.delimiter == nil { reader.setDelimiter(search.delimiter) }
      let bytes = head
      head = []
      let mark = byteOrderMark
      try unsafe bytes.withUnsafeBufferPointer { bytes throws(ImportFailure) in
        try unsafe reader.feed(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[mark...]), body)
      }
    }

    private mutating func checkText(_ chunk: UnsafeRawBufferPointer) throws(ImportFailure) {
      if let bad = unsafe check.firstBadByte(in: chunk) {
        let line =
          hasBegun
          ? unsafe reader.line + lineEnds(in: chunk[..<bad.offset], afterReturn: reader.endedInReturn)
          : 1 + lineEnds(in: head[..<(head.count - chunk.count + bad.offset)])
        throw file.input.badByte(bad.byte, line: line, advice: advice)
      }
    }

    var recognized: LocalizedText? {
      var found: [LocalizedText] = []
      if byteOrderMark > 0 { found.append(.init(vi: "UTF-8 có dấu thứ tự byte (BOM)", en: "UTF-8 with a byte order mark")) }
      if file.delimiter == nil, search.delimiter != UInt8(ascii: ",") {
        let name = delimiterName(search.delimiter)
        found.append(
          .init(vi: "dấu phân cách \(name[.vi]) nhận từ dòng tiêu đề", en: "delimiter \(name[.en]) found in the header"))
      }
      guard !found.isEmpty else { return nil }
      return LocalizedText { language in "\(file.input.name): \(found.map { $0[language] }.joined(separator: ", "))" }
    }
  }
}
