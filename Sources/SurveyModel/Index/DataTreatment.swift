/// What is done to the figures that an index scores before they are normalised, in this order: denominate, screen, impute, treat outliers.
///
/// Figures are the columns of a plain table, or the measures of a survey's context.
package struct DataTreatment: Sendable, Hashable {
  /// A column that is divided by another.
  package struct Denomination: Sendable, Hashable {
    package let column: String
    package let denominator: String

    package init(column: String, denominator: String) {
      self.column = column
      self.denominator = denominator
    }
  }

  /// What stands in for a missing value: what other units have, all or those of the same group, or what the unit itself had in other periods.
  package enum Imputation: String, Sendable, Hashable, CaseIterable {
    case mean
    case median
    case groupMean = "group-mean"
    case groupMedian = "group-median"
    /// The unit's value of the last period before that has one.
    case latest
    /// On the straight line between the unit's nearest values before and after; where one side has none, the nearest value of the other.
    case linear

    package var isOfGroup: Bool { self == .groupMean || self == .groupMedian }
    /// Whether it takes from other periods of the same unit.
    package var isOfPanel: Bool { self == .latest || self == .linear }
  }

  /// Columns with |skewness| and excess kurtosis at or above both limits (type-2 estimators) have outliers.
  package struct Outliers: Sendable, Hashable {
    /// Points that may be winsorised; 0 or more.
    package let mostPoints: Int
    /// Whether a column that this does not mend is transformed by a logarithm.
    package let transforms: Bool
    package let skewness: Double
    package let kurtosis: Double

    package init(mostPoints: Int = 5, transforms: Bool = true, skewness: Double = 2, kurtosis: Double = 3.5) {
      self.mostPoints = mostPoints
      self.transforms = transforms
      self.skewness = skewness
      self.kurtosis = kurtosis
    }
  }

  /// A part of the definition, for naming its place.
  package enum Part: Sendable, Hashable {
    case whole
    /// The entry of the column that is divided.
    case denomination(of: String)
    case imputation
    case outliers
  }

  package let denominations: [Denomination]
  /// The share of the columns that apply to it, 0...1, that a unit must have to be scored; `nil`: none.
  package let screen: Double?
  package let imputation: Imputation?
  package let outliers: Outliers?

  package init(denominations: [Denomination] = [], screen: Double? = nil, imputation: Imputation? = nil, outliers: Outliers? = nil) {
    self.denominations = denominations
    self.screen = screen
    self.imputation = imputation
    self.outliers = outliers
  }

  /// The columns that other columns are divided by, in the order written, once each.
  package var denominators: [String] {
    var seen: Set<String> = []
    return denominations.map(\.denominator).filter { seen.insert($0).inserted }
  }
}

extension IndexTree {
  /// The same index, and its entities, with what is done to their figures first.
  package func treated(by treatment: DataTreatment?) -> IndexTree {
    var copy = self
    let names = dataNames
    func set(_ tree: inout IndexTree) {
      tree.treatment = treatment
      tree.treatedNames = treatment == nil ? [] : names
    }
    set(&copy)
    for place in copy.entities.indices { set(&copy.entities[place]) }
    return copy
  }

  /// Of each node, whether a figure is below it or is itself one.
  package var restsOnData: [Bool] {
    var rests = nodes.map { _ in false }
    for place in nodes.indices.reversed() {
      switch nodes[place].content {
      case .indicator(let indicator): if case .data = indicator.source { rests[place] = true }
      case .component: rests[place] = nodes[place].children.contains { rests[$0] }
      }
    }
    return rests
  }
}
