extension IndexTree {
  /// What is computed from the answers of a unit, over non-missing answers only.
  package enum Statistic: Sendable, Hashable {
    /// Σwx/Σw
    case mean
    /// Share of the best category.
    case top1
    /// Share of the two best categories; needs a scale of three or more.
    case top2
    /// Share of the two worst categories; needs a scale of three or more.
    case bottom2
    /// Share of the categories with these values, as the survey's scale writes them.
    case share([String])
    /// The smallest value at which the cumulative weight reaches half.
    case median
    /// top-2 − bottom-2; needs a scale of four or more.
    case net
    /// Share of the respondents all of whose answers to the questions are in the two best categories; needs scales of three or more.
    case allTop

    /// As it is written in an index.
    package var name: String {
      switch self {
      case .mean: "mean"
      case .top1: "top-1"
      case .top2: "top-2"
      case .bottom2: "bottom-2"
      case .share: "share"
      case .median: "median"
      case .net: "net"
      case .allTop: "all-top"
      }
    }

    /// How many values a scale needs for the statistic to say more than another one does.
    package var fewestValues: Int {
      switch self {
      case .mean, .top1, .share, .median: 2
      case .top2, .bottom2, .allTop: 3
      case .net: 4
      }
    }

    /// Whether it is a weighted mean of a number for each answer, so that it has a derivative in the weights.
    package var isMean: Bool { self != .median }
  }

  package enum Source: Sendable, Hashable {
    /// A statistic of the answers to questions: of one, or of the mean of each respondent over several.
    case questions([String], statistic: Statistic)
    /// An indicator of context.csv, or a column of a plain table.
    case data(String)

    /// A statistic of the answers to one question.
    package static func question(code: String, statistic: Statistic) -> Source { .questions([code], statistic: statistic) }
  }
}
