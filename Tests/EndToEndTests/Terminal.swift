import Foundation
import Glibc

/// The built program on a terminal of its own, as somebody sits at it who types.
final class Terminal {
  private let descriptor: Int32
  private let process: pid_t
  private var bytes: [UInt8] = []

  enum Failure: Error { case noTerminal(Int32), silence(String) }

  /// Linux's own numbers: the C library tells them, and the functions that use them, only where more than POSIX is asked for.
  private static let unlock = UInt(0x4004_5431)
  private static let numberOf = UInt(0x8004_5430)
  private static let newSession: Int16 = 0x80

  /// - Parameter arguments: with whole paths: the program starts in the folder of the tests.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locked, number) = (Int32(0), Int32(0))
    guard descriptor >= 0, ioctl(descriptor, Self.unlock, &locked) == 0, ioctl(descriptor, Self.numberOf, &number) == 0 else {
      throw Failure.noTerminal(errno)
    }
    let name = "/dev/pts/\(number)"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens is its own: keys such as Ctrl-C then reach it as signals.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Self.newSession)
    var variables = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { variables[name] = nil }
    variables.merge(environment) { $1 }
    var words = ([Program.executable.path] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var started: pid_t = 0
    let result = posix_spawn(&started, Program.executable.path, &actions, &attributes, &words, &settings)
    guard result == 0 else { throw Failure.noTerminal(result) }
    process = started
  }

  deinit { close(descriptor) }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }

  /// Whatever was shown so far.
  var shown: String { String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n") }

  /// Waits until the text was shown behind what was waited for before.
  func wait(for text: String) throws {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline {
      if let range = shown.range(of: text, range: shown.index(shown.startIndex, offsetBy: passed)..<shown.endIndex) {
        passed = shown.distance(from: shown.startIndex, to: range.upperBound)
        return
      }
      guard more() else { break }
    }
    throw Failure.silence(shown)
  }

  private var passed = 0

  /// Whether anything may still come.
  private func more() -> Bool {
    var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, 200) > 0 else { return true }
    var part = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &part, part.count)
    // A terminal that nobody holds any more cannot be read.
    guard count > 0 else { return false }
    bytes += part.prefix(count)
    return true
  }

  /// As a shell gives it: 128 and the number of the signal that ended the program.
  func exitCode() -> Int32 {
    while more() {}
    var status: Int32 = 0
    waitpid(process, &status, 0)
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
