import TestSupport
import Testing

@testable import Inference

/// Against R survey (Tests/Reference/oracle-survey.R), to 1e-10.
@Suite struct LinearizedCovarianceTests {
  let r: OracleNumbers

  init() throws { r = try OracleNumbers() }

  private func expect(_ got: [Double], _ wanted: [Double], _ comment: Comment) {
    #expect(got.count == wanted.count)
    for (got, wanted) in zip(got, wanted) { #expect(agree(got, wanted, within: 1e-10), comment) }
  }

  private func expect(_ got: LinearizedCovariance, _ wanted: [[Double]], _ comment: Comment) {
    for (got, wanted) in zip(got.rows, wanted) { expect(got, wanted, comment) }
  }

  @Test func oneUnitPerFirm() throws {
    let (sample, design) = try OracleSample.one()
    for (unit, means) in zip(OracleNumbers.units, sample.unitMeans) {
      for (item, mean) in zip(["q1", "q2", "q3", "q4"], means) where !(unit == "C" && item == "q4") {
        #expect(agree(mean, try r("one", "mean", unit, item), within: 1e-10))
      }
    }
    expect(sample.index, try r.byUnit("one", "index"), "index")
    let covariance = sample.covariance(design)
    expect(covariance, try r.matrix("one", "covariance"), "with f")
    expect(covariance.degreesOfFreedom.map(Double.init), try r.byUnit("one", "df"), "df")
    #expect(covariance.respondents == [9, 10, 5])
    #expect(covariance.isCensus == [false, false, false])
    #expect(covariance[0, 1] == 0 && covariance[1, 2] == 0)
  }

  @Test func unknownPopulation() throws {
    let (sample, _) = try OracleSample.one()
    let cell = sample.cell.map { min($0, 4) }
    let design = sample.design(
      stratum: cell, strata: (0..<5).map { .init(reach: .unknown, family: $0 / 2) }, cell: cell,
      cells: (0..<5).map { _ in .init(weightsAreEstimated: true) })
    expect(sample.covariance(design), try r.matrix("one", "covariance-no-fpc"), "f = 0")
  }

  /// The single response of C inside is joined by the design itself where it was not joined before.
  @Test func strataOfOneAreJoined() throws {
    var sample = try OracleSample(oneUnitPerFirm: true)
    let population = [7.0, 9, 8, 12, 3, 9]
    let cell = sample.cell
    sample.weight = cell.map { own in population[own] / Double(cell.filter { $0 == own }.count) }
    let design = sample.design(
      stratum: cell, strata: population.enumerated().map { .init(reach: .population($0.element), family: $0.offset / 2) },
      cell: cell, cells: population.map { _ in .init(weightsAreEstimated: false) })
    #expect(design.joined == [[4, 5]])
    #expect(agree(sample.index[2], try r("one", "own-weight", "C"), within: 1e-10))
    #expect(agree(sample.covariance(design).variance(2), try r("one", "own-weight-variance", "C"), within: 1e-10))
  }

  @Test func otherFunctionsOfTheMeans() throws {
    let (sample, design) = try OracleSample.one()
    let means = sample.unitMeans
    // T = 12.5 (q1 − 1) + 12.5 (q2 − 1); S = 50/3 (q3 − 1) + 25/3 (q4 − 1), for C 25 (q3 − 1).
    let t = means.map { 12.5 * ($0[0] - 1) + 12.5 * ($0[1] - 1) }
    let s = means.enumerated().map { u, m -> Double in
      if u == 2 { return 25 * (m[2] - 1) }
      return 25 * (2 * (m[2] - 1) + (m[3] - 1)) / 3
    }
    expect(t, try r.byUnit("one", "component-T"), "T")
    expect(s, try r.byUnit("one", "component-S"), "S")
    let slopesT: [[Double]] = [[12.5, 12.5, 0, 0], [12.5, 12.5, 0, 0], [12.5, 12.5, 0, 0]]
    let slopesS: [[Double]] = [[0, 0, 50.0 / 3, 25.0 / 3], [0, 0, 50.0 / 3, 25.0 / 3], [0, 0, 25, 0]]
    expect(errors(sample.covariance(design, slopes: slopesT)), try r.byUnit("one", "component-T-se"), "SE of T")
    expect(errors(sample.covariance(design, slopes: slopesS)), try r.byUnit("one", "component-S-se"), "SE of S")
    // Geometric: I = T^0.4 S^0.6, so ∂I = 0.4 I/T ∂T + 0.6 I/S ∂S; the value of I from R.
    let geometric = try r.byUnit("one", "geometric")
    let slopes = (0..<3).map { u -> [Double] in
      let byT = 0.4 * geometric[u] / t[u]
      let byS = 0.6 * geometric[u] / s[u]
      return zip(slopesT[u], slopesS[u]).map { byT * $0 + byS * $1 }
    }
    expect(errors(sample.covariance(design, slopes: slopes)), try r.byUnit("one", "geometric-se"), "geometric")
    // Min-max over the units, q1 q2 q3 with weights 1 1 2: slope 100 w/(max − min), the range held.
    let ranges = (0..<3).map { item in
      let column = means.map { $0[item] }
      return (column.max() ?? 0) - (column.min() ?? 0)
    }
    let row = [25 / ranges[0], 25 / ranges[1], 50 / ranges[2], 0]
    expect(errors(sample.covariance(design, slopes: [row, row, row])), try r.byUnit("one", "min-max-se"), "min-max")
  }

  private func errors(_ covariance: LinearizedCovariance) -> [Double] {
    (0..<covariance.domains).map { covariance.variance($0).squareRoot() }
  }

  /// Strata stay unit × stratum when all units are one domain.
  @Test func allUnitsTogether() throws {
    let (sample, design) = try OracleSample.one()
    let everyone = sample.firm.map { _ in 0 }
    let overall = LinearizedCovariance(
      of: sample.influence(slopes: [[5, 5, 10, 5]], domain: everyone), domain: everyone, domains: 1, under: design)
    #expect(agree(overall.variance(0), try r("one", "overall-variance"), within: 1e-10))
    #expect(Double(overall.degreesOfFreedom[0]) == (try r("one", "overall-df")))
  }

  /// A firm's responses about several units add up before they are squared.
  @Test func allUnitsTogetherWhereFirmsRateSeveral() throws {
    for (weights, name) in [(OracleSample.Weights.fixed, "overall-fixed"), (.estimated, "overall-calibrated")] {
      let (sample, design) = try OracleSample.several(weights)
      let everyone = sample.firm.map { _ in 0 }
      let overall = LinearizedCovariance(
        of: sample.influence(slopes: [[5, 5, 10, 5]], domain: everyone), domain: everyone, domains: 1, under: design)
      #expect(agree(overall.variance(0), try r("several", name), within: 1e-10))
      #expect(Double(overall.degreesOfFreedom[0]) == (try r("several", "overall-df")))
    }
  }

  @Test func sharesAndDesignEffects() throws {
    let (sample, design) = try OracleSample.one()
    var satisfied = sample.firm.map { _ in 0.0 }
    var shares = [0.0, 0, 0]
    for u in 0..<3 {
      let rows = sample.firm.indices.filter { sample.unit[$0] == u }
      let total = rows.reduce(0) { $0 + sample.weight[$1] }
      func isSatisfied(_ row: Int) -> Double { (sample.answers[row][2] ?? 0) >= 4 ? 1 : 0 }
      shares[u] = rows.reduce(0) { $0 + sample.weight[$1] * isSatisfied($1) } / total
      for row in rows { satisfied[row] = sample.weight[row] * (isSatisfied(row) - shares[u]) / total }
    }
    let ofShares = LinearizedCovariance(of: satisfied, domain: sample.unit, domains: 3, under: design)
    expect(Array(shares[..<2]), try ["A", "B"].map { try r("one", "share", $0) }, "shares")
    expect((0..<2).map(ofShares.variance), try ["A", "B"].map { try r("one", "share-variance", $0) }, "variance of shares")
    #expect(shares[2] == 1 && ofShares.variance(2) == 0)
    let ofMean = sample.covariance(design, slopes: [[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0]])
    expect(errors(ofMean), try r.byUnit("one", "mean-q3-se"), "SE of q3")
    for (u, unit) in OracleNumbers.units.enumerated() {
      let rows = sample.firm.indices.filter { sample.unit[$0] == u }
      let values = rows.compactMap { sample.answers[$0][2] }
      let weights = rows.map { sample.weight[$0] }
      let without = try #require(
        DesignEffect.ofMean(
          variance: ofMean.variance(u), values: values, weights: weights, comparedWith: .withoutReplacement))
      let with = try #require(
        DesignEffect.ofMean(variance: ofMean.variance(u), values: values, weights: weights, comparedWith: .withReplacement))
      #expect(agree(without, try r("one", "deff", unit), within: 1e-10))
      #expect(agree(with, try r("one", "deff-replace", unit), within: 1e-10))
    }
  }

  struct Variant: Sendable {
    let weights: OracleSample.Weights
    let fpc: Bool
    let name: String
  }

  static let variants = [
    Variant(weights: .fixed, fpc: false, name: "fixed-no-fpc"), Variant(weights: .fixed, fpc: true, name: "fixed"),
    Variant(weights: .estimated, fpc: false, name: "calibrated-no-fpc"), Variant(weights: .estimated, fpc: true, name: "calibrated"),
    Variant(weights: .estimatedWithSecondStage, fpc: true, name: "with-second-stage"),
  ]

  @Test(arguments: variants) func severalUnitsPerFirm(variant: Variant) throws {
    let (sample, design) = try OracleSample.several(variant.weights, fpc: variant.fpc)
    expect(sample.index, try r.byUnit("several", "index"), "index")
    let covariance = sample.covariance(design)
    expect(covariance, try r.matrix("several", variant.name), "\(variant.name)")
    expect(covariance.degreesOfFreedom.map(Double.init), try r.byUnit("several", "df"), "df")
  }

  /// One stratum of 48 firms, cells are the post-strata: w = start weight × N/(Σ start weights).
  @Test(arguments: [true, false]) func postStratified(fpc: Bool) throws {
    var sample = try OracleSample(oneUnitPerFirm: true)
    let everyone = sample.firm.map { _ in 0 }
    let tag = fpc ? "" : "-no-fpc"
    func result(estimated: Bool) -> (mean: Double, error: Double) {
      let design = SamplingDesign(
        respondent: sample.firm, stratum: everyone, cell: sample.stratum, weight: sample.weight,
        strata: [.init(reach: fpc ? .population(48) : .unknown)],
        cells: [.init(weightsAreEstimated: estimated), .init(weightsAreEstimated: estimated)])
      let covariance = LinearizedCovariance(
        of: sample.influence(slopes: [[0, 0, 1, 0]], domain: everyone), domain: everyone, domains: 1, under: design)
      return (sample.means(domain: everyone, domains: 1)[0][2], covariance.variance(0).squareRoot())
    }
    sample.weight = sample.unit.map { [1.5, 2, 2.75][$0] }
    let start = result(estimated: false)
    #expect(agree(start.mean, try r("post", "start", "mean" + tag), within: 1e-10))
    #expect(agree(start.error, try r("post", "start", "se" + tag), within: 1e-10))
    let totals = (0..<2).map { s in sample.firm.indices.filter { sample.stratum[$0] == s }.reduce(0) { $0 + sample.weight[$1] } }
    sample.weight = sample.firm.indices.map { sample.weight[$0] * [18.0, 30][sample.stratum[$0]] / totals[sample.stratum[$0]] }
    let post = result(estimated: true)
    #expect(agree(post.mean, try r("post", "post-stratified", "mean" + tag), within: 1e-10))
    #expect(agree(post.error, try r("post", "post-stratified", "se" + tag), within: 1e-10))
  }

  /// Two editions are two domains of one design over the union of the firms.
  @Test func changeBetweenEditions() throws {
    let table = try ReferenceTable("oracle-editions.csv")
    let editions = try [table.numbers("y1"), table.numbers("y2")]
    var firm: [Int] = []
    var edition: [Int] = []
    var influence: [Double] = []
    var means: [Double] = []
    for (number, column) in editions.enumerated() {
      let values = column.compactMap(\.self)
      let mean = values.reduce(0, +) / Double(values.count)
      means.append(mean)
      for (row, value) in column.enumerated() {
        guard let value else { continue }
        firm.append(row)
        edition.append(number)
        influence.append((value - mean) / Double(values.count))
      }
    }
    let design = SamplingDesign(
      respondent: firm, stratum: firm.map { _ in 0 }, cell: firm.map { _ in 0 }, weight: firm.map { _ in 1 },
      strata: [.init(reach: .unknown)], cells: [.init(weightsAreEstimated: false)])
    let covariance = LinearizedCovariance(of: influence, domain: edition, domains: 2, under: design)
    for i in 0..<2 {
      #expect(agree(means[i], try r("editions", "mean", "\(i + 1)"), within: 1e-10))
      for j in 0..<2 { #expect(agree(covariance[i, j], try r("editions", "covariance", "\(i + 1)", "\(j + 1)"), within: 1e-10)) }
    }
    let estimates = (0..<2).map { Estimate(value: means[$0], variance: covariance.variance($0), degreesOfFreedom: 10) }
    let change = estimates[1].minus(estimates[0], covariance: covariance[0, 1])
    #expect(agree(change.value, try r("editions", "change"), within: 1e-10))
    #expect(agree(change.standardError, try r("editions", "change-se"), within: 1e-10))
  }
}
