import SurveyModel

/// From the scores x of the children, with weights w, to the score of their component. Sums are over children
/// with a score.
///
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6.
public enum Aggregation: Sendable, Hashable {
  /// Σwx/Σw
  case arithmetic
  /// Σwx
  case sum
  /// exp(Σw ln x/Σw). A score of zero or below is an error.
  case geometric
  /// Σw/Σ(w/x). A score of zero or below is an error.
  case harmonic
  /// (Σwxᵖ/Σw)^(1/p), p not zero. A score below zero is an error, one of zero too where p is negative.
  case power(Double)
  /// The lowest score of a child of any weight.
  case minimum
  /// The smallest score at which the cumulative weight reaches half.
  case weightedMedian
  /// Σw·(units that the unit beats at the child)/Σw (Borda 1784).
  case borda
  /// Wins less losses against the other units, each decided by the weight of the children at which a unit is
  /// ahead (Copeland 1951).
  case copeland

  init(_ aggregation: IndexTree.Aggregation) {
    self =
      switch aggregation {
      case .arithmetic: .arithmetic
      case .sum: .sum
      case .geometric: .geometric
      case .harmonic: .harmonic
      case .power(let p): .power(p)
      case .minimum: .minimum
      case .weightedMedian: .weightedMedian
      case .borda: .borda
      case .copeland: .copeland
      }
  }

  var model: IndexTree.Aggregation {
    switch self {
    case .arithmetic: .arithmetic
    case .sum: .sum
    case .geometric: .geometric
    case .harmonic: .harmonic
    case .power(let p): .power(p)
    case .minimum: .minimum
    case .weightedMedian: .weightedMedian
    case .borda: .borda
    case .copeland: .copeland
    }
  }
}

/// Where the weights of a component's children come from.
public enum Weighting: String, Sendable, Hashable, CaseIterable {
  /// As written beside each child.
  case given
  /// All alike.
  case equal
  /// Points that experts share out; the mean of each expert's shares.
  case budget
  /// The principal eigenvector of pairwise comparisons (Saaty 1980).
  case ahp
  /// Squares of the first principal component of the units' scores.
  case pca
  /// By how unevenly a child's scores are spread over the units (Shannon entropy).
  case entropy
  /// By spread, and by how little a child repeats the others (Diakoulaki, Mavrotas and Papayannakis 1995).
  case critic

  init(_ scheme: WeightScheme) {
    self =
      switch scheme {
      case .given: .given
      case .equal: .equal
      case .budget: .budget
      case .ahp: .ahp
      case .pca: .pca
      case .entropy: .entropy
      case .critic: .critic
      }
  }
}

/// What is changed to see what becomes of a ranking, all at once.
public struct IndexChange: Sendable, Hashable {
  /// By id of the node: its weight among its siblings, zero or more, in place of the one that was used. A
  /// component whose weights a scheme made keeps what the scheme gave the other children.
  public var weights: [String: Double]
  /// By id of the component.
  public var aggregations: [String: Aggregation]
  /// Ids of units that take no part in ranges, ranks and comparisons. Not for a plain table, whose rows can
  /// be left out.
  public var withoutUnits: Set<String>
  /// Codes of questions. An indicator of several questions is made of those that are left; one of none goes,
  /// and so does a component without children.
  public var withoutQuestions: Set<String>

  /// A change of what is given, and of nothing else.
  public init(
    weights: [String: Double] = [:], aggregations: [String: Aggregation] = [:], withoutUnits: Set<String> = [],
    withoutQuestions: Set<String> = []
  ) {
    self.weights = weights
    self.aggregations = aggregations
    self.withoutUnits = withoutUnits
    self.withoutQuestions = withoutQuestions
  }

  var model: SurveyModel.IndexChange {
    SurveyModel.IndexChange(
      weights: weights, aggregations: aggregations.mapValues(\.model), withoutUnits: withoutUnits, withoutQuestions: withoutQuestions)
  }
}
