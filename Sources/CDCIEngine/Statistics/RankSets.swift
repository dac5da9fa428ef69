import Inference

/// An estimate of a unit's score with its error.
public struct Estimate: Sendable, Hashable {
  /// The highest is the best.
  public let value: Double
  /// In the unit of the value, zero or more; 0 where the value is known exactly.
  public let standardError: Double
  /// Above zero, ∞ where the standard error is known; below 1 nothing can be said about the unit, whose rank
  /// may then be any.
  public let degreesOfFreedom: Double

  /// - Precondition: `value` is finite, `standardError` finite and zero or more, `degreesOfFreedom` above
  ///   zero.
  public init(value: Double, standardError: Double, degreesOfFreedom: Double = .infinity) {
    precondition(value.isFinite && standardError >= 0 && standardError.isFinite && degreesOfFreedom > 0)
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }
}

/// The ranks that a unit may really have, given the errors of all units' estimates.
///
/// A unit's best rank is 1 + the number of units surely above it, its worst the number of units less those
/// surely below it. What is sure is decided by studentised differences against the quantile of their maximum
/// under no difference, stepping down.
///
/// Source: Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for ranks, Review of Economic Studies 91,
/// 476–518.
public struct RankSet: Sendable, Hashable {
  /// Competition rank of the estimate, 1 the highest; lies in both sets.
  public let rank: Int
  /// Contains the unit's true rank at the level of confidence, for each unit by itself.
  public let marginal: ClosedRange<Int>
  /// The sets of all units contain all true ranks at once at the level of confidence; contains ``marginal``.
  public let simultaneous: ClosedRange<Int>
}
