import Foundation
import SurveyImport
import SurveyModel
import Testing

/// The documents cannot go stale unseen: every key is described, every link leads somewhere, both READMEs show the same commands.
@Suite struct DocumentationTests {
  static func text(_ path: String) throws -> String {
    try String(contentsOf: Program.package.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func everyKeyOfTheDefinitionsIsDescribed() throws {
    let documents = try ["Documentation/survey.md", "Documentation/index.md", "Documentation/answers.md"].map(Self.text).joined()
    let folder = Program.package.appendingPathComponent("Sources/SurveyImport/Definitions")
    let literal = try Regex("\"([a-z-]+)\"")
    let list = try Regex("(?s)[ (]keys(:| =) \\[(.*?)\\]")
    var keys: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      for block in try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8).matches(of: list) {
        keys.formUnion(String(block.output[2].substring ?? "").matches(of: literal).map { String($0.output[1].substring ?? "") })
      }
    }
    // The keys of each method of `normalize`.
    let normalization = try Self.text("Sources/SurveyImport/Definitions/NormalizationDefinition.swift")
    for block in normalization.matches(of: try Regex("case \"[a-z-]+\": \\[(.*?)\\]")) {
      keys.formUnion(String(block.output[1].substring ?? "").matches(of: literal).map { String($0.output[1].substring ?? "") })
    }
    #expect(keys.isSuperset(of: ["when-equal", "bands", "reference", "questions", "not-applicable", "respondent-groups", "entities"]))
    #expect(keys.count > 30)
    for key in keys.sorted() where key != "vi" && key != "en" {
      let isNamed = ["`\(key)`", "`\(key):", "\(key):", "\(key)}", "{\(key)", ", \(key)"].contains { documents.contains($0) }
      #expect(isNamed, "no document names the key \(key)")
    }
  }

  /// The page of answers names every built-in scale and its ends as the code has them.
  @Test func builtInScalesAreDescribed() throws {
    let page = try Self.text("Documentation/answers.md")
    for scale in AnswerScale.builtIn {
      let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("|") && $0.contains("`\(scale.id)`") }, "\(scale.id)")
      let cells = row.split(separator: "|").map { $0.split(separator: "/").map { $0.trimmingCharacters(in: .whitespaces) } }
      for label in cells[1] { #expect(scale.categories.first?.labels.contains(label) == true, "\(scale.id) \(label)") }
      for label in cells[3] { #expect(scale.categories.last?.labels.contains(label) == true, "\(scale.id) \(label)") }
      if scale.categories.count == 5 {
        for label in cells[2] { #expect(scale.categories[2].labels.contains(label), "\(scale.id) \(label)") }
      }
    }
    for missing in AnswerScale.builtIn[0].missing where page.contains("\"\(missing.label)\"") {
      let kinds = page.components(separatedBy: "\"\(missing.label)\"")[1].split(separator: "`")
      #expect(kinds.count > 1 && kinds[1] == missing.kind.name, "\(missing.label)")
    }
  }

  /// Every word that an index can hold stands in its document: methods, statistics, aggregations, policies.
  @Test func everyWordOfAnIndexIsDescribed() throws {
    let document = try Self.text("Documentation/index.md")
    let source = try ["Normalization", "Aggregation", "Statistic"].map { try Self.text("Sources/SurveyModel/Index/\($0).swift") }.joined()
    let names = source.matches(of: try Regex("case \\.[^\n]*?: \"([a-z0-9-]+)\"")).map { String($0.output[1].substring ?? "") }
    #expect(names.count > 25)
    for name in names + ["reweight", "fail", "zero", "this-run", "pooled"] {
      #expect(["`\(name)`", "{\(name):", "method: \(name)", "`\(name):"].contains { document.contains($0) }, "\(name)")
    }
  }

  /// The pages under Documentation/, in both languages, and those beside them.
  static let pages: [String] = {
    let folders = ["", "Documentation/", "Documentation/vi/", "surveys/office-files/"]
    return folders.flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(atPath: Program.package.appendingPathComponent(folder).path)
      return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
    }
  }()

  /// A heading as a link names it.
  static func anchor(of heading: Substring) -> String {
    heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
      .filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.replacingOccurrences(of: " ", with: "-")
  }

  @Test(arguments: pages) func everyLinkLeadsSomewhere(document: String) throws {
    let base = Program.package.appendingPathComponent(document).deletingLastPathComponent()
    for link in try Self.text(document).matches(of: Regex("\\]\\(([^)#]*)(#[^)]*)?\\)")) {
      let target = String(link.output[1].substring ?? "")
      guard !target.hasPrefix("https://") else { continue }
      let file = target.isEmpty ? Program.package.appendingPathComponent(document) : base.appendingPathComponent(target)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(document) → \(target)")
      guard let anchor = link.output[2].substring?.dropFirst(), file.pathExtension == "md" else { continue }
      let headings = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("#") }
      #expect(headings.contains { Self.anchor(of: $0) == anchor }, "\(document) → \(target)#\(anchor)")
    }
  }

  /// The version stands in one place. The changelog begins with what is being worked on; below it stands the latest release, which is the version, with its day.
  @Test func theChangelogBelongsToTheVersion() throws {
    let version = try Program.run(["--version"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
    let heads = try Self.text("CHANGELOG.md").split(separator: "\n").filter { $0.hasPrefix("## ") }
    let dated = try Regex("## [0-9]+\\.[0-9]+\\.[0-9]+, [0-9]{4}-[0-9]{2}-[0-9]{2}")
    #expect(heads.first?.hasPrefix("## Unreleased (") == true)
    #expect(heads.dropFirst().first?.hasPrefix("## \(version), ") == true)
    for head in heads.dropFirst() { #expect(try dated.wholeMatch(in: String(head)) != nil, "\(head)") }
  }

  @Test func bothReadmesShowTheSameCommands() throws {
    func commands(_ path: String) throws -> [String] {
      try Self.text(path).split(separator: "\n").filter { $0.hasPrefix("make ") || $0.hasPrefix("cdci ") }.map { line in
        line.split(separator: " ").prefix(2).joined(separator: " ")
      }
    }
    let english = try commands("README.md")
    #expect(english.count >= 8)
    #expect(try commands("README.vi.md") == english)
  }
}
