package import Scoring
package import SurveyModel

/// What became of scores from edition to edition, and why.
package struct EditionComparison: Sendable {
  /// What a change can come of.
  package enum Factor: String, Sendable, Hashable, CaseIterable {
    /// Answers, and the figures of the edition.
    case answers
    /// Rules of the index: normalisation, aggregation, missing children, statistics, response weights.
    case method
    /// Weights of the index, and of respondent groups.
    case weights
    /// Indicators and respondent groups of one of the editions alone.
    case structure
    /// Of all units together: units of one of the editions alone.
    case units
    /// Bonus and penalty points.
    case points
  }

  package struct Part: Sendable, Hashable {
    /// One, or those that cannot be told apart.
    package let factors: [Factor]
    package let value: Double
    /// Of answers alone: the rest has no sampling error of its own.
    package let interval: Interval?

    package init(factors: [Factor], value: Double, interval: Interval? = nil) {
      self.factors = factors
      self.value = value
      self.interval = interval
    }
  }

  /// Why there is no change to tell. Units as in the survey of the edition before.
  package enum Absence: Sendable, Hashable {
    case isNew
    case wasPart(of: Int)
    /// Ids of what it was and the edition does not have.
    case lacksParts([String])
    case withheldNow
    case withheldThen([Int])
    /// Of what became one unit, these had questions that too few answered.
    case thinThen([Int])
    /// What became one unit rests on figures that are not known of it together.
    case figuresThen([Int])
    /// Of all units together: no unit is in both.
    case noUnitInCommon
    case noScore
  }

  package struct Change: Sendable, Hashable {
    /// Index into the units of the edition now; `nil` for all units together.
    package let unit: Int?
    /// Indices into the units of the edition before.
    package let unitsThen: [Int]
    /// As published; of several units together as it would have been.
    package let scoreThen: PublishedNumber?
    package let scoreNow: PublishedNumber?
    /// Of the unrounded scores.
    package let change: Double?
    package let interval: Interval?
    /// In the order of ``Factor``; they add up to ``change``.
    package let parts: [Part]
    package let absence: Absence?

    /// Of the published scores, as a report tells it.
    package var publishedChange: Double? {
      guard change != nil, let scoreNow, let scoreThen else { return nil }
      return scoreNow.value - scoreThen.value
    }
  }

  /// One edition as it was published.
  package struct Edition: Sendable {
    package let survey: Survey
    package let index: IndexTree
    package let responses: Int
    /// By unit; `nil` where it is withheld or has none.
    package let scores: [PublishedNumber?]
    package let ranks: [Int?]
    package let overall: PublishedNumber?
  }

  /// Answers of an edition under rules and weights that they cannot be scored by.
  package struct Failure: Sendable, Hashable {
    /// Positions among ``editions``.
    package let answers: Int
    package let rules: Int
    package let weights: Int
    package let error: ScoringError
  }

  package struct Pair: Sendable {
    /// Positions among ``editions``.
    package let then: Int
    package let now: Int
    package let differences: IndexDifferences
    /// In the order of the ranking now, those without a rank last.
    package let units: [Change]
    package let whole: Change
    /// Units of before that no unit now was.
    package let closed: [Int]
    /// Respondents of both editions.
    package let matched: Int
    /// Settings that cannot be computed, so that factors are left together.
    package let failures: [Failure]

    /// Whether anything is compared.
    package var hasChange: Bool { whole.change != nil || units.contains { $0.change != nil } }

    /// What parts are told of, in the order of ``Factor``.
    package var factors: [Factor] {
      let found = Set((units + [whole]).flatMap(\.parts).filter { $0.factors.count == 1 }.flatMap(\.factors))
      return Factor.allCases.filter(found.contains)
    }

    /// Sets of factors that some part leaves together, once each.
    package var joint: [[Factor]] {
      var seen: Set<[Factor]> = []
      return (units + [whole]).flatMap(\.parts).map(\.factors).filter { $0.count > 1 && seen.insert($0).inserted }
    }
  }

  /// In order.
  package let editions: [Edition]
  /// Each with the one before, then the last with the first where these are not neighbours.
  package let pairs: [Pair]
  /// Of the intervals: that of the last edition.
  package let confidence: Double
}

extension EditionComparison {
  /// An edition to be compared.
  package struct Input: Sendable {
    package let data: SurveyData
    /// The editions before it that it is published with: for ranges and figures of theirs.
    package let earlier: [SurveyData]

    package init(_ data: SurveyData, earlier: [SurveyData] = []) {
      self.data = data
      self.earlier = earlier
    }
  }

  /// An edition scored as it is published; `nil` in place of what cannot be.
  package static func scored(
    _ inputs: [Input], threads: Int = 1, work: Work = .unwatched
  ) -> [Result<ScoredEdition, ScoringError>] {
    inputs.enumerated().map { place, input in
      Result { () throws(ScoringError) in try ScoredEdition(input, number: place, threads: threads, work: work) }
    }
  }

  /// - Parameter scored: two at least, in order.
  /// - Throws: ``ScoringError/cancelled``.
  package init(_ scored: [ScoredEdition], threads: Int = 1, work: Work = .unwatched) throws(ScoringError) {
    editions = scored.map(\.summary)
    confidence = scored.last?.scored.data.index.confidence ?? 0.95
    var shelf = SampleShelf(threads: threads, work: work)
    var places = scored.indices.dropFirst().map { ($0 - 1, $0) }
    if scored.count > 2 { places.append((0, scored.count - 1)) }
    var pairs: [Pair] = []
    for (then, now) in places {
      if work.isCancelled { throw .cancelled }
      pairs.append(try PairComparison(scored, then: then, now: now, shelf: &shelf, threads: threads, work: work).pair())
    }
    self.pairs = pairs
  }
}

/// An edition with the stages behind its scores.
package struct ScoredEdition: Sendable {
  let edition: Scoring.Edition
  let earlier: [Scoring.Edition]
  let contexts: [SurveyData]
  let scored: ScoredSurvey

  package init(
    _ input: EditionComparison.Input, number: Int, threads: Int = 1, work: Work = .unwatched
  ) throws(ScoringError) {
    var shelf = SampleShelf(threads: threads, work: work)
    edition = Scoring.Edition(number: number, data: input.data.withToldFlags)
    earlier = input.earlier.enumerated().map { Scoring.Edition(number: -1 - 1000 * number - $0, data: $1) }
    contexts = input.earlier
    scored = try ScoredSurvey(edition, earlier: earlier, contexts: contexts, shelf: &shelf)
  }

  var summary: EditionComparison.Edition {
    let data = scored.data
    let overall = scored.withholding.isOverallPublished ? scored.wholeScore(node: 0) : nil
    return EditionComparison.Edition(
      survey: data.survey, index: data.index, responses: scored.allResponses, scores: scored.publishedScores, ranks: scored.ranking.rank,
      overall: overall.map { PublishedNumber($0, decimals: data.index.score.decimals) })
  }
}
