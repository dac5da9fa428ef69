import Glibc
import Synchronization

/// Ctrl-C: the first asks the work to stop and to leave nothing behind, a second ends the program.
enum Interruption {
  private static let isAsked = Atomic(false)

  static var hasCome: Bool { isAsked.load(ordering: .relaxed) }

  static func watch() {
    for number in [SIGINT, SIGTERM] {
      let before = signal(number) { number in
        Interruption.isAsked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
      // Whoever started the program in the background had it ignored.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
    }
    // A thread of a server that starts the program may have both blocked, which is inherited.
    var both = sigset_t()
    sigemptyset(&both)
    sigaddset(&both, SIGINT)
    sigaddset(&both, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &both, nil)
  }
}
