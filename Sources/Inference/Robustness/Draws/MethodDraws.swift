import Parallelism
package import SurveyModel

/// The ranking under many methods, each drawn at random from a ``MethodSpace`` (Saisana, Saltelli and Tarantola 2005).
///
/// Draw i has numbers of its own, keyed by the seed and i, one for each input: the same draws whatever the number of threads, and the same choice of an input whichever of the
/// others are varied beside it. Ranks are those of unrounded scores, equal to 12 digits being a tie. A draw in which a ranked unit has no score is left out as a whole, and counted.
package struct MethodDraws: Sendable, Hashable {
  package struct Unit: Sendable, Hashable {
    /// With the published method, unrounded.
    package let rank: Int
    /// Type 7, at 5, 50 and 95 %; of the ranks too.
    package let ranks: [Double]
    package let scores: [Double]
    package let meanRank: Double
    /// Share of draws in which no unit stood above it.
    package let first: Double
    /// Share of draws at each rank, from 1.
    package let shares: [Double]
  }

  package let draws: Int
  /// Draws in which a ranked unit had no score, and how many of them had each choice.
  package let failed: Int
  /// Beside the units; `nil` for one that is not ranked.
  package let units: [Unit?]
  /// Mean over draws of the mean over units of |rank − published rank|; a unit that a draw leaves out is left out of both rankings.
  package let meanRankChange: Double
  package let inputs: [MethodSpace.Input]

  private static let purpose: UInt64 = 0x4D45_5448
  private static let batch = 64
  package static let quantiles = [0.05, 0.5, 0.95]

  /// `nil` where the work was cancelled, or the published method has no ranking.
  ///
  /// - Parameter inputs: varied among those that the space has; `nil` for all.
  package init?(
    _ space: MethodSpace, draws: Int, inputs: [MethodSpace.Input]? = nil, seed: UInt64, threads: Int = 1, work: Work = .unwatched
  ) {
    let varied = space.inputs.filter { inputs?.contains($0) ?? true }
    let published = MethodChoice(space).scores(space)
    guard space.ranked.allSatisfy({ published[$0] != nil }), !space.ranked.isEmpty else { return nil }
    let nominal = MethodRanks(published)
    let units = space.units
    let batches = (draws + Self.batch - 1) / Self.batch
    let parts = Parallel.map(batches, threads: threads) { batch -> Sums? in
      if work.isCancelled { return nil }
      var sums = Sums(units)
      for draw in (batch * Self.batch)..<min(draws, (batch + 1) * Self.batch) {
        let numbers = Self.numbers(seed: seed, draw: draw)
        let choice = MethodChoice(space, numbers: numbers, inputs: varied)
        let scores = choice.scores(space)
        var without: Int?
        if case .unit(let unit) = choice.leftOut { without = unit }
        guard space.ranked.allSatisfy({ scores[$0] != nil || $0 == without }) else {
          sums.failed += 1
          continue
        }
        sums.add(MethodRanks(scores), scores, nominal: without.map { MethodRanks(published, without: $0) } ?? nominal)
      }
      return sums
    }
    guard !parts.contains(where: { $0 == nil }) else { return nil }
    let sums = parts.compactMap(\.self)
    self.inputs = varied
    failed = sums.reduce(0) { $0 + $1.failed }
    self.draws = draws - failed
    let changes = sums.flatMap(\.changes)
    meanRankChange = changes.isEmpty ? 0 : changes.reduce(0, +) / Double(changes.count)
    self.units = (0..<units).map { unit in
      guard let rank = nominal.ranks[unit] else { return nil }
      let ranks = sums.flatMap { $0.ranks[unit] }.sorted()
      let scores = sums.flatMap { $0.scores[unit] }.sorted()
      let n = Double(max(1, ranks.count))
      var counts = Array(repeating: 0, count: space.ranked.count)
      for rank in ranks { counts[rank - 1] += 1 }
      return Unit(
        rank: rank, ranks: Self.quantiles.map { Quantile.type7(ranks.map(Double.init), $0) },
        scores: Self.quantiles.map { Quantile.type7(scores, $0) }, meanRank: Double(ranks.reduce(0, +)) / n,
        first: Double(counts[0]) / n, shares: counts.map { Double($0) / n })
    }
  }

  static func numbers(seed: UInt64, draw: Int, set: UInt64 = 0) -> [UInt64] {
    var stream = SeededStream(seed: seed, stream: UInt64(draw), purpose: purpose ^ (set << 40))
    return MethodSpace.Input.allCases.map { _ in stream.next() }
  }

  private struct Sums: Sendable {
    var failed = 0
    var changes: [Double] = []
    /// By unit.
    var ranks: [[Int]]
    var scores: [[Double]]

    init(_ units: Int) {
      ranks = Array(repeating: [], count: units)
      scores = Array(repeating: [], count: units)
    }

    mutating func add(_ drawn: MethodRanks, _ values: [Double?], nominal: MethodRanks) {
      for unit in values.indices {
        guard let rank = drawn.ranks[unit], let score = values[unit] else { continue }
        ranks[unit].append(rank)
        scores[unit].append(score)
      }
      changes.append(drawn.meanChange(from: nominal))
    }
  }
}

/// Competition ranks of unrounded scores; equal to 12 digits is a tie.
struct MethodRanks: Sendable {
  let ranks: [Int?]

  init(_ scores: [Double?], without: Int? = nil) {
    let known = scores.indices.filter { scores[$0] != nil && $0 != without }
    let largest = known.reduce(0) { max($0, (scores[$1] ?? 0).magnitude) }
    let noise = 1e-12 * largest
    let sorted = known.map { scores[$0] ?? 0 }.sorted()
    var ranks = [Int?](repeating: nil, count: scores.count)
    for unit in known {
      let own = (scores[unit] ?? 0) + noise
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] <= own { low = middle + 1 } else { high = middle }
      }
      ranks[unit] = 1 + sorted.count - low
    }
    self.ranks = ranks
  }

  /// Over the units that both rank.
  func meanChange(from nominal: MethodRanks) -> Double {
    var (sum, count) = (0, 0)
    for unit in ranks.indices {
      guard let own = ranks[unit], let other = nominal.ranks[unit] else { continue }
      sum += abs(own - other)
      count += 1
    }
    return count == 0 ? 0 : Double(sum) / Double(count)
  }
}

/// Quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; R's default).
package enum Quantile {
  /// - Precondition: ascending; NaN for none.
  package static func type7(_ sorted: [Double], _ p: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = p * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
