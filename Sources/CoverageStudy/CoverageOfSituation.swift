import Inference
import Parallelism

/// How often the intervals and rank sets of a situation's surveys held the truth.
struct CoverageOfSituation: Sendable {
  /// Of the units' scores, those that have an interval.
  var intervals = SharedCount()
  /// Of the score of all units together.
  var overall = SharedCount()
  var simultaneous = Coverage()
  var marginal = Coverage()

  /// What held of what was there, by survey: numbers of one survey are not independent.
  struct SharedCount: Sendable, Hashable {
    private(set) var surveys = 0
    private(set) var held = 0
    private(set) var there = 0
    private var squaresHeld = 0
    private var squaresThere = 0
    private var products = 0

    mutating func count(held: Int, of there: Int) {
      surveys += 1
      self.held += held
      self.there += there
      squaresHeld += held * held
      squaresThere += there * there
      products += held * there
    }

    static func += (sum: inout SharedCount, more: SharedCount) {
      sum.surveys += more.surveys
      sum.held += more.held
      sum.there += more.there
      sum.squaresHeld += more.squaresHeld
      sum.squaresThere += more.squaresThere
      sum.products += more.products
    }

    /// A ratio of sums over surveys, with the standard error of a ratio.
    var share: Coverage.Share {
      let p = Double(held) / Double(there)
      let squares = Double(squaresHeld) - 2 * p * Double(products) + p * p * Double(squaresThere)
      return Coverage.Share(value: p, standardError: max(0, squares).squareRoot() / Double(there))
    }
  }

  static func += (sum: inout CoverageOfSituation, more: CoverageOfSituation) {
    sum.intervals += more.intervals
    sum.overall += more.overall
    sum.simultaneous += more.simultaneous
    sum.marginal += more.marginal
  }

  private static let purpose: UInt64 = 0x7369_7475

  /// In parts of 20: no number of threads changes the sums.
  static func sum(_ situation: Situation, surveys: Int, threads: Int) throws -> CoverageOfSituation {
    let part = 20
    let parts = Parallel.map((surveys + part - 1) / part, threads: threads) { number in
      Result {
        var sum = CoverageOfSituation()
        for place in (number * part)..<min(surveys, (number + 1) * part) { sum += try one(situation, number: place) }
        return sum
      }
    }
    var sum = CoverageOfSituation()
    for part in parts { sum += try part.get() }
    return sum
  }

  private static func one(_ situation: Situation, number: Int) throws -> CoverageOfSituation {
    var stream = SeededStream(seed: situation.seed, stream: UInt64(number), purpose: purpose)
    let survey = situation.draw(&stream)
    var counted = CoverageOfSituation()
    let results = try Evaluation(seed: situation.seed &+ UInt64(number)).evaluate(survey.read())
    let published = results.units.filter { $0.isPublished && $0.score != nil }.sorted { $0.unit < $1.unit }
    // A census is a point: its ends may miss by a last bit.
    func holds(_ interval: Interval, _ truth: Double) -> Bool { interval.low - 1e-9 <= truth && truth <= interval.high + 1e-9 }
    let known = published.compactMap { unit in unit.interval.map { holds($0, survey.truth[unit.unit]) } }
    counted.intervals.count(held: known.count { $0 }, of: known.count)
    if let truth = survey.overallTruth, let interval = results.overall.interval {
      counted.overall.count(held: holds(interval, truth) ? 1 : 0, of: 1)
    }
    let ranks = TrueRanks(values: published.map { survey.truth[$0.unit] })
    let all = 1...max(1, published.count)
    counted.simultaneous.count(published.map { $0.rankSetSimultaneous ?? all }, ranks)
    counted.marginal.count(published.map { $0.rankSet ?? all }, ranks)
    return counted
  }
}
