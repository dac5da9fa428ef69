import Scoring
import SurveyModel

extension Results {
  /// One of the figures in official use under the name of satisfaction, beside the rate that the index declares.
  package struct SatisfactionFigure: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// The share of answers in the two best categories, pooled over all questions of the index.
      case pooled
      /// The share of people all of whose answers to these questions are in the two best categories.
      case everyAnswer
    }

    package let kind: Kind
    /// Codes of the questions.
    package let questions: [String]
    /// By unit as in `Survey.units`; `nil` where nothing was answered, or the unit is withheld: questions that too few answered do not count.
    package let units: [Share?]
    /// Of all units together. ``Kind/everyAnswer`` looks at the answers of a response side by side, and has none where some of them are told of no unit.
    package let overall: Share?

    package init(kind: Kind, questions: [String], units: [Share?], overall: Share?) {
      self.kind = kind
      self.questions = questions
      self.units = units
      self.overall = overall
    }
  }
}

extension ScoredSurvey {
  /// Of each respondent group, what else goes by the name of satisfaction; nothing where it is not asked.
  ///
  /// - Throws: ``ScoringError/cancelled``.
  func furtherSatisfaction(
    _ intervals: IntervalEstimator, threads: Int, work: Work
  ) throws(ScoringError) -> [[Results.SatisfactionFigure]] {
    var found: [[Results.SatisfactionFigure]] = []
    let codes = data.survey.questionCodes
    for part in parts {
      let group = part.group
      var figures: [Results.SatisfactionFigure] = []
      if !group.satisfaction.questions.isEmpty {
        let all = try SatisfactionRate(
          index: data.index, questions: group.table.questions, scales: group.sample.scales,
          askedElsewhere: codes.elsewhere(than: part.number), reach: .wholeIndex)
        let pooled = group.scored(by: group.plan, satisfaction: all)
        let holdsHidden = pooled.satisfactionHoldsHidden
        if !all.questions.isEmpty, Set(all.questions) != Set(group.satisfaction.questions) {
          let (units, whole) = shares(pooled, in: part, intervals, threads: threads, work: work)
          figures.append(
            .init(
              kind: .pooled, questions: all.questions, units: units,
              overall: !withholding.toldPooled.contains(part.number)
                ? nil : holdsHidden ? whole.map { Share(rate: $0.rate, interval: nil) } : whole))
        }
        if all.questions.count > 1 {
          let every = try group.everyAnswer(of: all, units: data.survey.units.count, threads: threads, work: work)
          let (units, whole) = shares(every, in: part, intervals, threads: threads, work: work)
          figures.append(.init(kind: .everyAnswer, questions: all.questions, units: units, overall: holdsHidden ? nil : whole))
        }
      }
      found.append(figures)
    }
    return found
  }

  /// The satisfaction rate of a group in the domains of a part, as far as it is published.
  private func shares(
    _ group: ScoredGroup, in part: Part, _ intervals: IntervalEstimator, threads: Int, work: Work
  ) -> (units: [Share?], whole: Share?) {
    let sets = ([part.units] + (withholding.isOverallPublished ? [part.whole] : [])).map {
      group.scores(of: $0.domains, values: $0.values, scores: $0.scores)
    }
    let covariances = GroupCovariance.covariances(of: [.satisfaction], group: group, scored: sets, threads: threads, work: work)
    let found = zip(sets, covariances).map { intervals.shares($0.satisfaction, $1[0]) }
    return (zip(found[0], isPublished).map { $1 ? $0 : nil }, found.count > 1 ? found[1][0] : nil)
  }
}

extension IntervalEstimator {
  /// Rates with their intervals; `nil` where there is no rate.
  ///
  /// - Parameter covariance: of the rates.
  func shares(_ rates: [Double?], _ covariance: LinearizedCovariance) -> [Share?] {
    rates.enumerated().map { place, rate in
      guard let rate else { return nil }
      let estimate = Estimate(
        value: rate, variance: covariance.variance(place), degreesOfFreedom: Double(covariance.degreesOfFreedom[place]))
      return Share(
        rate: rate, interval: share(estimate, respondents: covariance.respondents[place], isCensus: covariance.isCensus[place]))
    }
  }
}
