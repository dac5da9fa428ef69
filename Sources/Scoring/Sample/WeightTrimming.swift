package import SurveyModel

/// Weights held within bounds that are multiples of their mean, the sum kept.
///
/// A weight w becomes min(max(λw, low·w̄), high·w̄), w̄ the mean of the weights as they were and λ the one factor for all that leaves their sum as it was: what is
/// cut off the large weights goes to all that are not at a bound, in proportion. Margins that were met before are then no longer met exactly.
package struct WeightTrimming: Sendable, Hashable {
  /// In the order given.
  package let weights: [Double]
  /// Responses whose weight is at a bound.
  package let trimmed: Int

  /// - Parameters:
  ///   - weights: of each class, above zero.
  ///   - responses: of each class; 0 for a class whose weight moves with the others and decides nothing.
  package init(_ weights: [Double], responses: [Int], bounds: IndexTree.ResponseWeighting.Trim) {
    let held = Self.held(weights, counts: responses.map(Double.init), bounds: bounds)
    self.weights = held.weights
    guard let held = held.limits else {
      trimmed = 0
      return
    }
    trimmed = zip(weights, responses).reduce(0) { sum, place in
      let moved = place.0 * held.factor
      return sum + (moved <= held.low || moved >= held.high ? place.1 : 0)
    }
  }

  /// The same for counts that need not be whole, as in a replicate of a bootstrap.
  /// - Returns: the weights, and the factor and the bounds where any weight was beyond them.
  package static func held(
    _ weights: [Double], counts: [Double], bounds: IndexTree.ResponseWeighting.Trim
  ) -> (weights: [Double], limits: (factor: Double, low: Double, high: Double)?) {
    let count = counts.reduce(0, +)
    let total = zip(weights, counts).reduce(0) { $0 + $1.0 * $1.1 }
    guard count > 0, total > 0 else { return (weights, nil) }
    let low = bounds.low * total / count
    let high = bounds.high * total / count
    func sum(_ factor: Double) -> Double {
      zip(weights, counts).reduce(0) { $0 + min(max($1.0 * factor, low), high) * $1.1 }
    }
    guard weights.contains(where: { $0 < low || $0 > high }) else { return (weights, nil) }
    // The sum rises with λ, in straight pieces between the factors at which a weight reaches a bound.
    let corners = Set(weights.flatMap { [low / $0, high / $0] }).sorted()
    var below = 0
    var above = corners.count - 1
    while above - below > 1 {
      let middle = (below + above) / 2
      if sum(corners[middle]) <= total { below = middle } else { above = middle }
    }
    let (first, last) = (sum(corners[below]), sum(corners[above]))
    let step = last > first ? (total - first) / (last - first) : 0
    let factor = corners[below] + (corners[above] - corners[below]) * min(max(step, 0), 1)
    return (weights.map { min(max($0 * factor, low), high) }, (factor, low, high))
  }
}
