/// Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations (Rutishauser 1966; Golub and Van Loan, Matrix Computations, §8.5).
///
/// O(n³) for each of about ten sweeps, and as accurate as the doubles allow: eigenvectors are orthonormal to the last bits.
package struct SymmetricEigen: Sendable, Hashable {
  package let values: [Double]
  /// Of unit length, beside ``values``; the sign of each is arbitrary.
  package let vectors: [[Double]]

  /// From the largest eigenvalue to the smallest.
  ///
  /// - Precondition: square, finite, symmetric; only the upper triangle is read.
  package init(_ matrix: [[Double]]) {
    let n = matrix.count
    precondition(matrix.allSatisfy { $0.count == n })
    let found = SymmetricEigen((0..<n * n).map { matrix[min($0 / n, $0 % n)][max($0 / n, $0 % n)] }, count: n)
    let order = found.values.indices.sorted { one, other in
      found.values[one] == found.values[other] ? one < other : found.values[one] > found.values[other]
    }
    values = order.map { found.values[$0] }
    vectors = order.map { found.vectors[$0] }
  }

  /// In no particular order, which the order of the matrix decides.
  ///
  /// - Parameter matrix: count × count, finite, symmetric.
  package init(_ matrix: [Double], count: Int) {
    precondition(matrix.count == count * count)
    var a = matrix
    // A row for each vector.
    var rows = [Double](repeating: 0, count: count * count)
    for i in 0..<count { rows[i * count + i] = 1 }
    for _ in 0..<60 {
      var turned = false
      for p in 0..<count {
        for q in (p + 1)..<count {
          let off = a[p * count + q]
          let (first, second) = (a[p * count + p], a[q * count + q])
          // What cannot be seen beside either of the diagonal's elements is zero already.
          guard off.magnitude > 1e-17 * (first.magnitude * second.magnitude).squareRoot(), off.magnitude > 1e-300 else { continue }
          turned = true
          let theta = (second - first) / (2 * off)
          // The smaller of the two angles.
          let tangent = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for i in 0..<count where i != p && i != q {
            let (x, y) = (a[i * count + p], a[i * count + q])
            let (turnedX, turnedY) = (cosine * x - sine * y, sine * x + cosine * y)
            a[i * count + p] = turnedX
            a[p * count + i] = turnedX
            a[i * count + q] = turnedY
            a[q * count + i] = turnedY
          }
          a[p * count + p] = first - tangent * off
          a[q * count + q] = second + tangent * off
          a[p * count + q] = 0
          a[q * count + p] = 0
          for i in 0..<count {
            let (x, y) = (rows[p * count + i], rows[q * count + i])
            rows[p * count + i] = cosine * x - sine * y
            rows[q * count + i] = sine * x + cosine * y
          }
        }
      }
      if !turned { break }
    }
    values = (0..<count).map { a[$0 * count + $0] }
    vectors = (0..<count).map { Array(rows[($0 * count)..<(($0 + 1) * count)]) }
  }
}
