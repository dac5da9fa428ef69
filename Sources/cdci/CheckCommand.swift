import ArgumentParser
import SurveyModel
import Workbench

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Import and validate only: what became of every row, and problems with their places.",
    discussion: """
      With --quiet nothing is printed unless something is wrong; the JSON is a result, and is printed all the same.

      Example: cdci check surveys/quang-ninh-2023
      """)

  @OptionGroup var options: SurveyOptions

  @Option(help: "text, or json (the inputs and the import of results.json, and each respondent group).")
  var format: Format = .text

  @Option(help: "Language of the account, vi or en. (default: the survey's)")
  var language: Language?

  @Flag(help: "Print every problem, not the first five of each kind.")
  var all = false

  @Flag(help: "Exit with 65 where a row was left out without an explanation, or something is to be decided or filled in.")
  var strict = false

  @Option(help: "Threads; they change the time and no result. (default: one for each core)")
  var threads: Int?

  func validate() throws { try CountOption.check("--threads", threads) }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func run() throws {
    let console = Console(language: language, isQuiet: options.quiet)
    try console.work(threads: threads) { bench in
      switch try options.readFolder(bench, console, digestsResponses: format == .json) {
      case .answers(let survey): try check(survey, bench, console)
      case .figures(let figures): try check(figures, bench, console)
      }
    }
  }

  private func check(_ survey: ReadSurvey, _ bench: Workbench, _ console: Console) throws {
    try show(text: { survey.accountText(showsAll: all, path: options.survey, in: $0) }, json: { survey.accountJSON }, console)
    let earlier = try console.attempt { () throws(Refusal) in try bench.definitions(before: survey) }
    console.say(bench.remarksOnPredecessors(of: survey, in: earlier) + bench.remarksOnStatedFigures(of: survey))
    if strict { try console.attempt { () throws(Refusal) in try bench.refuseUnfinished(survey) } }
  }

  private func check(_ figures: ReadFigures, _ bench: Workbench, _ console: Console) throws {
    try show(text: { figures.accountText(showsAll: all, path: options.survey, in: $0) }, json: { figures.accountJSON }, console)
    console.say(figures.remarks)
    if strict { try console.attempt { () throws(Refusal) in try bench.refuseUnfinished(figures) } }
  }

  private func show(text: (Language) -> String, json: () -> [UInt8], _ console: Console) throws {
    switch format {
    case .text where options.quiet: break
    case .text: try console.print(text(console.language))
    case .json: try console.print(json())
    }
  }
}
