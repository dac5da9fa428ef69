import Archive

/// The rows of a file of SPSS as units of eight bytes, unpacked (PSPP manual, B.14 to B.16).
///
/// A row is a number of units. Packed, eight bytes tell of the eight units behind them: a small number, blanks, nothing, or that the unit follows as it is. Of these
/// again zlib can make blocks (.zsav).
@safe struct SAVUnits: ~Copyable {
  private var bytes: SAVBytes
  private let compression: Int
  private let bias: Double
  private let isBigEndian: Bool
  private let missing: UInt64
  private var codes: UInt64 = 0
  private var codesLeft = 0
  private var hasEnded = false

  // Of a file with blocks of zlib.
  private var inflater: Inflater?
  private let packed: UnsafeMutableRawBufferPointer
  private var packedRange = 0..<0
  /// Where the blocks end in the file.
  private var blocksEnd = 0
  private var isInBlock = false

  /// Unpacked bytes that were not used yet.
  private let buffer: UnsafeMutableRawBufferPointer
  private var range = 0..<0

  private static let blanks: UInt64 = 0x2020_2020_2020_2020

  init(_ bytes: consuming SAVBytes, _ dictionary: SAVDictionary) throws {
    compression = dictionary.compression
    bias = dictionary.bias
    isBigEndian = bytes.isBigEndian
    let missing = dictionary.systemMissing.bitPattern
    self.missing = isBigEndian ? missing.byteSwapped : missing
    unsafe buffer = .allocate(byteCount: 1 << 16, alignment: 16)
    unsafe packed = .allocate(byteCount: 1 << 16, alignment: 16)
    self.bytes = bytes
    if compression == 2 {
      inflater = Inflater(.zlib)
      try readBlockHead()
    }
  }

  deinit {
    unsafe buffer.deallocate()
    unsafe packed.deallocate()
  }

  var place: Int { bytes.place }

  private mutating func readBlockHead() throws {
    let start = bytes.place
    let head = try bytes.bytes(24)
    func number(_ at: Int) -> Int {
      let low = Int(UInt32(truncatingIfNeeded: head.int(at: at + (isBigEndian ? 4 : 0), isBigEndian: isBigEndian)))
      return head.int(at: at + (isBigEndian ? 0 : 4), isBigEndian: isBigEndian) << 32 | low
    }
    let (own, end) = (number(0), number(8))
    guard own == start, end >= start + 24 else { throw SAVFault(.damagedDictionary, at: start) }
    // Behind the blocks stands a list of them, 24 bytes each, behind 24 bytes of its own.
    let list = number(16)
    guard list >= 24, list % 24 == 0 else { throw SAVFault(.damagedDictionary, at: start + 16) }
    guard end <= bytes.size - list else { throw SAVFault(.brokenOff, at: bytes.size) }
    blocksEnd = end
  }

  /// The next unit, its first byte lowest; `nil` behind the last row.
  ///
  /// - Parameter isBehind: whether no row is to follow: then a part of a unit is one too many, and not one that breaks off.
  mutating func next(isBehind: Bool = false) throws -> UInt64? {
    if isBehind, compression != 2, range.count < 8 {
      try fill()
      if (1..<8).contains(range.count) { return 0 }
    }
    guard compression > 0 else { return try unit() }
    while !hasEnded {
      if codesLeft == 0 {
        guard let eight = try unit() else { break }
        codes = eight
        codesLeft = 8
      }
      let code = UInt8(truncatingIfNeeded: codes)
      codes >>= 8
      codesLeft -= 1
      switch code {
      case 0: continue
      case 252: hasEnded = true
      case 253:
        guard let plain = try unit() else { throw SAVFault(.brokenOff, at: place) }
        return plain
      case 254: return Self.blanks
      case 255: return missing
      default:
        let number = (Double(code) - bias).bitPattern
        return isBigEndian ? number.byteSwapped : number
      }
    }
    return nil
  }

  /// The number that a unit is; `nil` for none.
  func number(_ unit: UInt64) -> Double? {
    guard unit != missing else { return nil }
    let value = Double(bitPattern: isBigEndian ? unit.byteSwapped : unit)
    return value.isFinite ? value : nil
  }

  private mutating func unit() throws -> UInt64? {
    if range.count < 8 {
      try fill()
      if range.isEmpty { return nil }
      guard range.count >= 8 else { throw SAVFault(.brokenOff, at: place) }
    }
    let unit = unsafe buffer.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self).littleEndian
    range = range.lowerBound + 8..<range.upperBound
    return unit
  }

  private mutating func fill() throws {
    let rest = range.count
    unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[range]))
    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[rest...])
    let count = try unsafe compression == 2 ? inflated(into: room) : bytes.read(into: room)
    range = 0..<rest + count
  }

  private mutating func inflated(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    var written = 0
    while written < 8 {
      if packedRange.isEmpty {
        let left = blocksEnd - bytes.place
        guard left > 0 else {
          guard !isInBlock else { throw SAVFault(.damagedData, at: place) }
          break
        }
        let count = try unsafe bytes.read(into: UnsafeMutableRawBufferPointer(rebasing: packed[..<min(left, packed.count)]))
        guard count > 0 else { throw SAVFault(.brokenOff, at: place) }
        packedRange = 0..<count
      }
      let out = unsafe UnsafeMutableRawBufferPointer(rebasing: room[written...])
      guard let step = unsafe inflater?.step(UnsafeRawBufferPointer(rebasing: packed[packedRange]), into: out) else { break }
      packedRange = packedRange.lowerBound + step.taken..<packedRange.upperBound
      written += step.written
      switch step.state {
      case .open: isInBlock = true
      case .ended:
        isInBlock = false
        inflater?.reset()
      case .damaged, .wrongChecksum, .outOfMemory: throw SAVFault(.damagedData, at: place)
      }
    }
    return written
  }
}
