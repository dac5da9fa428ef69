import ArgumentParser
import SurveyModel
import SurveyWords
import Workbench

struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Print the AAPOR outcome rates of a list with a disposition column.",
    discussion: """
      Each row is one case. A disposition is a letter group (I P R NC O UH UO NE) or a code such as 1.1 or 2.21; a row without one, or with one that is not known, \
      counts as NC, so that no rate is too high, and is stated. Where eligibility is unknown, RR3, RR4, REF2 and CON2 use one e for the whole file.

      Example: cdci rates frame.csv --by unit --by stratum
      """)

  @Argument(help: "A CSV file with a column \"disposition\"; - for the standard input.", completion: .file(extensions: ["csv", "gz"]))
  var frame: String

  @Option(help: "A column to break the rates down by; repeat for several: each column, then all of them crossed.")
  var by: [String] = []

  @Option(help: "e, the share of eligible among those of unknown eligibility, 0 to 1. (default: estimated from the file)")
  var eligibility: Double?

  @Option(help: "text, csv or json.")
  var format: PrintFormat = .text

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "Language of the tables and messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try formatOptions.check()
    if let eligibility, !(0...1).contains(eligibility) {
      throw ValidationError(UsageWords.eligibility(eligibility))
    }
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    try console.work { bench in
      let run = try console.attempt { () throws(Refusal) in
        try bench.rates(frame, by: by, eligibility: eligibility, format: formatOptions.format)
      }
      try console.print(run.rates(format, in: console.language))
      console.say(run.remarks(beside: format))
    }
  }
}
