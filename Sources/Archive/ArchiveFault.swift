/// Why a zip archive, or an entry of it, is not read. Sentences for people are made where it is caught.
package enum ArchiveFault: Error, Sendable, Equatable {
  /// There is no end of an archive in it: it breaks off, or is none.
  case noEnd
  /// The list of entries lies outside of the file or is not as long as the end says.
  case damagedDirectory
  case severalVolumes
  /// More bytes, entries or bytes of all entries unpacked than may be.
  case tooLarge(bytes: Int, limit: Int)
  case tooManyEntries(Int, limit: Int)
  case expandsTooFar(bytes: Int, limit: Int)
  /// Unpacked, the entry is so many times as long as packed.
  case ratioTooHigh(entry: String, ratio: Int, limit: Int)
  /// A name that leads out of the folder into which somebody would unpack it.
  case unsafeName(entry: String)
  case repeatedName(entry: String)
  case encrypted(entry: String)
  /// Packed in a way that few programs know.
  case unknownMethod(entry: String, Int)
  /// The bytes of two entries, or of an entry and the list of entries, are the same.
  case overlapping(entry: String)
  /// The entry lies beyond the end of the file, or its bytes end before it does.
  case brokenOff(entry: String)
  /// What stands before the entry is not what the list of entries says, or its bytes cannot be unpacked.
  case damaged(entry: String)
  case wrongSize(entry: String, stated: Int, found: Int)
  case wrongChecksum(entry: String)
  case outOfMemory
}

/// What an archive may hold at most, so that no file can exhaust memory, disk or patience.
package struct ArchiveLimits: Sendable, Hashable {
  /// Bytes of the archive.
  package let size: Int
  package let entries: Int
  /// Bytes of all its entries unpacked.
  package let expanded: Int
  /// How many times as long an entry may be unpacked as it is packed. Deflate itself ends at 1032.
  package let ratio: Int
  /// Entries of no more bytes unpacked may have any ratio.
  package let smallEntry: Int

  package init(
    size: Int = 2 << 30, entries: Int = 10_000, expanded: Int = 8 << 30, ratio: Int = 400, smallEntry: Int = 16 << 20
  ) {
    self.size = size
    self.entries = entries
    self.expanded = expanded
    self.ratio = ratio
    self.smallEntry = smallEntry
  }
}
