extension IndexTree {
  /// From the scores x of the children, with weights w, to the score of their component.
  package enum Aggregation: Sendable, Hashable {
    /// Σwx/Σw
    case arithmetic
    /// Σwx
    case sum
    /// exp(Σw ln x/Σw); children above zero.
    case geometric
    /// Σw/Σ(w/x); children above zero.
    case harmonic
    /// (Σwxᵖ/Σw)^(1/p), p not zero; children not below zero, above zero where p is negative.
    case power(Double)
    /// The lowest child of any weight.
    case minimum
    /// The smallest child at which the cumulative weight reaches half.
    case weightedMedian
    /// Σw·(units that the unit beats at the child)/Σw
    case borda
    /// Wins less losses against the other units, each decided by the weight of the children at which a unit is ahead (Copeland 1951).
    case copeland

    /// As it is written in an index.
    package var name: String {
      switch self {
      case .arithmetic: "arithmetic"
      case .sum: "sum"
      case .geometric: "geometric"
      case .harmonic: "harmonic"
      case .power: "power"
      case .minimum: "minimum"
      case .weightedMedian: "weighted-median"
      case .borda: "borda"
      case .copeland: "copeland"
      }
    }

    /// Whether it compares units with each other, so that no unit can be scored alone.
    package var comparesUnits: Bool {
      switch self {
      case .borda, .copeland: true
      case .arithmetic, .sum, .geometric, .harmonic, .power, .minimum, .weightedMedian: false
      }
    }

    /// Whether it has a derivative in its children.
    package var isDifferentiable: Bool {
      switch self {
      case .arithmetic, .sum, .geometric, .harmonic, .power: true
      case .minimum, .weightedMedian, .borda, .copeland: false
      }
    }
  }

  /// What a component does when a child has no score.
  package enum MissingPolicy: Sendable, Hashable {
    /// Shares the weight out among the children that have a score; missing itself where these hold less than the share `atLeast` of the weight.
    case reweight(atLeast: Double)
    /// No unit may lack a child.
    case fail
    /// The lower end of the child's scale stands for its score.
    case zero
  }
}
