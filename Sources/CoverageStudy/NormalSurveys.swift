import Inference

/// Surveys whose answers are normal: the mean of each unit's answers is its estimate, their spread gives the standard error.
struct NormalSurveys: Sendable {
  /// Keeps the random numbers apart from those of other computations under the same seed.
  private static let purpose: UInt64 = 0x6E6F_726D

  let units: Int
  /// Answers of each unit, at least 2.
  let responses: Int
  /// Between neighbours, in true standard errors of a unit's mean.
  let gap: Double
  let confidence: Double
  let draws: ClosedRange<Int>
  let percentileDraws: Int
  let seed: UInt64

  var truth: [Double] { (0..<units).map { -Double($0) * gap / Double(responses).squareRoot() } }

  func coverage(surveys: Int, threads: Int) throws -> CoverageOfSets {
    let values = truth
    let ranks = TrueRanks(values: values)
    return try CoverageOfSets.sum(surveys: surveys, threads: threads) { number in
      var stream = SeededStream(seed: seed, stream: UInt64(number), purpose: Self.purpose)
      let estimates = values.map { estimate(around: $0, &stream) }
      // A seed of its own for each survey, so that the errors of the simulated quantiles do not go the same way in all.
      let found = RankSetEstimator(confidence: confidence, seed: seed &+ UInt64(number), draws: draws)
        .rankSets(try UnitComparisons(estimates: estimates))
      var counted = CoverageOfSets()
      counted.simultaneous.count(found.units.map(\.simultaneous), ranks)
      counted.marginal.count(found.units.map(\.marginal), ranks)
      let percentiles = PercentileSets(confidence: confidence, draws: percentileDraws)
      counted.percentile.count(
        percentiles.sets(values: estimates.map(\.value), standardErrors: estimates.map(\.standardError), &stream), ranks)
      counted.open = found.isOpen ? 1 : 0
      return counted
    }
  }

  /// The mean of answers with variance 1, its variance estimated with divisor n − 1.
  private func estimate(around mean: Double, _ stream: inout SeededStream) -> Estimate {
    let n = Double(responses)
    let answers = (0..<responses).map { _ in mean + stream.normal() }
    let average = answers.reduce(0, +) / n
    let squares = answers.reduce(0) { $0 + ($1 - average) * ($1 - average) }
    return Estimate(value: average, variance: squares / (n - 1) / n, degreesOfFreedom: n - 1)
  }
}
