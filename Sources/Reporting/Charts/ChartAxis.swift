import Glibc

/// The stretch of a scale that a chart shows, between round numbers.
struct ChartAxis: Sendable, Hashable {
  let low: Double
  let high: Double
  /// Round numbers from ``low`` to ``high``, rising; at least two.
  let ticks: [Double]
  /// Decimals that tell the ticks apart.
  let decimals: Int
  /// Share of the width kept free at both ends, so that round marks stay inside the picture; bars need none.
  var inset = 0.0

  /// The smallest stretch between round numbers (1, 2, 2.5 or 5 times a power of ten apart) that holds all values.
  ///
  /// - Parameters:
  ///   - values: those to be shown; ones that are not finite are ignored; without any, the bounds, or 0 to 1.
  ///   - bounds: ends of the scale that the axis never passes.
  ///   - intervals: about how many steps.
  init(holding values: [Double], within bounds: ClosedRange<Double>? = nil, intervals: Int = 5) {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? bounds?.lowerBound ?? 0
    var high = finite.max() ?? bounds?.upperBound ?? 1
    if let bounds {
      low = min(max(low, bounds.lowerBound), bounds.upperBound)
      high = min(max(high, bounds.lowerBound), bounds.upperBound)
    }
    if !(high - low > abs(high) * 1e-9) {
      // One value alone stands in the middle of a stretch of its own.
      let room = bounds.map { ($0.upperBound - $0.lowerBound) / 20 } ?? max(abs(high) / 10, 1)
      low -= room
      high += room
      if let bounds {
        low = max(low, bounds.lowerBound)
        high = min(high, bounds.upperBound)
      }
    }
    let step = Self.roundStep((high - low) / Double(max(1, intervals)))
    var first = (low / step + 1e-9).rounded(.down)
    var last = (high / step - 1e-9).rounded(.up)
    if let bounds {
      // A bound that is not round would otherwise be passed.
      first = max(first, (bounds.lowerBound / step - 1e-9).rounded(.up))
      last = min(last, (bounds.upperBound / step + 1e-9).rounded(.down))
    }
    guard step.isFinite, step > 0, first.isFinite, last.isFinite, last > first, last - first < 1000 else {
      self.low = low
      self.high = high
      ticks = [low, high]
      decimals = 2
      return
    }
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
    self.low = min(first * step, low)
    self.high = max(last * step, high)
    decimals = Self.decimals(of: step)
  }

  /// The place of a value as a fraction of the axis, held to 0...1.
  func place(_ value: Double) -> Double {
    guard value.isFinite, high > low else { return 0 }
    return min(1, max(0, (value - low) / (high - low)))
  }

  /// The next 1, 2, 2.5 or 5 times a power of ten that is not below `rough`.
  static func roundStep(_ rough: Double) -> Double {
    guard rough.isFinite, rough > 0 else { return 1 }
    let power = pow(10, log10(rough).rounded(.down))
    let lead = rough / power
    let round = [1, 2, 2.5, 5, 10].first { $0 >= lead * (1 - 1e-9) } ?? 10
    return round * power
  }

  private static func decimals(of step: Double) -> Int {
    (0...10).first { place in
      let scaled = step * pow(10, Double(place))
      return abs(scaled - scaled.rounded()) < 1e-6
    } ?? 10
  }
}
