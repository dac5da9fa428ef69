import SurveyModel

/// From one indicator's value to its score, made ready: what it takes from the units is a number in it.
enum NormalizationRule: Sendable {
  /// from + (to − from)·t with t = (x − low)/(high − low), or (high − x)/(high − low) where negative.
  case line(low: Double, high: Double, from: Double, to: Double, isNegative: Bool, outside: Outside)
  /// mean + sd (x·scale − center)/spread; sd below zero where less is better.
  case standard(center: Double, spread: Double, scale: Double, mean: Double, sd: Double)
  /// from + step·(units that are worse), at most `most` of them counted. Values of the units ascending at 12 significant digits.
  case ranked(values: [Double], isNegative: Bool, from: Double, step: Double, most: Int)
  /// from + (to − from)·x/best, or best/x where negative.
  case ratio(best: Double, from: Double, to: Double, isNegative: Bool, isCapped: Bool)
  /// From the lowest.
  case bands([IndexTree.Band])
  case constant(Double)
  case identity

  /// What becomes of a value outside the range.
  enum Outside: Sendable {
    /// The line goes on.
    case extended
    /// It goes on at the low end and stops at the high one.
    case capped
    case clipped
    case missing
  }

  /// Score and d score/d value, held at what the other units are; NaN and 0 for a missing value. A score that
  /// leaves the range of doubles is infinite.
  func apply(to value: Double) -> (score: Double, slope: Double) {
    guard !value.isNaN else { return (.nan, 0) }
    switch self {
    case .identity: return (value, 1)
    case .constant(let score): return (score, 0)
    case .line(let low, let high, let from, let to, let isNegative, let outside):
      var (share, slope) = Self.line(value, low: low, high: high, isNegative: isNegative, height: to - from)
      let isOutside = !(-1e-12...1 + 1e-12).contains(share)
      switch outside {
      case .extended: break
      case .capped:
        if share > 1 + 1e-12 { slope = 0 }
        share = min(share, 1)
      case .clipped:
        if isOutside { slope = 0 }
        share = min(max(share, 0), 1)
      case .missing:
        if isOutside { return (.nan, 0) }
        share = min(max(share, 0), 1)
      }
      return Self.finite(from + (to - from) * share, slope)
    case .standard(let center, let spread, let scale, let mean, let sd):
      return Self.finite(mean + sd * ((value * scale - center) / spread), sd / spread * scale)
    case .ranked(let values, let isNegative, let from, let step, let most):
      let own = PublishedNumber.significant(value)
      let below = Self.count(values) { $0 < own }
      let worse = isNegative ? values.count - Self.count(values) { $0 <= own } : below
      return Self.finite(from + step * Double(min(worse, most)), 0)
    case .ratio(let best, let from, let to, let isNegative, let isCapped):
      guard isNegative ? value > 0 : value >= 0 else { return (.nan, 0) }
      let share = isNegative ? best / value : value / best
      let isHeld = isCapped && share > 1 + 1e-12
      let slope = isNegative ? -best / value / value : 1 / best
      return Self.finite(from + (to - from) * (isCapped ? min(share, 1) : share), isHeld ? 0 : (to - from) * slope)
    case .bands(let bands):
      guard let band = bands.last(where: { value >= $0.from }) else { return (.nan, 0) }
      return (band.score, 0)
    }
  }

  /// (value − low)/(high − low), or (high − value)/(high − low), and how fast it rises over a height. Halved
  /// first where the range is wider than doubles reach.
  private static func line(
    _ value: Double, low: Double, high: Double, isNegative: Bool, height: Double
  ) -> (share: Double, slope: Double) {
    let range = high - low
    guard !range.isFinite || !(value - low).isFinite || !(high - value).isFinite else {
      return ((isNegative ? high - value : value - low) / range, height / (isNegative ? low - high : range))
    }
    let half = high / 2 - low / 2
    let share = (isNegative ? high / 2 - value / 2 : value / 2 - low / 2) / half
    return (share, height / 2 / (isNegative ? -half : half))
  }

  private static func finite(_ score: Double, _ slope: Double) -> (Double, Double) {
    (score.isFinite ? score : .infinity, slope.isFinite ? slope : 0)
  }

  /// How many of an ascending list come first, those that `isBefore` holds for. O(log n).
  private static func count(_ values: [Double], where isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
