import Reporting
import Scoring
import SurveyImport
import SurveyModel

extension Workbench {
  /// What sources state of the figures around a survey that their own figures do not give, each with its place.
  ///
  /// Nothing where the figures themselves contradict each other: running the survey says that.
  package func remarksOnStatedFigures(of survey: ReadSurvey) -> [Remark] {
    guard let context = survey.data.context, let figures = try? ContextArithmetic.figures(context: context, survey: survey.data.survey)
    else { return [] }
    return remarks(onStated: figures, of: survey.data.survey)
  }

  func remarks(onStated figures: [ContextFigure], of survey: Survey) -> [Remark] {
    guard let file = survey.context?.file else { return [] }
    let (vi, en) = (StatementWords(survey, .vi).contradictions(figures), StatementWords(survey, .en).contradictions(figures))
    return zip(vi, en).map { vi, en in
      Remark(LocalizedText { $0 == .vi ? vi.sentence : en.sentence }, at: ImportFailure.Place(file: file, line: vi.line))
    }
  }
}
