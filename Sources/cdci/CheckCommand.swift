import ArgumentParser
import Foundation
import Reporting
import SurveyModel

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Import and validate only: what became of every row, and problems with their places.",
    discussion: "Example: cdci check surveys/quang-ninh-2023")

  @OptionGroup var options: SurveyOptions

  @Option(help: "text, or json (the inputs and the import of results.json, and each respondent group).")
  var format: Format = .text

  @Option(help: "Language of the account, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Print every problem, not the first five of each kind.")
  var all = false

  @Flag(help: "Exit with 65 where any row was left out.")
  var strict = false

  @Option(help: "Threads; they change the time and no result. (default: one for each core)")
  var threads: Int?

  func validate() throws { try CountOption.check("--threads", threads, language: language) }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func run() throws {
    let console = Console(language: language, isQuiet: options.quiet)
    let data = try options.read(threads: threads, digestsResponses: format == .json, console: console)
    switch format {
    case .text: try console.print(AccountText.text(data, console.language, showsAll: all, path: options.survey))
    case .json: try console.print(JSONFormat.account(data))
    }
    if strict { try console.refuseLeftOut(data.account) }
  }
}
