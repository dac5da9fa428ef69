import Foundation
import Testing

/// What the library shows: it alone is public, it shows its own types, and each of them says what it is.
@Suite struct PublicFaceTests {
  static let sources = SurveyResultsTests.package.appendingPathComponent("Sources")

  static func files(below folder: String) throws -> [(name: String, lines: [String])] {
    let root = sources.appendingPathComponent(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }.sorted().map {
      ($0, try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8).components(separatedBy: "\n"))
    }
  }

  /// Declarations that are public: those that say so, and the cases of public enumerations.
  static func declarations(_ lines: [String]) -> [(line: Int, text: String)] {
    var found: [(Int, String)] = []
    var enumeration: Int?
    for (number, line) in lines.enumerated() {
      let text = line.trimmingCharacters(in: .whitespaces)
      let indent = line.prefix { $0 == " " }.count
      if let outer = enumeration, indent <= outer, text == "}" { enumeration = nil }
      if text.hasPrefix("public ") { found.append((number, text)) }
      if text.hasPrefix("public enum ") { enumeration = indent }
      if let outer = enumeration, indent == outer + 2, text.hasPrefix("case ") { found.append((number, text)) }
    }
    return found
  }

  @Test func everyPublicSymbolIsDocumented() throws {
    var count = 0
    for (name, lines) in try Self.files(below: "CDCIEngine") {
      for (line, text) in Self.declarations(lines) {
        count += 1
        #expect(line > 0 && lines[line - 1].contains("///"), "\(name):\(line + 1): \(text)")
      }
    }
    #expect(count > 200)
  }

  @Test func onlyTheFaceIsPublic() throws {
    for (name, lines) in try Self.files(below: ".") where !name.hasPrefix("CDCIEngine/") {
      for (line, text) in lines.enumerated() {
        let word = text.split(separator: " ").first
        #expect(word != "public" && !text.contains("open class "), "\(name):\(line + 1): \(text)")
      }
    }
    for (name, lines) in try Self.files(below: "CDCIEngine") {
      for line in lines {
        #expect(!line.contains("@_exported") && !line.hasPrefix("public import") && !line.hasPrefix("package import"), "\(name): \(line)")
      }
    }
  }

  /// The catalogue lists every public type, and begins with the two programs as they stand.
  @Test func theCatalogueIsWhole() throws {
    let catalogue = try String(
      contentsOf: Self.sources.appendingPathComponent("CDCIEngine/CDCIEngine.docc/CDCIEngine.md"), encoding: .utf8)
    var types = 0
    for (_, lines) in try Self.files(below: "CDCIEngine") {
      for line in lines where line.hasPrefix("public struct ") || line.hasPrefix("public enum ") {
        let name = line.split(separator: " ")[2].prefix { $0.isLetter }
        types += 1
        #expect(catalogue.contains("- ``\(name)``"), "\(name)")
      }
    }
    #expect((45...70).contains(types))
    for example in ["ScoreTable", "ChangeWeight"] {
      let file = SurveyResultsTests.package.appendingPathComponent("Examples/\(example)/main.swift")
      let program = try String(contentsOf: file, encoding: .utf8)
      #expect(catalogue.contains(program))
      #expect(program.split(separator: "\n").count <= 10)
    }
    let readme = try String(contentsOf: SurveyResultsTests.package.appendingPathComponent("README.md"), encoding: .utf8)
    let scored = SurveyResultsTests.package.appendingPathComponent("Examples/ScoreTable/main.swift")
    #expect(try readme.contains(String(contentsOf: scored, encoding: .utf8)))
  }
}
