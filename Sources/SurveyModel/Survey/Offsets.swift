/// Ascending places in a long run of bytes, four bytes each however long it is.
package struct Offsets: Sendable, Hashable {
  @usableFromInline var low: [UInt32] = []
  /// The number at which the places pass each multiple of 2³²; nearly always none does.
  @usableFromInline var turns: [Int] = []

  package init() {}

  @inlinable package var count: Int { low.count }

  package mutating func reserveCapacity(_ count: Int) { low.reserveCapacity(count) }

  /// - Parameter offset: not below the last.
  @inlinable package mutating func append(_ offset: Int) {
    while offset >> 32 > turns.count { turns.append(low.count) }
    low.append(UInt32(truncatingIfNeeded: offset))
  }

  package mutating func removeAll(keepingCapacity: Bool = false) {
    low.removeAll(keepingCapacity: keepingCapacity)
    turns.removeAll()
  }

  @inlinable package subscript(number: Int) -> Int {
    turns.isEmpty ? Int(low[number]) : turns.count { $0 <= number } << 32 | Int(low[number])
  }
}
