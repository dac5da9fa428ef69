import SurveyModel

/// The scores of the indicators, with the rules that the units made. A unit left out enters here.
package struct Normalized: Sendable {
  /// Of each part of the figures.
  package let normalizers: [Normalizer]
  /// Of each part: units × indicators.
  package let units: [IndicatorScores]
  /// Of each part: all units together under the rules made from the units.
  package let whole: [IndicatorScores?]

  /// - Throws: as ``Normalizer``; a score of a unit that takes part which leaves the range of doubles.
  package init(_ figures: Figures) throws(ScoringError) {
    var normalizers: [Normalizer] = []
    for part in figures.parts {
      normalizers.append(
        try Normalizer(
          plan: part.plan, values: part.units, isRanged: figures.takesPart, unitIDs: figures.unitIDs, pooled: part.pooled))
    }
    self.normalizers = normalizers
    units = zip(normalizers, figures.parts).map { $0.scores(of: $1.units) }
    for (scores, part) in zip(units, figures.parts) {
      if let place = scores.overflows.first(where: { figures.takesPart[$0.domain] }) {
        throw .overflow(unit: figures.unitIDs[place.domain], node: part.plan.indicators[place.indicator].id)
      }
    }
    whole = zip(normalizers, figures.parts).map { normalizer, part in part.whole.map { normalizer.scores(of: $0) } }
  }
}
