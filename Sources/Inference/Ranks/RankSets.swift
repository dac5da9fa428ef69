/// The ranks that the data allow each unit, and what is behind them.
package struct RankSets: Sendable, Hashable {
  /// What a set promises: the unit's own true rank, or those of all units together.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case marginal
    case simultaneous
  }

  /// The quantile that a studentised difference must exceed.
  package struct CriticalValue: Sendable, Hashable {
    package let value: Double
    /// 95 % interval of the simulation, from order statistics; the value itself where it was computed. Its upper end is ∞ where the draws are too few
    /// to give one.
    package let simulationInterval: Interval
    /// Simulated; 0 where the value was computed.
    package let draws: Int

    package init(value: Double, simulationInterval: Interval, draws: Int) {
      self.value = value
      self.simulationInterval = simulationInterval
      self.draws = draws
    }
  }

  package struct Unit: Sendable, Hashable {
    /// Competition rank on the published scores, 1 the highest; lies in both sets.
    package let rank: Int
    /// Contains the unit's true rank at the level of confidence, whatever the unit.
    package let marginal: ClosedRange<Int>
    /// All units' sets contain all true ranks together at the level of confidence. Contains ``marginal``.
    package let simultaneous: ClosedRange<Int>
    /// Of the marginal set, one for each step down; never rising.
    package let criticalValues: [CriticalValue]
    /// Whether a comparison of the marginal set stayed within the error of the simulation at the largest number of draws. It then counts as not
    /// different.
    package let isOpen: Bool

    package subscript(kind: Kind) -> ClosedRange<Int> { kind == .marginal ? marginal : simultaneous }
  }

  /// In the order of the estimates.
  package let units: [Unit]
  /// Of the simultaneous sets, one for each step down.
  package let criticalValues: [CriticalValue]
  /// As ``Unit/isOpen``, of the simultaneous sets.
  package let isOpen: Bool
  /// Units that cannot be told apart: the maximal sets in which no pair differs surely at the joint level of confidence. They may overlap, every unit is
  /// in at least one. Best score first, in each and among them. `nil` where there are more than ``IndistinguishableGroups/limit``.
  package let groups: [[Int]]?
  /// The covariance was not that of any random numbers and was replaced by the nearest one that is.
  package let isCovarianceMended: Bool

  /// Row of the better unit, column of the worse: surely different at the joint level.
  let surelyAbove: BitMatrix

  /// Whether the simultaneous comparison says that unit `a` is above unit `b`.
  package func isSurely(_ a: Int, above b: Int) -> Bool { surelyAbove[a, b] }
}

/// Why no rank sets can be made: a number that is none.
package enum RankSetError: Error, Sendable, Hashable {
  /// The estimate of the unit at this position is not finite, its variance is negative or not finite, or its degrees of freedom are negative or NaN.
  case unusableEstimate(unit: Int)
  /// The covariance of the two units is not finite.
  case unusableCovariance(Int, Int)
}
