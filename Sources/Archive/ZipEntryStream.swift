/// The unpacked bytes of one entry of an archive. Memory: the packed bytes at hand and the 32 KB that the format looks back.
@safe package struct ZipEntryStream: ~Copyable {
  static let headerSize = 30
  private static let chunkSize = 1 << 16

  private let entry: ZipArchive.Entry
  private let file: ArchiveFile
  private var inflater: Inflater?
  private let packed: UnsafeMutableRawBufferPointer
  /// The part of ``packed`` that is not unpacked yet.
  private var waiting = 0..<0
  /// Of the next packed byte in the file.
  private var place: Int
  private let end: Int
  private var sum: UInt32 = 0
  private var hasEnded = false
  /// Bytes of the entry as it lies in the archive that were used.
  package var packedCount: Int { entry.packedSize - (end - place) - waiting.count }

  /// Bytes that were handed over.
  package private(set) var count = 0

  init(_ entry: ZipArchive.Entry, in archive: ZipArchive) throws {
    let limits = archive.limits
    guard !entry.isEncrypted else { throw ArchiveFault.encrypted(entry: entry.name) }
    guard entry.method == 0 || entry.method == 8 else { throw ArchiveFault.unknownMethod(entry: entry.name, entry.method) }
    let ratio = entry.size / max(1, entry.packedSize)
    guard entry.size <= limits.smallEntry || ratio <= limits.ratio else {
      throw ArchiveFault.ratioTooHigh(entry: entry.name, ratio: ratio, limit: limits.ratio)
    }
    guard entry.method == 8 || entry.size == entry.packedSize else {
      throw ArchiveFault.wrongSize(entry: entry.name, stated: entry.size, found: entry.packedSize)
    }
    guard let header = try archive.file.bytes(Self.headerSize, from: entry.offset) else { throw ArchiveFault.brokenOff(entry: entry.name) }
    let nameSize = header.int(at: 26, bytes: 2)
    // The name must be the same: a program that goes by these headers would otherwise see other files than we do.
    guard header.number(at: 0, bytes: 4) == 0x0403_4B50, header.int(at: 8, bytes: 2) == entry.method, header.int(at: 6, bytes: 2) & 1 == 0
    else { throw ArchiveFault.damaged(entry: entry.name) }
    guard let name = try archive.file.bytes(nameSize, from: entry.offset + Self.headerSize), ZipDirectory.name(name[...]) == entry.name
    else { throw ArchiveFault.damaged(entry: entry.name) }
    let start = entry.offset + Self.headerSize + nameSize + header.int(at: 28, bytes: 2)
    guard entry.end - start >= entry.packedSize else { throw ArchiveFault.overlapping(entry: entry.name) }
    // Where the sizes follow behind the bytes (bit 3), or in the extra field, the header has none.
    let stated = header.int(at: 22, bytes: 4)
    guard header.int(at: 6, bytes: 2) & 8 != 0 || stated == 0xFFFF_FFFF || stated == entry.size else {
      throw ArchiveFault.wrongSize(entry: entry.name, stated: entry.size, found: stated)
    }
    self.entry = entry
    file = archive.file
    place = start
    end = start + entry.packedSize
    inflater = entry.method == 8 ? Inflater(.none) : nil
    unsafe packed = .allocate(byteCount: Self.chunkSize, alignment: 16)
  }

  deinit { unsafe packed.deallocate() }

  /// Fills the buffer with what comes next; with fewer bytes only at the end, where sizes and checksum were found right.
  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var written = 0
    while written < buffer.count, !hasEnded {
      if waiting.isEmpty { try load() }
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[written...])
      let added = try unsafe inflater == nil ? copy(into: room) : inflate(into: room)
      sum = unsafe checksum(UnsafeRawBufferPointer(rebasing: room[..<added]), after: sum)
      written += added
      count += added
      guard count <= entry.size else { throw ArchiveFault.wrongSize(entry: entry.name, stated: entry.size, found: count) }
      if hasEnded { try checkEnd() }
    }
    return written
  }

  private mutating func load() throws {
    let wanted = min(Self.chunkSize, end - place)
    let read = try unsafe file.read(into: UnsafeMutableRawBufferPointer(rebasing: packed[..<wanted]), from: place)
    guard read == wanted else { throw ArchiveFault.brokenOff(entry: entry.name) }
    place += read
    waiting = 0..<read
  }

  private mutating func copy(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(buffer.count, waiting.count)
    unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: packed[waiting.lowerBound..<waiting.lowerBound + count]))
    waiting = waiting.lowerBound + count..<waiting.upperBound
    hasEnded = waiting.isEmpty && place == end
    return count
  }

  private mutating func inflate(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let step = unsafe inflater?.step(UnsafeRawBufferPointer(rebasing: packed[waiting]), into: buffer) else { return 0 }
    let hadNone = waiting.isEmpty
    waiting = waiting.lowerBound + step.taken..<waiting.upperBound
    switch step.state {
    case .open:
      // Nothing more to come, and still not at its end.
      if hadNone, step.written == 0 { throw ArchiveFault.brokenOff(entry: entry.name) }
    case .ended: hasEnded = true
    case .damaged, .wrongChecksum: throw ArchiveFault.damaged(entry: entry.name)
    case .outOfMemory: throw ArchiveFault.outOfMemory
    }
    return step.written
  }

  private func checkEnd() throws {
    guard count == entry.size else { throw ArchiveFault.wrongSize(entry: entry.name, stated: entry.size, found: count) }
    let rest = end - place + waiting.count
    guard rest == 0 else {
      throw ArchiveFault.wrongSize(entry: entry.name, stated: entry.packedSize, found: entry.packedSize - rest)
    }
    guard sum == entry.checksum else { throw ArchiveFault.wrongChecksum(entry: entry.name) }
  }
}
