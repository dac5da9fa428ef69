package import SurveyModel

/// The index with the weights that its schemes were worked out to: one set for all parts, from what they say together. Other weights enter here.
package struct Weighted: Sendable {
  package let weights: IndexWeights

  package var index: IndexTree { weights.index }

  /// - Parameter index: whose indicators are those of the figures.
  /// - Throws: as ``IndexWeights``.
  package init(_ normalized: Normalized, of figures: Figures, index: IndexTree) throws(ScoringError) {
    weights = try IndexWeights(
      index: index, scores: .combined(normalized.units, weights: figures.parts.map(\.weight)), isUsed: figures.takesPart,
      applicability: Applicability(index: index, groups: figures.groups))
  }
}
