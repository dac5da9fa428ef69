/// A pair of a family whose number in one draw is far up.
struct LargePair: Sendable {
  let draw: UInt32
  /// Of the ordered pair in ``PairFamily/isIn``.
  let place: UInt32
  let value: Double
}

/// What turns a difference of a pair into the number that is compared: 1/s_jk.
struct ScaledPairs: Sendable {
  let count: Int
  private let comparisons: UnitComparisons
  /// Units × units, 0 where a pair is not tested; empty for many independent units.
  private let scales: [Double]
  /// 1/√V_uu, 0 for an exact unit.
  let unitScale: [Double]
  /// The largest (V_jj + V_kk)/s_jk² of all tested pairs; 1 where all are independent.
  let inflation: Double

  init(_ comparisons: UnitComparisons) {
    let count = comparisons.count
    let variance = (0..<count).map { comparisons.covariance.variance($0) }
    self.count = count
    self.comparisons = comparisons
    if !comparisons.keepsPairs {
      scales = []
      inflation = 1
    } else {
      var scales = [Double](repeating: 0, count: count * count)
      var inflation = 0.0
      for j in 0..<count {
        for k in 0..<count where comparisons.isTested(j, k) {
          let error = comparisons.standardError(j, k)
          scales[j * count + k] = 1 / error
          inflation = max(inflation, (variance[j] + variance[k]) / error / error)
        }
      }
      self.scales = scales
      self.inflation = inflation
    }
    unitScale = variance.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
  }

  /// Of a pair that is tested.
  func scale(_ j: Int, _ k: Int) -> Double { scales.isEmpty ? 1 / comparisons.standardError(j, k) : scales[j * count + k] }
}

/// One family's way through the draws.
struct FamilyScanner: Sendable {
  typealias Lanes = NormalDraws.Lanes

  /// Another unit, and 1/s in the direction that is in the family, else 0: a difference of 0 is never the maximum.
  private struct Other: Sendable {
    let unit: Int
    /// Of the unit of the row less the other, and the other way round.
    let above: Double
    let below: Double
  }

  private struct Row: Sendable {
    let unit: Int
    let others: [Other]
  }

  /// Among the families of a visit.
  let number: Int
  private let unit: Int?
  private let count: Int
  private let rows: [Row]
  /// Where all pairs are looked at draw by draw; `nil` where row by row.
  private let family: PairFamily?
  private let pairs: ScaledPairs
  private let unitScale: [Double]
  private let inflation: Double

  init(_ family: PairFamily, number: Int, _ pairs: ScaledPairs) {
    let count = pairs.count
    self.number = number
    self.count = count
    unit = family.unit
    func scale(_ above: Int, _ below: Int) -> Double { family.holds(above, below) ? pairs.scale(above, below) : 0 }
    self.pairs = pairs
    unitScale = pairs.unitScale
    inflation = pairs.inflation
    // Where units hardly depend on each other few draws can reach the tail, and of those few units.
    if family.unit == nil, pairs.inflation < 1.1, count > 16 {
      self.family = family
      rows = []
      return
    }
    self.family = nil
    let units = family.unit.map { [$0] } ?? Array(0..<count)
    rows = units.map { unit in
      Row(
        unit: unit,
        others: (0..<(family.unit == nil ? unit : count)).compactMap { other in
          let (above, below) = (scale(unit, other), scale(other, unit))
          return above == 0 && below == 0 ? nil : Other(unit: other, above: above, below: below)
        })
    }
  }

  /// The maximum of each draw of a range of the block; 0 stands for what is below it.
  func appendMaxima(_ block: UnsafeBufferPointer<Lanes>, _ range: Range<Int>, _ found: inout [Double]) {
    forEachPiece(range) { start, first, own in
      guard let family else {
        let maxima = maxima(block, start)
        for draw in own { found.append(maxima[draw - first]) }
        return
      }
      var maximum = 0.0
      forEachLargePair(family, block, start, own.lowerBound - first..<own.upperBound - first, above: 0, climbs: true) { _, _, _, value in
        maximum = max(maximum, value)
      } atEnd: {
        found.append(maximum)
        maximum = 0
      }
    }
  }

  /// All pairs above `floor`.
  /// - Parameter first: number of the block's first draw.
  func appendPairs(
    _ block: UnsafeBufferPointer<Lanes>, _ firstDraw: Int, _ range: Range<Int>, above floor: Double, _ found: inout [LargePair]
  ) {
    forEachPiece(range) { start, first, own in
      guard let family else {
        let maxima = maxima(block, start)
        for draw in own where maxima[draw - first] > floor {
          appendPairs(block, start, lane: draw - first, draw: UInt32(firstDraw + draw), above: floor, &found)
        }
        return
      }
      forEachLargePair(family, block, start, own.lowerBound - first..<own.upperBound - first, above: floor, climbs: false) {
        lane, j, k, value in
        found.append(LargePair(draw: UInt32(firstDraw + first + lane), place: UInt32(j * count + k), value: value))
      } atEnd: {
      }
    }
  }

  /// Sixteen draws at a time: where they begin in the block, the first of them, and those in range.
  @inline(__always)
  private func forEachPiece(_ range: Range<Int>, _ body: (_ start: Int, _ first: Int, _ own: Range<Int>) -> Void) {
    let (size, lanes) = (NormalDraws.tileSize, Lanes.scalarCount)
    for piece in (range.lowerBound / lanes)..<((range.upperBound + lanes - 1) / lanes) {
      let first = piece * lanes
      body(first / size * count * NormalDraws.pieces + first % size / lanes, first, range.clamped(to: first..<first + lanes))
    }
  }

  // MARK: - Row by row

  @inline(__always)
  private func maxima(_ block: UnsafeBufferPointer<Lanes>, _ start: Int) -> Lanes {
    var maximum = Lanes()
    for row in rows {
      let own = block[start + row.unit * NormalDraws.pieces]
      for other in row.others {
        let difference = own - block[start + other.unit * NormalDraws.pieces]
        let above = difference * other.above
        let below = -difference * other.below
        maximum.replace(with: above, where: above .> maximum)
        maximum.replace(with: below, where: below .> maximum)
      }
    }
    return maximum
  }

  private func appendPairs(
    _ block: UnsafeBufferPointer<Lanes>, _ start: Int, lane: Int, draw: UInt32, above floor: Double, _ found: inout [LargePair]
  ) {
    block.withMemoryRebound(to: Double.self) { numbers in
      for row in rows {
        let own = numbers[(start + row.unit * NormalDraws.pieces) * Lanes.scalarCount + lane]
        for other in row.others {
          let difference = own - numbers[(start + other.unit * NormalDraws.pieces) * Lanes.scalarCount + lane]
          let (above, below) = (difference * other.above, -difference * other.below)
          if above > floor {
            found.append(LargePair(draw: draw, place: UInt32(unit == nil ? row.unit * count + other.unit : other.unit), value: above))
          }
          if below > floor {
            found.append(
              LargePair(draw: draw, place: UInt32(unit == nil ? other.unit * count + row.unit : count + other.unit), value: below))
          }
        }
      }
    }
  }

  // MARK: - Draw by draw

  /// The pairs above a floor, of each draw in turn. With W = Z/√V, by Cauchy and Schwarz, (Z_j − Z_k)²/s_jk² ≤ inflation·(max(W_j, 0)² + min(W_k, 0)²): few
  /// draws can reach the tail, and of those few units.
  /// - Parameter climbs: whether the floor of a draw rises to what is found in it: enough for its maximum.
  private func forEachLargePair(
    _ family: PairFamily, _ block: UnsafeBufferPointer<Lanes>, _ start: Int, _ lanes: Range<Int>, above floor: Double, climbs: Bool,
    _ body: (_ lane: Int, _ j: Int, _ k: Int, _ value: Double) -> Void, atEnd: () -> Void
  ) {
    let stride = NormalDraws.pieces
    var (highest, lowest) = (Lanes(), Lanes())
    for unit in 0..<count {
      let w = block[start + unit * stride] * unitScale[unit]
      highest.replace(with: w, where: w .> highest)
      lowest.replace(with: w, where: w .< lowest)
    }
    var (above, below): ([Int], [Int]) = ([], [])
    block.withMemoryRebound(to: Double.self) { numbers in
      for lane in lanes {
        func value(_ unit: Int) -> Double { numbers[(start + unit * stride) * Lanes.scalarCount + lane] }
        defer { atEnd() }
        let (high, low) = (highest[lane] * highest[lane], lowest[lane] * lowest[lane])
        guard inflation * (high + low) * (1 + 1e-9) > floor * floor else { continue }
        var floor = floor
        if climbs {
          // The two ends are a good guess, and what cannot exceed it need not be looked at.
          var (first, last) = (0, 0)
          for unit in 0..<count {
            let w = value(unit) * unitScale[unit]
            if w == highest[lane] { first = unit }
            if w == lowest[lane] { last = unit }
          }
          let guess = family.holds(first, last) ? (value(first) - value(last)) * pairs.scale(first, last) : 0
          if guess > floor {
            floor = guess
            body(lane, first, last, guess)
          }
        }
        let bound = floor * floor / inflation * (1 - 1e-9)
        above.removeAll(keepingCapacity: true)
        below.removeAll(keepingCapacity: true)
        for unit in 0..<count {
          let w = value(unit) * unitScale[unit]
          if max(w, 0) * max(w, 0) + low >= bound { above.append(unit) }
          if min(w, 0) * min(w, 0) + high >= bound { below.append(unit) }
        }
        for j in above {
          let own = value(j)
          for k in below {
            guard family.holds(j, k) else { continue }
            let number = (own - value(k)) * pairs.scale(j, k)
            if number > floor { body(lane, j, k, number) }
          }
        }
      }
    }
  }
}
