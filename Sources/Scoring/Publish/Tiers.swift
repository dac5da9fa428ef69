package import SurveyModel

extension IndexTree {
  /// Index into ``IndexTree/tiers`` of the half-open band [from, the next band's from) that a score falls in as it is published,
  /// so that no reader sees 90.00 below the band that starts at 90; `nil` below the lowest band.
  package func tier(of score: PublishedNumber) -> Int? {
    tiers.firstIndex { score.value >= $0.from }
  }

  /// Index into ``IndexTree/tierNames`` of each unit: fixed bands of the published score, or tiers by the units' own order.
  ///
  /// By quantile, with shares s₁, s₂, … from the top: a unit with k units above it, of n, is in the first tier whose cumulative share exceeds k/n, so that
  /// equal scores share a tier. By gap: from the highest down, a new tier begins where the published score falls by at least the gap; the last takes the rest.
  ///
  /// - Parameter scores: `nil` for a unit without a published score, which has no tier and does not count.
  package func tiers(of scores: [PublishedNumber?]) -> [Int?] {
    guard let relative = finish.relativeTiers else { return scores.map { $0.flatMap(tier) } }
    let values = scores.map { $0?.value }
    let ranked = values.compactMap(\.self).sorted(by: >)
    switch relative.rule {
    case .quantile(let shares):
      var ends: [Double] = []
      for share in shares { ends.append((ends.last ?? 0) + share) }
      return values.map { value in
        guard let value else { return nil }
        let above = Double(ranked.count { $0 > value }) / Double(ranked.count)
        return ends.firstIndex { above < $0 - 1e-12 } ?? ends.count
      }
    case .gap(let gap):
      var tierOfScore: [Double: Int] = [:]
      var tier = 0
      for (place, value) in ranked.enumerated() {
        // Both are decimals: their difference is one too, up to the noise of a subtraction.
        if place > 0, PublishedNumber.significant(ranked[place - 1] - value) >= gap, tier + 1 < relative.names.count { tier += 1 }
        tierOfScore[value] = tier
      }
      return values.map { $0.flatMap { tierOfScore[$0] } }
    }
  }
}
