import ArgumentParser
import SurveyModel
import Workbench

struct RankSetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank-sets",
    abstract: "From estimates and their standard errors, the ranks that each unit may really have.",
    discussion: """
      TABLE is a CSV file, or a sheet of a workbook, with the columns unit, estimate, se and optionally df, the degrees of freedom of se; the estimates are independent of each other. The highest \
      estimate has rank 1. Adds the columns rank, rank_low (the best rank) and rank_high (Mogstad, Romano, Shaikh and Wilhelm 2024).

      A standard error of 0 says that the estimate is known exactly.

      Example: cdci rank-sets scores.csv --kind simultaneous --format csv > ranks.csv
      """)

  @Argument(help: "A CSV file: unit,estimate,se[,df]; - for the standard input.", completion: .file())
  var table: String

  @Option(help: "Level of confidence, from 0.5 to below 1.")
  var confidence = 0.95

  @Option(help: "marginal: for each unit by itself; simultaneous: for all units together, wider.")
  var kind: RankSetSettings.Kind = .marginal

  @Option(help: "Seed of the simulated draws.")
  var seed: UInt64 = 1

  @Option(help: "text (in rank order), csv or json (in the order of the table).")
  var format: PrintFormat = .text

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "How numbers are written: vi 16.351,83; en 16,351.83. (default: as programs write them, 16351.83)")
  var numberFormat: Survey.NumberFormat?

  @Option(help: "Language of the text and of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try formatOptions.check()
    guard confidence >= 0.5, confidence < 1 else {
      throw ValidationError(UsageWords.confidence(confidence))
    }
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    try console.work { bench in
      let run = try console.attempt { () throws(Refusal) in
        try bench.rankSets(
          table, format: formatOptions.format, numberFormat: numberFormat,
          RankSetSettings(confidence: confidence, kind: kind, seed: seed))
      }
      console.say(run.remarks)
      try console.print(run.rankSets(format, in: console.language))
    }
  }
}
