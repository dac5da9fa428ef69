package import SurveyModel

/// The score of every node of an index in every domain: domains × nodes, nodes as in `IndexTree.nodes`.
///
/// A component is the aggregation of the children that apply and have a score: `arithmetic` Σwx/Σw, `sum` Σwx, `geometric` exp(Σw ln x/Σw), `harmonic`
/// Σw/Σ(w/x), `power` (Σwxᵖ/Σw)^(1/p), `minimum`, `weighted-median`, `borda`, `copeland`. It is missing itself where these hold no weight, or less than the
/// share `at-least` of what applies (with a tolerance of 1e-12); a sum is brought up to the weight of all. The root is multiplied by `score.multiply`. The parent
/// of a mean lies between its lowest and highest child, to the last bit. O(domains × nodes); `copeland` O(domains² × children).
package struct NodeScores: Sendable {
  /// A component that cannot be scored in a domain, though it has children.
  package struct Fault: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
      /// The child's score, which is not above zero.
      case notPositive(Double)
      /// The child has no score, and the component says `missing: fail`.
      case missing
      /// The score itself leaves the range of doubles; the child is the component.
      case overflow
    }

    package let domain: Int
    package let node: Int
    package let child: Int
    package let reason: Reason
  }

  package let domains: Int
  package let nodes: Int
  /// The first of each component and domain; none in an index of weighted means. The component is missing there.
  package let faults: [Fault]
  /// NaN is missing.
  private var scores: [Double]
  private let slopes: [Double]
  private let layout: TreeLayout
  private let applicability: Applicability?
  private let isCompeting: [Bool]

  /// - Parameters:
  ///   - scores: of the index's indicators, in tree order.
  ///   - applicability: of the same domains; `nil` where everything applies.
  ///   - isCompeting: of each domain, whether the others are compared with it in `borda` and `copeland`; `nil` for all of them. A withheld unit is not.
  ///   - field: scores of the units that the domains are compared with, where these are not units themselves.
  package init(
    index: IndexTree, scores indicators: IndicatorScores, applicability: Applicability? = nil, isCompeting: [Bool]? = nil,
    against field: NodeScores? = nil
  ) {
    self.init(layout: TreeLayout(index), scores: indicators, applicability: applicability, isCompeting: isCompeting, against: field)
  }

  init(
    layout: TreeLayout, scores indicators: IndicatorScores, applicability: Applicability?, isCompeting: [Bool]?,
    against field: NodeScores? = nil
  ) {
    let applicability = applicability.flatMap { $0.isUniversal ? nil : $0 }
    var pass = Pass(
      layout: layout, applicability: applicability, domains: indicators.domains,
      isCompeting: isCompeting ?? Array(repeating: field == nil, count: indicators.domains))
    if pass.layout.comparesUnits {
      // Children stand behind their parent, so that going backwards finds every child done, in every domain.
      for node in stride(from: pass.nodes - 1, through: 0, by: -1) {
        for domain in 0..<indicators.domains { pass.score(node, domain: domain, indicators) }
        if pass.layout.aggregation[node].comparesUnits, pass.layout.indicator[node] < 0 { pass.contest(node, against: field) }
      }
    } else {
      for domain in 0..<indicators.domains {
        for node in stride(from: pass.nodes - 1, through: 0, by: -1) { pass.score(node, domain: domain, indicators) }
      }
    }
    pass.finish()
    domains = indicators.domains
    nodes = pass.nodes
    faults = pass.faults
    scores = pass.scores
    slopes = indicators.slopes
    self.layout = pass.layout
    self.applicability = applicability
    self.isCompeting = pass.isCompeting
  }

  /// `nil` where the node is missing.
  package func score(domain: Int, node: Int) -> Double? {
    let score = scores[domain * nodes + node]
    return score.isNaN ? nil : score
  }

  /// The same without scores of some nodes in some domains.
  ///
  /// - Parameter isLeftOut: beside `IndexTree.nodes`.
  package func without(_ isLeftOut: [Bool], in domains: [Int]) -> NodeScores {
    var copy = self
    for domain in domains {
      for node in isLeftOut.indices where isLeftOut[node] { copy.scores[domain * nodes + node] = .nan }
    }
    return copy
  }

  /// Refuses scores that a unit should have.
  ///
  /// - Parameter isRequired: of each domain; a withheld unit may lack what it lacks.
  /// - Throws: the first of ``faults`` in a domain that is required.
  package func check(index: IndexTree, isRequired: [Bool], unitIDs: [String]) throws(ScoringError) {
    for fault in faults where isRequired[fault.domain] {
      let (component, child) = (index.nodes[fault.node], index.nodes[fault.child].id)
      switch fault.reason {
      case .overflow: throw .overflow(unit: unitIDs[fault.domain], node: component.id)
      case .missing: throw .missingChild(unit: unitIDs[fault.domain], component: component.id, child: child)
      case .notPositive(let score):
        let method = layout.aggregation[fault.node].name
        throw .childNotPositive(unit: unitIDs[fault.domain], component: component.id, child: child, score: score, method: method)
      }
    }
  }

  /// d node/d value of every indicator, in tree order: the slope of its normalisation times the derivatives on the way up, weights shared out over the
  /// children that the domain has. 0 for an indicator that is missing or not below the node, and below a component without a derivative; all 0 where the
  /// node is missing.
  package func gradient(domain: Int, node: Int) -> [Double] {
    let indicators = layout.indicatorCount
    var gradient = Array(repeating: 0.0, count: indicators)
    let factor = sensitivities(domain: domain, node: node)
    for place in node..<nodes where factor[place] != 0 && layout.indicator[place] >= 0 {
      gradient[layout.indicator[place]] = factor[place] * slopes[domain * indicators + layout.indicator[place]]
    }
    return gradient
  }

  /// d node/d score of every node below it: the derivatives on the way up. 0 for a node that is missing or not below it, and below a component without a
  /// derivative; all 0 where the node is missing. Of the node itself 1; of the root what it is multiplied with.
  package func sensitivities(domain: Int, node: Int) -> [Double] {
    var factor = Array(repeating: 0.0, count: nodes)
    guard !scores[domain * nodes + node].isNaN else { return factor }
    factor[node] = node == 0 ? layout.multiply : 1
    var aggregator = Aggregator()
    for place in node..<nodes where factor[place] != 0 && layout.indicator[place] < 0 {
      _ = layout.gather(place, domain: domain, scores: scores, applicability: applicability, into: &aggregator)
      // The root's own score, before it was multiplied.
      let score = aggregator.score(layout.aggregation[place], unit: layout.weightUnit[place])
      let derivatives = aggregator.derivatives(layout.aggregation[place], score: score, unit: layout.weightUnit[place])
      for (child, derivative) in zip(aggregator.nodes, derivatives) {
        if let child { factor[child] = factor[place] * derivative }
      }
    }
    return factor
  }

  /// Scores of a child in the domains that compete.
  fileprivate func competitors(_ child: Int) -> [Double] {
    (0..<domains).filter { isCompeting[$0] }.map { scores[$0 * nodes + child] }
  }
}

extension TreeLayout {
  /// Takes the children of a component in a domain. Returns the child whose lack the component does not allow.
  fileprivate func gather(
    _ node: Int, domain: Int, scores: [Double], applicability: Applicability?, into aggregator: inout Aggregator
  ) -> Int? {
    aggregator.clear()
    let first = domain * weight.count
    for place in firstChild[node]..<firstChild[node + 1] {
      let child = children[place]
      let own = weight[child]
      guard own > 0, applicability?.applies(domain: domain, node: child) ?? true else { continue }
      aggregator.applicable += own
      let score = scores[first + child]
      if !score.isNaN {
        aggregator.add(score, weight: own, node: child)
      } else {
        switch missing[node] {
        case .reweight: break
        case .zero: aggregator.add(lowest[child], weight: own, node: nil)
        case .fail: return child
        }
      }
    }
    return nil
  }
}

/// One run through the tree.
private struct Pass {
  let layout: TreeLayout
  let applicability: Applicability?
  let domains: Int
  let isCompeting: [Bool]
  var scores: [Double]
  var faults: [NodeScores.Fault] = []
  private var aggregator = Aggregator()

  var nodes: Int { layout.weight.count }

  init(layout: TreeLayout, applicability: Applicability?, domains: Int, isCompeting: [Bool]) {
    self.layout = layout
    self.applicability = applicability
    self.domains = domains
    self.isCompeting = isCompeting
    scores = Array(repeating: .nan, count: domains * layout.weight.count)
  }

  /// An indicator, or a component that looks at one domain alone.
  mutating func score(_ node: Int, domain: Int, _ indicators: IndicatorScores) {
    let indicator = layout.indicator[node]
    if let applicability, !applicability.applies(domain: domain, node: node) { return }
    if indicator >= 0 {
      scores[domain * nodes + node] = indicators.scores[domain * indicators.indicators + indicator]
      return
    }
    if applicability == nil, let atLeast = layout.meanAtLeast[node] {
      scores[domain * nodes + node] = mean(node, domain: domain, atLeast: atLeast)
      return
    }
    let aggregation = layout.aggregation[node]
    guard !aggregation.comparesUnits, isGathered(node, domain: domain) else { return }
    if let refused = aggregator.refused(by: aggregation) {
      let child = aggregator.nodes[refused] ?? node
      faults.append(.init(domain: domain, node: node, child: child, reason: .notPositive(aggregator.values[refused])))
      return
    }
    let score = aggregator.score(aggregation, unit: layout.weightUnit[node])
    guard score.isFinite else {
      faults.append(.init(domain: domain, node: node, child: node, reason: .overflow))
      return
    }
    scores[domain * nodes + node] = score
  }

  /// The weighted mean of the children that are there, to the last bit as the aggregator has it, without gathering them: most nodes of most indices are one, and
  /// a table has millions of them.
  private func mean(_ node: Int, domain: Int, atLeast: Double) -> Double {
    let first = domain * nodes
    var (sum, weight, applicable) = (0.0, 0.0, 0.0)
    var (low, high) = (Double.infinity, -Double.infinity)
    for place in layout.firstChild[node]..<layout.firstChild[node + 1] {
      let child = layout.children[place]
      let own = layout.weight[child]
      guard own > 0 else { continue }
      applicable += own
      let score = scores[first + child]
      guard !score.isNaN else { continue }
      sum += own * score
      weight += own
      low = min(low, score)
      high = max(high, score)
    }
    guard weight > 0, weight / applicable >= atLeast - 1e-12 else { return .nan }
    guard sum.isFinite else {
      // The mean of numbers that doubles hold is one, though their sum need not be.
      var mean = 0.0
      for place in layout.firstChild[node]..<layout.firstChild[node + 1] {
        let child = layout.children[place]
        if layout.weight[child] > 0, !scores[first + child].isNaN { mean += layout.weight[child] / weight * scores[first + child] }
      }
      return min(max(mean, low), high)
    }
    return min(max(sum / weight, low), high)
  }

  /// Whether the children of a component in a domain are enough for a score. They are then in the aggregator.
  private mutating func isGathered(_ node: Int, domain: Int) -> Bool {
    let lacking = layout.gather(node, domain: domain, scores: scores, applicability: applicability, into: &aggregator)
    if let lacking {
      faults.append(.init(domain: domain, node: node, child: lacking, reason: .missing))
      return false
    }
    guard aggregator.weight > 0 else { return false }
    if case .reweight(let atLeast) = layout.missing[node] { return aggregator.weight / aggregator.applicable >= atLeast - 1e-12 }
    return true
  }

  /// A component that compares units, in all domains.
  mutating func contest(_ node: Int, against field: NodeScores?) {
    let children = layout.children(of: node).filter { layout.weight[$0] > 0 }
    let weights = children.map { layout.weight[$0] }
    var own = Array(repeating: [Double](), count: domains)
    for domain in 0..<domains where applicability?.applies(domain: domain, node: node) ?? true {
      guard isGathered(node, domain: domain) else { continue }
      own[domain] = children.map { child in
        if let place = aggregator.nodes.firstIndex(of: child) { return aggregator.values[place] }
        if case .zero = layout.missing[node], applicability?.applies(domain: domain, node: child) ?? true { return layout.lowest[child] }
        return .nan
      }
    }
    let competing = (0..<domains).filter { isCompeting[$0] && !own[$0].isEmpty }
    let contest = UnitContest(
      competitors: field.map { field in children.map { field.competitors($0) } }
        ?? children.indices.map { child in competing.map { own[$0][child] } },
      weights: weights)
    let placeOfDomain = Dictionary(competing.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for domain in 0..<domains where !own[domain].isEmpty {
      scores[domain * nodes + node] =
        layout.aggregation[node] == .borda
        ? contest.borda(own[domain]) : contest.copeland(own[domain], place: field == nil ? placeOfDomain[domain] : nil)
    }
  }

  /// The root's own scale.
  mutating func finish() {
    guard layout.multiply != 1 else { return }
    for domain in 0..<domains {
      scores[domain * nodes] *= layout.multiply
      if scores[domain * nodes].isInfinite {
        scores[domain * nodes] = .nan
        faults.append(.init(domain: domain, node: 0, child: 0, reason: .overflow))
      }
    }
  }
}
