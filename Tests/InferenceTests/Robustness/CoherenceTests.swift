import TestSupport
import Testing

@testable import Inference

@Suite struct CoherenceTests {
  private static let gap = Double.nan
  /// Ten forms of four items (ORACLES: psych::alpha), item by item.
  private static let answers: [[Double]] = [
    [5, 4, 4, 3, 5, 2, 4, 3, 5, 1], [4, 4, 5, 3, 5, 1, 4, 2, gap, 2], [5, 3, 4, 2, 4, 2, 5, 3, 4, 2],
    [3, 4, 4, gap, 5, 3, 2, 3, 4, 1],
  ]

  private func expect(_ found: [Double?], _ expected: [Double], _ label: Comment) {
    #expect(found.count == expected.count, label)
    for (one, other) in zip(found, expected) { #expect(one.map { agree($0, other, within: 1e-10) } ?? false, "\(label): \(found)") }
  }

  @Test func alphaOverCompleteForms() throws {
    let alpha = try Reliability(Self.answers, basis: .listwise)
    #expect(alpha.forms == 8)
    expect([alpha.raw, alpha.standardized], [0.888157894736842, 0.884893803960513], "alpha")
    expect(
      alpha.items.map(\.rawIfDeleted), [0.774671052631579, 0.819512195121951, 0.876275510204082, 0.924187725631769], "raw if deleted")
    expect(
      alpha.items.map(\.standardizedIfDeleted), [0.768065303236781, 0.812717016492185, 0.876328582044259, 0.928588747808682],
      "standardised if deleted")
    expect(
      alpha.items.map(\.itemRest), [0.950365976201697, 0.848025531283839, 0.702764221499934, 0.554148459437943], "item-rest")
    #expect(alpha.interval.low < alpha.raw && alpha.raw < alpha.interval.high && alpha.interval.high < 1)
  }

  @Test func alphaOverPairs() throws {
    let alpha = try Reliability(Self.answers, basis: .pairwise)
    expect([alpha.raw, alpha.standardized], [0.894893951296151, 0.891648910065662], "alpha")
    expect(
      alpha.items.map(\.rawIfDeleted), [0.792446238646068, 0.827613941018767, 0.893640350877193, 0.919834710743802], "raw if deleted")
    expect(
      alpha.items.map(\.standardizedIfDeleted), [0.785685843169627, 0.821105080012766, 0.894356798357658, 0.922461404889199],
      "standardised if deleted")
    #expect(alpha.forms == 8)
  }

  @Test func anAlphaThatIsNotDefinedSaysWhy() throws {
    #expect(throws: Reliability.Undefined.oneIndicator) { try Reliability([[1, 2, 3]], basis: .pairwise) }
    #expect(throws: Reliability.Undefined.tooFewForms(2)) { try Reliability([[1, 2], [2, 1]], basis: .listwise) }
    #expect(throws: Reliability.Undefined.tooFewForms(0)) {
      try Reliability([[1, 2, 3, Self.gap, Self.gap], [Self.gap, Self.gap, Self.gap, 1, 2]], basis: .pairwise)
    }
    #expect(throws: Reliability.Undefined.constant) { try Reliability([[4, 4, 4], [5, 5, 5]], basis: .listwise) }
    // One constant indicator: raw alpha and those of the others stay, what needs its spread does not.
    let alpha = try Reliability([[1, 2, 3, 5], [1, 3, 3, 4], [4, 4, 4, 4]], basis: .listwise)
    #expect(alpha.standardized == nil && alpha.items[2].itemRest == nil && alpha.items[0].itemRest != nil)
    #expect(alpha.items[2].standardizedIfDeleted != nil && alpha.items[0].rawIfDeleted == 0)
  }

  @Test func quantilesOfF() {
    // F with 1 and ν is the square of t.
    for ν in [1.0, 4, 17] {
      let t = StudentT(degreesOfFreedom: ν).quantile(0.975)
      #expect(agree(FDistribution(numerator: 1, denominator: ν).quantile(0.95), t * t, within: 1e-10))
    }
    let f = FDistribution(numerator: 7, denominator: 21)
    #expect(agree(f.quantile(0.025), 1 / FDistribution(numerator: 21, denominator: 7).quantile(0.975), within: 1e-10))
  }

  @Test func principalComponents() throws {
    let columns: [[Double]] = [[61, 72, 55, 80, 68, 90, 77], [58, 75, 60, 82, 63, 85, 70], [70, 66, 62, 75, 71, 88, 81]]
    let found = try #require(PrincipalComponents(columns))
    expect(found.variances, [2.63819130256202, 0.347886843479219, 0.0139218539587629], "eigenvalues")
    expect(found.directions[0], [0.612737402858121, 0.564211404844613, 0.553370008025329], "first direction")
    #expect(agree(found.shares[0], 0.879397100854006, within: 1e-10) && found.rows == 7)
    #expect(PrincipalComponents([columns[0]]) == nil && PrincipalComponents([columns[0], columns[1].map { _ in 3 }]) == nil)
  }

  @Test func correlationsOfWhatIsKnown() throws {
    let r = try #require(Correlation.pearson([1, 2, 3, Self.gap, 9], [2, 4, 6, 1, Self.gap]))
    #expect(r.value == 1 && r.n == 3)
    #expect(Correlation.pearson([1, 2], [2, 1]) == nil && Correlation.pearson([1, 2, 3], [0.1, 0.1, 0.1]) == nil)
  }

  // MARK: Importance

  @Test func weightsThatMakeImportanceEqualToTheCommittees() throws {
    var generator = TestGenerator(seed: 7)
    for _ in 0..<50 {
      let units = 20
      let common = (0..<units).map { _ in generator.unit() }
      let columns = (0..<4).map { child in
        (0..<units).map { Double(child + 1) * (generator.unit() + 0.5 * common[$0]) }
      }
      let weights = [40.0, 30, 20, 10]
      func scores(_ weights: [Double]) -> [Double] {
        (0..<units).map { unit in zip(weights, columns).reduce(0) { $0 + $1.0 * $1.1[unit] } }
      }
      let found = Importance(columns: columns, weights: weights, scores: scores(weights))
      let equalizing = found.children.map { $0.equalizing ?? .nan }
      #expect(agree(equalizing.reduce(0, +), 1, within: 1e-12) && equalizing.allSatisfy { $0 >= 0 })
      guard found.isReached else { continue }
      let made = Importance(columns: columns, weights: equalizing, scores: scores(equalizing))
      for (child, own) in made.children.enumerated() {
        #expect(agree(own.share ?? .nan, weights[child] / 100, within: 1e-7), "\(made)")
      }
    }
  }

  @Test func importanceOfFewUnits() {
    // Three units and three children: correlations there are, weights are not determined.
    let found = Importance(columns: [[1, 2, 3], [3, 1, 2], [2, 2, 2]], weights: [1, 1, 2], scores: [2, 1.75, 2.25])
    #expect(found.children.allSatisfy { $0.equalizing == nil } && !found.isReached && found.units == 3)
    #expect(found.children[2].mainEffect == nil && found.children[0].mainEffect != nil)
  }

  @Test func endsOfTheScale() {
    let ends = AnswerEnds(counts: [1, 0, 0, 0, 99])
    #expect(ends?.ceiling == 0.99 && ends?.floor == 0.01 && ends?.answers == 100)
    #expect(AnswerEnds(counts: [0, 0, 0]) == nil && AnswerEnds(counts: [4]) == nil)
  }
}
