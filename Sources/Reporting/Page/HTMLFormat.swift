package import Inference
package import SurveyModel

/// The report as a page: one file in each language, with its styles and charts inside, that loads nothing and runs nothing.
package struct HTMLFormat: ReportFormat {
  private let version: String

  /// - Parameter version: of the program, for the foot of the page; left out where it is empty.
  package init(version: String = "") { self.version = version }

  package func write(_ results: Results, languages: [Language], into folder: ReportFolder) throws(ReportFailure) {
    for language in languages {
      let page = try page(results, language: language, among: languages)
      try folder.write(Array(page.utf8), as: Self.fileName(language, among: languages))
    }
  }

  /// `index.html` for the first language of the report, `index.en.html` for English as a further one.
  static func fileName(_ language: Language, among languages: [Language]) -> String {
    language == languages.first ? "index.html" : "index.\(language.rawValue).html"
  }

  /// The whole text of the page in one language.
  func page(_ results: Results, language: Language, among languages: [Language]) throws(ReportFailure) -> String {
    try PageTemplate.render(PageContent(results, language: language, among: languages, version: version).values)
  }
}
