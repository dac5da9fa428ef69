import ArgumentParser
import Foundation
import Glibc
import SurveyModel
import Workbench

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "From exports as the platform gave them, write a survey folder that can be reported at once.",
    discussion: """
      Recognises the platform, the units, the questions and their scales, and writes survey.yaml, index.yaml with equal weights and a README.md to fill in; the exports \
      are copied beside them. Nothing that exists is overwritten. Several files are batches of one survey where a column names the unit, else a file for each unit.

      On a terminal it asks about what the files do not tell; with --yes, and elsewhere, it takes the likeliest and says so.

      Example: cdci init results-survey712.csv --out surveys/lang-son-2026
      """)

  @Argument(help: "CSV files, as exported, packed by gzip or not; - for the standard input.", completion: .file(extensions: ["csv", "gz"]))
  var exports: [String]

  @Option(help: "Folder of the new survey.", completion: .directory)
  var out: String

  @Flag(help: "Take the likeliest wherever the files do not tell.")
  var yes = false

  @Option(help: "The survey platform, such as limesurvey or plain. (default: recognised by the header)")
  var platform: String?

  @OptionGroup var format: FormatOptions

  @Option(help: "Language of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out: expected the path of a folder, found an empty one") }
    try format.check()
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let isAsking = !yes && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    let account = try console.work { bench in
      try console.attempt { () throws(Refusal) in
        let survey = try bench.propose(
          exports, for: out, format: format.format, platform: platform, today: Self.today,
          decide: { decision in isAsking ? console.ask(decision) : console.take(decision) })
        console.say(survey.remarks)
        return try survey.write()
      }
    }
    console.say(CommandWords.began(account, at: out))
  }

  private static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return CalendarDate(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? CalendarDate(year: 2000, month: 1, day: 1).unsafelyUnwrapped
  }
}

extension Console {
  /// The likeliest, and says so.
  func take(_ decision: NewSurvey.Decision) -> Int {
    say(LocalizedText { "\(decision.question[$0]) → \(decision.options[decision.likeliest][$0])" })
    return decision.likeliest
  }

  /// Asks on the terminal; an empty line, or none, is the likeliest.
  func ask(_ decision: NewSurvey.Decision) -> Int {
    var text = decision.question[language] + "\n"
    for (number, option) in decision.options.enumerated() { text += "  \(number + 1)  \(option[language])\n" }
    while true {
      Self.write(text + "[\(decision.likeliest + 1)] ", to: .standardError)
      guard let line = readLine() else { return decision.likeliest }
      let answer = line.filter { !$0.isWhitespace }
      if answer.isEmpty { return decision.likeliest }
      if let number = Int(answer), decision.options.indices.contains(number - 1) { return number - 1 }
    }
  }
}
