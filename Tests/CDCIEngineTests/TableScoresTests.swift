import CDCIEngine
import Foundation
import Testing

/// The library as a program of somebody else's sees it: nothing is imported `@testable`.
@Suite struct TableScoresTests {
  /// 0.25·x + 0.75·y on min-max of this run.
  static let index = """
    index: I
    normalize: {method: min-max}
    components:
      - {id: a, weight: 1, indicators: [{id: x, data: x}]}
      - {id: b, weight: 3, indicators: [{id: y, data: y}]}
    tiers: [{from: 50, name: High}, {from: 0, name: Low}]
    """

  static func index(_ text: String = index) throws -> TableIndex { try Engine(threads: 1).index(yaml: text, named: "i.yaml") }

  static func table(_ values: [[Double?]] = [[0, 0], [10, 2], [5, 4]]) throws -> IndicatorTable {
    try IndicatorTable(units: ["p", "q", "r"], names: ["P", "Q", "R"], columns: ["x", "y"], values: values)
  }

  /// x: 0, 100, 50; y: 0, 50, 100. p 0, q 25 + 37.5 = 62.5, r 12.5 + 75 = 87.5.
  @Test func byHand() throws {
    let scores = try Engine().score(Self.table(), by: Self.index())
    #expect(scores.units.map(\.id) == ["r", "q", "p"])
    #expect(scores.units.map(\.rank) == [1, 2, 3])
    #expect(scores.units.map(\.score) == [87.5, 62.5, 0])
    #expect(scores.units.map { $0.publishedScore.map(String.init) } == ["87.50", "62.50", "0.00"])
    #expect(scores.units.map { $0.tier?.en } == ["High", "High", "Low"])
    #expect(scores.unit("r")?.name == "R" && scores.unit("s") == nil)
    #expect(scores.score(of: "y", for: "q") == 50 && scores.score(of: "z", for: "q") == nil)
  }

  /// Missing is not zero: q has x alone, on which it is the best.
  @Test func missingIsNotZero() throws {
    let scores = try Engine().score(Self.table([[0, 0], [10, nil], [5, 4]]), by: Self.index())
    #expect(scores.unit("q")?.score == 100)
    #expect(scores.score(of: "b", for: "q") == nil)
  }

  /// Equal weights: q 50 + 25 = 75, r 25 + 50 = 75, and no rank tells them apart.
  @Test func aChangeIsARunFromTheStart() throws {
    let scores = try Engine().score(Self.table(), by: Self.index())
    let changed = try scores.whatIf(IndexChange(weights: ["b": 1]))
    #expect(changed.units.map(\.rank) == [1, 1, 3])
    #expect(changed.index.node("b")?.weight == 1)
    let again = try Engine().score(Self.table(), by: Self.index(Self.index.replacingOccurrences(of: "weight: 3", with: "weight: 1")))
    #expect(changed.units == again.units)
    // Nothing else has changed.
    #expect(scores.index.node("b")?.weight == 3)
    let least = try scores.whatIf(IndexChange(aggregations: ["I": .minimum]))
    #expect(least.unit("q")?.score == 50)
  }

  struct Wrong: Sendable {
    let change: IndexChange
    let message: String
  }

  static let wrong = [
    Wrong(change: IndexChange(weights: ["c": 1]), message: "expected the id of a node of the index, found \"c\""),
    Wrong(change: IndexChange(weights: ["a": -1]), message: "expected a weight of zero or more, found -1.0"),
    Wrong(
      change: IndexChange(weights: ["a": 0, "b": 0]),
      message: "expected siblings whose weights sum to more than zero, found a sum of 0"),
    Wrong(
      change: IndexChange(withoutUnits: ["p"]),
      message: "expected a change of weights or aggregations; leave units and questions out by their rows and columns"),
  ]

  @Test(arguments: wrong) func impossibleChanges(c: Wrong) throws {
    let scores = try Engine().score(Self.table(), by: Self.index())
    let error = #expect(throws: EngineError.self) { try scores.whatIf(c.change) }
    #expect(error?.kind == .usage && error?.description == c.message)
    #expect(error?.message(in: .vi).isEmpty == false)
  }

  @Test func wrongTables() throws {
    func message(_ step: () throws(EngineError) -> IndicatorTable) -> String? {
      do throws(EngineError) { _ = try step() } catch { return error.description }
      return nil
    }
    #expect(
      message { () throws(EngineError) in try IndicatorTable(units: ["p", "p"], columns: ["x"], values: [[1], [2]]) }
        == "expected every unit and column once, found \"p\" twice")
    #expect(
      message { () throws(EngineError) in try IndicatorTable(units: ["p"], columns: ["x"], values: []) }
        == "expected 1 rows, one for each unit, found 0")
    #expect(
      message { () throws(EngineError) in try IndicatorTable(units: ["p"], columns: ["x"], values: [[1, 2]]) }
        == "unit \"p\": expected 1 numbers, one for each column, found 2")
    #expect(
      message { () throws(EngineError) in try IndicatorTable(units: ["p"], columns: ["x"], values: [[.infinity]]) }
        == "unit \"p\": expected finite numbers, and nil where one is not known")
    let error = #expect(throws: EngineError.self) {
      try Engine().score(IndicatorTable(units: ["p"], columns: ["x"], values: [[1]]), by: Self.index())
    }
    #expect(error?.kind == .unusable && error?.description == "expected the column \"y\" that the index uses, found none")
  }

  /// The line of the index where scoring fails for what stands on it.
  @Test func errorsNameTheLine() throws {
    let error = #expect(throws: EngineError.self) { try Engine().score(Self.table([[1, 0], [1, 2], [1, 4]]), by: Self.index()) }
    #expect(error?.faults.first?.location?.line == 4)
    let wrong = #expect(throws: EngineError.self) { try Engine().index(yaml: "index: I\ncomponentz: []", named: "i.yaml") }
    #expect(wrong?.kind == .unusable && wrong?.faults.contains { $0.location?.description == "i.yaml:2:1" } == true)
  }
}
