import Foundation
import Inference
import SurveyImport
import SurveyModel
import TestSupport
import Testing

@testable import Workbench

/// Two hundred random surveys against a program that was written from the method alone
/// (Tests/Reference/method.py), to 1e-9: scores, standard errors, degrees of freedom and intervals of every
/// unit and of all together.
@Suite struct MethodReferenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: [String]] = [:]
    /// unit, score, se, df, low, high, kish
    var rows: [[String]] = []
    var testDescription: String { name }
  }

  static let cases: [Case] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference")
    guard let text = try? String(contentsOf: folder.appending(path: "method.printed.txt"), encoding: .utf8) else { return [] }
    var cases: [Case] = []
    var file: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) where !line.isEmpty {
      if line.hasPrefix("#case ") {
        cases.append(Case(name: String(line.dropFirst(6))))
      } else if line.hasPrefix("#file ") {
        file = String(line.dropFirst(6))
      } else if line.hasPrefix("#numbers") {
        file = nil
      } else if let file {
        cases[cases.count - 1].files[file, default: []].append(line)
      } else {
        cases[cases.count - 1].rows.append(line.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
      }
    }
    return cases
  }()

  @Test func allCasesAreThere() { #expect(Self.cases.count == 200) }

  @Test(arguments: cases) func asTheMethodSays(c: Case) throws {
    let bench = Workbench(threads: 1)
    let files = c.files.mapValues { Array(($0.joined(separator: "\n") + "\n").utf8) }
    let results = try bench.run(bench.read(bench.open(.memory(files)))).results
    for row in c.rows {
      let wanted = row.dropFirst().map(Double.init)
      let found: [Double?]
      if row[0].isEmpty {
        let whole = results.overall
        found = [whole.score, whole.standardError, wanted[2], whole.interval?.low, whole.interval?.high]
      } else {
        let unit = try #require(results.units.first { results.survey.units[$0.unit].id == row[0] })
        found = [unit.score, unit.standardError, unit.degreesOfFreedom, unit.interval?.low, unit.interval?.high]
      }
      for (place, name) in ["score", "standard error", "degrees of freedom", "low", "high"].enumerated() {
        let (found, wanted) = (found[place], wanted[place])
        // A standard error of nothing is what rounding leaves of it.
        let isSame =
          found == nil && wanted == nil || agree(found ?? .nan, wanted ?? .nan, within: 1e-9)
          || (found ?? .nan).magnitude < 1e-9 && (wanted ?? .nan).magnitude < 1e-9
        #expect(isSame, "\(row[0].isEmpty ? "all" : row[0]), \(name): \(found as Double?) for \(wanted as Double?)")
      }
    }
  }
}
