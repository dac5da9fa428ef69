import SurveyModel

/// The clean text of a table whose cells have places: a sheet, a file of SPSS.
///
/// What stands to the right of the header belongs to columns without a name, so the header is as wide as the widest row. How wide that is nobody knows before
/// the last row: the text is held back for a while, and a table that turns out wider is read once more.
struct PlacedTable {
  /// Bytes of clean text that are held back: those of 300,000 answers to 35 questions, which are then read once.
  private static let held = 128 << 20

  private let source: any RecordSource

  init(_ source: any RecordSource) { self.source = source }

  /// - Returns: what was recognised.
  /// - Throws: also where there is no record at all.
  func write(_ write: ([UInt8]) -> Void) throws(ImportFailure) -> [LocalizedText] {
    var waiting: [[UInt8]] = []
    var count = 0
    var isSure = false
    var header = 0
    let again = ImportFailure(.interrupted, at: ImportFailure.Place(file: source.input.name), LocalizedText(""))
    var widest: Int?
    do throws(ImportFailure) {
      let reading = try rows(
        width: nil, header: { header = $0 },
        surplus: { () throws(ImportFailure) in
          widest = try self.widest()
          throw again
        },
        { bytes throws(ImportFailure) in
          guard !isSure else { return write(bytes) }
          waiting.append(bytes)
          count += bytes.count
          guard count > Self.held else { return }
          let found = try self.widest()
          guard found <= header else {
            widest = found
            throw again
          }
          isSure = true
          waiting.forEach(write)
          waiting = []
        })
      waiting.forEach(write)
      return [reading.recognized].compactMap(\.self)
    } catch {
      guard let widest else { throw error }
      let reading = try rows(width: widest, header: { _ in }, surplus: {}, { bytes throws(ImportFailure) in write(bytes) })
      return [reading.recognized].compactMap(\.self)
    }
  }

  /// - Parameters:
  ///   - width: of all records; that of the header where it is `nil`.
  ///   - header: is told how many columns the header has.
  ///   - surplus: called at a cell beyond that.
  private func rows(
    width stated: Int?, header: (Int) -> Void, surplus: () throws(ImportFailure) -> Void, _ write: ([UInt8]) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> RecordReading {
    var writer = CleanWriter()
    var width = stated
    let reading = try source.read { record throws(ImportFailure) in
      let wanted = width ?? max(1, record.count)
      if width == nil { header(wanted) }
      width = wanted
      if record.count > wanted, (wanted..<record.count).contains(where: { unsafe !record.bytes($0).isEmpty }) { try surplus() }
      for column in 0..<wanted { unsafe writer.add(record.bytes(column), at: column, of: wanted) }
      if let bytes = writer.taken(ifMoreThan: 1 << 16) { try write(bytes) }
    }
    guard width != nil else { throw ImportFailure(.unusable, at: ImportFailure.Place(file: source.input.name), .noCells) }
    if let bytes = writer.taken(ifMoreThan: 0) { try write(bytes) }
    return reading
  }

  /// Columns up to the last one with something in it.
  private func widest() throws(ImportFailure) -> Int {
    var widest = 1
    _ = try source.read { record throws(ImportFailure) in
      guard record.count > widest else { return }
      var count = record.count
      while count > widest, unsafe record.bytes(count - 1).isEmpty { count -= 1 }
      widest = max(widest, count)
    }
    return widest
  }
}
