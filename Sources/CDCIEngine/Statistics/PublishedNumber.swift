import Scoring

/// A number as it is published: rounded half-up on its decimal value.
///
/// The double is first read at 12 significant digits (or its integer digits + `decimals` + 1 where that is
/// more, at most 15), so that the last-bit noise of a sum decides nothing, then rounded half-up, away from
/// zero for negatives: 55.25 → 55.3, 64.64999999999999 → 64.7, −2.5 → −3, −0.04 → 0.0.
public struct PublishedNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let number: Scoring.PublishedNumber

  /// - Precondition: `value` is finite and `decimals` is 0...15.
  public init(_ value: Double, decimals: Int) { number = Scoring.PublishedNumber(value, decimals: decimals) }

  init(_ number: Scoring.PublishedNumber) { self.number = number }

  /// Digits behind the point.
  public var decimals: Int { number.decimals }
  /// The nearest double.
  public var value: Double { number.value }
  /// Plain machine text: a point, no grouping, `-` in front of a negative.
  public var description: String { number.description }

  /// By value.
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
