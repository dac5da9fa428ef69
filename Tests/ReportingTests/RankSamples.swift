import Inference
import Scoring
import SurveyModel

@testable import Reporting

/// Results of units A, B, C … with given rank sets; the numbers are made up, not computed.
enum RankSamples {
  struct Entry: Sendable {
    let rank: Int?
    let score: Double
    var marginal: ClosedRange<Int>?
    var simultaneous: ClosedRange<Int>?
    /// To the next: estimate and interval.
    var lead: (value: Double, low: Double, high: Double)?
    var group: String?
    var groupRank: Int?
    var precision: Results.Precision?
  }

  static func results(_ entries: [Entry], groups: [[Int]]?, isOpen: Bool = false, criticalValue: RankSets.CriticalValue? = nil) -> Results {
    let sample = SampleResults.results
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]
    let survey = Survey(
      title: sample.survey.title, organization: sample.survey.organization, edition: "2023", published: sample.survey.published,
      index: "i.yaml", unitNoun: sample.survey.unitNoun,
      units: entries.indices.map { Unit(id: names[$0].lowercased(), name: LocalizedText(names[$0]), group: entries[$0].group) },
      scales: sample.survey.scales,
      respondentGroups: sample.survey.respondentGroups)
    let empty = SampleResults.empty
    let units = entries.enumerated().map { place, entry in
      let isRanked = entry.rank != nil
      return Results.UnitResult(
        unit: place, rank: entry.rank, score: isRanked ? entry.score : nil,
        publishedScore: isRanked ? SampleResults.published(entry.score) : nil, standardError: isRanked ? 0.5 : nil, degreesOfFreedom: nil,
        interval: isRanked ? Interval(low: entry.score - 1, high: entry.score + 1) : nil, rankSet: entry.marginal,
        rankSetSimultaneous: entry.simultaneous, tier: nil,
        tiedWith: entries.indices.filter { $0 != place && isRanked && entries[$0].rank == entry.rank }, responses: isRanked ? 50 : 3,
        effectiveResponses: isRanked ? 50 : nil, satisfaction: nil, nodes: empty.units[0].nodes, isPublished: isRanked,
        remarks: isRanked ? [] : [.withheld(responses: 3, atLeast: 5)], previous: nil,
        differenceToNext: entry.lead.map {
          Results.Difference(estimate: $0.value, standardError: 0.5, interval: Interval(low: $0.low, high: $0.high))
        }, groupRank: entry.groupRank, precision: entry.precision)
    }
    let comparison = groups.map {
      Results.RankComparison(
        groups: $0, isOpen: isOpen, draws: 100_000, criticalValue: criticalValue,
        marginalCriticalValues: criticalValue.map { _ in 2.1...2.4 })
    }
    return Results(
      survey: survey, index: sample.index, seed: 1, inputs: [], account: empty.account, overall: empty.overall, units: units,
      responseRates: [], respondentGroups: empty.respondentGroups, context: [], previousEdition: nil, rankComparison: comparison)
  }

  /// A is surely first; the order of B and C, and of C and D, is open.
  static let clear = results(
    [
      Entry(rank: 1, score: 95.76, marginal: 1...1, simultaneous: 1...1, lead: (4.76, 2, 7)),
      Entry(rank: 2, score: 91, marginal: 2...2, simultaneous: 2...3, lead: (0.07, -1, 1.14)),
      Entry(rank: 3, score: 90.93, marginal: 3...4, simultaneous: 2...4, lead: (0.93, -0.5, 2.36)),
      Entry(rank: 4, score: 90, marginal: 3...4, simultaneous: 3...4),
    ], groups: [[0], [1, 2], [2, 3]])

  static let tie = results(
    [
      Entry(rank: 1, score: 95, marginal: 1...2, simultaneous: 1...2, lead: (0.001, -1, 1)),
      Entry(rank: 1, score: 95, marginal: 1...2, simultaneous: 1...2, lead: (5, 3, 7)),
      Entry(rank: 3, score: 90, marginal: 3...3, simultaneous: 3...3),
    ], groups: [[0, 1], [2]])

  static let noise = results(
    [
      Entry(rank: 1, score: 91, marginal: 1...2, simultaneous: 1...2, lead: (1, -1, 3)),
      Entry(rank: 2, score: 90, marginal: 1...2, simultaneous: 1...2),
    ], groups: [[0, 1]], isOpen: true)

  static let one = results([Entry(rank: 1, score: 91, marginal: 1...1, simultaneous: 1...1)], groups: [[0]])

  static let withheld = results(
    [
      Entry(rank: 1, score: 95, marginal: 1...1, simultaneous: 1...1, lead: (5, 3, 7)),
      Entry(rank: 2, score: 90, marginal: 2...2, simultaneous: 2...2), Entry(rank: nil, score: 0),
    ], groups: [[0], [1]])

  static let without = results([Entry(rank: 1, score: 95), Entry(rank: 2, score: 90)], groups: nil)
}
