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

  /// `nil` where no response bears a flag.
  ///
  /// Nothing is counted a second time: the flagged responses are taken away from the tallies, and what comes after is made anew.
  ///
  /// - Parameter contexts: editions before whose figures stand in for those that are missing.
  /// - Throws: why nothing can be scored without those that bear a flag.
  init?(_ scored: ScoredSurvey, contexts: [SurveyData], threads: Int, work: Work) throws(ScoringError) {
    guard let data = scored.data.withoutFlagged else { return nil }
    let written = data.scored(by: scored.chain.figures.parts[0].plan.index)
    let rest = try SurveyFigures(withoutFlagged: written, of: scored.survey, contexts: contexts, threads: threads, work: work)
    let isTold = rest.figures.takesPart
    let without = isTold.contains(true) ? try ScoringChain(rest.figures, index: written.index).published : nil
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
