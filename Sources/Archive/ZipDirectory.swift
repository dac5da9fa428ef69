/// Where the list of an archive's entries lies, and the list.
struct ZipDirectory {
  let offset: Int
  /// Of entries, as the end of the archive states it.
  let count: Int
  private let size: Int
  private let file: ArchiveFile

  private static let endSize = 22
  private static let recordSize = 46
  private static let locatorSize = 20
  /// Of the longest list that is read into memory.
  private static let longest = 256 << 20

  init(_ file: ArchiveFile) throws {
    self.file = file
    // The end record is the last thing in the file but for a comment of up to 65,535 bytes.
    let tailSize = min(file.size, Self.endSize + 0xFFFF)
    guard let tail = try file.bytes(tailSize, from: file.size - tailSize), tailSize >= Self.endSize else { throw ArchiveFault.noEnd }
    var place = tailSize - Self.endSize
    while place >= 0 {
      if tail.number(at: place, bytes: 4) == 0x0605_4B50, tail.int(at: place + 20, bytes: 2) == tailSize - Self.endSize - place { break }
      place -= 1
    }
    guard place >= 0 else { throw ArchiveFault.noEnd }
    let end = file.size - tailSize + place
    var (count, size, offset) = (
      tail.int(at: place + 10, bytes: 2), tail.int(at: place + 12, bytes: 4), tail.int(at: place + 16, bytes: 4)
    )
    var isInVolumes = tail.int(at: place + 4, bytes: 2) != 0 || tail.int(at: place + 8, bytes: 2) != count
    var last = end
    if let locator = try file.bytes(Self.locatorSize, from: end - Self.locatorSize), locator.number(at: 0, bytes: 4) == 0x0706_4B50 {
      let place = locator.int(at: 8, bytes: 8)
      guard let wide = try file.bytes(56, from: place), wide.number(at: 0, bytes: 4) == 0x0606_4B50 else {
        throw ArchiveFault.damagedDirectory
      }
      (count, size, offset) = (wide.int(at: 32, bytes: 8), wide.int(at: 40, bytes: 8), wide.int(at: 48, bytes: 8))
      isInVolumes = wide.int(at: 16, bytes: 4) != 0 || wide.int(at: 24, bytes: 8) != count
      last = place
    }
    guard !isInVolumes else { throw ArchiveFault.severalVolumes }
    guard offset <= last, size <= last - offset, size <= Self.longest, count <= size / Self.recordSize else {
      throw ArchiveFault.damagedDirectory
    }
    self.count = count
    self.size = size
    self.offset = offset
  }

  func entries() throws -> [ZipArchive.Entry] {
    guard let bytes = try file.bytes(size, from: offset) else { throw ArchiveFault.damagedDirectory }
    var entries: [ZipArchive.Entry] = []
    entries.reserveCapacity(count)
    var place = 0
    for _ in 0..<count {
      guard place + Self.recordSize <= bytes.count, bytes.number(at: place, bytes: 4) == 0x0201_4B50 else {
        throw ArchiveFault.damagedDirectory
      }
      let nameEnd = place + Self.recordSize + bytes.int(at: place + 28, bytes: 2)
      let extraEnd = nameEnd + bytes.int(at: place + 30, bytes: 2)
      let end = extraEnd + bytes.int(at: place + 32, bytes: 2)
      guard end <= bytes.count else { throw ArchiveFault.damagedDirectory }
      var wide = WideNumbers(bytes: bytes, range: nameEnd..<extraEnd)
      // The extra field holds those numbers that do not fit, in this order.
      guard let size = wide.number(bytes.int(at: place + 24, bytes: 4)), let packed = wide.number(bytes.int(at: place + 20, bytes: 4)),
        let offset = wide.number(bytes.int(at: place + 42, bytes: 4))
      else { throw ArchiveFault.damagedDirectory }
      entries.append(
        ZipArchive.Entry(
          name: Self.name(bytes[place + Self.recordSize..<nameEnd]), packedSize: packed, size: size,
          method: bytes.int(at: place + 10, bytes: 2), isEncrypted: bytes.int(at: place + 8, bytes: 2) & 1 == 1,
          checksum: UInt32(truncatingIfNeeded: bytes.number(at: place + 16, bytes: 4)), offset: offset))
      place = end
    }
    return entries
  }

  /// Old archives name their entries in the code page of some machine: their letters beyond ASCII are told apart and no more.
  static func name(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

/// The numbers of eight bytes in the extra field of an entry (zip64).
private struct WideNumbers {
  private var numbers: [Int] = []
  private var next = 0

  init(bytes: [UInt8], range: Range<Int>) {
    var place = range.lowerBound
    while place + 4 <= range.upperBound {
      let size = bytes.int(at: place + 2, bytes: 2)
      guard place + 4 + size <= range.upperBound else { return }
      if bytes.int(at: place, bytes: 2) == 1 {
        numbers = (0..<size / 8).map { bytes.int(at: place + 4 + $0 * 8, bytes: 8) }
        return
      }
      place += 4 + size
    }
  }

  /// What the field of four bytes says, or the next wide number where it says that there is one.
  mutating func number(_ narrow: Int) -> Int? {
    guard narrow == 0xFFFF_FFFF else { return narrow }
    guard next < numbers.count else { return nil }
    next += 1
    return numbers[next - 1]
  }
}
