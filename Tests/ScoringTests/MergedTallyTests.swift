import Scoring
import SurveyModel
import TestSupport
import Testing

/// Files of several departments, or parts of one file, counted apart and put together: the same bits as counted at once, in every count and every score.
@Suite struct MergedTallyTests {
  /// The responses of one part as a table of their own, with the tally row of each.
  private static func part(_ survey: TinySurvey, _ places: [Int], row: [UInt32]) -> (table: ResponseTable, row: [UInt32]) {
    var part = survey
    part.responses = places.map { survey.responses[$0] }
    return (part.group.responses, places.map { row[$0] })
  }

  @Test(arguments: ScoringPropertyTests.seeds, [2, 3, 17]) func anyParts(seed: UInt64, parts: Int) throws {
    var (survey, index, random) = try ScoringPropertyTests.made(seed)
    let whole = try survey.scored(index)
    // Any response can be of any part; some parts may be empty.
    var places = [[Int]](repeating: [], count: parts)
    for response in survey.responses.indices { places[Int.random(in: 0..<parts, using: &random)].append(response) }
    for part in places.indices { places[part].shuffle(using: &random) }
    var merged = Tally(rows: whole.tally.rows, categories: whole.tally.categories)
    for part in places.shuffled(using: &random) {
      let (table, row) = Self.part(survey, part, row: whole.weights.row)
      merged.merge(Tally(table, scales: survey.survey.scales, rows: whole.tally.rows, row: row))
    }
    #expect(merged == whole.tally)

    // From the merged counts to the scores, node by node, bit by bit.
    let rowWeights = whole.weights.rows.map(\.weight)
    for (domains, scores) in [
      (Domains.units(whole.weights, count: survey.units.count), whole.units), (Domains.whole(whole.weights), whole.whole),
    ] {
      let values = IndicatorValues(plan: whole.plan, tally: merged, rowWeights: rowWeights, domains: domains)
      let again = NodeScores(index: index, scores: whole.normalizer.scores(of: values))
      #expect(ScoringPropertyTests.nodes(again).map(\.?.bitPattern) == ScoringPropertyTests.nodes(scores).map(\.?.bitPattern))
    }
  }

  /// One response to each part, and none at all.
  @Test func smallestParts() throws {
    let (survey, index, _) = try ScoringPropertyTests.made(3)
    let whole = try survey.scored(index)
    var merged = Tally(rows: whole.tally.rows, categories: whole.tally.categories)
    for response in survey.responses.indices {
      let (table, row) = Self.part(survey, [response], row: whole.weights.row)
      merged.merge(Tally(table, scales: survey.survey.scales, rows: whole.tally.rows, row: row))
      merged.merge(Tally(table, scales: survey.survey.scales, rows: whole.tally.rows, row: row, responses: 0..<0))
    }
    #expect(merged == whole.tally)
  }
}
