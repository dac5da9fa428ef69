import ArgumentParser
import Foundation
import Inference
import Reporting
import SurveyModel

struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Print the ranking.",
    discussion: "Example: cdci rank surveys/quang-ninh-2023 --format csv > ranking.csv")

  @OptionGroup var options: SurveyOptions

  @Option(help: "text, csv (the columns of ranking.csv) or json (the units of results.json).")
  var format: Format = .text

  @Option(help: "Language of names and messages, vi or en. (default: of messages the locale's, of names the survey's first)")
  var language: Language?

  @Option(help: "Threads; they change the time and no result. (default: one for each core)")
  var threads: Int?

  func validate() throws { try CountOption.check("--threads", threads, language: language) }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  func run() throws {
    let console = Console(language: language, isQuiet: options.quiet)
    let results = try options.evaluate(
      // No format of the ranking names the inputs.
      try options.read(threads: threads, digestsResponses: false, console: console), seed: 1, threads: threads,
      detail: format == .json ? .everything : .ranking, console: console)
    let language = language ?? results.survey.language
    switch format {
    case .text: try console.print(PlainTable.ranking(results, language))
    case .csv: try console.print(CSVFormat.ranking(results, language))
    case .json: try console.print(JSONFormat.ranking(results))
    }
  }
}
