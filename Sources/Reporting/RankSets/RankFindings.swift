import Inference
import Scoring

/// What the rank sets and the differences between neighbours say, before it becomes words.
///
/// Statements that name several units, or a unit because it came first, take the simultaneous sets: the marginal ones hold for a unit that was
/// chosen before the data were seen (Mogstad et al. 2024).
struct RankFindings {
  /// Two units that follow each other in rank order.
  struct Neighbours {
    let upper: Results.UnitResult
    let lower: Results.UnitResult
    let difference: Results.Difference

    /// Whether the interval holds 0; `nil` where there is no interval.
    var isWithinNoise: Bool? { difference.interval.map { $0.low <= 0 && 0 <= $0.high } }
    /// There is no order to doubt between units that share a rank.
    var isTie: Bool { upper.rank == lower.rank }
  }

  /// In rank order.
  let ranked: [Results.UnitResult]
  let unranked: [Results.UnitResult]
  let neighbours: [Neighbours]
  /// Whether every ranked unit has both rank sets, and there are two units or more.
  let hasSets: Bool
  /// Groups of two or more that cannot be told apart, as indices into `Survey.units`; `nil` where they are not known.
  let groups: [[Int]]?

  init(_ results: Results) {
    ranked = results.units.filter { $0.rank != nil }
    unranked = results.units.filter { $0.rank == nil }
    neighbours = zip(ranked, ranked.dropFirst()).compactMap { upper, lower in
      upper.differenceToNext.map { Neighbours(upper: upper, lower: lower, difference: $0) }
    }
    hasSets = ranked.count > 1 && ranked.allSatisfy { $0.rankSet != nil && $0.rankSetSimultaneous != nil }
    groups = hasSets ? results.rankComparison?.groups?.filter { $0.count > 1 } : nil
  }

  /// Units that may hold the first rank.
  var possibleLeaders: [Results.UnitResult] {
    hasSets ? ranked.filter { $0.rankSetSimultaneous?.lowerBound == 1 } : []
  }

  /// Runs of units in rank order whose order among themselves is open while everything above surely is better and everything below surely worse;
  /// only runs of two or more.
  var openRuns: [ArraySlice<Results.UnitResult>] {
    guard hasSets else { return [] }
    var runs: [ArraySlice<Results.UnitResult>] = []
    var start = 0
    var worst = 0
    for (place, unit) in ranked.enumerated() {
      worst = max(worst, unit.rankSetSimultaneous?.upperBound ?? ranked.count)
      let below = ranked[(place + 1)...].map { $0.rankSetSimultaneous?.lowerBound ?? 1 }.min() ?? Int.max
      guard worst <= place + 1, below > place + 1 else { continue }
      if place > start { runs.append(ranked[start...place]) }
      start = place + 1
    }
    if start < ranked.count - 1 { runs.append(ranked[start...]) }
    return runs
  }
}
