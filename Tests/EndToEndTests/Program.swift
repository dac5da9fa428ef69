import Foundation

/// The built program, run as its user would run it.
struct Program {
  struct Run {
    let exitCode: Int32
    let output: String
    let messages: String
  }

  /// The package's folder, where surveys, weights and reports lie.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the test bundle, where the package manager puts both.
  static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("cdci")

  static func run(
    _ arguments: [String], in folder: URL = package, environment: [String: String] = [:]
  ) throws -> Run {
    try run(executable, arguments, in: folder, environment: environment)
  }

  /// Runs a shell line in which `$CDCI` is the program.
  static func shell(_ line: String, in folder: URL) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/bash"), ["-c", line], in: folder, environment: ["CDCI": executable.path])
  }

  private static func run(
    _ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String]
  ) throws -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    // Files, not pipes: a full pipe would stop the program.
    let scratch = try Scratch()
    let output = scratch.folder.appendingPathComponent("output")
    let messages = scratch.folder.appendingPathComponent("messages")
    for file in [output, messages] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Run(
      exitCode: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      messages: try String(contentsOf: messages, encoding: .utf8))
  }
}

/// A temporary folder that goes away with its owner.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("cdci-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Every file and folder below, relative, sorted.
  func listing() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }
}
