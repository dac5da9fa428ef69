package import SurveyModel

/// The weights of an index after its schemes have been worked out, and what each scheme found.
package struct IndexWeights: Sendable, Hashable {
  /// What a scheme found on its way to the weights.
  package enum Finding: Sendable, Hashable {
    case equal
    case budget(experts: Int)
    case ahp(PairwiseComparison)
    case pca(PrincipalComponentWeights)
    case entropy(EntropyWeights)
    case critic(CriticWeights)
  }

  /// What a reader must know before using computed weights. Ids.
  package enum Remark: Sendable, Hashable {
    /// Pairwise comparisons that contradict each other, and the one that does most.
    case inconsistent(component: String, ratio: Double, first: String, second: String, stated: Double, implied: Double)
    /// A child runs against its siblings: its element of the principal component is negative.
    case negativeElement(component: String, child: String, element: Double)
    /// Every unit has the same score: weight 0.
    case constant(component: String, child: String)
  }

  /// One component whose weights were computed.
  package struct Computed: Sendable, Hashable {
    /// Position among `IndexTree.nodes`.
    package let node: Int
    package let scheme: WeightScheme
    package let finding: Finding
    /// Units whose scores the weights are made from; `nil` for a scheme that needs none.
    package let units: Int?
    package let remarks: [Remark]
  }

  /// The index with these weights.
  package let index: IndexTree
  /// In tree order.
  package let computed: [Computed]

  package var remarks: [Remark] { computed.flatMap(\.remarks) }

  /// Schemes are worked out from the leaves to the root, because the scores of a component need the weights below it.
  ///
  /// `pca`, `entropy` and `critic` use the units that have a score for every child and are marked as used. Scores count as directed: a normalisation has turned
  /// what is better when it is less, but for `none`, where data of negative direction are turned here.
  ///
  /// - Parameter applicability: of the same domains; `nil` where everything applies.
  /// - Throws: ``ScoringError``: fewer than two such units; no child on which they differ.
  package init(
    index: IndexTree, scores: IndicatorScores, isUsed: [Bool], applicability: Applicability? = nil
  ) throws(ScoringError) {
    var weights = index.nodes.map(\.weight)
    var computed: [Computed] = []
    for place in index.nodes.indices.reversed() {
      guard case .component(let component) = index.nodes[place].content, component.weighting != .given else { continue }
      let children = index.nodes[place].children
      let result: (weights: [Double], Computed)
      if component.weighting.isDataDriven {
        let below = NodeScores(
          index: index.weighted(weights), scores: scores, applicability: applicability, isCompeting: isUsed)
        let columns = Self.columns(of: children, index, below, isUsed)
        result = try Self.computed(place, component.weighting, columns, index)
      } else {
        result = Self.stated(place, component.weighting, index)
      }
      for (child, weight) in zip(children, result.weights) { weights[child] = weight }
      computed.append(result.1)
    }
    self.index = index.weighted(weights)
    self.computed = computed.reversed()
  }

  private static func stated(_ node: Int, _ scheme: WeightScheme, _ index: IndexTree) -> ([Double], Computed) {
    let children = index.nodes[node].children
    var weights = [Double](repeating: 1 / Double(children.count), count: children.count)
    var finding = Finding.equal
    var remarks: [Remark] = []
    switch scheme {
    case .budget(let experts):
      weights = BudgetAllocation.weights(experts)
      finding = .budget(experts: experts.count)
    case .ahp(let matrix):
      // An index that exists has no flawed matrix.
      guard let comparison = try? PairwiseComparison(matrix) else { break }
      weights = comparison.weights
      finding = .ahp(comparison)
      if !comparison.isConsistent, let pair = comparison.worstPair {
        remarks.append(
          .inconsistent(
            component: index.nodes[node].id, ratio: comparison.consistencyRatio, first: index.nodes[children[pair.row]].id,
            second: index.nodes[children[pair.column]].id, stated: pair.stated, implied: pair.implied))
      }
    case .given, .equal, .pca, .entropy, .critic: break
    }
    return (weights, Computed(node: node, scheme: scheme, finding: finding, units: nil, remarks: remarks))
  }

  private static func computed(
    _ node: Int, _ scheme: WeightScheme, _ columns: ScoreColumns, _ index: IndexTree
  ) throws(ScoringError) -> ([Double], Computed) {
    let id = index.nodes[node].id
    let children = index.nodes[node].children
    guard columns.units >= 2 else { throw .tooFewUnitsToWeight(component: id, scheme: scheme.name, units: columns.units) }
    var remarks = columns.columns.indices.filter { columns.isConstant($0) }.map { column in
      Remark.constant(component: id, child: index.nodes[children[column]].id)
    }
    var result: ([Double], Finding)?
    switch scheme {
    case .pca:
      if let pca = PrincipalComponentWeights(columns) {
        result = (pca.weights, .pca(pca))
        remarks += pca.negative.map {
          .negativeElement(component: id, child: index.nodes[children[$0]].id, element: pca.eigenvector[$0])
        }
      }
    case .entropy: result = EntropyWeights(columns).map { ($0.weights, .entropy($0)) }
    case .critic: result = CriticWeights(columns).map { ($0.weights, .critic($0)) }
    case .given, .equal, .budget, .ahp: break
    }
    guard let (weights, finding) = result else { throw .nothingToWeightBy(component: id, scheme: scheme.name, units: columns.units) }
    return (weights, Computed(node: node, scheme: scheme, finding: finding, units: columns.units, remarks: remarks))
  }

  private static func columns(of children: [Int], _ index: IndexTree, _ scores: NodeScores, _ isUsed: [Bool]) -> ScoreColumns {
    let signs = children.map { child -> Double in
      guard case .indicator(let indicator) = index.nodes[child].content, case .none = indicator.normalization,
        case .data = indicator.source, indicator.direction == .negative
      else { return 1 }
      return -1
    }
    var columns = [[Double]](repeating: [], count: children.count)
    var row = [Double](repeating: 0, count: children.count)
    units: for unit in 0..<scores.domains where isUsed[unit] {
      for (place, child) in children.enumerated() {
        guard let score = scores.score(domain: unit, node: child) else { continue units }
        row[place] = score * signs[place]
      }
      for place in row.indices { columns[place].append(row[place]) }
    }
    return ScoreColumns(columns)
  }
}

extension IndexWeights.Remark {
  /// The id of the component whose weights it speaks of.
  package var component: String {
    switch self {
    case .inconsistent(let component, _, _, _, _, _), .negativeElement(let component, _, _), .constant(let component, _): component
    }
  }
}
