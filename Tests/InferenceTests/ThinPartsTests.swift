import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Where the data are thin: numbers worked out with numpy and scipy from the method alone.
@Suite struct ThinPartsTests {
  static let intervals = IntervalEstimator(confidence: 0.95)

  static func unit(_ results: Results, _ unit: Int = 0) throws -> Results.UnitResult {
    try #require(results.units.first { $0.unit == unit })
  }

  /// n = 6; two of six forms hold the first question alone.
  static let open = [[5, 4, 4], [4, 5, 4], [3, 3, 2], [4, 2, 3], [5, nil, nil], [2, nil, nil]].map { SmallSurvey.row($0) }

  @Test func openQuestionsAreNoCensus() throws {
    // By the diagonal of the indicators alone it would be 14.949845679: answers of one form go together.
    let census = try Self.unit(Evaluation().evaluate(SmallSurvey(rows: Self.open, population: .byUnitAndStratum([0: [0: 6]])).data()))
    #expect(agree(try #require(census.score), 63.1944444444, within: 1e-9))
    let error = try #require(census.standardError)
    #expect(agree(error * error, 24.5949074074, within: 1e-9))
    #expect(agree(try #require(census.degreesOfFreedom), 3, within: 1e-9))
    #expect(agree(try #require(census.interval?.low), 46.5555312849, within: 1e-9))
    #expect(agree(try #require(census.interval?.high), 77.1910851548, within: 1e-9))
    let data = try SmallSurvey(rows: Self.open, population: .byUnitAndStratum([0: [0: 12]])).data()
    let half = try Self.unit(Evaluation().evaluate(data))
    let halfError = try #require(half.standardError)
    #expect(agree(halfError * halfError, 63.8261959877, within: 1e-9))
    #expect(agree(try #require(half.degreesOfFreedom), 3.2687083230, within: 1e-9))
    let first = try #require(Self.unit(Evaluation(countsOpenQuestions: false).evaluate(data)).standardError)
    #expect(agree(first * first, 51.5287422840, within: 1e-9))
    // What a change of weights makes of it comes from the same blocks.
    let change = IndexChange(weights: ["q1": 5])
    let run = try Evaluation().run(data)
    KeptRunTests.expectSame(try run.whatIf(change), try Evaluation().evaluate(data.scored(by: try run.index.changed(by: change))))
  }

  /// Where everybody answered everything, nothing changes.
  @Test func nothingOpenAddsNothing() throws {
    let rows = [[5, 4], [4, 5], [3, 3], [4, 2], [1, 1]].map { SmallSurvey.row($0) }
    let data = try SmallSurvey(rows: rows, population: .byUnitAndStratum([0: [0: 8]])).data()
    let (with, without) = (
      try Self.unit(Evaluation().evaluate(data)), try Self.unit(Evaluation(countsOpenQuestions: false).evaluate(data))
    )
    #expect(with.standardError == without.standardError && with.degreesOfFreedom == without.degreesOfFreedom)
  }

  @Test func uninvitedAnswersMakeNoCensus() throws {
    let answers: [Double] = [3, 4, 5, 3, 4, 4, 2, 5, 4, 3]
    func survey(_ answers: [Double]) -> SmallSurvey {
      SmallSurvey(
        rows: answers.enumerated().map { SmallSurvey.row([$1], isInFrame: $0 < 5) },
        frame: (0..<10).map { (respondent: $0 < 5 ? $0 : 100 + $0, unit: 0, stratum: 0) })
    }
    let unit = try Self.unit(Evaluation().evaluate(survey(answers).data()))
    let error = try #require(unit.standardError)
    #expect(agree(error * error, 56.25, within: 1e-12))
    #expect(agree(try #require(unit.interval?.low), 48.9376710029, within: 1e-9))
    #expect(agree(try #require(unit.interval?.high), 81.8211148304, within: 1e-9))
    // Four uninvited, and eight, which are more than the list: no jump.
    for count in [9, 13] {
      let interval = try #require(Self.unit(Evaluation().evaluate(survey((0..<count).map { answers[$0 % 10] }).data())).interval)
      #expect(interval.high - interval.low > 25)
    }
  }

  static func shares(_ parts: [(yes: Int, of: Int)]) -> SmallSurvey {
    SmallSurvey(
      units: parts.indices.map { "U\($0)" }, scale: [0, 1],
      rows: parts.enumerated().flatMap { unit, part in (0..<part.of).map { SmallSurvey.row([$0 < part.yes ? 1 : 0], unit: unit) } })
  }

  @Test func standIns() throws {
    for (count, wanted) in [(5, 18.79467198), (10, 13.63729775)] {
      let survey = try ScoredSurvey(Self.shares([(count, count)]).data())
      let covariance = try #require(
        NodeInference(group: survey.group, scored: survey.units, intervals: Self.intervals).scoreCovariance())
      #expect(agree(covariance[0, 0].squareRoot(), wanted, within: 1e-8))
    }
    let seven = try ScoredSurvey(SmallSurvey(rows: (0..<7).map { _ in SmallSurvey.row([4]) }).data())
    let covariance = try #require(NodeInference(group: seven.group, scored: seven.units, intervals: Self.intervals).scoreCovariance())
    #expect(agree(covariance[0, 0].squareRoot(), 17.5494361279, within: 1e-9))
  }

  /// Three units with equal chances: 5 of 5 is not surely better than 12 of 20.
  @Test func aPerfectScoreBeatsNobodySurely() throws {
    let results = try Evaluation().evaluate(Self.shares([(12, 20), (5, 5), (5, 5)]).data())
    #expect(try Self.unit(results, 0).rankSet == 1...3)
    let critical = try #require(results.rankComparison?.marginalCriticalValues)
    #expect((critical.upperBound - 2.23042263).magnitude < 1e-8)
  }

  /// A share of a sample of firms without number, as it enters a comparison.
  static func share(_ yes: Int, of n: Int) throws -> Estimate {
    let p = Double(yes) / Double(n)
    let plain = Estimate(value: p, variance: p * (1 - p) / Double(n - 1), degreesOfFreedom: Double(n - 1))
    guard yes == 0 || yes == n else { return plain }
    let interval = try #require(intervals.betaInterval(share: p, respondents: n))
    return Estimate(
      value: p, variance: intervals.comparisonVariance(of: plain, interval: interval), degreesOfFreedom: plain.degreesOfFreedom)
  }

  @Test func aPerfectScoreAgainstTwelveOfTwenty() throws {
    let (five, twenty) = (try Self.share(5, of: 5), try Self.share(12, of: 20))
    #expect(agree(five.variance.squareRoot(), 0.1879467198, within: 1e-9))
    #expect(agree(try Self.share(10, of: 10).variance.squareRoot(), 0.1363729775, within: 1e-9))
    let difference = five.minus(twenty, covariance: nil)
    #expect(agree(difference.value / difference.variance.squareRoot(), 1.8265878326, within: 1e-9))
    #expect(agree(difference.degreesOfFreedom, 7.1789660904, within: 1e-9))
    let comparisons = try UnitComparisons(estimates: [five, twenty])
    #expect(agree(comparisons.statistic(0, 1), 1.6007192944, within: 1e-9))
  }

  /// Every outcome of 20, 5 and 5 answers, weighted by its chance, where all three units are truly equal: how often the first one's marginal set
  /// holds rank 1, which is true of all of them.
  @Test(arguments: [(0.6, 0.9968546636), (0.65, 0.9986848498)]) func exactCoverageOfAPerfectScore(p: Double, covered: Double) throws {
    func chance(_ yes: Int, of n: Int) -> Double {
      let ways = (0..<yes).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
      return ways * (0..<yes).reduce(1) { product, _ in product * p } * (yes..<n).reduce(1) { product, _ in product * (1 - p) }
    }
    let twenty = try (0...20).map { try Self.share($0, of: 20) }
    let five = try (0...5).map { try Self.share($0, of: 5) }
    var sum = 0.0
    for (a, first) in twenty.enumerated() {
      for (b, second) in five.enumerated() {
        for (c, third) in five.enumerated() where c >= b {
          let estimates = [first, second, third]
          let published = estimates.map { PublishedNumber($0.value * 100, decimals: 2).value }
          let comparisons = try UnitComparisons(estimates: estimates, published: published)
          let stepDown = StepDown(comparisons: comparisons, confidence: 0.95, seed: 1, limit: 1, threads: 1)
          let family = stepDown.computed(PairFamily(unit: 0, comparisons, draws: 1), nil)
          let isBeaten = (1...2).contains { comparisons.isTested($0, 0) && !family.holds($0, 0) && published[$0] > published[0] }
          if !isBeaten { sum += chance(a, of: 20) * chance(b, of: 5) * chance(c, of: 5) * (c > b ? 2 : 1) }
        }
      }
    }
    #expect(agree(sum, covered, within: 1e-9), "\(sum)")
  }

  @Test func aPartWithEqualAnswers() throws {
    // 7 of 10 and 10 of 10: without the stand-in the lower end of the logit interval.
    let without = Self.intervals.score(
      Estimate(value: 85, variance: 2500 * 0.0233333333333333, degreesOfFreedom: 9), respondents: 10, bounds: 0...100)
    #expect(agree(try #require(without).low, 59.3753028069, within: 1e-9))
    let rows = (0..<10).map { SmallSurvey.row([$0 < 7 ? 1 : 0, 1]) }
    let unit = try Self.unit(Evaluation().evaluate(SmallSurvey(scale: [0, 1], rows: rows).data()))
    #expect(unit.score == 85)
    #expect(agree(try #require(unit.interval?.low), 55.0909500307, within: 1e-9))
    #expect(agree(try #require(unit.interval?.high), 95.6465872396, within: 1e-9))
    // In comparisons the part has the stand-in of a share of ten at its bound.
    let survey = try ScoredSurvey(SmallSurvey(scale: [0, 1], rows: rows).data())
    let covariance = try #require(NodeInference(group: survey.group, scored: survey.units, intervals: Self.intervals).scoreCovariance())
    let standIn = 50 * 0.1363729775
    #expect(agree(covariance[0, 0], 2500 * 0.21 / 9 + standIn * standIn, within: 1e-8))
    let all = try Self.unit(Evaluation().evaluate(SmallSurvey(rows: (0..<5).map { _ in SmallSurvey.row([5, 5]) }).data()))
    #expect(agree(try #require(all.interval?.low), 47.8176249895019, within: 1e-9))
    #expect(all.interval?.high == 100)
  }

  /// A question whose scale is scored from the top down is at the same end as the others where its answers are the worst.
  @Test func equalPartsOfOppositeDirections() throws {
    let index = try IndexTree(
      id: "index", publish: .init(atLeast: 1),
      children: [
        ScoringMethodsTests.question("q1"), ScoringMethodsTests.question("q2", normalization: .answerScale(from: 100, to: 0)),
      ])
    let survey = SmallSurvey(rows: (0..<5).map { _ in SmallSurvey.row([5, 1]) })
    let unit = try Self.unit(Evaluation().evaluate(survey.data(index)))
    #expect(unit.score == 100 && unit.interval?.high == 100)
    #expect(agree(try #require(unit.interval?.low), 47.8176249895019, within: 1e-9))
  }

  @Test func populationByStratumAlone() throws {
    let answers: [(unit: Int, stratum: Int, values: [Double])] = [
      (0, 0, [80, 60]), (1, 0, [90, 70]), (0, 1, [50, 75, 55]), (1, 1, [65, 85, 40]),
    ]
    let survey = SmallSurvey(
      units: ["A", "B"], strata: ["s1", "s2"], scale: (0...20).map { Double($0) * 5 },
      rows: answers.flatMap { part in part.values.map { SmallSurvey.row([$0], unit: part.unit, stratum: part.stratum) } },
      population: .byStratum([0: 20, 1: 30]))
    let results = try Evaluation().evaluate(survey.data())
    let units = [try Self.unit(results, 0), try Self.unit(results, 1)]
    #expect(agree(try #require(units[0].score), 64, within: 1e-12))
    #expect(agree(try #require(units[1].score), 70, within: 1e-12))
    for (error, wanted) in zip(units.map(\.standardError) + [results.overall.standardError], [24.4309333333, 54.4, 18.6133333333]) {
      let error = try #require(error)
      #expect(agree(error * error, wanted, within: 1e-9))
    }
    #expect(agree(try #require(results.overall.score), 67, within: 1e-12))
  }

  @Test func anErrorForWhatIsMissing() throws {
    let own = JointCovariance(
      LinearizedCovariance(
        domains: 1, matrix: CovarianceMatrix(variances: [7.89497604]), respondents: [20], degreesOfFreedom: [19],
        comparison: [ComparisonDegrees()], shares: [[]],
        isCensus: [false], isIndependent: true, sharedPairs: []))
    let gap = ThinParts.Gap(variance: 44.375, units: 4)
    let joint = JointCovariance(own, adding: [gap])
    #expect(agree(joint.variance(0).squareRoot(), 7.2297977869, within: 1e-9))
    #expect(agree(joint.degreesOfFreedom[0], 5.5131949279, within: 1e-9))
    let interval = try #require(
      Self.intervals.score(
        Estimate(value: 60, variance: joint.variance(0), degreesOfFreedom: joint.degreesOfFreedom[0]), respondents: 20, bounds: 0...100))
    #expect(agree(interval.low, 41.3936730925, within: 1e-9) && agree(interval.high, 76.1086386078, within: 1e-9))
  }

  /// Unit 0 has one answer to the second question: it is missing there, the score is that of the first, and
  /// the others tell how far that is from a whole index.
  @Test(arguments: [(units: 5, isTold: true), (units: 3, isTold: false)]) func aThinIndicatorIsMissing(units: Int, isTold: Bool) throws {
    var rows: [SmallSurvey.Row] = []
    for unit in 0..<units {
      for number in 0..<6 {
        let first = Double(1 + (number + unit) % 5)
        let second = Double(1 + (2 * number + unit * unit) % 5)
        rows.append(SmallSurvey.row([first, unit > 0 ? second : number == 0 ? 5 : nil], unit: unit))
      }
    }
    let survey = SmallSurvey(units: (0..<units).map { "U\($0)" }, rows: rows)
    let data = try survey.data(survey.index(atLeast: 5))
    let results = try Evaluation().evaluate(data)
    let unit: Results.UnitResult = try Self.unit(results)
    #expect(unit.nodes[2].score == nil && unit.nodes[2].value == nil && unit.nodes[2].n == 1)
    #expect(unit.score == unit.nodes[1].score)
    #expect(unit.remarks.contains(Results.Remark.scoredOn(parts: 1, of: 2, without: ["q2"])))
    let others = results.units.filter { $0.unit != 0 }
    var squares = 0.0
    for other in others {
      let whole = try #require(other.score)
      let part = try #require(other.nodes[1].score)
      squares += (whole - part) * (whole - part)
    }
    let k = Double(others.count)
    let without = try #require(unit.nodes[1].standardError)
    let error = try #require(unit.standardError)
    let wanted = without * without + (1 + 1 / k) * squares / k
    #expect(agree(error * error, wanted, within: 1e-9))
    #expect((unit.interval != nil) == isTold)
    if !isTold { #expect(unit.rankSet == 1...units) }
    // `fail` names the unit and the indicator.
    let failing = try IndexTree(
      id: "index", publish: .init(atLeast: 5), root: .init(missing: .fail),
      children: [ScoringMethodsTests.question("q1"), ScoringMethodsTests.question("q2")])
    #expect(throws: ScoringError.missingChild(unit: "U0", component: "index", child: "q2")) {
      try Evaluation().evaluate(data.scored(by: failing))
    }
  }

  @Test func thinEverywhereIsDropped() throws {
    let rows = (0..<2).flatMap { unit in
      (0..<6).map { SmallSurvey.row([Double(1 + ($0 + unit) % 5), $0 < 2 ? 5 : nil], unit: unit) }
    }
    let survey = SmallSurvey(units: ["A", "B"], rows: rows)
    let results = try Evaluation().evaluate(survey.data(survey.index(atLeast: 5)))
    #expect(results.units.allSatisfy { $0.score == $0.nodes[1].score && $0.interval != nil })
    #expect(results.overall.nodes[2].score == nil)
    #expect(results.droppedIndicators == ["q2"])
  }

  /// Median and minimum of equal answers: the fallback, not a point.
  @Test(arguments: [IndexTree.Aggregation.minimum, .weightedMedian]) func replicatesWithoutSpread(_ aggregation: IndexTree.Aggregation)
    throws
  {
    let index = try IndexTree(
      id: "index", publish: .init(atLeast: 1), root: .init(aggregation: aggregation),
      children: [ScoringMethodsTests.question("q1", statistic: .median)])
    var rows: [SmallSurvey.Row] = []
    for (unit, value) in [5.0, 4].enumerated() { rows += (0..<5).map { _ in SmallSurvey.row([value], unit: unit) } }
    let results = try Evaluation(replicates: 50).evaluate(SmallSurvey(units: ["A", "B"], rows: rows).data(index))
    let first = try #require(try Self.unit(results).interval)
    #expect(agree(first.low, 47.8176249895019, within: 1e-9))
    let second = try #require(try Self.unit(results, 1).interval)
    #expect(second.low < 75 && second.high > 75)
  }

  /// Two units became one: its predecessor is both together. One that was split has none.
  @Test func mergedAndSplitUnits() throws {
    func rows(_ means: [[Double]]) -> [SmallSurvey.Row] {
      means.enumerated().flatMap { unit, answers in answers.map { SmallSurvey.row([$0], unit: unit) } }
    }
    let then = SmallSurvey(
      units: ["a", "b", "c", "d"], rows: rows([[1, 2, 2, 3, 1, 2], [4, 4, 3, 4, 5, 3], [3, 3, 4, 2, 3], [2, 4, 3, 3, 2]]), edition: "2023")
    let now = SmallSurvey(
      units: ["ab", "c1", "c2", "e"], rows: rows([[3, 4, 3, 4, 5], [3, 3, 2, 3, 4], [4, 4, 5, 3, 3], [3, 3, 4, 4, 3]]), edition: "2024",
      formerly: [["a", "b"], ["c"], ["c"], ["d"]])
    let results = try Evaluation().evaluate(now.data(), previous: then.data())
    let merged = try #require(Self.unit(results, 0).previous)
    let together = 25 * (34.0 / 12 - 1)
    let names = ["a", "b"].map { LocalizedText($0) }
    #expect(try Self.unit(results, 0).remarks.contains(.wasSeveral(edition: "2023", units: names)))
    #expect(merged.rank == nil && agree(merged.score, together, within: 1e-3) && merged.changeInterval != nil)
    #expect(agree(merged.change, 25 * 2.8 - together, within: 1e-3))
    for unit in 1...2 {
      let split = try Self.unit(results, unit)
      #expect(split.previous == nil && split.remarks.contains(.wasPart(edition: "2023", of: LocalizedText("c"))))
    }
    #expect(try Self.unit(results, 3).previous?.rank != nil)
    let missing = SmallSurvey(units: now.units, rows: now.rows, edition: "2024", formerly: [["a", "x"], [], [], ["d"]])
    let other = try Evaluation().evaluate(missing.data(), previous: then.data())
    #expect(try Self.unit(other, 0).remarks.contains(.lacksParts(edition: "2023", ids: ["x"])))
  }
}
