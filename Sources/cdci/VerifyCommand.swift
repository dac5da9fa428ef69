import ArgumentParser
import SurveyModel
import Workbench

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
  var format: PrintFormat = .text

  @Option(help: "How numbers are written: vi 16.351,83; en 16,351.83. (default: told from the table)")
  var numberFormat: Survey.NumberFormat?

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "Language of the text and of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws { try formatOptions.check() }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    try console.work { bench in
      let check = try console.attempt { () throws(Refusal) in
        try bench.verify(
          published, index: index, numberFormat: numberFormat, format: formatOptions.format, fitsWeights: fitWeights)
      }
      console.say(check.remarks)
      for remark in check.passedOver(in: console.language) { console.say(LocalizedText(remark)) }
      try console.print(check.findings(format, in: console.language))
      if check.hasFindings { throw ExitCode(65) }
    }
  }
}
