import Scoring
import SurveyModel
import Testing

@Suite struct RankingTests {
  struct Case: Sendable {
    let scores: [Double?]
    let ties: IndexTree.Ties
    let rank: [Int?]
    let order: [Int]
    init(_ scores: [Double?], _ ties: IndexTree.Ties, _ rank: [Int?], _ order: [Int]) {
      self.scores = scores
      self.ties = ties
      self.rank = rank
      self.order = order
    }
  }

  static let cases: [Case] = [
    Case([], .published, [], []),
    Case([50], .published, [1], [0]),
    Case([80, 90], .published, [2, 1], [1, 0]),
    Case([90, 80, 80, 70], .published, [1, 2, 2, 4], [0, 1, 2, 3]),
    Case([70, nil, 90, .nan], .published, [2, nil, 1, nil], [2, 0, 1, 3]),
    Case([nil, nil], .exact, [nil, nil], [0, 1]),
    // 90.004 and 90.001 are both published as 90.00.
    Case([90.001, 90.004, 80], .published, [1, 1, 3], [0, 1, 2]),
    Case([90.001, 90.004, 80], .exact, [2, 1, 3], [1, 0, 2]),
    // The last bits of a sum make no rank, on either rule.
    Case([0.1 + 0.2, 0.3], .exact, [1, 1], [0, 1]),
    Case([0.1 + 0.2, 0.3], .published, [1, 1], [0, 1]),
    Case([-1.5, -2.5, 0], .exact, [2, 3, 1], [2, 0, 1]),
    Case([5, 5, 5], .published, [1, 1, 1], [0, 1, 2]),
  ]

  @Test(arguments: cases) func ranks(c: Case) {
    let ranking = Ranking(scores: c.scores, ties: c.ties, decimals: 2)
    #expect(ranking.rank == c.rank)
    #expect(ranking.order == c.order)
  }

  @Test func ties() {
    let ranking = Ranking(scores: [80, 90, nil, 80, 70, 80], ties: .published, decimals: 0)
    #expect(ranking.tied(with: 0) == [3, 5])
    #expect(ranking.tied(with: 3) == [0, 5])
    #expect(ranking.tied(with: 1).isEmpty)
    #expect(ranking.tied(with: 2).isEmpty)
    #expect(ranking.tied(with: 4).isEmpty)
  }

  @Test func withinGroups() {
    let rank = Ranking.withinGroups(
      scores: [80, 90, 85, nil, 80, 99], groups: ["x", "y", "x", "x", "y", nil], ties: .published, decimals: 1)
    #expect(rank == [2, 1, 1, nil, 2, nil])
  }

  @Test func significantDigits() {
    let values: [(Double, Double)] = [
      (0.1 + 0.2, 0.3), (54.449999999999996, 54.45), (0, 0), (-2.0000000000001, -2), (123_456_789_012.5, 123_456_789_013),
      (1e-300, 1e-300), (999_999_999_999.9, 1e12), (.greatestFiniteMagnitude, 1.79769313486e308),
    ]
    for (value, expected) in values {
      #expect(PublishedNumber.significant(value) == expected)
    }
    // Rounded up it would be no double any more.
    #expect(PublishedNumber.significant(.greatestFiniteMagnitude, digits: 2) == .greatestFiniteMagnitude)
  }

  /// Bands [90, ∞), [80, 90), [50, 80) on the published score: 89.996 is 90.00 and first class.
  @Test func tiers() throws {
    let names = ["a", "b", "c"].map { LocalizedText($0) }
    let index = try IndexTree(
      id: "i", tiers: [50.0, 90, 80].enumerated().map { IndexTree.Tier(from: $1, name: names[$0]) }, children: [item("q1")])
    let cases: [(Double, Int?)] = [(95, 0), (90, 0), (89.996, 0), (89.99, 1), (80, 1), (79.99, 2), (50, 2), (49.99, nil), (-1, nil)]
    for (score, tier) in cases {
      #expect(index.tier(of: PublishedNumber(score, decimals: 2)) == tier, "\(score)")
    }
    #expect(try IndexTree(id: "i", children: [item("q1")]).tier(of: PublishedNumber(5, decimals: 0)) == nil)
  }
}
