/// Maximal sets of units in which no two can be told apart: the maximal cliques of a graph (Bron and Kerbosch 1973, with the pivot of Tomita and others
/// 2006).
package enum IndistinguishableGroups {
  /// Sets that are listed at most: there can be exponentially many.
  package static let limit = 1_000

  /// Each set rising, the sets in the order of their members; `nil` where there are more than ``limit``.
  /// - Parameter apart: count × count, symmetric: whether two units can be told apart.
  static func maximal(count: Int, limit: Int = limit, apart: (Int, Int) -> Bool) -> [[Int]]? {
    guard count > 0 else { return [] }
    let near = BitMatrix(
      (0..<count).map { unit in BitMatrix.words(columns: count) { $0 != unit && !apart(unit, $0) } }, columns: count)
    if count > limit, hasTooMany(near, limit) { return nil }
    let all = BitMatrix.words(columns: count) { _ in true }
    let none = [UInt64](repeating: 0, count: all.count)
    // The search keeps its own stack: a chain of 700 units is no reason to overflow another.
    var stack = [Search(chosen: none, possible: all, excluded: none)]
    var groups: [[Int]] = []
    while var search = stack.popLast() {
      guard let pivot = search.advance(near) else {
        if search.isMaximal {
          groups.append(members(search.chosen))
          if groups.count > limit { return nil }
        }
        continue
      }
      BitMatrix.forEach(zip(search.possible, near.row(pivot)).map { $0 & ~$1 }) { unit in
        stack.append(search.with(unit, near))
        search.exclude(unit)
      }
    }
    return groups.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func members(_ words: [UInt64]) -> [Int] {
    var members: [Int] = []
    BitMatrix.forEach(words) { members.append($0) }
    return members
  }

  /// Whether more sets than are listed are found by growing one from each unit, its followers first. Given up where the first few starts lead to the same sets.
  private static func hasTooMany(_ near: BitMatrix, _ limit: Int) -> Bool {
    var found: Set<[UInt64]> = []
    for start in near.indices {
      if start == 64, found.count < 32 { return false }
      var chosen = [UInt64](repeating: 0, count: near.words)
      var possible = Array(near.row(start))
      chosen[start / 64] |= 1 << UInt64(start % 64)
      while let next = first(possible, from: start) ?? first(possible, from: 0) {
        chosen[next / 64] |= 1 << UInt64(next % 64)
        for (word, bits) in zip(possible.indices, near.row(next)) { possible[word] &= bits }
      }
      found.insert(chosen)
      if found.count > limit { return true }
    }
    return false
  }

  /// The first place from another on.
  private static func first(_ words: [UInt64], from place: Int) -> Int? {
    var word = place / 64
    var bits = words[word] & (~0 << UInt64(place % 64))
    while bits == 0 {
      word += 1
      guard word < words.count else { return nil }
      bits = words[word]
    }
    return word * 64 + bits.trailingZeroBitCount
  }

  private struct Search {
    private(set) var chosen: [UInt64]
    private(set) var possible: [UInt64]
    private var excluded: [UInt64]

    init(chosen: [UInt64], possible: [UInt64], excluded: [UInt64]) {
      self.chosen = chosen
      self.possible = possible
      self.excluded = excluded
    }

    /// Nothing can be added, and nothing that was tried before could.
    var isMaximal: Bool { possible.allSatisfy { $0 == 0 } && excluded.allSatisfy { $0 == 0 } }

    /// Takes what is near to all that is possible; then the unit with the most neighbours among those possible: the fewest branches. `nil` where nothing is
    /// possible.
    mutating func advance(_ near: BitMatrix) -> Int? {
      while true {
        let size = possible.reduce(0) { $0 + $1.nonzeroBitCount }
        guard size > 0 else { return nil }
        var (best, most) = (0, -1)
        var everywhere: [Int] = []
        func look(_ words: [UInt64], isPossible: Bool) {
          BitMatrix.forEach(words) { unit in
            let neighbors = zip(possible, near.row(unit)).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
            if isPossible, neighbors == size - 1 { everywhere.append(unit) }
            if neighbors > most { (most, best) = (neighbors, unit) }
          }
        }
        look(possible, isPossible: true)
        guard !everywhere.isEmpty else {
          look(excluded, isPossible: false)
          return best
        }
        for unit in everywhere {
          chosen[unit / 64] |= 1 << UInt64(unit % 64)
          possible[unit / 64] &= ~(1 << UInt64(unit % 64))
          for (word, bits) in zip(excluded.indices, near.row(unit)) { excluded[word] &= bits }
        }
      }
    }

    func with(_ unit: Int, _ near: BitMatrix) -> Search {
      var next = self
      next.chosen[unit / 64] |= 1 << UInt64(unit % 64)
      for (word, bits) in zip(possible.indices, near.row(unit)) {
        next.possible[word] &= bits
        next.excluded[word] &= bits
      }
      return next
    }

    mutating func exclude(_ unit: Int) {
      possible[unit / 64] &= ~(1 << UInt64(unit % 64))
      excluded[unit / 64] |= 1 << UInt64(unit % 64)
    }
  }
}
