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
    /// By unit as in `Survey.units`; `nil` where nothing was answered, or the unit is withheld: answers that are not told question by question do not count.
    package let units: [Share?]
    /// Of all units together; `nil` where some answers are told of no unit.
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
  /// - Parameter told: they rest on the answers that are told of a unit question by question, and on no others; of all units together where none
  ///   is kept back.
  /// - Throws: ``ScoringError/cancelled``.
  func furtherSatisfaction(
    _ told: AnswerDistributions, _ intervals: IntervalEstimator, threads: Int, work: Work
  ) throws(ScoringError) -> [[Results.SatisfactionFigure]] {
    var found: [[Results.SatisfactionFigure]] = []
    let codes = data.survey.questionCodes
    let questions = Dictionary(grouping: told.questions, by: \.group).mapValues { own in
      Dictionary(own.map { ($0.question, $0) }) { first, _ in first }
    }
    for part in parts {
      let group = part.group
      var figures: [Results.SatisfactionFigure] = []
      if !group.satisfaction.questions.isEmpty {
        let all = try SatisfactionRate(
          index: data.index, questions: group.table.questions, scales: group.sample.scales,
          askedElsewhere: codes.elsewhere(than: part.number), reach: .wholeIndex)
        let own = all.items.map { questions[part.number]?[$0.question] }
        let untold = own.map { question in data.survey.units.indices.map { question?.units[$0] == nil } }
        let isWholeTold = own.allSatisfy { $0?.whole != nil }
        func add(_ kind: Results.SatisfactionFigure.Kind, _ group: ScoredGroup) {
          let (units, whole) = shares(group, in: part, isWholeTold: isWholeTold, intervals, threads: threads, work: work)
          figures.append(.init(kind: kind, questions: all.questions, units: units, overall: whole))
        }
        if !all.questions.isEmpty, Set(all.questions) != Set(group.satisfaction.questions) {
          add(.pooled, group.reading(all, untold: untold))
        }
        if all.questions.count > 1 {
          add(.everyAnswer, try group.readingEveryAnswer(of: all, untold: untold, threads: threads, work: work))
        }
      }
      found.append(figures)
    }
    return found
  }

  /// The satisfaction rate of a group in the domains of a part, as far as it is published.
  private func shares(
    _ group: ScoredGroup, in part: Part, isWholeTold: Bool, _ intervals: IntervalEstimator, threads: Int, work: Work
  ) -> (units: [Share?], whole: Share?) {
    let sets = ([part.units] + (isWholeTold && withholding.isOverallPublished ? [part.whole] : [])).map {
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
