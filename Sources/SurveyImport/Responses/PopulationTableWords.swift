import SurveyModel

/// What is said of a list of those who could be asked.
enum PopulationTableWords {
  static let noRows = LocalizedText(
    vi: "cần mỗi người trả lời một dòng có tên đơn vị, nhưng không có dòng nào",
    en: "expected a row with a unit for each respondent, found none")
}
