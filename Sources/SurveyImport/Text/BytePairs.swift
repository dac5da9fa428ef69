/// Which pairs of bytes stand beside each other in a text, roughly: most words are seen not to be in it without a look at it.
///
/// Thousands of headers are each asked for thousands of words, of which few hold any.
struct BytePairs: Sendable {
  private var bits: SIMD4<UInt64> = .zero

  init(_ text: String) {
    var before: UInt8?
    for byte in text.utf8 {
      if let before { bits[Self.word(before, byte)] |= Self.bit(before, byte) }
      before = byte
    }
  }

  /// Whether a word may stand in the text, by its first two bytes and its last two; always of one of a single byte.
  func mayHold(_ word: String) -> Bool {
    let bytes = word.utf8
    guard bytes.count >= 2 else { return true }
    let first = bytes.startIndex
    let last = bytes.index(before: bytes.endIndex)
    return holds(bytes[first], bytes[bytes.index(after: first)]) && holds(bytes[bytes.index(before: last)], bytes[last])
  }

  private func holds(_ a: UInt8, _ b: UInt8) -> Bool { bits[Self.word(a, b)] & Self.bit(a, b) != 0 }

  private static func number(_ a: UInt8, _ b: UInt8) -> UInt32 { ((UInt32(a) << 8 | UInt32(b)) &* 0x9E37_79B1) >> 24 }
  private static func word(_ a: UInt8, _ b: UInt8) -> Int { Int(number(a, b) >> 6) }
  private static func bit(_ a: UInt8, _ b: UInt8) -> UInt64 { 1 << UInt64(number(a, b) & 63) }
}

extension String {
  /// Whether the bytes of a word stand somewhere: a quick look before a slow search, as long as both are composed.
  func holdsBytes(of word: String) -> Bool {
    let isFound = unsafe utf8.withContiguousStorageIfAvailable { text in
      unsafe word.utf8.withContiguousStorageIfAvailable { word in unsafe Self.holds(text, word) }
    }
    return isFound.flatMap(\.self) ?? true
  }

  private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !word.isEmpty, word.count <= text.count else { return false }
    let first = unsafe word[0]
    var start = 0
    while start <= text.count - word.count {
      if unsafe text[start] == first {
        var place = 1
        while place < word.count, unsafe text[start + place] == word[place] { place += 1 }
        if place == word.count { return true }
      }
      start += 1
    }
    return false
  }

  /// Whether one of some characters of ASCII stands in it.
  func holdsAny(of characters: StaticString) -> Bool {
    let wanted = characters.description.utf8
    return utf8.contains { wanted.contains($0) }
  }
}
