import Testing

@testable import SurveyModel

@Suite struct PredecessorsTests {
  private static func survey(_ units: [(id: String, formerly: [String])]) -> Survey {
    Survey(
      title: LocalizedText("t"), organization: LocalizedText("o"), edition: "2024", published: nil, index: "i.yaml",
      unitNoun: LocalizedText("u"), units: units.map { Unit(id: $0.id, name: LocalizedText($0.id), formerly: $0.formerly) }, scales: [],
      respondentGroups: [])
  }

  /// Merged, took in another under its own id, renamed, split, new; a part that the edition before does not have.
  @Test func whatTheyWere() {
    let then = Self.survey([("a", ["a0"]), ("b", []), ("c", []), ("d", []), ("e", [])])
    let now = Self.survey([("ab", ["a", "b", "a0"]), ("c", ["c", "z"]), ("d1", ["d"]), ("d2", ["d"]), ("new", []), ("ez", ["e", "z"])])
    let predecessors = Predecessors(now: now, then: then)
    #expect(
      now.units.indices.map { predecessors[$0] } == [.merged([0, 1]), .one(2), .split(3), .split(3), .none, .incomplete(["z"])])
    #expect(now.units.indices.map { predecessors.only($0) } == [nil, 2, nil, nil, nil, nil])
    let grown = Predecessors(now: Self.survey([("e", ["d"]), ("c", ["b"]), ("f", ["d"])]), then: then)
    #expect(grown[0] == .split(3) && grown[1] == .merged([1, 2]) && grown[2] == .split(3))
  }

  /// A unit that a run leaves out came from where it came: what it was split from is not the other's alone.
  @Test func unitsLeftOut() {
    func survey(_ units: [(String, [String])], leftOut: [(String, [String])] = []) -> Survey {
      func made(_ units: [(String, [String])]) -> [Unit] { units.map { Unit(id: $0.0, name: LocalizedText($0.0), formerly: $0.1) } }
      return Survey(
        title: LocalizedText("t"), organization: LocalizedText("o"), edition: "2024", published: nil, index: "i.yaml",
        unitNoun: LocalizedText("u"), units: made(units), leftOutUnits: made(leftOut), scales: [], respondentGroups: [])
    }
    let then = survey([("a", []), ("b", []), ("c", [])])
    let split = Predecessors(now: survey([("a", []), ("m", ["b"])], leftOut: [("h", ["a"])]), then: then)
    #expect(split[0] == .split(0) && split[1] == .one(1) && split.unclaimed == [2])
    let merged = Predecessors(now: survey([("ab", ["a", "b"])], leftOut: [("b2", ["b"]), ("c", [])]), then: then)
    #expect(merged[0] == .split(1) && merged.unclaimed.isEmpty)
  }
}
