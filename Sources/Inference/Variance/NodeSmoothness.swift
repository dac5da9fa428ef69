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

  /// Whether a score is nothing but a comparison of the units of the run, by node: one unit alone has the same whatever was answered.
  let comparesOnly: [Bool]

  init(plan: ScoringPlan, edition: String?) {
    let nodes = plan.index.nodes
    var isAnswered = nodes.map { _ in false }
    var isSmooth = nodes.map { _ in true }
    var isOwn = nodes.map { _ in true }
    var comparesOnly = nodes.map { _ in true }
    for indicator in plan.indicators {
      if case .notAsked = indicator.source { continue }
      comparesOnly[indicator.node] = indicator.normalization.comparesThisRunOnly
      guard case .answers(_, let recode) = indicator.source else { continue }
      isAnswered[indicator.node] = true
      isSmooth[indicator.node] = !recode.isMedian && indicator.normalization.isDifferentiable
      isOwn[indicator.node] = !indicator.normalization.dependsOnUnits(edition: edition)
    }
    for place in nodes.indices.reversed() {
      guard case .component(let component) = nodes[place].content else { continue }
      let children = nodes[place].children
      comparesOnly[place] = component.aggregation.comparesUnits || children.allSatisfy { comparesOnly[$0] }
      isAnswered[place] = children.contains { isAnswered[$0] }
      isSmooth[place] = children.allSatisfy { isSmooth[$0] } && (component.aggregation.isDifferentiable || !isAnswered[place])
      isOwn[place] = children.allSatisfy { isOwn[$0] } && (!component.aggregation.comparesUnits || !isAnswered[place])
    }
    isLinearized = isSmooth
    hasLinearizedInterval = zip(isSmooth, isOwn).map { $0 && $1 }
    self.comparesOnly = comparesOnly
  }

  /// A node of several respondent groups is as smooth as the roughest of them.
  init(_ parts: [NodeSmoothness]) {
    let nodes = parts.first?.isLinearized.indices ?? 0..<0
    isLinearized = nodes.map { node in parts.allSatisfy { $0.isLinearized[node] } }
    hasLinearizedInterval = nodes.map { node in parts.allSatisfy { $0.hasLinearizedInterval[node] } }
    comparesOnly = nodes.map { node in parts.allSatisfy { $0.comparesOnly[node] } }
  }

  /// Whether any node needs replicates.
  var needsReplicates: Bool { hasLinearizedInterval.contains(false) }
}
