import SurveyModel

extension IndexTree.Transform {
  /// NaN where it has none.
  func value(of x: Double) -> Double {
    switch self {
    case .log: x > 0 ? Double.log(x) : .nan
    }
  }

  func slope(at x: Double) -> Double {
    switch self {
    case .log: x > 0 ? 1 / x : 0
    }
  }
}

/// The values of one indicator over the units that take part in ranges, and the rule that they make.
struct IndicatorField {
  let indicator: ScoringPlan.Indicator
  private let unitIDs: [String]
  private let pooled: PooledValues
  /// Of the units that take part and have a value: place and value, transformed.
  private let units: [(unit: Int, value: Double)]
  /// The same before the transform.
  private let raw: [Double]
  private let isNegative: Bool

  init(
    indicator: ScoringPlan.Indicator, place: Int, values: IndicatorValues, isRanged: [Bool], unitIDs: [String], pooled: PooledValues
  ) throws(ScoringError) {
    self.indicator = indicator
    self.unitIDs = unitIDs
    self.pooled = pooled
    isNegative = if case .data = indicator.source { indicator.direction == .negative } else { false }
    var units: [(unit: Int, value: Double)] = []
    var raw: [Double] = []
    for unit in 0..<values.domains where isRanged[unit] {
      guard let value = values.value(domain: unit, indicator: place) else { continue }
      if let transform = indicator.transform {
        let transformed = transform.value(of: value)
        guard transformed.isFinite else {
          throw .notPositive(indicator: indicator.id, unit: unitIDs[unit], value: value, neededBy: "transform: \(transform.rawValue)")
        }
        units.append((unit, transformed))
      } else {
        units.append((unit, value))
      }
      raw.append(value)
    }
    self.units = units
    self.raw = raw
  }

  func rule() throws(ScoringError) -> NormalizationRule {
    let source = indicator.source
    // Asked of another respondent group: nobody has a value.
    if case .notAsked = source { return .constant(.nan) }
    switch indicator.normalization {
    case .none: return .identity
    case .answerScale(let from, let to):
      guard case .answers(_, let recode) = source else { throw .noAnswerScale(indicator: indicator.id) }
      return .line(low: recode.lowest, high: recode.highest, from: from, to: to, isNegative: false, outside: .extended)
    case .shareOfMaximum(let to):
      guard case .answers(_, let recode) = source else { throw .noAnswerScale(indicator: indicator.id) }
      guard recode.highest > 0 else { throw .noMaximum(indicator: indicator.id, highest: recode.highest) }
      return .line(low: 0, high: recode.highest, from: 0, to: to, isNegative: false, outside: .extended)
    case .goalposts(let low, let high, let clip, let from, let to):
      return try line(low: low, high: high, clip: clip, from: from, to: to)
    case .minMax(.given(let low, let high), let clip, _, let from, let to):
      return try line(low: low, high: high, clip: clip, from: from, to: to)
    case .minMax(let range, let clip, let whenEqual, let from, let to):
      guard let ends = try ends(of: range) else { return .constant(.nan) }
      guard Self.differ(ends.low, ends.high) else { return try equal(ends.low, whenEqual) }
      if !ends.holdsThisRun, !clip { try refuseOutside(ends.low, ends.high) }
      return .line(low: ends.low, high: ends.high, from: from, to: to, isNegative: isNegative, outside: clip ? .clipped : .missing)
    case .zScore(let mean, let sd, let whenEqual): return try standard(mean, sd, whenEqual)
    case .rank: return ranked(from: 1, step: 1, most: .max)
    case .borda: return ranked(from: 0, step: 1, most: .max)
    case .percentileRank(let whenEqual, let from, let to):
      if let low = units.map(\.value).min(), let high = units.map(\.value).max(), !Self.differ(low, high) {
        return try equal(low, whenEqual)
      }
      return ranked(from: from, step: (to - from) / Double(units.count - 1), most: units.count - 1)
    case .distance(let distance, let range, let cap, let from, let to):
      return try self.distance(distance, range, cap: cap, from: from, to: to)
    case .categorical(let bands):
      let ascending = bands.sorted { $0.from < $1.from }
      if let lowest = ascending.first?.from, let place = units.firstIndex(where: { $0.value < lowest }) {
        throw .belowBands(indicator: indicator.id, unit: unitIDs[units[place].unit], value: raw[place], lowest: lowest)
      }
      return .bands(ascending)
    }
  }

  /// Between two stated ends.
  private func line(low: Double, high: Double, clip: Bool, from: Double, to: Double) throws(ScoringError) -> NormalizationRule {
    let (low, high) = (transformed(low), transformed(high))
    if !clip { try refuseOutside(low, high) }
    return .line(low: low, high: high, from: from, to: to, isNegative: isNegative, outside: clip ? .clipped : .missing)
  }

  private func transformed(_ end: Double) -> Double { indicator.transform.map { $0.value(of: end) } ?? end }

  private func refuseOutside(_ low: Double, _ high: Double) throws(ScoringError) {
    for (place, unit) in units.enumerated() where !(low...high).contains(unit.value) {
      throw .outsideRange(
        indicator: indicator.id, unit: unitIDs[unit.unit], value: raw[place], min: untransformed(low), max: untransformed(high))
    }
  }

  private func untransformed(_ end: Double) -> Double {
    switch indicator.transform {
    case .log: PublishedNumber.significant(Double.exp(end))
    case nil: end
    }
  }

  /// The ends of a range; `nil` where no unit has a value. Transformed.
  private func ends(of range: IndexTree.Range) throws(ScoringError) -> (low: Double, high: Double, units: Int, holdsThisRun: Bool)? {
    var values: [Double] = []
    var holdsThisRun = true
    switch range {
    case .given(let low, let high): return (transformed(low), transformed(high), 0, false)
    case .thisRun: values = units.map(\.value)
    case .pooled(let editions):
      holdsThisRun = false
      for edition in editions {
        if edition == pooled.edition {
          holdsThisRun = true
          values += units.map(\.value)
        } else if let earlier = pooled.values(of: indicator.id, edition: edition) {
          for value in earlier {
            let transformed = transformed(value)
            guard transformed.isFinite else {
              throw .notPositive(indicator: indicator.id, unit: edition, value: value, neededBy: "transform")
            }
            values.append(transformed)
          }
        } else {
          throw .unknownEdition(indicator: indicator.id, edition: edition)
        }
      }
    }
    guard let low = values.min(), let high = values.max(), !units.isEmpty else { return nil }
    return (low, high, values.count, holdsThisRun)
  }

  /// Whether two ends differ by more than the noise of a sum.
  ///
  /// Halved before they are subtracted: the difference of two doubles need not be one.
  private static func differ(_ low: Double, _ high: Double) -> Bool {
    high / 2 - low / 2 > 1e-12 * max(high.magnitude, low.magnitude) / 2
  }

  private func equal(_ value: Double, _ whenEqual: Double?) throws(ScoringError) -> NormalizationRule {
    if let whenEqual { return .constant(whenEqual) }
    throw .allEqual(
      indicator: indicator.id, value: raw.first ?? value, units: units.map { unitIDs[$0.unit] }, method: indicator.normalization.name)
  }

  private func standard(_ mean: Double, _ sd: Double, _ whenEqual: Double?) throws(ScoringError) -> NormalizationRule {
    guard !units.isEmpty else { return .constant(.nan) }
    let values = units.map(\.value)
    let n = Double(values.count)
    guard let low = values.min(), let high = values.max(), values.count > 1, Self.differ(low, high) else {
      return try equal(values[0], whenEqual)
    }
    // By a power of two, which changes no digit, where squares of the deviations would leave the range of
    // doubles.
    let exponent = max(low.magnitude, high.magnitude).exponent
    let scale = (-400...400).contains(exponent) ? 1 : Double(sign: .plus, exponent: min(-exponent, 1000), significand: 1)
    let center = values.reduce(0) { $0 + $1 * scale / n }
    let squares = values.reduce(0) { $0 + ($1 * scale - center) * ($1 * scale - center) }
    let spread = (squares / (n - 1)).squareRoot()
    return .standard(center: center, spread: spread, scale: scale, mean: mean, sd: isNegative ? -sd : sd)
  }

  private func ranked(from: Double, step: Double, most: Int) -> NormalizationRule {
    guard !units.isEmpty else { return .constant(.nan) }
    return .ranked(
      values: units.map { PublishedNumber.significant($0.value) }.sorted(), isNegative: isNegative, from: from, step: step, most: most)
  }

  private func distance(
    _ distance: IndexTree.Distance, _ range: IndexTree.Range, cap: Bool, from: Double, to: Double
  ) throws(ScoringError) -> NormalizationRule {
    guard let ends = try ends(of: range) else { return .constant(.nan) }
    let (worst, best) = isNegative ? (ends.high, ends.low) : (ends.low, ends.high)
    let aim: Double
    switch distance {
    case .target(let target): aim = transformed(target)
    case .maximum: aim = best
    case .reference(let id):
      guard let unit = units.first(where: { unitIDs[$0.unit] == id }) else { throw .noReference(indicator: indicator.id, unit: id) }
      aim = unit.value
    case .fractionOfMaximum:
      // A share of the best is one of zero at least.
      if let place = units.firstIndex(where: { isNegative || !(best > 0) ? !($0.value > 0) : $0.value < 0 }) {
        throw .notPositive(
          indicator: indicator.id, unit: unitIDs[units[place].unit], value: raw[place], neededBy: indicator.normalization.name)
      }
      return .ratio(best: best, from: from, to: to, isNegative: isNegative, isCapped: cap)
    }
    guard isNegative ? Self.differ(aim, worst) : Self.differ(worst, aim) else {
      if case .maximum = distance { return try equal(worst, nil) }
      throw .targetNotBetter(
        indicator: indicator.id, method: indicator.normalization.name, target: untransformed(aim), worst: untransformed(worst))
    }
    return .line(
      low: isNegative ? aim : worst, high: isNegative ? worst : aim, from: from, to: to, isNegative: isNegative,
      outside: cap ? .capped : .extended)
  }

  /// The range that the rule took from the units; `nil` where it took none.
  func observedRange(of rule: NormalizationRule) -> Normalizer.ObservedRange? {
    let range: IndexTree.Range
    switch (indicator.normalization, rule) {
    case (.minMax(.given, _, _, _, _), _), (_, .constant): return nil
    case (.minMax(let own, _, _, _, _), _): range = own
    case (.distance(_, .given, _, _, _), _): return nil
    case (.distance(_, let own, _, _, _), _): range = own
    default: return nil
    }
    guard let ends = (try? ends(of: range)) ?? nil else { return nil }
    return Normalizer.ObservedRange(
      indicator: indicator.id, min: untransformed(ends.low), max: untransformed(ends.high), units: ends.units)
  }

  /// The values that the rule holds at an end.
  func clipped(by rule: NormalizationRule) -> [Normalizer.ClippedValue] {
    guard case .line(let low, let high, _, _, _, .clipped) = rule else { return [] }
    return units.enumerated().compactMap { place, unit in
      guard !(-1e-12...1 + 1e-12).contains((unit.value - low) / (high - low)) else { return nil }
      return Normalizer.ClippedValue(
        indicator: indicator.id, unit: unit.unit, value: raw[place], low: untransformed(low), high: untransformed(high))
    }
  }
}
