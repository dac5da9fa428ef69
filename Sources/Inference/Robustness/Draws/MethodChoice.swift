import Scoring
import SurveyModel

/// One point of a ``MethodSpace``: a method that ranks.
struct MethodChoice: Sendable {
  enum LeftOut: Sendable, Hashable {
    case node(Int)
    case unit(Int)
  }

  /// Of each node.
  var weights: [Double]
  var normalization = 0
  var aggregation = 0
  var missing = 0
  var leftOut: LeftOut?
  var replicate: Int?

  /// The published method.
  init(_ space: MethodSpace) { weights = space.index.nodes.map(\.weight) }

  /// - Parameters:
  ///   - numbers: a random number for each of `MethodSpace.Input`, by which the choice of the input is made and nothing else.
  ///   - inputs: that are varied; the others stay as published.
  init(_ space: MethodSpace, numbers: [UInt64], inputs: [MethodSpace.Input]) {
    self.init(space)
    for (input, number) in zip(MethodSpace.Input.allCases, numbers) where inputs.contains(input) {
      switch input {
      case .weights: weights = Self.weights(space, number)
      case .normalization: normalization = Self.bin(number, space.normalizations.count)
      case .aggregation: aggregation = Self.bin(number, space.aggregations.count)
      case .missing: missing = Self.bin(number, space.missing.count)
      case .leftOut:
        let choices = space.leftOutChoices
        let place = Self.bin(number, choices.count + 1)
        leftOut = place == 0 ? nil : choices[place - 1]
      case .sampling: replicate = Self.bin(number, space.replicates.count)
      }
    }
  }

  /// Equal parts of 0..<1.
  private static func bin(_ number: UInt64, _ count: Int) -> Int { Int(number.multipliedFullWidth(by: UInt64(max(1, count))).high) }

  private static func weights(_ space: MethodSpace, _ number: UInt64) -> [Double] {
    var stream = SeededStream(seed: number, stream: 0, purpose: 0x5745_4947)
    var weights = space.index.nodes.map(\.weight)
    for node in space.index.nodes where node.children.count > 1 {
      let sum = node.children.reduce(0) { $0 + weights[$1] }
      guard sum > 0 else { continue }
      var drawn = 0.0
      for child in node.children where weights[child] > 0 {
        switch space.weights {
        case .fixed: break
        case .share(let share): weights[child] *= 1 + share * (2 * stream.uniform() - 1)
        case .dirichlet(let concentration): weights[child] = stream.gamma(concentration * weights[child] / sum)
        }
        drawn += weights[child]
      }
      // A concentration near zero may give nothing to anybody.
      guard drawn > 0 else {
        for child in node.children { weights[child] = space.index.nodes[child].weight }
        continue
      }
      for child in node.children { weights[child] *= sum / drawn }
    }
    return weights
  }

  /// Scores of the ranked units; `nil` for those that have none, or are left out.
  func scores(_ space: MethodSpace) -> [Double?] {
    var weights = weights
    var without: Int?
    switch leftOut {
    case .node(let node): weights[node] = 0
    case .unit(let unit): without = unit
    case nil: break
    }
    let normalization = space.normalizations[normalization]
    var scores = normalization.scores[0]
    if let without, normalization.scores.count > without + 1 { scores = normalization.scores[without + 1] }
    if let replicate { scores = scores.moved(by: space.replicates[replicate][...]) }
    var isRanked = space.isRanked
    if let without { isRanked[without] = false }
    let index = space.variants[aggregation * space.missing.count + missing].weighted(weights)
    let nodes = NodeScores(index: index, scores: scores, applicability: space.applicability, isCompeting: isRanked)
    return isRanked.indices.map { unit in isRanked[unit] ? nodes.score(domain: unit, node: 0).map { $0 + space.shift[unit] } : nil }
  }
}

extension SeededStream {
  /// A gamma number of this shape and scale 1 (Marsaglia and Tsang 2000); below 1 by a power of a uniform number.
  mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 { return shape <= 0 ? 0 : gamma(shape + 1) * Double.pow(1 - uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if Double.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Double.log(v) { return d * v }
    }
  }
}
