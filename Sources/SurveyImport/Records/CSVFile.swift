import SurveyModel

/// A file of comma-separated values, whatever it is separated by and however its characters are written.
///
/// Its encoding is that of its byte order mark; else UTF-16 where every second byte tells so; else UTF-8 where the whole file is; else what the survey
/// states. Its header line and delimiter are found by ``HeaderSearch``. What cannot be decided is refused with the key to set.
struct CSVFile: RecordSource {
  let input: InputFile
  /// What the survey states.
  var format = FileFormat()
  var limits = ImportLimits()
  /// Whether a survey names the file, and could state its format.
  var isDeclared = false
  /// Of any size; the records are the same.
  var chunkSize = 1 << 20
  /// Whether quotes are taken as RFC 4180 has them also where the file does not bear it out.
  private var isProbe = false

  init(
    _ input: InputFile, format: FileFormat = FileFormat(), limits: ImportLimits = ImportLimits(), isDeclared: Bool = false,
    chunkSize: Int = 1 << 20
  ) {
    self.input = input
    self.format = format
    self.limits = limits
    self.isDeclared = isDeclared
    self.chunkSize = chunkSize
  }

  var otherwiseDivided: [any RecordSource] {
    guard format.delimiter == nil else { return [] }
    return HeaderSearch.candidates.map { delimiter in
      var other = self
      other.format = FileFormat(encoding: format.encoding, delimiter: delimiter, sheet: format.sheet)
      return other
    }
  }

  /// Hands over every record, the header first.
  ///
  /// - Throws: for a file that cannot be read, is empty, is no text in a known encoding, leaves a quote open or goes beyond a limit, and what `body` throws.
  func read(
    advance: (Int) -> Void, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> RecordReading {
    var text = TextStage(file: self)
    var bytes = ByteStage(file: self)
    let file = try unsafe input.read(chunkSize: chunkSize, advance: advance) { chunk throws(ImportFailure) in
      try unsafe bytes.take(chunk, &text, body)
    }
    try bytes.finish(&text, body)
    try text.finish(body)
    return RecordReading(file: file, recognized: sentence(bytes, text), headerNotes: text.headerNotes)
  }

  func titles() throws(ImportFailure) -> [String] { head().titles }

  func sections() throws(ImportFailure) -> [String] { head().sections }

  /// What stands above the header.
  private func head() -> (titles: [String], sections: [String]) {
    // Whether quotes are text is told by all of the file, and by nothing above the header.
    var probe = self
    probe.isProbe = true
    var text = TextStage(file: probe)
    var bytes = ByteStage(file: probe)
    let enough = ImportFailure.enough(of: input.name)
    let isEnough = { (_: Record) throws(ImportFailure) in throw enough }
    do throws(ImportFailure) {
      _ = try unsafe input.read(chunkSize: chunkSize) { chunk throws(ImportFailure) in try unsafe bytes.take(chunk, &text, isEnough) }
      try bytes.finish(&text, isEnough)
      try text.finish(isEnough)
    } catch {
      // What is wrong with the file is found again by whoever reads it.
    }
    return (text.titles, text.sections)
  }

  /// Hands over the records of the head, the header first, as ``read(advance:_:)`` does.
  func cut(_ segmentation: Segmentation, _ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) -> RecordCutting {
    let head = max(1, segmentation.head)
    guard segmentation.threads > 1 else { return .whole }
    let (file, isPacked) = try (input.placed(), input.isPacked())
    if let size = file.size, size < segmentation.least { return .whole }
    var loaded = LoadedBytes(file, capacity: head + segmentation.margin + 1)
    guard loaded.load(0..<head + 1) else { return .lost }
    guard loaded.end > head else { return .whole }
    var text = TextStage(file: self)
    var bytes = ByteStage(file: self)
    try unsafe bytes.take(loaded.bytes(0..<head), &text, body)
    loaded.quotesMatter = !text.hasQuotesAsText
    guard bytes.isPlain, let first = text.start.map({ bytes.mark + $0 }), first < head,
      let start = loaded.recordStart(
        atOrBehind: head, inQuotes: loaded.hasOddQuotes(first..<head), margin: segmentation.margin, limit: limits.record)
    else { return .lost }
    if start > head { try unsafe bytes.take(loaded.bytes(head..<start), &text, body) }
    guard start < loaded.fileEnd ?? .max, text.isBetweenRecords else { return .lost }
    var digest: RunningDigest?
    if input.isDigested, !isPacked {
      digest = RunningDigest()
      unsafe digest?.update(loaded.bytes(0..<start))
    }
    return .cut(
      RecordCut(
        file: file, start: start, line: text.line, delimiter: text.delimiter, hasQuotesAsText: text.hasQuotesAsText,
        recognized: sentence(bytes, text), digest: digest))
  }

  /// Whether the quotes of a file that tabs delimit are characters, as Google Sheets writes them: a quote stands where none may, one is never closed,
  /// a tab stands inside of them, or cells that go over lines make records of another width than the header.
  func takesQuotesAsText() throws(ImportFailure) -> Bool {
    guard !isProbe else { return false }
    var probe = self
    probe.isProbe = true
    var width: Int?
    var isText = false
    let enough = ImportFailure.enough(of: input.name)
    do throws(ImportFailure) {
      _ = try probe.read { record throws(ImportFailure) in
        let wanted = width ?? record.count
        width = wanted
        isText =
          record.strayQuote != nil
          || (0..<record.count).contains {
            unsafe record.bytes($0).contains { $0 == 9 || record.count != wanted && ($0 == 10 || $0 == 13) }
          }
        if isText { throw enough }
      }
    } catch {
      // A quote that is never closed, or a limit that it leads to; what else is wrong with the file is found again.
      return isText || error.kind == .unusable
    }
    return false
  }

  private func sentence(_ bytes: borrowing ByteStage, _ text: borrowing TextStage) -> LocalizedText? {
    let found = bytes.recognized + text.recognized
    return found.isEmpty ? nil : LocalizedText { language in "\(input.name): \(found.map { $0[language] }.joined(separator: ", "))" }
  }
}
