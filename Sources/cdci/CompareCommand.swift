import ArgumentParser
import SurveyModel
import Workbench

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "What changed between editions, and what of.",
    discussion: """
      Of one SURVEY all editions that its previous leads to, of several those, in the order of their editions: each is compared with the one before, and the last with the first. \
      The change of every unit's score is split into what comes of the answers, the method, the weights and the structure of the index; the parts add up, and what comes of \
      the answers has an interval.

      An edition that cannot be read is said and left out. Of a unit that is withheld in an edition no change is told.

      Example: cdci compare surveys/quang-ninh-2023 --format html > thay-doi.html
      """)

  @Argument(help: "Folders with a survey.yaml, or these files.", completion: .directory)
  var surveys: [String]

  @Option(help: "text, csv, json or html (a page in one file).")
  var format: CompareFormat = .text

  @Option(help: "Language of names and messages, vi or en. (default: the survey's first)")
  var language: Language?

  @Option(help: "Threads; they change the time and no result. (default: one for each core)")
  var threads: Int?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if surveys.contains("") { throw ValidationError(UsageWords.noSurvey) }
    try CountOption.check("--threads", threads)
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    try console.work(threads: threads) { bench in
      let run = try console.attempt { () throws(Refusal) in try bench.compare(surveys) }
      console.adopt(run.language)
      console.say(run.remarks)
      try console.print(run.printed(format, in: console.language))
    }
  }
}

extension CompareFormat: ExpressibleByArgument {}
