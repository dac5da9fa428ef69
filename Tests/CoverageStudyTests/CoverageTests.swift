import Inference
import Testing

@testable import coverage_study

struct CoverageTests {
  @Test func tiedUnitsShareTheirRanks() {
    // 5 > 3 = 3 > 1: the two in the middle have rank 2, and share 2 and 3.
    let ranks = TrueRanks(values: [3, 5, 3, 1])
    #expect(ranks.ranges == [2...3, 1...1, 2...3, 4...4])
    #expect((0..<4).map(ranks.rank) == [2, 1, 2, 4])
    #expect(TrueRanks(values: [7, 7, 7]).ranges == [1...3, 1...3, 1...3])
    #expect(TrueRanks(values: []).ranges == [])
  }

  @Test func countsByHand() {
    let ranks = TrueRanks(values: [3, 2, 2])  // 1, 2...3, 2...3
    var coverage = Coverage()
    coverage.count([1...1, 2...3, 2...3], ranks)  // all, ties too
    coverage.count([1...2, 2...2, 1...3], ranks)  // all, but the second set leaves out rank 3
    coverage.count([2...3, 1...2, 3...3], ranks)  // one of three
    coverage.count([1...3, 1...3, 3...3], ranks)  // two of three
    #expect(coverage.joint.value == 0.5)
    // √(0.5 · 0.5/4)
    #expect(coverage.joint.standardError == 0.25)
    #expect(coverage.jointWithTies.value == 0.25)
    // (3 + 3 + 1 + 2)/(4 · 3)
    #expect(coverage.marginal.value == 0.75)
    // Of 3 3 1 2: mean 2.25, variance 23/4 − 2.25² = 0.6875; √(0.6875/4)/3
    #expect((coverage.marginal.standardError - 0.13819269959814168).magnitude < 1e-15)
    // 1 + 2 + 2, 2 + 1 + 3, 2 + 2 + 1, 3 + 3 + 1
    #expect((coverage.width - 23.0 / 12).magnitude < 1e-15)
  }

  @Test func sumsAreCountsOfBoth() {
    let ranks = TrueRanks(values: [2, 1])
    var (first, second, both) = (Coverage(), Coverage(), Coverage())
    first.count([1...1, 2...2], ranks)
    second.count([2...2, 1...2], ranks)
    both.count([1...1, 2...2], ranks)
    both.count([2...2, 1...2], ranks)
    first += second
    #expect(first == both)
    #expect(first.surveys == 2)
  }

  @Test func percentilesOfExactEstimatesAreTheRanks() {
    var stream = SeededStream(seed: 1, stream: 0)
    let percentiles = PercentileSets(confidence: 0.95, draws: 100)
    #expect(percentiles.sets(values: [1, 3, 2], standardErrors: [0, 0, 0], &stream) == [3...3, 1...1, 2...2])
    // Far more noise than difference: everything is possible.
    #expect(percentiles.sets(values: [0, 0, 0], standardErrors: [1, 1, 1], &stream) == [1...3, 1...3, 1...3])
  }

  @Test func threadsChangeNothing() throws {
    let surveys = NormalSurveys(
      units: 3, responses: 6, gap: 0.5, confidence: 0.95, draws: 200...400, percentileDraws: 50, seed: 7)
    let one = try surveys.coverage(surveys: 45, threads: 1)
    let two = try surveys.coverage(surveys: 45, threads: 2)
    #expect(one.simultaneous == two.simultaneous && one.marginal == two.marginal && one.percentile == two.percentile)
    #expect(one.simultaneous.surveys == 45)
  }

  @Test func unitsWithoutAGapAreTied() {
    let tied = AnswerPopulation(units: 4, responses: 30, gap: 0, seed: 1)
    #expect(Set(tied.scores).count == 1)
    #expect(tied.gap == 0)
    let apart = AnswerPopulation(units: 4, responses: 30, gap: 1, seed: 1)
    #expect(apart.scores == apart.scores.sorted(by: >))
    #expect((0.8...1.1).contains(apart.gap))
  }

  @Test func ratiosByHand() {
    var count = CoverageOfSituation.SharedCount()
    count.count(held: 3, of: 4)
    count.count(held: 2, of: 2)
    #expect(count.held == 5 && count.there == 6 && count.surveys == 2)
    // Residuals 3 − 4·5/6 = −1/3 and 2 − 2·5/6 = 1/3: √(2/9)/6
    #expect(count.share.value == 5.0 / 6)
    #expect((count.share.standardError - 0.07856742013183861).magnitude < 1e-15)
    var other = CoverageOfSituation.SharedCount()
    other.count(held: 3, of: 4)
    var more = CoverageOfSituation.SharedCount()
    more.count(held: 2, of: 2)
    other += more
    #expect(other == count)
  }

  /// A situation is drawn with its truth, read like any survey, and scored.
  @Test(arguments: Situation.allCases) func situations(situation: Situation) throws {
    var stream = SeededStream(seed: 7, stream: 1)
    let survey = situation.draw(&stream)
    #expect(survey.truth.count == situation.units && survey.truth.allSatisfy { (0...100).contains($0) })
    let data = try survey.read()
    let results = try Evaluation(seed: 1).evaluate(data)
    #expect(results.units.count == situation.units)
    for unit in results.units { #expect(((unit.score ?? -100) - survey.truth[unit.unit]).magnitude < 45) }
    if situation == .openCensus {
      #expect(results.units.allSatisfy { $0.responses == 12 })
    }
    if situation == .uninvited {
      #expect(results.units.allSatisfy { $0.responses == 20 })
    }
    #expect(Set(Situation.allCases.map(\.seed)).count == Situation.allCases.count)
  }

  @Test func threadsChangeNoSituation() throws {
    let one = try CoverageOfSituation.sum(.uninvited, surveys: 3, threads: 1)
    let two = try CoverageOfSituation.sum(.uninvited, surveys: 3, threads: 2)
    #expect(one.intervals == two.intervals && one.overall == two.overall && one.marginal == two.marginal)
    #expect(one.intervals.surveys == 3 && one.intervals.there == 12)
  }

  @Test func scoredEndToEnd() throws {
    let population = AnswerPopulation(units: 3, responses: 12, gap: 8, seed: 1)
    let counted = try AnswerSurveys(population: population, confidence: 0.95, percentileDraws: 50, seed: 1).coverage(surveys: 2, threads: 1)
    #expect(counted.simultaneous.surveys == 2)
    // Eight standard errors apart: the sets leave no more than a neighbour in doubt.
    #expect(counted.simultaneous.joint.value == 1 && counted.simultaneous.width < 2)
  }
}
