import Reporting
import Scoring
package import SurveyImport
package import SurveyModel

/// Why a step gave no result. What was there before is as it was.
package struct Refusal: Explained, Sendable, Hashable {
  package enum Kind: Sendable, Hashable, CaseIterable {
    /// What was asked for does not exist or contradicts itself.
    case usage
    /// A definition is wrong, or the data allow no honest result.
    case unusable
    /// An input is missing or cannot be read.
    case unreadable
    /// A fault of the program.
    case fault
    /// An output cannot be created, or what it would replace is not ours.
    case cannotCreate
    /// A read or a write failed half-way.
    case interrupted
    /// Nobody wants the result any more.
    case cancelled
  }

  package let kind: Kind
  /// What was expected and what was found, a line for each fault; at least one.
  package let faults: [Remark]
  /// What was noticed before.
  package private(set) var remarks: [Remark] = []
  /// Of the survey, where that much of it could be read.
  package private(set) var language: Language?

  package init(_ kind: Kind, _ faults: [Remark], language: Language? = nil) {
    self.kind = kind
    self.faults = faults
    self.language = language
  }

  package init(_ kind: Kind, _ sentence: LocalizedText, at place: ImportFailure.Place? = nil, language: Language? = nil) {
    self.init(kind, [Remark(sentence, at: place)], language: language)
  }

  /// - Parameter path: of the file or folder that it is about.
  init(_ kind: Kind, _ sentence: LocalizedText, path: String) { self.init(kind, sentence, at: ImportFailure.Place(file: path)) }

  package static let cancelled = Refusal(.cancelled, .stopped)

  /// The same behind what was noticed before it.
  func after(_ remarks: [Remark]) -> Refusal {
    var refusal = self
    refusal.remarks = remarks + self.remarks
    return refusal
  }

  /// As one of a survey in this language, unless it is known to be of one in another.
  func spoken(in language: Language) -> Refusal {
    var refusal = self
    refusal.language = self.language ?? language
    return refusal
  }

  package func message(in language: Language) -> String { faults.map { $0.text(in: language) }.joined(separator: "\n") }
}

extension Refusal {
  package init(_ failure: ImportFailure) {
    let kind: Kind =
      switch failure.kind {
      case .unusable: .unusable
      case .unreadable: .unreadable
      case .interrupted: .interrupted
      case .cancelled: .cancelled
      }
    self.init(kind, failure.faults.map { Remark($0.message, at: $0.place) }, language: failure.language)
  }

  /// - Parameter place: of the part of the index that it is about.
  init(_ error: ScoringError, at place: ImportFailure.Place?, language: Language? = nil) {
    let kind: Kind = error == .cancelled ? .cancelled : .unusable
    self.init(kind, LocalizedText { error.message(in: $0) }, at: place, language: language)
  }

  init(_ failure: ReportFailure) {
    let kind: Kind =
      switch failure.kind {
      case .cannotCreate: .cannotCreate
      case .interrupted: .interrupted
      }
    self.init(kind, failure.reason, at: ImportFailure.Place(file: failure.path))
  }
}
