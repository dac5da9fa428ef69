package import SurveyModel

/// From figures to what is published, every stage kept: figures → normalized → weighted → aggregated → published.
///
/// One code for surveys and plain tables, which differ only in how they make ``Figures``. Whatever changes later enters at the stage where it differs, with what the stage
/// before left.
package struct ScoringChain: Sendable {
  package let figures: Figures
  package let normalized: Normalized
  package let weighted: Weighted
  package let aggregated: Aggregated
  package let published: Published
  /// What is not known of scores that lack indicators which too few answered.
  package let thin: ThinParts

  /// With the weights that were used.
  package var index: IndexTree { weighted.index }

  /// From the start.
  package init(_ figures: Figures, index: IndexTree) throws(ScoringError) {
    try self.init(figures, try Normalized(figures), index: index)
  }

  /// With other weights.
  private init(_ figures: Figures, _ normalized: Normalized, index: IndexTree) throws(ScoringError) {
    try self.init(figures, normalized, try Weighted(normalized, of: figures, index: index))
  }

  /// With another aggregation.
  private init(_ figures: Figures, _ normalized: Normalized, _ weighted: Weighted) throws(ScoringError) {
    self.figures = figures
    self.normalized = normalized
    self.weighted = weighted
    aggregated = try Aggregated(normalized, of: figures, index: weighted.index)
    published = try Published(aggregated, of: figures, index: weighted.index)
    thin = ThinParts(aggregated, normalized, of: figures)
  }

  /// Where a change enters.
  package enum Stage: Int, Sendable, Hashable, Comparable, CaseIterable {
    case figures
    case normalized
    case weighted

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// The same figures by another index and without some units, from the first stage that differs.
  ///
  /// - Parameters:
  ///   - index: with its weights as they are written; it may leave nodes out, set them anew or lay them out in another way.
  ///   - units: that are left out of all that compares.
  /// - Returns: `nil` where the index reads something that the figures do not hold.
  package func scored(by index: IndexTree, without units: Set<Int> = []) throws(ScoringError) -> ScoringChain? {
    let stage = stage(of: index, without: units)
    if stage == .weighted { return try ScoringChain(figures, normalized, index: index) }
    guard let own = stage == .normalized ? figures : figures.scored(by: index) else { return nil }
    return try ScoringChain(own.without(units), index: index)
  }

  /// Where the index, and leaving these units out, enter.
  package func stage(of index: IndexTree, without units: Set<Int> = []) -> Stage {
    guard figures.parts[0].plan.normalizesAlike(index) else { return .figures }
    return units.isEmpty ? .weighted : .normalized
  }
}
