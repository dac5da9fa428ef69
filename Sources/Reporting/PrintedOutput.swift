package import SurveyModel

/// A result that a command prints: a table for programs, a document for programs, a text for people.
package protocol PrintedOutput: Sendable {
  /// CSV.
  var csv: [UInt8] { get }
  /// JSON.
  var json: [UInt8] { get }
  func text(_ language: Language) -> String
}
