import SurveyModel

/// Why editions are not compared.
enum CompareRefusalWords {
  /// - Parameter edition: `nil` where the place says which it is.
  static func ofEdition(_ reason: String, edition: String?, _ language: Language) -> String {
    edition.map { LocalizedText(vi: "kỳ \($0): \(reason)", en: "edition \($0): \(reason)")[language] } ?? reason
  }

  static func leftOut(_ reason: String, edition: String?, _ language: Language) -> String {
    let reason = ofEdition(reason, edition: edition, language)
    return LocalizedText(
      vi: "\(reason); kỳ này không được so sánh, các kỳ khác vẫn được", en: "\(reason); this edition is left out, the others are compared"
    )[language]
  }

  static func noEditionBefore(_ edition: String) -> LocalizedText {
    LocalizedText(
      vi: "kỳ \(edition) không ghi kỳ trước; cần \"previous\" trong survey.yaml, hoặc nêu từ hai khảo sát trở lên",
      en: "the edition \(edition) names none before it; expected \"previous\" in survey.yaml, or two surveys or more")
  }

  static func sameEdition(_ edition: String, _ one: String, _ other: String) -> LocalizedText {
    LocalizedText(
      vi: "cần các kỳ khác nhau, gặp kỳ \(edition) hai lần: \(one) và \(other); chưa so sánh gì",
      en: "expected different editions, found \(edition) twice: \(one) and \(other); nothing was compared")
  }

  static let nothingComparable = LocalizedText(
    vi: "không có gì so sánh được: không đơn vị nào có điểm công bố ở hai kỳ",
    en: "nothing can be compared: no unit has a published score in two of the editions")
}
