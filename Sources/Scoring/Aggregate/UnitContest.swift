import SurveyModel

/// The aggregations that compare units: the children of one component in all domains, against the units that compete.
struct UnitContest {
  /// Children × competitors, at 12 significant digits so that noise wins nothing; NaN is missing.
  private let competitors: [[Double]]
  private let weights: [Double]

  /// - Parameters:
  ///   - competitors: of each child, the scores of the units that compete.
  ///   - weights: of each child.
  init(competitors: [[Double]], weights: [Double]) {
    self.competitors = competitors.map { $0.map(Self.rounded) }
    self.weights = weights
  }

  private static func rounded(_ score: Double) -> Double { score.isFinite ? PublishedNumber.significant(score) : .nan }

  /// Σw·(units that are beaten at the child)/Σw over the children that the unit has.
  ///
  /// - Parameter children: scores of one unit; NaN is missing.
  func borda(_ children: [Double]) -> Double {
    var (sum, total) = (0.0, 0.0)
    for (place, score) in children.enumerated() where !score.isNaN && weights[place] > 0 {
      let own = Self.rounded(score)
      sum += weights[place] * Double(competitors[place].count { $0 < own })
      total += weights[place]
    }
    return total > 0 ? sum / total : .nan
  }

  /// Σ over the other units of the sign of o − ½, o the share of the weight of the shared children at which the unit is ahead, half where equal;
  /// 0 without a shared child.
  ///
  /// - Parameters:
  ///   - children: scores of one unit; NaN is missing.
  ///   - place: of the unit among the competitors, which it does not meet; `nil` for one that is not among them.
  func copeland(_ children: [Double], place own: Int?) -> Double {
    let rounded = children.map(Self.rounded)
    guard rounded.contains(where: { !$0.isNaN }) else { return .nan }
    var score = 0.0
    for other in 0..<(competitors.first?.count ?? 0) where other != own {
      var (ahead, shared) = (0.0, 0.0)
      for child in rounded.indices where weights[child] > 0 {
        let (x, y) = (rounded[child], competitors[child][other])
        guard !x.isNaN, !y.isNaN else { continue }
        shared += weights[child]
        ahead += x > y ? weights[child] : x == y ? weights[child] / 2 : 0
      }
      guard shared > 0 else { continue }
      let lead = ahead / shared - 0.5
      score += lead > 1e-12 ? 1 : lead < -1e-12 ? -1 : 0
    }
    return score
  }
}
