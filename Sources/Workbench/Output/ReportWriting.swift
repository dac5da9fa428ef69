import Inference
import Reporting
import SurveyImport
package import SurveyModel

/// A kind of file that a report is made of.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case html, md, docx, xlsx, csv, press, charts, json
  /// A working paper for those who check, which holds what is withheld.
  case audit

  /// Those of a report, which is what nobody asks for by name.
  package static let published: [OutputFormat] = allCases.filter { $0 != .audit }

  /// - Parameter temporaryFolder: for what has to lie on a disk while a file is made.
  ///
  /// - Returns: `nil` for what is made of more than a report holds.
  fileprivate func renderer(temporaryFolder: String) -> (any ReportFormat)? {
    switch self {
    case .html: HTMLFormat()
    case .md: MarkdownFormat()
    case .docx: DOCXFormat()
    case .xlsx: XLSXFormat(temporaryFolder: temporaryFolder)
    case .csv: CSVFormat()
    case .press: PressFormat()
    case .charts: ChartFiles()
    case .json: JSONFormat()
    case .audit: nil
    }
  }
}

extension Workbench {
  /// Writes a report whole, in place of an earlier one or where there is nothing.
  ///
  /// - Parameters:
  ///   - languages: the first of the report first; empty for the survey's, then the other.
  ///   - formats: empty for all that are published; results.json is always written. ``OutputFormat/audit`` needs a run whose stages were kept.
  ///   - printer: makes a PDF file too.
  package func write(
    _ run: SurveyRun, to destination: String, languages: [Language] = [], formats: Set<OutputFormat> = [],
    printer: PDFPrinter? = nil
  ) throws(Refusal) {
    try write(.ranking(run.results), run.kept, of: run.survey.definitions, to: destination, languages, formats, printer)
  }

  /// The same of figures alone, with the formats that have something to tell of them.
  package func write(
    _ figures: ReadFigures, to destination: String, languages: [Language] = [], formats: Set<OutputFormat> = [],
    printer: PDFPrinter? = nil
  ) throws(Refusal) {
    try write(.figures(figures.surroundings), nil, of: figures.definitions, to: destination, languages, formats, printer)
  }

  private func write(
    _ content: Report.Content, _ kept: KeptRun?, of definitions: SurveyDefinitions, to destination: String, _ languages: [Language],
    _ formats: Set<OutputFormat>, _ printer: PDFPrinter?
  ) throws(Refusal) {
    let drawer = ChartPictures()
    let formats = OutputFormat.allCases.filter { formats.isEmpty ? $0 != .audit : formats.contains($0) || $0 == .json }
    let folder = OutputFolder(destination, .report(sparing: definitions.paths), work: work)
    do throws(Refusal) {
      try folder.fill { part throws(Refusal) in
        let report = Report(
          try Self.withRaster(content, drawer, in: part, work: work), languages: Self.languages(languages, of: definitions.language),
          version: Release.version)
        var written: [RenderedFile] = []
        for (number, format) in formats.enumerated() {
          try checkWanted()
          let files: [RenderedFile]
          do throws(ReportFailure) {
            if let renderer = format.renderer(temporaryFolder: part.path) {
              files = try renderer.files(report)
            } else {
              files =
                try Self.audit(content, kept, report.language).map { book throws(ReportFailure) in
                  [try book.file(temporaryFolder: part.path)]
                } ?? []
            }
          } catch {
            throw Refusal(error)
          }
          for file in files { try part.write(file.bytes, as: file.name) }
          written += files
          if format == .charts { try drawer?.draw(files, in: part, work: work) }
          work.advance(.writing, to: Double(number + 1) / Double(formats.count))
        }
        if let package = DataPackage.file(of: written, in: report) { try part.write(package.bytes, as: package.name) }
        if let printer { try printer.print(report, into: part, work: work) }
      }
    } catch {
      throw error.spoken(in: definitions.language)
    }
  }

  private static func audit(_ content: Report.Content, _ kept: KeptRun?, _ language: Language) -> AuditBook? {
    switch content {
    case .ranking: kept.map { AuditBook($0, language) }
    case .figures(let surroundings): AuditBook(surroundings, language)
    }
  }

  /// What shows no SVG gets the logo as a PNG, where there is a program for it.
  private static func withRaster(
    _ content: Report.Content, _ drawer: ChartPictures?, in part: PartFolder, work: Work
  ) throws(Refusal) -> Report.Content {
    func raster(_ surroundings: inout Surroundings) throws(Refusal) {
      guard let drawer, let logo = surroundings.survey.logo, logo.kind == .svg else { return }
      surroundings.survey.logo?.raster = try drawer.png(of: logo.bytes, zoom: 2, in: part, work: work)
    }
    switch content {
    case .ranking(var results):
      try raster(&results.surroundings)
      return .ranking(results)
    case .figures(var surroundings):
      try raster(&surroundings)
      return .figures(surroundings)
    }
  }

  private static func languages(_ stated: [Language], of survey: Language) -> [Language] {
    let wanted = stated.isEmpty ? [survey] + Language.allCases.filter { $0 != survey } : stated
    var seen: Set<Language> = []
    return wanted.filter { seen.insert($0).inserted }
  }
}
