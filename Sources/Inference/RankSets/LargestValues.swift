/// The largest of many values, however many come: all that a quantile in the upper tail needs.
struct LargestValues: Sendable {
  private let wanted: Int
  private var values: [Double] = []
  /// Nothing at or below this can be among the largest any more.
  private(set) var threshold = -Double.infinity

  /// - Parameter wanted: how many to keep, at least 1.
  init(_ wanted: Int) {
    self.wanted = max(1, wanted)
    values.reserveCapacity(2 * self.wanted)
  }

  @inline(__always)
  mutating func insert(_ value: Double) {
    guard value > threshold else { return }
    values.append(value)
    if values.count >= 2 * wanted { prune() }
  }

  @inline(never)
  private mutating func prune() {
    values.partition(largest: wanted)
    values.removeSubrange(wanted...)
    threshold = values.min() ?? threshold
  }

  /// The largest first. Fewer than wanted where some were equal to the threshold or fewer came.
  func sorted() -> [Double] { Array(values.sorted(by: >).prefix(wanted)) }
}

extension [Double] {
  /// Brings the `count` largest elements to the front, in no order (Hoare's selection, the median of three as pivot). O(n) in the mean.
  fileprivate mutating func partition(largest count: Int) {
    var low = 0
    var high = self.count - 1
    while low < high {
      let (a, b, c) = (self[low], self[(low + high) / 2], self[high])
      let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
      var (i, j) = (low, high)
      while i <= j {
        while self[i] > pivot { i += 1 }
        while self[j] < pivot { j -= 1 }
        if i <= j {
          swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if count - 1 <= j { high = j } else if count - 1 >= i { low = i } else { return }
    }
  }
}
