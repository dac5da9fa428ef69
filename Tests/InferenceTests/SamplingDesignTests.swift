import TestSupport
import Testing

@testable import Inference

/// What a variance must do whatever the data are, and the edges of a design.
@Suite struct SamplingDesignTests {
  /// A survey made up at random: firms in strata rate some units.
  struct Sample {
    var respondent: [Int] = []
    var stratum: [Int] = []
    var cell: [Int] = []
    var weight: [Double] = []
    var unit: [Int?] = []
    var influence: [Double] = []

    /// 3 strata × 4 units, cells unit × stratum.
    init(seed: UInt64, firms: Int = 60, ratesSeveral: Bool) {
      var generator = TestGenerator(seed: seed)
      for firm in 0..<firms {
        let own = firm % 3
        for unit in 0..<4 where ratesSeveral ? generator.unit() < 0.5 : unit == firm % 4 {
          respondent.append(firm * 17 % 1009)
          stratum.append(ratesSeveral ? own : unit * 3 + own)
          cell.append(unit * 3 + own)
          weight.append(1 + Double(unit * 3 + own) / 7)
          self.unit.append(generator.unit() < 0.1 ? nil : unit)
          influence.append(generator.unit() - 0.5)
        }
      }
    }

    func covariance(
      population: Double? = 40, listed: Double? = nil, scale: Double = 1, units: [Int] = [0, 1, 2, 3],
      estimated: Bool = true
    ) -> LinearizedCovariance {
      let strata = (0..<12).map { SamplingDesign.Stratum(reach: population.map { .population($0) } ?? .unknown, family: $0 / 3) }
      let cells = (0..<12).map { _ in SamplingDesign.Cell(weightsAreEstimated: estimated, formsListed: listed) }
      return LinearizedCovariance(
        of: influence, domain: unit.map { $0.map { units[$0] } }, domains: 4,
        under: SamplingDesign(
          respondent: respondent, stratum: stratum, cell: cell, weight: weight.map { $0 * scale }, strata: strata, cells: cells))
    }

    mutating func reorder(_ order: [Int]) {
      respondent = order.map { respondent[$0] }
      stratum = order.map { stratum[$0] }
      cell = order.map { cell[$0] }
      weight = order.map { weight[$0] }
      unit = order.map { unit[$0] }
      influence = order.map { influence[$0] }
    }
  }

  @Test(arguments: [true, false]) func symmetricAndPositive(ratesSeveral: Bool) {
    for seed in 1...10 as ClosedRange<UInt64> {
      let sample = Sample(seed: seed, ratesSeveral: ratesSeveral)
      let v = sample.covariance(listed: 11)
      var generator = TestGenerator(seed: seed)
      for i in 0..<4 {
        #expect(v.variance(i) > 0)
        for j in 0..<4 {
          #expect(v[i, j] == v[j, i])
          if !ratesSeveral, i != j { #expect(v[i, j] == 0) }
        }
      }
      for _ in 0..<100 {
        let a = (0..<4).map { _ in generator.unit() - 0.5 }
        var form = 0.0
        for i in 0..<4 { for j in 0..<4 { form += a[i] * v[i, j] * a[j] } }
        #expect(form >= 0)
      }
    }
  }

  @Test(arguments: [true, false]) func orderDecidesNothing(ratesSeveral: Bool) {
    var sample = Sample(seed: 3, ratesSeveral: ratesSeveral)
    let v = sample.covariance(listed: 11)
    var generator = TestGenerator(seed: 5)
    for _ in 0..<10 {
      sample.reorder(sample.unit.indices.shuffled(using: &generator))
      // Other numbers for the same respondents, too.
      sample.respondent = sample.respondent.map { ($0 * 577 + 31) % 1009 }
      let again = sample.covariance(listed: 11)
      #expect(again.rows == v.rows)
      #expect(again.degreesOfFreedom == v.degreesOfFreedom)
    }
  }

  @Test(arguments: [true, false]) func numberingOfUnitsOnlyPermutes(ratesSeveral: Bool) {
    let sample = Sample(seed: 4, ratesSeveral: ratesSeveral)
    let v = sample.covariance()
    let w = sample.covariance(units: [2, 0, 3, 1])
    for (i, a) in [2, 0, 3, 1].enumerated() {
      #expect(w.degreesOfFreedom[a] == v.degreesOfFreedom[i])
      for (j, b) in [2, 0, 3, 1].enumerated() { #expect(agree(w[a, b], v[i, j], within: 1e-15)) }
    }
  }

  /// Influences are homogeneous of degree zero in the weights, and the residual must be too.
  @Test(arguments: [true, false]) func scaleOfWeightsChangesNothing(ratesSeveral: Bool) {
    let sample = Sample(seed: 6, ratesSeveral: ratesSeveral)
    let v = sample.covariance()
    let scaled = sample.covariance(scale: 8)
    #expect(scaled.rows == v.rows)
  }

  /// Firms of 5 a cell out of 40, then out of 80: V grows by (1 − 5/80)/(1 − 5/40); unknown: by 1/(1 − 5/40).
  @Test func doubledPopulation() {
    let sample = Sample(seed: 8, ratesSeveral: false)
    let v = sample.covariance(population: 40)
    let doubled = sample.covariance(population: 80)
    let unknown = sample.covariance(population: nil)
    for u in 0..<4 {
      #expect(agree(doubled.variance(u) / v.variance(u), (1 - 5.0 / 80) / (1 - 5.0 / 40), within: 1e-12))
      #expect(agree(unknown.variance(u) / v.variance(u), 1 / (1 - 5.0 / 40), within: 1e-12))
    }
  }

  @Test func censusHasNoVariance() {
    let sample = Sample(seed: 9, ratesSeveral: false)
    let v = sample.covariance(population: 5)
    #expect(v.rows.joined().allSatisfy { $0 == 0 })
    #expect(v.isCensus == [true, true, true, true])
    // More answers than members: nothing is known of the share.
    let overfull = sample.covariance(population: 4)
    #expect(overfull.isCensus == [false, false, false, false])
    #expect(overfull.variance(0) == sample.covariance(population: nil).variance(0))
    // Everyone answered something, but not every form.
    let formsLeft = sample.covariance(population: 5, listed: 6)
    #expect(formsLeft.isCensus == [false, false, false, false])
    #expect(formsLeft.variance(1) > 0)
  }

  /// One stratum, z = 1, 2, 6 of N = 6: mean 3, Σ(z − 3)² = 4 + 1 + 9 = 14, V = (1 − 3/6) · 3/2 · 14 = 10.5.
  @Test func byHand() {
    let v = plain(influence: [1, 2, 6], domain: [0, 0, 0], reach: .population(6))
    #expect(v.variance(0) == 10.5)
    #expect(v.degreesOfFreedom == [2])
    #expect(v.respondents == [3])
    // The third is outside of the domain: 1, 2, 0 with mean 1: (1 + 0 + 1)/2 · 3/2 = 1.5; two respondents in one stratum.
    let part = plain(influence: [1, 2, 6], domain: [0, 0, nil], reach: .population(6))
    #expect(part.variance(0) == 1.5)
    #expect(part.degreesOfFreedom == [1])
    // Two domains: (1, 2, 0) and (0, 0, 6), means 1 and 2: Σ = 0·(−2) + 1·(−2) + (−1)·4 = −6; · 3/2 · ½ = −4.5.
    let two = plain(influence: [1, 2, 6], domain: [0, 0, 1], domains: 2, reach: .fraction(0.5))
    #expect(two.rows == [[1.5, -4.5], [-4.5, 18]])
  }

  private func plain(influence: [Double], domain: [Int?], domains: Int = 1, reach: SamplingDesign.Reach) -> LinearizedCovariance {
    LinearizedCovariance(
      of: influence, domain: domain, domains: domains,
      under: SamplingDesign(
        respondent: Array(influence.indices), stratum: influence.map { _ in 0 }, cell: influence.map { _ in 0 },
        weight: influence.map { _ in 1 }, strata: [.init(reach: reach)], cells: [.init(weightsAreEstimated: false)]))
  }

  /// A cell over two strata, f = 2/4 and 2/8, 4 of 8 forms answered. First stage: ½ · 2 · (1 + 1) + ¾ · 2 · (4 + 4) = 14.
  /// Second stage: mean 3, ½ (4 + 0) + ¼ (1 + 9) = 4.5, times (1 − 4/8) · 4/3 = 3.
  @Test func secondStageOfACellOverTwoStrata() {
    let v = LinearizedCovariance(
      of: [1, 3, 2, 6], domain: [0, 0, 0, 0], domains: 1,
      under: SamplingDesign(
        respondent: [0, 1, 2, 3], stratum: [0, 0, 1, 1], cell: [0, 0, 0, 0], weight: [1, 1, 1, 1],
        strata: [.init(reach: .population(4)), .init(reach: .population(8))],
        cells: [.init(weightsAreEstimated: false, formsListed: 8)]))
    #expect(agree(v.variance(0), 17, within: 1e-15))
    #expect(v.degreesOfFreedom == [2])
  }

  /// Two strata, one cell over both, w = 1, f = 0; z = 0, 2 | 4, 6: residuals from the mean 3 are −3 −1 | 1 3, and the strata centre them:
  /// 2 · (1 + 1) + 2 · (1 + 1) = 8 as before. With the last response not scored: z = 0, 2 | 4, 0, mean 1.5: −1.5 0.5 | 2.5 −1.5: 4 + 16 = 20.
  /// Weights 1 1 | 1 3 with z = 0, 2 | 4, 0: Σz/Σw = 1: −1 1 | 3 −3: 2 · 2 + 2 · 18 = 40; as they are: 2 · 2 + 2 · 8 = 20.
  @Test func residualsOfACell() {
    func variance(_ z: [Double], _ domain: [Int?], _ weight: [Double], estimated: Bool) -> Double {
      LinearizedCovariance(
        of: z, domain: domain, domains: 1,
        under: SamplingDesign(
          respondent: [0, 1, 2, 3], stratum: [0, 0, 1, 1], cell: [0, 0, 0, 0], weight: weight,
          strata: [.init(reach: .unknown), .init(reach: .unknown)], cells: [.init(weightsAreEstimated: estimated)])
      ).variance(0)
    }
    #expect(variance([0, 2, 4, 6], [0, 0, 0, 0], [1, 1, 1, 1], estimated: true) == 8)
    #expect(variance([0, 2, 4, .nan], [0, 0, 0, nil], [1, 1, 1, 1], estimated: true) == 20)
    #expect(variance([0, 2, 4, 0], [0, 0, 0, 0], [1, 1, 1, 3], estimated: true) == 40)
    #expect(variance([0, 2, 4, 0], [0, 0, 0, 0], [1, 1, 1, 3], estimated: false) == 20)
  }

  /// Where strata are the cells and weights are equal in each, taking them as estimated changes nothing.
  @Test func residualsVanishWhereCellsAreStrata() {
    let sample = Sample(seed: 12, ratesSeveral: false)
    let fixed = sample.covariance(estimated: false)
    let estimated = sample.covariance()
    for u in 0..<4 { #expect(agree(fixed.variance(u), estimated.variance(u), within: 1e-13)) }
  }

  /// One response in a stratum without a neighbour: no 0/0; it is held against zero, and has no degrees of freedom.
  @Test func alone() {
    let v = plain(influence: [3], domain: [0], reach: .unknown)
    #expect(v.variance(0) == 9)
    #expect(v.degreesOfFreedom == [0])
    let nothing = plain(influence: [], domain: [], domains: 2, reach: .unknown)
    #expect(nothing.rows == [[0, 0], [0, 0]])
    #expect(nothing.degreesOfFreedom == [0, 0] && nothing.isCensus == [false, false])
  }

  /// Equal influences in a stratum leave nothing, not even noise that could pass for a variance.
  @Test func equalInfluencesHaveNoVariance() {
    for value in [0.1, 1.0 / 3, 12345.678] {
      let v = plain(influence: [Double](repeating: value, count: 7), domain: [Int?](repeating: 0, count: 7), reach: .unknown)
      #expect(v.variance(0) <= 1e-28 * value * value)
    }
  }

  struct Joining: Sendable {
    /// Respondents by stratum.
    let respondents: [Int]
    let families: [Int]
    let joined: [[Int]]
  }

  /// A stratum with fewer than two goes to the next, the last to the one before, until all have two.
  static let joinings: [Joining] = [
    Joining(respondents: [2, 3, 2], families: [0, 0, 0], joined: []),
    Joining(respondents: [1, 3, 2], families: [0, 0, 0], joined: [[0, 1]]),
    Joining(respondents: [2, 3, 1], families: [0, 0, 0], joined: [[1, 2]]),
    Joining(respondents: [0, 1, 4], families: [0, 0, 0], joined: [[0, 1, 2]]),
    Joining(respondents: [1, 1, 4, 1], families: [0, 0, 0, 0], joined: [[0, 1], [2, 3]]),
    Joining(respondents: [1, 0, 0], families: [0, 0, 0], joined: [[0, 1, 2]]),
    Joining(respondents: [1, 2, 1, 3], families: [0, 1, 0, 1], joined: [[0, 2]]),
    Joining(respondents: [1, 2], families: [0, 1], joined: []),
  ]

  @Test(arguments: joinings) func joining(c: Joining) {
    var stratum: [Int] = []
    for (place, count) in c.respondents.enumerated() { stratum += [Int](repeating: place, count: count) }
    let design = SamplingDesign(
      respondent: Array(stratum.indices), stratum: stratum, cell: stratum.map { _ in 0 }, weight: stratum.map { _ in 1 },
      strata: c.families.map { .init(reach: .population(10), family: $0) }, cells: [.init(weightsAreEstimated: false)])
    #expect(design.joined == c.joined)
  }

  /// 1 of 10 and 3 of 20 joined: f = 4/30. A share of ⅓ stands for a population of 3 n.
  @Test func fractionOfJoinedStrata() {
    func fraction(_ a: SamplingDesign.Reach, _ b: SamplingDesign.Reach) -> Double? {
      SamplingDesign(
        respondent: [0, 1, 2, 3], stratum: [0, 1, 1, 1], cell: [0, 0, 0, 0], weight: [1, 1, 1, 1],
        strata: [.init(reach: a), .init(reach: b)], cells: [.init(weightsAreEstimated: false)]
      ).strata.first?.fraction
    }
    #expect(fraction(.population(10), .population(20)) == 4.0 / 30)
    #expect(fraction(.fraction(1.0 / 3), .fraction(1.0 / 3)) == 1.0 / 3)
    #expect(fraction(.population(10), .unknown) == 0)
    #expect(fraction(.fraction(0), .population(20)) == 0)
    #expect(fraction(.population(1), .population(2)) == 0)
    #expect(fraction(.population(1), .population(3)) == 1)
  }
}
