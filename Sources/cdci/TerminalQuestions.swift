import Glibc
import SurveyModel
import Workbench

/// Asks on the terminal about what the files do not tell: the first ten, which weigh most.
final class TerminalQuestions {
  private static let most = 10
  private var asked = 0
  private let console: Console
  private var lines = TerminalLines()

  init(_ console: Console) { self.console = console }

  /// An empty line is the likeliest; `nil` where nobody answers, enough was asked, or the user wants to stop.
  func ask(_ decision: NewSurvey.Decision) -> Int? {
    guard asked < Self.most, !Interruption.hasCome else { return nil }
    asked += 1
    let dialogue = DecisionDialogue(decision)
    write("\n" + dialogue.text(in: console.language))
    while true {
      write(dialogue.prompt)
      guard let line = lines.next() else {
        // The mark that the terminal shows for the key stands alone.
        write("\n")
        return nil
      }
      switch dialogue.reply(to: line) {
      case .chosen(let option): return option
      case .unclear(let why): write(why[console.language] + "\n")
      }
    }
  }

  private func write(_ text: String) { Console.write(Console.visible(text), to: STDERR_FILENO) }
}

/// Lines that somebody types. A wait for one ends when the user interrupts the program: the C library's own goes on then.
struct TerminalLines {
  private var bytes: [UInt8] = []
  private static let patience: Int32 = 100

  /// Without its end; `nil` where the input ends or the user interrupts.
  mutating func next() -> String? {
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeSubrange(...end)
        return line
      }
      guard !Interruption.hasCome else { return nil }
      // The signal may reach another thread, so that the wait itself is not disturbed.
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&input, 1, Self.patience) > 0 else { continue }
      var part = [UInt8](repeating: 0, count: 4096)
      let count = read(STDIN_FILENO, &part, part.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else {
        let line = bytes
        bytes = []
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
      }
      bytes += part.prefix(count)
    }
  }
}
