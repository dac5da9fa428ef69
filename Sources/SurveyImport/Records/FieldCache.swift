/// What raw fields were found to mean, so that a label is folded and looked up once and not in every row.
@safe struct FieldCache: ~Copyable {
  /// Free text in a column of answers must not fill the memory.
  private static let limit = 1 << 16
  static let unknown = UInt32.max

  /// Fields of one byte, nearly all of them: meaning by tag and byte.
  private let single: UnsafeMutablePointer<UInt32>
  private var keys = ByteKeys()
  private var meanings: [UInt32] = []

  init(tags: Int) {
    unsafe single = .allocate(capacity: tags * 256)
    unsafe single.initialize(repeating: Self.unknown, count: tags * 256)
  }

  deinit { unsafe single.deallocate() }

  /// ``unknown`` where the field was not met before.
  @inline(__always) func meaning(of field: UnsafeBufferPointer<UInt8>, tag: Int) -> UInt32 {
    unsafe field.count == 1 ? single[tag << 8 | Int(field[0])] : meaning(ofLong: field, tag: tag)
  }

  @inline(never) private func meaning(ofLong field: UnsafeBufferPointer<UInt8>, tag: Int) -> UInt32 {
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
