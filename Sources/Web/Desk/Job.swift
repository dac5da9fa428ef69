import Dispatch
import FoundationEssentials
import SurveyModel
import Synchronization
import Workbench

/// Long work on a thread of its own, so that nothing else waits for it.
final class Job<Value: Sendable>: Sendable {
  enum State: Sendable {
    case working(Work.Stage?, Double)
    case done(Value)
    case failed(Refusal)
  }

  private let state = Mutex(State.working(nil, 0))
  private let isUnwanted = Atomic(false)

  init(_ body: @escaping @Sendable (Workbench) throws(Refusal) -> Value) {
    DispatchQueue.global(qos: .utility).async { [self] in
      let work = Work(
        isCancelled: { [weak self] in self?.isUnwanted.load(ordering: .relaxed) ?? true },
        report: { [weak self] stage, share in self?.state.withLock { if case .working = $0 { $0 = .working(stage, share) } } })
      let result: State
      do throws(Refusal) { result = .done(try body(Workbench(work: work))) } catch { result = .failed(error) }
      state.withLock { $0 = result }
    }
  }

  func cancel() { isUnwanted.store(true, ordering: .relaxed) }

  var isCancelled: Bool { isUnwanted.load(ordering: .relaxed) }

  var now: State { state.withLock(\.self) }

  var isWorking: Bool { if case .working = now { true } else { false } }

  /// The state when the work has ended, or after a while.
  func state(within seconds: Double) async -> State {
    let end = ContinuousClock.now + .seconds(seconds)
    var pause = Duration.milliseconds(2)
    // Whoever asked may be gone, or the program be ending.
    while case .working = now, ContinuousClock.now < end, !Task.isCancelled {
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .milliseconds(40))
    }
    return now
  }
}

/// Where something runs that blocks.
enum OffThread {
  /// With whatever else goes on.
  static let any = DispatchQueue.global(qos: .userInitiated)
  /// Bytes that come in do not wait for what is worked out.
  static let files = DispatchQueue(label: "cdci.files")
  private static let trials = (0..<max(1, ProcessInfo.processInfo.activeProcessorCount)).map { DispatchQueue(label: "cdci.trial-\($0)") }
  private static let turn = Atomic(0)

  /// Rankings are tried one after the other, as many at a time as there are processors: together each would take as long as all.
  static var trial: DispatchQueue { trials[turn.wrappingAdd(1, ordering: .relaxed).oldValue % trials.count] }
}

/// Runs something that blocks away from the threads that answer requests.
func offThread<Value: Sendable, Failure: Error>(
  on queue: DispatchQueue = OffThread.any, _ body: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
  let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
    queue.async { continuation.resume(returning: Result(catching: body)) }
  }
  return try result.get()
}
