package import SurveyModel

/// Bonus and penalty points of the units, added to the index after it is aggregated and held within its scale.
package struct Adjustments: Sendable, Hashable {
  /// One line of the index, for a unit.
  package struct Entry: Sendable, Hashable {
    /// Index into `Survey.units`.
    package let unit: Int
    package let points: Double
    package let reason: LocalizedText
  }

  /// In the order of the index.
  package let entries: [Entry]
  private let scale: ClosedRange<Double>
  /// By unit.
  private let points: [Double]

  /// - Throws: ``ScoringError/unknownUnit(_:neededBy:)``.
  package init(index: IndexTree, unitIDs: [String]) throws(ScoringError) {
    var entries: [Entry] = []
    var points = unitIDs.map { _ in 0.0 }
    for adjustment in index.finish.adjustments {
      guard let unit = unitIDs.firstIndex(of: adjustment.unit) else {
        throw .unknownUnit(adjustment.unit, neededBy: "adjustments")
      }
      entries.append(Entry(unit: unit, points: adjustment.points, reason: adjustment.reason))
      points[unit] += adjustment.points
    }
    self.entries = entries
    self.points = points
    scale = index.score.from...index.score.to
  }

  /// Σ of the unit's points; 0 without any.
  package func points(of unit: Int) -> Double { points[unit] }

  /// The score with the unit's points, held within the scale; as it is without any.
  package func adjusted(_ score: Double, unit: Int) -> Double {
    guard entries.contains(where: { $0.unit == unit }) else { return score }
    return min(max(score + points[unit], scale.lowerBound), scale.upperBound)
  }
}
