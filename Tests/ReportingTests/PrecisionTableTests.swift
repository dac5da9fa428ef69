import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct PrecisionTableTests {
  static let precise = RankSamples.results(
    [
      RankSamples.Entry(
        rank: 1, score: 95, group: "port", groupRank: 1,
        precision: Results.Precision(
          smallestWeight: 1.25, largestWeight: 2.5, effectiveResponses: 47.5, kishDesignEffect: 1.0526, designEffect: 0.8125)),
      RankSamples.Entry(rank: 2, score: 94, group: "gate", groupRank: 1),
      RankSamples.Entry(rank: 3, score: 93, group: "port", groupRank: 2),
      RankSamples.Entry(rank: 4, score: 92, group: "gate", groupRank: 2), RankSamples.Entry(rank: nil, score: 0, group: "gate"),
    ], groups: [[0, 1, 2, 3]],
    criticalValue: RankSets.CriticalValue(value: 2.7, simulationInterval: Interval(low: 2.69, high: 2.71), draws: 200_000))

  @Test func designEffectsStandApart() throws {
    let table = precisionTable(Self.precise, .en)
    let titles = table.columns.map(\.title)
    let first = table.rows[0].cells.map { table.text($0) }
    for (title, text) in [
      ("Smallest weight", "1.250"), ("Largest weight", "2.500"), ("Effective responses", "47.5"),
      ("Kish's design effect of the weights", "1.053"), ("Design effect of the score", "0.813"),
    ] {
      let place = try #require(titles.firstIndex(of: title))
      #expect(first[place] == text)
      // The unit without a rank shows nothing but its responses.
      #expect(table.text(table.rows[4].cells[place]) == "–")
    }
    #expect(table.notes.contains { $0.contains("concerns the weights alone") })
    #expect(
      precisionTable(SampleResults.results, .vi).notes.contains {
        $0.contains("Các nhóm được gộp: Chi cục Hải quan cửa khẩu Bắc Phong Sinh")
      })
  }

  @Test func ranksWithinGroupsAreShownWhereTheyTell() throws {
    let title = "Rank in the group"
    let table = rankingDetailsTable(Self.precise, .en)
    let place = try #require(table.columns.firstIndex { $0.title == title })
    #expect(table.rows.map { table.text($0.cells[place]) } == ["1", "1", "2", "2"])
    // A rank in a group says which group.
    #expect(table.rows.allSatisfy { $0.cells[place - 1] != .absent })
    let alone = RankSamples.results([RankSamples.Entry(rank: 1, score: 95, group: "port")], groups: [[0]])
    #expect(!rankingDetailsTable(alone, .en).columns.contains { $0.title == title })
  }

  @Test(arguments: Language.allCases) func theMethodOfRankSetsIsToldWhereThereAreSome(language: Language) throws {
    let title = Wording(Self.precise, language).possibleRanks
    let section = try #require(methodSections(Self.precise, language).first { $0.title == title })
    let text = section.paragraphs.joined(separator: "\n")
    let numbers =
      language == .vi
      ? ["2,700", "2,690", "2,710", "200.000", "2,100", "2,400"] : ["2.700", "2.690", "2.710", "200,000", "2.100", "2.400"]
    for number in numbers { #expect(text.contains(number)) }
    #expect(text.contains("Satterthwaite") && text.contains("Mogstad"))
    #expect(!methodSections(RankSamples.without, language).contains { $0.title == title })
  }
}
