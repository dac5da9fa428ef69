/// The keys by which a survey's files know its respondents, by number: what tells which firms answered in two editions.
///
/// Keys name people and firms. They stay with what was read and are never part of any result.
package struct RespondentKeys: Sendable, Hashable {
  private var bytes: [UInt8] = []
  private var ends = Offsets()

  package init() {}

  package init(_ keys: some Sequence<String>) {
    for key in keys { append(key.utf8) }
  }

  /// Keys that stand in one run of bytes already, which is not copied.
  package init(bytes: [UInt8], ends: Offsets) {
    self.bytes = bytes
    self.ends = ends
  }

  /// The key of the next number.
  package mutating func append(_ key: some Sequence<UInt8>) {
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
  }

  /// The same without the cost of a generic call: there can be millions.
  package mutating func append(_ key: ArraySlice<UInt8>) {
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
  }

  package var count: Int { ends.count }

  /// UTF-8; `nil` for a number that has no key.
  package subscript(number: Int) -> ArraySlice<UInt8>? {
    guard number >= 0, number < count else { return nil }
    return bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }
}
