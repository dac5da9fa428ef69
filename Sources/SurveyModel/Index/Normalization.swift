extension IndexTree {
  /// From an indicator's value x to a score on from...to.
  package enum Normalization: Sendable, Hashable {
    /// from + (to − from)(x − lo)/(hi − lo), lo and hi the ends of the statistic.
    case answerScale(from: Double, to: Double)
    /// to · x/hi
    case shareOfMaximum(to: Double)
    /// from + (to − from)(x − min)/(max − min)
    case minMax(range: Range, clip: Bool, whenEqual: Double?, from: Double, to: Double)
    /// Min-max between two stated ends; a value beyond them is held at the end and listed, or with `clip` false an error.
    case goalposts(low: Double, high: Double, clip: Bool, from: Double, to: Double)
    /// mean + sd (x − x̄)/s over the units, s with n − 1
    case zScore(mean: Double, sd: Double, whenEqual: Double?)
    /// Competition rank from the worst, 1 the worst.
    case rank
    /// from + (to − from)(rank − 1)/(n − 1)
    case percentileRank(whenEqual: Double?, from: Double, to: Double)
    /// rank − 1
    case borda
    /// from + (to − from) times how far x is on the way from the worst value of the range to what is aimed at (OECD/JRC 2008).
    case distance(Distance, range: Range, cap: Bool, from: Double, to: Double)
    /// The score of the half-open band that x lies in.
    case categorical([Band])
    /// x
    case none
  }

  /// What a distance is measured against.
  package enum Distance: Sendable, Hashable {
    /// (x − min)/(target − min), or (max − x)/(max − target) where less is better.
    case target(Double)
    /// As ``target``, with the value of the unit of this id.
    case reference(String)
    /// As ``target``, with the best value of the range.
    case maximum
    /// x/max, or min/x where less is better; values above zero.
    case fractionOfMaximum
  }

  /// Values from `from` to below the next band's `from` have `score`.
  package struct Band: Sendable, Hashable {
    package let from: Double
    package let score: Double

    package init(from: Double, score: Double) {
      self.from = from
      self.score = score
    }
  }

  package enum Range: Sendable, Hashable {
    /// The smallest and largest value among the units of this run.
    case thisRun
    /// The smallest and largest among the units of these editions, for data of these periods; one of them can be this run's.
    case pooled([String])
    /// Stated, in the indicator's own unit.
    case given(min: Double, max: Double)
  }

  /// What is done to a value, and to the ends of a stated range, before it is normalised.
  package enum Transform: String, Sendable, Hashable, CaseIterable {
    /// The natural logarithm; values above zero.
    case log
  }
}

extension IndexTree.Normalization {
  /// As it is written in an index.
  package var name: String {
    switch self {
    case .answerScale: "answer-scale"
    case .shareOfMaximum: "share-of-maximum"
    case .minMax: "min-max"
    case .goalposts: "goalposts"
    case .zScore: "z-score"
    case .rank: "rank"
    case .percentileRank: "percentile-rank"
    case .borda: "borda"
    case .distance(.target, _, _, _, _): "distance-to-target"
    case .distance(.reference, _, _, _, _): "distance-to-reference"
    case .distance(.maximum, _, _, _, _): "distance-to-maximum"
    case .distance(.fractionOfMaximum, _, _, _, _): "fraction-of-maximum"
    case .categorical: "categorical"
    case .none: "none"
    }
  }

  /// Whether it needs the ends of an answer scale, which data do not have.
  package var needsAnswerScale: Bool {
    switch self {
    case .answerScale, .shareOfMaximum: true
    default: false
    }
  }

  /// The editions that a pooled range is taken over; empty without one.
  package var pooledEditions: [String] {
    switch self {
    case .minMax(.pooled(let editions), _, _, _, _), .distance(_, .pooled(let editions), _, _, _): editions
    default: []
    }
  }

  /// Whether the score of a unit depends on the values of the other units of the run.
  ///
  /// - Parameter edition: of the run, which a pooled range may hold.
  package func dependsOnUnits(edition: String?) -> Bool {
    switch self {
    case .answerScale, .shareOfMaximum, .goalposts, .categorical, .none: false
    case .zScore, .rank, .percentileRank, .borda, .distance(.reference, _, _, _, _): true
    case .minMax(let range, _, _, _, _), .distance(_, let range, _, _, _):
      switch range {
      case .thisRun: true
      case .pooled(let editions): edition.map(editions.contains) ?? true
      case .given: false
      }
    }
  }

  /// Whether it only compares the units of the run, so that one unit alone has the same score whatever its value is.
  package var comparesThisRunOnly: Bool {
    switch self {
    case .zScore, .rank, .percentileRank, .borda, .minMax(.thisRun, _, _, _, _), .distance(.fractionOfMaximum, .thisRun, _, _, _),
      .distance(.maximum, .thisRun, _, _, _):
      true
    case .answerScale, .shareOfMaximum, .goalposts, .categorical, .none, .minMax, .distance: false
    }
  }

  /// Whether it has a derivative in the unit's own value, with what it takes from the other units held as observed.
  package var isDifferentiable: Bool {
    switch self {
    case .rank, .percentileRank, .borda, .categorical: false
    case .answerScale, .shareOfMaximum, .minMax, .goalposts, .zScore, .distance, .none: true
    }
  }

  /// The scale that its scores lie on; `nil` for one without ends.
  package var scale: ClosedRange<Double>? {
    switch self {
    case .answerScale(let from, let to), .minMax(_, _, _, let from, let to), .goalposts(_, _, _, let from, let to),
      .percentileRank(_, let from, let to):
      return Swift.min(from, to)...Swift.max(from, to)
    case .distance(.maximum, _, _, let from, let to), .distance(.fractionOfMaximum, _, _, let from, let to),
      .distance(_, _, true, let from, let to):
      return Swift.min(from, to)...Swift.max(from, to)
    case .shareOfMaximum(let to): return Swift.min(0, to)...Swift.max(0, to)
    case .categorical(let bands):
      let scores = bands.map(\.score)
      guard let low = scores.min(), let high = scores.max() else { return nil }
      return low...high
    case .zScore, .rank, .borda, .distance, .none: return nil
    }
  }
}
