import ArgumentParser
import SurveyModel
import Workbench

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score and rank a plain table of units and indicators, without a survey.",
    discussion: """
      TABLE is a CSV file, or a sheet of a workbook, with the column unit and a column for each indicator of the index: that of its data, or of its id. A blank cell is missing. The columns name and \
      group are optional; others are ignored and named.

      Ranges that are pooled over editions, and values that treatment takes from other periods, come from --earlier; or from other rows of TABLE, where the index names the \
      column with their period.

      The CSV has a row for each unit in the order of the table: unit, the index, every node below it, rank.

      TABLE may be packed by gzip, or come through a pipe: - is the standard input.

      Example: cdci score surveys/pci-2019/table.csv --index weights/pci-2021.yaml --explain quang-ninh-2019
      """)

  @Argument(
    help: "A CSV file: unit and a column for each indicator; - for the standard input.", completion: .file(extensions: ["csv", "gz"]))
  var table: String

  @Option(help: "An index file.", completion: .file(extensions: ["yaml"]))
  var index: String

  @Option(help: "csv, json or text. (default: csv; of --explain text)")
  var format: PrintFormat?

  @Flag(help: "Print scores as full doubles instead of published decimals.")
  var full = false

  @Option(help: "Show how the score of this unit comes about, node by node.")
  var explain: String?

  @Option(help: "The edition of TABLE, as pooled ranges of the index name it; of several in its rows the one to score. (default: the last)")
  var edition: String?

  @Option(
    help: ArgumentHelp(
      "A table of another edition, for ranges that are pooled over it and values taken from it. Once for each edition.",
      valueName: "EDITION=TABLE"),
    completion: .file(extensions: ["csv"]))
  var earlier: [String] = []

  @Option(
    help: ArgumentHelp(
      "The sheet of a workbook that --earlier gives for the edition. (default: the largest table)", valueName: "EDITION=NAME"))
  var earlierSheet: [String] = []

  @Option(help: "How numbers are written: vi 16.351,83; en 16,351.83. (default: as programs write them, 16351.83)")
  var numberFormat: Survey.NumberFormat?

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "Threads. The output does not depend on it. (default: the number of cores)")
  var threads: Int?

  @Option(help: "Language of the text and of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try formatOptions.check()
    try CountOption.check("--threads", threads)
    for entry in earlier where Self.parts(of: entry) == nil {
      throw ValidationError(UsageWords.earlier(entry))
    }
    let named = earlier.compactMap(Self.parts).map(\.edition)
    for entry in earlierSheet {
      guard let parts = Self.parts(of: entry), named.contains(parts.edition) else {
        throw ValidationError(UsageWords.earlierSheet(entry, names: named))
      }
    }
    try Self.checkOnce("--earlier", named + (edition.map { [$0] } ?? []))
    try Self.checkOnce("--earlier-sheet", earlierSheet.compactMap(Self.parts).map(\.edition))
  }

  private static func checkOnce(_ option: String, _ names: [String]) throws {
    var seen: Set<String> = []
    for edition in names.sorted() where !seen.insert(edition).inserted {
      throw ValidationError(UsageWords.editionTwice(option, edition))
    }
  }

  /// `2020=table-2020.csv`
  private static func parts(of entry: String) -> (edition: String, value: String)? {
    guard let sign = entry.firstIndex(of: "="), sign > entry.startIndex, entry.index(after: sign) < entry.endIndex else { return nil }
    return (String(entry[..<sign]), String(entry[entry.index(after: sign)...]))
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let sheets = Dictionary(uniqueKeysWithValues: earlierSheet.compactMap(Self.parts).map { ($0.edition, $0.value) })
    let question = TableQuestion(
      table: table, index: index, edition: edition,
      earlier: earlier.compactMap(Self.parts).map { .init(edition: $0.edition, table: $0.value, sheet: sheets[$0.edition]) },
      numberFormat: numberFormat,
      format: formatOptions.format)
    try console.work(threads: threads) { bench in
      let run = try console.attempt { () throws(Refusal) in try bench.score(question) }
      console.say(run.remarks)
      guard let explain else {
        return try console.print(run.scores(format ?? .csv, isFull: full, threads: bench.threads, in: console.language))
      }
      try console.print(
        console.attempt { () throws(Refusal) in try run.explanation(of: explain, format ?? .text, in: console.language) })
    }
  }
}
