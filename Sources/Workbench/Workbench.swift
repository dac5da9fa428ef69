import FoundationEssentials
package import SurveyImport
package import SurveyModel

/// What every face of the program shares: reading, scoring, comparing with editions before, and writing; no arguments, no HTTP.
///
/// Each step is one call from value to value. What a user should know beside the result is a ``Remark``; a step that gives no result throws a ``Refusal``.
package struct Workbench: Sendable {
  /// Change the time, and no result.
  package let threads: Int
  /// Is told how far the steps are, and may be cancelled.
  package let work: Work

  /// - Parameter threads: `nil` for as many as the machine has cores.
  package init(threads: Int? = nil, work: Work = .unwatched) {
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    self.work = work
  }

  /// - Throws: where the work was cancelled.
  func checkWanted() throws(Refusal) {
    if work.isCancelled { throw .cancelled }
  }

  /// Runs a step of the import.
  func importing<Value>(_ step: () throws(ImportFailure) -> Value) throws(Refusal) -> Value {
    do throws(ImportFailure) { return try step() } catch { throw Refusal(error) }
  }
}

/// Something that the user should know, where it is about one with its place.
package struct Remark: Sendable, Hashable {
  package let place: ImportFailure.Place?
  package let sentence: LocalizedText

  package var file: String? { place?.file }
  package var line: Int? { place?.line }
  package var column: Int? { place?.column }

  package init(_ sentence: LocalizedText, at place: ImportFailure.Place? = nil) {
    self.sentence = sentence
    self.place = place
  }

  /// The sentence behind its place.
  package func text(in language: Language) -> String { ((place.map { "\($0): " } ?? "") + sentence[language]).visible }
}
