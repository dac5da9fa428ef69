/// A zip archive: the list of its entries, each of which can be read as a stream.
///
/// An entry's name is a name and never becomes a path. What the list says of an entry (place, sizes, checksum) is checked before and while it is read, so that
/// no entry gives more bytes than the list states, and the limits hold for those.
/// Source: APPNOTE.TXT 6.3.10 of PKWARE; Info-ZIP's answer to overlapping entries (David Fifield, A better zip bomb, 2019).
package struct ZipArchive: Sendable {
  package struct Entry: Sendable, Hashable {
    package let name: String
    /// Bytes as it lies in the archive.
    package let packedSize: Int
    /// Bytes unpacked.
    package let size: Int
    let method: Int
    let isEncrypted: Bool
    let checksum: UInt32
    /// Of its own header.
    let offset: Int
    /// Behind the last byte that can belong to it.
    fileprivate(set) var end = 0

    package var isFolder: Bool { name.hasSuffix("/") || name.hasSuffix("\\") }
  }

  /// In the order of the list.
  package let entries: [Entry]
  let file: ArchiveFile
  let limits: ArchiveLimits

  /// - Throws: ``ArchiveFault``, and what reading the file throws.
  package init(_ file: ArchiveFile, limits: ArchiveLimits = ArchiveLimits()) throws {
    guard file.size <= limits.size else { throw ArchiveFault.tooLarge(bytes: file.size, limit: limits.size) }
    let directory = try ZipDirectory(file)
    guard directory.count <= limits.entries else { throw ArchiveFault.tooManyEntries(directory.count, limit: limits.entries) }
    var entries = try directory.entries()
    var names: Set<String> = []
    var expanded = 0
    for entry in entries {
      guard Self.isSafe(entry.name) else { throw ArchiveFault.unsafeName(entry: entry.name) }
      guard names.insert(entry.name).inserted else { throw ArchiveFault.repeatedName(entry: entry.name) }
      let (sum, isBeyond) = expanded.addingReportingOverflow(entry.size)
      expanded = isBeyond ? .max : sum
    }
    guard expanded <= limits.expanded else { throw ArchiveFault.expandsTooFar(bytes: expanded, limit: limits.expanded) }
    try Self.keepApart(&entries, before: directory.offset)
    self.entries = entries
    self.file = file
    self.limits = limits
  }

  package subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// The unpacked bytes of an entry, from the first to the last.
  ///
  /// - Throws: ``ArchiveFault``, and what reading the file throws.
  package func open(_ entry: Entry) throws -> ZipEntryStream { try ZipEntryStream(entry, in: self) }

  /// All bytes of a small entry.
  package func bytes(of entry: Entry, limit: Int) throws -> [UInt8] {
    guard entry.size <= limit else { throw ArchiveFault.expandsTooFar(bytes: entry.size, limit: limit) }
    var stream = try open(entry)
    var bytes = [UInt8](repeating: 0, count: entry.size)
    var done = 0
    while done < bytes.count {
      let read = try unsafe bytes.withUnsafeMutableBytes { bytes in
        try unsafe stream.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[done...]))
      }
      guard read > 0 else { break }
      done += read
    }
    var surplus: UInt8 = 0
    // The end is checked when nothing more comes.
    _ = try unsafe withUnsafeMutableBytes(of: &surplus) { try unsafe stream.read(into: $0) }
    return bytes
  }

  /// No way up and no way from the root, as either kind of system writes them.
  private static func isSafe(_ name: String) -> Bool {
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    guard let first = parts.first, !name.utf8.contains(0) else { return false }
    return !(first.isEmpty && parts.count > 1) && !parts.contains("..") && !(parts.count > 1 && first.hasSuffix(":"))
  }

  private static func keepApart(_ entries: inout [Entry], before directory: Int) throws {
    var end = directory
    for place in entries.indices.sorted(by: { (entries[$0].offset, $0) > (entries[$1].offset, $1) }) {
      let entry = entries[place]
      guard entry.offset <= directory else { throw ArchiveFault.brokenOff(entry: entry.name) }
      guard end - entry.offset - ZipEntryStream.headerSize >= entry.packedSize else {
        throw end == directory ? ArchiveFault.brokenOff(entry: entry.name) : ArchiveFault.overlapping(entry: entry.name)
      }
      entries[place].end = end
      end = entry.offset
    }
  }
}
