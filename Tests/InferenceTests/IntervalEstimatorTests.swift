import TestSupport
import Testing

@testable import Inference

@Suite struct IntervalEstimatorTests {
  let intervals = IntervalEstimator(confidence: 0.95)

  private func expect(_ got: Interval?, _ low: Double, _ high: Double, _ comment: Comment = "") throws {
    let got = try #require(got, comment)
    #expect(agree(got.low, low, within: 1e-10), "\(comment): low \(got.low), not \(low)")
    #expect(agree(got.high, high, within: 1e-10), "\(comment): high \(got.high), not \(high)")
  }

  /// Scores, differences and groups of the made-up survey, from R.
  @Test func scoresOfTheSampleSurvey() throws {
    let r = try OracleNumbers()
    for part in ["one", "several"] {
      let variance = part == "one" ? "covariance" : "calibrated"
      for unit in OracleNumbers.units {
        let score = Estimate(
          value: try r(part, "index", unit), variance: try r(part, variance, unit, unit), degreesOfFreedom: try r(part, "df", unit))
        try expect(
          intervals.score(score, respondents: 9, bounds: 0...100), try r(part, "interval", unit, "low"),
          try r(part, "interval", unit, "high"), "\(part) \(unit)")
        guard part == "one" else { continue }
        #expect(agree(intervals.quantile(degreesOfFreedom: score.degreesOfFreedom), try r("one", "t", unit), within: 1e-12))
        for level in ["0.8", "0.99"] {
          let other = IntervalEstimator(confidence: try #require(Double(level)))
          try expect(
            other.score(score, respondents: 9, bounds: 0...100), try r("one", "interval-" + level, unit, "low"),
            try r("one", "interval-" + level, unit, "high"), "\(unit) at \(level)")
        }
      }
    }
  }

  private func estimate(_ r: OracleNumbers, _ part: String, _ variance: String, _ unit: String) throws -> Estimate {
    Estimate(value: try r(part, "index", unit), variance: try r(part, variance, unit, unit), degreesOfFreedom: try r(part, "df", unit))
  }

  @Test func differenceOfTwoUnits() throws {
    let r = try OracleNumbers()
    let independent = try estimate(r, "one", "covariance", "A").minus(estimate(r, "one", "covariance", "B"))
    #expect(agree(independent.value, try r("one", "difference", "A", "B"), within: 1e-10))
    #expect(agree(independent.standardError, try r("one", "difference-se", "A", "B"), within: 1e-10))
    #expect(agree(independent.degreesOfFreedom, try r("one", "difference-df", "A", "B"), within: 1e-10))
    try expect(
      intervals.difference(independent), try r("one", "difference-interval", "A", "low"), try r("one", "difference-interval", "A", "high"))

    let dependent = try estimate(r, "several", "calibrated", "A").minus(
      estimate(r, "several", "calibrated", "B"), covariance: r("several", "calibrated", "A", "B"))
    #expect(dependent.degreesOfFreedom == 10)
    #expect(agree(dependent.standardError, try r("several", "difference-se", "A", "B"), within: 1e-10))
    try expect(
      intervals.difference(dependent), try r("several", "difference-interval", "A", "low"),
      try r("several", "difference-interval", "A", "high"))
  }

  /// 6 of 9 officers answered 4 5 4 4 5 3: mean 25/6, score 25 · 19/6, s² = (6/36 · 3 + 2 · 25/36 + 49/36)/5 = 17/30,
  /// V = 625 · 17/30 / 6 · (1 − 6/9) with 5 degrees of freedom. Firms weigh 70 %, officers 30 %.
  @Test func respondentGroups() throws {
    let r = try OracleNumbers()
    let firms = try estimate(r, "one", "covariance", "A")
    let officers = Estimate(value: 25 * 19.0 / 6, variance: 625 * 17.0 / 30 / 6 / 3, degreesOfFreedom: 5)
    let both = Estimate.combined([(0.7, firms), (0.3, officers)])
    #expect(agree(both.value, try r("one", "groups", "A"), within: 1e-10))
    #expect(agree(both.variance, try r("one", "groups-variance", "A"), within: 1e-10))
    #expect(agree(both.degreesOfFreedom, try r("one", "groups-df", "A"), within: 1e-10))
    // A hard score has no sampling error and does not touch the degrees of freedom.
    let hard = Estimate.combined([(0.6, firms), (0.4, Estimate(value: 80, variance: 0, degreesOfFreedom: .infinity))])
    #expect(agree(hard.value, try r("one", "soft-hard", "A"), within: 1e-10))
    #expect(agree(hard.standardError, try r("one", "soft-hard-se", "A"), within: 1e-10))
    #expect(agree(hard.degreesOfFreedom, firms.degreesOfFreedom, within: 1e-14))
  }

  @Test func combinationsThatHaveNoVariance() {
    let known = Estimate(value: 3, variance: 0, degreesOfFreedom: .infinity)
    let lonely = Estimate(value: 5, variance: 2, degreesOfFreedom: 0)
    #expect(known.minus(known) == Estimate(value: 0, variance: 0, degreesOfFreedom: .infinity))
    #expect(lonely.minus(known).degreesOfFreedom == 0)
    #expect(intervals.difference(lonely.minus(known)) == nil)
    #expect(Estimate.combined([]) == Estimate(value: 0, variance: 0, degreesOfFreedom: .infinity))
    // Rounding may not make the variance of a difference negative.
    #expect(lonely.minus(lonely, covariance: 2.0000000001).variance == 0)
  }

  struct Score: Sendable {
    let value: Double
    let error: Double
    let df: Double
    let n: Int
    let bounds: ClosedRange<Double>?
    let low: Double
    let high: Double
  }

  /// R: `plogis(qlogis(p) + c(-1, 1) * qt(.975, df) * se / (p * (1 - p)))` and `qbeta`; the last by hand: t(.975, 4) = 2.776445105197793.
  static let scores: [Score] = [
    Score(value: 91.25, error: 2.5, df: 9, n: 10, bounds: 0...100, low: 83.7022904909254, high: 95.4905703409013),
    Score(value: 9.2125, error: 0.225, df: 9, n: 10, bounds: 1...10, low: 8.53320614418328, high: 9.59415133068111),
    Score(value: 75, error: 0, df: 6, n: 7, bounds: 0...100, low: 32.0580767576563, high: 97.4696989228326),
    Score(value: 75, error: 1e-15, df: 6, n: 7, bounds: 0...100, low: 32.0580767576563, high: 97.4696989228326),
    Score(value: 100, error: 0, df: 4, n: 5, bounds: 0...100, low: 47.8176249895019, high: 100),
    Score(value: 100 - 1e-13, error: 0, df: 4, n: 5, bounds: 0...100, low: 47.8176249895019, high: 100),
    Score(value: 0, error: 0, df: 4, n: 5, bounds: 0...100, low: 0, high: 52.1823750104981),
    Score(value: 100, error: 0, df: 48, n: 49, bounds: 0...100, low: 92.7480736335723, high: 100),
    Score(value: 100, error: 3, df: 48, n: 49, bounds: 0...100, low: 92.7480736335723, high: 100),
    Score(value: 50, error: 2, df: 4, n: 5, bounds: nil, low: 50 - 2 * 2.776445105197793, high: 50 + 2 * 2.776445105197793),
    Score(value: 101, error: 2, df: 4, n: 5, bounds: 0...100, low: 101 - 2 * 2.776445105197793, high: 101 + 2 * 2.776445105197793),
  ]

  @Test(arguments: scores) func score(s: Score) throws {
    let estimate = Estimate(value: s.value, variance: s.error * s.error, degreesOfFreedom: s.df)
    try expect(intervals.score(estimate, respondents: s.n, bounds: s.bounds), s.low, s.high)
  }

  struct Share: Sendable {
    let p: Double
    let variance: Double
    let df: Double
    let n: Int
    let low: Double
    let high: Double
  }

  /// R: the first is `svyciprop(~I(ell == 0), apiclus1 design, method = "wilson")`, the last four `qbeta`.
  static let shares: [Share] = [
    Share(p: 0.0218579234972678, variance: 0.00051177528296442, df: 14, n: 15, low: 0.00317877723778657, high: 0.135391285147164),
    Share(p: 0.665625, variance: 0.013564453125, df: 7, n: 9, low: 0.38199257457778, high: 0.865066692234333),
    Share(p: 0.48, variance: 0.0084, df: 8, n: 10, low: 0.288364069078415, high: 0.677707709935009),
    Share(p: 81.0 / 263, variance: 0.00081038083446578, df: .infinity, n: 263, low: 0.255288519878274, high: 0.3662095769828),
    Share(p: 1, variance: 0, df: 4, n: 5, low: 0.478176249895019, high: 1),
    Share(p: 1.0.nextDown, variance: 0, df: 4, n: 5, low: 0.478176249895019, high: 1),
    Share(p: 0, variance: 0, df: 19, n: 20, low: 0, high: 0.168433470983085),
    Share(p: 1, variance: 0, df: 19, n: 20, low: 0.831566529016915, high: 1),
    Share(p: 0.9, variance: 0, df: 9, n: 10, low: 0.554983882971805, high: 0.997471421455538),
  ]

  @Test(arguments: shares) func share(s: Share) throws {
    try expect(
      intervals.share(Estimate(value: s.p, variance: s.variance, degreesOfFreedom: s.df), respondents: s.n), s.low, s.high)
  }

  @Test func clopperPearson() throws {
    try expect(intervals.betaInterval(share: 81.0 / 263, respondents: 263), 0.252736745585271, 0.367621922601351)
    try expect(intervals.betaInterval(share: 0, respondents: 20), 0, 0.168433470983085)
    #expect(intervals.betaInterval(share: 0.5, respondents: 0) == nil)
  }

  @Test func censusIsThePoint() {
    let exact = Estimate(value: 95.76, variance: 0, degreesOfFreedom: 0)
    #expect(intervals.score(exact, respondents: 1, bounds: 0...100, isCensus: true) == Interval(low: 95.76, high: 95.76))
    let all = Estimate(value: 0.4, variance: 0, degreesOfFreedom: 4)
    #expect(intervals.share(all, respondents: 5, isCensus: true) == Interval(low: 0.4, high: 0.4))
  }

  /// Under weights that lean on others an error stays where everybody answered: its interval is printed beside
  /// it.
  @Test func censusWithAnErrorIsNoPoint() {
    let estimate = Estimate(value: 52.5, variance: 0.6, degreesOfFreedom: 4)
    let usual = intervals.score(estimate, respondents: 5, bounds: 0...100)
    #expect(usual != nil && intervals.score(estimate, respondents: 5, bounds: 0...100, isCensus: true) == usual)
    let share = Estimate(value: 0.4, variance: 1e-4, degreesOfFreedom: 4)
    #expect(intervals.share(share, respondents: 5, isCensus: true) == intervals.share(share, respondents: 5))
    // What rounding leaves of nothing is no error.
    let noise = Estimate(value: 0.4, variance: 1e-28, degreesOfFreedom: 4)
    #expect(intervals.share(noise, respondents: 5, isCensus: true) == Interval(low: 0.4, high: 0.4))
  }

  /// Too few respondents, or numbers that are none: no interval, and no trap.
  @Test func noInterval() {
    for df in [0, 0.999, -1, .nan] {
      let estimate = Estimate(value: 50, variance: 4, degreesOfFreedom: df)
      #expect(intervals.score(estimate, respondents: 1, bounds: 0...100) == nil)
      #expect(intervals.score(estimate, respondents: 1, bounds: nil) == nil)
      #expect(intervals.share(Estimate(value: 1, variance: 0, degreesOfFreedom: df), respondents: 1) == nil)
      #expect(intervals.difference(estimate) == nil)
    }
    for value in [Double.nan, .infinity] {
      let estimate = Estimate(value: value, variance: 4, degreesOfFreedom: 5)
      #expect(intervals.score(estimate, respondents: 6, bounds: 0...100) == nil)
      #expect(intervals.score(estimate, respondents: 6, bounds: 0...100, isCensus: true) == nil)
      #expect(intervals.share(estimate, respondents: 6) == nil)
      #expect(intervals.score(Estimate(value: 50, variance: value, degreesOfFreedom: 5), respondents: 6, bounds: 0...100) == nil)
    }
  }

  /// Inside the bounds, around the estimate, wider with more confidence, whatever the numbers.
  @Test func intervalsAreWhatTheyShouldBe() throws {
    let levels = [0.5, 0.9, 0.95, 0.999, 0.999999].map { IntervalEstimator(confidence: $0) }
    for value in [0, 1e-9, 0.3, 12.5, 50, 99.9, 100.0.nextDown, 100] {
      for error in [0, 1e-14, 1e-6, 0.4, 7, 60, 1e6] {
        for df in [1, 1.5, 4, 800, .infinity] {
          let score = Estimate(value: value, variance: error * error, degreesOfFreedom: df)
          let share = Estimate(value: value / 100, variance: error * error / 1e4, degreesOfFreedom: df)
          var last = Interval(low: value, high: value)
          var lastShare = Interval(low: value / 100, high: value / 100)
          for level in levels {
            let interval = try #require(level.score(score, respondents: 12, bounds: 0...100))
            #expect(interval.low >= 0 && interval.high <= 100)
            #expect(interval.low <= last.low && last.high <= interval.high, "\(value) ± \(error), df \(df), \(level.confidence)")
            last = interval
            let other = try #require(level.share(share, respondents: 12))
            #expect(other.low >= 0 && other.high <= 1)
            #expect(other.low <= lastShare.low && lastShare.high <= other.high, "\(value) % ± \(error), df \(df), \(level.confidence)")
            lastShare = other
          }
        }
      }
    }
  }

  /// 5 equal answers at the top: 47.8..100, all of it on one side; t(.975, 4) = 2.776.
  @Test func varianceThatStandsForEqualAnswers() throws {
    let top = Estimate(value: 100, variance: 0, degreesOfFreedom: 4)
    let interval = try #require(intervals.score(top, respondents: 5, bounds: 0...100))
    let error = (100 - 47.8176249895019) / 2.776445105197793
    #expect(agree(intervals.comparisonVariance(of: top, interval: interval), error * error, within: 1e-10))
  }
}
