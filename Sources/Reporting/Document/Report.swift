package import Inference
package import SurveyModel

/// What a report is made of: the results, and what they tell in each language.
package struct Report: Sendable {
  /// For formats that machines read: they hold more than is told.
  package let results: Results
  /// One in each language, the first language of the report first; never empty.
  package let documents: [Document]

  package var languages: [Language] { documents.map(\.language) }
  package var language: Language { documents[0].language }

  /// - Parameters:
  ///   - languages: those wanted, each once; without any, the survey's.
  ///   - version: of the program, for the imprint; left out where it is empty.
  package init(_ results: Results, languages: [Language] = [], version: String = "") {
    self.results = results
    documents = (languages.isEmpty ? [results.survey.language] : languages).map { Document(results, $0, version: version) }
  }
}
