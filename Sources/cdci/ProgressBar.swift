import Glibc
import SurveyModel
import Synchronization

/// A bar on a terminal for what takes longer than a second; nothing anywhere else.
final class ProgressBar: Sendable {
  private struct State {
    var shown = false
    var last: (stage: Work.Stage, percent: Int)?
  }

  private let console: Console
  private let isWanted: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  init(_ console: Console) {
    self.console = console
    isWanted = !console.isQuiet && isatty(STDERR_FILENO) == 1
  }

  /// - Parameter share: of the stage that is done, 0...1.
  func update(_ stage: Work.Stage, _ share: Double) {
    guard isWanted, ContinuousClock.now - start > .seconds(1) else { return }
    state.withLock { state in
      let percent = Int(max(0, min(1, share)) * 100)
      if let last = state.last, last == (stage, percent) { return }
      state.last = (stage, percent)
      state.shown = true
      let filled = percent * 30 / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      Console.write("\r\u{1B}[K\(CommandWords.name(of: stage)[console.language]) \(bar) \(percent)%", to: STDERR_FILENO)
    }
  }

  func finish() {
    state.withLock { state in
      if state.shown { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
      state.shown = false
    }
  }
}
