/// How far one unit can be ahead of another under any of the weights of a polytope.
///
/// Both have the same children: I_u − I_v = Σ w(x_u − x_v)/Σ w over these, linear where they are all, else a quotient of two linear functions and a linear program
/// after Charnes and Cooper (1962). They have different children A and B: with y = w/Σ_A w and s = Σ_B y
///
///     I_u − I_v = Σ_A y x_u − (1/s) Σ_B y x_v
///
/// is linear for a given s. As s moves, one basis of the program is optimal over an interval, and there the difference is a + b s − c/s: its highest point is known in
/// closed form, and the intervals that are left are searched in the same way. Exact up to rounding, without a search in steps.
package struct PairExtremes: Sendable {
  /// Children that hold less of the weight make no score to compare: a unit without them would be compared on nothing.
  static let leastShare = 1e-4

  package let scores: ChildScores
  package let polytope: WeightPolytope

  package init(_ scores: ChildScores, _ polytope: WeightPolytope) {
    precondition(scores.children == polytope.count)
    self.scores = scores
    self.polytope = polytope
  }

  /// I_u − I_v at its highest, in the form of the scores, and weights that attain it; `nil` where no weights give both a score.
  package func maximum(_ one: Int, over other: Int) -> WeightPolytope.Vertex? {
    let (a, b) = (scores.isThere[one], scores.isThere[other])
    guard a.contains(true), b.contains(true) else { return nil }
    if a == b {
      let difference = scores.difference(one, other)
      return a.contains(false) ? quotient(difference, over: a) : polytope.maximum(difference)
    }
    return different(one, other)
  }

  package func minimum(_ one: Int, over other: Int) -> WeightPolytope.Vertex? {
    maximum(other, over: one).map { .init(value: -$0.value, weights: $0.weights) }
  }

  /// Whether no weights of the polytope bring `other` level with `one`.
  package func dominates(_ one: Int, over other: Int) -> Bool {
    minimum(one, over: other).map { $0.value > scores.epsilon } ?? false
  }

  /// max Σ d·w/Σ_A w
  private func quotient(_ difference: [Double], over a: [Bool]) -> WeightPolytope.Vertex? {
    var rows = polytope.homogeneousRows
    rows.append(.init(coefficients: a.map { $0 ? 1 : 0 } + [0], relation: .equal, bound: 1))
    // t = 1/Σ_A w
    rows.append(.init(coefficients: a.map { _ in 0 } + [1], relation: .atMost, bound: 1 / Self.leastShare))
    guard let tableau = SimplexTableau(variables: scores.children + 1, rows: rows) else { return nil }
    let found = tableau.maximum(difference + [0])
    return .init(value: found.value, weights: Self.weights(found.variables))
  }

  private static func weights(_ y: [Double]) -> [Double] {
    let t = y.dropLast().reduce(0, +)
    return y.dropLast().map { $0 / t }
  }

  // MARK: Different children

  private func different(_ one: Int, _ other: Int) -> WeightPolytope.Vertex? {
    let n = scores.children
    let (a, b) = (scores.isThere[one], scores.isThere[other])
    let sumOfB = b.map { $0 ? 1.0 : 0 } + [0]
    var rows = polytope.homogeneousRows
    rows.append(.init(coefficients: a.map { $0 ? 1 : 0 } + [0], relation: .equal, bound: 1))
    rows.append(.init(coefficients: a.map { _ in 0 } + [1], relation: .atMost, bound: 1 / Self.leastShare))
    rows.append(.init(coefficients: sumOfB.dropLast() + [-Self.leastShare], relation: .atLeast, bound: 0))
    guard let all = SimplexTableau(variables: n + 1, rows: rows) else { return nil }
    let low = -all.maximum(sumOfB.map { -$0 }).value
    let high = all.maximum(sumOfB).value
    // Both scores move with the origin alike; around zero the terms are smallest.
    let own = (0..<n).map { a[$0] ? scores[one, $0] : 0 } + [0]
    let against = (0..<n).map { b[$0] ? scores[other, $0] : 0 } + [0]
    let program = { (s: Double) -> SimplexTableau? in
      SimplexTableau(
        variables: n + 1, rows: rows + [.init(coefficients: sumOfB, relation: .equal, bound: s, slope: 1)])
    }
    var best: (value: Double, s: Double, y: [Double])?
    func take(_ piece: Piece) {
      let found = piece.highest
      if best.map({ found.value > $0.value }) ?? true { best = (found.value, found.s, found.y) }
    }
    var open = [(low, high)]
    while let (from, to) = open.popLast() {
      let middle = from + (to - from) / 2
      guard let tableau = program(middle) else { continue }
      let piece = Piece(tableau, at: middle, in: low...high, own: own, against: against)
      take(piece)
      let least = 1e-11 * max(1, high)
      if piece.low - from > least { open.append((from, min(piece.low, middle - least / 2))) }
      if to - piece.high > least { open.append((max(piece.high, middle + least / 2), to)) }
    }
    return best.map { .init(value: $0.value, weights: Self.weights($0.y)) }
  }

  /// Where one basis is optimal: y = p + s q for s from low to high.
  private struct Piece {
    let low: Double
    let high: Double
    private let p: [Double]
    private let q: [Double]
    private let own: [Double]
    private let against: [Double]

    init(_ start: SimplexTableau, at s: Double, in range: ClosedRange<Double>, own: [Double], against: [Double]) {
      var tableau = start
      _ = tableau.maximize(zip(own, against).map { $0 - $1 / s })
      var (low, high) = (range.lowerBound, range.upperBound)
      var p = Array(repeating: 0.0, count: own.count)
      var q = p
      for row in 0..<tableau.rows {
        let slope = tableau.slope(row)
        let value = tableau.bound(row)
        if slope > 1e-12 { low = max(low, s - max(0, value) / slope) }
        if slope < -1e-12 { high = min(high, s - max(0, value) / slope) }
        let column = tableau.basis[row]
        if column < own.count {
          q[column] = slope
          p[column] = value - s * slope
        }
      }
      // Reduced costs d + e/s, not above zero while the basis is optimal.
      let first = tableau.reducedCosts(own)
      let second = tableau.reducedCosts(against.map { -$0 })
      let isBasic = Set(tableau.basis)
      for column in first.indices where !isBasic.contains(column) {
        let (d, e) = (first[column], second[column])
        // At 1/s = σ: d + e σ ≤ 0.
        if e > 1e-12, -d / e > 0 { low = max(low, min(s, e / -d)) }
        if e < -1e-12, -d / e > 0 { high = min(high, max(s, e / -d)) }
      }
      (self.low, self.high) = (min(low, s), max(high, s))
      (self.p, self.q, self.own, self.against) = (p, q, own, against)
    }

    /// The difference and what attains it.
    var highest: (value: Double, s: Double, y: [Double]) {
      // (own·p − against·q) + (own·q) s − (against·p)/s
      let (b, c) = (WeightPolytope.dot(own, q), WeightPolytope.dot(against, p))
      var places = [low, high]
      if b != 0, -c / b > 0 {
        let turn = (-c / b).squareRoot()
        if turn > low, turn < high { places.append(turn) }
      }
      let values = places.map { s -> (value: Double, s: Double, y: [Double]) in
        let y = zip(p, q).map { max(0, $0 + s * $1) }
        return (WeightPolytope.dot(own, y) - WeightPolytope.dot(against, y) / s, s, y)
      }
      return values.max { $0.value < $1.value } ?? values[0]
    }
  }
}
