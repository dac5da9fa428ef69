/// Checks that a file is UTF-8 without NUL, chunk by chunk (Unicode 16, table 3-7: no overlong forms, no surrogates).
struct UTF8Check {
  private var expected = 0
  /// The first byte of the character at hand.
  private(set) var lead: UInt8 = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Whether the file may end here.
  var isBetweenCharacters: Bool { expected == 0 }

  /// The first byte that cannot be, and where reading stopped; `nil` where all is well. Eight bytes at a time while they are ASCII.
  ///
  /// Of a character that breaks off it is the first byte: in `0xE9 0x20`, an é of Windows-1252 before a blank, the blank is not to blame.
  mutating func firstBadByte(in chunk: UnsafeRawBufferPointer) -> (offset: Int, byte: UInt8)? {
    let count = chunk.count
    var place = 0
    while place < count {
      // Most of a file is plain ASCII, of which four times as much is looked at at once.
      if expected == 0, place + 32 <= count {
        let words = unsafe chunk.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
        let marked = (words | (words &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
        if marked[0] | marked[1] | marked[2] | marked[3] == 0 {
          place += 32
          continue
        }
      }
      if expected == 0, place + 8 <= count {
        let word = unsafe chunk.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
        // The high bit of every byte that has one itself or is zero; exact up to the first of them.
        let marked = (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
        guard marked != 0 else {
          place += 8
          continue
        }
        place += marked.trailingZeroBitCount / 8
        // The common letters of Vietnamese at once: two bytes, or three from E1.
        let first = unsafe chunk[place]
        if (0xC2...0xDF).contains(first), place + 1 < count, unsafe chunk[place + 1] & 0xC0 == 0x80 {
          place += 2
          continue
        }
        if first == 0xE1, place + 2 < count, unsafe chunk[place + 1] & 0xC0 == 0x80 && chunk[place + 2] & 0xC0 == 0x80 {
          place += 3
          continue
        }
      }
      let byte = unsafe chunk[place]
      if let bad = take(byte) { return (place, bad) }
      place += 1
    }
    return nil
  }

  /// One byte more; the byte to blame where it cannot be.
  private mutating func take(_ byte: UInt8) -> UInt8? {
    if expected > 0 {
      guard byte >= lowest, byte <= highest else { return lead }
      expected -= 1
      lowest = 0x80
      highest = 0xBF
      return nil
    }
    lead = byte
    switch byte {
    case 0x01...0x7F: break
    case 0xC2...0xDF: expected = 1
    case 0xE0...0xEF:
      expected = 2
      if byte == 0xE0 { lowest = 0xA0 }
      if byte == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      expected = 3
      if byte == 0xF0 { lowest = 0x90 }
      if byte == 0xF4 { highest = 0x8F }
    default: return byte
    }
    return nil
  }
}
