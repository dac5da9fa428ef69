package import SurveyModel

/// What is shown of the scores: with bonus and penalty points, of the units that take part, rounded, ranked and in tiers.
package struct Published: Sendable {
  package let adjustments: Adjustments
  /// By unit, unrounded, with bonus and penalty points: what is ranked and compared. `nil` for a unit without a score, or that takes no part.
  package let scores: [Double?]
  package let ranking: Ranking
  /// Among the units of the same group.
  package let groupRank: [Int?]
  /// Index into `IndexTree.tierNames`; `nil` below the lowest band and for a unit without a published score.
  package let tiers: [Int?]
  private let decimals: Int

  /// ``scores`` at the index's decimals.
  package var rounded: [PublishedNumber?] { Self.rounded(scores, decimals) }

  /// - Throws: ``ScoringError/unknownUnit(_:neededBy:)``: points for a unit that there is not.
  package init(_ aggregated: Aggregated, of figures: Figures, index: IndexTree) throws(ScoringError) {
    let adjustments = try Adjustments(index: index, unitIDs: figures.unitIDs)
    let decimals = index.score.decimals
    let scores = figures.unitIDs.indices.map { unit -> Double? in
      guard figures.takesPart[unit], let score = aggregated.score(unit: unit, node: 0) else { return nil }
      return adjustments.entries.isEmpty ? score : adjustments.adjusted(score, unit: unit)
    }
    ranking = Ranking(scores: scores, ties: index.ties, decimals: decimals)
    groupRank = Ranking.withinGroups(scores: scores, groups: figures.groups, ties: index.ties, decimals: decimals)
    tiers = index.tierNames.isEmpty ? scores.map { _ in nil } : index.tiers(of: Self.rounded(scores, decimals))
    self.adjustments = adjustments
    self.scores = scores
    self.decimals = decimals
  }

  private static func rounded(_ scores: [Double?], _ decimals: Int) -> [PublishedNumber?] {
    scores.map { $0.map { PublishedNumber($0, decimals: decimals) } }
  }

  /// What bonus and penalty points move a unit's score by, once it is held within the scale.
  ///
  /// - Parameter score: before points; `nil` is missing.
  package func shift(of unit: Int, score: Double?) -> Double { score.map { adjustments.adjusted($0, unit: unit) - $0 } ?? 0 }
}
