import Archive

/// Whether a finished workbook is whole.
///
/// The C library does not look at what its temporary files took: a full disk cuts a sheet off in the middle, and the ZIP file around it is still a good one.
/// So every part is unpacked, its checksum compared, and its tags are counted.
struct WorkbookCheck {
  enum Fault: Error, Hashable {
    /// The central directory, or an entry of it, is not there or not whole.
    case damaged
    /// A part that is not whole: its name.
    case cutOff(String)
  }

  /// It is a file of our own: what it may hold is for the memory of the machine to say.
  private static let limits = ArchiveLimits(size: 1 << 40, entries: 65_535, expanded: 1 << 40, ratio: 2000)

  private let file: [UInt8]

  init(_ file: [UInt8]) { self.file = file }

  /// The number of parts.
  @discardableResult func run() throws(Fault) -> Int {
    guard let archive = try? ZipArchive(ArchiveFile(file), limits: Self.limits), !archive.entries.isEmpty else { throw .damaged }
    for entry in archive.entries {
      guard let part = try? archive.bytes(of: entry, limit: 1 << 32), Self.isWhole(part) else { throw .cutOff(entry.name) }
    }
    return archive.entries.count
  }

  /// Whether every tag that opens is closed, in order. The library writes no comment, and no `<` or `>` but as a tag.
  static func isWhole(_ xml: [UInt8]) -> Bool {
    var open: [Range<Int>] = []
    var seesRoot = false
    var position = 0
    while let start = xml[position...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = xml[start...].firstIndex(of: UInt8(ascii: ">")), end > start + 1 else { return false }
      position = end + 1
      if xml[start + 1] == UInt8(ascii: "?") { continue }
      let closes = xml[start + 1] == UInt8(ascii: "/")
      let first = closes ? start + 2 : start + 1
      var last = first
      while last < end, ![0x20, 0x2F, 0x0A, 0x0D, 0x09].contains(xml[last]) { last += 1 }
      if closes {
        guard let name = open.popLast(), xml[name] == xml[first..<last] else { return false }
      } else if xml[end - 1] != UInt8(ascii: "/") {
        guard !seesRoot || !open.isEmpty else { return false }
        open.append(first..<last)
        seesRoot = true
      }
    }
    return open.isEmpty && seesRoot && !xml[position...].contains { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }
  }
}
