import Foundation
import Testing

/// Holds the `import` lines of the sources to the rooms of ARCHITECTURE.md.
@Suite struct ImportRulesTests {
  struct Room: Sendable {
    let name: String
    let mayImport: Set<String>
  }

  static let system: Set<String> = ["Foundation", "Glibc", "Synchronization", "Dispatch"]

  static let rooms = [
    Room(name: "SurveyModel", mayImport: []),
    Room(name: "SurveyImport", mayImport: system.union(["SurveyModel", "CLibCSV", "CZlib", "Yams", "CCrypto"])),
    Room(name: "Scoring", mayImport: ["SurveyModel", "Glibc"]),
    Room(name: "Inference", mayImport: ["SurveyModel", "Scoring", "Glibc", "Dispatch"]),
    Room(
      name: "Reporting",
      mayImport: system.union(["SurveyModel", "Scoring", "Inference", "CLibXLSXWriter", "CLinux", "Mustache"])),
    Room(
      name: "Workbench",
      mayImport: system.union(["SurveyModel", "SurveyImport", "Scoring", "Inference", "Reporting", "CLinux"])),
    Room(name: "cdci", mayImport: system.union(["SurveyModel", "Workbench", "ArgumentParser"])),
  ]

  /// Modules that one file alone may touch. (CLinux has functions only, no types.)
  static let wrapped = ["CLibCSV", "CLibXLSXWriter", "CZlib", "CCrypto"]

  @Test(arguments: rooms.map(\.name)) func importsRunOneWay(name: String) throws {
    let room = try #require(Self.rooms.first { $0.name == name })
    let imports = try Self.imports(of: name)
    #expect(!imports.isEmpty)
    for (file, modules) in imports {
      #expect(modules.subtracting(room.mayImport).isEmpty, "\(name)/\(file)")
    }
  }

  @Test(arguments: wrapped) func noForeignTypeLeavesTheFileThatWrapsIt(module: String) throws {
    let files = try Self.rooms.flatMap { try Self.imports(of: $0.name) }.filter { $0.modules.contains(module) }
    #expect(files.count <= 1, "\(module) is imported by \(files.map(\.file).sorted())")
  }

  @Test func pureRoomsReadNoClockAndNoFile() throws {
    for room in ["SurveyModel", "Scoring", "Inference"] {
      for (file, text) in try Self.sources(of: room) {
        for word in ["Clock", " Date(", "FileManager", "fopen", "SystemRandomNumberGenerator", ".random(", "shuffled()", "Locale"] {
          #expect(!text.contains(word), "\(room)/\(file) mentions \(word)")
        }
      }
    }
  }

  /// Commands are arguments, one call, printing: whoever computes or opens files there builds a second way.
  @Test func commandsHoldNoArithmeticAndNoFile() throws {
    let words = [
      ".squareRoot", "sqrt(", "exp(", "log(", ".pow", ".reduce(", " / ", " * Double", "editions", "FileManager", "open(", "contentsOf:",
    ]
    for (file, text) in try Self.sources(of: "cdci") where !["ProgressBar.swift", "Console.swift"].contains(file) {
      let code = text.split(separator: "\n").filter { !$0.contains("\"") && !$0.contains("///") && !$0.contains("bench.open(") }
      for word in words { #expect(!code.contains { $0.contains(word) }, "cdci/\(file) has \(word)") }
    }
  }

  /// Nobody writes a file but the rooms' writers, and what keeps a pipe.
  @Test func onlyWritersWriteFiles() throws {
    let writers: Set<String> = [
      "Reporting/ReportFolder.swift", "SurveyImport/Bytes/PipeSpool.swift", "SurveyImport/Proposal/SurveyDraft.swift",
    ]
    let words = [
      "O_CREAT", "mkdir(", "mkstemp(", "rename(", "linkat(", "unlink(", "createDirectory(", "createFile(", "removeItem(", ".write(to:",
      "copyItem(", "forWritingTo",
    ]
    for room in Self.rooms.map(\.name) {
      for (file, text) in try Self.sources(of: room)
      where !writers.contains("\(room)/\(file)") && !(room == "Workbench" && file.hasPrefix("Output/")) {
        for word in words { #expect(!text.contains(word), "\(room)/\(file) has \(word)") }
      }
    }
  }

  private static func sources(of room: String) throws -> [(file: String, text: String)] {
    let folder = Program.package.appendingPathComponent("Sources/\(room)")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }.sorted().map {
      ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
    }
  }

  private static func imports(of room: String) throws -> [(file: String, modules: Set<String>)] {
    try sources(of: room).map { file, text in
      let modules = text.split(separator: "\n").compactMap { line -> String? in
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else { return nil }
        return String(words[place + 1].prefix { $0 != "." })
      }
      return (file, Set(modules))
    }
  }
}
