/// The weights of some children that are thought possible: shares of the whole that sum to 1, within linear limits.
///
/// A vertex for each objective: by taking the best children first where the limits are intervals alone, else by the simplex method.
package struct WeightPolytope: Sendable {
  /// Σ coefficients·w within the limits.
  package struct Limit: Sendable, Hashable {
    package let coefficients: [Double]
    package let low: Double?
    package let high: Double?

    package init(_ coefficients: [Double], low: Double? = nil, high: Double? = nil) {
      self.coefficients = coefficients
      self.low = low
      self.high = high
    }
  }

  /// Limits that leave no weights.
  package enum Conflict: Error, Sendable, Hashable {
    /// No child, or no weight above zero.
    case noWeights
    /// An interval that ends before it begins, or lies outside of 0...1.
    case interval(child: Int)
    /// The lowest weights alone exceed the whole.
    case lowAboveWhole(sum: Double)
    /// The highest weights do not reach the whole.
    case highBelowWhole(sum: Double)
    /// Limits, by their place, that no weights meet together; each of them is needed for the conflict. Intervals are met by all.
    case limits([Int])
  }

  /// A vertex and what it gives.
  package struct Vertex: Sendable, Hashable {
    package let value: Double
    package let weights: [Double]
  }

  package let low: [Double]
  package let high: [Double]
  package let limits: [Limit]
  /// Of w − low; `nil` where intervals are all that limits the weights.
  private let tableau: SimplexTableau?
  /// `nil` for the weights of one level.
  private var levels: Levels?

  /// What joint weights are made of: the weights of a level, and of each of them those below it.
  private final class Levels: Sendable {
    let top: WeightPolytope
    let below: [WeightPolytope?]

    init(top: WeightPolytope, below: [WeightPolytope?]) { (self.top, self.below) = (top, below) }
  }

  package var count: Int { low.count }

  /// - Parameters:
  ///   - low: of each child, its least share of the whole.
  ///   - high: its greatest.
  package init(low: [Double], high: [Double], limits: [Limit] = []) throws(Conflict) {
    precondition(low.count == high.count && limits.allSatisfy { $0.coefficients.count == low.count })
    guard !low.isEmpty else { throw .noWeights }
    for child in low.indices {
      guard low[child] <= high[child] + 1e-12, low[child] >= 0, high[child] <= 1 + 1e-9 else { throw .interval(child: child) }
    }
    let (lowest, highest) = (low.reduce(0, +), high.reduce(0, +))
    guard lowest <= 1 + 1e-9 else { throw .lowAboveWhole(sum: lowest) }
    guard highest >= 1 - 1e-9 else { throw .highBelowWhole(sum: highest) }
    self.low = low
    self.high = zip(low, high).map { max($0, $1) }
    self.limits = limits
    guard !limits.isEmpty else {
      tableau = nil
      return
    }
    guard let feasible = Self.tableau(low, self.high, limits) else {
      throw .limits(Self.conflicting(low, self.high, limits))
    }
    tableau = feasible
  }

  /// The same weights, with what they are made of.
  func made(of top: WeightPolytope, _ below: [WeightPolytope?]) -> WeightPolytope {
    var copy = self
    copy.levels = Levels(top: top, below: below)
    return copy
  }

  /// The whole simplex.
  package static func any(children: Int) throws(Conflict) -> WeightPolytope {
    try WeightPolytope(low: Array(repeating: 0, count: children), high: Array(repeating: 1, count: children))
  }

  /// Σ objective·w at its highest.
  package func maximum(_ objective: [Double]) -> Vertex {
    if let levels { return Self.maximum(objective, levels.top, levels.below) }
    guard let tableau else { return greedy(objective) }
    let found = tableau.maximum(objective)
    let weights = zip(low, found.variables).map(+)
    return Vertex(value: Self.dot(objective, weights), weights: weights)
  }

  /// From below: Σ_c w_c Σ_j v_cj d_cj is at its highest where each Σ_j v_cj d_cj is, since no w_c is below zero.
  private static func maximum(_ objective: [Double], _ top: WeightPolytope, _ below: [WeightPolytope?]) -> Vertex {
    var first = 0
    let best = below.map { own -> Vertex in
      let size = own?.count ?? 1
      let part = Array(objective[first..<(first + size)])
      first += size
      return own?.maximum(part) ?? Vertex(value: part[0], weights: [1])
    }
    let found = top.maximum(best.map(\.value))
    return Vertex(value: found.value, weights: zip(found.weights, best).flatMap { share, part in part.weights.map { share * $0 } })
  }

  package func minimum(_ objective: [Double]) -> Vertex {
    let found = maximum(objective.map { -$0 })
    return Vertex(value: -found.value, weights: found.weights)
  }

  /// Whether weights meet every limit to 1e-9.
  package func contains(_ weights: [Double]) -> Bool {
    let noise = 1e-9
    guard (weights.reduce(0, +) - 1).magnitude <= noise else { return false }
    return weights.indices.allSatisfy { weights[$0] >= low[$0] - noise && weights[$0] <= high[$0] + noise }
      && limits.allSatisfy { limit in
        let value = Self.dot(limit.coefficients, weights)
        return value >= (limit.low ?? -.infinity) - noise && value <= (limit.high ?? .infinity) + noise
      }
  }

  /// The best children get all they may; the order of equal ones is theirs.
  private func greedy(_ objective: [Double]) -> Vertex {
    var weights = low
    var rest = 1 - low.reduce(0, +)
    for child in objective.indices.sorted(by: { objective[$0] != objective[$1] ? objective[$0] > objective[$1] : $0 < $1 }) {
      let taken = min(max(0, rest), high[child] - low[child])
      weights[child] += taken
      rest -= taken
    }
    return Vertex(value: Self.dot(objective, weights), weights: weights)
  }

  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for place in a.indices { sum += a[place] * b[place] }
    return sum
  }

  // MARK: As rows of a linear program

  private static func tableau(_ low: [Double], _ high: [Double], _ limits: [Limit]) -> SimplexTableau? {
    SimplexTableau(variables: low.count, rows: shiftedRows(low, high, limits))
  }

  /// Of w − low.
  static func shiftedRows(_ low: [Double], _ high: [Double], _ limits: [Limit]) -> [SimplexTableau.Row] {
    let rest = 1 - low.reduce(0, +)
    var rows = [SimplexTableau.Row(coefficients: Array(repeating: 1, count: low.count), relation: .equal, bound: max(0, rest))]
    for child in low.indices where high[child] - low[child] < rest {
      rows.append(.init(coefficients: unit(child, low.count), relation: .atMost, bound: high[child] - low[child]))
    }
    for limit in limits {
      let shift = dot(limit.coefficients, low)
      if let bound = limit.low { rows.append(.init(coefficients: limit.coefficients, relation: .atLeast, bound: bound - shift)) }
      if let bound = limit.high { rows.append(.init(coefficients: limit.coefficients, relation: .atMost, bound: bound - shift)) }
    }
    return rows
  }

  var shiftedRows: [SimplexTableau.Row] { Self.shiftedRows(low, high, limits) }

  /// Of y = w·t and t (Charnes and Cooper 1962): every limit times t. Variables: the children, then t.
  var homogeneousRows: [SimplexTableau.Row] {
    var rows = [SimplexTableau.Row(coefficients: Array(repeating: 1, count: count) + [-1], relation: .equal, bound: 0)]
    for child in low.indices {
      let own = Self.unit(child, count)
      if high[child] < 1 { rows.append(.init(coefficients: own + [-high[child]], relation: .atMost, bound: 0)) }
      if low[child] > 0 { rows.append(.init(coefficients: own.map { -$0 } + [low[child]], relation: .atMost, bound: 0)) }
    }
    for limit in limits {
      if let bound = limit.low { rows.append(.init(coefficients: limit.coefficients.map { -$0 } + [bound], relation: .atMost, bound: 0)) }
      if let bound = limit.high { rows.append(.init(coefficients: limit.coefficients + [-bound], relation: .atMost, bound: 0)) }
    }
    return rows
  }

  private static func unit(_ place: Int, _ count: Int) -> [Double] { (0..<count).map { $0 == place ? 1 : 0 } }

  /// A set of limits of which none can be spared: each is left out in turn, and stays out where the rest still conflict.
  private static func conflicting(_ low: [Double], _ high: [Double], _ limits: [Limit]) -> [Int] {
    var kept = Array(limits.indices)
    for place in limits.indices {
      let rest = kept.filter { $0 != place }
      if tableau(low, high, rest.map { limits[$0] }) == nil { kept = rest }
    }
    return kept
  }
}
