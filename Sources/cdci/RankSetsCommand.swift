import ArgumentParser
import Foundation
import Inference
import Reporting
import SurveyImport
import SurveyModel

struct RankSetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank-sets",
    abstract: "From estimates and their standard errors, the ranks that each unit may really have.",
    discussion: """
      TABLE is a CSV file with the columns unit, estimate, se and optionally df, the degrees of freedom of se; the estimates are independent of each other. The highest \
      estimate has rank 1. Adds the columns rank, rank_low (the best rank) and rank_high (Mogstad, Romano, Shaikh and Wilhelm 2024).

      A standard error of 0 says that the estimate is known exactly.

      Example: cdci rank-sets scores.csv --kind simultaneous --format csv > ranks.csv
      """)

  @Argument(help: "A CSV file: unit,estimate,se[,df]; - for the standard input.", completion: .file())
  var table: String

  @Option(help: "Level of confidence, from 0.5 to below 1.")
  var confidence = 0.95

  @Option(help: "marginal: for each unit by itself; simultaneous: for all units together, wider.")
  var kind: RankSets.Kind = .marginal

  @Option(help: "Seed of the simulated draws.")
  var seed: UInt64 = 1

  @Option(help: "text (in rank order), csv or json (in the order of the table).")
  var format: Format = .text

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "Language of the text and of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  func validate() throws {
    try formatOptions.check()
    guard confidence >= 0.5, confidence < 1 else {
      throw ValidationError("--confidence: expected a number from 0.5 to below 1, such as 0.95, found \(confidence)")
    }
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let rows = try console.failing { () throws(ImportFailure) in try EstimateTable.read(table, format: formatOptions.format) }.rows
    let exact = rows.filter { $0.standardError == 0 }.map { String($0.line) }
    if !exact.isEmpty {
      console.say(
        LocalizedText(
          vi: "\(table): sai số chuẩn bằng 0 ở dòng \(exact.joined(separator: ", ")); các ước lượng đó được coi là chính xác",
          en: "\(table): a standard error of 0 on line \(exact.joined(separator: ", ")); these estimates count as exactly known"))
    }
    let estimates = rows.map { row in
      Estimate(value: row.estimate, variance: row.standardError * row.standardError, degreesOfFreedom: row.degreesOfFreedom)
    }
    let estimator = RankSetEstimator(confidence: confidence, seed: seed, threads: ProcessInfo.processInfo.activeProcessorCount)
    let sets = estimator.rankSets(try UnitComparisons(estimates: estimates))
    let output = RankSetOutput(units: rows.map(\.unit), estimates: estimates, sets: sets, estimator: estimator, kind: kind)
    switch format {
    case .text: try console.print(output.text(console.language))
    case .csv: try console.print(output.csv)
    case .json: try console.print(output.json)
    }
  }
}

extension RankSets.Kind: ExpressibleByArgument {}
