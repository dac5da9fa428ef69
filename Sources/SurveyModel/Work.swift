/// Work that may take long: it is told how far it is, and asks whether it is still wanted.
///
/// Whoever starts the work makes this value; every room hands it down to where time is spent and asks at least every 50 ms. What is no longer wanted ends with
/// the room's own `cancelled` error and leaves nothing behind.
package struct Work: Sendable {
  /// What is being done, in the order of a run.
  package enum Stage: String, Sendable, Hashable, CaseIterable {
    case reading
    case scoring
    case replicates
    case rankSets = "rank-sets"
    case robustness
    case writing
  }

  private let report: (@Sendable (Stage, Double) -> Void)?
  private let asks: (@Sendable () -> Bool)?

  /// - Parameters:
  ///   - isCancelled: asked from any thread, often; must not block.
  ///   - report: told the stage and the share of it that is done, 0...1, from any thread.
  package init(isCancelled: (@Sendable () -> Bool)? = nil, report: (@Sendable (Stage, Double) -> Void)? = nil) {
    asks = isCancelled
    self.report = report
  }

  /// Nobody watches and nobody stops it.
  package static let unwatched = Work()

  /// Whether the result is no longer wanted.
  package var isCancelled: Bool { asks?() ?? false }

  /// Tells how much of a stage is done, 0...1.
  package func advance(_ stage: Stage, to share: Double) { report?(stage, share) }
}
