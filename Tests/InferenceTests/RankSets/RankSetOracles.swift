@testable import Inference

/// Five units compared by R 4.2.2 (integrate, rel. tol. 1e-12), by separation of variables on a shifted lattice (standard error 1e-5), and with csranks
/// 1.2.3 (200,000 draws).
enum RankSetOracles {
  static let values = [90.2, 88.1, 87.9, 84, 79.5]
  static let errors = [0.9, 1.4, 0.6, 1.1, 2]
  static let covariance: [[Double]] = [
    [0.81, 0.3, 0.1, 0, 0.2], [0.3, 1.96, 0.25, 0.4, 0], [0.1, 0.25, 0.36, 0.15, 0.1], [0, 0.4, 0.15, 1.21, -0.3],
    [0.2, 0, 0.1, -0.3, 4],
  ]

  static func estimates(
    _ values: [Double] = values, _ errors: [Double] = errors, degreesOfFreedom: [Double]? = nil
  ) -> [Estimate] {
    zip(values, errors).enumerated().map { place, pair in
      Estimate(value: pair.0, variance: pair.1 * pair.1, degreesOfFreedom: degreesOfFreedom?[place] ?? .infinity)
    }
  }
}

extension RankSets {
  var marginal: [ClosedRange<Int>] { units.map(\.marginal) }
  var simultaneous: [ClosedRange<Int>] { units.map(\.simultaneous) }
}

extension RankSets.CriticalValue {
  /// Whether the simulated value is within so many of its own standard errors of the true one, and another standard error that the true one has itself.
  func agrees(with expected: Double, standardError: Double = 1e-5, within errors: Double = 3.5) -> Bool {
    let own = (simulationInterval.high - simulationInterval.low) / (2 * 1.96)
    return own > 0 && own < 0.01 && abs(value - expected) <= errors * (own * own + standardError * standardError).squareRoot()
  }
}
