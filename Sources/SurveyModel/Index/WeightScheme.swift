/// Where the weights of a component's children come from.
package enum WeightScheme: Sendable, Hashable {
  /// As written beside each child.
  case given
  /// All alike.
  case equal
  /// Points that experts share out: experts × children.
  case budget([[Double]])
  /// Pairwise comparisons, children × children: how many times as important the child of the row is as that of the column (Saaty 1980).
  case ahp([[Double]])
  /// Squares of the first principal component of the units' scores.
  case pca
  /// By how unevenly a child's scores are spread over the units.
  case entropy
  /// By spread and by how little a child repeats the others (Diakoulaki, Mavrotas and Papayannakis 1995).
  case critic

  /// As it is written in an index file.
  package var name: String {
    switch self {
    case .given: "given"
    case .equal: "equal"
    case .budget: "budget"
    case .ahp: "ahp"
    case .pca: "pca"
    case .entropy: "entropy"
    case .critic: "critic"
    }
  }

  /// Whether the weights are made from the scores of the units, so that another set of units has other weights.
  package var isDataDriven: Bool {
    switch self {
    case .given, .equal, .budget, .ahp: false
    case .pca, .entropy, .critic: true
    }
  }
}

extension WeightScheme {
  /// More children than this have no random index to hold their consistency against.
  package static let mostCompared = 15
  /// How many times as important something can be said to be, and its inverse how many times less.
  package static let largestComparison = 1e6

  /// What makes a scheme impossible. Rows and columns count from 0.
  package enum Flaw: Sendable, Hashable {
    /// A row of points, or of comparisons, of another length than there are children.
    case rowLength(row: Int, found: Int, children: Int)
    /// Comparisons with more or fewer rows than children.
    case rowCount(found: Int, children: Int)
    case noExperts
    /// Points of an expert that are negative or not finite.
    case points(row: Int, column: Int, value: Double)
    /// An expert who gives no points at all.
    case noPoints(row: Int)
    /// A comparison that is not above zero, or beyond ``largestComparison``.
    case comparison(row: Int, column: Int, value: Double)
    /// Something that is not as important as itself.
    case diagonal(row: Int, value: Double)
    /// a·b is not 1.
    case notReciprocal(row: Int, column: Int, value: Double, opposite: Double)
    case tooMany(children: Int)
  }

  /// What makes the scheme impossible for so many children; `nil` where nothing does. The first, row by row.
  package func flaw(children: Int) -> Flaw? {
    switch self {
    case .given, .equal, .pca, .entropy, .critic:
      return nil
    case .budget(let experts):
      if experts.isEmpty { return .noExperts }
      for (row, points) in experts.enumerated() {
        guard points.count == children else { return .rowLength(row: row, found: points.count, children: children) }
        if let column = points.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
          return .points(row: row, column: column, value: points[column])
        }
        let sum = points.reduce(0, +)
        if !(sum > 0 && sum.isFinite) { return .noPoints(row: row) }
      }
      return nil
    case .ahp(let matrix):
      guard children <= Self.mostCompared else { return .tooMany(children: children) }
      guard matrix.count == children else { return .rowCount(found: matrix.count, children: children) }
      for (row, cells) in matrix.enumerated() {
        guard cells.count == children else { return .rowLength(row: row, found: cells.count, children: children) }
        for (column, value) in cells.enumerated() where !(value >= 1 / Self.largestComparison && value <= Self.largestComparison) {
          return .comparison(row: row, column: column, value: value)
        }
      }
      for row in matrix.indices {
        if matrix[row][row] != 1 { return .diagonal(row: row, value: matrix[row][row]) }
        for column in 0..<row where !((matrix[row][column] * matrix[column][row] - 1).magnitude <= 1e-9) {
          return .notReciprocal(row: row, column: column, value: matrix[row][column], opposite: matrix[column][row])
        }
      }
      return nil
    }
  }
}

extension IndexTree {
  /// The same index with other weights; the rest stays, the schemes that the weights came from too.
  ///
  /// - Precondition: a weight for each of ``nodes``, not negative, and above zero for at least one among the children of each component.
  package func weighted(_ weights: [Double]) -> IndexTree {
    precondition(weights.count == nodes.count && weights.allSatisfy { $0 >= 0 && $0.isFinite })
    var copy = self
    for (place, weight) in weights.enumerated() { copy.nodes[place].weight = weight }
    return copy
  }

  /// The index as it scores a plain table: an indicator without `data` takes the column of its id.
  package var ofPlainTable: IndexTree {
    var copy = self
    copy.entities = entities.map(\.ofPlainTable)
    for (place, node) in nodes.enumerated() {
      guard case .indicator(let indicator) = node.content, case .questions = indicator.source else { continue }
      copy.nodes[place].content = .indicator(
        Indicator(
          source: .data(node.id), direction: indicator.direction, transform: indicator.transform, normalization: indicator.normalization))
    }
    return treatment == nil ? copy : copy.treated(by: treatment)
  }

  /// Columns of a plain table that the index and its entities read, in tree order, once each.
  package var dataNames: [String] {
    var seen: Set<String> = []
    return (nodes + entities.flatMap(\.nodes)).compactMap { node in
      guard case .indicator(let indicator) = node.content, case .data(let name) = indicator.source, seen.insert(name).inserted
      else { return nil }
      return name
    }
  }
}
