import Foundation
import Testing

/// The list of slips that `make mutants` builds fits the code, so that it can be run on any day.
@Suite struct MutantListTests {
  /// The keys of each `[[mutant]]`, in the order of the file.
  static func listed() throws -> [[String: String]] {
    let text = try DocumentationTests.text("Tests/Mutants/mutants.toml")
    return text.components(separatedBy: "[[mutant]]\n").dropFirst().map { block in
      var keys: [String: String] = [:]
      for line in block.split(separator: "\n") {
        let halves = line.components(separatedBy: " = ")
        guard halves.count >= 2, !line.hasPrefix("#") else { continue }
        let written = halves.dropFirst().joined(separator: " = ").dropFirst().dropLast()
        keys[halves[0]] = written.replacingOccurrences(of: "\\\"", with: "\"").replacingOccurrences(of: "\\\\", with: "\\")
      }
      return keys
    }
  }

  @Test func eachSlipStandsOnceInItsFile() throws {
    let mutants = try Self.listed()
    #expect(mutants.count >= 112)
    for (place, mutant) in mutants.enumerated() {
      let file = try #require(mutant["file"], "mutant \(place + 1)")
      let from = try #require(mutant["from"], "mutant \(place + 1)")
      let text = try DocumentationTests.text("Sources/" + file)
      let lines = mutant["line"].map { line in text.components(separatedBy: "\n").filter { $0.contains(line) } }
      #expect(lines.map { $0.count == 1 } ?? true, "mutant \(place + 1): \(file)")
      #expect((lines?.first ?? text).components(separatedBy: from).count == 2, "mutant \(place + 1): \(from) in \(file)")
      #expect(mutant["to"] != from && mutant["to"] != nil, "mutant \(place + 1)")
    }
  }
}
