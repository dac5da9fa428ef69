/// Weights from points that experts share out: the mean over the experts of each one's shares (OECD/JRC, Handbook on Constructing Composite
/// Indicators, 2008, §6.2). An expert who gives 10 points in all has the say of one who gives 100.
package enum BudgetAllocation {
  /// Experts × children → weights that sum to 1.
  ///
  /// - Precondition: at least one expert; as many points from each, none negative, not all zero.
  package static func weights(_ experts: [[Double]]) -> [Double] {
    let children = experts.first?.count ?? 0
    var weights = [Double](repeating: 0, count: children)
    for points in experts {
      let sum = points.reduce(0, +)
      for (child, point) in points.enumerated() { weights[child] += point / sum / Double(experts.count) }
    }
    return weights
  }
}
