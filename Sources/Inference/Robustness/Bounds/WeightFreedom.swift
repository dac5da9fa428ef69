package import SurveyModel

extension WeightFreedom {
  /// - Parameters:
  ///   - weights: decided, relative to each other. A child of weight 0 keeps it, unless it has an interval.
  ///   - ids: beside them, for intervals.
  package func polytope(around weights: [Double], of ids: [String] = []) throws(WeightPolytope.Conflict) -> WeightPolytope {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { throw .noWeights }
    let shares = weights.map { $0 / sum }
    let most = shares.map { $0 > 0 ? 1.0 : 0 }
    let none = Array(repeating: 0.0, count: shares.count)
    let weighed = shares.indices.filter { shares[$0] > 0 }
    /// factor·w_one ≥ w_other
    func atLeast(_ one: Int, times factor: Double, _ other: Int) -> WeightPolytope.Limit {
      WeightPolytope.Limit(shares.indices.map { $0 == one ? factor : $0 == other ? -1 : 0 }, low: 0)
    }
    switch self {
    case .share(let share):
      return try WeightPolytope(
        low: shares.map { max(0, $0 * (1 - share)) }, high: shares.map { min(1, $0 * (1 + share)) })
    case .intervals(let intervals):
      precondition(ids.count == shares.count)
      let own = shares.indices.map { intervals[ids[$0]] ?? 0...1 }
      return try WeightPolytope(low: own.map(\.lowerBound), high: own.map(\.upperBound))
    case .any: return try WeightPolytope(low: none, high: most)
    case .order:
      let order = weighed.sorted { shares[$0] != shares[$1] ? shares[$0] > shares[$1] : $0 < $1 }
      // Equal neighbours are free of each other, but bound to the next lighter and heavier.
      let limits = order.indices.flatMap { place -> [WeightPolytope.Limit] in
        guard let lighter = order[place...].first(where: { shares[$0] < shares[order[place]] }) else { return [] }
        return order.filter { shares[$0] == shares[lighter] }.map { atLeast(order[place], times: 1, $0) }
      }
      return try WeightPolytope(low: none, high: most, limits: limits)
    case .ratio(let ratio):
      let limits = weighed.flatMap { one in weighed.filter { $0 != one }.map { atLeast(one, times: ratio, $0) } }
      return try WeightPolytope(low: none, high: most, limits: limits)
    }
  }
}
