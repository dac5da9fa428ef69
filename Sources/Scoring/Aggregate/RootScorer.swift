package import SurveyModel

/// The index of the units again and again, by other weights, aggregations and policies for missing children: the stages behind normalisation, with nothing made twice.
package struct RootScorer: Sendable {
  /// What one scoring differs in.
  package struct Choice: Sendable {
    /// By node of the index, relative to its siblings; 0 is left out.
    package var weights: [Double]
    /// For every component that is aggregated as the root is; `nil` for its own.
    package var aggregation: IndexTree.Aggregation?
    /// For every component that treats missing children as the root does; `nil` for its own.
    package var missing: IndexTree.MissingPolicy?

    package init(weights: [Double], aggregation: IndexTree.Aggregation? = nil, missing: IndexTree.MissingPolicy? = nil) {
      self.weights = weights
      self.aggregation = aggregation
      self.missing = missing
    }
  }

  package struct Outcome: Sendable {
    /// By unit, unrounded, with bonus and penalty points; `nil` for a unit without a score, or that takes no part.
    package let scores: [Double?]
    package let ranking: Ranking
  }

  package let figures: Figures
  package let normalized: Normalized
  /// With the weights that its schemes were worked out to.
  package let index: IndexTree
  private let layout: TreeLayout
  private let applicability: [Applicability]
  private let shares: GroupShares
  private let adjustments: Adjustments
  /// Nodes that follow the root.
  private let aggregatedAlike: [Int]
  private let lackingAlike: [Int]

  /// - Parameter figures: with the index's weights as they are written.
  /// - Throws: as ``Normalized``, ``Weighted`` and ``Adjustments``.
  package init(_ figures: Figures) throws(ScoringError) {
    let normalized = try Normalized(figures)
    index = try Weighted(normalized, of: figures, index: figures.parts[0].plan.index).index
    self.figures = figures
    self.normalized = normalized
    layout = TreeLayout(index)
    let plans = figures.parts.map { [index] in $0.plan.weighted(index) }
    applicability = plans.map { Applicability(plan: $0, groups: figures.groups) }
    shares = GroupShares(plans: plans, weights: figures.parts.map(\.weight))
    adjustments = try Adjustments(index: index, unitIDs: figures.unitIDs)
    aggregatedAlike = index.nodesAsRoot { $0.aggregation == $1.aggregation }
    lackingAlike = index.nodesAsRoot { $0.missing == $1.missing }
  }

  /// By node.
  package var weights: [Double] { index.nodes.map(\.weight) }

  /// - Parameter scores: of the indicators, by part; `nil` for those of the figures.
  /// - Throws: a child that the aggregation cannot take or must not lack, of a unit that takes part.
  package func outcome(_ choice: Choice, scores given: [IndicatorScores]? = nil) throws(ScoringError) -> Outcome {
    let layout = layout.with(
      weights: choice.weights, aggregation: choice.aggregation.map { (aggregatedAlike, $0) },
      missing: choice.missing.map { (lackingAlike, $0) })
    var parts: [NodeScores] = []
    for (place, own) in (given ?? normalized.units).enumerated() {
      let nodes = NodeScores(layout: layout, scores: own, applicability: applicability[place], isCompeting: figures.takesPart)
      try nodes.check(index: index, isRequired: figures.takesPart, unitIDs: figures.unitIDs)
      parts.append(nodes)
    }
    let shares = choice.missing.map { self.shares.with(missing: $0) } ?? self.shares
    let hasPoints = !adjustments.entries.isEmpty
    let scores = figures.takesPart.indices.map { unit -> Double? in
      guard figures.takesPart[unit] else { return nil }
      var score = parts[0].score(domain: unit, node: 0)
      if parts.count > 1 {
        let combined = shares.combined(parts.map { $0.score(domain: unit, node: 0) ?? .nan }, node: 0)
        score = combined.isNaN ? nil : combined
      }
      return hasPoints ? score.map { adjustments.adjusted($0, unit: unit) } : score
    }
    return Outcome(scores: scores, ranking: Ranking(scores: scores, ties: index.ties, decimals: index.score.decimals))
  }

  /// Scores of the indicators for other values of the same units, by part: the same rules, or rules made anew where they are taken from the units.
  ///
  /// - Parameter values: by part, units × indicators.
  /// - Throws: as ``Normalizer``; a score that leaves the range of doubles.
  package func scores(ofValues values: [[Double]]) throws(ScoringError) -> [IndicatorScores] {
    var found: [IndicatorScores] = []
    for (part, own) in zip(figures.parts, values) {
      let place = found.count
      let values = IndicatorValues(domains: figures.unitIDs.count, indicators: part.plan.indicators.count, values: own)
      let isFixed = !part.plan.indicators.contains { $0.normalization.dependsOnUnits(edition: part.pooled.edition) }
      let normalizer =
        isFixed
        ? normalized.normalizers[place]
        : try Normalizer(plan: part.plan, values: values, isRanged: figures.takesPart, unitIDs: figures.unitIDs, pooled: part.pooled)
      let scores = normalizer.scores(of: values)
      if let place = scores.overflows.first(where: { figures.takesPart[$0.domain] }) {
        throw .overflow(unit: figures.unitIDs[place.domain], node: part.plan.indicators[place.indicator].id)
      }
      found.append(scores)
    }
    return found
  }
}

extension IndexTree {
  /// The components that are as the root is, the root among them.
  fileprivate func nodesAsRoot(_ isAlike: (Component, Component) -> Bool) -> [Int] {
    guard case .component(let root) = nodes[0].content else { return [] }
    return nodes.indices.filter { place in
      if case .component(let component) = nodes[place].content { isAlike(component, root) } else { false }
    }
  }
}
