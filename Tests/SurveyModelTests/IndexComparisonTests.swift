import SurveyModel
import Testing

@Suite struct IndexComparisonTests {
  private static func item(_ id: String, weight: Double = 1, _ statistic: IndexTree.Statistic = .mean) -> IndexTree.Branch {
    IndexTree.Branch(
      id: id, weight: weight, indicator: IndexTree.Indicator(source: .question(code: id, statistic: statistic)))
  }

  private static func index(
    id: String = "i", title: LocalizedText = LocalizedText("I"), weights: [Double] = [60, 40], _ statistic: IndexTree.Statistic = .mean,
    score: IndexTree.Score = .init(), groups: [(String, Double)] = [], ties: IndexTree.Ties = .published, more: [String] = []
  ) throws -> IndexTree {
    try IndexTree(
      id: id, title: title, score: score, ties: ties,
      finish: IndexTree.Finish(respondentGroups: groups.map { IndexTree.GroupShare(id: $0.0, weight: $0.1) }),
      children: [item("a", weight: weights[0]), item("b", weight: weights[1], statistic)] + more.map { item($0) })
  }

  @Test func whatDoesNotMatter() throws {
    let own = try Self.index()
    #expect(own.measuresLike(own))
    #expect(try own.measuresLike(Self.index(id: "i-2022", title: LocalizedText("Another"), ties: .exact)))
    #expect(try own.measuresLike(Self.index(weights: [0.6, 0.4])))
    #expect(try own.measuresLike(Self.index(groups: [("firms", 1)])))
    #expect(try own.measuresLike(Self.index(score: .init(decimals: 1))))
    #expect(try Self.index(groups: [("firms", 70), ("staff", 30)]).measuresLike(Self.index(groups: [("staff", 0.3), ("firms", 0.7)])))
  }

  @Test func whatMatters() throws {
    let own = try Self.index()
    let others = try [
      Self.index(weights: [50, 50]), Self.index(.median), Self.index(more: ["c"]), Self.index(score: .init(from: 0, to: 10)),
      Self.index(groups: [("firms", 70), ("staff", 30)]),
    ]
    for other in others {
      #expect(!own.measuresLike(other) && !other.measuresLike(own))
    }
    #expect(try !Self.index(groups: [("firms", 70), ("staff", 30)]).measuresLike(Self.index(groups: [("firms", 60), ("staff", 40)])))
  }
}
