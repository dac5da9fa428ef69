import FoundationEssentials
package import Glibc
import SurveyModel

/// A program of the system that works for ours: without our streams, found as a shell finds it.
package struct InstalledProgram: Sendable, Hashable {
  /// With its folder.
  package let path: String

  /// - Returns: the first of the names that there is on `PATH`; `nil` where there is none.
  package init?(_ names: [String], environment: [String: String] = ProcessInfo.processInfo.environment) {
    // A relative folder would make the program depend on where one stands.
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let path = paths.first(where: { unsafe access($0, X_OK) == 0 && !Self.isFolder($0) }) else { return nil }
    self.path = path
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Begins it and does not wait.
  ///
  /// - Returns: its process; `nil` where the system cannot begin it.
  package func start(_ arguments: [String]) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // In a group of its own it can be ended with all that it began.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for place in unsafe words.indices { unsafe free(words[place]) } }
    var process = pid_t()
    return unsafe posix_spawn(&process, path, &actions, &attributes, &words, environ) == 0 ? process : nil
  }

  enum Ending: Hashable {
    case succeeded
    /// It ended with this code, or by a signal: 128 and the signal.
    case failed(Int32)
    case tookTooLong, cancelled
  }

  /// Runs it to its end.
  ///
  /// - Parameter seconds: after which it and what it began are ended.
  func run(_ arguments: [String], seconds: Double, work: Work) -> Ending {
    guard let process = start(arguments) else { return .failed(errno) }
    var status: Int32 = 0
    var waited = 0.0
    let step = 0.02
    while true {
      let ended = unsafe waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { return .failed(errno) }
      let ending: Ending? = work.isCancelled ? .cancelled : waited > seconds ? .tookTooLong : nil
      if let ending {
        kill(-process, SIGKILL)
        unsafe waitpid(process, &status, 0)
        return ending
      }
      usleep(useconds_t(step * 1_000_000))
      waited += step
    }
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return code == 0 ? .succeeded : .failed(code)
  }
}
