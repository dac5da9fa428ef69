import Glibc
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct WeightBoundsTests {
  private static let weights = [40.0, 30, 20, 10]
  private static let u = [80.0, 60, 70, 50]
  private static let v = [70.0, 75, 60, 65]

  private func extremes(_ u: [Double], _ v: [Double], _ aggregation: IndexTree.Aggregation = .arithmetic) throws -> (
    low: WeightPolytope.Vertex, high: WeightPolytope.Vertex, pairs: PairExtremes
  ) {
    let scores = try #require(ChildScores(units: 2, children: 4, scores: u + v, aggregation: aggregation))
    let pairs = PairExtremes(scores, try WeightFreedom.share(0.5).polytope(around: Self.weights))
    return (try #require(pairs.minimum(0, over: 1)), try #require(pairs.maximum(0, over: 1)), pairs)
  }

  // MARK: Worked numbers

  @Test func aPairWithTheSameChildren() throws {
    let (low, high, pairs) = try extremes(Self.u, Self.v)
    #expect(agree(low.value, -5, within: 1e-12) && agree(high.value, 5, within: 1e-12))
    #expect(!pairs.dominates(0, over: 1) && !pairs.dominates(1, over: 0))
  }

  @Test func aPairWithDifferentChildren() throws {
    let (low, high, pairs) = try extremes([80, 60, 70, .nan], Self.v)
    #expect(agree(low.value, -2.4411764706, within: 1e-9), "\(low)")
    #expect(agree(high.value, 6.2941176471, within: 1e-9), "\(high)")
    for (place, weight) in [0.6, 0.15, 0.1, 0.15].enumerated() {
      #expect(agree(high.weights[place], weight, within: 1e-9), "\(high.weights)")
    }
    for end in [low, high] {
      let one = try #require(pairs.scores.score(of: 0, weights: end.weights))
      let other = try #require(pairs.scores.score(of: 1, weights: end.weights))
      #expect(pairs.polytope.contains(end.weights) && agree(one - other, end.value, within: 1e-9))
    }
  }

  @Test func aQuotientOfGeometricMeans() throws {
    let (low, high, _) = try extremes(Self.u, Self.v, .geometric)
    #expect(agree(Glibc.exp(low.value), 0.9191602918, within: 1e-9))
    #expect(agree(Glibc.exp(high.value), 1.0686767002, within: 1e-9))
  }

  private static let fiveUnits = ChildScores(
    units: 5, children: 3, scores: [82, 70, 64, 75, 78, 66, 68, 80, 71, 79, 66, 73, 73, 74, 70])

  @Test func ranksOfFiveUnits() throws {
    let nominal = [50.0, 30, 20]
    let bounds = WeightBounds(Self.fiveUnits, try WeightFreedom.share(0.5).polytope(around: nominal), nominal: nominal)
    let ranks = try bounds.units.map { try #require($0) }
    #expect(ranks.map(\.best.attained) == [1, 1, 1, 1, 3])
    #expect(ranks.map(\.worst.attained) == [5, 3, 5, 5, 5])
    #expect(ranks.allSatisfy { $0.best.isExact && $0.worst.isExact })
    #expect(ranks.map(\.canBeFirst) == [true, true, true, true, false])
    let stability = WeightStability(Self.fiveUnits, weights: nominal)
    let first = try #require(stability.children[0])
    #expect(agree(first.first.lowerBound, 0.4444444444, within: 1e-9) && first.first.upperBound == 1)
    #expect(first.share == 0.5 && first.ranking.lowerBound >= first.first.lowerBound && first.ranking.contains(0.5))
  }

  // MARK: Kinds of freedom

  struct Reach: Sendable {
    let freedom: WeightFreedom
    let low: [Double]
    let high: [Double]
  }

  private static let third = 1.0 / 3
  private static let reaches: [Reach] = [
    Reach(freedom: .any, low: [0, 0, 0], high: [1, 1, 1]),
    Reach(freedom: .ratio(2), low: [0.2, 0.2, 0.2], high: [0.5, 0.5, 0.5]),
    Reach(freedom: .ratio(1), low: [third, third, third], high: [third, third, third]),
    Reach(freedom: .order, low: [third, 0, 0], high: [1, 0.5, third]),
    Reach(freedom: .share(0), low: [0.5, 0.3, 0.2], high: [0.5, 0.3, 0.2]),
    Reach(freedom: .share(0.2), low: [0.4, 0.24, 0.16], high: [0.6, 0.36, 0.24]),
    Reach(freedom: .intervals(["a": 0.1...0.2, "b": 0.3...0.4]), low: [0.1, 0.3, 0.4], high: [0.2, 0.4, 0.6]),
  ]

  @Test(arguments: reaches) func weightsReachTheEndsOfTheirFreedom(reach: Reach) throws {
    let (freedom, low, high) = (reach.freedom, reach.low, reach.high)
    let polytope = try freedom.polytope(around: [50, 30, 20], of: ["a", "b", "c"])
    for child in 0..<3 {
      let objective = (0..<3).map { $0 == child ? 1.0 : 0 }
      let (least, most) = (polytope.minimum(objective), polytope.maximum(objective))
      #expect(agree(least.value, low[child], within: 1e-12) && agree(most.value, high[child], within: 1e-12), "\(child): \(least) \(most)")
      #expect(polytope.contains(least.weights) && polytope.contains(most.weights))
    }
  }

  @Test func aChildWithoutWeightKeepsNone() throws {
    for freedom in [WeightFreedom.any, .ratio(2), .order, .share(0.5)] {
      #expect(try freedom.polytope(around: [3, 0, 1]).maximum([0, 1, 0]).value == 0, "\(freedom)")
    }
  }

  @Test func limitsThatLeaveNoWeightsAreNamed() {
    #expect(throws: WeightPolytope.Conflict.lowAboveWhole(sum: 1.2)) {
      try WeightFreedom.intervals(["a": 0.6...0.7, "b": 0.6...0.7]).polytope(around: [1, 1], of: ["a", "b"])
    }
    #expect(throws: WeightPolytope.Conflict.highBelowWhole(sum: 0.5)) {
      try WeightFreedom.intervals(["a": 0.1...0.25, "b": 0.1...0.25]).polytope(around: [1, 1], of: ["a", "b"])
    }
    #expect(throws: WeightPolytope.Conflict.interval(child: 1)) {
      try WeightFreedom.intervals(["b": -0.5...1]).polytope(around: [1, 1], of: ["a", "b"])
    }
    #expect(throws: WeightPolytope.Conflict.noWeights) { try WeightFreedom.any.polytope(around: [0, 0]) }
    // The second limit has no part in it: w₁ ≥ w₂ + 0.2 and w₂ ≥ w₁.
    #expect(throws: WeightPolytope.Conflict.limits([0, 2])) {
      try WeightPolytope(
        low: [0, 0, 0], high: [1, 1, 1],
        limits: [.init([1, -1, 0], low: 0.2), .init([0, 0, 1], high: 0.5), .init([-1, 1, 0], low: 0)])
    }
  }

  @Test func oneUnitTwoUnitsOneChild() throws {
    let alone = WeightBounds(ChildScores(units: 1, children: 2, scores: [3, 4]), try .any(children: 2), nominal: [1, 1])
    #expect(alone.units[0]?.best.attained == 1 && alone.units[0]?.worst.proven == 1 && alone.units[0]?.canBeFirst == true)
    let single = WeightBounds(ChildScores(units: 2, children: 1, scores: [3, 4]), try .any(children: 1), nominal: [1])
    #expect(single.units.map { $0?.best.attained } == [2, 1] && single.dominates == [[false, false], [true, false]])
    let without = WeightBounds(
      ChildScores(units: 3, children: 2, scores: [3, 4, .nan, .nan, 5, 3]), try .any(children: 2), nominal: [1, 1])
    #expect(without.units[1] == nil && without.units[0]?.worst.attained == 2)
    // Equal everywhere: neither is above the other.
    let equal = WeightBounds(ChildScores(units: 2, children: 2, scores: [3, 4, 3, 4]), try .any(children: 2), nominal: [1, 1])
    #expect(equal.units.allSatisfy { $0?.best.attained == 1 && $0?.worst.attained == 1 && $0?.worst.isExact == true })
  }

  @Test func twoLevelsAreOnePolytope() throws {
    // Two components of two indicators, both levels ± 50 %: the difference is extreme where each component's is.
    let (top, below) = ([60.0, 40], [[50.0, 50], [30.0, 70]])
    let levels = try below.map { try WeightFreedom.share(0.5).polytope(around: $0) }
    let joint = try WeightPolytope.nested(try WeightFreedom.share(0.5).polytope(around: top), levels)
    let difference = [5.0, -3, 8, -12]
    let inner = [levels[0].maximum([5, -3]).value, levels[1].maximum([8, -12]).value]
    let expected = try WeightFreedom.share(0.5).polytope(around: top).maximum(inner)
    let found = joint.maximum(difference)
    #expect(agree(found.value, expected.value, within: 1e-12) && joint.contains(found.weights))
  }

  @Test func anyWeightsOfOneLevelAreDominanceByChild() throws {
    // A hand-made case: P is nowhere below Q and above it somewhere; R is best in one child alone.
    let scores = ChildScores(units: 3, children: 3, scores: [90, 80, 70, 85, 75, 60, 50, 95, 65])
    let bounds = WeightBounds(scores, try .any(children: 3), nominal: [1, 1, 1])
    #expect(bounds.dominates == [[false, true, false], [false, false, false], [false, false, false]])
    #expect(bounds.units.map { $0?.canBeFirst } == [true, false, true])
    #expect(bounds.units.map { $0?.best.attained } == [1, 2, 1] && bounds.units.map { $0?.worst.attained } == [2, 3, 3])
  }

  // MARK: Against all vertices

  @Test func boundsAreThoseOfAllVertices() throws {
    var generator = TestGenerator(seed: 18)
    for round in 0..<500 {
      let units = 2 + Int(generator.next() % 5)
      let children = 2 + Int(generator.next() % 3)
      // Halves of points: ties and equal units come about.
      let scores = ChildScores(
        units: units, children: children, scores: (0..<units * children).map { _ in Double(generator.next() % 40) / 2 })
      let nominal = (0..<children).map { _ in 1 + Double(generator.next() % 9) }
      let freedom = [WeightFreedom.share(0.25), .share(0.6), .any, .ratio(2)][round % 4]
      let polytope = try freedom.polytope(around: nominal)
      let bounds = WeightBounds(scores, polytope, nominal: nominal)
      let brute = BruteForce(scores, polytope)
      for unit in 0..<units {
        let own = try #require(bounds.units[unit])
        #expect(own.best.isExact && own.worst.isExact, "\(round), \(unit): \(own)")
        let ranks = brute.ranks(unit)
        #expect(own.best.attained == ranks.best && own.worst.attained == ranks.worst, "\(round), \(unit): \(own), \(ranks)")
        for end in [own.best, own.worst] {
          #expect(polytope.contains(end.weights) && scores.ranks(weights: end.weights)[unit] == end.attained)
        }
        for other in 0..<units where other != unit {
          let least = brute.least(unit, other)
          #expect((bounds.lowestDifference[unit][other] - least).magnitude <= 1e-9, "\(round): \(unit) over \(other)")
          #expect(bounds.dominates[unit][other] == (least > 1e-6))
        }
      }
    }
  }

  /// Children missing here and there: what is proven and what is attained hold every rank that a grid of weights gives, and each pair holds its differences.
  @Test func boundsHoldAGridWhereChildrenAreMissing() throws {
    var generator = TestGenerator(seed: 19)
    for round in 0..<60 {
      let values = (0..<15).map { _ in generator.next() % 4 == 0 ? Double.nan : Double(generator.next() % 40) / 2 }
      let scores = ChildScores(units: 5, children: 3, scores: values)
      let polytope = try WeightFreedom.share(0.5).polytope(around: [50, 30, 20])
      let bounds = WeightBounds(scores, polytope, nominal: [50, 30, 20])
      for i in 0...24 {
        for j in 0...24 {
          let (first, second) = (0.25 + 0.5 * Double(i) / 24, 0.15 + 0.3 * Double(j) / 24)
          let weights = [first, second, 1 - first - second]
          guard polytope.contains(weights) else { continue }
          let means = (0..<5).map { scores.mean(of: $0, weights: weights) }
          for (unit, rank) in scores.ranks(weights: weights).enumerated() {
            guard let rank, let own = bounds.units[unit] else { continue }
            #expect(own.best.proven <= rank && rank <= own.worst.proven && own.best.attained >= own.best.proven, "\(round)")
            for other in 0..<5 where other != unit {
              guard let a = means[unit], let b = means[other] else { continue }
              #expect(a - b >= bounds.lowestDifference[unit][other] - 1e-9, "\(round): \(unit) over \(other)")
            }
          }
        }
      }
    }
  }

  @Test func threadsAndAnEarlyStopChangeNoTruth() throws {
    var generator = TestGenerator(seed: 20)
    let scores = ChildScores(units: 12, children: 5, scores: (0..<60).map { _ in Double(generator.next() % 1000) / 10 })
    let polytope = try WeightPolytope.any(children: 5)
    let nominal = [3.0, 2, 2, 1, 1]
    let alone = WeightBounds(scores, polytope, nominal: nominal)
    for threads in [2, 3, 7] {
      #expect(WeightBounds(scores, polytope, nominal: nominal, threads: threads).units == alone.units)
    }
    let stopped = WeightBounds(scores, polytope, nominal: nominal, work: Work(isCancelled: { true }))
    for (early, late) in zip(stopped.units, alone.units) {
      guard let early, let late else { continue }
      #expect(early.best.proven <= late.best.attained && late.best.attained <= early.best.attained)
      #expect(early.worst.proven >= late.worst.attained && late.worst.attained >= early.worst.attained)
    }
  }
}

/// All vertices of the pieces in which the order of a unit against the others is constant.
private struct BruteForce {
  let scores: ChildScores
  let polytope: WeightPolytope
  /// Of the polytope itself.
  private var corners: [[Double]] = []

  init(_ scores: ChildScores, _ polytope: WeightPolytope) {
    self.scores = scores
    self.polytope = polytope
    corners = vertices([])
  }

  func least(_ one: Int, _ other: Int) -> Double {
    let difference = scores.difference(one, other)
    return corners.map { zip(difference, $0).reduce(0) { $0 + $1.0 * $1.1 } }.min() ?? .nan
  }

  func ranks(_ unit: Int) -> (best: Int, worst: Int) {
    let leads = (0..<scores.units).filter { $0 != unit }.map { scores.difference($0, unit) }
    func count(_ weights: [Double], above least: Double) -> Int {
      leads.count { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } > least }
    }
    // A closed piece holds a vertex. For those ahead by more than nothing the pieces are closed a little behind the plane of equality.
    let best = vertices(leads).map { count($0, above: 1e-7) }.min() ?? 0
    let worst = vertices(leads.map { lead in lead.map { $0 - 2e-6 } }).map { count($0, above: 1e-6) }.max() ?? 0
    return (1 + best, 1 + worst)
  }

  /// Of the polytope cut along each lead = 0.
  private func vertices(_ leads: [[Double]]) -> [[Double]] {
    let n = scores.children
    var planes = leads.map { ($0, 0.0) }
    for child in 0..<n {
      let unit = (0..<n).map { $0 == child ? 1.0 : 0 }
      planes += [(unit, polytope.low[child]), (unit, polytope.high[child])]
    }
    for limit in polytope.limits { planes += [limit.low, limit.high].compactMap { $0 }.map { (limit.coefficients, $0) } }
    var found: [[Double]] = []
    func choose(_ chosen: [Int], from: Int) {
      if chosen.count == n - 1 {
        let rows = chosen.map { planes[$0] } + [(Array(repeating: 1.0, count: n), 1.0)]
        if let point = Self.solution(rows), polytope.contains(point) { found.append(point) }
        return
      }
      for next in from..<planes.count {
        // The two ends of one weight do not meet.
        let twin = next - 1
        if twin >= leads.count, twin < leads.count + 2 * n, (twin - leads.count) % 2 == 0, chosen.contains(twin) { continue }
        choose(chosen + [next], from: next + 1)
      }
    }
    choose([], from: 0)
    return found
  }

  private static func solution(_ rows: [([Double], Double)]) -> [Double]? {
    let (n, width) = (rows.count, rows.count + 1)
    var a = rows.flatMap { $0.0 + [$0.1] }
    for column in 0..<n {
      var pivot = column
      for row in column..<n where a[row * width + column].magnitude > a[pivot * width + column].magnitude { pivot = row }
      guard a[pivot * width + column].magnitude > 1e-9 else { return nil }
      for place in 0..<width { a.swapAt(column * width + place, pivot * width + place) }
      for row in 0..<n where row != column {
        let factor = a[row * width + column] / a[column * width + column]
        if factor == 0 { continue }
        for place in column...n { a[row * width + place] -= factor * a[column * width + place] }
      }
    }
    return (0..<n).map { a[$0 * width + n] / a[$0 * width + $0] }
  }
}
