import SurveyModel

/// An index in flat arrays.
struct TreeLayout: Sendable {
  let weight: [Double]
  /// Σ of the children's weights.
  let totalWeight: [Double]
  let aggregation: [IndexTree.Aggregation]
  let missing: [IndexTree.MissingPolicy]
  /// Of a weighted mean that shares the weight of missing children out, `at-least`; `nil` for every other node.
  let meanAtLeast: [Double?]
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
  let weightUnit: [Double]

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
    meanAtLeast = index.nodes.map { node in
      guard case .component(let component) = node.content, component.aggregation == .arithmetic,
        case .reweight(let atLeast) = component.missing
      else { return nil }
      return atLeast
    }
    self.indicator = indicator
    self.indicatorCount = indicatorCount
    self.firstChild = firstChild
    self.children = children
    self.weightUnit = weightUnit
    lowest = index.nodes.indices.map { index.scale(of: $0)?.lowerBound ?? index.score.from / index.score.multiply }
    multiply = index.score.multiply
  }

  func children(of node: Int) -> ArraySlice<Int> { children[firstChild[node]..<firstChild[node + 1]] }

  /// Whether a node compares units with each other.
  var comparesUnits: Bool { aggregation.contains { $0.comparesUnits } }

  /// Brings the heaviest sibling to 1..2 by a power of two, which is exact: weights of 1e308 would overflow Σwx, those of 1e-320 lose its digits.
  /// Returns that power.
  private static func scale(_ weight: inout [Double], of siblings: [Int]) -> Double {
    let heaviest = siblings.reduce(0) { max($0, weight[$1]) }
    guard heaviest > 0, heaviest.isFinite else { return 1 }
    for child in siblings { weight[child] = Double(sign: .plus, exponent: -heaviest.exponent, significand: weight[child]) }
    return Double(sign: .plus, exponent: heaviest.exponent, significand: 1)
  }
}
