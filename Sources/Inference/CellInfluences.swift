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
    for response in 0..<design.responses {
      let cell = design.cellOfResponse[response]
      guard design.cells[cell].weightsAreEstimated, design.responsesInCell[cell] > 1, let domain = domain[response] else { continue }
      if let place = sums[cell].firstIndex(where: { $0.domain == domain }) {
        sums[cell][place].sum.add(influence[response])
      } else {
        sums[cell].append((domain, ExactSum(CollectionOfOne(influence[response]))))
      }
    }
    residuals = zip(sums, design.weightOfCell).map { sums, weight in
      sums.map { Residual(domain: $0.domain, mean: $0.sum.value / weight) }
    }
  }

  /// z of one response in each domain where it is not zero by construction.
  @inline(__always)
  private func forEachTerm(of response: Int, _ body: (_ domain: Int, _ value: Double) -> Void) {
    let own = domain[response]
    var isOwnStillOpen = own != nil
    for residual in residuals[design.cellOfResponse[response]] {
      let isOwn = own == residual.domain
      if isOwn { isOwnStillOpen = false }
      body(residual.domain, (isOwn ? influence[response] : 0) - design.weight[response] * residual.mean)
    }
    if isOwnStillOpen, let own { body(own, influence[response]) }
  }

  /// z_r(u) of one respondent for each domain that its responses touch.
  func forEachTotal(ofRespondentAt place: Int, _ body: (_ domain: Int, _ total: Double) -> Void) {
    let responses = design.responses(ofRespondentAt: place)
    if responses.count == 1, let response = responses.first {
      forEachTerm(of: response, body)
      return
    }
    var sums: [(domain: Int, sum: ExactSum)] = []
    for response in responses {
      forEachTerm(of: response) { domain, value in
        if let place = sums.firstIndex(where: { $0.domain == domain }) {
          sums[place].sum.add(value)
        } else {
          sums.append((domain, ExactSum(CollectionOfOne(value))))
        }
      }
    }
    for (domain, sum) in sums { body(domain, sum.value) }
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
      var valuesOfDomain: [Int: [Double]] = [:]
      for (place, response) in members[cell].enumerated() {
        forEachTerm(of: response) { domain, value in
          valuesOfDomain[domain, default: [Double](repeating: 0, count: members[cell].count)][place] = value
        }
      }
      return valuesOfDomain.sorted { $0.key < $1.key }.map { domain, values in
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
