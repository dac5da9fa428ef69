import SurveyModel

/// What is said around the report.
enum ResultsWords {
  static let contents = LocalizedText(vi: "Mục lục", en: "Contents")
}
