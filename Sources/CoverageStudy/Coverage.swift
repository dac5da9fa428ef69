/// The ranks that are true, 1 the highest.
struct TrueRanks: Sendable, Hashable {
  /// Of each unit, from 1 + the units strictly above it to the number of units − those strictly below it: one rank without ties, and with ties all
  /// those that the tied units share.
  let ranges: [ClosedRange<Int>]

  init(values: [Double]) {
    ranges = values.map { value in
      let best = 1 + values.count { $0 > value }
      return best...max(best, values.count - values.count { $0 < value })
    }
  }

  /// r_j = 1 + #{k: θ_k > θ_j}, the rank that Mogstad, Romano, Shaikh and Wilhelm (2024) make sets for.
  func rank(_ unit: Int) -> Int { ranges[unit].lowerBound }
}

/// How often sets of ranks held the true ones, counted over surveys.
struct Coverage: Sendable, Hashable {
  private(set) var surveys = 0
  /// Surveys in which every unit's set held its rank.
  private(set) var allCovered = 0
  /// Surveys in which every unit's set held all the ranks that the unit shares with those tied with it.
  private(set) var allTiesCovered = 0
  /// Units whose set held their rank, over all surveys, and the squares of their number in each survey.
  private var covered = 0
  private var coveredSquares = 0
  private var ranks = 0
  private var sets = 0

  mutating func count(_ sets: [ClosedRange<Int>], _ truth: TrueRanks) {
    precondition(sets.count == truth.ranges.count, "a set for each unit")
    let holding = sets.indices.count { sets[$0].contains(truth.rank($0)) }
    surveys += 1
    if holding == sets.count { allCovered += 1 }
    if zip(sets, truth.ranges).allSatisfy({ $0.lowerBound <= $1.lowerBound && $0.upperBound >= $1.upperBound }) { allTiesCovered += 1 }
    covered += holding
    coveredSquares += holding * holding
    ranks += sets.reduce(0) { $0 + $1.count }
    self.sets += sets.count
  }

  static func += (sum: inout Coverage, more: Coverage) {
    sum.surveys += more.surveys
    sum.allCovered += more.allCovered
    sum.allTiesCovered += more.allTiesCovered
    sum.covered += more.covered
    sum.coveredSquares += more.coveredSquares
    sum.ranks += more.ranks
    sum.sets += more.sets
  }

  /// A share of surveys or sets, and its Monte-Carlo standard error; NaN where nothing was counted.
  struct Share: Sendable, Hashable {
    let value: Double
    let standardError: Double
  }

  /// Of surveys in which all units' sets held, √(p(1 − p)/B).
  var joint: Share { share(allCovered) }
  var jointWithTies: Share { share(allTiesCovered) }

  /// Of units, in the mean over units and surveys. Units of a survey are not independent: the error is that of a mean over surveys.
  var marginal: Share {
    let (n, units) = (Double(surveys), Double(sets) / Double(surveys))
    let mean = Double(covered) / n
    let variance = max(0, Double(coveredSquares) / n - mean * mean)
    return Share(value: mean / units, standardError: (variance / n).squareRoot() / units)
  }

  /// Ranks in a set, in the mean.
  var width: Double { Double(ranks) / Double(sets) }

  private func share(_ count: Int) -> Share {
    let p = Double(count) / Double(surveys)
    return Share(value: p, standardError: (p * (1 - p) / Double(surveys)).squareRoot())
  }
}
