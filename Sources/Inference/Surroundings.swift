package import Scoring
package import SurveyModel

/// What is told of a survey without an answer: whose it is, revenue and activity, and what was read. A survey of figures alone has nothing else.
package struct Surroundings: Sendable, Hashable {
  package var survey: Survey
  package let inputs: [SurveyData.InputFile]
  package let account: ImportAccount
  /// In the order in which the file first speaks of them.
  package let figures: [ContextFigure]
  /// Figures that the files of the editions before hold, the latest edition first; only where they were asked for.
  package var earlier: [EarlierFigures] = []

  package struct EarlierFigures: Sendable, Hashable {
    package let edition: String
    package let figures: [ContextFigure]

    /// - Throws: where two rows give one figure two values.
    package init(_ survey: Survey, _ context: ContextTable) throws(ScoringError) {
      edition = survey.edition
      figures = try ContextArithmetic.figures(context: context, survey: survey)
    }
  }

  package init(survey: Survey, inputs: [SurveyData.InputFile], account: ImportAccount, figures: [ContextFigure]) {
    self.survey = survey
    self.inputs = inputs
    self.account = account
    self.figures = figures
  }

  /// - Throws: where two rows give one figure two values.
  package init(_ data: FigureData) throws(ScoringError) {
    self.init(
      survey: data.survey, inputs: data.inputs, account: data.account,
      figures: try ContextArithmetic.figures(context: data.context, survey: data.survey))
  }
}
