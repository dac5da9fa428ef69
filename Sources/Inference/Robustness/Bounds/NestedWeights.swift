extension WeightPolytope {
  /// The weights of an index of two levels as shares of the whole index, where each level has its own freedom: y_cj = w_c·v_cj.
  ///
  /// A limit lo ≤ a·v ≤ hi of the children of c becomes lo·Σ_j y_cj ≤ a·y_c ≤ hi·Σ_j y_cj, so that the joint weights are a polytope too. Applied again it serves
  /// any depth.
  ///
  /// - Parameter below: beside the children of `top`; `nil` for one without children.
  package static func nested(_ top: WeightPolytope, _ below: [WeightPolytope?]) throws(Conflict) -> WeightPolytope {
    precondition(below.count == top.count)
    let sizes = below.map { $0?.count ?? 1 }
    let leaves = sizes.reduce(0, +)
    let firsts = sizes.indices.map { sizes[..<$0].reduce(0, +) }
    /// Coefficients of the leaves of one parent, and a constant for each of them.
    func row(_ parent: Int, _ coefficients: [Double], less constant: Double) -> [Double] {
      var row = Array(repeating: 0.0, count: leaves)
      for (place, value) in coefficients.enumerated() { row[firsts[parent] + place] = value - constant }
      return row
    }
    var (low, high) = ([Double](), [Double]())
    var limits: [Limit] = []
    for (parent, own) in below.enumerated() {
      low += (own?.low ?? [1]).map { $0 * top.low[parent] }
      high += (own?.high ?? [1]).map { $0 * top.high[parent] }
      let all = Array(repeating: 1.0, count: sizes[parent])
      if own != nil { limits.append(Limit(row(parent, all, less: 0), low: top.low[parent], high: top.high[parent])) }
      guard let own else { continue }
      for child in 0..<own.count {
        let unit = (0..<own.count).map { $0 == child ? 1.0 : 0 }
        if own.low[child] > 0 { limits.append(Limit(row(parent, unit, less: own.low[child]), low: 0)) }
        if own.high[child] < 1 { limits.append(Limit(row(parent, unit, less: own.high[child]), high: 0)) }
      }
      for limit in own.limits {
        if let bound = limit.low { limits.append(Limit(row(parent, limit.coefficients, less: bound), low: 0)) }
        if let bound = limit.high { limits.append(Limit(row(parent, limit.coefficients, less: bound), high: 0)) }
      }
    }
    for limit in top.limits {
      let spread = limit.coefficients.enumerated().flatMap { Array(repeating: $1, count: sizes[$0]) }
      limits.append(Limit(spread, low: limit.low, high: limit.high))
    }
    return try WeightPolytope(low: low, high: high, limits: limits).made(of: top, below)
  }
}
