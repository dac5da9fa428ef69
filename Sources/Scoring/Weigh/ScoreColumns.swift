/// Scores of the children of one component over the units that have all of them: what weights are computed from.
///
/// Directed: more is better in every column.
package struct ScoreColumns: Sendable, Hashable {
  /// Children × units.
  package let columns: [[Double]]
  package var units: Int { columns.first?.count ?? 0 }

  /// - Precondition: columns of one length, finite.
  package init(_ columns: [[Double]]) {
    precondition(columns.allSatisfy { $0.count == columns[0].count })
    self.columns = columns
  }

  /// Whether all units have one score, to 12 digits, so that the noise of a sum is no difference.
  func isConstant(_ column: Int) -> Bool {
    guard let low = columns[column].min(), let high = columns[column].max() else { return true }
    return !(high - low > 1e-12 * max(high.magnitude, low.magnitude))
  }

  /// Positions of the columns in which units differ.
  package var varying: [Int] { columns.indices.filter { !isConstant($0) } }

  /// (x − min)/(max − min) of a column that varies.
  func stretched(_ column: Int) -> [Double] {
    let values = columns[column]
    let low = values.min() ?? 0
    let width = (values.max() ?? 0) - low
    return values.map { ($0 - low) / width }
  }

  /// Standard deviation, divisor n − 1.
  static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(values.count - 1)).squareRoot()
  }

  /// Pearson's r of columns that vary; 1 on the diagonal.
  static func correlations(_ columns: [[Double]]) -> [[Double]] {
    let standardized = columns.map { values in
      let mean = values.reduce(0, +) / Double(values.count)
      let centred = values.map { $0 - mean }
      let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return centred.map { $0 / length }
    }
    return standardized.indices.map { a in
      standardized.indices.map { b in
        a == b ? 1 : min(1, max(-1, zip(standardized[a], standardized[b]).reduce(0) { $0 + $1.0 * $1.1 }))
      }
    }
  }
}
