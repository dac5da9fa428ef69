import ArgumentParser
import FoundationEssentials
import Glibc
import SurveyModel
import Synchronization
import Workbench

/// What the program says to its user: messages on stderr, results on stdout.
final class Console: Sendable {
  private let stated: Language?
  private let ofLocale: Language
  private let ofSurvey = Mutex<Language?>(nil)
  let isQuiet: Bool

  /// - Parameter language: stated by the user.
  init(language: Language?, isQuiet: Bool) {
    stated = language
    ofLocale = Self.languageOfLocale(ProcessInfo.processInfo.environment)
    self.isQuiet = isQuiet
  }

  /// Of messages: that stated by the user, else the survey's, else the locale's, else English.
  var language: Language { stated ?? ofSurvey.withLock(\.self) ?? ofLocale }

  /// From here on messages are about a survey in this language.
  func adopt(_ survey: Language?) {
    if let survey { ofSurvey.withLock { $0 = survey } }
  }

  static func languageOfLocale(_ environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("vi") == true ? .vi : .en
  }

  /// A remark that `--quiet` silences.
  func say(_ text: LocalizedText) {
    if !isQuiet { Self.write(Self.visible(text[language]) + "\n", to: STDERR_FILENO) }
  }

  /// Line by line: whatever a message quotes, it does not steer the terminal.
  static func visible(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(separator: "\n")
  }

  func say(_ remarks: [Remark]) {
    for remark in remarks { say(LocalizedText { remark.text(in: $0) }) }
  }

  func complain(_ lines: String) {
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      Self.write("cdci: \(String(line).visible)\n", to: STDERR_FILENO)
    }
  }

  /// Runs a step; its refusal becomes a message and an exit code.
  func attempt<Value>(_ step: () throws(Refusal) -> Value) throws -> Value {
    do throws(Refusal) {
      return try step()
    } catch {
      adopt(error.language)
      say(error.remarks)
      complain(error.message(in: language))
      throw Self.exitCode(of: error.kind)
    }
  }

  static func exitCode(of kind: Refusal.Kind) -> ExitCode {
    switch kind {
    case .usage: ExitCode(64)
    case .unusable: ExitCode(65)
    case .unreadable: ExitCode(66)
    case .fault: ExitCode(70)
    case .cannotCreate: ExitCode(73)
    case .interrupted: ExitCode(74)
    // As a shell says of a program that was interrupted.
    case .cancelled: ExitCode(130)
    }
  }

  /// A workbench whose work shows a bar and stops when the user interrupts it, for as long as `body` runs.
  func work<Value>(threads: Int? = nil, _ body: (Workbench) throws -> Value) throws -> Value {
    let bar = ProgressBar(self)
    defer { bar.finish() }
    let work = Work(isCancelled: { Interruption.hasCome }, report: { bar.update($0, $1) })
    return try body(Workbench(threads: threads, work: work))
  }

  /// Writes a message. Where nobody can be told, nobody is.
  static func write(_ text: String, to descriptor: Int32) {
    _ = Self.write(Array(text.utf8), to: descriptor)
  }

  /// Writes a result to stdout.
  ///
  /// - Throws: the exit code 74 where not all of it could be written, such as to a full disk. A closed pipe (`cdci rank … | head`) is no fault.
  func print(_ text: String) throws { try print(Array(text.utf8)) }

  func print(_ bytes: [UInt8]) throws {
    if let error = Self.write(bytes, to: STDOUT_FILENO), error != EPIPE {
      complain(CommandWords.notPrinted(String(cString: strerror(error)))[language])
      throw ExitCode(74)
    }
  }

  /// - Returns: why not all of it could be written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { Workbench.write($0, to: descriptor) }
  }
}
