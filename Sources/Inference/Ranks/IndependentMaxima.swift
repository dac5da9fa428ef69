import Scoring

/// The maxima of many independent units over pairs with the others, condensed once for all of them: ``IndependentMaximum`` of a unit then takes no pass over the others but a
/// sum.
struct IndependentMaxima: Sendable {
  /// Units below which each maximum is as fast by itself.
  private static let fewest = 96

  private let standardErrors: [Double]
  private let nodes: ErrorNodes
  /// Those that take part, by rising standard error: the sums do not depend on the order of the units.
  private let order: [Int]
  private let weights: [ErrorNodes.Weights]

  /// `nil` where units are few, exact or of so different errors that the integrals are not smooth, or where condensing
  /// changes a product that matters by more than 1e-12.
  /// - Parameter takesPart: whether a unit is compared with others at all.
  init?(standardErrors: [Double], takesPart: [Bool], confidence: Double) {
    let order = standardErrors.indices.filter { takesPart[$0] }.sorted {
      standardErrors[$0] != standardErrors[$1] ? standardErrors[$0] < standardErrors[$1] : $0 < $1
    }
    guard order.count >= Self.fewest, let first = order.first, let last = order.last, standardErrors[first] > 0,
      standardErrors[last] <= IndependentMaximum.smoothLimit * standardErrors[first]
    else { return nil }
    let nodes = ErrorNodes(from: standardErrors[first], to: standardErrors[last])
    self.standardErrors = standardErrors
    self.nodes = nodes
    self.order = order
    weights = order.map { nodes.weights(of: standardErrors[$0]) }
    let pairs = order.count - 1
    let high = Normal.upperQuantile((1 - confidence) / Double(2 * pairs))
    for unit in [first, order[order.count / 2], last] {
      for isBelow in [true, false] {
        let flags = standardErrors.indices.map { takesPart[$0] && $0 != unit }
        let condensed = maximum(of: unit) { (isBelow && flags[$0], flags[$0]) }
        let plain = IndependentMaximum(
          standardError: standardErrors[unit],
          others: flags.indices.filter { flags[$0] }.map {
            IndependentMaximum.Other(standardError: standardErrors[$0], isBelow: isBelow, isAbove: true)
          })
        for c in [high, 0.75 * high] {
          for z in [-4, -2.5, -1, -0.3, 0.4, 1.2, 2.7, 4.1] {
            guard (condensed.product(at: z, c) - plain.product(at: z, c)).magnitude <= 1e-12 else { return nil }
          }
        }
      }
    }
  }

  /// - Parameter isIn: of another unit, whether the unit less it, and it less the unit, are in the maximum.
  func maximum(of unit: Int, _ isIn: (Int) -> (isBelow: Bool, isAbove: Bool)) -> IndependentMaximum {
    // Those with both pairs, with the first alone and with the second alone.
    var (both, below, above) = (ErrorNodes.Weights(), ErrorNodes.Weights(), ErrorNodes.Weights())
    var counts = (both: 0, below: 0, above: 0)
    var least = Double.infinity
    for (place, other) in order.enumerated() where other != unit {
      let (isBelow, isAbove) = isIn(other)
      guard isBelow || isAbove else { continue }
      least = min(least, standardErrors[other])
      if isBelow, isAbove {
        both += weights[place]
        counts.both += 1
      } else if isBelow {
        below += weights[place]
        counts.below += 1
      } else {
        above += weights[place]
        counts.above += 1
      }
    }
    let kinds = [(both, counts.both, true, true), (below, counts.below, true, false), (above, counts.above, false, true)]
    return IndependentMaximum(
      standardError: standardErrors[unit],
      condensed: kinds.filter { $0.1 > 0 }.map { CondensedFactors(nodes: nodes.nodes($0.0), isBelow: $0.2, isAbove: $0.3) },
      pairs: 2 * counts.both + counts.below + counts.above, sharpness: least < .infinity ? standardErrors[unit] / least : 0)
  }
}
