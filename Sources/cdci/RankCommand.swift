import ArgumentParser
import SurveyModel
import Workbench

struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Print the ranking.",
    discussion: "Example: cdci rank surveys/quang-ninh-2023 --format csv > ranking.csv")

  @OptionGroup var options: SurveyOptions

  @Option(help: "text, csv (the columns of ranking.csv) or json (the units of results.json).")
  var format: PrintFormat = .text

  @Option(help: "Language of names and messages, vi or en. (default: the survey's first)")
  var language: Language?

  @Option(help: "Threads; they change the time and no result. (default: one for each core)")
  var threads: Int?

  func validate() throws { try CountOption.check("--threads", threads) }

  func run() throws {
    let console = Console(language: language, isQuiet: options.quiet)
    try console.work(threads: threads) { bench in
      // No format of the ranking names the inputs.
      let survey = try options.read(bench, console, digestsResponses: false)
      let run = try console.attempt { () throws(Refusal) in
        try bench.run(survey, RunSettings(detail: format == .json ? .everything : .ranking))
      }
      console.say(run.remarks)
      try console.print(run.ranking(format, in: language ?? run.language))
    }
  }
}
