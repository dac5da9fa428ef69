/// How a large file is cut for several threads. The segments do not depend on the number of threads.
struct Segmentation: Sendable {
  var threads: Int
  /// Files with fewer bytes are read by one thread.
  var least = 4 << 20
  /// What is read first, by one thread: it must hold the header and should hold some rows.
  var head = 1 << 18
  /// With what is made of it, a segment stays in the cache of a core.
  var segment = 1 << 18
  /// What is read beyond a segment for the end of its last record, before more is.
  var margin = 1 << 14
}

/// Part of a placed file in memory, which can be lengthened.
@safe struct LoadedBytes: ~Copyable {
  private let file: any PlacedBytes
  private var memory: UnsafeMutableRawBufferPointer
  /// Of the first byte in the file.
  private(set) var start = 0
  private(set) var count = 0
  /// Behind the last byte of the file, where that is known.
  private(set) var fileEnd: Int?
  /// `false` where a quote is a character like any other.
  var quotesMatter = true

  init(_ file: any PlacedBytes, capacity: Int) {
    self.file = file
    fileEnd = file.size
    unsafe memory = .allocate(byteCount: max(64, capacity), alignment: 64)
  }

  deinit { unsafe memory.deallocate() }

  /// Behind the last byte in the file.
  var end: Int { start + count }

  /// As much of the range as the file has; `false` where it cannot be read.
  mutating func load(_ range: Range<Int>) -> Bool {
    start = range.lowerBound
    count = 0
    return extend(to: range.upperBound)
  }

  mutating func extend(to newEnd: Int) -> Bool {
    let newCount = min(newEnd, fileEnd ?? .max) - start
    guard newCount > count else { return true }
    if unsafe newCount > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(newCount, unsafe memory.count * 2), alignment: 64)
      unsafe larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
      unsafe memory.deallocate()
      unsafe memory = larger
    }
    guard let read = try? unsafe file.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[count..<newCount]), from: end) else {
      return false
    }
    count += read
    guard count < newCount else { return true }
    // A file that is shorter than it was is read again by one thread.
    guard fileEnd == nil else { return false }
    fileEnd = end
    return true
  }

  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: memory[(range.lowerBound - start)..<(range.upperBound - start)])
  }

  subscript(place: Int) -> UInt8 { unsafe memory[place - start] }

  /// Whether an odd number of quotes stands in the range. Many bytes at a time.
  func hasOddQuotes(_ range: Range<Int>) -> Bool {
    guard quotesMatter else { return false }
    let bytes = unsafe bytes(range)
    let others = SIMD4<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
    var marks = SIMD4<UInt64>()
    var place = 0
    while place + 32 <= bytes.count {
      let words = unsafe bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self) ^ 0x2222_2222_2222_2222
      // The high bit of every byte that is zero, and no other bit.
      marks ^= ~(((words & others) &+ others) | words | others)
      place += 32
    }
    var isOdd = (marks[0] ^ marks[1] ^ marks[2] ^ marks[3]).nonzeroBitCount & 1 == 1
    while place < bytes.count {
      if unsafe bytes[place] == quote { isOdd.toggle() }
      place += 1
    }
    return isOdd
  }

  /// The first place at or behind `border` at which a record can begin: behind a line end outside quotes, or the end of the file.
  ///
  /// The bytes from `border - 1` on must be loaded; more are loaded as they are needed.
  ///
  /// - Parameters:
  ///   - inQuotes: whether `border` stands within quotes.
  ///   - margin: how many bytes more are loaded at a time.
  ///   - limit: how far behind `border` the place may be.
  /// - Returns: `nil` where it is farther, or cannot be read.
  mutating func recordStart(atOrBehind border: Int, inQuotes: Bool, margin: Int, limit: Int) -> Int? {
    guard border <= end, border != fileEnd else { return end }
    var place = border - 1
    var isInQuotes = quotesMatter && inQuotes != (self[place] == quote)
    while true {
      if place == end {
        if end == fileEnd { return end }
        guard place - border <= limit, extend(to: end + max(margin, count)) else { return nil }
        if place == end { return end }
      }
      switch self[place] {
      case quote where quotesMatter: isInQuotes.toggle()
      case 10 where !isInQuotes: return place + 1
      case 13 where !isInQuotes:
        if place + 1 == end, end != fileEnd, !extend(to: end + max(1, margin)) { return nil }
        return place + 1 < end && self[place + 1] == 10 ? place + 2 : place + 1
      default: break
      }
      place += 1
    }
  }
}

private let quote = UInt8(ascii: "\"")
