import Inference
import SurveyModel

/// The time of a bootstrap of a survey as large as the example of Quảng Ninh: 780 firms rate 7 units on 30 questions in 2 strata.
struct BootstrapTiming: Sendable {
  private let survey: ScoredSurvey

  init(seed: UInt64) throws {
    let (units, strata, responses) = (7, 2, 780)
    let form = try SurveyForm(units: units, strata: strata, questionsOfComponent: [4, 4, 4, 3, 4, 4, 4, 3], confidence: 0.95)
    var stream = SeededStream(seed: seed, stream: 0, purpose: 0x7469_6D65)
    let cells = units * strata
    let sizes = (0..<cells).map { responses / cells + ($0 < responses % cells ? 1 : 0) }
    // Half of those invited answer.
    let frame = form.frame(firms: (0..<units).map { unit in (0..<strata).map { 2 * sizes[unit * strata + $0] } })
    var rows: [SurveyForm.Row] = []
    var first = 0
    for cell in 0..<cells {
      for firm in 0..<sizes[cell] {
        rows.append(
          SurveyForm.Row(
            respondent: first + firm, unit: cell / strata, stratum: cell % strata,
            answers: (0..<30).map { _ in UInt8(stream.integer(below: 5)) }))
      }
      first += 2 * sizes[cell]
    }
    survey = try ScoredSurvey(form.data(rows, frame: frame))
  }

  /// Seconds of each of `runs` runs, after one that warms up. Every node of the index in every unit is scored in each replicate.
  func seconds(replicates: Int, threads: Int, runs: Int, seed: UInt64) -> [Double] {
    let clock = ContinuousClock()
    let times = (0...max(1, runs)).map { _ in
      clock.measure { _ = Bootstrap(replicates: replicates, seed: seed, threads: threads).scores(of: survey) } / .seconds(1)
    }
    return Array(times.dropFirst())
  }
}
