import ArgumentParser
import Foundation
import Reporting
import Scoring
import SurveyImport
import SurveyModel
import SurveyWords

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
  var format: Format = .text

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "Language of the tables and messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  /// Problems that are listed on the terminal; the JSON has them all.
  private static let listed = 20

  func validate() throws {
    try formatOptions.check()
    if let eligibility, !(0...1).contains(eligibility) {
      throw ValidationError("--eligibility: expected a number from 0 to 1, found \(eligibility)")
    }
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let table = try console.failing { () throws(ImportFailure) in try DispositionReader().read(frame, by: by, format: formatOptions.format)
    }
    let output = OutcomeRatesOutput(table, OutcomeRates(table, eligibility: eligibility))
    switch format {
    case .text: try console.print(output.text(console.language))
    case .csv: try console.print(output.csv)
    case .json: try console.print(output.json)
    }
    for problem in table.problems.prefix(Self.listed) { console.say(LocalizedText { problem.text(in: $0) }) }
    let more = table.problems.count - Self.listed
    if more > 0 {
      console.say(
        LocalizedText(
          vi: "và \(more) vấn đề khác như vậy; --format json nêu tất cả", en: "and \(more) more of the kind; --format json has them all"))
    }
    // The text says it under its tables.
    if format != .text { for sentence in output.account(console.language) { console.say(LocalizedText(sentence)) } }
  }
}
