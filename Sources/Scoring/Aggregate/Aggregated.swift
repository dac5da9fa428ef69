package import SurveyModel

/// The scores of all nodes, before bonus and penalty points. Another aggregation enters here.
package struct Aggregated: Sendable {
  /// With its weights.
  package let index: IndexTree
  /// Of each part of the figures: units × nodes.
  package let units: [NodeScores]
  /// Of each part: all units together; empty where there is no such sum.
  package let whole: [NodeScores]
  package let shares: GroupShares
  /// Of each unit: whether it is among those that are compared.
  package let takesPart: [Bool]

  /// - Throws: a child that the aggregation cannot take or must not lack, of a unit that takes part.
  package init(_ normalized: Normalized, of figures: Figures, index: IndexTree) throws(ScoringError) {
    let plans = figures.parts.map { $0.plan.weighted(index) }
    var units: [NodeScores] = []
    var whole: [NodeScores] = []
    for (place, plan) in plans.enumerated() {
      let scores = NodeScores(
        index: index, scores: normalized.units[place], applicability: Applicability(plan: plan, groups: figures.groups),
        isCompeting: figures.takesPart
      ).without(index.restsOnData, in: figures.screened)
      try scores.check(index: index, isRequired: figures.takesPart, unitIDs: figures.unitIDs)
      units.append(scores)
      if let all = normalized.whole[place] {
        whole.append(NodeScores(index: index, scores: all, applicability: Applicability(plan: plan, groups: [nil]), against: scores))
      }
    }
    self.index = index
    self.units = units
    self.whole = whole
    shares = GroupShares(plans: plans, weights: figures.parts.map(\.weight))
    takesPart = figures.takesPart
  }

  /// Of all parts together; `nil` where it is missing.
  package func score(unit: Int, node: Int) -> Double? {
    if units.count == 1 { return units[0].score(domain: unit, node: node) }
    return combined(units.map { $0.score(domain: unit, node: node) }, node: node)
  }

  /// Of all units together.
  package func wholeScore(node: Int) -> Double? {
    whole.isEmpty ? nil : combined(whole.map { $0.score(domain: 0, node: node) }, node: node)
  }

  private func combined(_ scores: [Double?], node: Int) -> Double? {
    let score = shares.combined(scores.map { $0 ?? .nan }, node: node)
    return score.isNaN ? nil : score
  }

  /// Of the units that take part, by node.
  package var mainEffects: MainEffects {
    MainEffects(nodes: index.nodes.count, isUsed: takesPart) { score(unit: $0, node: $1) }
  }
}
