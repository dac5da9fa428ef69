import ArgumentParser
import SurveyModel
import Workbench

/// What every command about a survey takes.
struct SurveyOptions: ParsableArguments {
  @Argument(help: "A folder with a survey.yaml, or that file.", completion: .directory)
  var survey: String

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if survey.isEmpty { throw ValidationError(UsageWords.noSurvey) }
  }

  func read(_ bench: Workbench, _ console: Console, digestsResponses: Bool = true) throws -> ReadSurvey {
    try Self.read(survey, bench, console, digestsResponses: digestsResponses)
  }

  /// The same of a folder that may hold figures alone.
  func readFolder(_ bench: Workbench, _ console: Console, digestsResponses: Bool = true) throws -> ReadFolder {
    try console.attempt { () throws(Refusal) in
      let definitions = try bench.open(survey)
      console.adopt(definitions.language)
      return try bench.readFolder(definitions, digestsResponses: digestsResponses)
    }
  }

  /// Reads a survey; from then on messages are in its language.
  ///
  /// - Parameter digestsResponses: whether anything is made of it that names the SHA-256 of the files.
  static func read(_ survey: String, _ bench: Workbench, _ console: Console, digestsResponses: Bool) throws -> ReadSurvey {
    try console.attempt { () throws(Refusal) in
      let definitions = try bench.open(survey)
      console.adopt(definitions.language)
      return try bench.read(definitions, digestsResponses: digestsResponses)
    }
  }
}

/// The check of an option that counts something: threads, replicates.
enum CountOption {
  /// Replicates beyond which nothing is gained, and a run would end on no day that anybody waits for.
  static let mostReplicates = 1_000_000

  /// - Throws: `ValidationError` where the number is there and not 1 or more, or above `most`.
  static func check(_ name: String, _ count: Int?, atMost most: Int? = nil) throws {
    guard let count, count < 1 || count > most ?? .max else { return }
    throw ValidationError(CommandWords.notCounted(name, count, atMost: most))
  }
}

extension Language: ExpressibleByArgument {}
extension Survey.NumberFormat: ExpressibleByArgument {}
extension PrintFormat: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
extension RankSetSettings.Kind: ExpressibleByArgument {}
