package import Scoring
import SurveyModel

/// The ranking with and without the responses that look careless: how much hangs on them.
///
/// The survey is scored a second time, whole, without the responses that bear a flag; ranges, weights and what is withheld are made anew.
package struct FlaggedComparison: Sendable, Hashable {
  package struct UnitRow: Sendable, Hashable {
    /// Index into `Survey.units`.
    package let unit: Int
    package let responses: Int
    /// Of these, how many bear a flag.
    package let flagged: Int
    package let score: PublishedNumber?
    package let rank: Int?
    /// Without flagged responses. `nil` also where the difference of the two scores would be what fewer responses say than may be published.
    package let scoreWithout: PublishedNumber?
    /// Among the units that have a ``scoreWithout``.
    package let rankWithout: Int?

    package init(
      unit: Int, responses: Int, flagged: Int, score: PublishedNumber?, rank: Int?, scoreWithout: PublishedNumber?, rankWithout: Int?
    ) {
      self.unit = unit
      self.responses = responses
      self.flagged = flagged
      self.score = score
      self.rank = rank
      self.scoreWithout = scoreWithout
      self.rankWithout = rankWithout
    }
  }

  /// In the order of the ranking with all responses.
  package let units: [UnitRow]

  package init(units: [UnitRow]) { self.units = units }

  /// - Parameter figures: without the responses that bear a flag.
  /// - Throws: why nothing can be scored without them.
  init(_ scored: ScoredSurvey, withoutFlagged figures: Figures) throws(ScoringError) {
    let isTold = figures.takesPart
    let without = isTold.contains(true) ? try ScoringChain(figures, index: scored.writtenIndex).published : nil
    var flagged = [Int](repeating: 0, count: scored.data.survey.units.count)
    for table in scored.data.groups.map(\.responses) {
      for (unit, flags) in zip(table.unit, table.flags ?? []) where flags != 0 { flagged[Int(unit)] += 1 }
    }
    let before = scored.ranking
    let (scores, scoresWithout) = (scored.publishedScores, without?.rounded)
    units = before.order.map { unit in
      let isTold = before.rank[unit] != nil && isTold[unit]
      return UnitRow(
        unit: unit, responses: scored.responses[unit], flagged: flagged[unit], score: scores[unit], rank: before.rank[unit],
        scoreWithout: isTold ? scoresWithout?[unit] : nil, rankWithout: isTold ? without?.ranking.rank[unit] : nil)
    }
  }
}
