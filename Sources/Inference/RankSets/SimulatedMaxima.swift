/// Draws of Z ~ N(0, V), and the maxima of (Z_j − Z_k)/s_jk over families of ordered pairs.
///
/// Draw b of a seed is always the same, so that all families and all steps see the same draws, and more draws are the earlier ones and others behind them.
struct SimulatedMaxima: ~Copyable {
  private static let blockSize = 1_024
  /// Tells these streams from those of other computations with the same seed.
  private static let purpose: UInt64 = 0x52414E4B
  /// Doubles kept between two calls: 64 MB.
  private static let cacheSize = 8_000_000

  private let count: Int
  private let factor: CovarianceFactor
  private let seed: UInt64
  /// 1/s_jk where the pair is tested.
  private let scale: [Double]
  /// 1/√V_uu, 0 for an exact unit.
  private let unitScale: [Double]
  /// The largest (V_jj + V_kk)/s_jk² of all tested pairs; 1 where all are independent.
  private let inflation: Double
  private var cache: [Double] = []
  private var normal: [Double]
  private var largestSquares = [Double](repeating: 0, count: blockSize)

  init(_ comparisons: UnitComparisons, seed: UInt64) {
    let count = comparisons.count
    let variance = (0..<count).map { comparisons.covariance[$0 * count + $0] }
    var scale = [Double](repeating: 0, count: count * count)
    var inflation = 0.0
    for j in 0..<count {
      for k in 0..<count where comparisons.isTested(j, k) {
        let error = comparisons.standardErrors[j * count + k]
        scale[j * count + k] = 1 / error
        inflation = max(inflation, (variance[j] + variance[k]) / error / error)
      }
    }
    self.count = count
    self.seed = seed
    self.scale = scale
    self.inflation = inflation
    unitScale = variance.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    factor = CovarianceFactor(comparisons.covariance, count: count, isDiagonal: comparisons.areIndependent)
    normal = [Double](repeating: 0, count: Self.blockSize * factor.rank)
  }

  /// The largest maxima of each family, the largest of all first. A maximum below 0 may be left out.
  mutating func largest(_ wanted: Int, of families: [PairFamily], draws: Int) -> [[Double]] {
    var kept = families.map { _ in LargestValues(wanted) }
    // A pair that is not in the family has the factor 0, and a difference of 0 is never the maximum.
    let scales = families.map { family in
      family.isIn.indices.map { place in
        let (above, below) = family.pair(at: place)
        return family.isIn[place] ? scale[above * count + below] : 0
      }
    }
    var block = [Double](repeating: 0, count: Self.blockSize * count)
    var number = 0
    var done = 0
    while done < draws {
      let size = min(Self.blockSize, draws - done)
      let start = fetch(UInt64(number), &block)
      if families.contains(where: { $0.unit != nil }) {
        start < 0 ? findLargestSquares(block, 0, size) : findLargestSquares(cache, start, size)
      }
      for place in families.indices {
        if let unit = families[place].unit {
          start < 0
            ? scanUnit(unit, scales[place], block, 0, size, &kept[place]) : scanUnit(unit, scales[place], cache, start, size, &kept[place])
        } else {
          start < 0 ? scanAll(scales[place], block, 0, size, &kept[place]) : scanAll(scales[place], cache, start, size, &kept[place])
        }
      }
      number += 1
      done += size
    }
    return kept.map { $0.sorted() }
  }

  /// Where the block of draws begins in the cache; −1 where it was written to `block` instead.
  private mutating func fetch(_ number: UInt64, _ block: inout [Double]) -> Int {
    let length = Self.blockSize * count
    let start = Int(number) * length
    if start + length <= cache.count { return start }
    var stream = SeededStream(seed: seed, stream: number, purpose: Self.purpose)
    stream.fill(&normal)
    factor.apply(normal, to: &block, draws: Self.blockSize)
    if start == cache.count, start + length <= Self.cacheSize {
      cache += block
      return start
    }
    return -1
  }

  /// By Cauchy and Schwarz (Z_j − Z_k)²/s_jk² ≤ inflation·(Z_j²/V_jj + Z_k²/V_kk): few draws can reach the tail, and of those few units.
  private func scanAll(_ scales: [Double], _ draws: [Double], _ start: Int, _ size: Int, _ kept: inout LargestValues) {
    var squares = [Double](repeating: 0, count: count)
    var candidates: [Int] = []
    candidates.reserveCapacity(count)
    for draw in 0..<size {
      let first = start + draw * count
      var (lowest, highest) = (0, 0)
      var (low, high) = (Double.infinity, -Double.infinity)
      for unit in 0..<count {
        let w = draws[first + unit] * unitScale[unit]
        squares[unit] = w * w
        if w < low { (low, lowest) = (w, unit) }
        if w > high { (high, highest) = (w, unit) }
      }
      // The two ends are a good guess, and what cannot exceed it need not be looked at.
      let guess = (draws[first + highest] - draws[first + lowest]) * scales[highest * count + lowest]
      let largestSquare = max(low * low, high * high)
      let needed = max(0, guess, kept.threshold)
      let bound = needed * needed / inflation * (1 - 1e-9)
      guard 2 * largestSquare > bound else { continue }
      candidates.removeAll(keepingCapacity: true)
      for unit in 0..<count where squares[unit] + largestSquare >= bound { candidates.append(unit) }
      var maximum = max(0, guess)
      for j in candidates {
        let value = draws[first + j]
        for k in candidates { maximum = max(maximum, (value - draws[first + k]) * scales[j * count + k]) }
      }
      kept.insert(maximum)
    }
  }

  private func scanUnit(_ unit: Int, _ scales: [Double], _ draws: [Double], _ start: Int, _ size: Int, _ kept: inout LargestValues) {
    for draw in 0..<size {
      let first = start + draw * count
      let value = draws[first + unit]
      let w = value * unitScale[unit]
      let needed = max(0, kept.threshold)
      guard w * w + largestSquares[draw] > needed * needed / inflation * (1 - 1e-9) else { continue }
      var maximum = 0.0
      for k in 0..<count {
        let difference = value - draws[first + k]
        let above = difference * scales[k]
        let below = -difference * scales[count + k]
        let larger = above > below ? above : below
        maximum = larger > maximum ? larger : maximum
      }
      kept.insert(maximum)
    }
  }

  /// Of each draw of the block, the largest Z²/V.
  private mutating func findLargestSquares(_ draws: [Double], _ start: Int, _ size: Int) {
    for draw in 0..<size {
      var largest = 0.0
      for unit in 0..<count {
        let w = draws[start + draw * count + unit] * unitScale[unit]
        largest = max(largest, w * w)
      }
      largestSquares[draw] = largest
    }
  }
}
