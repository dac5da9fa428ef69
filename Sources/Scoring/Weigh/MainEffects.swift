/// How much of the differences between units in the index goes with each node: its first-order correlation ratio
/// S = Var(E[I | x])/Var(I) (Paruolo, Saisana and Saltelli 2013). Not its weight: a child that hardly varies, or repeats others, has another say than its weight.
///
/// E[I | x] is smoothed by ``RunningLines``. With fewer than 30 units r², which is S where the dependence is a straight line. Units without a score of the node or
/// of the index take no part; below three, or where one of the two does not vary, it is not defined. Between 0 and 1; shares of nodes do not add up to 1.
package struct MainEffects: Sendable, Hashable {
  package enum Estimator: String, Sendable, Hashable {
    case squaredCorrelation = "squared-correlation"
    case runningLines = "running-lines"
  }

  package struct Effect: Sendable, Hashable {
    package let share: Double
    package let estimator: Estimator
    package let units: Int

    package init(share: Double, estimator: Estimator, units: Int) {
      self.share = share
      self.estimator = estimator
      self.units = units
    }
  }

  static let fewestToSmooth = 30

  /// Beside `IndexTree.nodes`; `nil` for the root, and where it is not defined.
  package let effects: [Effect?]

  /// - Parameter isUsed: of each domain. A withheld unit is not.
  package init(scores: NodeScores, isUsed: [Bool]) {
    self.init(nodes: scores.nodes, isUsed: isUsed) { scores.score(domain: $0, node: $1) }
  }

  /// - Parameter score: of a domain at a node; `nil` is missing.
  package init(nodes: Int, isUsed: [Bool], score: (Int, Int) -> Double?) {
    effects = (0..<nodes).map { node in
      guard node > 0 else { return nil }
      var x: [Double] = []
      var y: [Double] = []
      for unit in isUsed.indices where isUsed[unit] {
        guard let part = score(unit, node), let index = score(unit, 0) else { continue }
        x.append(part)
        y.append(index)
      }
      return Self.effect(x: x, y: y)
    }
  }

  /// Of x on y.
  ///
  /// - Precondition: as many of each, finite.
  package static func effect(x: [Double], y: [Double]) -> Effect? {
    let n = x.count
    guard n >= 3, let lowX = x.min(), let highX = x.max(), let lowY = y.min(), let highY = y.max(),
      highX - lowX > 1e-12 * max(highX.magnitude, lowX.magnitude), highY - lowY > 1e-12 * max(highY.magnitude, lowY.magnitude)
    else { return nil }
    // On -1...1, so that no square overflows or vanishes.
    func centred(_ values: [Double]) -> [Double] {
      let mean = values.reduce(0) { $0 + $1 / Double(n) }
      let largest = values.reduce(0) { max($0, ($1 - mean).magnitude) }
      return values.map { ($0 - mean) / largest }
    }
    let (x, y) = (centred(x), centred(y))
    func sum(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let total = sum(y, y)
    guard n >= fewestToSmooth else {
      let share = sum(x, y) * sum(x, y) / (sum(x, x) * total)
      return Effect(share: min(max(share, 0), 1), estimator: .squaredCorrelation, units: n)
    }
    let fitted = RunningLines(x: x, y: y).fitted
    let mean = fitted.reduce(0, +) / Double(n)
    let explained = fitted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Effect(share: min(max(explained / total, 0), 1), estimator: .runningLines, units: n)
  }
}
