import Foundation
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Changes and their parts as a program of its own computes them, written from the method alone (Tests/Reference/changes.py).
@Suite struct EditionComparisonReferenceTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Index: Decodable {
      let root: String
      let to: Double
      let weights: [String: Double]
      let questions: [String: Double]

      func tree(_ components: [String: [String]]) throws -> IndexTree {
        let aggregation: IndexTree.Aggregation = root == "geometric" ? .geometric : root == "harmonic" ? .harmonic : .arithmetic
        return try IndexTree(
          id: "index", score: .init(from: 1, to: to), publish: .init(atLeast: 1), root: .init(aggregation: aggregation),
          children: components.sorted { $0.key < $1.key }.map { id, own in
            IndexTree.Branch(
              id: id, weight: weights[id] ?? 0,
              children: own.map {
                ScoringMethodsTests.question($0, weight: questions[$0] ?? 0, normalization: .answerScale(from: 1, to: to))
              })
          })
      }
    }
    struct Edition: Decodable {
      let answers: [String: [[Double]]]
      let index: Index
    }
    struct Expected: Decodable {
      let unit: String
      let change, answers, method, weights, low, high: Double
    }
    let seed: Int
    let components: [String: [String]]
    let units: [String]
    let merges: Bool
    let editions: [Edition]
    let expected: [Expected]

    var testDescription: String { "pair \(seed)" }

    func data(_ edition: Int) throws -> SurveyData {
      let own = editions[edition]
      let here = units + (merges && edition == 0 ? ["x"] : [])
      var survey = SmallSurvey(
        rows: here.enumerated().flatMap { place, unit in (own.answers[unit] ?? []).map { SmallSurvey.row($0, unit: place) } })
      survey.units = here
      survey.edition = String(2023 + edition)
      survey.formerly = here.enumerated().map { $0.offset == 0 && merges && edition == 1 ? ["x"] : [] }
      return try survey.data(own.index.tree(components))
    }
  }

  static let cases: [Case] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference")
    guard let text = try? String(contentsOf: folder.appending(path: "changes.printed.jsonl"), encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
  }()

  @Test func allCasesAreThere() { #expect(Self.cases.count == 60) }

  @Test(arguments: cases) func agrees(_ c: Case) throws {
    let pair = try #require(try EditionComparisonTests.compare([c.data(0), c.data(1)]).pairs.first)
    for expected in c.expected {
      let unit = try #require(c.units.firstIndex(of: expected.unit))
      let change = try #require(pair.units.first { $0.unit == unit })
      let parts = EditionComparisonTests.parts(change)
      EditionComparisonTests.expect(change.change, expected.change, within: 1e-10)
      EditionComparisonTests.expect(parts[[.answers]], expected.answers, within: 1e-10)
      EditionComparisonTests.expect(parts[[.method]] ?? 0, expected.method, within: 1e-10)
      EditionComparisonTests.expect(parts[[.weights]] ?? 0, expected.weights, within: 1e-10)
      let interval = change.parts.first { $0.factors == [.answers] }?.interval
      EditionComparisonTests.expect(interval?.low, expected.low, within: 1e-8)
      EditionComparisonTests.expect(interval?.high, expected.high, within: 1e-8)
    }
  }
}
