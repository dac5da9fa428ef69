/// The covariance matrix of estimates of disjoint domains by Taylor linearisation: the scores of the units, of one component of each unit, or of all
/// units taken as one domain.
///
/// The influence of a response e on the estimate of its domain, a smooth function of weighted means m_j with derivatives a_j, is
///
///     z_e = w_e Σ_j a_j (x_ej − m_j) [answered] / W_j          W_j = Σ w over the responses of the domain that answered j
///
/// and zero for every other domain. With z_r(u) the sum over the responses of respondent r that rate u,
///
///     V_uv = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_{r in h} (z_r(u) − z̄_h(u)) (z_r(v) − z̄_h(v))
///
/// over all respondents of the stratum, those outside of the domain with zero. Where weights were estimated z_e is first replaced by its residual
/// z_e − w_e Σz/Σw over the cell, or from a fit on the margins (``WeightModel``), for they vary from sample to sample too. Forms that answering respondents left empty are a second stage of
/// sampling and add
///
///     Σ_c f_h(c) (1 − n_c/M_c) n_c/(n_c − 1) Σ_{e in c} (z_e − z̄_c)²
///
/// to V_uu. It is what R's `survey` gives for the functions of a joint `svyratio` (Lumley 2010, Complex Surveys; Särndal, Swensson & Wretman 1992).
/// A stratum or a cell of one has no spread of its own: in such a stratum z̄ counts as zero, in such a cell there is no residual and no second stage.
/// All sums are exact before they are rounded, so that the order of responses, respondents and strata decides nothing.
package struct LinearizedCovariance: Sendable {
  /// Number of domains.
  package let domains: Int
  let matrix: CovarianceMatrix
  /// Distinct respondents of each domain.
  package let respondents: [Int]
  /// Respondents of the domain less the strata that hold them (R: `degf(subset(design, domain))`); no variance can be told below 1.
  package let degreesOfFreedom: [Int]
  /// The same, or fewer where questions were left open.
  let effectiveDegrees: [Double]
  /// Of comparisons, by ``ComparisonDegrees``: never above ``degreesOfFreedom``, which it equals where what a stratum gives to the variance goes with its respondents
  /// less one; far below where a small part of the respondents carries most of the variance. Rank sets compare with these: among many comparisons the far tail of
  /// Student's t decides.
  let comparisonDegreesOfFreedom: [Double]
  /// Of each domain: the strata that hold its respondents, with what the design alone lets expect of them.
  let shares: [[StratumShare]]
  /// Whether all of the domain's population answered: there is then no sampling error.
  package let isCensus: [Bool]
  /// Whether no stratum holds two domains, so that they covary by nothing.
  let isIndependent: Bool
  /// Domains that a respondent was scored in both of.
  let sharedPairs: Set<Pair>

  /// What a stratum holds of a domain.
  struct StratumShare: Sendable, Hashable {
    /// Its position among the strata of the design.
    let stratum: Int
    /// (1 − f) Σ w² over the respondents of the domain.
    let expected: Double
    let respondents: Int
  }

  /// - Parameters:
  ///   - influence: z_e for each response of the design; not read where `domain` is `nil`.
  ///   - domain: which domain the response was scored in, below `domains`; `nil` for a response that was not scored.
  ///   - domains: how many there are; those without a response have variance 0 and no degrees of freedom.
  package init(of influence: [Double], domain: [Int?], domains: Int, under design: SamplingDesign) {
    precondition(influence.count == design.responses && domain.count == design.responses, "an influence and a domain for each response")
    precondition(domain.allSatisfy { $0.map { (0..<domains).contains($0) } ?? true })
    let influences = CellInfluences(influence, domain: domain, design: design)
    var sums: [Pair: ExactSum] = [:]
    var respondents = [Int](repeating: 0, count: domains)
    var strataHolding = [Int](repeating: 0, count: domains)
    var isCensus = [Bool](repeating: true, count: domains)
    // The stratum, and the respondent, that a domain was last counted for.
    var lastStratum = [Int](repeating: -1, count: domains)
    var lastRespondent = [Int](repeating: -1, count: domains)
    var shared = SharedDomains(count: domains)
    var comparison = [ComparisonDegrees](repeating: ComparisonDegrees(), count: domains)
    var shares = [[StratumShare]](repeating: [], count: domains)
    var weightSquares = [ExactSum](repeating: ExactSum(), count: domains)
    var respondentsHere = [Int](repeating: 0, count: domains)
    for (number, stratum) in design.strata.enumerated() {
      var totals = StratumTotals(respondents: stratum.respondents.count, domains: domains)
      for place in stratum.respondents {
        let responses = design.responses(ofRespondentAt: place)
        for response in responses {
          guard let domain = domain[response], lastRespondent[domain] != place else { continue }
          let square = design.weight[response] * design.weight[response]
          lastRespondent[domain] = place
          respondents[domain] += 1
          guard lastStratum[domain] != number else {
            respondentsHere[domain] += 1
            weightSquares[domain].add(square)
            continue
          }
          lastStratum[domain] = number
          respondentsHere[domain] = 1
          weightSquares[domain] = ExactSum(CollectionOfOne(square))
          strataHolding[domain] += 1
          if stratum.fraction < 1 { isCensus[domain] = false }
        }
        for (number, first) in responses.enumerated() {
          for second in responses.dropFirst(number + 1) { shared.add(domain[first], domain[second]) }
        }
        influences.forEachTotal(ofRespondentAt: place) { domain, total in
          totals.add(total, of: domain, respondent: place)
        }
      }
      for (pair, products) in totals.centredProducts() {
        let n = Double(stratum.respondents.count)
        let part = (1 - stratum.fraction) * (n > 1 ? n / (n - 1) : 1) * products
        sums[pair, default: ExactSum()].add(part)
        // A stratum without respondents of the domain gives nothing but what the estimation of the weights leaves.
        guard pair.first == pair.second, lastStratum[pair.first] == number else { continue }
        let share = StratumShare(
          stratum: number, expected: (1 - stratum.fraction) * weightSquares[pair.first].value, respondents: respondentsHere[pair.first])
        shares[pair.first].append(share)
        comparison[pair.first].add(variance: part, expected: share.expected, respondents: share.respondents)
      }
    }
    for term in influences.secondStage() {
      if term.isIncomplete { isCensus[term.domain] = false }
      sums[Pair(term.domain, term.domain), default: ExactSum()].add(term.variance)
    }
    var matrix = CovarianceMatrix(variances: [Double](repeating: 0, count: domains))
    for (pair, sum) in sums {
      if pair.first == pair.second {
        matrix.setVariance(sum.value, of: pair.first)
      } else {
        matrix.setCovariance(sum.value, of: pair.first, pair.second)
      }
    }
    isIndependent = sums.keys.allSatisfy { $0.first == $0.second }
    sharedPairs = shared.pairs
    self.domains = domains
    self.matrix = matrix
    self.respondents = respondents
    degreesOfFreedom = zip(respondents, strataHolding).map { $0 - $1 }
    comparisonDegreesOfFreedom = zip(comparison, degreesOfFreedom).map { $0.degreesOfFreedom(all: $1) }
    self.shares = shares
    effectiveDegrees = degreesOfFreedom.map(Double.init)
    self.isCensus = zip(isCensus, respondents).map { $0 && $1 > 0 }
  }

  /// What was computed in another way than from each response.
  init(
    domains: Int, matrix: CovarianceMatrix, respondents: [Int], degreesOfFreedom: [Int], comparison: [ComparisonDegrees],
    shares: [[StratumShare]], isCensus: [Bool], isIndependent: Bool, sharedPairs: Set<Pair>
  ) {
    self.domains = domains
    self.matrix = matrix
    self.respondents = respondents
    self.degreesOfFreedom = degreesOfFreedom
    comparisonDegreesOfFreedom = zip(comparison, degreesOfFreedom).map { $0.degreesOfFreedom(all: $1) }
    self.shares = shares
    effectiveDegrees = degreesOfFreedom.map(Double.init)
    self.isCensus = isCensus
    self.isIndependent = isIndependent
    self.sharedPairs = sharedPairs
  }

  /// The same design with other variances and degrees of freedom.
  init(_ covariance: LinearizedCovariance, matrix: CovarianceMatrix, effectiveDegrees: [Double], comparisonDegrees: [Double]) {
    domains = covariance.domains
    self.matrix = matrix
    respondents = covariance.respondents
    degreesOfFreedom = covariance.degreesOfFreedom
    self.effectiveDegrees = effectiveDegrees
    comparisonDegreesOfFreedom = comparisonDegrees
    shares = covariance.shares
    isCensus = covariance.isCensus
    isIndependent = covariance.isIndependent
    sharedPairs = covariance.sharedPairs
  }

  package subscript(u: Int, v: Int) -> Double { matrix[u, v] }

  package func variance(_ u: Int) -> Double { self[u, u] }
}

/// Pairs of domains that one respondent was scored in. A place for each pair: a respondent is looked at once, and there are many.
private struct SharedDomains {
  private let count: Int
  /// Empty before the first pair.
  private var isShared: [Bool] = []

  init(count: Int) { self.count = count }

  mutating func add(_ first: Int?, _ second: Int?) {
    guard let first, let second, first != second else { return }
    if isShared.isEmpty { isShared = [Bool](repeating: false, count: count * count) }
    isShared[first * count + second] = true
  }

  var pairs: Set<Pair> { Set(isShared.indices.lazy.filter { isShared[$0] }.map { Pair($0 / count, $0 % count) }) }
}

/// Two domains, the smaller number first.
struct Pair: Hashable {
  let first: Int
  let second: Int

  init(_ a: Int, _ b: Int) {
    first = min(a, b)
    second = max(a, b)
  }
}
