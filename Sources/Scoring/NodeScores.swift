public import SurveyModel

/// The score of every node of an index in every domain: domains × nodes, nodes as in `IndexTree.nodes`.
///
/// A component is Σwx/Σw over the children that have a score; it is missing itself where these hold no weight, or less than the share `at-least` of it
/// (with a tolerance of 1e-12). The root is multiplied by `score.multiply`. A parent lies between its lowest and highest child, to the last bit.
/// O(domains × nodes).
public struct NodeScores: Sendable {
  public let domains: Int
  public let nodes: Int
  /// NaN is missing.
  private let scores: [Double]
  private let slopes: [Double]
  private let layout: TreeLayout

  /// - Parameter scores: of the index's indicators, in tree order.
  public init(index: IndexTree, scores indicators: IndicatorScores) {
    let layout = TreeLayout(index)
    let nodes = layout.weight.count
    let isUnmultiplied = index.score.multiply == 1
    var scores = Array(repeating: Double.nan, count: indicators.domains * nodes)
    for domain in 0..<indicators.domains {
      let first = domain * nodes
      // Children stand behind their parent, so that going backwards finds every child done.
      for node in stride(from: nodes - 1, through: 0, by: -1) {
        let indicator = layout.indicator[node]
        if indicator >= 0 {
          scores[first + node] = indicators.scores[domain * indicators.indicators + indicator]
          continue
        }
        var sum = 0.0
        var weights = 0.0
        var lowest = Double.infinity
        var highest = -Double.infinity
        for place in layout.firstChild[node]..<layout.firstChild[node + 1] {
          let child = layout.children[place]
          let score = scores[first + child]
          let weight = layout.weight[child]
          guard !score.isNaN, weight > 0 else { continue }
          sum += weight * score
          weights += weight
          lowest = min(lowest, score)
          highest = max(highest, score)
        }
        guard weights > 0, weights / layout.totalWeight[node] >= layout.atLeast[node] - 1e-12 else { continue }
        scores[first + node] = min(max(sum / weights, lowest), highest)
      }
      if !isUnmultiplied { scores[first] *= index.score.multiply }
      if !scores[first].isFinite { scores[first] = .nan }
    }
    domains = indicators.domains
    self.nodes = nodes
    self.scores = scores
    slopes = indicators.slopes
    self.layout = layout
  }

  /// `nil` where the node is missing.
  public func score(domain: Int, node: Int) -> Double? {
    let score = scores[domain * nodes + node]
    return score.isNaN ? nil : score
  }

  /// d node/d value of every indicator, in tree order: the slope of its normalisation times the weights on the way up, shared out over the children
  /// that the domain has. 0 for an indicator that is missing or not below the node; all 0 where the node is missing.
  public func gradient(domain: Int, node: Int) -> [Double] {
    let indicators = layout.indicatorCount
    var gradient = Array(repeating: 0.0, count: indicators)
    let first = domain * nodes
    guard !scores[first + node].isNaN else { return gradient }
    var factor = Array(repeating: 0.0, count: nodes)
    factor[node] = node == 0 ? layout.multiply : 1
    for place in node..<nodes where factor[place] != 0 {
      let indicator = layout.indicator[place]
      if indicator >= 0 {
        gradient[indicator] = factor[place] * slopes[domain * indicators + indicator]
        continue
      }
      let children = layout.children[layout.firstChild[place]..<layout.firstChild[place + 1]].filter { !scores[first + $0].isNaN }
      let weights = children.reduce(0) { $0 + layout.weight[$1] }
      for child in children where weights > 0 { factor[child] = factor[place] * layout.weight[child] / weights }
    }
    return gradient
  }
}

/// An index in flat arrays.
private struct TreeLayout: Sendable {
  let weight: [Double]
  /// Σ of the children's weights.
  let totalWeight: [Double]
  let atLeast: [Double]
  /// Position among the indicators; −1 for a component.
  let indicator: [Int]
  let indicatorCount: Int
  /// Children of node k: `children[firstChild[k]..<firstChild[k + 1]]`.
  let firstChild: [Int]
  let children: [Int]
  let multiply: Double

  init(_ index: IndexTree) {
    var weight = index.nodes.map(\.weight)
    var totalWeight: [Double] = []
    var atLeast: [Double] = []
    var indicator: [Int] = []
    var indicatorCount = 0
    var firstChild = [0]
    var children: [Int] = []
    for node in index.nodes {
      switch node.content {
      case .indicator:
        indicator.append(indicatorCount)
        indicatorCount += 1
        atLeast.append(0)
      case .component(let component):
        indicator.append(-1)
        switch component.missing {
        case .reweight(let share): atLeast.append(share)
        }
      }
      children += node.children
      firstChild.append(children.count)
      Self.scale(&weight, of: node.children)
      totalWeight.append(node.children.reduce(0) { $0 + weight[$1] })
    }
    self.weight = weight
    self.totalWeight = totalWeight
    self.atLeast = atLeast
    self.indicator = indicator
    self.indicatorCount = indicatorCount
    self.firstChild = firstChild
    self.children = children
    multiply = index.score.multiply
  }

  /// Brings the heaviest sibling to 1..2 by a power of two, which is exact: weights of 1e308 would overflow Σwx, those of 1e-320 lose its digits.
  private static func scale(_ weight: inout [Double], of siblings: [Int]) {
    let heaviest = siblings.reduce(0) { max($0, weight[$1]) }
    guard heaviest > 0, heaviest.isFinite else { return }
    for child in siblings { weight[child] = Double(sign: .plus, exponent: -heaviest.exponent, significand: weight[child]) }
  }
}
