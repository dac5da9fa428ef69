/// max c·x where A x ≤, =, ≥ b and x ≥ 0: the simplex method on a dense tableau (Dantzig 1951; Bland's rule against cycling, 1977).
///
/// Made for the programs of an index: some dozens of rows and columns, thousands of objectives over one feasible set. The first phase runs once; each
/// objective starts from a copy of it, so that an answer depends neither on the answers before nor on the thread. O(rows × columns) a pivot.
struct SimplexTableau: Sendable {
  enum Relation: Sendable, Hashable {
    case atMost
    case equal
    case atLeast
  }

  struct Row: Sendable, Hashable {
    var coefficients: [Double]
    var relation: Relation
    var bound: Double
    /// d bound/d parameter, for programs whose right side moves.
    var slope = 0.0
  }

  struct Point: Sendable {
    let value: Double
    let variables: [Double]
  }

  /// What is no more than the noise of the pivots; rows and objectives are of the size of 1.
  static let noise = 1e-10
  private static let mostPivots = 20_000

  let variables: Int
  /// Structural variables first, then slacks, then the right side and its slope.
  private(set) var columns: Int
  private(set) var cells: [Double]
  private(set) var basis: [Int]
  var rows: Int { basis.count }
  private var stride: Int { columns + 2 }

  /// `nil` where no x is feasible.
  ///
  /// - Precondition: each row has `variables` coefficients.
  init?(variables: Int, rows: [Row]) {
    self.variables = variables
    let turned = rows.map { row -> Row in
      guard row.bound < 0 || (row.bound == 0 && row.relation == .atLeast) else { return row }
      let relation: Relation = row.relation == .equal ? .equal : row.relation == .atMost ? .atLeast : .atMost
      return Row(
        coefficients: row.coefficients.map { -$0 }, relation: relation, bound: row.bound == 0 ? 0 : -row.bound, slope: -row.slope)
    }
    let slacks = turned.count { $0.relation != .equal }
    let artificial = turned.count { $0.relation != .atMost }
    columns = variables + slacks + artificial
    cells = Array(repeating: 0, count: turned.count * (columns + 2))
    basis = []
    var (slack, helper) = (variables, variables + slacks)
    for (place, row) in turned.enumerated() {
      let first = place * stride
      for (column, value) in row.coefficients.enumerated() { cells[first + column] = value }
      cells[first + columns] = row.bound
      cells[first + columns + 1] = row.slope
      if row.relation != .equal {
        cells[first + slack] = row.relation == .atMost ? 1 : -1
        if row.relation == .atMost { basis.append(slack) }
        slack += 1
      }
      if row.relation != .atMost {
        cells[first + helper] = 1
        basis.append(helper)
        helper += 1
      }
    }
    guard artificial > 0 else { return }
    let firstHelper = variables + slacks
    let objective = (0..<columns).map { $0 < firstHelper ? 0.0 : -1.0 }
    guard run(objective, enterable: columns) > -1e-9 else { return nil }
    dropHelpers(from: firstHelper)
  }

  /// A tableau whose basis is feasible as it stands.
  ///
  /// - Precondition: column basis[i] is the i-th unit vector, and the right side is not negative.
  init(variables: Int, columns: Int, cells: [Double], basis: [Int]) {
    self.variables = variables
    self.columns = columns
    self.cells = cells
    self.basis = basis
  }

  /// The highest c·x.
  func maximum(_ objective: [Double]) -> Point {
    var copy = self
    return copy.maximize(objective)
  }

  /// Goes on from where it stands, and stays at the best point.
  ///
  /// - Parameter isBarred: of each column, whether it may not enter the basis.
  mutating func maximize(_ objective: [Double], isBarred: [Bool]? = nil) -> Point {
    let scale = objective.reduce(0) { max($0, $1.magnitude) }
    var costs = objective.map { scale > 0 ? $0 / scale : 0 }
    costs += Array(repeating: 0, count: columns - costs.count)
    _ = run(costs, enterable: columns, isBarred: isBarred)
    let x = point
    return Point(value: zip(objective, x).reduce(0) { $0 + $1.0 * $1.1 }, variables: Array(x.prefix(variables)))
  }

  /// Of every column.
  var point: [Double] {
    var x = Array(repeating: 0.0, count: columns)
    for row in 0..<rows { x[basis[row]] = max(0, cells[row * stride + columns]) }
    return x
  }

  func cell(_ row: Int, _ column: Int) -> Double { cells[row * stride + column] }
  func bound(_ row: Int) -> Double { cells[row * stride + columns] }
  func slope(_ row: Int) -> Double { cells[row * stride + columns + 1] }

  /// c_j − c_B·(column j) of every column.
  func reducedCosts(_ objective: [Double]) -> [Double] {
    var costs = objective + Array(repeating: 0, count: max(0, columns - objective.count))
    for row in 0..<rows {
      let own = basis[row] < objective.count ? objective[basis[row]] : 0
      guard own != 0 else { continue }
      for column in 0..<columns { costs[column] -= own * cells[row * stride + column] }
    }
    return costs
  }

  /// Pivots until no column improves. Returns the value reached.
  private mutating func run(_ objective: [Double], enterable: Int, isBarred: [Bool]? = nil) -> Double {
    var costs = reducedCosts(objective)
    var value = 0.0
    for row in 0..<rows { value += objective[basis[row]] * cells[row * stride + columns] }
    var idle = 0
    for _ in 0..<Self.mostPivots {
      guard let entering = entering(costs, enterable, isBarred, byOrder: idle > 2 * rows + 20),
        let leaving = leaving(entering, byOrder: idle > 2 * rows + 20)
      else { break }
      let step = cells[leaving * stride + columns] / cells[leaving * stride + entering]
      let gain = costs[entering] * step
      idle = gain > 1e-13 ? 0 : idle + 1
      value += gain
      pivot(leaving, entering, &costs)
    }
    return value
  }

  private func entering(_ costs: [Double], _ enterable: Int, _ isBarred: [Bool]?, byOrder: Bool) -> Int? {
    var best: Int?
    var highest = Self.noise
    for column in 0..<enterable where costs[column] > highest {
      if let isBarred, isBarred[column] { continue }
      best = column
      if byOrder { return column }
      highest = costs[column]
    }
    return best
  }

  /// The row that limits the step; of several the one with the largest pivot, or the first by the order of the basis.
  private func leaving(_ entering: Int, byOrder: Bool) -> Int? {
    var best: Int?
    var least = Double.infinity
    for row in 0..<rows {
      let pivot = cells[row * stride + entering]
      guard pivot > 1e-9 else { continue }
      let ratio = max(0, cells[row * stride + columns]) / pivot
      guard let chosen = best else {
        (best, least) = (row, ratio)
        continue
      }
      if ratio < least - 1e-12 {
        (best, least) = (row, ratio)
      } else if ratio <= least + 1e-12 {
        let isBetter = byOrder ? basis[row] < basis[chosen] : pivot > cells[chosen * stride + entering]
        if isBetter { (best, least) = (row, min(least, ratio)) }
      }
    }
    return best
  }

  private mutating func pivot(_ row: Int, _ column: Int, _ costs: inout [Double]) {
    let (width, columns) = (stride, columns)
    let rows = rows
    cells.withUnsafeMutableBufferPointer { cells in
      let own = row * width
      let scale = 1 / cells[own + column]
      for place in 0..<width { cells[own + place] *= scale }
      cells[own + column] = 1
      for other in 0..<rows where other != row {
        let factor = cells[other * width + column]
        guard factor != 0 else { continue }
        let first = other * width
        for place in 0..<width { cells[first + place] -= factor * cells[own + place] }
        cells[first + column] = 0
        if cells[first + columns] < 0, cells[first + columns] > -1e-11 { cells[first + columns] = 0 }
      }
      let factor = costs[column]
      for place in 0..<columns { costs[place] -= factor * cells[own + place] }
      costs[column] = 0
    }
    basis[row] = column
  }

  /// Takes the artificial variables out: of the basis by a pivot, where the row has nothing else by leaving the row out.
  private mutating func dropHelpers(from first: Int) {
    var idle = Array(repeating: 0.0, count: columns)
    var kept: [Int] = []
    for row in 0..<rows {
      guard basis[row] >= first else {
        kept.append(row)
        continue
      }
      let candidates = (0..<first).max { cells[row * stride + $0].magnitude < cells[row * stride + $1].magnitude }
      guard let column = candidates, cells[row * stride + column].magnitude > 1e-9 else { continue }
      pivot(row, column, &idle)
      kept.append(row)
    }
    let width = stride
    var rest: [Double] = []
    for row in kept {
      let (start, end) = (row * width, row * width + width)
      rest += cells[start..<(start + first)]
      rest += cells[(end - 2)..<end]
    }
    cells = rest
    basis = kept.map { basis[$0] }
    columns = first
  }
}
