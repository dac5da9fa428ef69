import Glibc
import SurveyModel

/// What the system lets the program have: a limit that is too low is raised as far as that is allowed, and told before anything is read where it is not.
///
/// The runtime ends in a signal where it cannot open its own descriptors or runs off its stack, which says nothing to a user and leaves litter behind.
enum ProcessLimits {
  /// Standard streams, what the runtime waits on, and the files that are open at once.
  static let fewestDescriptors: rlim_t = 16
  static let smallestStack: rlim_t = 1 << 20

  /// What is missing; `nil` where there is enough.
  static func secure() -> LocalizedText? {
    if case .low(let found) = raise(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), atLeast: fewestDescriptors, wanted: 256) {
      return CommandWords.tooFewDescriptors(expected: Int(fewestDescriptors), found: Int(found))
    }
    switch raise(__rlimit_resource_t(RLIMIT_STACK.rawValue), atLeast: smallestStack, wanted: 8 << 20) {
    case .low(let found): return CommandWords.tooSmallStack(expected: Int(smallestStack >> 10), found: Int(found >> 10))
    case .enough: return nil
    case .raised:
      // The stacks of threads are measured by the limit at the start: the program begins again. Without /proc it goes on as it is.
      unsafe execv("/proc/self/exe", CommandLine.unsafeArgv)
      return nil
    }
  }

  private enum Outcome {
    case enough, raised
    /// The limit, which stays below the least.
    case low(rlim_t)
  }

  private static func raise(_ resource: __rlimit_resource_t, atLeast least: rlim_t, wanted: rlim_t) -> Outcome {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < least else { return .enough }
    let found = limit.rlim_cur
    limit.rlim_cur = min(wanted, limit.rlim_max)
    return setrlimit(resource, &limit) == 0 && limit.rlim_cur >= least ? .raised : .low(found)
  }
}
