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
  /// Of each unit, whether its score is a number that was only read.
  package let isAsRead: [Bool]

  /// ``scores`` at the index's decimals.
  package var rounded: [PublishedNumber?] { Self.rounded(scores, decimals, isAsRead) }

  /// - Throws: ``ScoringError/unknownUnit(_:neededBy:)``: points for a unit that there is not.
  package init(_ aggregated: Aggregated, of figures: Figures, index: IndexTree) throws(ScoringError) {
    let adjustments = try Adjustments(index: index, unitIDs: figures.unitIDs)
    let decimals = index.score.decimals
    let scores = figures.unitIDs.indices.map { unit -> Double? in
      guard figures.takesPart[unit], let score = aggregated.score(unit: unit, node: 0) else { return nil }
      return adjustments.entries.isEmpty ? score : adjustments.adjusted(score, unit: unit)
    }
    // A table is one part, without points as a rule; nothing else is only read.
    let read = figures.parts.count == 1 ? ReadScores(aggregated.units[0], index: index, isTreated: index.treatment != nil) : nil
    let isAsRead = scores.indices.map { unit in
      read.map { $0.isAsRead(unit: unit, node: 0) && !adjustments.entries.contains { $0.unit == unit } } ?? false
    }
    ranking = Ranking(scores: scores, ties: index.ties, decimals: decimals, isAsRead: isAsRead)
    groupRank = Ranking.withinGroups(scores: scores, groups: figures.groups, ties: index.ties, decimals: decimals)
    tiers = index.tierNames.isEmpty ? scores.map { _ in nil } : index.tiers(of: Self.rounded(scores, decimals, isAsRead))
    self.adjustments = adjustments
    self.scores = scores
    self.decimals = decimals
    self.isAsRead = isAsRead
  }

  private static func rounded(_ scores: [Double?], _ decimals: Int, _ isAsRead: [Bool]) -> [PublishedNumber?] {
    zip(scores, isAsRead).map { score, isAsRead in score.map { .published($0, decimals: decimals, isAsRead: isAsRead) } }
  }

  /// What bonus and penalty points move a unit's score by, once it is held within the scale.
  ///
  /// - Parameter score: before points; `nil` is missing.
  package func shift(of unit: Int, score: Double?) -> Double { score.map { adjustments.adjusted($0, unit: unit) - $0 } ?? 0 }
}
