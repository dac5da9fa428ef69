import SurveyModel

/// What is said around the report.
enum ResultsWords {
  static let report = LocalizedText(vi: "Báo cáo", en: "Report")
  static let contents = LocalizedText(vi: "Mục lục", en: "Contents")
}
