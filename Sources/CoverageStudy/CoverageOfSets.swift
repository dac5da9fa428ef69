import Inference
import Parallelism

/// What one kind of survey came to at one gap.
struct CoverageOfSets: Sendable {
  var simultaneous = Coverage()
  var marginal = Coverage()
  /// Percentiles of simulated ranks.
  var percentile = Coverage()
  /// Simultaneous sets of the same surveys with as many degrees of freedom as the intervals have: respondents − strata. End to end only.
  var plainDegrees = Coverage()
  /// Surveys in which a comparison stayed within the error of the simulated quantile, and so counted as not different.
  var open = 0

  static func += (sum: inout CoverageOfSets, more: CoverageOfSets) {
    sum.simultaneous += more.simultaneous
    sum.marginal += more.marginal
    sum.percentile += more.percentile
    sum.plainDegrees += more.plainDegrees
    sum.open += more.open
  }

  /// Over many surveys, in parts of 20: no number of threads changes the sums.
  static func sum(
    surveys: Int, threads: Int, _ survey: @Sendable (Int) throws -> CoverageOfSets
  ) throws -> CoverageOfSets {
    let part = 20
    let parts = Parallel.map((surveys + part - 1) / part, threads: threads) { number in
      Result {
        var sum = CoverageOfSets()
        for place in (number * part)..<min(surveys, (number + 1) * part) { sum += try survey(place) }
        return sum
      }
    }
    var sum = CoverageOfSets()
    for part in parts { sum += try part.get() }
    return sum
  }
}
