import FoundationEssentials
import Inference
import Scoring
import SurveyImport
import SurveyModel
import Workbench

/// The door to the library: reads surveys and tables, scores and ranks them, and writes reports.
///
/// Every step is one call from value to value; nothing is kept between calls. Same inputs, same seed: the
/// same numbers to the last bit, on any number of threads, at any hour.
public struct Engine: Sendable {
  /// Change the time, and no result.
  public let threads: Int
  /// Is told how far the steps are.
  public let progress: WorkProgress

  /// - Parameters:
  ///   - threads: one or more; `nil` for as many as the machine has cores.
  ///   - progress: told how far the steps are, and asked whether their results are still wanted.
  public init(threads: Int? = nil, progress: WorkProgress = WorkProgress()) {
    self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    self.progress = progress
  }

  /// The release of this library, such as `0.3.0`.
  public static var version: String { Release.version }

  var bench: Workbench { Workbench(threads: threads, work: progress.work) }

  /// Runs a step whose refusal becomes an error of ours.
  func refusing<Value>(_ step: () throws(Refusal) -> Value) throws(EngineError) -> Value {
    do throws(Refusal) { return try step() } catch { throw EngineError(error) }
  }

  /// Runs a step of the import.
  func importing<Value>(_ step: () throws(ImportFailure) -> Value) throws(EngineError) -> Value {
    do throws(ImportFailure) { return try step() } catch { throw EngineError(error) }
  }
}
