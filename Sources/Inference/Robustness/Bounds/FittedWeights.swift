package import SurveyModel

/// The weights of the index's parts that give every printed total within rounding: all of them, or the proof
/// that there are none.
///
/// A total Σwx/Σw lies within what its print can mean for some x that theirs can mean exactly where Σ w x_low
/// ≤ total_high and Σ w x_high ≥ total_low, two linear limits a row. Each weight's range is exact, and the
/// limits that no weights meet together are named by their rows, none of which can be spared.
package struct FittedWeights: Sendable, Hashable {
  package enum Refusal: Error, Sendable, Hashable {
    /// The root's aggregation is not linear in its weights.
    case aggregation(IndexTree.Aggregation)
    /// Parts that are not printed, by id.
    case notPrinted([String])
    /// A part that is blank: its row has a total over other parts.
    case noRows
    /// No weights give the totals of these rows of the table together.
    case impossible(rows: [Int])
  }

  package struct Child: Sendable, Hashable {
    package let node: Int
    /// Of the whole, as the index has it.
    package let decided: Double
    package let range: ClosedRange<Double>
  }

  /// Children of the root, with a weight of any size.
  package let children: [Child]
  /// Weights in the middle of what is possible: the mean of those at which each weight is least and greatest.
  package let middle: [Double]
  /// The coarsest round weights that give all totals, in percent; `nil` where not even tenths of a percent
  /// do.
  package let round: [Double]?
  /// Whether the index's own weights are among them.
  package let holdsDecided: Bool
  /// Rows of the table that were used: those with every part and a total.
  package let rows: [Int]

  package init(_ table: PublishedTable, index: IndexTree) throws(Refusal) {
    guard case .component(let root) = index.root.content else { throw .noRows }
    let nodes = index.root.children
    let missing = ([0] + nodes).filter { table.column(.node($0)) == nil }
    guard missing.isEmpty else { throw .notPrinted(missing.map { index.nodes[$0].id }) }
    let columns = nodes.compactMap { table.column(.node($0)) }
    guard let totalColumn = table.column(.node(0)) else { throw .noRows }
    var (lows, highs, used) = ([Double](), [Double](), [Int]())
    var totals: [ClosedRange<Double>] = []
    for (place, row) in table.rows.enumerated() where row.subject == .unit {
      let parts = columns.compactMap { row.cells[$0].number?.range }
      guard parts.count == columns.count, let total = row.cells[totalColumn].number?.range else { continue }
      let factor = index.score.multiply
      let (a, b) = (total.lowerBound / factor, total.upperBound / factor)
      totals.append(min(a, b)...max(a, b))
      lows += parts.map(\.lowerBound)
      highs += parts.map(\.upperBound)
      used.append(place)
    }
    guard !used.isEmpty else { throw .noRows }
    guard let low = ChildScores(units: used.count, children: nodes.count, scores: lows, aggregation: root.aggregation),
      let high = ChildScores(units: used.count, children: nodes.count, scores: highs, aggregation: root.aggregation)
    else { throw .aggregation(root.aggregation) }
    let limits = totals.enumerated().flatMap { place, total -> [WeightPolytope.Limit] in
      let ends = ChildScores(
        units: 1, children: 2, scores: [total.lowerBound, total.upperBound], aggregation: root.aggregation)
      let (least, most) = (ends?[0, 0] ?? -.infinity, ends?[0, 1] ?? .infinity)
      let noise = 1e-9 * max(1, most.magnitude)
      return [
        .init(nodes.indices.map { low[place, $0] }, high: most + noise), .init(nodes.indices.map { high[place, $0] }, low: least - noise),
      ]
    }
    let polytope: WeightPolytope
    do throws(WeightPolytope.Conflict) {
      polytope = try WeightPolytope(
        low: nodes.map { _ in 0 }, high: nodes.map { _ in 1 }, limits: limits)
    } catch {
      guard case .limits(let places) = error else { throw .noRows }
      var rows: [Int] = []
      for row in places.map({ used[$0 / 2] }) where !rows.contains(row) { rows.append(row) }
      throw .impossible(rows: rows)
    }
    let sum = nodes.reduce(0) { $0 + index.nodes[$1].weight }
    let decided = nodes.map { sum > 0 ? index.nodes[$0].weight / sum : 0 }
    let ends = nodes.indices.map { child -> (WeightPolytope.Vertex, WeightPolytope.Vertex) in
      let own = nodes.indices.map { $0 == child ? 1.0 : 0 }
      return (polytope.minimum(own), polytope.maximum(own))
    }
    children = nodes.indices.map { child in
      Child(
        node: nodes[child], decided: decided[child],
        range: max(0, ends[child].0.value)...max(0, ends[child].0.value, min(1, ends[child].1.value)))
    }
    let vertices = ends.flatMap { [$0.0.weights, $0.1.weights] }
    middle = nodes.indices.map { child in vertices.reduce(0) { $0 + $1[child] } / Double(vertices.count) }
    holdsDecided = polytope.contains(decided)
    rows = used
    round = Self.round(children.map(\.range), polytope)
  }

  /// Weights in steps of 5, 2.5, 1, 0.5, 0.1 percent, within their ranges, that give all totals. Each weight
  /// has few such values; they are tried in turn.
  private static func round(_ ranges: [ClosedRange<Double>], _ polytope: WeightPolytope) -> [Double]? {
    for step in [5.0, 2.5, 1, 0.5, 0.1] {
      let choices = ranges.map { range -> [Double] in
        let first = (100 * range.lowerBound / step - 1e-6).rounded(.up)
        let last = (100 * range.upperBound / step + 1e-6).rounded(.down)
        guard first <= last else { return [] }
        return (Int(first)...Int(last)).map { Double($0) * step }
      }
      guard choices.allSatisfy({ !$0.isEmpty }) else { continue }
      var left = 20_000
      if let found = chosen([], choices, 100, polytope, &left) { return found }
    }
    return nil
  }

  private static func chosen(
    _ taken: [Double], _ choices: [[Double]], _ rest: Double, _ polytope: WeightPolytope, _ left: inout Int
  ) -> [Double]? {
    left -= 1
    guard left > 0 else { return nil }
    if taken.count == choices.count { return rest.magnitude < 1e-7 && polytope.contains(taken.map { $0 / 100 }) ? taken : nil }
    for weight in choices[taken.count] where weight <= rest + 1e-7 {
      // The last weight is what is left.
      if taken.count == choices.count - 1, (weight - rest).magnitude > 1e-7 { continue }
      if let found = chosen(taken + [weight], choices, rest - weight, polytope, &left) { return found }
    }
    return nil
  }
}
