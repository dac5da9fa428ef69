import Reporting
import SurveyImport
package import SurveyModel

/// A kind of file that a report is made of.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case html, md, docx, xlsx, csv, press, charts, json

  /// - Parameter temporaryFolder: for what has to lie on a disk while a file is made.
  fileprivate func renderer(temporaryFolder: String) -> any ReportFormat {
    switch self {
    case .html: HTMLFormat()
    case .md: MarkdownFormat()
    case .docx: DOCXFormat()
    case .xlsx: XLSXFormat(temporaryFolder: temporaryFolder)
    case .csv: CSVFormat()
    case .press: PressFormat()
    case .charts: ChartFiles()
    case .json: JSONFormat()
    }
  }
}

extension Workbench {
  /// Writes a report whole, in place of an earlier one or where there is nothing.
  ///
  /// - Parameters:
  ///   - languages: the first of the report first; empty for the survey's, then the other.
  ///   - formats: empty for all; results.json is always written.
  ///   - printer: makes a PDF file too.
  package func write(
    _ run: SurveyRun, to destination: String, languages: [Language] = [], formats: Set<OutputFormat> = [],
    printer: PDFPrinter? = nil
  ) throws(Refusal) {
    try write(.ranking(run.results), of: run.survey.definitions, to: destination, languages, formats, printer)
  }

  /// The same of figures alone, with the formats that have something to tell of them.
  package func write(
    _ figures: ReadFigures, to destination: String, languages: [Language] = [], formats: Set<OutputFormat> = [],
    printer: PDFPrinter? = nil
  ) throws(Refusal) {
    try write(.figures(figures.surroundings), of: figures.definitions, to: destination, languages, formats, printer)
  }

  private func write(
    _ content: Report.Content, of definitions: SurveyDefinitions, to destination: String, _ languages: [Language],
    _ formats: Set<OutputFormat>, _ printer: PDFPrinter?
  ) throws(Refusal) {
    let report = Report(content, languages: Self.languages(languages, of: definitions.language), version: Release.version)
    let formats = OutputFormat.allCases.filter { formats.isEmpty || formats.contains($0) || $0 == .json }
    let folder = OutputFolder(destination, .report(sparing: definitions.paths), work: work)
    do throws(Refusal) {
      try folder.fill { part throws(Refusal) in
        var written: [RenderedFile] = []
        for (number, format) in formats.enumerated() {
          try checkWanted()
          let files: [RenderedFile]
          do throws(ReportFailure) {
            files = try format.renderer(temporaryFolder: part.path).files(report)
          } catch {
            throw Refusal(error)
          }
          for file in files { try part.write(file.bytes, as: file.name) }
          written += files
          work.advance(.writing, to: Double(number + 1) / Double(formats.count))
        }
        if let package = DataPackage.file(of: written, in: report) { try part.write(package.bytes, as: package.name) }
        if let printer { try printer.print(report, into: part, work: work) }
      }
    } catch {
      throw error.spoken(in: definitions.language)
    }
  }

  private static func languages(_ stated: [Language], of survey: Language) -> [Language] {
    let wanted = stated.isEmpty ? [survey] + Language.allCases.filter { $0 != survey } : stated
    var seen: Set<Language> = []
    return wanted.filter { seen.insert($0).inserted }
  }
}
