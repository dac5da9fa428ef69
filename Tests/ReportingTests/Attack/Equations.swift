import Foundation

/// The printed numbers that are not the same in all worlds, each once.
struct Columns {
  struct Place: Hashable {
    let file: String
    let number: Int
  }

  struct Column {
    let place: Place
    let published: PublishedNumbers.Number
    /// By world.
    let values: [Double]
    /// The most digits that it is printed with.
    let decimals: Int
  }

  let informative: [Column]
  /// By world.
  let counts: [[Double]]

  init(_ published: PublishedNumbers, _ worlds: [World]) {
    var found: [Column] = []
    var seen: Set<[Double]> = []
    for (file, numbers) in published.files.sorted(by: { $0.key < $1.key }) {
      let others = worlds.map { $0.numbers.files[file] ?? [] }
      for (place, number) in numbers.enumerated() {
        guard others.contains(where: { $0[place].value != number.value }) else { continue }
        let values = others.map { $0[place].value }
        let decimals = others.reduce(number.decimals) { max($0, $1[place].decimals) }
        if seen.insert(values + [Double(decimals)]).inserted {
          found.append(Column(place: Place(file: file, number: place), published: number, values: values, decimals: decimals))
        }
      }
    }
    informative = found
    counts = worlds.map(\.counts)
  }
}

/// What the printed numbers say of the counts of hidden answers.
struct Equations {
  /// low ≤ c·x ≤ high, of the size of 1.
  struct Row {
    let coefficients: [Double]
    var low: Double
    var high: Double
  }

  private(set) var rows: [Row] = []
  /// Numbers that are linear in no way that is tried.
  private(set) var unfit: [Columns.Place] = []

  private static let shapes: [@Sendable (Double) -> Double] = [{ $0 }, { $0 * $0 }, { $0 > 0 ? log($0) : .nan }]

  /// - Parameter held: so many worlds say whether a fit to the others holds.
  init(_ columns: Columns, held: Int) {
    let counts = columns.counts
    guard counts.count > held, let variables = counts.first?.count else {
      unfit = columns.informative.map(\.place)
      return
    }
    let fit = LeastSquares(counts.dropLast(held).map { [1] + $0 })
    for column in columns.informative {
      let row = Self.shapes.lazy.compactMap { Self.row(column, $0, fit, counts, held: held, variables: variables) }.first
      if let row { add(row) } else { unfit.append(column.place) }
    }
  }

  private static func row(
    _ column: Columns.Column, _ shape: (Double) -> Double, _ fit: LeastSquares, _ counts: [[Double]], held: Int, variables: Int
  ) -> Row? {
    let values = column.values.map(shape)
    let published = shape(column.published.value)
    guard published.isFinite, values.allSatisfy(\.isFinite), let low = values.min(), let high = values.max(), high > low else { return nil }
    let solution = fit.solve(Array(values.dropLast(held)))
    func predicted(_ counts: [Double]) -> Double { zip(solution.dropFirst(), counts).reduce(solution[0]) { $0 + $1.0 * $1.1 } }
    let misses = zip(values, counts).suffix(held).map { abs($0 - predicted($1)) }
    let miss = misses.max() ?? 0
    // Half a unit of the last digit, of the number and of those that it was fitted to.
    let step = column.values.reduce(abs(column.published.value)) { max($0, abs($1)) }
    let half = 0.5 * pow(10, -Double(column.decimals))
    let unit = max(abs(shape(step + half) - shape(step - half)), 1e-9 * (high - low))
    guard miss <= max(4 * unit, 1e-6 * (high - low)), miss < 0.2 * (high - low) else { return nil }
    let slopes = Array(solution.dropFirst())
    let size = slopes.reduce(0) { max($0, abs($1)) }
    guard size > 0 else { return nil }
    let slack = 3 * miss + unit
    return Row(
      coefficients: slopes.map { abs($0) < 1e-7 * size ? 0 : $0 / size }, low: (published - solution[0] - slack) / size,
      high: (published - solution[0] + slack) / size)
  }

  /// Rows that say the same meet.
  private mutating func add(_ row: Row) {
    for place in rows.indices {
      let differs = zip(rows[place].coefficients, row.coefficients).contains { abs($0 - $1) > 1e-6 }
      guard !differs else { continue }
      rows[place].low = max(rows[place].low, row.low)
      rows[place].high = min(rows[place].high, row.high)
      return
    }
    rows.append(row)
  }
}

/// The solution of least squares for many right sides (normal equations, Cholesky with a small ridge).
private struct LeastSquares {
  private let rows: [[Double]]
  private var factor: [[Double]]

  init(_ rows: [[Double]]) {
    self.rows = rows
    let size = rows.first?.count ?? 0
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for row in rows {
      for i in 0..<size where row[i] != 0 {
        for j in 0...i { matrix[i][j] += row[i] * row[j] }
      }
    }
    for i in 0..<size { matrix[i][i] += 1e-9 }
    for j in 0..<size {
      for k in 0..<j { matrix[j][j] -= matrix[j][k] * matrix[j][k] }
      matrix[j][j] = max(matrix[j][j], 1e-12).squareRoot()
      for i in j + 1..<max(size, j + 1) {
        for k in 0..<j { matrix[i][j] -= matrix[i][k] * matrix[j][k] }
        matrix[i][j] /= matrix[j][j]
      }
    }
    factor = matrix
  }

  func solve(_ values: [Double]) -> [Double] {
    var x = once(values)
    // The ridge and the squared condition cost digits, which the residuals give back.
    for _ in 0..<3 {
      let rest = zip(values, rows).map { value, row in value - zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
      x = zip(x, once(rest)).map(+)
    }
    return x
  }

  private func once(_ values: [Double]) -> [Double] {
    let size = factor.count
    var x = [Double](repeating: 0, count: size)
    for (row, value) in zip(rows, values) {
      for i in 0..<size { x[i] += row[i] * value }
    }
    for i in 0..<size {
      for k in 0..<i { x[i] -= factor[i][k] * x[k] }
      x[i] /= factor[i][i]
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      for k in i + 1..<max(size, i + 1) { x[i] -= factor[k][i] * x[k] }
      x[i] /= factor[i][i]
    }
    return x
  }
}
