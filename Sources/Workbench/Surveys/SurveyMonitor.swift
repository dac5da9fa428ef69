import Inference
import Reporting
import Scoring
package import SurveyModel

/// How far the fieldwork of a survey is, for a page that shows it while it runs.
package struct FieldworkState: Sendable {
  package struct Row: Sendable {
    /// `nil` for all units together.
    package let unit: Unit?
    package let responses: Int
    package let invited: Int?
    /// Beside ``FieldworkState/days``.
    package let daily: [Int]
    /// Responses at the end.
    package let expected: Int?
    /// Of the score, now and at the end.
    package let margin: Margin
    package let expectedMargin: Margin
    /// Whether it has too few responses to be published, and is heading for that.
    package let isBelow: Bool
    package let staysBelow: Bool

    init(_ own: FieldworkOutlook.Unit, _ survey: Survey) {
      unit = own.unit.map { survey.units[$0] }
      responses = own.responses
      invited = own.invited
      daily = own.daily
      expected = own.expected
      margin = Margin(own.halfWidth, responses: own.responses, invited: own.invited)
      expectedMargin = Margin(own.expectedHalfWidth, responses: own.expected ?? 0, invited: own.invited)
      isBelow = own.isBelow
      staysBelow = own.staysBelow
    }
  }

  /// Half of the interval of a score.
  package enum Margin: Sendable, Hashable {
    case half(Double)
    /// There is none, or it says nothing.
    case none(Reason?)

    package enum Reason: Sendable, Hashable, CaseIterable {
      /// All who were invited answered: there is no sampling error.
      case everybody
      /// Of one response nothing tells how others would differ.
      case one
      /// All responses give the same score.
      case alike
    }

    init(_ half: Double?, responses: Int, invited: Int?) {
      if let half, half > 1e-9 {
        self = .half(half)
      } else if let invited, responses > 0, responses >= invited {
        self = .none(.everybody)
      } else if responses == 1 {
        self = .none(.one)
      } else {
        self = .none(half == nil ? nil : .alike)
      }
    }
  }

  package let fieldwork: Survey.Fieldwork?
  package let asOf: CalendarDate?
  package let daysLeft: Int?
  package let paceDays: Int
  package let days: [CalendarDate]
  package let overall: Row
  package let units: [Row]
  /// Responses that a unit needs.
  package let atLeast: Int

  package var isRunning: Bool { daysLeft.map { $0 > 0 } ?? false }
}

/// How the answers to the questions are spread, as far as that may be told.
package struct AnswerSpread: Sendable {
  package struct Question: Sendable {
    package let question: SurveyModel.Question
    /// What the index calls it; `nil` where it has no name of its own.
    package let name: LocalizedText?
    /// By category; `nil` where it is withheld or nobody answered.
    package let counts: [Int]?
    package let missing: Int?
  }

  package struct Group: Sendable {
    package let group: RespondentGroup
    package let questions: [Question]
  }

  package let groups: [Group]
  package let atLeast: Int
}

extension SurveyRun {
  package func fieldwork(today: CalendarDate) -> FieldworkState {
    let outlook = FieldworkOutlook(results, groups: survey.data.groups, today: today)
    return FieldworkState(
      fieldwork: survey.data.survey.fieldwork, asOf: outlook.asOf, daysLeft: outlook.daysLeft, paceDays: outlook.paceDays,
      days: outlook.days, overall: .init(outlook.overall, results.survey), units: outlook.units.map { .init($0, results.survey) },
      atLeast: outlook.atLeast)
  }

  /// Without questions where the run did not ask everything.
  ///
  /// - Parameter unit: id of one; `nil` for all units together.
  package func answers(ofUnit unit: String?) -> AnswerSpread {
    let (data, index) = (survey.data, results.index)
    let found = results.answers?.questions ?? []
    let place = unit.flatMap { id in data.survey.units.firstIndex { $0.id == id } }
    let names = index.namesOfQuestions
    return AnswerSpread(
      groups: data.survey.respondentGroups.enumerated().map { number, group in
        .init(
          group: group,
          questions: found.filter { $0.group == number }.map { own in
            let question = data.groups[number].responses.questions[own.question]
            let counts = unit == nil ? own.whole : place.flatMap { own.units[$0] }
            return .init(question: question, name: names[question.code], counts: counts?.categories, missing: counts?.missing)
          })
      }, atLeast: index.publish.atLeast)
  }
}
