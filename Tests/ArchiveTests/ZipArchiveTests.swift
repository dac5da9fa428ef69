import Testing

@testable import Archive

/// What is read of archives that are as they should be, and how the others are refused.
@Suite struct ZipArchiveTests {
  static let long = Array(repeating: Array("one line of the sheet, and the next\n".utf8), count: 5000).flatMap(\.self)

  static let entries: [(name: String, content: [UInt8])] = [
    ("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/sheet.xml", long), ("trống.txt", []),
    ("noise.bin", (0..<3000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }),
  ]

  static func written(isStored: Bool = false) -> [UInt8] {
    var writer = ZipWriter()
    for entry in entries { writer.add(entry.name, entry.content, isStored: isStored) }
    return writer.archive()
  }

  static func content(_ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits(), chunk: Int = 1 << 14) throws -> [[UInt8]] {
    let archive = try ZipArchive(ArchiveFile(bytes), limits: limits)
    return try archive.entries.map { entry in
      var stream = try archive.open(entry)
      var content: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: chunk)
      while case let count = try buffer.withUnsafeMutableBytes({ try stream.read(into: $0) }), count > 0 { content += buffer[..<count] }
      return content
    }
  }

  @Test(arguments: [false, true]) func givesBackWhatWasWritten(isStored: Bool) throws {
    let bytes = Self.written(isStored: isStored)
    #expect(try ZipArchive(ArchiveFile(bytes)).entries.map(\.name) == Self.entries.map(\.name))
    for chunk in [1, 7, 1 << 10, 1 << 20] { #expect(try Self.content(bytes, chunk: chunk) == Self.entries.map(\.content)) }
    #expect(Self.written(isStored: isStored) == bytes)
  }

  @Test func findsAnEntryAndReadsItWhole() throws {
    let archive = try ZipArchive(ArchiveFile(Self.written()))
    let entry = try #require(archive["xl/sheet.xml"])
    #expect(try archive.bytes(of: entry, limit: 1 << 20) == Self.long)
    #expect(throws: ArchiveFault.expandsTooFar(bytes: 180_000, limit: 1000)) { try archive.bytes(of: entry, limit: 1000) }
    #expect(archive["sheet.xml"] == nil)
    #expect(try ZipArchive(ArchiveFile(ZipWriter().archive())).entries.isEmpty)
  }

  /// An archive as other programs write it: with a comment, zip64 numbers or sizes behind the bytes.
  @Test(arguments: [
    RawZip(), RawZip(comment: "of the archive"), RawZip(isWide: true), RawZip(isWide: true, comment: "x"), RawZip(flags: 8, localSize: 0),
  ]) func readsWhatOthersWrite(zip: RawZip) throws {
    #expect(try Self.content(zip.bytes) == [zip.content])
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let zip: RawZip
    let fault: ArchiveFault
    var limits = ArchiveLimits()
  }

  static let broken: [Broken] = [
    Broken(testDescription: "encrypted", zip: RawZip(flags: 1), fault: .encrypted(entry: "a.csv")),
    Broken(testDescription: "bzip2", zip: RawZip(method: 12), fault: .unknownMethod(entry: "a.csv", 12)),
    Broken(testDescription: "up", zip: RawZip(name: "x/../../etc/passwd"), fault: .unsafeName(entry: "x/../../etc/passwd")),
    Broken(testDescription: "up, backwards", zip: RawZip(name: "..\\a"), fault: .unsafeName(entry: "..\\a")),
    Broken(testDescription: "from the root", zip: RawZip(name: "/etc/passwd"), fault: .unsafeName(entry: "/etc/passwd")),
    Broken(testDescription: "a drive", zip: RawZip(name: "C:\\a"), fault: .unsafeName(entry: "C:\\a")),
    Broken(testDescription: "checksum", zip: RawZip(checksum: 1), fault: .wrongChecksum(entry: "a.csv")),
    Broken(
      testDescription: "longer than stated", zip: RawZip(size: 3, localSize: 3), fault: .wrongSize(entry: "a.csv", stated: 3, found: 7)),
    Broken(
      testDescription: "shorter than stated", zip: RawZip(size: 90, localSize: 90), fault: .wrongSize(entry: "a.csv", stated: 90, found: 7)),
    Broken(testDescription: "two sizes", zip: RawZip(localSize: 8), fault: .wrongSize(entry: "a.csv", stated: 7, found: 8)),
    Broken(testDescription: "two names", zip: RawZip(localName: "b.csv"), fault: .damaged(entry: "a.csv")),
    Broken(testDescription: "a length beyond the list", zip: RawZip(packedSize: 4000), fault: .brokenOff(entry: "a.csv")),
    Broken(testDescription: "half of the bytes", zip: RawZip(packedSize: 3), fault: .brokenOff(entry: "a.csv")),
    Broken(testDescription: "bytes that are not packed", zip: RawZip(data: [7, 1, 2, 3, 4, 5, 6]), fault: .damaged(entry: "a.csv")),
    Broken(testDescription: "beyond the file", zip: RawZip(offset: 1 << 30), fault: .brokenOff(entry: "a.csv")),
    Broken(testDescription: "the same twice", zip: RawZip(copies: 2), fault: .repeatedName(entry: "a.csv")),
    Broken(testDescription: "several volumes", zip: RawZip(volume: 1), fault: .severalVolumes),
    Broken(testDescription: "a list beyond the file", zip: RawZip(listOffset: 1 << 30), fault: .damagedDirectory),
    Broken(testDescription: "more entries than the list has room for", zip: RawZip(count: 9), fault: .damagedDirectory),
    Broken(
      testDescription: "a bomb", zip: RawZip(content: [UInt8](repeating: 0, count: 100_000)),
      fault: .ratioTooHigh(entry: "a.csv", ratio: 877, limit: 400), limits: ArchiveLimits(smallEntry: 1000)),
    Broken(
      testDescription: "expands too far", zip: RawZip(), fault: .expandsTooFar(bytes: 7, limit: 6), limits: ArchiveLimits(expanded: 6)),
    Broken(testDescription: "entries", zip: RawZip(), fault: .tooManyEntries(1, limit: 0), limits: ArchiveLimits(entries: 0)),
    Broken(testDescription: "size", zip: RawZip(), fault: .tooLarge(bytes: RawZip().bytes.count, limit: 9), limits: ArchiveLimits(size: 9)),
  ]

  @Test(arguments: broken) func refuses(_ broken: Broken) {
    #expect(throws: broken.fault) { try Self.content(broken.zip.bytes, limits: broken.limits) }
  }

  /// What is exactly at a limit goes in.
  @Test func takesWhatIsAtItsLimit() throws {
    let zip = RawZip()
    let limits = ArchiveLimits(size: zip.bytes.count, entries: 1, expanded: zip.content.count)
    #expect(try Self.content(zip.bytes, limits: limits) == [zip.content])
    let bomb = RawZip(content: [UInt8](repeating: 0, count: 100_000))
    #expect(try Self.content(bomb.bytes, limits: ArchiveLimits(ratio: 877, smallEntry: 1000)) == [bomb.content])
  }

  /// The header before the bytes says that more of it follows than the list has room for.
  @Test func refusesAHeaderThatReachesIntoTheNextEntry() {
    var bytes = RawZip().bytes
    bytes[28] = 5
    #expect(throws: ArchiveFault.overlapping(entry: "a.csv")) { try Self.content(bytes) }
  }

  @Test func refusesEntriesThatShareBytes() {
    var writer = ZipWriter()
    writer.add("a", Array("123456789".utf8))
    writer.add("b", Array("123456789".utf8))
    var bytes = writer.archive()
    // The list comes behind the two entries, each of 40 bytes; the place of an entry is at 42 in its record.
    bytes[80 + 47 + 42] = 1
    #expect(throws: ArchiveFault.overlapping(entry: "a")) { try Self.content(bytes) }
  }

  @Test func refusesEveryBeginningOfAnArchive() {
    let bytes = RawZip().bytes
    for count in 0..<bytes.count {
      #expect(throws: ArchiveFault.noEnd) { try Self.content(Array(bytes[..<count])) }
    }
  }

  @Test func saysWhatTheFileSaysWhenItCannotBeRead() throws {
    struct Gone: Error {}
    #expect(throws: Gone.self) { try ZipArchive(ArchiveFile(size: 100) { _, _ in throw Gone() }) }
    // The list is there, and then the header of the entry is not.
    let bytes = RawZip().bytes
    let file = ArchiveFile(size: bytes.count) { buffer, place in
      guard buffer.count != 30 else { return 0 }
      bytes[place...].prefix(buffer.count).withUnsafeBytes { buffer.copyMemory(from: $0) }
      return min(buffer.count, bytes.count - place)
    }
    let archive = try ZipArchive(file)
    #expect(throws: ArchiveFault.brokenOff(entry: "a.csv")) { try archive.open(archive.entries[0]).count }
  }
}

/// An archive of one entry, in which every number can be another than it should be.
struct RawZip: Sendable, CustomTestStringConvertible {
  var name = "a.csv"
  var localName: String?
  var content = Array("a,b\n1,2".utf8)
  var data: [UInt8]?
  var method = 8
  var flags = 0
  var checksum: UInt32?
  var size: Int?
  var localSize: Int?
  var packedSize: Int?
  var offset = 0
  var isWide = false
  var copies = 1
  var volume = 0
  var listOffset: Int?
  var count: Int?
  var comment = ""

  var testDescription: String { "\(name), flags \(flags)\(isWide ? ", zip64" : "")\(comment.isEmpty ? "" : ", a comment")" }

  var bytes: [UInt8] {
    let data = data ?? deflated(content)
    let sum = checksum ?? content.withUnsafeBytes { Archive.checksum($0) }
    func number(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
    func common(_ size: Int, _ packed: Int, _ name: String, _ extra: Int) -> [UInt8] {
      number(20, 2) + number(flags, 2) + number(method, 2) + number(0, 4) + number(Int(sum), 4) + number(packed, 4) + number(size, 4)
        + number(name.utf8.count, 2) + number(extra, 2)
    }
    let (size, packed) = (size ?? content.count, packedSize ?? data.count)
    let other = localName ?? name
    let local = number(0x0403_4B50, 4) + common(localSize ?? size, packed, other, 0) + Array(other.utf8) + data
    let extra = isWide ? number(1, 2) + number(24, 2) + number(size, 8) + number(packed, 8) + number(offset, 8) : []
    let stated = isWide ? (0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF) : (size, packed, offset)
    let record =
      number(0x0201_4B50, 4) + number(20, 2) + common(stated.0, stated.1, name, extra.count) + number(0, 10) + number(stated.2, 4)
      + Array(name.utf8) + extra
    let list = [[UInt8]](repeating: record, count: copies).flatMap(\.self)
    let (count, place) = (count ?? copies, listOffset ?? local.count)
    var end: [UInt8] = []
    if isWide {
      end = number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2) + number(volume, 4) + number(volume, 4)
      end += number(count, 8) + number(count, 8) + number(list.count, 8) + number(place, 8)
      end += number(0x0706_4B50, 4) + number(0, 4) + number(local.count + list.count, 8) + number(1, 4)
    }
    end += number(0x0605_4B50, 4) + number(volume, 2) + number(volume, 2)
    end +=
      isWide
      ? number(0xFFFF, 2) + number(0xFFFF, 2) + number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4)
      : number(count, 2) + number(count, 2) + number(list.count, 4) + number(place, 4)
    end += number(comment.utf8.count, 2) + Array(comment.utf8)
    return local + list + end
  }
}
