/// Numbers from 0 to 2³² − 1, four bytes each: what is known of every one of millions of responses.
struct NumberColumn: RandomAccessCollection, Sendable, Hashable {
  private let values: [UInt32]

  init(_ values: [UInt32]) { self.values = values }

  /// - Parameter numbers: within the range.
  init(_ numbers: [Int]) { values = numbers.map { UInt32($0) } }

  var startIndex: Int { 0 }
  var endIndex: Int { values.count }

  subscript(place: Int) -> Int { Int(values[place]) }

  /// Whether each number is larger than the one before.
  var isAscending: Bool { zip(values, values.dropFirst()).allSatisfy { $0 < $1 } }

  /// Whether some number is there more than once.
  var hasRepeats: Bool {
    guard !isAscending else { return false }
    var seen = [Bool](repeating: false, count: (self.max() ?? -1) + 1)
    return contains { value in
      defer { seen[value] = true }
      return seen[value]
    }
  }

  /// Every number is where `numbers` has it; the same column where that is nowhere else.
  func mapped(by numbers: [Int]) -> NumberColumn {
    if numbers == Array(numbers.indices) { return self }
    let numbers = numbers.map { UInt32($0) }
    return NumberColumn(values.map { numbers[Int($0)] })
  }

  /// How often each number below `count` is there.
  func counts(below count: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for value in values { counts[Int(value)] += 1 }
    return counts
  }
}
