import SurveyModel

/// What is said of records: their limits and their quotes.
enum RecordWords {
  static func cell(_ limit: Int) -> LocalizedText {
    .init(vi: "một ô không quá \(limit) byte, gặp ô dài hơn", en: "a cell of at most \(limit) bytes, found a longer one")
  }

  static func record(_ limit: Int) -> LocalizedText {
    .init(vi: "một dòng không quá \(limit) byte, gặp dòng dài hơn", en: "a record of at most \(limit) bytes, found a longer one")
  }

  static func columns(_ limit: Int) -> LocalizedText {
    .init(vi: "không quá \(limit) cột, gặp nhiều hơn", en: "at most \(limit) columns, found more")
  }

  static let openQuote = LocalizedText(
    vi: "; có thể một dấu ngoặc kép không được đóng",
    en: "; a quote that is never closed can be the reason")

  static func place(_ column: Int) -> LocalizedText {
    .init(vi: "cột \(column): ", en: "column \(column): ")
  }

  static func tooLong(_ place: LocalizedText, expected: LocalizedText, cause: LocalizedText, key: String) -> LocalizedText {
    .init(
      vi: "\(place[.vi])cần \(expected[.vi])\(cause[.vi]); có thể nâng giới hạn trong khảo sát: limits: {\(key): …}",
      en: "\(place[.en])expected \(expected[.en])\(cause[.en]); the limit can be raised in the survey: limits: {\(key): …}")
  }

  static let fieldTooLarge = LocalizedText(
    vi: "một ô quá lớn so với bộ nhớ của máy",
    en: "a field is too large for the memory of this machine")
}
