/// The scores of every replicate of a bootstrap: replicates × domains × nodes.
///
/// A replicate in which a score is missing, or in which a range of min-max cannot be taken, is left out of what is said of that score.
package struct ReplicateScores: Sendable, Hashable {
  let replicates: Int
  let domains: Int
  /// Which nodes of the index, root 0.
  let nodes: [Int]
  /// By domain, then node, then replicate; NaN is missing.
  private let scores: [Double]

  /// - Parameter scores: by replicate, then domain, then node.
  init(domains: Int, nodes: [Int], scores: [Double]) {
    let series = domains * nodes.count
    let replicates = series > 0 ? scores.count / series : 0
    var sorted = [Double](repeating: .nan, count: scores.count)
    for replicate in 0..<replicates {
      for place in 0..<series { sorted[place * replicates + replicate] = scores[replicate * series + place] }
    }
    self.replicates = replicates
    self.domains = domains
    self.nodes = nodes
    self.scores = sorted
  }

  /// Of each replicate; NaN where the score is missing.
  func series(domain: Int, node: Int) -> ArraySlice<Double> {
    guard let place = nodes.firstIndex(of: node) else { return [] }
    let first = (domain * nodes.count + place) * replicates
    return scores[first..<first + replicates]
  }

  /// What a number that is made from the scores of each replicate tells of its error.
  func distribution(of domain: Int, node: Int) -> Distribution { Distribution(series(domain: domain, node: node)) }

  /// Of the score of the first domain less that of the second.
  func difference(_ first: Int, _ second: Int, node: Int) -> Distribution {
    Distribution(zip(series(domain: first, node: node), series(domain: second, node: node)).map { $0 - $1 })
  }

  /// Σ(x − x̄)(y − ȳ)/(B − 1) of the scores of each pair of domains over the replicates that have both; NaN where there are too few.
  ///
  /// - Parameter domains: of the replicates.
  func covariance(of domains: Range<Int>, node: Int) -> [[Double]] {
    domains.map { u in
      domains.map { v in
        if u == v { return distribution(of: u, node: node).variance ?? .nan }
        let pairs = zip(series(domain: u, node: node), series(domain: v, node: node)).filter { !$0.isNaN && !$1.isNaN }
        guard pairs.count > 1 else { return .nan }
        let n = Double(pairs.count)
        let means = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
        return pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / (n - 1)
      }
    }
  }

  struct Distribution: Sendable {
    /// Ascending, those that are defined.
    let values: [Double]
    /// Replicates in which there is no number.
    let undefined: Int

    /// - Parameter values: NaN is missing.
    init(_ values: some Collection<Double>) {
      self.values = values.filter { !$0.isNaN }.sorted()
      undefined = values.count - self.values.count
    }

    /// Whether there are two replicates and fewer than one in a hundred has no number: else what the others say is the answer to another question.
    private var isTelling: Bool { values.count > 1 && undefined * 100 < undefined + values.count }

    /// Σ(x − x̄)²/(B − 1) around the mean of the B replicates; `nil` where there are too few.
    var variance: Double? {
      guard isTelling else { return nil }
      let n = Double(values.count)
      let mean = values.reduce(0, +) / n
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    }

    /// Between the quantiles (1 − confidence)/2 on either side, made wider where it would leave `estimate` outside. `nil` where there are too few.
    func interval(confidence: Double, around estimate: Double) -> Interval? {
      guard isTelling else { return nil }
      let tail = (1 - confidence) / 2
      return Interval(low: min(estimate, quantile(tail)), high: max(estimate, quantile(1 - tail)))
    }

    /// Type 7 of Hyndman and Fan (1996): linear between the order statistics, the k-th of n at (k − 1)/(n − 1). NaN without values.
    func quantile(_ p: Double) -> Double {
      guard let last = values.indices.last else { return .nan }
      let position = p * Double(last)
      let below = min(max(Int(position), 0), last)
      let above = min(below + 1, last)
      return values[below] + (position - Double(below)) * (values[above] - values[below])
    }
  }
}
