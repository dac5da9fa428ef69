/// The influences of responses after what estimating the weights takes from them.
struct CellInfluences {
  /// What one block subtracts for one domain: `mean` times its part, from every response of the block.
  private struct Residual {
    let domain: Int
    let mean: Double
  }

  private let influence: [Double]
  private let domain: [Int?]
  private let design: SamplingDesign
  /// By block, a cell or a class of a calibration. In cells and post-strata nearly always one domain; in classes of a raking all domains.
  private let residuals: [[Residual]]
  /// Block of each response, and what is subtracted there times the mean.
  private let block: [Int?]
  private let part: [Double]

  init(_ influence: [Double], domain: [Int?], design: SamplingDesign) {
    self.influence = influence
    self.domain = domain
    self.design = design
    switch design.weightModel {
    case .cells:
      let isEstimated = design.cells.indices.map { design.cells[$0].weightsAreEstimated && design.responsesInCell[$0] > 1 }
      let sums = Self.sums(
        influence, domain: domain, block: design.cellOfResponse.map { isEstimated[$0] ? $0 : nil }, blocks: design.cells.count)
      residuals = zip(sums, design.weightOfCell).map { sums, weight in
        sums.map { Residual(domain: $0.domain, mean: $0.sum.value / weight) }
      }
      block = Array(design.cellOfResponse)
      part = design.weight
    case .margins(let calibration):
      let scaled = influence.indices.map { place in
        calibration.weight[place] > 0 ? influence[place] * (calibration.start[place] / calibration.weight[place]) : 0
      }
      let classes = calibration.regression.classes
      let sums = Self.sums(scaled, domain: domain, block: calibration.classes, blocks: classes)
      let domains = Set(sums.flatMap { $0.map(\.domain) }).sorted()
      var residuals = [[Residual]](repeating: [], count: classes)
      for domain in domains {
        let fitted = calibration.regression.fitted(sums.map { sums in sums.first { $0.domain == domain }?.sum.value ?? 0 })
        for (place, mean) in fitted.enumerated() where mean != 0 { residuals[place].append(Residual(domain: domain, mean: mean)) }
      }
      self.residuals = residuals
      block = calibration.classes
      part = calibration.weight
    }
  }

  /// Σ over the responses of each block, by domain.
  private static func sums(
    _ values: [Double], domain: [Int?], block: [Int?], blocks: Int
  ) -> [[(domain: Int, sum: ExactSum)]] {
    var sums = [[(domain: Int, sum: ExactSum)]](repeating: [], count: blocks)
    for response in values.indices {
      guard let block = block[response], let domain = domain[response] else { continue }
      if let place = sums[block].firstIndex(where: { $0.domain == domain }) {
        sums[block][place].sum.add(values[response])
      } else {
        sums[block].append((domain, ExactSum(CollectionOfOne(values[response]))))
      }
    }
    return sums
  }

  /// z of one response in each domain where it is not zero by construction.
  @inline(__always)
  private func forEachTerm(of response: Int, _ body: (_ domain: Int, _ value: Double) -> Void) {
    let own = domain[response]
    var isOwnStillOpen = own != nil
    if let block = block[response] {
      for residual in residuals[block] {
        let isOwn = own == residual.domain
        if isOwn { isOwnStillOpen = false }
        body(residual.domain, (isOwn ? influence[response] : 0) - part[response] * residual.mean)
      }
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
