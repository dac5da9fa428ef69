import Scoring
import SurveyModel
import Testing

@Suite struct RakingTests {
  typealias Margin = Raking.Margin

  /// Classes 11, 12, 21, 22.
  static func twoByTwo(_ rows: [Double], _ columns: [Double]) -> [Margin] {
    [Margin(category: [0, 0, 1, 1], totals: rows), Margin(category: [0, 1, 0, 1], totals: columns)]
  }

  /// Equal cells stay independent: w = row · column / all, here 6 and 4 by 5 and 5: 3 3 2 2.
  @Test func independent() throws {
    let raking = try Raking(start: [1, 1, 1, 1], margins: Self.twoByTwo([6, 4], [5, 5]))
    #expect(raking.factors == [3, 3, 2, 2])
    #expect(raking.largestDeviation == 0 && raking.iterations == 1)
  }

  /// Raking keeps the odds ratio: counts 1 2 / 2 1 have 1/4. Rows 3 3, columns 2 4: x, 3 − x, 2 − x, 1 + x with x(1 + x)/((3 − x)(2 − x)) = 1/4,
  /// so x² + 3x − 2 = 0, x = (√17 − 3)/2.
  @Test func byHand() throws {
    let start = [1.0, 2, 2, 1]
    let raking = try Raking(start: start, margins: Self.twoByTwo([3, 3], [2, 4]))
    let x = (17.0.squareRoot() - 3) / 2
    for (got, wanted) in zip(zip(start, raking.factors).map(*), [x, 3 - x, 2 - x, 1 + x]) { #expect(isClose(got, wanted, within: 1e-12)) }
    #expect(raking.largestDeviation <= 1e-14)
  }

  /// 24 firms with start weights 1.5, 2 and 2.75 by unit: Σ of them in small, large inside and small, large outside; R `calibrate` printed the factors.
  @Test func againstR() throws {
    // Inside: small A 3 + B 3 = 4.5 + 6; large A 1, B 2, C 1 = 1.5 + 4 + 2.75. Outside: small A 4, B 3, C 2 = 6 + 6 + 5.5; large A 1, B 2, C 2 = 1.5 + 4 + 5.5.
    let start = [10.5, 8.25, 17.5, 11]
    let raking = try Raking(
      start: start, margins: [Margin(category: [0, 0, 1, 1], totals: [18, 30]), Margin(category: [0, 1, 0, 1], totals: [28, 20])])
    let printed = [0.941694441158072, 0.983297983980636, 1.03498333530516, 1.08070833019634]
    for (got, wanted) in zip(raking.factors, printed) { #expect(isClose(got, wanted, within: 1e-12)) }
    // One margin is post-stratification: 18/18.75 and 30/28.5.
    let post = try Raking(start: start, margins: [Margin(category: [0, 0, 1, 1], totals: [18, 30])])
    #expect(isClose(post.factors[0], 0.96, within: 1e-15) && isClose(post.factors[2], 1.05263157894736842, within: 1e-15))
    #expect(post.iterations == 1)
  }

  static let start = [3.0, 1, 4, 1, 5, 9, 2, 6]
  /// 2 × 2 × 2 classes; all margins sum to 60.
  static let three = [
    Margin(category: [0, 0, 0, 0, 1, 1, 1, 1], totals: [20, 40]), Margin(category: [0, 0, 1, 1, 0, 0, 1, 1], totals: [33, 27]),
    Margin(category: [0, 1, 0, 1, 0, 1, 0, 1], totals: [25, 35]),
  ]

  @Test func marginsHold() throws {
    let raking = try Raking(start: Self.start, margins: Self.three)
    for margin in Self.three {
      for (category, total) in margin.totals.enumerated() {
        let sum = margin.category.indices.filter { margin.category[$0] == category }.reduce(0) { $0 + Self.start[$1] * raking.factors[$1] }
        #expect(isClose(sum, total, within: 1e-12))
      }
    }
  }

  @Test(arguments: [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]) func theOrderOfMarginsDecidesNothing(order: [Int]) throws {
    let raking = try Raking(start: Self.start, margins: Self.three)
    let other = try Raking(start: Self.start, margins: order.map { Self.three[$0] })
    for (a, b) in zip(raking.factors, other.factors) { #expect(isClose(a, b, within: 1e-12)) }
  }

  @Test func marginsThatAreMetChangeNothing() throws {
    let raking = try Raking(start: Self.start, margins: Self.three)
    let raked = zip(Self.start, raking.factors).map(*)
    let again = try Raking(start: raked, margins: Self.three)
    for factor in again.factors { #expect(isClose(factor, 1, within: 1e-12)) }
    // Met to the last bit: no pass at all.
    let whole = try Raking(start: [3, 3, 2, 2], margins: Self.twoByTwo([6, 4], [5, 5]))
    #expect(whole.factors == [1, 1, 1, 1] && whole.iterations == 0)
  }

  @Test(arguments: [0.001, 3, 1e6]) func scalingTheStartChangesNoWeight(scale: Double) throws {
    let raking = try Raking(start: Self.start, margins: Self.three)
    let scaled = try Raking(start: Self.start.map { $0 * scale }, margins: Self.three)
    for (a, b) in zip(raking.factors, scaled.factors) { #expect(isClose(a, b * scale, within: 1e-12)) }
  }

  @Test func aCategoryWithoutResponses() {
    #expect(throws: Raking.Failure.emptyCategory(margin: 1, category: 2)) {
      try Raking(
        start: [1, 1], margins: [Margin(category: [0, 1], totals: [3, 3]), Margin(category: [0, 1], totals: [2, 2, 2])])
    }
  }

  /// Classes 11 and 22 only: rows 3 3 and columns 2 4 cannot both be met.
  @Test func marginsThatContradictEachOther() throws {
    let failure = #expect(throws: Raking.Failure.self) {
      try Raking(start: [1, 1], margins: [Margin(category: [0, 1], totals: [3, 3]), Margin(category: [0, 1], totals: [2, 4])])
    }
    guard case .noConvergence(let iterations, let deviation, let margin, let category)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    // The last margin is met, so the rows are off: 2 of 3 and 4 of 3.
    #expect(iterations == Raking.mostIterations && margin == 0 && category == 0 && isClose(deviation, 1 / 3.0))
  }

  @Test func nothingToRake() throws {
    #expect(try Raking(start: [], margins: []).factors.isEmpty)
    #expect(try Raking(start: [2], margins: [Margin(category: [0], totals: [7])]).factors == [3.5])
  }
}

@Suite struct WeightTrimmingTests {
  struct Case: Sendable {
    let weights: [Double]
    let responses: [Int]
    let low: Double
    let high: Double
    let wanted: [Double]
    let trimmed: Int
  }

  static let cases = [
    // Mean 2, bounds 1 and 3: nothing is outside.
    Case(weights: [1, 2, 3], responses: [1, 1, 1], low: 0.5, high: 1.5, wanted: [1, 2, 3], trimmed: 0),
    // Mean 2, at most 3: the 1 that is cut off each of two goes to the four others, λ = 6/4.
    Case(weights: [1, 4], responses: [4, 2], low: 0, high: 1.5, wanted: [1.5, 3], trimmed: 2),
    // Mean 11/6, at least 11/12: two get that, and the four others share the rest, 11 − 11/6.
    Case(weights: [0.5, 2.5], responses: [2, 4], low: 0.5, high: 10, wanted: [11 / 12.0, 55 / 24.0], trimmed: 2),
    // What is cut off one pushes another one over the bound too: mean 4, at most 5 and 5, and 2 is left.
    Case(weights: [1, 3, 8], responses: [1, 1, 1], low: 0, high: 1.25, wanted: [2, 5, 5], trimmed: 2),
    Case(weights: [7], responses: [3], low: 0.3, high: 3, wanted: [7], trimmed: 0),
    Case(weights: [], responses: [], low: 0.3, high: 3, wanted: [], trimmed: 0),
  ]

  @Test(arguments: cases) func byHand(c: Case) throws {
    let bounds = try #require(IndexTree.ResponseWeighting.Trim(low: c.low, high: c.high))
    let trimming = WeightTrimming(c.weights, responses: c.responses, bounds: bounds)
    #expect(trimming.trimmed == c.trimmed)
    #expect(trimming.weights.count == c.wanted.count)
    for (got, wanted) in zip(trimming.weights, c.wanted) { #expect(isClose(got, wanted, within: 1e-14), "\(got) \(wanted)") }
  }

  @Test func theSumStaysAndTheBoundsHold() throws {
    let weights = (1...40).map { 1 / Double($0) + Double($0 % 7) }
    let responses = (1...40).map { $0 % 5 + 1 }
    let bounds = try #require(IndexTree.ResponseWeighting.Trim(low: 0.3, high: 1.6))
    let trimming = WeightTrimming(weights, responses: responses, bounds: bounds)
    func total(_ weights: [Double]) -> Double { zip(weights, responses).reduce(0) { $0 + $1.0 * Double($1.1) } }
    let mean = total(weights) / Double(responses.reduce(0, +))
    #expect(isClose(total(trimming.weights), total(weights), within: 1e-13))
    let (low, high) = (0.3 * mean, 1.6 * mean)
    #expect(trimming.weights.allSatisfy { $0 >= low * (1 - 1e-14) })
    #expect(trimming.weights.allSatisfy { $0 <= high * (1 + 1e-14) })
    var atBound = 0
    for (weight, count) in zip(trimming.weights, responses)
    where isClose(weight, low, within: 1e-13) || isClose(weight, high, within: 1e-13) {
      atBound += count
    }
    #expect(trimming.trimmed == atBound && atBound > 0)
    for (a, b) in zip(zip(weights, trimming.weights), zip(weights, trimming.weights).dropFirst()) where a.0 <= b.0 {
      #expect(a.1 <= b.1 * (1 + 1e-14))
    }
  }

  @Test(arguments: [(-0.1, 3.0), (1.1, 3), (0.3, 0.9), (1, 1), (0.3, .infinity), (.nan, 2)]) func impossibleBounds(
    low: Double, high: Double
  ) {
    #expect(IndexTree.ResponseWeighting.Trim(low: low, high: high) == nil)
  }
}
