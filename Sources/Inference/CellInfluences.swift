/// The influences of responses after what estimating the weights of their cells takes from them.
struct CellInfluences {
  /// What one cell subtracts for one domain: `mean` times the weight, from every response of the cell.
  private struct Residual {
    let domain: Int
    let mean: Double
  }

  private let influence: [Double]
  private let domain: [Int?]
  private let design: SamplingDesign
  /// By cell; nearly always one domain.
  private let residuals: [[Residual]]

  init(_ influence: [Double], domain: [Int?], design: SamplingDesign) {
    self.influence = influence
    self.domain = domain
    self.design = design
    var sums = [[(domain: Int, sum: ExactSum)]](repeating: [], count: design.cells.count)
    var weights = [ExactSum](repeating: ExactSum(), count: design.cells.count)
    for response in 0..<design.responses {
      let cell = design.cellOfResponse[response]
      guard design.cells[cell].weightsAreEstimated, design.responsesInCell[cell] > 1 else { continue }
      weights[cell].add(design.weight[response])
      guard let domain = domain[response] else { continue }
      if let place = sums[cell].firstIndex(where: { $0.domain == domain }) {
        sums[cell][place].sum.add(influence[response])
      } else {
        sums[cell].append((domain, ExactSum(CollectionOfOne(influence[response]))))
      }
    }
    residuals = zip(sums, weights).map { sums, weight in
      sums.map { Residual(domain: $0.domain, mean: $0.sum.value / weight.value) }
    }
  }

  /// z of one response in each domain where it is not zero by construction.
  private func terms(_ response: Int) -> [(domain: Int, value: Double)] {
    let own = domain[response]
    let weight = design.weight[response]
    var terms = residuals[design.cellOfResponse[response]].map { residual in
      (residual.domain, (own == residual.domain ? influence[response] : 0) - weight * residual.mean)
    }
    if let own, !terms.contains(where: { $0.0 == own }) { terms.append((own, influence[response])) }
    return terms
  }

  /// z_r(u) of one respondent for each domain that its responses touch; `scored` takes the domains that it was scored in.
  func totals(ofRespondentAt place: Int, scored: inout Set<Int>) -> [(domain: Int, value: Double)] {
    let responses = design.responses(ofRespondentAt: place)
    for response in responses {
      if let domain = domain[response] { scored.insert(domain) }
    }
    if responses.count == 1, let response = responses.first { return terms(response) }
    var sums: [(domain: Int, sum: ExactSum)] = []
    for response in responses {
      for term in terms(response) {
        if let place = sums.firstIndex(where: { $0.domain == term.domain }) {
          sums[place].sum.add(term.value)
        } else {
          sums.append((term.domain, ExactSum(CollectionOfOne(term.value))))
        }
      }
    }
    return sums.map { ($0.domain, $0.sum.value) }
  }

  struct SecondStageTerm {
    let domain: Int
    let variance: Double
    /// Whether forms were left empty.
    let isIncomplete: Bool
  }

  /// For each cell that knows how many forms were listed: what the empty ones of answering respondents add, by domain.
  ///
  /// A cell that was joined over several strata takes each response with the f of its own stratum.
  func secondStage() -> [SecondStageTerm] {
    var members = [[Int]](repeating: [], count: design.cells.count)
    for response in 0..<design.responses where design.cells[design.cellOfResponse[response]].formsListed != nil {
      members[design.cellOfResponse[response]].append(response)
    }
    return members.indices.flatMap { cell -> [SecondStageTerm] in
      let n = Double(members[cell].count)
      guard let listed = design.cells[cell].formsListed, listed > n, n > 0 else { return [] }
      let terms = members[cell].map(self.terms)
      return Set(terms.joined().map(\.domain)).sorted().map { domain in
        let values = terms.map { terms in terms.first { $0.domain == domain }?.value ?? 0 }
        let mean = ExactSum(values).value / n
        var sum = ExactSum()
        for (response, value) in zip(members[cell], values) {
          let fraction = design.strata[design.stratumOfResponse[response]].fraction
          sum.add(fraction * (value - mean) * (value - mean))
        }
        let variance = n > 1 ? (1 - n / listed) * n / (n - 1) * sum.value : 0
        return SecondStageTerm(domain: domain, variance: variance, isIncomplete: true)
      }
    }
  }
}
