import SurveyModel

extension NumberText {
  /// The date of publication; where the survey states none, that it is so.
  func published(_ survey: Survey) -> String {
    survey.published.map { text($0) } ?? language(vi: "không ghi ngày công bố", en: "no date of publication")
  }
}
