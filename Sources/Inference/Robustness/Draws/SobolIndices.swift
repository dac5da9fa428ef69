import Parallelism
import Scoring

/// How much of the variance of a number comes from each of its inputs: first-order indices, of an input alone, and total ones, of an input with all that it does together
/// with others (Sobol 1993; Saltelli et al. 2010, Computer Physics Communications 181, 259; total by Jansen 1999).
///
/// With rows of two independent designs A and B, and AB_i the rows of A with input i from B:
///
///     V = variance of all 2N values of y_A and y_B (divisor 2N − 1)
///     S_i = mean(y_B (y_ABi − y_A))/V        T_i = mean((y_A − y_ABi)²)/(2V)
///
/// Intervals are percentiles (type 7) over resampled rows of the whole design. An index that comes out below zero is an estimate of one that is about zero.
package struct SobolIndices: Sendable, Hashable {
  package struct Index: Sendable, Hashable {
    package let value: Double
    package let interval: Interval?

    package init(value: Double, interval: Interval?) {
      self.value = value
      self.interval = interval
    }
  }

  package struct Input: Sendable, Hashable {
    package let first: Index
    package let total: Index

    package init(first: Index, total: Index) {
      self.first = first
      self.total = total
    }
  }

  private static let purpose: UInt64 = 0x736F_626F_6C21

  package let rows: Int
  package let variance: Double
  /// `nil` where nothing varies: there is no index then.
  package let inputs: [Input]?

  /// - Parameters:
  ///   - mixed: inputs × rows, y of AB_i.
  ///   - resamples: 0 for no intervals.
  ///   - threads: changes the time and nothing else.
  package init(
    a: [Double], b: [Double], mixed: [[Double]], confidence: Double = 0.95, resamples: Int = 200, seed: UInt64 = 1, threads: Int = 1
  ) {
    precondition(a.count == b.count && mixed.allSatisfy { $0.count == a.count }, "a value for each row")
    rows = a.count
    let terms = Terms(a: a, b: b, mixed: mixed)
    let ones = [Double](repeating: 1, count: a.count)
    let whole = terms.indices(counts: ones)
    variance = whole.variance
    guard a.count > 0, whole.variance > 0 else {
      inputs = nil
      return
    }
    let resampled = Parallel.map(resamples, threads: threads) { number in
      var stream = SeededStream(seed: seed, stream: UInt64(number), purpose: Self.purpose)
      var counts = [Double](repeating: 0, count: a.count)
      for _ in 0..<a.count { counts[stream.integer(below: a.count)] += 1 }
      return terms.indices(counts: counts)
    }
    func index(_ value: Double, _ of: (Terms.Indices) -> Double) -> Index {
      let values = ReplicateScores.Distribution(resampled.map(of))
      let tail = (1 - confidence) / 2
      guard values.values.count > 1 else { return Index(value: value, interval: nil) }
      return Index(value: value, interval: Interval(low: values.quantile(tail), high: values.quantile(1 - tail)))
    }
    inputs = mixed.indices.map { input in
      Input(first: index(whole.first[input]) { $0.first[input] }, total: index(whole.total[input]) { $0.total[input] })
    }
  }

  /// What the sums over rows are made of.
  private struct Terms: Sendable {
    struct Indices: Sendable {
      let variance: Double
      /// NaN where nothing varies.
      let first: [Double]
      let total: [Double]
    }

    /// By row, y_A + y_B and its squares, around the mean of all.
    private var sums: [Double] = []
    private var squares: [Double] = []
    /// Inputs × rows.
    private var first: [[Double]]
    private var total: [[Double]]

    init(a: [Double], b: [Double], mixed: [[Double]]) {
      let mean = a.isEmpty ? 0 : (a.reduce(0, +) + b.reduce(0, +)) / Double(2 * a.count)
      for (x, y) in zip(a, b) {
        sums.append(x - mean + (y - mean))
        squares.append((x - mean) * (x - mean) + (y - mean) * (y - mean))
      }
      first = mixed.map { own in own.indices.map { b[$0] * (own[$0] - a[$0]) } }
      total = mixed.map { own in own.indices.map { (a[$0] - own[$0]) * (a[$0] - own[$0]) } }
    }

    func indices(counts: [Double]) -> Indices {
      let n = Double(counts.count)
      let sum = Self.dot(counts, sums)
      let variance = max(0, Self.dot(counts, squares) - sum * sum / (2 * n)) / (2 * n - 1)
      let isFlat = !(variance > 0)
      return Indices(
        variance: variance, first: first.map { isFlat ? .nan : Self.dot(counts, $0) / n / variance },
        total: total.map { isFlat ? .nan : Self.dot(counts, $0) / n / (2 * variance) })
    }

    private static func dot(_ x: [Double], _ y: [Double]) -> Double {
      var lanes = SIMD8<Double>()
      var rest = 0.0
      let whole = x.count / 8 * 8
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          for start in stride(from: 0, to: whole, by: 8) {
            for lane in 0..<8 { lanes[lane] += x[start + lane] * y[start + lane] }
          }
          for place in whole..<x.count { rest += x[place] * y[place] }
        }
      }
      return lanes.sum() + rest
    }
  }
}
