/// A change of a number shared out over the factors that changed: the mean of what each adds over all orders in which they can be switched (Shapley 1953).
///
/// With k factors and v(S) the number where those of S are as they are now and the others as they were, factor i has
///
///     φ_i = Σ_S |S|! (k − |S| − 1)!/k! · (v(S ∪ i) − v(S))     over the S without i
///
/// and Σφ = v(all) − v(none). Where a v(S) cannot be computed, factors are left together, as few as that takes. O(k 2^k).
struct ShapleySplit: Sendable, Hashable {
  /// Sets of factors are bits: factor i is 1 << i. Each block is taken as one factor; in the order of their first factors.
  let blocks: [Int]

  /// - Parameter isKnown: whether v(S) is, of a set of factors. Of none and of all it must be.
  init(factors: Int, isKnown: (Int) -> Bool) {
    let all = (1 << factors) - 1
    let found = Self.partitions(factors).first { blocks in
      (0..<(1 << blocks.count)).allSatisfy { chosen in isKnown(Self.union(blocks, chosen)) }
    }
    blocks = found ?? [all]
  }

  /// All ways to take factors together: the most blocks first, among these those that leave the first factor alone.
  private static func partitions(_ factors: Int) -> [[Int]] {
    var found: [[Int]] = [[]]
    for factor in 0..<factors {
      found = found.flatMap { blocks -> [[Int]] in
        [blocks + [1 << factor]]
          + blocks.indices.map { place in
            var joined = blocks
            joined[place] |= 1 << factor
            return joined
          }
      }
    }
    func isAlone(_ blocks: [Int]) -> Bool { blocks.first == 1 }
    return found.enumerated().sorted { a, b in
      let (one, two) = (a.element, b.element)
      if one.count != two.count { return one.count > two.count }
      if isAlone(one) != isAlone(two) { return isAlone(one) }
      return a.offset < b.offset
    }.map(\.element)
  }

  private static func union(_ blocks: [Int], _ chosen: Int) -> Int {
    blocks.indices.reduce(0) { chosen & (1 << $1) != 0 ? $0 | blocks[$1] : $0 }
  }

  /// The sets S that a block is switched in, with their weights, which are 1 together.
  func settings(of block: Int) -> [(set: Int, weight: Double)] {
    let k = blocks.count
    return (0..<(1 << k)).filter { $0 & (1 << block) == 0 }.map { chosen in
      let size = chosen.nonzeroBitCount
      return (Self.union(blocks, chosen), Self.factorial(size) * Self.factorial(k - size - 1) / Self.factorial(k))
    }
  }

  private static func factorial(_ n: Int) -> Double { n < 2 ? 1 : (2...n).reduce(1) { $0 * Double($1) } }

  /// φ of each block.
  ///
  /// - Parameter value: v(S).
  func parts(_ value: (Int) -> Double) -> [Double] {
    blocks.enumerated().map { place, factors in
      settings(of: place).reduce(0) { $0 + $1.weight * (value($1.set | factors) - value($1.set)) }
    }
  }
}
