import SurveyModel

/// report.docx: the report in the official form, for whoever signs it and sends it on. One document in each language.
package struct DOCXFormat: ReportFormat {
  package init() {}

  package func files(_ report: Report) -> [RenderedFile] {
    report.documents.map { document in
      RenderedFile(name: Self.fileName("report", document.language, among: report.languages), bytes: Self.bytes(document))
    }
  }

  /// `report.docx` for the first language of the report, `report.en.docx` for English as a further one.
  static func fileName(_ stem: String, _ language: Language, among languages: [Language]) -> String {
    language == languages.first ? "\(stem).docx" : "\(stem).\(language.rawValue).docx"
  }

  static func bytes(_ document: Document) -> [UInt8] {
    var renderer = WordRenderer(document)
    return WordFile(
      language: document.language, title: document.title, author: document.organization, created: document.published,
      body: renderer.body()
    ).bytes
  }
}
