import ArgumentParser
import FoundationEssentials
import SurveyModel
import Workbench

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Import, score, rank, and write the page, the Word document, the workbook, every table and results.json.",
    discussion: """
      The report is written whole or not at all, and replaces only a report of ours.

      Example: cdci report surveys/quang-ninh-2023
      """)

  @OptionGroup var options: SurveyOptions

  @Option(help: "Folder of the report. (default: reports/<survey folder name>)", completion: .directory)
  var out: String?

  @Option(
    help:
      "A language of the report, vi or en; repeat for both, the first also that of messages. (default: the survey's, then the other; of messages the survey's)"
  )
  var language: [Language] = []

  @Option(
    help:
      "A format to write: html, md, docx, xlsx, csv, press, charts or json; repeat for several; results.json is always written. audit writes audit.xlsx, a working paper whose formulas recompute everything; it holds what is withheld and is not for publication. (default: all but audit)"
  )
  var format: [OutputFormat] = []

  @Option(help: "Seed of everything random. It is printed in the report.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Bootstrap replicates, for an index with a min-max range of this run; other standard errors are linearised. "
        + "(default: \(RunSettings.defaultReplicates))"))
  var replicates: Int?

  @Option(help: "Threads. The report does not depend on it. (default: the number of cores)")
  var threads: Int?

  @Flag(name: .customLong("no-robustness"), help: "Leave out what other weights would change, and how the components move together.")
  var leavesOutRobustness = false

  @Flag(
    name: .customLong("pdf"),
    help: "Also write report.pdf, by an installed browser (Chromium, Chrome, Edge) from the page, or by LibreOffice from the Word document."
  )
  var writesPDF = false

  @Flag(help: "Refuse to write where a row was left out without an explanation, or something is to be decided or filled in.")
  var strict = false

  func validate() throws {
    if out?.isEmpty == true { throw ValidationError(CommandWords.noFolder) }
    try CountOption.check("--replicates", replicates, atMost: CountOption.mostReplicates)
    try CountOption.check("--threads", threads)
  }

  func run() throws {
    let console = Console(language: language.first, isQuiet: options.quiet)
    let destination = out ?? "reports/\(surveyName)"
    let wrote = try console.work(threads: threads) { bench in
      let folder = try options.readFolder(bench, console)
      return try console.attempt { () throws(Refusal) in
        // Before the work, not behind it.
        let printer = writesPDF ? try PDFPrinter() : nil
        if format.contains(.charts), ChartPictures() == nil { console.say([Remark(ChartPictures.missing)]) }
        let survey: ReadSurvey
        switch folder {
        case .answers(let own): survey = own
        case .figures(let figures):
          if strict { try bench.refuseUnfinished(figures) }
          console.say(figures.remarks)
          try bench.write(figures, to: destination, languages: language, formats: Set(format), printer: printer)
          return CommandWords.wrote(figures: figures.count, to: destination)
        }
        if strict { try bench.refuseUnfinished(survey) }
        var settings = RunSettings.report
        (settings.seed, settings.replicates) = (seed, replicates)
        settings.keepsStages = format.contains(.audit)
        if leavesOutRobustness { settings.asksRobustness = false }
        let run = try bench.run(survey, settings)
        console.say(run.remarks)
        try bench.write(run, to: destination, languages: language, formats: Set(format), printer: printer)
        return CommandWords.wrote(survey.account, to: destination)
      }
    }
    console.say(wrote)
  }

  /// The name of the survey's folder, also where it was given as `.` or as its survey.yaml.
  private var surveyName: String {
    let url = URL(fileURLWithPath: options.survey).standardizedFileURL.resolvingSymlinksInPath()
    return url.lastPathComponent == "survey.yaml" ? url.deletingLastPathComponent().lastPathComponent : url.lastPathComponent
  }
}
