import Scoring
import TestSupport
import Testing

@Suite struct RankCorrelationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let x: [Double]
    let y: [Double]
    let rho: Double
    let extreme: Int?
    let orders: Int?

    var testDescription: String { name }
  }

  static let reference: [Case] = {
    guard let table = try? ReferenceTable("spearman.printed.csv") else { return [] }
    func numbers(_ text: String) -> [Double] { text.split(separator: " ").compactMap { Double($0) } }
    return table.rows.map {
      Case(name: $0[0], x: numbers($0[1]), y: numbers($0[2]), rho: Double($0[3]) ?? .nan, extreme: Int($0[4]), orders: Int($0[5]))
    }
  }()

  @Test(arguments: reference) func agreesWithR(c: Case) throws {
    let correlation = try #require(RankCorrelation(c.x, c.y))
    #expect(abs(correlation.coefficient - c.rho) < 1e-12)
    #expect(correlation.extremeOrders == c.extreme && correlation.orders == c.orders)
    #expect(correlation.pairs == c.x.count)
  }

  @Test func theTableOfRIsThere() { #expect(Self.reference.count == 9 && Self.reference.contains { $0.orders == 40_320 }) }

  /// Six units: d = 5 3 1 −1 −3 −5; e of 104.5 98.2 101.3 110.8 96.4 91.7 = 3 −1 1 5 −3 −5; Σde = 15 − 3 + 1 − 5 + 9 + 25 = 42, Σd² = 70, ρ = 0.6.
  @Test func sixUnits() throws {
    let x = [91.2, 89.7, 88.3, 86.5, 84.9, 80.1]
    let correlation = try #require(RankCorrelation(x, [104.5, 98.2, 101.3, 110.8, 96.4, 91.7]))
    #expect(abs(correlation.coefficient - 0.6) < 1e-12)
    #expect(correlation.extremeOrders == 174 && abs((correlation.exactP ?? 0) - 0.241666666666667) < 1e-12)
    let tied = try #require(RankCorrelation(x, [104.5, 98.2, 98.2, 110.8, 96.4, 91.7]))
    #expect(abs(tied.coefficient - 0.637748139217693) < 1e-12)
    #expect(tied.extremeOrders == 144 && abs((tied.exactP ?? 0) - 0.2) < 1e-12)
  }

  /// d = −2 0 2. e = −2 2 0: Σde = 4, Σd² = 8, ρ = ½. The six orders of e give 8 4 4 −4 −4 −8: all are as far from 0 as 4. In order: only 8 and −8 are.
  @Test func threePairs() throws {
    let half = try #require(RankCorrelation([1, 2, 3], [10, 30, 20]))
    #expect(half.coefficient == 0.5 && half.extremeOrders == 6 && half.exactP == 1)
    let full = try #require(RankCorrelation([1, 2, 3], [10, 20, 30]))
    #expect(full.coefficient == 1 && full.extremeOrders == 2 && full.orders == 6 && full.exactP == 2.0 / 6)
  }

  /// d of 1 1 2: −1 −1 2; e of 5 7 7: −2 1 1. Σde = 2 − 1 + 2 = 3, Σd² = Σe² = 6, ρ = ½. The value −2 of e meets −1 (4 orders, Σ = 3) or 2 (2 orders, Σ = −6).
  @Test func tiesOnBothSides() throws {
    let tied = try #require(RankCorrelation([1, 1, 2], [5, 7, 7]))
    #expect(tied.coefficient == 0.5 && tied.extremeOrders == 6)
    // Σ = −6, ρ = −1: 2 of 6.
    let full = try #require(RankCorrelation([1, 1, 2], [7, 7, 5]))
    #expect(full.coefficient == -1 && full.extremeOrders == 2)
  }

  @Test func notDefined() {
    #expect(RankCorrelation([], []) == nil)
    #expect(RankCorrelation([1], [1]) == nil)
    #expect(RankCorrelation([1, 2], [1, 2]) == nil)
    #expect(RankCorrelation([1, 2, 3], [4, 4, 4]) == nil)
    #expect(RankCorrelation([4, 4, 4], [1, 2, 3]) == nil)
    #expect(RankCorrelation([1, 2, .nan], [1, 2, 3]) == nil)
  }

  /// In order, two of the n! orders are as extreme; eight pairs have 40,320.
  @Test(arguments: 3...8) func perfectOrder(n: Int) throws {
    let x = (0..<n).map(Double.init)
    let correlation = try #require(RankCorrelation(x, x.map { $0 * $0 * $0 }))
    #expect(correlation.coefficient == 1 && correlation.extremeOrders == 2)
    #expect(correlation.orders == [6, 24, 120, 720, 5040, 40_320][n - 3])
  }

  @Test func aboveEightNoExactP() throws {
    let correlation = try #require(RankCorrelation((0..<9).map(Double.init), [2, 1, 4, 3, 6, 5, 9, 8, 7]))
    #expect(correlation.extremeOrders == nil && correlation.orders == nil && correlation.exactP == nil)
    let many = (0..<100_000).map { Double($0 * 7919 % 100_003) }
    #expect(RankCorrelation(many, many.map { -2 * $0 })?.coefficient == -1)
  }

  @Test func propertiesOverShuffledPairs() throws {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for n in [3, 4, 5, 6, 7, 8, 8, 12] {
      let (x, y) = ((0..<n).map { _ in Double(next(n)) }, (0..<n).map { _ in Double(next(n)) })
      guard let correlation = RankCorrelation(x, y) else {
        #expect(Set(x).count == 1 || Set(y).count == 1)
        continue
      }
      // The order of the pairs and the side are nobody's business.
      let shuffle = (0..<n).sorted { ($0 * 5 + 3) % 13 < ($1 * 5 + 3) % 13 }
      #expect(RankCorrelation(shuffle.map { x[$0] }, shuffle.map { y[$0] }) == correlation)
      #expect(RankCorrelation(y, x)?.extremeOrders == correlation.extremeOrders)
      // Nor is a rising transformation of a side.
      #expect(RankCorrelation(x.map { $0 * $0 * $0 + 1 }, y) == correlation)
      // Turned round: the sign changes, the p does not.
      let turned = try #require(RankCorrelation(x.map { -$0 }, y))
      #expect(turned.coefficient == -correlation.coefficient && turned.extremeOrders == correlation.extremeOrders)
    }
  }
}
