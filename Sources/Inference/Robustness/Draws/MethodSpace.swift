package import Scoring
package import SurveyModel

/// The choices that another committee could have made as well, and all that is needed to score with them: plain values of units × indicators.
package struct MethodSpace: Sendable {
  /// One thing that is varied; in the order in which draws and indices stand.
  package enum Input: String, Sendable, Hashable, CaseIterable {
    /// All weights together, as one input.
    case weights
    case normalization
    case aggregation
    case missing
    /// Which part or unit is left out, if any.
    case leftOut = "left-out"
    /// The answers, as another sample would have given them.
    case sampling
  }

  /// How weights are drawn around those of the index.
  package enum Weights: Sendable, Hashable {
    case fixed
    /// Each within ± this share of itself, evenly, then brought back to the sum of its siblings.
    case share(Double)
    /// Shares of siblings by a Dirichlet distribution around their own, with this concentration.
    case dirichlet(Double)
  }

  package enum Part: String, Sendable, Hashable, CaseIterable {
    case component
    case indicator
    case unit
  }

  /// One way to normalise, and the scores that it gives.
  package struct Normalization: Sendable {
    package let name: String
    /// With every unit, and then without each of them; one alone where no score depends on other units.
    package let scores: [IndicatorScores]

    package init(name: String, scores: [IndicatorScores]) {
      self.name = name
      self.scores = scores
    }
  }

  /// Two choices that cannot go together.
  package struct Incompatible: Error, Sendable, Hashable {
    package let normalization: String
    package let aggregation: IndexTree.Aggregation
  }

  package let index: IndexTree
  package let weights: Weights
  /// The published one first.
  package let normalizations: [Normalization]
  /// Of the root; the published one first.
  package let aggregations: [IndexTree.Aggregation]
  /// `nil` for the policies of the index, first.
  package let missing: [IndexTree.MissingPolicy?]
  package let leftOut: [Part]
  /// Units that are ranked.
  package let isRanked: [Bool]
  package let applicability: Applicability?
  /// What each unit's score is moved by after it is aggregated: bonus and penalty points.
  package let shift: [Double]
  /// Replicates of the values less the values themselves, each units × indicators; empty where there is nothing to draw.
  package let replicates: [[Double]]

  /// Positions of nodes that may be left out, by kind; those whose parent has another child of any weight.
  let components: [Int]
  let indicators: [Int]
  let ranked: [Int]
  /// Aggregations × policies.
  let variants: [IndexTree]

  package var units: Int { isRanked.count }

  /// - Throws: ``Incompatible`` for the first pair of a normalisation and an aggregation of which some draws could not be computed.
  package init(
    index: IndexTree, weights: Weights, normalizations: [Normalization], aggregations: [IndexTree.Aggregation] = [],
    missing: [IndexTree.MissingPolicy] = [], leftOut: [Part] = [], isRanked: [Bool], applicability: Applicability? = nil,
    shift: [Double]? = nil, replicates: [[Double]] = []
  ) throws(Incompatible) {
    precondition(!normalizations.isEmpty && normalizations.allSatisfy { !$0.scores.isEmpty })
    guard case .component(let root) = index.root.content else { preconditionFailure("an index has parts") }
    let own = root.aggregation
    let all = [own] + aggregations.filter { $0 != own }
    for aggregation in all where aggregation.needsPositive {
      for normalization in normalizations where !normalization.scores.allSatisfy({ $0.arePositive(in: isRanked) }) {
        throw Incompatible(normalization: normalization.name, aggregation: aggregation)
      }
    }
    self.index = index
    self.weights = weights
    self.normalizations = normalizations
    self.aggregations = all
    self.missing = [nil] + missing
    self.leftOut = leftOut
    self.isRanked = isRanked
    self.applicability = applicability
    self.shift = shift ?? isRanked.map { _ in 0 }
    self.replicates = replicates
    func canBeSpared(_ node: Int) -> Bool {
      guard let parent = index.nodes[node].parent, index.nodes[node].weight > 0 else { return false }
      return index.nodes[parent].children.count { index.nodes[$0].weight > 0 } > 1
    }
    components = index.root.children.filter(canBeSpared)
    indicators = index.indicators.filter(canBeSpared)
    ranked = isRanked.indices.filter { isRanked[$0] }
    variants = all.flatMap { aggregation in
      ([nil] + missing).map { index.varied(aggregation: aggregation, missing: $0) }
    }
  }

  /// What there is more than one choice of.
  package var inputs: [Input] {
    Input.allCases.filter { input in
      switch input {
      case .weights: weights != .fixed && weights != .share(0)
      case .normalization: normalizations.count > 1
      case .aggregation: aggregations.count > 1
      case .missing: missing.count > 1
      case .leftOut: !leftOutChoices.isEmpty
      case .sampling: !replicates.isEmpty
      }
    }
  }

  /// What can be left out, one at a time.
  var leftOutChoices: [MethodChoice.LeftOut] {
    leftOut.flatMap { part -> [MethodChoice.LeftOut] in
      switch part {
      case .component: components.map { .node($0) }
      case .indicator: indicators.map { .node($0) }
      case .unit: ranked.count > 2 ? ranked.map { .unit($0) } : []
      }
    }
  }
}

extension IndexTree.Aggregation {
  /// Whether it takes scores above zero alone.
  package var needsPositive: Bool {
    switch self {
    case .geometric, .harmonic: true
    case .power(let p): p < 0
    case .arithmetic, .sum, .minimum, .weightedMedian, .borda, .copeland: false
    }
  }
}
