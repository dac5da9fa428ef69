import ArgumentParser
import Glibc
import SurveyModel
import Workbench

@main
struct CDCI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cdci",
    abstract: "From a satisfaction survey's export to a published ranking.",
    discussion: """
      Reads a survey folder (survey.yaml, the export, the list of invited firms, revenue figures) and an index file with the weights; says who answered, scores and ranks \
      each unit with its interval, and writes a page, a workbook, tables and JSON.

      Exit codes: 0 done; 64 wrong usage; 65 a definition is wrong or the data allow no honest result; 66 an input is missing or unreadable; 70 a fault of the program; \
      73 an output cannot be created; 74 reading or writing failed half-way.
      """,
    version: Release.version,
    subcommands: [
      ReportCommand.self, CheckCommand.self, RankCommand.self, InitCommand.self, RankSetsCommand.self, RatesCommand.self, ScoreCommand.self,
      TableCommand.self, VerifyCommand.self, PlanCommand.self, CompareCommand.self, ServeCommand.self,
    ])

  static func main() {
    // A closed pipe and a file that may not grow are errors of the write, which is then undone and told; as signals they would end the program there.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Interruption.watch()
    if let missing = ProcessLimits.secure() {
      Console(language: Usage.language, isQuiet: false).complain(missing[Usage.language])
      Glibc.exit(74)
    }
    Usage.run(Self.self)
  }
}
