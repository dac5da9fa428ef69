import SurveyModel

/// report.docx: the report in the official form, for whoever signs it and sends it on. One document in each language.
package struct DOCXFormat: ReportFormat {
  package init() {}

  package func files(_ report: Report) -> [RenderedFile] {
    report.documents.map { document in
      RenderedFile(name: document.language.fileName("report", "docx", among: report.languages), bytes: Self.bytes(document))
    }
  }

  static func bytes(_ document: Document) -> [UInt8] {
    var renderer = WordRenderer(document)
    return WordFile(
      language: document.language, title: document.title, author: document.organization, created: document.published,
      body: renderer.body(), logo: WordLogo(document.logo)
    ).bytes
  }
}
