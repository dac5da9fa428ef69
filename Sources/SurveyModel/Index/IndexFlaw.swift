extension IndexTree {
  /// What makes a tree impossible, with the node it was found at as a path of positions among siblings from the root.
  package struct Flaw: Error, Sendable, Hashable {
    package enum Reason: Hashable, Sendable {
      case invalidID(String)
      case duplicateID(String)
      case noChildren
      case negativeWeight(Double)
      case weightNotFinite
      /// The weights of the children sum to zero.
      case weightsSumToNothing
      case emptyRange(min: Double, max: Double)
      case emptyScore(from: Double, to: Double)
      /// A logarithm needs ends above zero.
      case logarithmOf(Double)
      case bandTwice(Double)
      case noBands
      case power(Double)
      case noQuestions
      /// Below zero, or all zero.
      case groupWeights
      case points(Double)
      /// Shares not above zero or together not below one, a gap not above zero, or names that are not one more.
      case relativeTiers
      case decimals(Int)
      case confidence(Double)
      case atLeast(Double)
      case tierTwice(Double)
      /// None, one twice, or more than ``ResponseWeighting/mostNames``.
      case weightingNames([String])
      /// Of a component.
      case weightScheme(WeightScheme.Flaw)
    }

    package let path: [Int]
    package let reason: Reason

    package init(path: [Int], reason: Reason) {
      self.path = path
      self.reason = reason
    }
  }

  /// What is wrong with an indicator on its own.
  static func flaw(in indicator: Indicator) -> Flaw.Reason? {
    if case .questions(let codes, _) = indicator.source, codes.isEmpty { return .noQuestions }
    var ends: [Double] = []
    switch indicator.normalization {
    case .minMax(.given(let min, let max), _, _, _, _), .distance(_, .given(let min, let max), _, _, _),
      .goalposts(let min, let max, _, _, _):
      guard min < max else { return .emptyRange(min: min, max: max) }
      ends = [min, max]
    case .categorical(let bands):
      guard !bands.isEmpty else { return .noBands }
      let starts = bands.map(\.from).sorted()
      for (low, high) in zip(starts, starts.dropFirst()) where low == high { return .bandTwice(low) }
    default: break
    }
    if indicator.transform == .log, let end = ends.first(where: { !($0 > 0) }) { return .logarithmOf(end) }
    return nil
  }

  static func flaw(in finish: Finish, score: Score) -> Flaw.Reason? {
    let shares = finish.respondentGroups
    if !shares.isEmpty {
      let isRight = shares.allSatisfy { $0.weight >= 0 && $0.weight.isFinite } && shares.contains { $0.weight > 0 }
      guard isRight, Set(shares.map(\.id)).count == shares.count else { return .groupWeights }
    }
    for adjustment in finish.adjustments where !adjustment.points.isFinite { return .points(adjustment.points) }
    switch finish.relativeTiers?.rule {
    case .quantile(let shares):
      let sum = shares.reduce(0, +)
      guard shares.allSatisfy({ $0 > 0 }), sum < 1, finish.relativeTiers?.names.count == shares.count + 1 else { return .relativeTiers }
    case .gap(let gap):
      guard gap > 0, gap.isFinite, finish.relativeTiers?.names.isEmpty == false else { return .relativeTiers }
    case nil: break
    }
    return nil
  }
}
