import Foundation
import Testing

/// Holds the `import` lines of the sources to the rooms of ARCHITECTURE.md.
@Suite struct ImportRulesTests {
  struct Room: Sendable {
    let name: String
    let mayImport: Set<String>
  }

  static let system: Set<String> = ["FoundationEssentials", "Glibc", "Synchronization", "Dispatch"]

  static let rooms = [
    Room(name: "Parallelism", mayImport: ["Dispatch", "Glibc"]),
    Room(name: "Archive", mayImport: ["CZlib"]),
    Room(name: "YAML", mayImport: ["CYAML"]),
    Room(name: "Letters", mayImport: ["CUTF8Proc", "Glibc"]),
    Room(name: "SurveyModel", mayImport: []),
    Room(name: "SurveyWords", mayImport: ["SurveyModel"]),
    Room(
      name: "SurveyImport",
      mayImport: system.union(["Archive", "SurveyModel", "SurveyWords", "Parallelism", "CLibCSV", "CCrypto", "Letters", "YAML"])),
    Room(name: "Scoring", mayImport: ["SurveyModel", "Parallelism", "Glibc"]),
    Room(name: "Inference", mayImport: ["Synchronization", "SurveyModel", "Parallelism", "Scoring"]),
    Room(
      name: "Reporting",
      mayImport: system.union([
        "Archive", "Letters", "SurveyModel", "SurveyWords", "Parallelism", "Scoring", "Inference", "CLibXLSXWriter", "CLinux",
      ])),
    Room(
      name: "Workbench",
      mayImport: system.union(["SurveyModel", "SurveyWords", "SurveyImport", "Scoring", "Inference", "Reporting", "CLinux"])),
    Room(
      name: "CDCIEngine",
      mayImport: system.union(["SurveyModel", "SurveyWords", "SurveyImport", "Scoring", "Inference", "Reporting", "Workbench"])),
    // Nothing that computes or reads a format: pages over the workbench, and the server's own modules.
    Room(
      name: "Web",
      mayImport: system.union([
        "Archive", "SurveyModel", "SurveyWords", "Reporting", "Workbench", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging",
        "NIOCore", "NIOPosix", "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "ServiceLifecycle",
      ])),
    Room(name: "cdci", mayImport: system.union(["SurveyModel", "SurveyWords", "Workbench", "Web", "ArgumentParser"])),
  ]

  /// Modules that one file alone may touch. (CLinux has functions only, no types.)
  static let wrapped = ["CLibCSV", "CLibXLSXWriter", "CZlib", "CCrypto", "CUTF8Proc", "CYAML"]

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

  /// Elementary functions come from one file, whoever uses them.
  @Test func scoringTakesItsFunctionsFromOneFile() throws {
    #expect(try Self.imports(of: "Scoring").filter { $0.modules.contains("Glibc") }.map(\.file) == ["Elementary.swift"])
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

  /// Files of the pure rooms that may hold words in Vietnamese: those that a file of the user's is searched for, not those that are said.
  static let recognising = [
    "Survey/RespondentGroup.swift", "Survey/Placeholders.swift", "Survey/MeasureKey.swift", "Context/ContextArithmetic.swift",
  ]

  /// SurveyModel, Scoring and Inference throw and return data. What is said about them stands in files named `…Words.swift` of other rooms.
  @Test func pureRoomsHoldNoProse() throws {
    for room in ["SurveyModel", "Scoring", "Inference"] {
      for (file, text) in try Self.sources(of: room) where !Self.recognising.contains(file) {
        #expect(!file.hasSuffix("Words.swift"), "\(room)/\(file)")
        for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
          // A string in quotes with a letter that only Vietnamese has, or a pair of languages.
          let quoted = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
          #expect(!quoted.contains { $0.element.lowercased().contains(where: Self.vietnamese.contains) }, "\(room)/\(file): \(line)")
          #expect(!line.contains(/\b(vi|en): "/), "\(room)/\(file): \(line)")
        }
      }
    }
  }

  /// Files outside the pure rooms that may hold Vietnamese of six words or more and are not files of words: what a user's file is searched
  /// for, and the survey and index that `cdci init` writes, whose comments stand with their keys.
  static let lexicons = [
    "SurveyImport/Definitions/BuiltInScales.swift", "SurveyImport/Headers/MicrosoftForms.swift", "SurveyImport/Proposal/SimilarNames.swift",
    "SurveyImport/Proposal/Write/", "SurveyImport/Proposal/Like/LikeText.swift", "SurveyImport/Responses/DispositionKey.swift",
    "SurveyImport/Responses/FrameHeaders.swift",
  ]

  /// Whole sentences, in both languages, stand where a native editor reads them at a sitting: in `Reporting/Words`, and in files named
  /// `…Words.swift` of every other room.
  @Test(arguments: rooms.map(\.name)) func sentencesStandInFilesOfWords(room: String) throws {
    for (file, text) in try Self.sources(of: room) {
      let isOfWords = file.hasSuffix("Words.swift") || room == "Reporting" && file.hasPrefix("Words/")
      guard !isOfWords, !Self.lexicons.contains(where: { "\(room)/\(file)".hasPrefix($0) }) else { continue }
      for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for (literal, before) in Self.literals(in: line) where literal.split(separator: " ").count >= 6 {
          let isVietnamese = literal.lowercased().contains(where: Self.vietnamese.contains)
          #expect(!isVietnamese && !before.hasSuffix("en: "), "\(room)/\(file): \(literal)")
        }
      }
    }
  }

  @Test(
    arguments: [
      (#"let a = "một hai""#, ["một hai"]), (#"f("a \"b\" c", "d")"#, [#"a \"b\" c"#, "d"]),
      (#""a \(list.joined(separator: ", ")) b""#, ["a x b"]), ("no text", []), (#"open(""#, []),
    ] as [(String, [String])]) func textsOfALine(line: String, texts: [String])
  {
    #expect(Self.literals(in: line[...]).map(\.literal) == texts)
  }

  private static let vietnamese = Set("àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ")

  /// The texts in quotes of one line, an interpolation as one `x`, with what stands before each; a text that goes on behind the line is none.
  private static func literals(in line: Substring) -> [(literal: String, before: Substring)] {
    var found: [(literal: String, before: Substring)] = []
    /// Behind the closing quote; `nil` where there is none.
    func end(ofTextAt start: Substring.Index, _ literal: inout String) -> Substring.Index? {
      var place = line.index(after: start)
      while place < line.endIndex, line[place] != "\"" {
        let next = line.index(after: place)
        guard line[place] == "\\", next < line.endIndex else {
          literal.append(line[place])
          place = next
          continue
        }
        if line[next] == "(" {
          guard let behind = end(ofBracketsAt: next) else { return nil }
          literal.append("x")
          place = behind
        } else {
          literal += line[place...next]
          place = line.index(after: next)
        }
      }
      return place < line.endIndex ? line.index(after: place) : nil
    }
    func end(ofBracketsAt start: Substring.Index) -> Substring.Index? {
      var place = start
      var depth = 0
      var inner = ""
      while place < line.endIndex {
        switch line[place] {
        case "(": depth += 1
        case ")":
          depth -= 1
          if depth == 0 { return line.index(after: place) }
        case "\"":
          guard let behind = end(ofTextAt: place, &inner) else { return nil }
          place = behind
          continue
        default: break
        }
        place = line.index(after: place)
      }
      return nil
    }
    var place = line.startIndex
    while let start = line[place...].firstIndex(of: "\"") {
      var literal = ""
      guard let behind = end(ofTextAt: start, &literal) else { break }
      found.append((literal, line[..<start]))
      place = behind
    }
    return found
  }

  /// Commands are arguments, one call, printing: whoever computes or opens files there builds a second way.
  @Test func commandsHoldNoArithmeticAndNoFile() throws {
    let words = [
      ".squareRoot", "sqrt(", "exp(", "log(", ".pow", ".reduce(", " / ", " * Double", "editions", "FileManager", "open(", "contentsOf:",
    ]
    for (file, text) in try Self.sources(of: "cdci") where !["ProgressBar.swift", "Console.swift"].contains(file) {
      let code = Self.code(of: text).split(separator: "\n").filter { !$0.contains("bench.open(") }
      for word in words { #expect(!code.contains { $0.contains(word) }, "cdci/\(file) has \(word)") }
    }
  }

  /// Nobody writes a file but the rooms' writers, and what keeps a pipe.
  @Test func onlyWritersWriteFiles() throws {
    let writers: Set<String> = [
      "SurveyImport/Bytes/PipeSpool.swift", "SurveyImport/Proposal/SurveyDraft.swift",
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

  /// Sentences and comments may hold any word; what stands in `\(…)` is code.
  @Test func codeIsWhatNeitherQuotesNorCommentsHold() {
    let text = """
      let a = "editions \\(b + "open(\\(c)") / " // sqrt(
      help: \"""
        editions, \\"quoted\\" and \\(d)
        \""", e
      """
    #expect(Self.code(of: text) == "let a = b + c \nhelp: d, e")
  }

  /// A source without its comments and texts.
  static func code(of text: String) -> String {
    let signs = Array(text)
    var code = ""
    var place = 0
    func stands(_ sign: String) -> Bool { signs[place...].starts(with: sign) }
    /// Up to the parenthesis that closes an interpolation, or to the end.
    func addCode(inside: Bool) {
      var depth = 0
      while place < signs.count {
        if stands("//") {
          while place < signs.count, !signs[place].isNewline { place += 1 }
        } else if stands("\"\"\"") || stands("\"") {
          skipText(stands("\"\"\"") ? "\"\"\"" : "\"")
        } else {
          if signs[place] == "(" { depth += 1 }
          if signs[place] == ")" {
            depth -= 1
            if inside, depth < 0 { return }
          }
          code.append(signs[place])
          place += 1
        }
      }
    }
    func skipText(_ quote: String) {
      place += quote.count
      while place < signs.count, !stands(quote) {
        if stands("\\(") {
          place += 2
          addCode(inside: true)
          place += 1
        } else {
          place += stands("\\") ? 2 : 1
        }
      }
      place += quote.count
    }
    addCode(inside: false)
    return code
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
