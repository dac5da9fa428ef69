import SurveyModel

/// The report as a page: one file in each language, with its styles, charts and few lines of script inside, that loads nothing.
package struct HTMLFormat: ReportFormat {
  package init() {}

  package func files(_ report: Report) -> [RenderedFile] {
    report.documents.map { document in
      RenderedFile(
        name: Self.fileName(document.language, among: report.languages),
        text: PageRenderer(document).page(among: report.languages))
    }
  }

  /// One section alone, as it stands in the page: for a page of somebody else with our style sheet. `nil` where the document has none of that id.
  package static func fragment(ofSection id: String, in document: Document) -> String? {
    document.section(id).map { PageRenderer(document).fragment(of: $0) }
  }

  /// The same for a page of ours that allows no styles within elements: the width of a wide chart stands in an attribute for a script of that page.
  package static func plainFragment(ofSection id: String, in document: Document) -> String? {
    // In text a quote is escaped, so that these are attributes wherever they stand.
    fragment(ofSection: id, in: document)?.replacing(" style=\"", with: " data-wide=\"")
  }

  /// One chart alone, as it stands in the page: its pictures one after the other. `nil` where the document has none of that id.
  package static func pictures(ofChart id: String, in document: Document) -> [String]? {
    document.figure(id).map { $0.chart.panels(id: $0.id) }
  }

  /// The style sheet that pages and fragments are made for.
  package static var styles: [UInt8] { PackageResources.page_css }

  /// What sorts tables; pages read well without.
  package static var script: [UInt8] { PackageResources.page_js }

  /// `index.html` for the first language of the report, `index.en.html` for English as a further one.
  static func fileName(_ language: Language, among languages: [Language]) -> String {
    language.fileName("index", "html", among: languages)
  }
}
