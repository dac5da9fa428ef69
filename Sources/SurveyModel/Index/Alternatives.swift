extension IndexTree {
  /// Choices of method that could be defended as well as those of the index: the ranking is tried under them.
  ///
  /// Each is a choice beside the index's own. A draw takes one of each kind, all as likely; what is left out is nothing in half of the draws.
  package struct Alternatives: Sendable, Hashable {
    package enum Weights: Sendable, Hashable {
      /// Each weight is multiplied with a number from 1 − share to 1 + share, all as likely.
      case share(Double)
      /// The shares of siblings from Dirichlet's distribution around their own: the larger the concentration, the nearer.
      case dirichlet(concentration: Double)
    }

    /// One of these is left out at a time.
    package enum Part: String, Sendable, Hashable, CaseIterable {
      case component
      case indicator
      case unit
      /// All responses that look careless.
      case flagged
    }

    /// `nil`: weights stay as they are.
    package let weights: Weights?
    /// Of all indicators.
    package let normalizations: [Normalization]
    /// Of all components that are aggregated as the root is.
    package let aggregations: [Aggregation]
    /// Of all components that treat missing children as the root does.
    package let missing: [MissingPolicy]
    /// Each once.
    package let leftOut: [Part]
    /// How many; `nil` where the index does not say.
    package let draws: Int?

    package init(
      weights: Weights? = nil, normalizations: [Normalization] = [], aggregations: [Aggregation] = [], missing: [MissingPolicy] = [],
      leftOut: [Part] = [], draws: Int? = nil
    ) {
      self.weights = weights
      self.normalizations = normalizations
      self.aggregations = aggregations
      self.missing = missing
      self.leftOut = leftOut
      self.draws = draws
    }

    /// Where nobody says how many.
    package static let standardDraws = 2048
    /// More would not fit beside each other.
    package static let mostDraws = 1_000_000
  }

  /// Two choices that can never stand together, or one that the index cannot have: places in the lists of the alternatives, `nil` for the index's own.
  package enum AlternativeConflict: Error, Sendable, Hashable {
    /// The aggregation cannot take what the normalisation makes of some unit, whatever the answers.
    case aggregation(Int?, normalization: Int?, lowest: Double)
    /// The aggregation cannot take what stands for a missing child.
    case zeroForMissing(aggregation: Int?, missing: Int?)
    /// A figure has no answer scale.
    case noAnswerScale(normalization: Int, indicator: String)
    /// A range is pooled over editions that the index itself does not read.
    case editionsNotRead(normalization: Int)
  }

  /// The same index with what its ranking is tried under.
  package func considering(_ alternatives: Alternatives?) -> IndexTree {
    var copy = self
    copy.alternatives = alternatives
    return copy
  }

  /// The same index with one normalisation for all indicators.
  package func normalized(by normalization: Normalization) -> IndexTree {
    var copy = self
    for place in indicators {
      guard case .indicator(let own) = nodes[place].content else { continue }
      copy.nodes[place].content = .indicator(
        Indicator(source: own.source, direction: own.direction, transform: own.transform, normalization: normalization))
    }
    return copy
  }

  /// What of these alternatives cannot be, before any answer is known; `nil` where all can.
  package func conflict(in alternatives: Alternatives) -> AlternativeConflict? {
    for (place, normalization) in alternatives.normalizations.enumerated() {
      if normalization.needsAnswerScale, let figure = indicators.first(where: { isData($0) }) {
        return .noAnswerScale(normalization: place, indicator: nodes[figure].id)
      }
      if !Set(normalization.pooledEditions).isSubset(of: pooledEditions) { return .editionsNotRead(normalization: place) }
    }
    for own in [nil] + alternatives.aggregations.indices.map(Optional.some) {
      for normalization in [nil] + alternatives.normalizations.indices.map(Optional.some) where own != nil || normalization != nil {
        if let lowest = refused(alternatives, aggregation: own, normalization: normalization) {
          return .aggregation(own, normalization: normalization, lowest: lowest)
        }
      }
      for missing in [nil] + alternatives.missing.indices.map(Optional.some) where own != nil || missing != nil {
        if putsZero(alternatives, aggregation: own, missing: missing) { return .zeroForMissing(aggregation: own, missing: missing) }
      }
    }
    return nil
  }

  private func isData(_ place: Int) -> Bool {
    guard case .indicator(let own) = nodes[place].content, case .data = own.source else { return false }
    return true
  }

  /// The components, with how they then aggregate and treat what is missing: those that do as the root does take the choices over.
  private func components(
    _ alternatives: Alternatives, aggregation: Int?, missing: Int? = nil
  ) -> [(node: Int, aggregation: Aggregation, missing: MissingPolicy)] {
    guard case .component(let root) = nodes[0].content else { return [] }
    let (chosen, policy) = (aggregation.map { alternatives.aggregations[$0] }, missing.map { alternatives.missing[$0] })
    return nodes.indices.compactMap { place in
      guard case .component(let own) = nodes[place].content else { return nil }
      return (
        place, own.aggregation == root.aggregation ? chosen ?? own.aggregation : own.aggregation,
        own.missing == root.missing ? policy ?? own.missing : own.missing
      )
    }
  }

  /// A score that some unit surely has, and an aggregation above it surely refuses.
  private func refused(_ alternatives: Alternatives, aggregation: Int?, normalization: Int?) -> Double? {
    for (node, aggregation, _) in components(alternatives, aggregation: aggregation) {
      for child in nodes[node].children where nodes[child].weight > 0 {
        guard case .indicator(let own) = nodes[child].content else { continue }
        let certain = normalization.map { alternatives.normalizations[$0] } ?? own.normalization
        if let lowest = certain.certainLowest, !aggregation.takes(lowest) { return lowest }
      }
    }
    return nil
  }

  private func putsZero(_ alternatives: Alternatives, aggregation: Int?, missing: Int?) -> Bool {
    components(alternatives, aggregation: aggregation, missing: missing).contains { node, aggregation, missing in
      missing == .zero
        && nodes[node].children.contains { child in
          nodes[child].weight > 0 && !aggregation.takes(scale(of: child)?.lowerBound ?? score.from / score.multiply)
        }
    }
  }
}

extension IndexTree.Aggregation {
  /// Whether a child may have this score.
  package func takes(_ score: Double) -> Bool {
    switch self {
    case .geometric, .harmonic: score > 0
    case .power(let p): p < 0 ? score > 0 : score >= 0
    case .arithmetic, .sum, .minimum, .weightedMedian, .borda, .copeland: true
    }
  }
}

extension IndexTree.Normalization {
  /// A score that some unit surely has, or is above: the lowest of those that are made from the units of the run. `nil` where it hangs on the values.
  fileprivate var certainLowest: Double? {
    switch self {
    case .minMax(.thisRun, _, _, let from, _), .percentileRank(_, let from, _): from
    case .distance(.target, .thisRun, _, let from, _), .distance(.reference, .thisRun, _, let from, _),
      .distance(.maximum, .thisRun, _, let from, _):
      from
    case .zScore(let mean, _, _): mean.nextDown
    case .borda: 0
    case .answerScale, .shareOfMaximum, .minMax, .goalposts, .rank, .distance, .categorical, .none: nil
    }
  }
}
