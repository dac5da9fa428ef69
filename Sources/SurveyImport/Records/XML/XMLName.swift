/// The local name of an element or attribute, as far as the names of OOXML need it to be told apart: sixteen bytes and its length.
struct XMLName: Equatable, Sendable, ExpressibleByStringLiteral {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var count = 0

  init() {}

  init(stringLiteral text: StaticString) {
    self = unsafe XMLName(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    count = bytes.count
    for place in 0..<min(8, count) { first |= UInt64(unsafe bytes[place]) << UInt64(8 * place) }
    if count > 8 {
      for place in 8..<min(16, count) { second |= UInt64(unsafe bytes[place]) << UInt64(8 * (place - 8)) }
    }
  }

  /// Without its prefix. The declaration of a prefix has no name.
  init(localOf bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count == 1 {
      first = UInt64(unsafe bytes[0])
      count = 1
      return
    }
    var start = 0
    for place in 0..<bytes.count where unsafe bytes[place] == UInt8(ascii: ":") { start = place + 1 }
    if bytes.count >= 5, unsafe bytes.starts(with: [0x78, 0x6D, 0x6C, 0x6E, 0x73]) { return }
    self = unsafe XMLName(UnsafeBufferPointer(rebasing: bytes[start...]))
  }
}
