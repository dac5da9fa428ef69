import Foundation
import Testing

/// The Vietnamese pages say what the English ones say: the same headings, tables and examples, row by row.
@Suite struct TwinTests {
  static let twins: [String] = {
    let folder = Program.package.appendingPathComponent("Documentation").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  /// A page as its bones: the level of each heading, the rows of each table, the examples, in their order.
  static func bones(_ path: String) throws -> [String] {
    var bones: [String] = []
    var example: [String]?
    for line in try DocumentationTests.text(path).components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let lines = example { bones.append(lines.joined(separator: "\n")) }
        example = example == nil ? [line] : nil
      } else if example != nil {
        example?.append(line)
      } else if line.hasPrefix("#") {
        bones.append(String(line.prefix { $0 == "#" }))
      } else if line.hasPrefix("|") {
        // A row: how many cells it has, and in the first the words that stand as code.
        let cells = line.replacingOccurrences(of: "\\|", with: "").split(separator: "|", omittingEmptySubsequences: false).dropFirst()
          .dropLast()
        let words = (cells.first ?? "").split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        bones.append("\(cells.count) \(words.joined(separator: " "))")
      }
    }
    return bones
  }

  @Test(arguments: twins) func sameBones(page: String) throws {
    let (english, vietnamese) = (try Self.bones("Documentation/\(page)"), try Self.bones("Documentation/vi/\(page)"))
    #expect(english.count > 5)
    for (one, other) in zip(english, vietnamese) { #expect(one == other) }
    #expect(english.count == vietnamese.count)
  }

  @Test func everyTwinIsHeld() throws {
    let folder = Program.package.appendingPathComponent("Documentation/vi")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == Self.twins.sorted())
  }
}
