import Archive
import Glibc
import SurveyModel

/// The one table in a zip archive, as survey platforms hand out their exports.
///
/// It is unpacked into a temporary file without a name, and what an entry is called never becomes a path.
struct ZippedTable {
  let name: String
  private let entry: ZipArchive.Entry
  private let archive: ZipArchive

  private static let kinds = [".csv", ".tsv", ".xlsx", ".sav", ".zsav", ".txt"]

  /// - Throws: where there is none, or more than one.
  init(_ archive: ZipArchive, file: String) throws(ImportFailure) {
    self.archive = archive
    let files = archive.entries.filter { !$0.isFolder && !Self.isLitter($0.name) }
    let tables = files.filter { entry in Self.kinds.contains { entry.name.lowercased().hasSuffix($0) } }
    // A text beside a table is a note to it.
    let plain = tables.filter { !$0.name.lowercased().hasSuffix(".txt") }
    let found = plain.isEmpty ? (tables.isEmpty ? files : tables) : plain
    guard found.count == 1 else { throw Self.failure(found, file: file) }
    entry = found[0]
    name = entry.name
  }

  /// What file managers and macOS put beside the files.
  private static func isLitter(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return name.hasPrefix("__MACOSX/") || last.hasPrefix(".") || ["thumbs.db", "desktop.ini"].contains(last.lowercased())
  }

  private static func failure(_ found: [ZipArchive.Entry], file: String) -> ImportFailure {
    let names = found.prefix(5).map { ArchiveWords.name($0.name) }.joined(separator: ", ") + (found.count > 5 ? ", …" : "")
    return ImportFailure(
      .unusable, at: ImportFailure.Place(file: file),
      found.isEmpty
        ? ArchiveTableWords.noTable
        : ArchiveTableWords.severalTables(found.count, names: names))
  }

  /// The bytes of the table.
  ///
  /// - Parameter file: the archive as it lies.
  func unpacked(of file: SurveyData.InputFile) throws(ImportFailure) -> any PlacedBytes {
    let kept = try PipeSpool.temporaryFile(name: file.path)
    do {
      var stream = try archive.open(entry)
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      var place = 0
      while case let count = try unsafe buffer.withUnsafeMutableBytes({ try unsafe stream.read(into: $0) }), count > 0 {
        try unsafe buffer.withUnsafeBytes { try unsafe Self.keep($0[..<count], in: kept, behind: place, name: file.path) }
        place += count
      }
      return UnpackedTable(PlacedFile(name: file.path, kept: kept), madeFrom: file)
    } catch {
      close(kept)
      throw ArchiveWords.failure(error, file: file.path)
    }
  }

  private static func keep(_ bytes: Slice<UnsafeRawBufferPointer>, in kept: Int32, behind place: Int, name: String) throws {
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: bytes)
    var done = 0
    while done < bytes.count {
      let written = unsafe pwrite(kept, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(place + done))
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw PipeSpool.notKept(name) }
      done += written
    }
  }
}

/// What was unpacked of a file.
private final class UnpackedTable: PlacedBytes {
  private let table: PlacedFile
  let madeFrom: SurveyData.InputFile?

  init(_ table: PlacedFile, madeFrom: SurveyData.InputFile) {
    self.table = table
    self.madeFrom = madeFrom
  }

  var size: Int? { table.size }

  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws(ImportFailure) -> Int {
    try unsafe table.read(into: buffer, from: place)
  }
}
