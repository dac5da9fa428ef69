/// Spearman's rank correlation of pairs, with its exact permutation test where there are few of them.
///
/// With mid-ranks r and s (equal values share the mean of their ranks), n pairs, d = 2r − (n + 1) and e = 2s − (n + 1), which are whole numbers that
/// sum to zero: ρ = Σde/√(Σd² Σe²), the product-moment correlation of the mid-ranks (Spearman 1904; Kendall and Gibbons, Rank Correlation Methods,
/// 1990).
package struct RankCorrelation: Sendable, Hashable {
  /// Below this many pairs nothing is defined: with two, ρ is 1 or −1 whatever they are.
  package static let fewestPairs = 3
  /// Up to this many pairs all orders are counted.
  package static let mostExactPairs = 8

  /// ρ, −1...1.
  package let coefficient: Double
  package let pairs: Int
  /// Of the ``orders`` of one side against the other, those with |ρ*| ≥ |ρ|; `nil` with more than ``mostExactPairs`` pairs.
  package let extremeOrders: Int?

  /// n!, with ties too: equal values change places like any others. `nil` with more than ``mostExactPairs`` pairs.
  package var orders: Int? { extremeOrders == nil ? nil : (1...pairs).reduce(1, *) }

  /// Two-sided exact permutation p = ``extremeOrders``/``orders``; above 0, since the order at hand is one of them.
  package var exactP: Double? {
    guard let extremeOrders, let orders else { return nil }
    return Double(extremeOrders) / Double(orders)
  }

  /// `nil` with fewer than three pairs, where one side is constant, and where a value is no number: not defined. A pair of which one value is missing is no
  /// pair: leave it out. Equal values are ties, so that the noise of a sum must be rounded away before.
  ///
  /// - Precondition: as many of each.
  package init?(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count, "pairs")
    guard x.count >= Self.fewestPairs, !x.contains(where: \.isNaN), !y.contains(where: \.isNaN) else { return nil }
    let (d, e) = (Self.doubledDeviations(x), Self.doubledDeviations(y))
    let (squaresX, squaresY) = (Self.products(d, d), Self.products(e, e))
    guard squaresX > 0, squaresY > 0 else { return nil }
    pairs = x.count
    // Without ties both sums of squares are the same whole number, and the root of its square is that number.
    coefficient = max(-1, min(1, Self.products(d, e) / (squaresX * squaresY).squareRoot()))
    extremeOrders = x.count <= Self.mostExactPairs ? Self.extremeOrders(d, e) : nil
  }

  /// 2·mid-rank − (n + 1), from the lowest value up.
  private static func doubledDeviations(_ values: [Double]) -> [Int] {
    let n = values.count
    let order = values.indices.sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
    var deviations = [Int](repeating: 0, count: n)
    var first = 0
    while first < n {
      var end = first + 1
      while end < n, values[order[end]] == values[order[first]] { end += 1 }
      // Ranks first + 1 ... end: twice their mean is first + 1 + end.
      for place in first..<end { deviations[order[place]] = first + end - n }
      first = end
    }
    return deviations
  }

  /// In doubles, which hold these whole numbers exactly up to some 300,000 pairs and do not overflow beyond.
  private static func products(_ a: [Int], _ b: [Int]) -> Double {
    zip(a, b).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// All n! orders of `e` against `d` (Heap 1963). The sums of squares are the same for each, so that |Σde*| ≥ |Σde| decides, in whole numbers.
  private static func extremeOrders(_ d: [Int], _ e: [Int]) -> Int {
    func sum(_ e: [Int]) -> Int { d.indices.reduce(0) { $0 + d[$1] * e[$1] } }
    let observed = sum(e).magnitude
    var order = e
    var swaps = [Int](repeating: 0, count: e.count)
    var extreme = 1
    var place = 1
    while place < order.count {
      guard swaps[place] < place else {
        swaps[place] = 0
        place += 1
        continue
      }
      order.swapAt(place.isMultiple(of: 2) ? 0 : swaps[place], place)
      if sum(order).magnitude >= observed { extreme += 1 }
      swaps[place] += 1
      place = 1
    }
    return extreme
  }
}
