import Parallelism
package import SurveyModel

/// What no choice of weights within a polytope can change about a ranking, and how far it can change the rest.
///
/// Each bound comes with weights that attain it, and what they attain is read off by scoring every unit with them. Where units have the same children all is exact. A pair
/// of units with different children is exact as a pair; where such a pair can go either way the ranks have a proven bound beside the attained one, and are exact
/// if the two agree.
///
/// (units²) vertices, then two integer programs a unit, of which the vertices already give good ends.
package struct WeightBounds: Sendable {
  /// One end of the ranks that a unit can take.
  package struct RankBound: Sendable, Hashable {
    /// With ``weights``; ties count in the unit's favour.
    package let attained: Int
    /// No weights give a rank beyond this one.
    package let proven: Int
    package let weights: [Double]

    package var isExact: Bool { attained == proven }
  }

  package struct UnitBounds: Sendable, Hashable {
    package let best: RankBound
    package let worst: RankBound
    /// Of the score, on the scale of the children, and the weights that attain them.
    package let lowest: WeightPolytope.Vertex
    package let highest: WeightPolytope.Vertex

    /// `nil` where it is not known.
    package var canBeFirst: Bool? { best.attained == 1 ? true : best.proven > 1 ? false : nil }
  }

  /// Beside the units; `nil` for one without a score.
  package let units: [UnitBounds?]
  /// Units × units: I_u − I_v at its lowest is above zero.
  package let dominates: [[Bool]]
  /// Units × units: I_u − I_v at its lowest, in the form of the scores; NaN on the diagonal and without a score.
  package let lowestDifference: [[Double]]

  package static let defaultBranches = 2000

  /// - Parameters:
  ///   - nominal: the weights that were decided, among those that are tried.
  ///   - branches: of each integer program, at most; a number and no time, so that results do not depend on the machine.
  ///   - work: where it is cancelled, ranks keep the bounds that were proven until then.
  package init(
    _ scores: ChildScores, _ polytope: WeightPolytope, nominal: [Double], branches: Int = defaultBranches, threads: Int = 1,
    work: Work = .unwatched
  ) {
    let pairs = PairExtremes(scores, polytope)
    let count = scores.units
    let found = Parallel.map(count, threads: threads) { one in
      (0..<count).map { $0 == one ? nil : pairs.minimum(one, over: $0) }
    }
    let differences = found.map { row in row.map { $0?.value ?? .nan } }
    lowestDifference = differences
    dominates = differences.map { row in row.map { $0 > scores.epsilon } }
    let sum = nominal.reduce(0, +)
    let own = nominal.map { $0 / sum }
    // Weights that favour one unit against another favour it against others as well.
    let ends = (0..<count).map { unit in Self.ends(unit, scores, polytope) }
    let tried =
      [polytope.contains(own) ? own : polytope.maximum(own).weights]
      + ends.flatMap { $0.map { [$0.low.weights, $0.high.weights] } ?? [] } + found.flatMap { $0.compactMap { $0?.weights } }
    let start = Start(tried, scores)
    let solver = RankSolver(scores: scores, polytope: polytope, differences: differences, branches: branches, work: work)
    units = Parallel.map(count, threads: threads) { unit in
      guard let ends = ends[unit] else { return nil }
      return UnitBounds(
        best: solver.bound(unit, isBest: true, from: start.best[unit]),
        worst: solver.bound(unit, isBest: false, from: start.worst[unit]), lowest: ends.low, highest: ends.high)
    }
  }

  private static func ends(_ unit: Int, _ scores: ChildScores, _ polytope: WeightPolytope) -> (
    low: WeightPolytope.Vertex, high: WeightPolytope.Vertex
  )? {
    // Against a unit that has the same children and 0 everywhere.
    let alone = ChildScores(
      units: 2, children: scores.children,
      scores: (0..<scores.children).map { scores[unit, $0] } + (0..<scores.children).map { scores[unit, $0].isNaN ? .nan : 0 })
    let pairs = PairExtremes(alone, polytope)
    guard let high = pairs.maximum(0, over: 1), let low = pairs.minimum(0, over: 1) else { return nil }
    func scored(_ vertex: WeightPolytope.Vertex) -> WeightPolytope.Vertex {
      .init(value: scores.score(of: unit, weights: vertex.weights) ?? vertex.value, weights: vertex.weights)
    }
    return (scored(low), scored(high))
  }

  /// The best and the worst rank of each unit among all weights that were tried, and the first weights that gave it.
  private struct Start {
    var best: [RankBound]
    var worst: [RankBound]

    init(_ tried: [[Double]], _ scores: ChildScores) {
      best = Array(repeating: RankBound(attained: .max, proven: 1, weights: []), count: scores.units)
      worst = Array(repeating: RankBound(attained: 0, proven: scores.units, weights: []), count: scores.units)
      for weights in tried {
        for (unit, rank) in scores.ranks(weights: weights).enumerated() {
          if let rank, rank < best[unit].attained { best[unit] = RankBound(attained: rank, proven: 1, weights: weights) }
          if let rank, rank > worst[unit].attained { worst[unit] = RankBound(attained: rank, proven: scores.units, weights: weights) }
        }
      }
    }
  }
}

extension ChildScores {
  /// 1 + the units whose mean is above by more than noise; `nil` for a unit without a score.
  package func ranks(weights: [Double]) -> [Int?] {
    let means = (0..<units).map { mean(of: $0, weights: weights) }
    let sorted = means.compactMap(\.self).sorted()
    let noise = epsilon / 2
    return means.map { own in
      own.map { own in
        // How many are at most own + noise: a binary search in the sorted means.
        var (low, high) = (0, sorted.count)
        while low < high {
          let middle = (low + high) / 2
          if sorted[middle] <= own + noise { low = middle + 1 } else { high = middle }
        }
        return 1 + sorted.count - low
      }
    }
  }
}

/// The ends of the ranks of one unit after another.
private struct RankSolver: Sendable {
  let scores: ChildScores
  let polytope: WeightPolytope
  /// I_u − I_v at its lowest.
  let differences: [[Double]]
  let branches: Int
  let work: Work

  func bound(_ unit: Int, isBest: Bool, from start: WeightBounds.RankBound) -> WeightBounds.RankBound {
    let epsilon = scores.epsilon
    var wishes: [FewestUnmet.Wish] = []
    // Others that are above whatever the weights, and others that either may be, but not as a linear function of the weights.
    var (above, unclear) = (0, 0)
    for other in 0..<scores.units where other != unit && !differences[unit][other].isNaN {
      // The other's lead, at its highest and at its lowest.
      let (most, least) = (-differences[unit][other], differences[other][unit])
      if least > epsilon {
        above += 1
        continue
      }
      guard most > epsilon else { continue }
      guard scores.isThere[unit] == scores.isThere[other] else {
        unclear += 1
        continue
      }
      let lead = scores.difference(other, unit)
      if isBest {
        wishes.append(.init(coefficients: lead.map { -$0 }, bound: 0, miss: polytope.maximum(lead).value))
      } else {
        // Ahead by more than noise: Σ_A w (d − ε) ≥ 0.
        let ahead = lead.indices.map { scores.isThere[unit][$0] ? lead[$0] - epsilon : 0 }
        wishes.append(.init(coefficients: ahead, bound: 0, miss: polytope.maximum(ahead.map { -$0 }).value))
      }
    }
    wishes.removeAll { $0.miss <= 0 }
    let program = FewestUnmet(polytope, wishes)
    let answer = program.solved(from: start.weights, branches: branches, work: work)
    var attained = (rank: start.attained, weights: start.weights)
    if let rank = scores.ranks(weights: answer.weights)[unit], isBest ? rank < attained.rank : rank > attained.rank {
      attained = (rank, answer.weights)
    }
    let proven = isBest ? 1 + above + answer.proven : 1 + above + unclear + wishes.count - answer.proven
    return .init(attained: attained.rank, proven: proven, weights: attained.weights)
  }
}
