import Reporting
import Scoring
import SurveyImport
import SurveyModel

extension Workbench {
  /// What sources state of the figures around a survey that their own figures do not give, each with its place.
  ///
  /// Nothing where the figures themselves contradict each other: running the survey says that.
  package func remarksOnStatedFigures(of survey: ReadSurvey) -> [Remark] {
    guard let context = survey.data.context, let file = survey.data.survey.context?.file,
      let figures = try? ContextArithmetic.figures(context: context, survey: survey.data.survey)
    else { return [] }
    let (vi, en) = (
      StatementWords(survey.data.survey, .vi).contradictions(figures), StatementWords(survey.data.survey, .en).contradictions(figures)
    )
    return zip(vi, en).map { vi, en in
      Remark(LocalizedText { $0 == .vi ? vi.sentence : en.sentence }, at: ImportFailure.Place(file: file, line: vi.line))
    }
  }
}
