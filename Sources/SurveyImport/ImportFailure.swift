package import SurveyModel

/// Why no survey could be read at all. Bad rows are not failures: they are ``SurveyModel/ImportProblem``s.
package struct ImportFailure: Explained, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A definition is wrong, or the data allow no honest result.
    case unusable
    /// An input is missing or cannot be read.
    case unreadable
    /// A read failed half-way.
    case interrupted
    /// Nobody wants the result any more.
    case cancelled
  }

  /// Where a fault lies. Line and column count from 1.
  package struct Place: Sendable, Hashable, CustomStringConvertible {
    package let file: String
    package let line: Int?
    package let column: Int?

    package init(file: String, line: Int? = nil, column: Int? = nil) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// `survey.yaml:12:5`
    package var description: String {
      [file, line.map(String.init), line == nil ? nil : column.map(String.init)].compactMap(\.self).joined(separator: ":")
    }
  }

  /// One fault: where, and one sentence of what was expected and what was found.
  package struct Fault: Sendable, Hashable, CustomStringConvertible {
    package let place: Place
    package let message: LocalizedText

    package init(place: Place, message: LocalizedText) {
      self.place = place
      self.message = message
    }

    /// The message behind its place.
    package func text(in language: Language) -> String { "\(place): \(message[language])".visible }

    package var description: String { text(in: .en) }
  }

  package let kind: Kind
  /// All that were found, in the order of the file; at least one.
  package let faults: [Fault]
  /// Of the survey, where that much of it could be read: whoever made it reads messages in it.
  package private(set) var language: Language?

  package init(kind: Kind, faults: [Fault]) {
    precondition(!faults.isEmpty)
    self.kind = kind
    self.faults = faults
  }

  package init(_ kind: Kind, at place: Place, _ message: LocalizedText) {
    self.init(kind: kind, faults: [Fault(place: place, message: message)])
  }

  /// - Parameter file: that was being read.
  static func cancelled(_ file: String) -> ImportFailure {
    ImportFailure(.cancelled, at: Place(file: file), .init(vi: "đã dừng theo yêu cầu", en: "stopped as asked"))
  }

  /// As one of a survey in this language.
  func spoken(in language: Language?) -> ImportFailure {
    var failure = self
    failure.language = language ?? self.language
    return failure
  }

  /// With what may have caused it.
  func with(_ notes: [Fault]) -> ImportFailure { ImportFailure(kind: kind, faults: faults + notes) }

  /// A line for each fault.
  package func message(in language: Language) -> String { faults.map { $0.text(in: language) }.joined(separator: "\n") }
}
