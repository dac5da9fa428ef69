/// What raw fields were found to mean, so that a label is folded and looked up once and not in every row.
@safe struct FieldCache: ~Copyable {
  /// Free text in a column of answers must not fill the memory.
  private static let limit = 1 << 16
  static let unknown = UInt32.max

  /// Fields of one byte, nearly all of them: meaning by tag and byte.
  let single: UnsafeMutablePointer<UInt32>
  /// Of fields of two to eight bytes, as names of units and strata and codes such as 99 are, those that were met last, each at the place that its bytes tell. A
  /// hit is one comparison of numbers.
  private let short: UnsafeMutablePointer<Short>
  private var keys = ByteKeys()
  private var meanings: [UInt32] = []

  private struct Short {
    var bytes: UInt64 = 0
    /// Tag and length; −1 for a free place, which no field has.
    var kind = -1
    var meaning = FieldCache.unknown
  }

  init(tags: Int) {
    unsafe single = .allocate(capacity: tags * 256)
    unsafe single.initialize(repeating: Self.unknown, count: tags * 256)
    unsafe short = .allocate(capacity: 256)
    unsafe short.initialize(repeating: Short(), count: 256)
  }

  deinit {
    unsafe single.deallocate()
    unsafe short.deallocate()
  }

  /// ``unknown`` where the field was not met before.
  @inline(__always) func meaning(of field: UnsafeBufferPointer<UInt8>, tag: Int) -> UInt32 {
    unsafe field.count == 1 ? single[tag << 8 | Int(field[0])] : meaning(ofLonger: field, tag: tag)
  }

  /// Of a field of more than one byte.
  @inline(never) func meaning(ofLonger field: UnsafeBufferPointer<UInt8>, tag: Int) -> UInt32 {
    guard field.count <= 8 else { return unsafe known(field, tag: tag) }
    var bytes: UInt64 = 0
    for place in field.indices { bytes = bytes << 8 | UInt64(unsafe field[place]) }
    let kind = tag << 4 | field.count
    let place = unsafe short + Int(truncatingIfNeeded: ((bytes &+ UInt64(kind) << 32) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if unsafe place.pointee.bytes == bytes && place.pointee.kind == kind { return unsafe place.pointee.meaning }
    let meaning = unsafe known(field, tag: tag)
    // A meaning once known does not change.
    if meaning != Self.unknown { unsafe place.pointee = Short(bytes: bytes, kind: kind, meaning: meaning) }
    return meaning
  }

  private func known(_ field: UnsafeBufferPointer<UInt8>, tag: Int) -> UInt32 {
    guard let key = unsafe keys.find(field, tag: tag) else { return Self.unknown }
    return meanings[key]
  }

  mutating func remember(_ meaning: UInt32, of field: UnsafeBufferPointer<UInt8>, tag: Int) {
    if field.count == 1 {
      unsafe single[tag << 8 | Int(field[0])] = meaning
    } else if meanings.count < Self.limit, unsafe keys.insert(field, tag: tag) == meanings.count {
      meanings.append(meaning)
    }
  }
}
