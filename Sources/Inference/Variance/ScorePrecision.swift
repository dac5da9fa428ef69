import Scoring
import SurveyModel

extension Results {
  /// What the weights did to a score, and its variance beside that of a simple random sample.
  package struct Precision: Sendable, Hashable {
    package let smallestWeight: Double
    package let largestWeight: Double
    /// Kish: (Σw)²/Σw², added up over the respondent groups.
    package let effectiveResponses: Double
    /// Of the weights alone: n Σw²/(Σw)², the responses over the effective ones.
    package let kishDesignEffect: Double
    /// Of the score: its variance over that of a simple random sample of the same size. `nil` where nothing varies, the variance comes from replicates, or
    /// several respondent groups are combined.
    package let designEffect: Double?

    package init(
      smallestWeight: Double, largestWeight: Double, effectiveResponses: Double, kishDesignEffect: Double, designEffect: Double?
    ) {
      self.smallestWeight = smallestWeight
      self.largestWeight = largestWeight
      self.effectiveResponses = effectiveResponses
      self.kishDesignEffect = kishDesignEffect
      self.designEffect = designEffect
    }
  }
}

extension NodeInference {
  /// Of every domain: what the weights did to it, and how far its score is from a simple random sample's.
  ///
  /// Effective responses are Kish's, added up over the respondent groups.
  ///
  /// - Parameter standardErrors: of the root, by domain; `nil` leaves the design effects out.
  func precision(standardErrors: [Double?]?) -> [Results.Precision?] {
    let effects = standardErrors.map(designEffects) ?? standardErrorsUnknown
    var weights = [[[(weight: Double, count: Int)]]](repeating: members.map { _ in [] }, count: domains)
    for (number, member) in members.enumerated() {
      for (row, count) in member.group.weights.responses.enumerated() where count > 0 {
        weights[member.scored.domains.ofRow[row]][number].append((member.group.weights.rows[row].weight, count))
      }
    }
    return weights.enumerated().map { place, groups in
      let all = groups.joined()
      guard let smallest = all.map(\.weight).min(), let largest = all.map(\.weight).max() else { return nil }
      let effective = groups.reduce(0) { $0 + WeightingSummary.effective($1) }
      return Results.Precision(
        smallestWeight: smallest, largestWeight: largest, effectiveResponses: effective,
        kishDesignEffect: effective > 0 ? Double(all.reduce(0) { $0 + $1.count }) / effective : 1, designEffect: effects[place])
    }
  }

  private var standardErrorsUnknown: [Double?] { [Double?](repeating: nil, count: domains) }

  /// How many times the variance of the root's score is that of a simple random sample of the same size, in every domain (Kish 1965).
  ///
  /// The score is compared through its linearised values u_e = z_e Σw/w_e, whose weighted mean has the score's variance; for the mean of one question these are
  /// its answers less their mean, and this is the design effect of R `svymean(deff = TRUE)`. Without replacement where the population is known, else with. `nil`
  /// where the score comes from replicates or from several respondent groups, which are samples of their own, and where nothing varies.
  private func designEffects(_ standardErrors: [Double?]) -> [Double?] {
    guard !isReplicated(0), members.count == 1 else { return standardErrorsUnknown }
    let (group, scored) = members[0]
    let width = index.score.to - index.score.from
    let spreads = GroupCovariance(group: group, scored: scored, threads: threads, work: work).linearizedSpread(of: 0)
    return spreads.enumerated().map { place, spread in
      guard let error = standardErrors[place], error > 1e-12 * width else { return nil }
      let n = Double(spread.responses)
      // Weights of 1 do not tell the population; the cells may.
      let population = group.weights.summary.method == .none ? population(of: scored.domains.unit[place], group) : spread.weight
      return DesignEffect.ofMean(
        variance: error * error, spread: spread.variance, responses: spread.responses,
        population: population.flatMap { $0 > n * (1 + 1e-9) ? $0 : nil })
    }
  }

  /// Of a unit, or of all; `nil` where some of it is not known.
  private func population(of unit: Int?, _ group: ScoredGroup) -> Double? {
    let cells = group.weights.cells.filter { unit == nil || $0.unit == unit }
    guard !cells.isEmpty, cells.allSatisfy({ $0.population != nil && !$0.isOverfull }) else { return nil }
    return cells.reduce(0) { $0 + ($1.population ?? 0) }
  }
}
