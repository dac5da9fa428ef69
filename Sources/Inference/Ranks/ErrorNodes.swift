import Scoring

/// Chebyshev's points between the smallest and the largest standard error of some units, on a logarithmic scale.
struct ErrorNodes: Sendable {
  /// One of each point.
  typealias Weights = SIMD32<Double>
  static let count = Weights.scalarCount

  private let places: [Double]

  init(from least: Double, to most: Double) {
    let low = Double.log(least)
    // Where all are equal the points must still differ.
    let high = max(Double.log(most), low + 1e-3)
    let (middle, half) = ((low + high) / 2, (high - low) / 2)
    let step = Double.pi / Double(Self.count - 1)
    places = (0..<Self.count).map { middle + half * Double.cos(step * Double($0)) }
  }

  /// What the values at the points weigh in the value at a standard error.
  func weights(of standardError: Double) -> Weights {
    let x = Double.log(standardError)
    var weights = Weights()
    if let place = places.firstIndex(of: x) {
      weights[place] = 1
      return weights
    }
    // The barycentric weights of Chebyshev's points are ±1, and half that at the ends.
    for place in places.indices {
      let isEnd = place == 0 || place == Self.count - 1
      let size: Double = isEnd ? 0.5 : 1
      weights[place] = (place % 2 == 0 ? size : -size) / (x - places[place])
    }
    return weights / weights.sum()
  }

  func nodes(_ weights: Weights) -> [(standardError: Double, weight: Double)] {
    places.enumerated().map { (Double.exp($1), weights[$0]) }
  }
}
