import Parallelism
package import SurveyModel

/// How much of the variance of an output goes with each input: first-order and total indices on Saltelli's design of N(d + 2) runs (Saltelli and others 2010).
///
///     S_i = mean(y_B (y_ABi − y_A))/V      S_Ti = mean((y_A − y_ABi)²)/(2V)
///
/// V is the variance of all 2N values of y_A and y_B, divisor 2N − 1. A first-order index may come out a little below zero, and is left so.
package struct SobolIndices: Sendable, Hashable {
  package struct Index: Sendable, Hashable {
    package let first: Double
    package let total: Double
    /// By resampling rows of the whole design, percentiles of type 7.
    package let firstInterval: Interval
    package let totalInterval: Interval
  }

  package let variance: Double
  /// One an input.
  package let indices: [Index]
  package let rows: Int

  private static let purpose: UInt64 = 0x534F_424F

  /// `nil` where the output does not vary, or there are fewer than two rows.
  ///
  /// - Parameters:
  ///   - yA: of each row of A; `yB` of B, and `yAB` of A with column i of B, for each input.
  ///   - resamples: for the intervals; 0 for none, which are then points.
  package init?(
    yA: [Double], yB: [Double], yAB: [[Double]], resamples: Int = 500, confidence: Double = 0.95, seed: UInt64 = 1
  ) {
    let n = yA.count
    precondition(yB.count == n && yAB.allSatisfy { $0.count == n })
    let all = Array(0..<n)
    guard n > 1, let whole = Self.estimate(yA, yB, yAB, all) else { return nil }
    variance = whole.variance
    rows = n
    var drawn = yAB.map { _ in (first: [Double](), total: [Double]()) }
    for resample in 0..<resamples {
      var stream = SeededStream(seed: seed, stream: UInt64(resample), purpose: Self.purpose)
      let rows = all.map { _ in stream.integer(below: n) }
      guard let own = Self.estimate(yA, yB, yAB, rows) else { continue }
      for (input, pair) in own.pairs.enumerated() {
        drawn[input].first.append(pair.first)
        drawn[input].total.append(pair.total)
      }
    }
    let tail = (1 - confidence) / 2
    func interval(_ values: [Double], _ point: Double) -> Interval {
      let sorted = values.sorted()
      guard !sorted.isEmpty else { return Interval(low: point, high: point) }
      return Interval(low: Quantile.type7(sorted, tail), high: Quantile.type7(sorted, 1 - tail))
    }
    indices = zip(whole.pairs, drawn).map { pair, drawn in
      Index(
        first: pair.first, total: pair.total, firstInterval: interval(drawn.first, pair.first),
        totalInterval: interval(drawn.total, pair.total))
    }
  }

  private static func estimate(
    _ yA: [Double], _ yB: [Double], _ yAB: [[Double]], _ rows: [Int]
  ) -> (variance: Double, pairs: [(first: Double, total: Double)])? {
    let n = Double(rows.count)
    let mean = rows.reduce(0) { $0 + yA[$1] + yB[$1] } / (2 * n)
    let squares = rows.reduce(0) { sum, row in
      let (a, b) = (yA[row] - mean, yB[row] - mean)
      return sum + a * a + b * b
    }
    let variance = squares / (2 * n - 1)
    guard variance > 1e-24 * mean * mean, variance > 0 else { return nil }
    return (
      variance,
      yAB.map { mixed in
        var (first, total) = (0.0, 0.0)
        for row in rows {
          first += yB[row] * (mixed[row] - yA[row])
          total += (yA[row] - mixed[row]) * (yA[row] - mixed[row])
        }
        return (first / n / variance, total / n / (2 * variance))
      }
    )
  }
}

/// Which choice moves the ranking: ``SobolIndices`` of the mean absolute rank change over the inputs of a ``MethodSpace``.
package struct MethodSensitivity: Sendable, Hashable {
  package let inputs: [MethodSpace.Input]
  /// Beside ``inputs``; `nil` where no draw moved a rank, or all moved them alike.
  package let indices: SobolIndices?
  /// Rows of the design that were left out, because a unit had no score in one of its runs.
  package let failed: Int

  /// `nil` where there is nothing to vary, or the work was cancelled.
  ///
  /// - Parameter rows: N; N(d + 2) rankings are made.
  package init?(_ space: MethodSpace, rows: Int, seed: UInt64, threads: Int = 1, work: Work = .unwatched) {
    let inputs = space.inputs
    let published = MethodChoice(space).scores(space)
    guard !inputs.isEmpty, space.ranked.count > 1, space.ranked.allSatisfy({ published[$0] != nil }) else { return nil }
    let nominal = MethodRanks(published)
    let runs = Parallel.map(rows, threads: threads) { row -> [Double?] in
      if work.isCancelled { return [] }
      let a = MethodDraws.numbers(seed: seed, draw: row, set: 1)
      let b = MethodDraws.numbers(seed: seed, draw: row, set: 2)
      let mixed = inputs.map { input in
        zip(MethodSpace.Input.allCases, zip(a, b)).map { own, pair in own == input ? pair.1 : pair.0 }
      }
      return ([a, b] + mixed).map { numbers in
        let choice = MethodChoice(space, numbers: numbers, inputs: inputs)
        let scores = choice.scores(space)
        if case .unit(let unit) = choice.leftOut {
          guard space.ranked.allSatisfy({ scores[$0] != nil || $0 == unit }) else { return nil }
          return MethodRanks(scores).meanChange(from: MethodRanks(published, without: unit))
        }
        guard space.ranked.allSatisfy({ scores[$0] != nil }) else { return nil }
        return MethodRanks(scores).meanChange(from: nominal)
      }
    }
    if work.isCancelled { return nil }
    let whole = runs.compactMap { run in run.contains { $0 == nil } ? nil : run.compactMap(\.self) }
    self.inputs = inputs
    failed = rows - whole.count
    indices = SobolIndices(
      yA: whole.map { $0[0] }, yB: whole.map { $0[1] }, yAB: inputs.indices.map { input in whole.map { $0[2 + input] } }, seed: seed)
  }
}
