import Parallelism
import SurveyModel

/// What the rows of a segment behind the head of a file are read by.
struct ResponseSegment: Sendable {
  let file: ResponseFile
  let times: FormTimes
  let namesRespondents: Bool
}

/// The part of a file behind its head, read by several threads.
///
/// Why the result is that of one thread: a segment's records are read from a place P to a place Q, by a reader that is as new as the one of a single thread
/// is between two records. P of each segment is Q of the one before, by the same rule; and a segment counts only where its reader is between two records
/// at Q. So, from the head on, every reader begins in the state in which the single one would be. Where quotes stand as they may, the number of
/// quotes before a place tells whether it is within quotes, and the rule finds ends of records. Where they do not, some reader is not between records
/// at its Q, and all is read again by one thread.
extension RowReader {
  /// What became of one segment.
  @safe private final class Part {
    var reader: RowReader
    /// How many lines it has, and bytes.
    var lines = 0
    var bytes = 0
    /// The bytes themselves until their turn comes, where their digest is wanted: to take it needs their order.
    private let kept: UnsafeMutableRawBufferPointer

    init(_ reader: consuming RowReader, capacity: Int) {
      self.reader = reader
      unsafe kept = .allocate(byteCount: max(1, capacity), alignment: 64)
    }

    deinit { unsafe kept.deallocate() }

    func keep(_ bytes: UnsafeRawBufferPointer) { unsafe kept.copyMemory(from: bytes) }

    func add(to digest: RunningDigest) { unsafe digest.update(UnsafeRawBufferPointer(rebasing: kept[..<bytes])) }
  }

  /// - Returns: `nil` where one thread must read the file.
  mutating func readSegments(
    _ cut: RecordCut, of file: any RecordSource, _ segmentation: Segmentation, as beginning: ResponseSegment, _ rules: ResponseRules,
    _ advance: (Int) -> Void
  ) throws(ImportFailure) -> RecordReading? {
    let size = max(1, segmentation.segment)
    let bytes = cut.file
    let queue = SegmentQueue<Part>(count: bytes.size.map { ($0 - cut.start + size - 1) / size })
    var linesBefore = cut.line - 1
    var place = cut.start
    var done = bytes.fileSize(upTo: place)
    advance(done)
    var hasReserved = false
    Parallel.onThreads(segmentation.threads) { _ in
      var loaded = LoadedBytes(bytes, capacity: size + segmentation.margin + 2)
      loaded.quotesMatter = !cut.hasQuotesAsText
      while let segment = queue.take() {
        if file.input.work.isCancelled { return queue.fail() }
        let start = cut.start + segment * size
        guard loaded.load(start - 1..<start + size + segmentation.margin + 1) else { return queue.fail() }
        guard loaded.end > start else { return queue.end(before: segment) }
        guard let part = Self.part(segment, of: cut, file, segmentation, rules, beginning, &loaded, queue) else { return queue.fail() }
        queue.finish(segment, part) { part in
          if !hasReserved, part.bytes > 0, let likelySize = bytes.likelySize {
            // As many to each byte as in the first segment, and some more: growing later would copy everything.
            let segments = (likelySize - cut.start) / part.bytes + 1
            reserve(
              rows: part.reader.collected.count * segments * 17 / 16, respondents: part.reader.respondents.count * segments * 17 / 16)
            hasReserved = true
          }
          if let digest = cut.digest { part.add(to: digest) }
          guard append(part.reader, afterLine: linesBefore) else { return false }
          linesBefore += part.lines
          place += part.bytes
          let doneBefore = done
          done = bytes.fileSize(upTo: place)
          advance(done - doneBefore)
          return true
        }
      }
    }
    guard queue.isDone else { return nil }
    try bytes.checkUnchanged()
    let own = SurveyData.InputFile(path: file.input.name, sha256: cut.digest?.hexadecimal() ?? "", bytes: bytes.fileSize(upTo: place))
    return RecordReading(file: bytes.madeFrom ?? own, recognized: cut.recognized, headerNotes: [])
  }

  /// - Parameter loaded: holds the segment, the byte before it, and the margin.
  private static func part(
    _ segment: Int, of cut: RecordCut, _ file: any RecordSource, _ segmentation: Segmentation, _ rules: ResponseRules,
    _ beginning: ResponseSegment,
    _ loaded: inout LoadedBytes, _ queue: SegmentQueue<Part>
  ) -> Part? {
    let size = max(1, segmentation.segment)
    let start = cut.start + segment * size
    let end = min(start + size, loaded.end)
    let isOdd = loaded.hasOddQuotes(start..<end)
    guard let inQuotes = queue.beginsInQuotes(segment, hasOddQuotes: isOdd) else { return nil }
    let limit = file.limits.record
    guard
      let first = segment == 0
        ? start : loaded.recordStart(atOrBehind: start, inQuotes: inQuotes, margin: segmentation.margin, limit: limit),
      let last = loaded.recordStart(atOrBehind: end, inQuotes: inQuotes != isOdd, margin: segmentation.margin, limit: limit)
    else { return nil }
    // What lies before the first segment that is not in memory is not needed any more.
    cut.file.forget(before: cut.start + queue.load(segment) * size - 1)
    // What the memory of each thread was for the last segment it is for the next: as much again from the system costs a tenth of the time.
    let part = queue.takeSpare() ?? Part(RowReader(rules), capacity: cut.digest == nil ? 0 : size)
    part.reader.begin(beginning)
    part.bytes = end - start
    if cut.digest != nil { unsafe part.keep(loaded.bytes(start..<end)) }
    part.lines = 0
    guard first < last else { return part }
    var records = RecordReader(file: file.input.name, delimiter: cut.delimiter, limits: file.limits)
    if cut.hasQuotesAsText { records.takeQuotesAsText() }
    guard unsafe read(loaded.bytes(first..<last), endsFile: last == loaded.fileEnd, by: &records, beginning, into: &part.reader) else {
      return nil
    }
    part.lines = records.line - 1
    return part
  }

  /// - Parameter reader: held for the whole segment, and not asked for again with every record.
  /// - Returns: `false` where one thread must read the file.
  private static func read(
    _ bytes: UnsafeRawBufferPointer, endsFile: Bool, by records: inout RecordReader, _ segment: ResponseSegment,
    into reader: inout RowReader
  ) -> Bool {
    var check = UTF8Check()
    guard unsafe check.firstBadByte(in: bytes) == nil, check.isBetweenCharacters else { return false }
    func take(_ record: Record) throws(ImportFailure) {
      try reader.take(record, segment.file)
    }
    do throws(ImportFailure) {
      try unsafe records.feed(bytes, take)
      if endsFile { try records.finish(take) }
    } catch {
      return false
    }
    return (endsFile || records.isBetweenRecords) && !reader.times.needsColumn
  }
}
