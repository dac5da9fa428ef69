package import SurveyModel

/// Brings a column with outliers back to a shape that a range or a mean can be taken of (OECD/JRC, Handbook on Constructing Composite Indicators, 2008).
///
/// While |skewness| and excess kurtosis are at or above their limits, the most extreme point on the side of the skew is winsorised: set to the nearest value that is not, up to
/// ``DataTreatment/Outliers/mostPoints``. Where that is not enough it is undone, and the column is transformed: ln(x − min + a) with a = (max − min)/100, or −ln(max − x + a) where the
/// skew is negative (Becker et al. 2022, COINr `log_CT`). Both keep the order of the units.
package enum OutlierTreatment {
  package enum Result: Sendable, Hashable {
    /// The column is as it was.
    case untouched
    /// Positions of the points and the values that they were set to.
    case winsorised([Int: Double])
    case transformed([Double])
    /// The limits are still exceeded, and no transform was asked for: the column is as it was.
    case unmended
  }

  /// - Parameter values: those that are not missing.
  package static func treat(_ values: [Double], _ limits: DataTreatment.Outliers) -> Result {
    guard let first = Moments(values), first.isBeyond(limits) else { return .untouched }
    let order = values.indices.sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
    var (low, high) = (0, 0)
    var current = values
    while low + high < min(limits.mostPoints, values.count - 2), let moments = Moments(current), moments.isBeyond(limits) {
      if moments.skewness > 0 { high += 1 } else { low += 1 }
      let (floor, ceiling) = (values[order[low]], values[order[values.count - 1 - high]])
      for place in 0..<low { current[order[place]] = floor }
      for place in 0..<high { current[order[values.count - 1 - place]] = ceiling }
    }
    if Moments(current)?.isBeyond(limits) != true {
      let changed = values.indices.filter { current[$0] != values[$0] }
      return .winsorised(Dictionary(uniqueKeysWithValues: changed.map { ($0, current[$0]) }))
    }
    guard limits.transforms else { return .unmended }
    let transformed = values.map(logarithm(of: values))
    return transformed.allSatisfy(\.isFinite) ? .transformed(transformed) : .unmended
  }

  /// What a column with outliers is transformed by, for other values of the same column; not finite beyond a hundredth of the range outside it.
  static func logarithm(of values: [Double]) -> (Double) -> Double {
    guard let least = values.min(), let most = values.max() else { return { $0 } }
    let offset = (most - least) / 100
    let isSkewedUp = Moments(values).map { $0.skewness > 0 } ?? true
    return { value in
      let distance = (isSkewedUp ? value - least : most - value) + offset
      return distance > 0 ? (isSkewedUp ? Double.log(distance) : -Double.log(distance)) : .nan
    }
  }
}
