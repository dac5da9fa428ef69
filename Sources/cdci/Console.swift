import ArgumentParser
import Foundation
import Glibc
import Reporting
import SurveyImport
import SurveyModel
import Synchronization

/// What the program says to its user: messages on stderr, results on stdout.
struct Console: Sendable {
  let language: Language
  let isQuiet: Bool

  /// - Parameter language: stated by the user, else taken from the locale, else English.
  init(language: Language?, isQuiet: Bool) {
    self.language = language ?? Self.languageOfLocale(ProcessInfo.processInfo.environment)
    self.isQuiet = isQuiet
  }

  static func languageOfLocale(_ environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("vi") == true ? .vi : .en
  }

  /// A remark that `--quiet` silences.
  func say(_ text: LocalizedText) {
    if !isQuiet { Self.write(text[language] + "\n", to: .standardError) }
  }

  func complain(_ lines: String) {
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      Self.write("cdci: \(line)\n", to: .standardError)
    }
  }

  /// Writes a message. Where nobody can be told, nobody is.
  static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// Writes a result to stdout.
  ///
  /// - Throws: the exit code 74 where not all of it could be written, such as to a full disk. A closed pipe (`cdci rank … | head`) is no fault of
  ///   ours and none of the user's.
  func print(_ text: String) throws { try print(Array(text.utf8)) }

  func print(_ bytes: [UInt8]) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count <= 0 else {
        written += count
        continue
      }
      if errno == EPIPE { return }
      let reason = String(cString: strerror(errno))
      complain(
        LocalizedText(vi: "không ghi được kết quả ra stdout: \(reason)", en: "the result could not be written to stdout: \(reason)")[
          language])
      throw ExitCode(74)
    }
  }
}

/// A bar on a terminal for what takes longer than a second; nothing anywhere else.
final class ProgressBar: Sendable {
  private struct State {
    var shown = false
    var lastPercent = -1
  }

  private let label: String
  private let isWanted: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  init(_ label: LocalizedText, console: Console) {
    self.label = label[console.language]
    isWanted = !console.isQuiet && isatty(STDERR_FILENO) == 1
  }

  /// - Parameter share: of the work that is done, 0...1.
  func update(_ share: Double) {
    guard isWanted, ContinuousClock.now - start > .seconds(1) else { return }
    state.withLock { state in
      let percent = Int(max(0, min(1, share)) * 100)
      guard percent != state.lastPercent else { return }
      state.lastPercent = percent
      state.shown = true
      let filled = percent * 30 / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      Console.write("\r\(label) \(bar) \(percent) %", to: .standardError)
    }
  }

  func finish() {
    state.withLock { state in
      if state.shown { Console.write("\r\u{1B}[K", to: .standardError) }
      state.shown = false
    }
  }
}
