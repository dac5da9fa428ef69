import SurveyModel

/// Of linear wishes g·w ≥ bound, the fewest that weights of a polytope leave unmet: a mixed-integer program by branch and bound.
///
/// The relaxation of a branch minimises Σ b, b ≥ (bound − g·w)/M with M the most by which a wish can be missed: b of an unmet wish lies between 0 and 1, so that its
/// sum, rounded up, is a bound. A branch insists on a wish or gives it up; the most promising is followed first, and every point passed counts the wishes that it
/// meets. Stopped early (by its limit of branches, or because the work is cancelled) both ends are still true: a number that was attained, and one proven to be needed.
struct FewestUnmet: Sendable {
  struct Wish: Sendable {
    let coefficients: [Double]
    let bound: Double
    /// The highest (bound − g·w) over the polytope; above zero, or the wish needs no asking.
    let miss: Double
  }

  struct Answer: Sendable {
    let attained: Int
    let proven: Int
    let weights: [Double]
  }

  /// By which a wish may be missed and still counts as met, on scores of the size of 1.
  private static let noise = 1e-10

  let polytope: WeightPolytope
  let wishes: [Wish]
  private let rows: [SimplexTableau.Row]
  private let scale: Double

  init(_ polytope: WeightPolytope, _ wishes: [Wish]) {
    self.polytope = polytope
    self.wishes = wishes
    rows = polytope.shiftedRows
    scale = wishes.reduce(0) { wish, next in next.coefficients.reduce(wish) { max($0, $1.magnitude) } }
  }

  private enum State: Sendable {
    case open
    case insisted
    case givenUp
  }

  /// - Parameters:
  ///   - start: weights to begin with.
  ///   - branches: at most.
  func solved(from start: [Double], branches: Int, work: Work = .unwatched) -> Answer {
    var best = (count: unmet(start).count, weights: start)
    // Branches that were left without being settled need so many at least.
    var unsettled = Int.max
    var stack = [(states: Array(repeating: State.open, count: wishes.count), least: 0)]
    var visited = 0
    guard let base = SimplexTableau(variables: polytope.count, rows: rows) else {
      return Answer(attained: best.count, proven: 0, weights: start)
    }
    while let (states, least) = stack.popLast() {
      if least >= best.count { continue }
      if visited >= branches || work.isCancelled {
        unsettled = min(unsettled, least)
        continue
      }
      visited += 1
      guard let relaxed = relaxed(states, base) else { continue }
      let weights = zip(polytope.low, relaxed.weights).map(+)
      let missed = unmet(weights)
      if missed.count < best.count { best = (missed.count, weights) }
      let bound = max(least, states.count { $0 == .givenUp } + Int((relaxed.sum - 1e-7).rounded(.up)))
      guard bound < best.count else { continue }
      guard let branch = missed.filter({ states[$0] == .open }).max(by: { relaxed.part[$0] < relaxed.part[$1] }) else {
        // Only rounding leads here: what is insisted on was met to 1e-9 and counted as unmet.
        unsettled = min(unsettled, bound)
        continue
      }
      var (with, without) = (states, states)
      without[branch] = .givenUp
      with[branch] = .insisted
      stack.append((without, max(bound, states.count { $0 == .givenUp } + 1)))
      stack.append((with, bound))
    }
    return Answer(attained: best.count, proven: min(best.count, unsettled), weights: best.weights)
  }

  /// Wishes that weights leave unmet.
  func unmet(_ weights: [Double]) -> [Int] {
    wishes.indices.filter {
      WeightPolytope.dot(wishes[$0].coefficients, weights) < wishes[$0].bound - Self.noise * max(scale, wishes[$0].bound.magnitude)
    }
  }

  private struct Relaxed {
    /// Less the polytope's lowest.
    let weights: [Double]
    /// b of each wish.
    let part: [Double]
    let sum: Double
  }

  /// `nil` where the wishes that are insisted on cannot be met together.
  ///
  /// Each wish that is not given up adds a row g·w/M + b − slack = bound/M to the tableau of the polytope: where the vertex that this stands at meets the wish its
  /// slack is basic, else b, so that the first phase has nothing to do but for wishes that are insisted on.
  private func relaxed(_ states: [State], _ base: SimplexTableau) -> Relaxed? {
    let asked = wishes.indices.filter { states[$0] != .givenUp }
    let n = polytope.count
    let columns = base.columns + 2 * asked.count
    let width = columns + 2
    var cells = Array(repeating: 0.0, count: (base.rows + asked.count) * width)
    var basis = base.basis
    for row in 0..<base.rows {
      for column in 0..<base.columns { cells[row * width + column] = base.cell(row, column) }
      cells[row * width + columns] = base.bound(row)
    }
    for (place, wish) in asked.enumerated() {
      let own = wishes[wish]
      let first = (base.rows + place) * width
      let (b, slack) = (base.columns + 2 * place, base.columns + 2 * place + 1)
      for child in 0..<n { cells[first + child] = own.coefficients[child] / own.miss }
      cells[first + columns] = (own.bound - WeightPolytope.dot(own.coefficients, polytope.low)) / own.miss
      cells[first + b] = 1
      cells[first + slack] = -1
      for row in 0..<base.rows where base.basis[row] < n {
        let factor = cells[first + base.basis[row]]
        guard factor != 0 else { continue }
        for column in 0..<base.columns { cells[first + column] -= factor * cells[row * width + column] }
        cells[first + columns] -= factor * cells[row * width + columns]
      }
      if cells[first + columns] < 0 {
        for column in 0..<width { cells[first + column] = -cells[first + column] }
        basis.append(slack)
      } else {
        basis.append(b)
      }
    }
    var tableau = SimplexTableau(variables: n, columns: columns, cells: cells, basis: basis)
    var isBarred = Array(repeating: false, count: columns)
    let insisted = asked.indices.filter { states[asked[$0]] == .insisted }
    if !insisted.isEmpty {
      var missing = Array(repeating: 0.0, count: columns)
      for place in insisted { missing[base.columns + 2 * place] = -1 }
      _ = tableau.maximize(missing)
      let point = tableau.point
      guard insisted.allSatisfy({ point[base.columns + 2 * $0] <= 1e-9 }) else { return nil }
      // What is left of them in the basis is zero, and what enters keeps it so: it costs more than all wishes together.
      for place in insisted { isBarred[base.columns + 2 * place] = true }
    }
    var costs = Array(repeating: 0.0, count: columns)
    for (place, wish) in asked.enumerated() {
      costs[base.columns + 2 * place] = states[wish] == .insisted ? -Double(100 * (asked.count + 1)) : -1
    }
    _ = tableau.maximize(costs, isBarred: isBarred)
    let point = tableau.point
    var part = Array(repeating: 0.0, count: wishes.count)
    var sum = 0.0
    for (place, wish) in asked.enumerated() where states[wish] == .open {
      part[wish] = point[base.columns + 2 * place]
      sum += part[wish]
    }
    return Relaxed(weights: Array(point.prefix(n)), part: part, sum: sum)
  }
}
