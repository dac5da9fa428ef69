/// A design in which every response is a respondent of its own, row by row of the tally: what the responses of a row share.
///
/// Then Σz and Σz² of each row say all that a variance needs.
struct RowDesign: Sendable {
  /// Place of each row among ``SamplingDesign/strata``; −1 for a row without responses.
  let stratum: [Int]
  /// Class of the calibration.
  let calibrationClass: [Int?]
  /// Weight of each of its responses; before calibration, where there is one.
  let weight: [Double]
  let start: [Double]
  /// Responses of each row.
  let responses: [Int]

  /// - Parameter row: of each response of the design.
  /// - Returns: `nil` where a respondent has several responses, where estimated weights or forms left empty reach beyond a stratum, or where responses
  ///   of a row differ in what they should share.
  init?(_ design: SamplingDesign, row: [UInt32], rows: Int) {
    guard design.respondentStarts.count - 1 == design.responses,
      design.cells.allSatisfy({ !$0.weightsAreEstimated && $0.formsListed == nil })
    else { return nil }
    var stratum = [Int](repeating: -1, count: rows)
    var responses = [Int](repeating: 0, count: rows)
    var first = [Int](repeating: 0, count: rows)
    for (response, row) in row.enumerated() {
      let row = Int(row)
      if responses[row] == 0 {
        stratum[row] = design.stratumOfResponse[response]
        first[row] = response
      } else if stratum[row] != design.stratumOfResponse[response] || design.weight[first[row]] != design.weight[response] {
        return nil
      }
      responses[row] += 1
    }
    self.stratum = stratum
    self.responses = responses
    guard case .margins(let calibration) = design.weightModel else {
      calibrationClass = [Int?](repeating: nil, count: rows)
      weight = first.indices.map { responses[$0] > 0 ? design.weight[first[$0]] : 0 }
      start = []
      return
    }
    for (response, row) in row.enumerated() {
      let first = first[Int(row)]
      guard calibration.classes[response] == calibration.classes[first], calibration.weight[response] == calibration.weight[first],
        calibration.start[response] == calibration.start[first]
      else { return nil }
    }
    calibrationClass = first.indices.map { responses[$0] > 0 ? calibration.classes[first[$0]] : nil }
    weight = first.indices.map { responses[$0] > 0 ? calibration.weight[first[$0]] : 0 }
    start = first.indices.map { responses[$0] > 0 ? calibration.start[first[$0]] : 0 }
  }
}

extension LinearizedCovariance {
  /// The covariance of ``LinearizedCovariance/init(of:domain:domains:under:)`` where every response is a respondent of its own, from the moments of each
  /// row: within a row only the influence on its own domain varies, so that
  ///
  ///     Σ_{e in h} (z(u) − z̄(u)) (z(v) − z̄(v)) = Σ_{rows r of h} n_r (z̄_r(u) − z̄(u)) (z̄_r(v) − z̄(v)) + [u = v] Σ_{rows r of u} Σ_{e in r} (z − z̄_r)²
  ///
  /// Rows come in their own order, which no order of responses changes. O(rows × domains of a stratum).
  ///
  /// - Parameter domain: of each row.
  init(of moments: InfluenceMoments, domain: [Int], domains: Int, in rows: RowDesign, under design: SamplingDesign) {
    let residuals = rows.residuals(of: moments, domain: domain, under: design)
    var rowsOfStratum = [[Int]](repeating: [], count: design.strata.count)
    for (row, stratum) in rows.stratum.enumerated() where stratum >= 0 { rowsOfStratum[stratum].append(row) }
    var matrix = CovarianceMatrix(variances: [Double](repeating: 0, count: domains))
    var respondents = [Int](repeating: 0, count: domains)
    var strataHolding = [Int](repeating: 0, count: domains)
    var isCensus = [Bool](repeating: true, count: domains)
    var comparison = [ComparisonDegrees](repeating: ComparisonDegrees(), count: domains)
    var shares = [[StratumShare]](repeating: [], count: domains)
    var isIndependent = true
    for (number, (stratum, members)) in zip(design.strata, rowsOfStratum).enumerated() {
      // Of the domains scored here: how many respondents, and their Σ w².
      var scored: [Int: (respondents: Int, weightSquares: Double)] = [:]
      var touched: Set<Int> = []
      for row in members {
        touched.insert(domain[row])
        if let own = rows.calibrationClass[row] { touched.formUnion(residuals[own].map(\.domain)) }
        guard moments.scored(row: row) > 0 else { continue }
        respondents[domain[row]] += moments.scored(row: row)
        let square = Double(moments.scored(row: row)) * rows.weight[row] * rows.weight[row]
        let before = scored[domain[row]] ?? (0, 0)
        scored[domain[row]] = (before.respondents + moments.scored(row: row), before.weightSquares + square)
      }
      for domain in scored.keys {
        strataHolding[domain] += 1
        if stratum.fraction < 1 { isCensus[domain] = false }
      }
      let domainsHere = touched.sorted()
      if domainsHere.count > 1 { isIndependent = false }
      let n = Double(stratum.respondents.count)
      let factor = (1 - stratum.fraction) * (n > 1 ? n / (n - 1) : 1)
      // Means of the rows, and of the stratum: zero in a stratum of one, which has no spread of its own.
      let means = domainsHere.map { place in
        members.map { row in
          let own = domain[row] == place ? moments.total(row: row) / Double(rows.responses[row]) : 0
          guard let block = rows.calibrationClass[row], let residual = residuals[block].first(where: { $0.domain == place }) else {
            return own
          }
          return own - rows.weight[row] * residual.mean
        }
      }
      let centres = means.map { means in
        n > 1 ? zip(members, means).reduce(0) { $0 + Double(rows.responses[$1.0]) * $1.1 } / n : 0
      }
      for u in domainsHere.indices {
        for v in u..<domainsHere.count {
          var sum = 0.0
          for (place, row) in members.enumerated() {
            sum += Double(rows.responses[row]) * (means[u][place] - centres[u]) * (means[v][place] - centres[v])
            if u == v, domain[row] == domainsHere[u] { sum += moments.squaredDeviations(row: row) }
          }
          matrix.add(factor * sum, to: domainsHere[u], domainsHere[v])
          // A stratum without respondents of the domain gives nothing but what the estimation of the weights leaves.
          if u == v, let here = scored[domainsHere[u]] {
            let share = StratumShare(
              stratum: number, expected: (1 - stratum.fraction) * here.weightSquares, respondents: here.respondents)
            shares[domainsHere[u]].append(share)
            comparison[domainsHere[u]].add(variance: factor * sum, expected: share.expected, respondents: share.respondents)
          }
        }
      }
    }
    self.init(
      domains: domains, matrix: matrix, respondents: respondents, degreesOfFreedom: zip(respondents, strataHolding).map { $0 - $1 },
      comparison: comparison, shares: shares, isCensus: zip(isCensus, respondents).map { $0 && $1 > 0 }, isIndependent: isIndependent,
      sharedPairs: [])
  }
}

extension RowDesign {
  /// What a class of the calibration subtracts for one domain: `mean` times the weight, from every response of the class.
  struct Residual {
    let domain: Int
    let mean: Double
  }

  /// Of each class; none without a calibration.
  func residuals(of moments: InfluenceMoments, domain: [Int], under design: SamplingDesign) -> [[Residual]] {
    guard case .margins(let calibration) = design.weightModel else { return [] }
    let classes = calibration.regression.classes
    var sums: [Int: [Double]] = [:]
    for row in stratum.indices where moments.scored(row: row) > 0 {
      guard let own = calibrationClass[row] else { continue }
      let scaled = weight[row] > 0 ? moments.total(row: row) * (start[row] / weight[row]) : 0
      sums[domain[row], default: [Double](repeating: 0, count: classes)][own] += scaled
    }
    var residuals = [[Residual]](repeating: [], count: classes)
    for (domain, sums) in sums.sorted(by: { $0.key < $1.key }) {
      for (place, mean) in calibration.regression.fitted(sums).enumerated() where mean != 0 {
        residuals[place].append(Residual(domain: domain, mean: mean))
      }
    }
    return residuals
  }
}
