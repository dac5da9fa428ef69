extension IndexTree {
  /// How a response is made to stand for those who did not answer.
  ///
  /// Names are `unit`, `stratum`, or another column of frame.csv.
  package enum ResponseWeighting: Sendable, Hashable {
    /// w = 1
    case none
    /// w = N/n in each cell of unit × stratum; needs a frame or a population, else w = 1.
    case nonresponse
    /// w = N/n in each combination of categories of the names, at least one name; needs their counts.
    case postStratify([String])
    /// Weights that meet the counts of each name's categories, at least one name (iterative proportional fitting).
    case rake([String], trim: Trim? = nil)

    /// Bounds of a weight in multiples of the mean weight: 0 ≤ low ≤ 1 ≤ high, low < high.
    package struct Trim: Sendable, Hashable {
      package let low: Double
      package let high: Double

      /// `nil` unless the bounds are as they must be.
      package init?(low: Double, high: Double) {
        guard low >= 0, low <= 1, high >= 1, low < high, high.isFinite else { return nil }
        self.low = low
        self.high = high
      }
    }

    /// As the index file writes it.
    package var method: String {
      switch self {
      case .none: "none"
      case .nonresponse: "nonresponse"
      case .postStratify: "post-stratify"
      case .rake: "rake"
      }
    }

    /// What is calibrated to, in the order written; empty for the methods without names.
    package var names: [String] {
      switch self {
      case .none, .nonresponse: []
      case .postStratify(let names), .rake(let names, _): names
      }
    }

    /// Names that one weighting can have.
    package static let mostNames = 5
    package static let unitName = "unit"
    package static let stratumName = "stratum"

    /// The names that are columns of the frame beside those that every frame can have.
    package var frameColumns: [String] { names.filter { $0 != Self.unitName && $0 != Self.stratumName } }
  }
}
