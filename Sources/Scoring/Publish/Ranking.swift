package import SurveyModel

/// Competition ranks 1, 2, 2, 4 from the highest score; units without a score to rank have none.
package struct Ranking: Sendable, Hashable {
  /// 1 the best; `nil` where there was no score.
  package let rank: [Int?]
  /// All positions: in rank order, ties and those without a rank in their own order, the latter last.
  package let order: [Int]

  /// Positions of those that have a rank, in rank order.
  package var ranked: [Int] { order.filter { rank[$0] != nil } }

  /// - Parameters:
  ///   - scores: `nil` for a unit that has no score or is withheld.
  ///   - ties: `published` ranks on the scores as they are published, `exact` on 12 significant digits, below which a sum is noise.
  ///   - decimals: published.
  ///   - isAsRead: of each unit, whether its score is a number that was only read; empty for none.
  package init(scores: [Double?], ties: IndexTree.Ties, decimals: Int, isAsRead: [Bool] = []) {
    let keys = scores.enumerated().map { unit, score -> Double? in
      guard let score, score.isFinite else { return nil }
      switch ties {
      case .published:
        return !isAsRead.isEmpty && isAsRead[unit]
          ? PublishedNumber.asRead(score, decimals: decimals).value : PublishedNumber.value(of: score, decimals: decimals)
      case .exact: return PublishedNumber.significant(score)
      }
    }
    self.init(keys: keys)
  }

  private init(keys: [Double?]) {
    let ranked = keys.indices.filter { keys[$0] != nil }.sorted { a, b in
      let (x, y) = (keys[a] ?? 0, keys[b] ?? 0)
      return x != y ? x > y : a < b
    }
    var rank = [Int?](repeating: nil, count: keys.count)
    for (place, unit) in ranked.enumerated() {
      rank[unit] = place > 0 && keys[ranked[place - 1]] == keys[unit] ? rank[ranked[place - 1]] : place + 1
    }
    self.rank = rank
    order = ranked + keys.indices.filter { keys[$0] == nil }
  }

  /// Ranks among the units of the same group; `nil` for a unit without a group, a score or both.
  package static func withinGroups(
    scores: [Double?], groups: [String?], ties: IndexTree.Ties, decimals: Int
  ) -> [Int?] {
    precondition(scores.count == groups.count, "a group for each score")
    var members: [String: [Int]] = [:]
    for (unit, group) in groups.enumerated() {
      if let group { members[group, default: []].append(unit) }
    }
    var rank = [Int?](repeating: nil, count: scores.count)
    for units in members.values {
      let ranking = Ranking(scores: units.map { scores[$0] }, ties: ties, decimals: decimals)
      for (place, unit) in units.enumerated() { rank[unit] = ranking.rank[place] }
    }
    return rank
  }

  /// The other units with the same rank, in their own order; empty for a unit without a rank.
  package func tied(with unit: Int) -> [Int] {
    guard let own = rank[unit] else { return [] }
    // The k-th rank begins at the k-th place of the order.
    return order[(own - 1)...].prefix { rank[$0] == own }.filter { $0 != unit }
  }
}
