import Scoring

/// A matrix L with L·Lᵀ = V, to turn independent normal numbers into numbers with covariance V.
struct CovarianceFactor: Sendable {
  let count: Int
  /// Normal numbers that one draw takes.
  let rank: Int
  /// Row by row, or the diagonal alone.
  private let elements: [Double]
  private let isDiagonal: Bool
  private let isTriangular: Bool

  /// - Parameter covariance: where it is not positive definite the eigenvalues that are zero or negative count as 0.
  init(_ covariance: CovarianceMatrix) {
    let count = covariance.count
    self.count = count
    isDiagonal = covariance.isDiagonal
    if isDiagonal {
      isTriangular = true
      rank = count
      elements = (0..<count).map { covariance.variance($0).squareRoot() }
    } else if let root = Self.choleskyRoot(covariance) {
      isTriangular = true
      rank = count
      elements = root
    } else {
      let eigen = SymmetricEigen(covariance.elements, count: count)
      let kept = (0..<count).filter { eigen.values[$0] > 0 }
      let roots = kept.map { eigen.values[$0].squareRoot() }
      isTriangular = false
      rank = kept.count
      elements = (0..<count).flatMap { unit in zip(kept, roots).map { eigen.vectors[$0][unit] * $1 } }
    }
  }

  /// L·normal for sixteen draws at once: `rank` numbers of each in, unit u of the result at `start + u·stride`.
  func apply(_ normal: [SIMD16<Double>], to result: inout [SIMD16<Double>], from start: Int, stride: Int) {
    precondition(normal.count >= rank && result.count >= start + (count - 1) * stride + 1)
    // Checked once instead of at every step: this is most of the time of a simulation with many units.
    normal.withUnsafeBufferPointer { normal in
      elements.withUnsafeBufferPointer { elements in
        result.withUnsafeMutableBufferPointer { result in
          for unit in 0..<count {
            if isDiagonal {
              result[start + unit * stride] = elements[unit] * normal[unit]
              continue
            }
            var sum = SIMD16<Double>()
            // Of a triangle nothing lies beyond the diagonal.
            for column in 0..<(isTriangular ? unit + 1 : rank) { sum += elements[unit * rank + column] * normal[column] }
            result[start + unit * stride] = sum
          }
        }
      }
    }
  }

  /// The nearest positive semidefinite matrix (Higham 1988: negative eigenvalues become 0), `nil` where the matrix is one but for rounding.
  static func mended(_ covariance: CovarianceMatrix) -> CovarianceMatrix? {
    if choleskyRoot(covariance) != nil { return nil }
    let count = covariance.count
    let eigen = SymmetricEigen(covariance.elements, count: count)
    let largest = eigen.values.max() ?? 0
    guard let smallest = eigen.values.min(), smallest < -1e-10 * largest else { return nil }
    var result = [Double](repeating: 0, count: count * count)
    for j in 0..<count {
      for k in 0...j {
        var sum = 0.0
        for i in 0..<count where eigen.values[i] > 0 {
          sum += eigen.values[i] * eigen.vectors[i][j] * eigen.vectors[i][k]
        }
        result[j * count + k] = sum
        result[k * count + j] = sum
      }
    }
    return CovarianceMatrix(result, count: count)
  }

  /// The lower triangle of Cholesky's factorisation; `nil` where the matrix is not safely positive definite.
  private static func choleskyRoot(_ covariance: CovarianceMatrix) -> [Double]? {
    let (matrix, count) = (covariance.elements, covariance.count)
    var root = [Double](repeating: 0, count: count * count)
    for j in 0..<count {
      for k in 0...j {
        var sum = matrix[j * count + k]
        for i in 0..<k { sum -= root[j * count + i] * root[k * count + i] }
        if j == k {
          guard sum > 1e-12 * matrix[j * count + j] else { return nil }
          root[j * count + j] = sum.squareRoot()
        } else {
          root[j * count + k] = sum / root[k * count + k]
        }
      }
    }
    return root
  }
}
