import ArgumentParser
import Foundation
import Inference
import Reporting
import SurveyImport
import SurveyModel

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Import, score, rank, and write the page, the workbook, every table and results.json.",
    discussion: """
      The report is written whole or not at all, and replaces only a report of ours.

      Example: cdci report surveys/quang-ninh-2023
      """)

  @OptionGroup var options: SurveyOptions

  @Option(help: "Folder of the report. (default: reports/<survey folder name>)", completion: .directory)
  var out: String?

  @Option(
    help:
      "A language of the report, vi or en; repeat for both, the first also that of messages. (default: the survey's, then the other; of messages the locale's)"
  )
  var language: [Language] = []

  @Option(help: "A format to write: html, md, xlsx, csv or json; repeat for several; results.json is always written. (default: all)")
  var format: [OutputFormat] = []

  @Option(help: "Seed of everything random. It is printed in the report.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Bootstrap replicates, for an index with a min-max range of this run; other standard errors are linearised. "
        + "(default: \(Evaluation.defaultReplicates))"))
  var replicates: Int?

  @Option(help: "Threads. The report does not depend on it. (default: the number of cores)")
  var threads: Int?

  @Flag(help: "Refuse to write where any row of the export was left out.")
  var strict = false

  enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case html, md, xlsx, csv, json

    var writer: any ReportFormat {
      switch self {
      case .html: HTMLFormat(version: CDCI.configuration.version)
      case .md: MarkdownFormat()
      case .xlsx: XLSXFormat()
      case .csv: CSVFormat()
      case .json: JSONFormat()
      }
    }
  }

  func validate() throws {
    let messages = Console(language: language.first, isQuiet: true).language
    if out?.isEmpty == true {
      throw ValidationError(
        LocalizedText(
          vi: "--out: cần đường dẫn của một thư mục, gặp đường dẫn rỗng", en: "--out: expected the path of a folder, found an empty one")[
            messages])
    }
    try CountOption.check("--replicates", replicates, language: language.first)
    try CountOption.check("--threads", threads, language: language.first)
  }

  func run() throws {
    let console = Console(language: language.first, isQuiet: options.quiet)
    let data = try options.read(threads: threads, console: console)
    if strict { try console.refuseLeftOut(data.account) }
    let results = try options.evaluate(
      data, seed: seed, replicates: replicates ?? Evaluation.defaultReplicates, threads: threads, console: console)
    let destination = out ?? "reports/\(surveyName)"
    let languages = languages(of: results.survey)
    let formats = Set(format.isEmpty ? OutputFormat.allCases : format).union([.json])
    try console.failing { () throws(ReportFailure) in
      try ReportFolder.replacing(destination, sparing: SurveyReader.paths(of: data, at: options.survey)) { folder throws(ReportFailure) in
        for format in OutputFormat.allCases where formats.contains(format) {
          try format.writer.write(results, languages: languages, into: folder)
        }
      }
    }
    console.say(summary(data.account, destination: destination))
  }

  private func summary(_ account: ImportAccount, destination: String) -> LocalizedText {
    let reasons = account.leftOut.map { "\($0.reason.rawValue) \($0.rows)" }.joined(separator: ", ")
    let leftOut = account.rowsRead - account.responses
    return LocalizedText(
      vi: "Đã đọc \(account.rowsRead) dòng: \(account.responses) phiếu hợp lệ"
        + (leftOut > 0 ? ", \(leftOut) dòng không tính (\(reasons))" : "") + ". Báo cáo: \(destination)",
      en: "Read \(account.rowsRead) rows: \(account.responses) responses count"
        + (leftOut > 0 ? ", \(leftOut) left out (\(reasons))" : "") + ". Report: \(destination)")
  }

  /// The name of the survey's folder, also where it was given as `.` or as its survey.yaml.
  private var surveyName: String {
    let url = URL(fileURLWithPath: options.survey).standardizedFileURL.resolvingSymlinksInPath()
    return url.lastPathComponent == "survey.yaml" ? url.deletingLastPathComponent().lastPathComponent : url.lastPathComponent
  }

  private func languages(of survey: Survey) -> [Language] {
    let wanted = language.isEmpty ? [survey.language] + Language.allCases.filter { $0 != survey.language } : language
    var seen: Set<Language> = []
    return wanted.filter { seen.insert($0).inserted }
  }
}
