import ArgumentParser
import Foundation
import Inference
import Reporting
import Scoring
import SurveyImport
import SurveyModel

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a published ranking against its own numbers.",
    discussion: """
      PUBLISHED is a table as it was printed: the column unit, any components and indicators of the index by id or name, the index itself, and where it has them rank, tier, and \
      triples of columns count, base and percent. Totals are recomputed from the printed parts; only what rounding cannot explain is a finding. Rows of totals and means are \
      recognised, and so are decimal commas, percent signs and marks of footnotes.

      With --fit-weights: the weights with which the printed parts give every printed total, each with its whole range; or the rows that prove that there are none.

      Exit codes: 0 nothing was found; 65 something was.

      Example: cdci verify published.csv --index weights/pci-2021.yaml
      """)

  @Argument(help: "A CSV file; - for the standard input.", completion: .file(extensions: ["csv", "xlsx", "gz"]))
  var published: String

  @Option(help: "The index that the table claims to follow.", completion: .file(extensions: ["yaml"]))
  var index: String

  @Flag(help: "Find the weights that give the printed totals.")
  var fitWeights = false

  @Option(help: "text, csv or json.")
  var format: Format = .text

  @Option(help: "How numbers are written: vi 16.351,83; en 16,351.83. (default: told from the table)")
  var numberFormat: Survey.NumberFormat?

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "Language of the text and of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  func validate() throws { try formatOptions.check() }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let tree = try console.failing { () throws(ImportFailure) in try IndexFile.read(index) }
    let (table, recognized) = try console.failing { () throws(ImportFailure) in
      try PublishedTableReader(numberFormat: numberFormat).read(published, index: tree, format: formatOptions.format)
    }
    if let recognized { console.say(recognized) }
    let audit = PublishedAudit(table, index: tree)
    let output = AuditOutput(
      name: published == "-" ? "stdin" : published, table: table, index: tree, audit: audit, fit: fitWeights ? fit(table, tree) : nil)
    for remark in output.remarks(console.language) { console.say(LocalizedText(remark)) }
    switch format {
    case .text: try console.print(output.text(console.language))
    case .csv: try console.print(output.csv)
    case .json: try console.print(output.json)
    }
    if !audit.findings.isEmpty { throw ExitCode(65) }
  }

  private func fit(_ table: PublishedTable, _ index: IndexTree) -> AuditOutput.Fit {
    do throws(FittedWeights.Refusal) {
      return .found(try FittedWeights(table, index: index))
    } catch {
      return .refused(error)
    }
  }
}
