package import Inference
package import SurveyModel

/// What a report is made of: the results, and what they tell in each language.
package struct Report: Sendable {
  package enum Content: Sendable {
    /// Of a survey whose units were scored.
    case ranking(Results)
    /// Of a survey of figures alone.
    case figures(Surroundings)
  }

  /// For formats that machines read: it holds more than is told.
  package let content: Content
  /// One in each language, the first language of the report first; never empty.
  package let documents: [Document]

  package var languages: [Language] { documents.map(\.language) }
  package var language: Language { documents[0].language }
  package var surroundings: Surroundings {
    switch content {
    case .ranking(let results): results.surroundings
    case .figures(let surroundings): surroundings
    }
  }

  /// - Parameters:
  ///   - languages: those wanted, each once; without any, the survey's.
  ///   - version: of the program, for the imprint; left out where it is empty.
  package init(_ content: Content, languages: [Language] = [], version: String = "") {
    self.content = content
    switch content {
    case .ranking(let results):
      documents = Self.spoken(languages, of: results.survey).map { Document(results, $0, version: version) }
    case .figures(let surroundings):
      documents = Self.spoken(languages, of: surroundings.survey).map { Document(surroundings, $0, version: version) }
    }
  }

  package init(_ results: Results, languages: [Language] = [], version: String = "") {
    self.init(.ranking(results), languages: languages, version: version)
  }

  private static func spoken(_ languages: [Language], of survey: Survey) -> [Language] {
    languages.isEmpty ? [survey.language] : languages
  }
}
