package import SurveyModel

/// One kind of file that a report is made of.
package protocol ReportFormat: Sendable {
  /// Its files, whole, in a fixed order; the same report gives the same bytes.
  func files(_ report: Report) throws(ReportFailure) -> [RenderedFile]
}

extension Language {
  /// `index.html` for the first language of a report, `index.en.html` for English as a further one.
  package func fileName(_ stem: String, _ kind: String, among languages: [Language]) -> String {
    self == languages.first ? "\(stem).\(kind)" : "\(stem).\(rawValue).\(kind)"
  }
}

/// Why no report was written. The previous one is untouched.
package struct ReportFailure: Explained, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// An output cannot be created, or the folder to be replaced is not a report of ours.
    case cannotCreate
    /// A write failed half-way: a full disk.
    case interrupted
  }

  package let kind: Kind
  package let path: String
  /// What was expected and what was found.
  package let reason: LocalizedText

  package init(_ kind: Kind, path: String, reason: LocalizedText) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  package func message(in language: Language) -> String { "\(path): \(reason[language])" }
}
