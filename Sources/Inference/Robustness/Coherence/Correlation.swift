/// Pearson's correlation over the pairs of which both are known.
package struct Correlation: Sendable, Hashable {
  package let value: Double
  /// Pairs behind it.
  package let n: Int

  /// `nil` with fewer than three pairs, and where one of the two does not vary.
  ///
  /// - Parameters: of the same units; NaN is missing.
  package static func pearson(_ x: [Double], _ y: [Double]) -> Correlation? {
    let known = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    let n = Double(known.count)
    guard known.count > 2 else { return nil }
    let meanX = known.reduce(0) { $0 + x[$1] } / n
    let meanY = known.reduce(0) { $0 + y[$1] } / n
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for place in known {
      let (dx, dy) = (x[place] - meanX, y[place] - meanY)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    // What is only the noise of a mean does not vary.
    let (noiseX, noiseY) = (1e-13 * meanX.magnitude, 1e-13 * meanY.magnitude)
    guard xx > n * noiseX * noiseX, yy > n * noiseY * noiseY else { return nil }
    return Correlation(value: min(1, max(-1, xy / (xx * yy).squareRoot())), n: known.count)
  }
}
