import Testing

@testable import SurveyModel

@Suite struct PredecessorsTests {
  private static func survey(_ units: [(id: String, formerly: [String])]) -> Survey {
    Survey(
      title: LocalizedText("t"), organization: LocalizedText("o"), edition: "2024", published: nil, index: "i.yaml",
      unitNoun: LocalizedText("u"), units: units.map { Unit(id: $0.id, name: LocalizedText($0.id), formerly: $0.formerly) }, scales: [],
      respondentGroups: [])
  }

  /// Merged, took in another under its own id, renamed, split, new; an id that the edition before never had counts for nothing.
  @Test func whatTheyWere() {
    let then = Self.survey([("a", []), ("b", []), ("c", []), ("d", []), ("e", [])])
    let now = Self.survey([("ab", ["a", "b", "z"]), ("c", ["c"]), ("d1", ["d"]), ("d2", ["d"]), ("new", [])])
    let predecessors = Predecessors(now: now, then: then)
    #expect(now.units.indices.map { predecessors[$0] } == [.merged([0, 1]), .one(2), .split(3), .split(3), .none])
    #expect(now.units.indices.map { predecessors.only($0) } == [nil, 2, nil, nil, nil])
    let grown = Predecessors(now: Self.survey([("e", ["d"]), ("d", [])]), then: then)
    #expect(grown[0] == .merged([3, 4]) && grown[1] == .split(3))
  }
}
