import SurveyModel

/// A family of ordered pairs that is tested jointly, smaller with every pair that is rejected (Romano and Wolf 2005).
///
/// A pair (j, k) says "j is not above k" and is rejected where T*_jk exceeds the critical value of the pairs that are left.
struct PairFamily: Sendable {
  /// The unit whose pairs these are; `nil` for all pairs.
  let unit: Int?
  let count: Int
  /// Units × units, row above column; for one unit: the unit above others, then others above the unit.
  private var isIn: BitMatrix
  private(set) var size: Int
  private(set) var criticalValues: [RankSets.CriticalValue] = []
  /// Of the simulation that is due.
  var draws: Int
  private(set) var isRepeat = false
  private(set) var isOpen = false
  private(set) var isDone: Bool

  /// All pairs that chance decides.
  init(unit: Int?, _ comparisons: UnitComparisons, draws: Int) {
    self.unit = unit
    self.draws = draws
    let count = comparisons.count
    self.count = count
    let rows = unit.map { [$0, $0] } ?? Array(0..<count)
    let tested = BitMatrix(rows.map { row in BitMatrix.words(columns: count) { comparisons.isTested(row, $0) } }, columns: count)
    isIn = tested
    size = tested.indices.reduce(0) { $0 + tested.count(ofRow: $1) }
    isDone = size == 0
  }

  /// Whether an ordered pair is in it: tested, and not rejected.
  func holds(_ above: Int, _ below: Int) -> Bool {
    guard let unit else { return isIn[above, below] }
    return above == unit ? isIn[0, below] : below == unit && isIn[1, above]
  }

  /// The same of a pair by its number: above × units + below; for one unit: the other, or units + the other that is above it.
  func holds(place: Int) -> Bool { isIn[place / count, place % count] }

  private func pair(_ row: Int, _ column: Int) -> (above: Int, below: Int) {
    guard let unit else { return (row, column) }
    return row == 0 ? (unit, column) : (column, unit)
  }

  /// Drops what exceeds the critical value surely. Where nothing does and something lies within the error of the simulation, more draws are due, up to
  /// the limit; what is then still open is not rejected.
  mutating func step(_ critical: RankSets.CriticalValue, _ comparisons: UnitComparisons, limit: Int) {
    if isRepeat { criticalValues.removeLast() }
    criticalValues.append(critical)
    isRepeat = false
    var someOpen = false
    let before = size
    for row in isIn.indices {
      for column in isIn.columns(ofRow: row) {
        let (above, below) = pair(row, column)
        switch comparisons.place(above, below, beside: critical.simulationInterval) {
        case .above:
          isIn[row, column] = false
          size -= 1
        case .within where critical.draws > 0: someOpen = true
        case .within, .below: break
        }
      }
    }
    if size < before {
      isDone = size == 0
    } else if someOpen, draws <= limit / 2 {
      draws *= 2
      isRepeat = true
    } else {
      isOpen = someOpen
      isDone = true
    }
  }
}

/// How far down a family steps, with its critical values computed or simulated.
struct StepDown: Sendable {
  let comparisons: UnitComparisons
  let confidence: Double
  let seed: UInt64
  let limit: Int
  let threads: Int
  var work = Work.unwatched
  var numbers: NormalDraws.KeptNumbers?

  /// Computes the critical values: one unit, all independent.
  ///
  /// - Parameter maxima: of many units.
  func computed(_ family: PairFamily, _ maxima: IndependentMaxima?) -> PairFamily {
    var family = family
    guard let unit = family.unit else { return family }
    while !family.isDone, !work.isCancelled {
      let maximum = maxima?.maximum(of: unit) { (family.holds(unit, $0), family.holds($0, unit)) } ?? maximum(of: unit, family)
      guard let c = maximum.quantile(confidence) else { break }
      family.step(
        RankSets.CriticalValue(value: c, simulationInterval: Interval(low: c, high: c), draws: 0), comparisons, limit: 0)
    }
    return family
  }

  private func maximum(of unit: Int, _ family: PairFamily) -> IndependentMaximum {
    IndependentMaximum(
      standardError: comparisons.covariance.variance(unit).squareRoot(),
      others: (0..<comparisons.count).filter { $0 != unit }.map { other in
        IndependentMaximum.Other(
          standardError: comparisons.covariance.variance(other).squareRoot(), isBelow: family.holds(unit, other),
          isAbove: family.holds(other, unit))
      })
  }

  /// Simulates the critical values of all families from the same draws; those that need more draws go on with more.
  ///
  /// Of every family the pairs in the far tail are kept, draw by draw: what a step leaves of a family has its maxima among them, so that the draws need not be
  /// looked through again.
  func simulated(_ families: [PairFamily]) -> [PairFamily] {
    var families = families
    guard families.contains(where: { !$0.isDone }) else { return families }
    var maxima = SimulatedMaxima(comparisons, seed: seed, threads: threads, work: work, numbers: numbers)
    var kept = families.map { _ in KeptPairs() }
    while !work.isCancelled, let fewest = families.filter({ !$0.isDone }).map(\.draws).min() {
      let due = families.indices.filter { !families[$0].isDone && families[$0].draws == fewest }
      let tail = Tail(draws: fewest, confidence: confidence)
      for before in Set(due.map { kept[$0].draws }).sorted() where before > 0 && before < fewest {
        let grown = due.filter { kept[$0].draws == before }
        let found = maxima.pairs(in: before..<fewest, of: grown.map { families[$0] }, above: grown.map { kept[$0].floor })
        for (family, pairs) in zip(grown, found) { kept[family].add(pairs, upTo: fewest) }
      }
      var sorted = due.map { kept[$0].maxima(families[$0], most: tail.wanted) }
      // Three times as many as are read; more where a family has lost so many pairs that this is not enough.
      var share = 3 * Double(tail.wanted) / Double(fewest)
      while !work.isCancelled {
        let short = due.indices.filter { place in
          kept[due[place]].draws < fewest || sorted[place].count < tail.wanted && kept[due[place]].floor > 0
        }
        guard !short.isEmpty else { break }
        let members = short.map { families[due[$0]] }
        let floors = maxima.floors(of: members, above: share)
        let found = maxima.pairs(in: 0..<fewest, of: members, above: floors)
        for (place, (floor, pairs)) in zip(short, zip(floors, found)) {
          kept[due[place]] = KeptPairs(floor: floor)
          kept[due[place]].add(pairs, upTo: fewest)
          sorted[place] = kept[due[place]].maxima(families[due[place]], most: tail.wanted)
        }
        share *= 2
      }
      guard !work.isCancelled else { break }
      for (family, sorted) in zip(due, sorted) { families[family].step(tail.criticalValue(sorted), comparisons, limit: limit) }
    }
    return families
  }

  /// What is known of one family's draws: all pairs above a floor.
  private struct KeptPairs {
    var floor = 0.0
    private(set) var draws = 0
    private var pairs: [LargePair] = []

    init(floor: Double = 0) { self.floor = floor }

    mutating func add(_ more: [LargePair], upTo draws: Int) {
      pairs += more
      self.draws = draws
    }

    /// Those above the floor, over what is left of the family, falling; of more than `most` the largest.
    func maxima(_ family: PairFamily, most: Int) -> [Double] {
      var result: [Double] = []
      var last: UInt32?
      for pair in pairs where family.holds(place: Int(pair.place)) {
        if pair.draw != last {
          last = pair.draw
          result.append(pair.value)
        } else if pair.value > result[result.count - 1] {
          result[result.count - 1] = pair.value
        }
      }
      result.keepLargest(most)
      result.sort(by: >)
      return result
    }
  }

  /// Which of the sorted maxima are the quantile and the ends of its interval.
  private struct Tail {
    let draws: Int
    /// Places from the top, 0 the largest.
    let value: Int
    let low: Int
    /// Negative where the draws are too few for an upper end.
    let high: Int

    /// The smallest draw with at least `confidence` of all at or below it, and B(1 − α) ± 1.96 √(Bα(1 − α)).
    init(draws: Int, confidence: Double) {
      self.draws = draws
      let above = Double(draws) * (1 - confidence)
      let reach = 1.959963984540054 * (above * confidence).squareRoot()
      // A whole number that came out a last bit below is meant whole.
      value = min(draws - 1, Int(above + 1e-6))
      low = min(draws - 1, Int((above + reach).rounded(.up)))
      high = Int((above - reach).rounded(.down))
    }

    var wanted: Int { low + 1 }

    func criticalValue(_ sorted: [Double]) -> RankSets.CriticalValue {
      // A family whose maxima were mostly the floor of 0 keeps fewer.
      func at(_ place: Int) -> Double { place < sorted.count ? sorted[place] : 0 }
      return RankSets.CriticalValue(
        value: at(value), simulationInterval: Interval(low: at(low), high: high > 0 ? at(high - 1) : .infinity), draws: draws)
    }
  }
}

extension [Double] {
  /// Takes all but the largest off, in whatever order they come (Hoare 1961): what is not looked at need not be sorted.
  mutating func keepLargest(_ wanted: Int) {
    guard wanted < count else { return }
    var (low, high) = (0, count - 1)
    while low < high {
      // The middle one of three: what is sorted already is cut in halves, too.
      let (a, b, c) = (self[low], self[(low + high) / 2], self[high])
      let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
      var (i, j) = (low, high)
      while i <= j {
        while self[i] > pivot { i += 1 }
        while self[j] < pivot { j -= 1 }
        guard i <= j else { break }
        swapAt(i, j)
        i += 1
        j -= 1
      }
      if wanted - 1 <= j { high = j } else if wanted - 1 >= i { low = i } else { break }
    }
    removeLast(count - wanted)
  }
}
