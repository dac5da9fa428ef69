import SurveyModel

/// How the scores of respondent groups are combined: Σ g·x/Σ g over the groups that have the node, g the weight of the group.
///
/// A group has a node where it is asked something below it; hard data belong to every group. At the root the index's policy for missing children holds for
/// groups that have no score of a unit.
package struct GroupShares: Sendable {
  /// Of each group, sum 1.
  package let shares: [Double]
  /// Groups × nodes.
  private let has: [[Bool]]
  private var missing: IndexTree.MissingPolicy
  private let lowest: Double

  package init(plans: [ScoringPlan], weights: [Double]) {
    let total = weights.reduce(0, +)
    shares = weights.map { total > 0 ? $0 / total : 0 }
    has = plans.map { plan in
      let applicability = Applicability(plan: plan, groups: [nil])
      return plan.index.nodes.indices.map { applicability.applies(domain: 0, node: $0) }
    }
    missing = if case .component(let root)? = plans.first?.index.root.content { root.missing } else { .reweight(atLeast: 0) }
    lowest = plans.first?.index.score.from ?? 0
  }

  /// The same with another policy for groups that have no score of a unit.
  func with(missing policy: IndexTree.MissingPolicy) -> GroupShares {
    var copy = self
    copy.missing = policy
    return copy
  }

  /// What the groups weigh in a node where these have a score, sum 1; `nil` where it is missing. A group without the node weighs nothing.
  ///
  /// - Parameter isThere: of each group.
  package func weights(of node: Int, isThere: [Bool]) -> [Double]? {
    if shares.count == 1 { return isThere[0] ? [1] : nil }
    let isAsked = shares.indices.map { has[$0][node] && shares[$0] > 0 }
    let asked = shares.indices.reduce(0) { isAsked[$1] ? $0 + shares[$1] : $0 }
    let heard = shares.indices.reduce(0) { isAsked[$1] && isThere[$1] ? $0 + shares[$1] : $0 }
    guard heard > 0 else { return nil }
    if node == 0 {
      switch missing {
      case .reweight(let atLeast): if heard / asked < atLeast - 1e-12 { return nil }
      case .fail: if heard < asked { return nil }
      case .zero: return shares.indices.map { isAsked[$0] && isThere[$0] ? shares[$0] / asked : 0 }
      }
    }
    return shares.indices.map { isAsked[$0] && isThere[$0] ? shares[$0] / heard : 0 }
  }

  /// The score of a node from those of the groups; NaN is missing.
  package func combined(_ scores: [Double], node: Int) -> Double {
    if scores.count == 1 { return scores[0] }
    guard let weights = weights(of: node, isThere: scores.map { !$0.isNaN }) else { return .nan }
    var sum = 0.0
    for (score, weight) in zip(scores, weights) where weight > 0 { sum += weight * score }
    // What the policy `zero` puts in place of a group that is silent.
    if node == 0, case .zero = missing { sum += (1 - weights.reduce(0, +)) * lowest }
    return sum
  }
}
