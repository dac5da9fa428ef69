package import Scoring
import SurveyModel

extension Results {
  /// What one respondent group that weighs something says on its own.
  package struct GroupResult: Sendable, Hashable {
    /// Index into `Survey.respondentGroups`.
    package let group: Int
    /// Of the index, where every group has a score of the unit; sum 1.
    package let share: Double
    /// What its response weights did.
    package let weighting: WeightingSummary
    /// Codes of the questions that its satisfaction rate pools; empty where it is asked none.
    package let satisfactionQuestions: [String]
    /// By unit as in `Survey.units`; `nil` where nothing was answered, or the unit is withheld: questions that too few answered do not count.
    package let satisfaction: [Share?]
    /// Of all units together.
    package let overallSatisfaction: Share?
    /// The other figures that go by the name of satisfaction, where they are of other answers or count otherwise.
    package internal(set) var furtherSatisfaction: [SatisfactionFigure] = []

    package init(
      group: Int = 0, share: Double = 1, weighting: WeightingSummary, satisfactionQuestions: [String] = [], satisfaction: [Share?] = [],
      overallSatisfaction: Share? = nil
    ) {
      self.group = group
      self.share = share
      self.weighting = weighting
      self.satisfactionQuestions = satisfactionQuestions
      self.satisfaction = satisfaction
      self.overallSatisfaction = overallSatisfaction
    }
  }

  /// The groups that are asked how satisfied they are. With several, each has rates of its own: an answer of an officer and one of a firm do not add up.
  package var satisfactionGroups: [GroupResult] { respondentGroups.filter { !$0.satisfactionQuestions.isEmpty } }
}

extension ScoredSurvey {
  /// Every group with its weights and its satisfaction rates.
  ///
  /// - Parameter whole: `nil` where the numbers of all units together are withheld. A rate that holds what is
  ///   withheld in single units has no interval.
  func groupResults(units: NodeInference, whole: NodeInference?) -> [Results.GroupResult] {
    parts.enumerated().map { number, part in
      let isAsked = !part.group.satisfaction.questions.isEmpty
      var overall = isAsked ? whole?.satisfaction(of: number)[0] : nil
      if part.group.satisfactionHoldsHidden { overall = overall.map { Share(rate: $0.rate, interval: nil) } }
      return Results.GroupResult(
        group: part.number, share: shares.shares[number], weighting: part.group.weights.summary,
        satisfactionQuestions: part.group.satisfaction.questions,
        satisfaction: isAsked
          ? units.satisfaction(of: number).enumerated().map { isPublished[$0] ? $1 : nil } : responses.map { _ in nil },
        overallSatisfaction: overall)
    }
  }
}
