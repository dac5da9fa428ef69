import Scoring

/// Principal components of the correlation matrix of some columns over the rows that have them all (R `prcomp(scale. = TRUE)`).
package struct PrincipalComponents: Sendable, Hashable {
  /// Of the correlation matrix, from the largest; their sum is the number of columns.
  package let variances: [Double]
  /// Of unit length, beside ``variances``; the sign is that which makes the sum of the elements positive.
  package let directions: [[Double]]
  /// Rows that have every column.
  package let rows: Int

  /// Shares of all variance.
  package var shares: [Double] { variances.map { $0 / Double(variances.count) } }

  /// `nil` with fewer than two columns or three complete rows, and where a column does not vary.
  ///
  /// - Parameter columns: columns × rows; NaN is missing.
  package init?(_ columns: [[Double]]) {
    guard columns.count > 1, let first = columns.first else { return nil }
    let complete = first.indices.filter { row in columns.allSatisfy { !$0[row].isNaN } }
    let kept = columns.map { column in complete.map { column[$0] } }
    var matrix = Array(repeating: Array(repeating: 1.0, count: columns.count), count: columns.count)
    for one in columns.indices {
      for other in 0..<one {
        guard let r = Correlation.pearson(kept[one], kept[other])?.value else { return nil }
        matrix[one][other] = r
        matrix[other][one] = r
      }
    }
    let eigen = SymmetricEigen(matrix)
    // Fewer rows than columns leave directions without variance, and noise in its place.
    variances = eigen.values.map { max(0, $0) }
    directions = eigen.vectors.map { vector in vector.reduce(0, +) < 0 ? vector.map { -$0 } : vector }
    rows = complete.count
  }
}
