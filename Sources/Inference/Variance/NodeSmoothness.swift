import Scoring
import SurveyModel

/// Which nodes of an index have a standard error by linearisation, and which need replicates.
///
/// A score is linearised where it is a differentiable function of weighted means. What it takes from the other units (a range, a mean, a spread) is then
/// held at its observed value: right for comparing units, but too narrow for the interval of one, which is taken from replicates. A median, a rank, a
/// band, a minimum or a contest between units has no derivative, and replicates give its variance too. Figures have no sampling error and need neither.
struct NodeSmoothness: Sendable, Hashable {
  /// Whether the variance is linearised, by node.
  let isLinearized: [Bool]
  /// Whether the interval is linearised, by node.
  let hasLinearizedInterval: [Bool]

  init(plan: ScoringPlan, edition: String?) {
    let nodes = plan.index.nodes
    var isAnswered = nodes.map { _ in false }
    var isSmooth = nodes.map { _ in true }
    var isOwn = nodes.map { _ in true }
    for indicator in plan.indicators {
      guard case .answers(_, let recode) = indicator.source else { continue }
      isAnswered[indicator.node] = true
      isSmooth[indicator.node] = !recode.isMedian && indicator.normalization.isDifferentiable
      isOwn[indicator.node] = !indicator.normalization.dependsOnUnits(edition: edition)
    }
    for place in nodes.indices.reversed() {
      guard case .component(let component) = nodes[place].content else { continue }
      let children = nodes[place].children
      isAnswered[place] = children.contains { isAnswered[$0] }
      isSmooth[place] = children.allSatisfy { isSmooth[$0] } && (component.aggregation.isDifferentiable || !isAnswered[place])
      isOwn[place] = children.allSatisfy { isOwn[$0] } && (!component.aggregation.comparesUnits || !isAnswered[place])
    }
    isLinearized = isSmooth
    hasLinearizedInterval = zip(isSmooth, isOwn).map { $0 && $1 }
  }

  /// A node of several respondent groups is as smooth as the roughest of them.
  init(_ parts: [NodeSmoothness]) {
    let nodes = parts.first?.isLinearized.indices ?? 0..<0
    isLinearized = nodes.map { node in parts.allSatisfy { $0.isLinearized[node] } }
    hasLinearizedInterval = nodes.map { node in parts.allSatisfy { $0.hasLinearizedInterval[node] } }
  }

  /// Whether any node needs replicates.
  var needsReplicates: Bool { hasLinearizedInterval.contains(false) }
}
