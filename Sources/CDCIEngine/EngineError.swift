import Reporting
import Scoring
import SurveyImport
import SurveyModel
import SurveyWords
import Workbench

/// Where in a file something stands.
public struct Location: Sendable, Hashable, CustomStringConvertible {
  /// As it was named.
  public let file: String
  /// From 1; `nil` where the whole file is meant.
  public let line: Int?
  /// From 1; `nil` where the whole line is meant.
  public let column: Int?

  init(_ place: ImportFailure.Place) {
    file = place.file
    line = place.line
    column = place.column
  }

  /// `survey.yaml:12:5`
  public var description: String {
    [file, line.map(String.init), line == nil ? nil : column.map(String.init)].compactMap(\.self).joined(separator: ":")
  }
}

/// One sentence about the data, and where it applies.
public struct Notice: Sendable, Hashable, CustomStringConvertible {
  /// `nil` where it is about nothing in a file.
  public let location: Location?
  /// What was expected, found and done, without a full stop. Never a respondent's text or id.
  public let sentence: Text

  init(_ sentence: LocalizedText, at place: ImportFailure.Place? = nil) {
    self.sentence = Text(sentence)
    location = place.map(Location.init)
  }

  init(_ remark: Remark) { self.init(remark.sentence, at: remark.place) }

  /// The sentence behind its location.
  public func text(in language: Language) -> String { (location.map { "\($0): " } ?? "") + sentence[language] }

  /// The sentence behind its location, in English.
  public var description: String { text(in: .en) }
}

/// Why there is no honest result. Nothing that was there before has changed.
///
/// Bad rows and cells are no errors: they are listed in ``ImportAccount/problems`` and counted.
public struct EngineError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What was asked for does not exist or contradicts itself: an unknown unit, a range that is empty.
    case usage
    /// A definition is wrong, or the data allow no honest result.
    case unusable
    /// An input is missing or cannot be read.
    case unreadable
    /// A fault of this library.
    case fault
    /// An output cannot be created, or the folder that it would replace is no report.
    case cannotCreate = "cannot-create"
    /// A read or a write failed half-way: a full disk.
    case interrupted
    /// The result was no longer wanted.
    case cancelled
  }

  /// What went wrong.
  public let kind: Kind
  /// Every fault that was found, in the order of the files; at least one.
  public let faults: [Notice]

  init(_ kind: Kind, _ faults: [Notice]) {
    precondition(!faults.isEmpty)
    self.kind = kind
    self.faults = faults
  }

  /// The faults, a line each.
  public func message(in language: Language) -> String { faults.map { $0.text(in: language) }.joined(separator: "\n") }

  /// The faults in English, a line each.
  public var description: String { message(in: .en) }
}

extension EngineError {
  init(_ refusal: Refusal) {
    let kind: Kind =
      switch refusal.kind {
      case .usage: .usage
      case .unusable: .unusable
      case .unreadable: .unreadable
      case .fault: .fault
      case .cannotCreate: .cannotCreate
      case .interrupted: .interrupted
      case .cancelled: .cancelled
      }
    self.init(kind, refusal.faults.map(Notice.init))
  }

  init(_ failure: ImportFailure) {
    let kind: Kind =
      switch failure.kind {
      case .unusable: .unusable
      case .unreadable: .unreadable
      case .interrupted: .interrupted
      case .cancelled: .cancelled
      }
    self.init(kind, failure.faults.map { Notice($0.message, at: $0.place) })
  }

  /// - Parameter place: of the part of the index that the error speaks of.
  init(_ error: ScoringError, at place: ImportFailure.Place? = nil) {
    self.init(error == .cancelled ? .cancelled : .unusable, [Notice(LocalizedText { error.message(in: $0) }, at: place)])
  }
}
