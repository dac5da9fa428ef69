import SurveyModel

/// The children of a component in one domain that its score is made of, and the aggregations that look at one domain alone.
struct Aggregator {
  /// Scores of the children, and their weights above zero.
  var values: [Double] = []
  var weights: [Double] = []
  /// Places of the children among the nodes; those of the policy `zero` that are missing have none.
  var nodes: [Int?] = []
  /// Σ of ``weights``.
  var weight = 0.0
  /// Σ of the weights of all children that apply.
  var applicable = 0.0

  /// What a sum is multiplied with for the children that are missing.
  var inflation: Double { weight > 0 ? applicable / weight : 0 }

  mutating func clear() {
    values.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    (weight, applicable) = (0, 0)
  }

  mutating func add(_ value: Double, weight own: Double, node: Int?) {
    values.append(value)
    weights.append(own)
    nodes.append(node)
    weight += own
  }

  /// The place of the first child that the aggregation cannot take: not above zero for a geometric or harmonic mean.
  func refused(by aggregation: IndexTree.Aggregation) -> Int? {
    switch aggregation {
    case .geometric, .harmonic, .power: values.firstIndex { !aggregation.takes($0) }
    default: nil
    }
  }

  /// - Parameter unit: what the weights stand for, for a sum.
  func score(_ aggregation: IndexTree.Aggregation, unit: Double) -> Double {
    guard let low = values.min(), let high = values.max(), weight > 0 else { return .nan }
    let mean: Double
    switch aggregation {
    case .arithmetic:
      let sum = sum
      // The mean of numbers that doubles hold is one, though their sum need not be.
      mean = sum.isFinite ? sum / weight : zip(values, weights).reduce(0) { $0 + $1.1 / weight * $1.0 }
    case .sum: return sum * inflation * unit
    case .geometric: mean = Double.exp(total { Double.log($0) } / weight)
    case .harmonic:
      let total = total { high / $0 }
      mean = total.isFinite ? high / (total / weight) : low / (self.total { low / $0 } / weight)
    case .power(let p):
      // Divided by the largest, so that no power overflows.
      guard high > 0 else { return 0 }
      mean = high * Double.pow(total { Double.pow($0 / high, p) } / weight, 1 / p)
    case .minimum: return low
    case .weightedMedian:
      return lowerMedian(zip(values, weights).map { (value: $0, weight: $1) }.sorted { $0.value < $1.value })
    case .borda, .copeland: return .nan
    }
    // The last bit may leave the children behind.
    return min(max(mean, low), high)
  }

  /// d score/d child of each child, at a score of these children.
  func derivatives(_ aggregation: IndexTree.Aggregation, score: Double, unit: Double) -> [Double] {
    guard weight > 0 else { return values.map { _ in 0 } }
    return zip(values, weights).map { value, own in
      switch aggregation {
      case .arithmetic: own / weight
      case .sum: own * inflation * unit
      case .geometric: score * own / weight / value
      case .harmonic: own / weight * (score / value) * (score / value)
      case .power(let p): score > 0 ? own / weight * Double.pow(value / score, p - 1) : 0
      case .minimum, .weightedMedian, .borda, .copeland: 0
      }
    }
  }

  private var sum: Double { total { $0 } }

  private func total(_ function: (Double) -> Double) -> Double {
    var sum = 0.0
    for place in values.indices { sum += weights[place] * function(values[place]) }
    return sum
  }
}
