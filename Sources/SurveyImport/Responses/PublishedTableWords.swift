import SurveyModel

/// What is said of a published ranking that cannot be checked.
enum PublishedTableWords {
  static let noRows = LocalizedText(
    vi: "cần mỗi đơn vị một dòng dưới dòng tiêu đề, nhưng không có dòng nào",
    en: "expected a row for each unit below the header, found none")

  static func nothingToCheck(_ index: String) -> LocalizedText {
    LocalizedText(
      vi:
        "cần cột của chỉ số \(index), của thành phần hoặc tiêu chí, \"rank\", \"tier\" hoặc \"count\", \"base\", \"percent\"; không có cột nào như vậy",
      en:
        "expected a column of the index \(index), its components or indicators, \"rank\", \"tier\", or \"count\", \"base\" and \"percent\"; found none of them"
    )
  }
}
