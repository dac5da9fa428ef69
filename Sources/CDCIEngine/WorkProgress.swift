import SurveyModel

/// A part of the work, in the order in which a survey passes through them.
public enum Stage: String, Sendable, Hashable, CaseIterable {
  /// Files are read.
  case reading
  /// Answers are tallied and scores made.
  case scoring
  /// A bootstrap is drawn; only where an index has no derivative.
  case replicates
  /// Rank sets are simulated.
  case rankSets = "rank-sets"
  /// Other reasonable choices are tried.
  case robustness
  /// A report is written.
  case writing
}

/// How work that takes long tells where it is, and learns that it is no longer wanted.
///
/// Both closures are called from any thread and must not block. Work that is no longer wanted ends within 100
/// ms with an ``EngineError`` of kind ``EngineError/Kind-swift.enum/cancelled`` and leaves nothing behind.
public struct WorkProgress: Sendable {
  let work: Work

  /// - Parameters:
  ///   - isCancelled: whether the result is no longer wanted; asked at least every 50 ms.
  ///   - report: told a stage and the share of it that is done, 0...1.
  public init(isCancelled: (@Sendable () -> Bool)? = nil, report: (@Sendable (Stage, Double) -> Void)? = nil) {
    let tell: (@Sendable (Work.Stage, Double) -> Void)? = report.map { report in
      { @Sendable stage, share in
        guard let stage = Stage(rawValue: stage.rawValue) else { return }
        report(stage, share)
      }
    }
    work = Work(isCancelled: isCancelled, report: tell)
  }
}
