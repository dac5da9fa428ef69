import Scoring

/// What the children of a component really weigh in its score, beside the weights that were decided.
///
/// The importance of a child is its main effect, r² with the score where the dependence is a straight line (Paruolo, Saisana and Saltelli 2013). Weights that would make
/// importance follow the decided weights π (Becker, Saisana, Paruolo and Vandecasteele 2017) solve corr(x_j, I)² ∝ π_j: with C the covariance of the children,
/// C w ∝ σ√π, in closed form where no weight of the answer is negative, else as near as weights that are not negative come to it.
package struct Importance: Sendable, Hashable {
  package struct Child: Sendable, Hashable {
    /// Decided, of the whole.
    package let weight: Double
    /// r² with the score; `nil` where it is not defined.
    package let mainEffect: Double?
    /// Of the sum of all children's main effects.
    package let share: Double?
    /// The weight that would make the share of importance equal to ``weight``; `nil` where it is not determined: fewer complete units than children and one more.
    package let equalizing: Double?
  }

  package let children: [Child]
  /// Whether the equalising weights reach their aim, or only come near.
  package let isReached: Bool
  /// Units that have every child.
  package let units: Int

  /// - Parameters:
  ///   - columns: children × units, NaN is missing.
  ///   - weights: relative, one a child.
  ///   - scores: of the component, a unit each; NaN is missing.
  package init(columns: [[Double]], weights: [Double], scores: [Double]) {
    let sum = weights.reduce(0, +)
    let shares = weights.map { $0 / sum }
    let effects = columns.map { column -> Double? in
      Correlation.pearson(column, scores).map { $0.value * $0.value }
    }
    let total = effects.reduce(0) { $0 + ($1 ?? 0) }
    let complete = scores.indices.filter { unit in columns.allSatisfy { !$0[unit].isNaN } }
    units = complete.count
    let solved = Self.equalizing(columns.map { column in complete.map { column[$0] } }, shares)
    isReached = solved?.isReached ?? false
    children = columns.indices.map { child in
      Child(
        weight: shares[child], mainEffect: effects[child], share: total > 0 ? effects[child].map { $0 / total } : nil,
        equalizing: solved?.weights[child])
    }
  }

  private static func equalizing(_ columns: [[Double]], _ shares: [Double]) -> (weights: [Double], isReached: Bool)? {
    let weighed = shares.indices.filter { shares[$0] > 0 }
    let rows = columns.first?.count ?? 0
    guard weighed.count > 1, rows > weighed.count else { return nil }
    // On standardised children the aim is R v ∝ √π, with w = v/σ.
    var standardized: [[Double]] = []
    var deviations: [Double] = []
    for child in weighed {
      let mean = columns[child].reduce(0, +) / Double(rows)
      let centred = columns[child].map { $0 - mean }
      let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 1e-12 * mean.magnitude, length > 0 else { return nil }
      standardized.append(centred.map { $0 / length })
      deviations.append(length)
    }
    let correlations = standardized.map { one in
      standardized.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    guard let smallest = SymmetricEigen(correlations).values.last, smallest > 1e-9 else { return nil }
    let aim = weighed.map { shares[$0].squareRoot() }
    let found = LeastSquares.nonNegative(correlations, aim)
    let raw = zip(found, deviations).map { $0 / $1 }
    let sum = raw.reduce(0, +)
    guard sum > 0 else { return nil }
    let missed = correlations.enumerated().reduce(0) { worst, row in
      max(worst, (zip(row.element, found).reduce(0) { $0 + $1.0 * $1.1 } - aim[row.offset]).magnitude)
    }
    var weights = Array(repeating: 0.0, count: shares.count)
    for (place, child) in weighed.enumerated() { weights[child] = raw[place] / sum }
    return (weights, missed < 1e-8)
  }
}

/// min |A x − b|² over x ≥ 0 by active sets (Lawson and Hanson 1974, Solving Least Squares Problems, chapter 23).
enum LeastSquares {
  /// - Precondition: A is square and not singular.
  static func nonNegative(_ matrix: [[Double]], _ aim: [Double]) -> [Double] {
    let n = aim.count
    var x = Array(repeating: 0.0, count: n)
    var isFree = Array(repeating: false, count: n)
    func gradient() -> [Double] {
      let rest = (0..<n).map { row in aim[row] - zip(matrix[row], x).reduce(0) { $0 + $1.0 * $1.1 } }
      return (0..<n).map { column in (0..<n).reduce(0) { $0 + matrix[$1][column] * rest[$1] } }
    }
    for _ in 0..<(10 * n) {
      let slopes = gradient()
      guard let next = (0..<n).filter({ !isFree[$0] && slopes[$0] > 1e-11 }).max(by: { slopes[$0] < slopes[$1] }) else { break }
      isFree[next] = true
      while true {
        let free = (0..<n).filter { isFree[$0] }
        let trial = solve(matrix, aim, free)
        guard zip(free, trial).contains(where: { $1 <= 0 }) else {
          for place in 0..<n where !isFree[place] { x[place] = 0 }
          for (place, value) in zip(free, trial) { x[place] = value }
          break
        }
        // As far as the first of them that would fall below zero.
        var step = 1.0
        for (place, value) in zip(free, trial) where value <= 0 { step = min(step, x[place] / (x[place] - value)) }
        for (place, value) in zip(free, trial) {
          x[place] += step * (value - x[place])
          if x[place] <= 1e-14 {
            x[place] = 0
            isFree[place] = false
          }
        }
        guard isFree.contains(true) else { break }
      }
    }
    return x
  }

  /// Least squares over the free columns, by the normal equations.
  private static func solve(_ matrix: [[Double]], _ aim: [Double], _ free: [Int]) -> [Double] {
    let n = aim.count
    var a = free.map { one in
      free.map { other in (0..<n).reduce(0) { $0 + matrix[$1][one] * matrix[$1][other] } }
        + [(0..<n).reduce(0) { $0 + matrix[$1][one] * aim[$1] }]
    }
    let m = free.count
    for column in 0..<m {
      let pivot = (column..<m).max { a[$0][column].magnitude < a[$1][column].magnitude } ?? column
      a.swapAt(column, pivot)
      for row in (column + 1)..<max(column + 1, m) {
        let factor = a[row][column] / a[column][column]
        for place in column...m { a[row][place] -= factor * a[column][place] }
      }
    }
    var x = Array(repeating: 0.0, count: m)
    for row in (0..<m).reversed() {
      x[row] = ((row + 1)..<max(row + 1, m)).reduce(a[row][m]) { $0 - a[row][$1] * x[$1] } / a[row][row]
    }
    return x
  }
}
