/// All that import makes of a survey of figures alone: nobody was asked, nothing is ranked.
package struct FigureData: Sendable, Hashable {
  package let survey: Survey
  package let context: ContextTable
  /// Of no rows of answers; with what was wrong with the figures.
  package let account: ImportAccount
  package let inputs: [SurveyData.InputFile]

  package init(survey: Survey, context: ContextTable, account: ImportAccount, inputs: [SurveyData.InputFile]) {
    self.survey = survey
    self.context = context
    self.account = account
    self.inputs = inputs
  }
}
