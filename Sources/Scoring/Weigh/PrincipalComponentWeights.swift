/// Weights from the first principal component of the children's correlation matrix: the squares of its unit-length eigenvector.
///
/// The sign is that by which the elements sum to zero or more. A negative element says that the child runs against the others; squaring it would hide that, so it is
/// named in ``negative``. A column that does not vary has weight 0.
package struct PrincipalComponentWeights: Sendable, Hashable {
  /// One a child, sum 1.
  package let weights: [Double]
  /// One a child, 0 where its column does not vary.
  package let eigenvector: [Double]
  /// Of the columns that vary, from the largest.
  package let eigenvalues: [Double]
  /// Of the first component.
  package let shareOfVariance: Double
  /// Children whose element is below zero, by more than noise.
  package let negative: [Int]

  /// `nil` where no column varies.
  package init?(_ scores: ScoreColumns) {
    let varying = scores.varying
    guard !varying.isEmpty, scores.units >= 2 else { return nil }
    let eigen = SymmetricEigen(ScoreColumns.correlations(varying.map { scores.columns[$0] }))
    guard let first = eigen.vectors.first else { return nil }
    let sum = first.reduce(0, +)
    // A sum of zero decides nothing: then the first element is positive.
    let isTurned = sum.magnitude > 1e-12 ? sum < 0 : (first.first { $0.magnitude > 1e-12 } ?? 1) < 0
    var vector = [Double](repeating: 0, count: scores.columns.count)
    for (place, column) in varying.enumerated() { vector[column] = isTurned ? -first[place] : first[place] }
    let length = vector.reduce(0) { $0 + $1 * $1 }
    eigenvector = vector
    weights = vector.map { $0 * $0 / length }
    eigenvalues = eigen.values
    shareOfVariance = eigen.values[0] / eigen.values.reduce(0, +)
    negative = vector.indices.filter { vector[$0] < -1e-9 }
  }
}
