import Scoring
import SurveyModel

/// What questions that responses left open add to the variance of a score, and take from its degrees of
/// freedom: of one respondent group, by node, then domain.
struct OpenQuestions: Sendable {
  struct Term: Sendable, Hashable {
    /// The second phase: never below zero.
    let variance: Double
    /// 1/Σ_j s_j/(m_j − strata_j) with s_j the share of indicator j in the variance, m_j its respondents.
    let degreesOfFreedom: Double
  }

  /// Of each node that was asked for.
  private let terms: [Int: [Term]]

  init(terms: [Int: [Term]]) { self.terms = terms }

  /// `nil` where nothing is known of the node.
  func terms(of node: Int) -> [Term]? { terms[node] }

  /// Of several sets of domains. Where the blocks of all domains would take too much they are made for some
  /// at a time, and the answers are read as often.
  ///
  /// - Returns: `nil` where responses of one row of the tally have different parts in a calibration.
  static func found(
    _ group: ScoredGroup, scored: [DomainScores], nodes: [Int], threads: Int, work: Work
  ) -> [OpenQuestions]? {
    let width = group.plan.indicators.count { $0.isAnswered }
    guard width > 0 else { return nil }
    let size = 8 * width * width * (3 * group.weights.rows.count / max(1, scored[0].domains.count) + 4)
    let chunk = max(1, IndicatorCovariance.limit / max(1, size))
    var terms = scored.map { _ in nodes.reduce(into: [Int: [Term]]()) { $0[$1] = [] } }
    let keys = PairKeys(group)
    for first in stride(from: 0, to: scored[0].domains.count, by: chunk) {
      // All units together go with the first of them.
      let sets = scored.indices.filter { first < scored[$0].domains.count }
      let only = sets.map { first..<min(first + chunk, scored[$0].domains.count) }
      guard let blocks = IndicatorCovariance.diagonals(group, sets.map { scored[$0] }, only: only, keys, threads: threads, work: work)
      else { return nil }
      for (set, (own, blocks)) in zip(sets, zip(only, blocks)) {
        for node in nodes {
          let gradients = own.map { scored[set].gradient(domain: $0, node: node) }
          terms[set][node, default: []] += blocks.openQuestions(gradients, from: own.lowerBound)
        }
      }
    }
    return terms.map { OpenQuestions(terms: $0) }
  }
}

extension LinearizedCovariance {
  /// The same with what open questions add.
  func adding(_ terms: [OpenQuestions.Term]?) -> LinearizedCovariance {
    guard let terms else { return self }
    var matrix = matrix
    for (domain, term) in terms.enumerated() { matrix.add(term.variance, to: domain, domain) }
    let degrees = zip(effectiveDegrees, terms).map { min($0, $1.degreesOfFreedom) }
    return LinearizedCovariance(
      self, matrix: matrix, effectiveDegrees: degrees,
      comparisonDegrees: zip(comparisonDegreesOfFreedom, degrees).map { min($0, $1) })
  }
}
