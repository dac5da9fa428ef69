import Archive
import SurveyModel

/// One sheet of a workbook (.xlsx) as a table.
///
/// The rows go by as they are unpacked: memory grows with the distinct texts of the workbook, and not with its rows. Hidden rows and columns are read like the
/// others, and said.
struct XLSXFile: RecordSource {
  let input: InputFile
  let limits: ImportLimits
  /// What is stated of it.
  private let stated: String?
  private let workbook: OpenWorkbook

  /// Sheets of more bytes come from programs, which merge no cells.
  private static let longestWithMergedCells = 32 << 20
  private static let tail = 1 << 18

  init(_ input: InputFile, sheet: String? = nil, limits: ImportLimits = ImportLimits(), archive: ZipArchive) {
    self.input = input
    self.limits = limits
    stated = sheet
    workbook = OpenWorkbook(archive)
  }

  func sheet() throws(ImportFailure) -> String? {
    try WorkbookWords.failure(of: input.name) {
      let reading = try workbook.reading(of: stated)
      return reading.parts.sheets.count > 1 ? reading.sheet.name : nil
    }
  }

  func read(
    advance: (Int) -> Void, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> RecordReading {
    let file = try input.asItLies()
    let account = try WorkbookWords.failure(of: input.name) {
      try withoutActuallyEscaping(body) { body in try rows(advance: advance, body) }
    }
    return RecordReading(file: file, recognized: account.sentence(file: input.name), headerNotes: [])
  }

  func titles() throws(ImportFailure) -> [String] { heading().titles }

  func sections() throws(ImportFailure) -> [String] { heading().sections }

  private func heading() -> SheetHeading {
    var found = SheetHeading()
    let enough = ImportFailure.enough(of: input.name)
    withoutActuallyEscaping({ (heading: SheetHeading) in found = heading }) { heading in
      do {
        _ = try rows(advance: { _ in }, heading: heading) { _ throws(ImportFailure) in throw enough }
      } catch {
        // What is wrong with the file is found again by whoever reads it.
      }
    }
    return found
  }

  private func rows(advance: (Int) -> Void, heading: @escaping (SheetHeading) -> Void = { _ in }, _ body: @escaping SheetTable.Body) throws
    -> WorkbookAccount
  {
    let reading = try workbook.reading(of: stated)
    let (entry, archive) = (reading.sheet.entry, reading.parts.archive)
    let merged =
      entry.size <= Self.longestWithMergedCells
      ? MergedCells.all(inTail: try PartBytes.tail(of: entry, in: archive, length: Self.tail)) : []
    let part = try PartBytes(entry, in: archive)
    var reader = SheetReader(
      sheet: reading.sheet.name, part: entry.name, strings: reading.strings, styles: reading.styles,
      countsFrom1904: reading.parts.countsFrom1904)
    var table = SheetTable(file: input.name, limits: limits, merged: merged, heading: heading, body: body)
    var done = 0
    try withoutActuallyEscaping(advance) { advance in
      var scanner = unsafe XMLScanner { buffer in
        guard !input.work.isCancelled else { throw ImportFailure.cancelled(input.name) }
        let count = try unsafe part.fill(buffer)
        advance(part.packedCount - done)
        done = part.packedCount
        return count
      }
      try WorkbookFault.within(entry.name) { try reader.read(&scanner, into: &table) }
    }
    try table.finish()
    return WorkbookAccount(
      sheet: reading.sheet.name, isStated: stated != nil, others: reading.parts.sheets.filter { $0.name != reading.sheet.name },
      isHidden: reading.sheet.isHidden, titles: table.titles, headerHeight: table.headerHeight, hiddenRows: table.hiddenRows,
      hiddenColumns: reader.hiddenColumns, filled: table.filled, beside: table.beside, firstBeside: table.firstBeside?.description)
  }
}
