import SurveyModel

/// The clean text of a table whose cells have places: a sheet, a file of SPSS.
///
/// What stands to the right of the header belongs to columns without a name, so the header is as wide as the widest row. How wide that is nobody knows before
/// the last row: the text is held back, and a table that is wider than its header, or longer than what is held, is read once more.
struct PlacedTable {
  /// Bytes of clean text that are held back: those of 300,000 answers to 35 questions, which are then read once.
  private static let held = 128 << 20

  private let source: any RecordSource

  init(_ source: any RecordSource) { self.source = source }

  /// - Returns: what was recognised.
  /// - Throws: also where there is no record at all.
  func write(_ write: ([UInt8]) -> Void) throws(ImportFailure) -> [LocalizedText] {
    var writer = CleanWriter()
    var waiting: [[UInt8]] = []
    var count = 0
    var (header, widest) = (0, 0)
    var reading = try source.read { record throws(ImportFailure) in
      if header == 0 { header = max(1, record.count) }
      var last = record.count
      while last > max(header, widest), unsafe record.bytes(last - 1).isEmpty { last -= 1 }
      widest = max(widest, last)
      // Behind a cell that stands out, and beyond what is held, the table is only measured.
      guard widest <= header, count <= Self.held else { return waiting = [] }
      Self.add(record, width: header, to: &writer)
      if let bytes = writer.taken(ifMoreThan: 1 << 16) {
        waiting.append(bytes)
        count += bytes.count
      }
    }
    guard header > 0 else { throw ImportFailure(.unusable, at: ImportFailure.Place(file: source.input.name), .noCells) }
    if widest <= header, count <= Self.held {
      waiting.forEach(write)
    } else {
      _ = writer.taken(ifMoreThan: 0)
      reading = try source.read { record throws(ImportFailure) in
        Self.add(record, width: max(header, widest), to: &writer)
        if let bytes = writer.taken(ifMoreThan: 1 << 16) { write(bytes) }
      }
    }
    if let bytes = writer.taken(ifMoreThan: 0) { write(bytes) }
    return [reading.recognized].compactMap(\.self)
  }

  private static func add(_ record: Record, width: Int, to writer: inout CleanWriter) {
    for column in 0..<width { unsafe writer.add(record.bytes(column), at: column, of: width) }
  }
}
