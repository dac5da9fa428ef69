import SurveyModel

/// An index in flat arrays.
struct TreeLayout: Sendable {
  private(set) var weight: [Double]
  /// Σ of the children's weights.
  private(set) var totalWeight: [Double]
  private(set) var aggregation: [IndexTree.Aggregation]
  private(set) var missing: [IndexTree.MissingPolicy]
  /// Of a weighted mean that shares the weight of missing children out, `at-least`; `nil` for every other node.
  private(set) var meanAtLeast: [Double?]
  /// What stands for a missing score where the parent says `zero`: the lower end of the node's scale.
  let lowest: [Double]
  /// Position among the indicators; −1 for a component.
  let indicator: [Int]
  let indicatorCount: Int
  /// Children of node k: `children[firstChild[k]..<firstChild[k + 1]]`.
  let firstChild: [Int]
  let children: [Int]
  let multiply: Double
  /// By node, what the weights of its children were multiplied with, to be undone where a sum is not divided by them.
  private(set) var weightUnit: [Double]

  init(_ index: IndexTree) {
    var weight = index.nodes.map(\.weight)
    var totalWeight: [Double] = []
    var aggregation: [IndexTree.Aggregation] = []
    var missing: [IndexTree.MissingPolicy] = []
    var indicator: [Int] = []
    var indicatorCount = 0
    var firstChild = [0]
    var children: [Int] = []
    var weightUnit: [Double] = []
    for node in index.nodes {
      switch node.content {
      case .indicator:
        indicator.append(indicatorCount)
        indicatorCount += 1
        aggregation.append(.arithmetic)
        missing.append(.reweight(atLeast: 0))
      case .component(let component):
        indicator.append(-1)
        aggregation.append(component.aggregation)
        missing.append(component.missing)
      }
      children += node.children
      firstChild.append(children.count)
      weightUnit.append(Self.scale(&weight, of: node.children))
      totalWeight.append(node.children.reduce(0) { $0 + weight[$1] })
    }
    self.weight = weight
    self.totalWeight = totalWeight
    self.aggregation = aggregation
    self.missing = missing
    meanAtLeast = indicator.indices.map { Self.meanAtLeast(indicator[$0], aggregation[$0], missing[$0]) }
    self.indicator = indicator
    self.indicatorCount = indicatorCount
    self.firstChild = firstChild
    self.children = children
    self.weightUnit = weightUnit
    lowest = index.nodes.indices.map { index.scale(of: $0)?.lowerBound ?? index.score.from / index.score.multiply }
    multiply = index.score.multiply
  }

  private static func meanAtLeast(
    _ indicator: Int, _ aggregation: IndexTree.Aggregation, _ missing: IndexTree.MissingPolicy
  ) -> Double? {
    guard indicator < 0, aggregation == .arithmetic, case .reweight(let atLeast) = missing else { return nil }
    return atLeast
  }

  /// The same tree with other weights and rules.
  ///
  /// - Parameters:
  ///   - own: by node, relative to its siblings.
  ///   - rules: the nodes that take another aggregation, and another policy; `nil` for those that stay.
  func with(
    weights own: [Double], aggregation other: (nodes: [Int], rule: IndexTree.Aggregation)?,
    missing policy: (nodes: [Int], rule: IndexTree.MissingPolicy)?
  ) -> TreeLayout {
    var copy = self
    copy.weight = own
    for node in indicator.indices where indicator[node] < 0 {
      copy.weightUnit[node] = Self.scale(&copy.weight, of: children(of: node))
      copy.totalWeight[node] = children(of: node).reduce(0) { $0 + copy.weight[$1] }
    }
    if let other { for node in other.nodes { copy.aggregation[node] = other.rule } }
    if let policy { for node in policy.nodes { copy.missing[node] = policy.rule } }
    for node in Set((other?.nodes ?? []) + (policy?.nodes ?? [])) {
      copy.meanAtLeast[node] = Self.meanAtLeast(indicator[node], copy.aggregation[node], copy.missing[node])
    }
    return copy
  }

  func children(of node: Int) -> ArraySlice<Int> { children[firstChild[node]..<firstChild[node + 1]] }

  /// Whether a node compares units with each other.
  var comparesUnits: Bool { aggregation.contains { $0.comparesUnits } }

  /// Brings the heaviest sibling to 1..2 by a power of two, which is exact: weights of 1e308 would overflow Σwx, those of 1e-320 lose its digits.
  /// Returns that power.
  private static func scale(_ weight: inout [Double], of siblings: some Collection<Int>) -> Double {
    let heaviest = siblings.reduce(0) { max($0, weight[$1]) }
    guard heaviest > 0, heaviest.isFinite else { return 1 }
    for child in siblings { weight[child] = Double(sign: .plus, exponent: -heaviest.exponent, significand: weight[child]) }
    return Double(sign: .plus, exponent: heaviest.exponent, significand: 1)
  }
}
