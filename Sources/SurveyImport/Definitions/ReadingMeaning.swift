package import SurveyModel

extension OpenDecision.Reading {
  /// What somebody who chooses a reading says of the column, where that is more than words for whoever edits survey.yaml.
  package enum Meaning: Sendable, Hashable {
    /// It is read as a question of the edition before and is another one.
    case anotherQuestion
    /// It says who the respondent is.
    case respondent
    /// It says which unit is rated.
    case unit
    case notScored
  }

  package var meaning: Meaning? {
    switch text {
    case LikeWords.newQuestion: .anotherQuestion
    case ProposalWords.isRespondentID: .respondent
    case ProposalWords.unitThatIsRated: .unit
    case ProposalWords.notScored: .notScored
    default: nil
    }
  }
}
