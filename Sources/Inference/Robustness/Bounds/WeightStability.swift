/// For each weight alone, the shares of the whole around its own at which the ranking stays as it is, the other weights keeping their proportions.
///
/// With t the share of child k, a unit's score is (t·[has k]·x + (1 − t)·R)/(t·[has k] + (1 − t)·r), so that two units change places where a polynomial of the second
/// degree in t is zero, a straight line where no child is missing.
package struct WeightStability: Sendable, Hashable {
  package struct Child: Sendable, Hashable {
    /// Of the whole.
    package let share: Double
    /// The connected piece around ``share`` on which the units that are first stay first.
    package let first: ClosedRange<Double>
    /// On which no two units change places.
    package let ranking: ClosedRange<Double>
  }

  /// Beside the children; `nil` for one that holds the whole weight, and without two units to compare.
  package let children: [Child?]

  /// - Parameter weights: decided, relative to each other.
  package init(_ scores: ChildScores, weights: [Double]) {
    let sum = weights.reduce(0, +)
    let shares = weights.map { $0 / sum }
    let means = (0..<scores.units).map { scores.mean(of: $0, weights: shares) }
    let ranked = means.indices.filter { means[$0] != nil }
    let ranks = scores.ranks(weights: shares)
    children = shares.indices.map { child in
      let share = shares[child]
      guard share < 1 - 1e-12, ranked.count > 1 else { return nil }
      let lines = (0..<scores.units).map { Line(scores, unit: $0, child: child, shares: shares) }
      var (first, ranking) = (0.0...1.0, 0.0...1.0)
      for one in ranked {
        for other in ranked where one != other {
          guard let (own, next) = (ranks[one], ranks[other]) as? (Int, Int) else { continue }
          let isLeader = own == 1 && next > 1
          guard own < next else { continue }
          let piece = lines[one].piece(over: lines[other], around: share)
          ranking = ranking.clamped(to: piece)
          if isLeader { first = first.clamped(to: piece) }
        }
      }
      return Child(share: share, first: first, ranking: ranking)
    }
  }

  /// A unit's score as a quotient of two straight lines in t.
  private struct Line {
    /// Constant and slope.
    let sum: (Double, Double)
    let weight: (Double, Double)

    init(_ scores: ChildScores, unit: Int, child: Int, shares: [Double]) {
      var (rest, held) = (0.0, 0.0)
      for other in shares.indices where other != child && scores.isThere[unit][other] {
        let own = shares[other] / (1 - shares[child])
        rest += own * scores[unit, other]
        held += own
      }
      let hasIt = scores.isThere[unit][child]
      sum = (rest, (hasIt ? scores[unit, child] : 0) - rest)
      weight = (held, (hasIt ? 1 : 0) - held)
    }

    /// Where this unit's score is not below the other's, connected with `share`.
    func piece(over other: Line, around share: Double) -> ClosedRange<Double> {
      // sum·weight′ − sum′·weight = a t² + b t + c
      let c = sum.0 * other.weight.0 - other.sum.0 * weight.0
      let b = sum.0 * other.weight.1 + sum.1 * other.weight.0 - other.sum.0 * weight.1 - other.sum.1 * weight.0
      let a = sum.1 * other.weight.1 - other.sum.1 * weight.1
      let size = max(sum.0.magnitude, sum.1.magnitude, other.sum.0.magnitude, other.sum.1.magnitude)
      var low = 0.0
      var high = 1.0
      for root in Self.roots(a, b, c, noise: 1e-14 * size) where root >= 0 && root <= 1 {
        if root < share { low = max(low, root) } else { high = min(high, root) }
      }
      return low...high
    }

    private static func roots(_ a: Double, _ b: Double, _ c: Double, noise: Double) -> [Double] {
      guard a.magnitude > noise else { return b.magnitude > noise ? [-c / b] : [] }
      let square = b * b - 4 * a * c
      guard square > 0 else { return [] }
      // Without the difference of two numbers that are nearly equal.
      let half = -(b + (b < 0 ? -1 : 1) * square.squareRoot()) / 2
      return half == 0 ? [0] : [half / a, c / half]
    }
  }
}
