import SurveyModel

/// What is not known of the score of a unit that lacks indicators which too few of its respondents answered:
/// it is a score on fewer parts than the others have.
///
/// D_v = I_v − I_v(without the same indicators) over the k units that take part and have them all; Σ D²/k is
/// how far apart the two are, and (1 + 1/k)·Σ D²/k what the variance of the unit's score lacks. Weights and
/// rules are held. O(units × nodes) for each set of indicators that some unit lacks.
package struct ThinParts: Sendable {
  package struct Gap: Sendable, Hashable {
    /// (1 + 1/k)·Σ D²/k
    package let variance: Double
    /// k
    package let units: Int

    package init(variance: Double, units: Int) {
      self.variance = variance
      self.units = units
    }

    /// Too few to tell.
    package static let fewest = 3
    package var isTold: Bool { units >= Self.fewest }
  }

  /// By unit, then by node; empty for a unit that lacks nothing. `nil` for a node that nothing is missing
  /// below, or that is missing itself.
  private let gaps: [[Gap?]]

  package init(_ aggregated: Aggregated, _ normalized: Normalized, of figures: Figures) {
    guard figures.thin.contains(where: { !$0.isEmpty }) else {
      gaps = figures.thin.map { _ in [] }
      return
    }
    let nodes = aggregated.index.nodes
    var known: [[Figures.Cell]: [[Gap?]]] = [:]
    gaps = figures.thin.enumerated().map { unit, cells in
      guard !cells.isEmpty, figures.takesPart[unit] else { return [] }
      let all: [[Gap?]]
      if let found = known[cells] {
        all = found
      } else {
        all = [Self.gaps(aggregated, normalized, of: figures, without: cells)]
        known[cells] = all
      }
      return nodes.indices.map { node in aggregated.score(unit: unit, node: node) == nil ? nil : all[0][node] }
    }
  }

  private static func gaps(
    _ aggregated: Aggregated, _ normalized: Normalized, of figures: Figures, without cells: [Figures.Cell]
  ) -> [Gap?] {
    let index = aggregated.index
    let scores = figures.parts.indices.map { part in
      let own = cells.filter { $0.part == part }.map(\.indicator)
      return NodeScores(
        index: index, scores: normalized.units[part].without(own),
        applicability: Applicability(plan: figures.parts[part].plan.weighted(index), groups: figures.groups), isCompeting: figures.takesPart
      )
    }
    let having = figures.takesPart.indices.filter { unit in
      figures.takesPart[unit] && cells.allSatisfy { normalized.units[$0.part].score(domain: unit, indicator: $0.indicator) != nil }
    }
    // Nodes with one of the indicators below them.
    var isTouched = index.nodes.map { _ in false }
    for cell in cells {
      var node: Int? = figures.parts[cell.part].plan.indicators[cell.indicator].node
      while let current = node {
        isTouched[current] = true
        node = index.nodes[current].parent
      }
    }
    return index.nodes.indices.map { node in
      guard isTouched[node] else { return nil }
      var (sum, count) = (0.0, 0)
      for unit in having {
        let without = aggregated.shares.combined(scores.map { $0.score(domain: unit, node: node) ?? .nan }, node: node)
        guard let whole = aggregated.score(unit: unit, node: node), !without.isNaN else { continue }
        sum += (whole - without) * (whole - without)
        count += 1
      }
      let k = Double(count)
      return Gap(variance: count > 0 ? (1 + 1 / k) * sum / k : 0, units: count)
    }
  }

  /// Of a node of a unit; `nil` where nothing that it needs is missing.
  package func gap(unit: Int, node: Int) -> Gap? { gaps[unit].isEmpty ? nil : gaps[unit][node] }

  package var isEmpty: Bool { gaps.allSatisfy(\.isEmpty) }
}
