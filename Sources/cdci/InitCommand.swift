import ArgumentParser
import Glibc
import SurveyModel
import Workbench

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "From exports as the platform gave them, write a survey folder.",
    discussion: """
      Recognises the platform, the units, the questions and their scales, and writes survey.yaml, index.yaml with equal weights and a README.md to fill in; the exports \
      are copied beside them. Nothing that exists is overwritten. Several files are batches of one survey where a column names the unit, else a file for each unit.

      On a terminal it asks about what the files do not tell and numbers hang on; with --yes, and elsewhere, that stays open: it stands under to-decide in survey.yaml \
      and is not scored. With --like the units, questions, scales and weights of an earlier survey are carried over.

      Example: cdci init results-survey712.csv --out surveys/lang-son-2026
      """)

  @Argument(
    help: "Files as exported (CSV, Excel, SPSS, zip), packed by gzip or not; - for the standard input.",
    completion: .file(extensions: ["csv", "xlsx", "sav", "zip", "gz"]))
  var exports: [String]

  @Option(help: "Folder of the new survey.", completion: .directory)
  var out: String

  @Flag(help: "Ask nothing: take what is sure, and leave the rest to be decided.")
  var yes = false

  @Option(help: "Folder of the survey of the edition before, to carry over.", completion: .directory)
  var like: String?

  @Option(help: "The survey platform, such as limesurvey or plain. (default: recognised by the header)")
  var platform: String?

  @OptionGroup var format: FormatOptions

  @Option(help: "Language of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError(CommandWords.noFolder) }
    try format.check()
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let isAsking = !yes && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    let questions = TerminalQuestions(console)
    let written = try console.work { bench in
      try console.attempt { () throws(Refusal) in
        let survey = try bench.propose(
          exports, for: out, format: format.format, platform: platform, today: Workbench.today, like: like,
          decide: { decision in isAsking ? questions.ask(decision) : nil })
        console.say(survey.remarks)
        return try survey.write()
      }
    }
    switch written {
    case .runs(let account, let remarks):
      console.say(remarks)
      console.say(CommandWords.began(account, at: out))
    case .waits(let refusal), .unfit(let refusal, _): console.say(CommandWords.waits(refusal, at: out))
    }
  }
}
