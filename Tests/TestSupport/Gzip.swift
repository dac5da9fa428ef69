/// A gzip file (RFC 1952) that holds the bytes as they are, in stored blocks (RFC 1951, 3.2.4) of `block` bytes at most.
package func gzipped(_ bytes: [UInt8], block: Int = 65_535) -> [UInt8] {
  func littleEndian(_ number: UInt32, bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) } }
  var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  var start = 0
  repeat {
    let part = bytes[start..<min(start + block, bytes.count)]
    start = part.endIndex
    let length = UInt32(part.count)
    packed += [start == bytes.count ? 1 : 0] + littleEndian(length, bytes: 2) + littleEndian(~length, bytes: 2) + part
  } while start < bytes.count
  return packed + littleEndian(crc32(bytes), bytes: 4) + littleEndian(UInt32(truncatingIfNeeded: bytes.count), bytes: 4)
}

/// The check value of RFC 1952, section 8.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { crc, byte in
    (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }
}
