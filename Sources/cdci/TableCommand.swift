import ArgumentParser
import SurveyModel
import Workbench

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Print any table as clean CSV.",
    discussion: """
      UTF-8, commas, quotes where they are needed, and every record as many fields as the header. What separates and quotes the cells is found by the \
      program; what was repaired or left out is said on stderr. Nothing is interpreted: no platform, no survey. The file may be text, a workbook, an \
      SPSS file, or a zip with one of these.

      Example: cdci table export.tsv > export.csv
      """)

  @Argument(
    help: "A file with a table; - for the standard input.",
    completion: .file(extensions: ["csv", "tsv", "txt", "gz", "xlsx", "sav", "zsav", "zip"]))
  var file: String

  @Option(help: "The sheet of a workbook, by its name. (default: the largest table)")
  var sheet: String?

  @Option(help: "Encoding of the file, such as windows-1258. (default: recognised)")
  var encoding: String?

  @Option(help: "What separates its cells: a sign or several, or tab. (default: found)")
  var delimiter: String?

  @Option(help: "Language of the messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try FormatOptions.check(encoding: encoding)
    if let delimiter, delimiter.isEmpty || delimiter.contains(where: \.isNewline) {
      throw ValidationError(UsageWords.signs(isEmpty: delimiter.isEmpty))
    }
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    try console.work { bench in
      var failure: (any Error)?
      let remarks = try console.attempt { () throws(Refusal) in
        try bench.cleanTable(
          file, sheet: sheet, encoding: encoding.flatMap { TextEncoding(rawValue: $0) }, delimiter: delimiter == "tab" ? "\t" : delimiter
        ) { bytes in
          guard failure == nil else { return }
          do { try console.print(bytes) } catch { failure = error }
        }
      }
      if let failure { throw failure }
      console.say(remarks)
    }
  }
}
