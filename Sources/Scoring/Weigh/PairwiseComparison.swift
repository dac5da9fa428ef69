package import SurveyModel

/// Weights from comparisons in pairs, and how well these agree with each other (Saaty, The Analytic Hierarchy Process, 1980).
///
/// The weights are the principal eigenvector of the matrix, found by power iteration (a positive matrix has exactly one; Perron 1907);
/// λ its eigenvalue, CI = (λ − n)/(n − 1), CR = CI/RI. Two things or one cannot disagree: CR = 0.
package struct PairwiseComparison: Sendable, Hashable {
  /// Mean CI of random matrices of n = 1...15 rows (Saaty 1980).
  static let randomIndex = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]
  /// Above it the comparisons should be made again.
  package static let tolerable = 0.10

  /// Sum 1.
  package let weights: [Double]
  package let eigenvalue: Double
  package let consistencyIndex: Double
  package let consistencyRatio: Double
  /// The comparison that is farthest, as a ratio, from what the weights say: row and column, row before column; `nil` below three rows.
  package let worstPair: Pair?

  package struct Pair: Sendable, Hashable {
    package let row: Int
    package let column: Int
    /// As it was written.
    package let stated: Double
    /// The ratio of the two weights.
    package let implied: Double
  }

  package var isConsistent: Bool { consistencyRatio <= Self.tolerable }

  /// - Throws: what ``WeightScheme/flaw(children:)`` finds.
  package init(_ matrix: [[Double]]) throws(IndexTree.Flaw) {
    let n = matrix.count
    if let flaw = WeightScheme.ahp(matrix).flaw(children: n) { throw IndexTree.Flaw(path: [], reason: .weightScheme(flaw)) }
    guard n > 0 else { throw IndexTree.Flaw(path: [], reason: .noChildren) }
    var weights = [Double](repeating: 1 / Double(n), count: n)
    var eigenvalue = Double(n)
    for _ in 0..<100_000 {
      let product = matrix.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      // The weights sum to one, so that the sum of the product is the eigenvalue once they stand still.
      let sum = product.reduce(0, +)
      let next = product.map { $0 / sum }
      let change = zip(next, weights).reduce(0) { max($0, ($1.0 - $1.1).magnitude / $1.0) }
      weights = next
      eigenvalue = sum
      if change <= 1e-15 { break }
    }
    self.weights = weights
    self.eigenvalue = n <= 2 ? Double(n) : eigenvalue
    consistencyIndex = n <= 2 ? 0 : (eigenvalue - Double(n)) / Double(n - 1)
    consistencyRatio = n <= 2 ? 0 : consistencyIndex / Self.randomIndex[n - 1]
    worstPair = n <= 2 ? nil : Self.worst(matrix, weights)
  }

  private static func worst(_ matrix: [[Double]], _ weights: [Double]) -> Pair? {
    var worst: (pair: Pair, distance: Double)?
    for row in matrix.indices {
      for column in matrix.indices where column > row {
        let implied = weights[row] / weights[column]
        let ratio = matrix[row][column] / implied
        let distance = max(ratio, 1 / ratio)
        if distance > worst?.distance ?? 0 {
          worst = (Pair(row: row, column: column, stated: matrix[row][column], implied: implied), distance)
        }
      }
    }
    return worst?.pair
  }
}
