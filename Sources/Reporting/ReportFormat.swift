public import Inference
public import SurveyModel

/// One kind of file that a report is made of.
public protocol ReportFormat: Sendable {
  /// Writes its files into the folder.
  ///
  /// - Parameter languages: those wanted, the first language of the report first; never empty.
  func write(_ results: Results, languages: [Language], into folder: ReportFolder) throws(ReportFailure)
}

/// Why no report was written. The previous one is untouched.
public struct ReportFailure: Explained, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// An output cannot be created, or the folder to be replaced is not a report of ours.
    case cannotCreate
    /// A write failed half-way: a full disk.
    case interrupted
  }

  public let kind: Kind
  public let path: String
  /// What was expected and what was found.
  public let reason: LocalizedText

  public init(_ kind: Kind, path: String, reason: LocalizedText) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  public func message(in language: Language) -> String { "\(path): \(reason[language])" }
}
