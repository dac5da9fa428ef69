import Glibc

/// Bytes that are put together again and again in the same memory.
@safe struct ByteRun: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity = 64
  private(set) var count = 0

  init() { unsafe memory = .allocate(capacity: capacity) }

  deinit { unsafe memory.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// Valid until the next change.
  var bytes: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: memory, count: count) }

  subscript(place: Int) -> UInt8 {
    get {
      precondition(place >= 0 && place < count)
      return unsafe memory[place]
    }
    set {
      precondition(place >= 0 && place < count)
      unsafe memory[place] = newValue
    }
  }

  mutating func clear() { count = 0 }

  mutating func shorten(to newCount: Int) { count = max(0, min(count, newCount)) }

  @inline(__always) mutating func append(_ byte: UInt8) {
    if count == capacity { makeRoom(1) }
    unsafe memory[count] = byte
    count += 1
  }

  @inline(__always) mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    if count + bytes.count > capacity { makeRoom(bytes.count) }
    unsafe (memory + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ text: StaticString) { unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }

  mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// The digits of a number that is not negative, with zeros in front up to a width.
  mutating func append(digits number: Int, width: Int = 1) {
    var divisor = 1
    var places = 1
    while places < width || number / divisor >= 10 {
      divisor *= 10
      places += 1
    }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// The number that the bytes write as C does; with nothing behind it.
  var number: Double? {
    mutating get {
      guard count > 0 else { return nil }
      if count == capacity { makeRoom(1) }
      unsafe memory[count] = 0
      return unsafe memory.withMemoryRebound(to: CChar.self, capacity: count + 1) { text in
        var end: UnsafeMutablePointer<CChar>?
        let value = unsafe strtod(text, &end)
        guard let end = unsafe end, unsafe end - text == count, value.isFinite else { return nil }
        return value
      }
    }
  }

  private mutating func makeRoom(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.update(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = larger
  }
}
