import ArgumentParser
import Foundation
import Inference
import Reporting
import Scoring
import SurveyModel
import SurveyWords

struct RobustnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robustness",
    abstract: "Whether the ranking would hold under other reasonable choices.",
    discussion: """
      Exact bounds on what the weights of the components can change, with weights that prove them; the ranking under randomly drawn methods, other answers, and both together; which \
      choice moves ranks most; and how well the indicators of each component belong together.

      Example: cdci robustness surveys/quang-ninh-2023 --draws 5000
      """)

  @OptionGroup var options: SurveyOptions

  @Option(help: "Methods to draw.")
  var draws = 2000

  @Option(help: "How far each weight is varied, as a share of itself, above 0 to 1.")
  var share = 0.25

  @Option(help: "Seed of the draws.")
  var seed: UInt64 = 1

  @Option(help: "text; csv: a row a unit; coherence-csv: a row a component and indicator; json: everything.")
  var format: Format = .text

  @Option(help: "Language of names and messages, vi or en. (default: of messages the locale's, of names the survey's first)")
  var language: Language?

  @Option(help: "Threads; they change the time and no result. (default: one for each core)")
  var threads: Int?

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
    case coherence = "coherence-csv"
  }

  func validate() throws {
    try CountOption.check("--threads", threads, language: language)
    try CountOption.check("--draws", draws, language: language)
    guard share > 0, share <= 1 else { throw ValidationError("--share: expected a share above 0, at most 1, such as 0.25, found \(share)") }
  }

  func run() throws {
    let console = Console(language: language, isQuiet: options.quiet)
    let data = try options.read(threads: threads, digestsResponses: false, console: console)
    let count = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let before = try options.editionsBefore(data, threads: threads, console: console).map(\.data)
    let scored: ScoredSurvey
    do throws(ScoringError) {
      scored = try ScoredSurvey(data, earlier: before, threads: count)
    } catch {
      console.complain(error.message(in: console.language))
      throw ExitCode(65)
    }
    let bar = ProgressBar(LocalizedText(vi: "Đang thử các cách tính khác", en: "Trying other methods"), console: console)
    let robustness = try SurveyRobustness(
      scored, setting: .init(draws: draws, share: share), seed: seed, threads: count, work: Work(report: { _, done in bar.update(done) }))
    bar.finish()
    let output = RobustnessOutput(robustness, of: data)
    switch format {
    case .text: try console.print(output.text(language ?? data.survey.language))
    case .csv: try console.print(output.csv)
    case .coherence: try console.print(output.coherenceCSV)
    case .json: try console.print(output.json)
    }
  }
}
