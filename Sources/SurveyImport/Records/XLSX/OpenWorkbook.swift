import Archive
import Parallelism

/// A workbook whose lists and texts are read once, when they are first asked for.
final class OpenWorkbook: @unchecked Sendable {
  private let monitor = Monitor()
  private let archive: ZipArchive
  private var loadedParts: WorkbookParts?
  private var loadedTexts: (SharedStrings, WorkbookStyles)?
  private var likeliest: WorkbookParts.Sheet?

  init(_ archive: ZipArchive) { self.archive = archive }

  private func parts() throws -> WorkbookParts {
    if let loadedParts { return loadedParts }
    let parts = try WorkbookParts(archive)
    loadedParts = parts
    return parts
  }

  private func texts(_ parts: WorkbookParts) throws -> (SharedStrings, WorkbookStyles) {
    if let loadedTexts { return loadedTexts }
    let texts = (
      try parts.sharedStrings.map { try SharedStrings($0, in: parts.archive) } ?? SharedStrings(),
      try parts.styles.map { try WorkbookStyles($0, in: parts.archive) } ?? WorkbookStyles()
    )
    loadedTexts = texts
    return texts
  }

  /// What is needed to read a sheet.
  struct Reading {
    let parts: WorkbookParts
    let sheet: WorkbookParts.Sheet
    let strings: SharedStrings
    let styles: WorkbookStyles
  }

  /// The stated sheet, or the one that is most likely meant.
  func reading(of stated: String?) throws -> Reading {
    try monitor.locked { try readingInside(stated) }
  }

  private func readingInside(_ stated: String?) throws -> Reading {
    let parts = try parts()
    let sheet: WorkbookParts.Sheet
    if let stated {
      guard
        let found = parts.sheets.first(where: { $0.name == stated }) ?? parts.sheets.first(where: { TextKey($0.name) == TextKey(stated) })
      else { throw WorkbookFault.sheetNotThere(stated, sheets: parts.sheets.map(\.name)) }
      sheet = found
    } else {
      sheet = try likeliestSheet(parts)
    }
    let (strings, styles) = try texts(parts)
    return Reading(parts: parts, sheet: sheet, strings: strings, styles: styles)
  }

  /// The largest of those that are shown and hold a table; where none does, the first that is shown.
  private func likeliestSheet(_ parts: WorkbookParts) throws -> WorkbookParts.Sheet {
    if let likeliest { return likeliest }
    let shown = parts.sheets.filter { !$0.isHidden }
    let candidates = shown.isEmpty ? parts.sheets : shown
    var best = candidates[0]
    if candidates.count > 1 {
      let (strings, styles) = try texts(parts)
      let tables = candidates.filter { sheet in
        // A sheet that cannot be read is told of when it is read.
        (try? Self.isTable(sheet, parts, strings, styles)) ?? true
      }
      for sheet in tables where !tables.contains(where: { $0.name == best.name }) || sheet.entry.size > best.entry.size { best = sheet }
    }
    likeliest = best
    return best
  }

  private static func isTable(
    _ sheet: WorkbookParts.Sheet, _ parts: WorkbookParts, _ strings: SharedStrings, _ styles: WorkbookStyles
  ) throws -> Bool {
    let part = try PartBytes(sheet.entry, in: parts.archive)
    var scanner = unsafe XMLScanner(chunkSize: 1 << 14) { try unsafe part.fill($0) }
    var reader = SheetReader(
      sheet: sheet.name, part: sheet.entry.name, strings: strings, styles: styles, countsFrom1904: parts.countsFrom1904)
    var probe = SheetProbe()
    do {
      try reader.read(&scanner, into: &probe)
    } catch is SheetProbe.Enough {
    } catch is WorkbookFault where probe.rows < 2 {
      return true
    }
    return probe.rows >= 2
  }
}
