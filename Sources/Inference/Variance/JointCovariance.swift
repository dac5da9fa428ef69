import Scoring

/// The covariance of scores of domains and what goes with it: of one respondent group, or of several that each score the whole index.
///
/// Groups are strata of their own: V = Σ g²V_g, with (Σ g²V_g)²/Σ((g²V_g)²/ν_g) degrees of freedom (Satterthwaite 1946).
struct JointCovariance: Sendable {
  let matrix: CovarianceMatrix
  /// Distinct respondents of each domain.
  let respondents: [Int]
  let degreesOfFreedom: [Double]
  /// The same from those of ``LinearizedCovariance/comparisonDegreesOfFreedom``.
  let comparisonDegreesOfFreedom: [Double]
  let isCensus: [Bool]
  let isIndependent: Bool
  let sharedPairs: Set<Pair>

  var domains: Int { matrix.count }

  func variance(_ domain: Int) -> Double { matrix.variance(domain) }

  init(_ covariance: LinearizedCovariance) {
    matrix = covariance.matrix
    respondents = covariance.respondents
    degreesOfFreedom = covariance.effectiveDegrees
    comparisonDegreesOfFreedom = covariance.comparisonDegreesOfFreedom
    isCensus = covariance.isCensus
    isIndependent = covariance.isIndependent
    sharedPairs = covariance.sharedPairs
  }

  /// - Parameter weights: what each of the two or more groups weighs in each domain, groups × domains; 0 where it takes no part.
  init(_ groups: [LinearizedCovariance], weights: [[Double]]) {
    let domains = 0..<(groups.first?.domains ?? 0)
    matrix = CovarianceMatrix.sum(groups.map(\.matrix), weights: weights)
    respondents = domains.map { domain in
      zip(groups, weights).reduce(0) { $0 + ($1.1[domain] > 0 ? $1.0.respondents[domain] : 0) }
    }
    func combined(_ degrees: (LinearizedCovariance, Int) -> Double) -> [Double] {
      domains.map { domain in
        Estimate.combined(
          zip(groups, weights).filter { $1[domain] > 0 && $0.respondents[domain] > 0 }.map { group, weights in
            (weights[domain], Estimate(value: 0, variance: group.variance(domain), degreesOfFreedom: degrees(group, domain)))
          }
        ).degreesOfFreedom
      }
    }
    degreesOfFreedom = combined { $0.effectiveDegrees[$1] }
    comparisonDegreesOfFreedom = combined { $0.comparisonDegreesOfFreedom[$1] }
    isCensus = domains.map { domain in
      zip(groups, weights).contains { $1[domain] > 0 && $0.respondents[domain] > 0 }
        && zip(groups, weights).allSatisfy { $1[domain] == 0 || $0.respondents[domain] == 0 || $0.isCensus[domain] }
    }
    isIndependent = groups.allSatisfy(\.isIndependent)
    sharedPairs = groups.reduce(into: []) { $0.formUnion($1.sharedPairs) }
  }

  /// The same with what is not known of scores that lack indicators: V + the gap's, degrees of freedom by
  /// Satterthwaite; none where too few units tell of it.
  ///
  /// - Parameter gaps: of each domain.
  init(_ covariance: JointCovariance, adding gaps: [ThinParts.Gap?]) {
    func combined(_ degrees: [Double]) -> [Double] {
      gaps.indices.map { domain in
        guard let gap = gaps[domain] else { return degrees[domain] }
        guard gap.isTold, degrees[domain] > 0 else { return 0 }
        return Estimate.combined([
          (1, Estimate(value: 0, variance: covariance.variance(domain), degreesOfFreedom: degrees[domain])),
          (1, Estimate(value: 0, variance: gap.variance, degreesOfFreedom: Double(gap.units))),
        ]).degreesOfFreedom
      }
    }
    var matrix = covariance.matrix
    for (domain, gap) in gaps.enumerated() {
      if let gap { matrix.add(gap.variance, to: domain, domain) }
    }
    self.matrix = matrix
    respondents = covariance.respondents
    degreesOfFreedom = combined(covariance.degreesOfFreedom)
    comparisonDegreesOfFreedom = combined(covariance.comparisonDegreesOfFreedom)
    isCensus = covariance.isCensus.indices.map { covariance.isCensus[$0] && gaps[$0] == nil }
    isIndependent = covariance.isIndependent
    sharedPairs = covariance.sharedPairs
  }

  /// The same respondents with a covariance that replicates gave.
  ///
  /// - Parameter keepsIndependence: whether domains without a stratum in common do not covary; not where units are compared with each other.
  init(_ covariance: JointCovariance, rows: [[Double]], keepsIndependence: Bool) {
    let isIndependent = covariance.isIndependent && keepsIndependence
    matrix =
      isIndependent
      ? CovarianceMatrix(variances: rows.indices.map { rows[$0][$0] }) : CovarianceMatrix(rows.flatMap(\.self), count: rows.count)
    respondents = covariance.respondents
    degreesOfFreedom = covariance.degreesOfFreedom
    comparisonDegreesOfFreedom = covariance.comparisonDegreesOfFreedom
    isCensus = covariance.isCensus
    self.isIndependent = isIndependent
    sharedPairs = covariance.sharedPairs
  }
}
