/// Maximal sets of units in which no two can be told apart: the maximal cliques of a graph (Bron and Kerbosch 1973, with the pivot of Tomita and others
/// 2006).
package enum IndistinguishableGroups {
  /// Sets that are listed at most: there can be exponentially many.
  package static let limit = 1_000

  /// Each set rising, the sets in the order of their members; `nil` where there are more than ``limit``.
  /// - Parameter apart: count × count, symmetric: whether two units can be told apart.
  static func maximal(count: Int, apart: (Int, Int) -> Bool) -> [[Int]]? {
    guard count > 0 else { return [] }
    let neighbors = (0..<count).map { unit in (0..<count).filter { $0 != unit && !apart(unit, $0) } }
    let isNeighbor = neighbors.map { list in
      var flags = [Bool](repeating: false, count: count)
      for unit in list { flags[unit] = true }
      return flags
    }
    // The search keeps its own stack: a chain of 700 units is no reason to overflow another.
    var stack = [Search(chosen: [], possible: Array(0..<count), excluded: [])]
    var groups: [[Int]] = []
    while let search = stack.popLast() {
      if search.possible.isEmpty {
        if search.excluded.isEmpty {
          groups.append(search.chosen.sorted())
          if groups.count > limit { return nil }
        }
        continue
      }
      let pivot = search.pivot(isNeighbor)
      var possible = search.possible
      var excluded = search.excluded
      for unit in search.possible where !isNeighbor[pivot][unit] {
        stack.append(
          Search(
            chosen: search.chosen + [unit], possible: possible.filter { isNeighbor[unit][$0] },
            excluded: excluded.filter { isNeighbor[unit][$0] }))
        possible.removeAll { $0 == unit }
        excluded.append(unit)
      }
    }
    return groups.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private struct Search {
    let chosen: [Int]
    let possible: [Int]
    let excluded: [Int]

    /// The unit with the most neighbours among those possible: the fewest branches.
    func pivot(_ isNeighbor: [[Bool]]) -> Int {
      var best = possible[0]
      var most = -1
      for unit in possible + excluded {
        let flags = isNeighbor[unit]
        let neighbors = possible.count { flags[$0] }
        if neighbors > most { (most, best) = (neighbors, unit) }
      }
      return best
    }
  }
}
