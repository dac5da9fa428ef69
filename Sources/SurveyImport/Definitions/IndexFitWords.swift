import SurveyModel

/// What is said of an index that does not fit the survey or the table that it scores.
enum IndexFitWords {
  static func scaleTooShortForSatisfaction(_ length: Int, code: String) -> LocalizedText {
    .init(
      vi: "tỷ lệ hài lòng cần thang đo từ 3 giá trị trở lên, gặp \(length) trên thang đo của câu hỏi \"\(code)\"",
      en: "expected a scale of 3 or more values for satisfaction, found \(length) on the scale of question \"\(code)\"")
  }

  static func noSuchGroup(_ group: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một nhóm đơn vị của khảo sát, gặp \(group.quotedAsFound); \(near[.vi])",
      en: "expected a group of units of the survey, found \(group.quotedAsFound); \(near[.en])")
  }

  static func dataWithoutContext(_ name: String) -> LocalizedText {
    .init(
      vi: "số liệu \(name.quotedAsFound) cần khai báo \"context\" trong khảo sát, nhưng không có",
      en: "expected a \"context\" in the survey for the data \(name.quotedAsFound), found none")
  }

  static func scaleTooShort(_ statistic: String, needed: Int, length: Int, code: String) -> LocalizedText {
    .init(
      vi: "\(statistic) cần thang đo từ \(needed) giá trị trở lên, gặp \(length) trên thang đo của câu hỏi \"\(code)\"",
      en: "expected a scale of \(needed) or more values for \(statistic), found \(length) on the scale of question \"\(code)\"")
  }

  static func differentScales(_ scale: String, code: String, other: String, otherCode: String) -> LocalizedText {
    .init(
      vi: "cần các câu hỏi có cùng thang đo, gặp \"\(scale)\" ở \"\(code)\" và \"\(other)\" ở \"\(otherCode)\"",
      en: "expected questions on one scale, found \"\(scale)\" for \"\(code)\" and \"\(other)\" for \"\(otherCode)\"")
  }

  static func notOfScale(_ known: [String], value: String) -> LocalizedText {
    .init(
      vi: "share cần các mức của thang đo (\(known.joined(separator: ", "))), gặp \(value.quotedAsFound)",
      en: "expected values of the scale (\(known.joined(separator: ", "))) under share, found \(value.quotedAsFound)")
  }

  static func noSuchRespondentGroup(_ id: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một nhóm người trả lời của khảo sát, gặp \(id.quotedAsFound); \(near[.vi])",
      en: "expected a respondent group of the survey, found \(id.quotedAsFound); \(near[.en])")
  }

  static func noWeight(_ group: String) -> LocalizedText {
    .init(
      vi: "cần trọng số của mọi nhóm người trả lời, nhưng không có của \"\(group)\"",
      en: "expected a weight for every respondent group, found none for \"\(group)\"")
  }

  static func noSuchUnit(_ unit: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần mã của một đơn vị, gặp \(unit.quotedAsFound); \(near[.vi])",
      en: "expected the id of a unit, found \(unit.quotedAsFound); \(near[.en])")
  }

  static func noSuchQuestion(_ code: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần mã của một câu hỏi trong khảo sát, gặp \(code.quotedAsFound); \(near[.vi])",
      en: "expected the code of a question of the survey, found \(code.quotedAsFound); \(near[.en])")
  }

  static let weightByStratumWithoutStrata = LocalizedText(
    vi: "tính trọng số theo stratum cần khai báo \"strata\" trong khảo sát, nhưng không có",
    en: "expected \"strata\" in the survey to weight by stratum, found none")

  static func weightByColumnWithoutFrame(_ group: String, column: String) -> LocalizedText {
    .init(
      vi: "\(group) cần \"frame\" có cột \(column.quotedAsFound) trong khảo sát, nhưng không có",
      en: "expected a \"frame\" with the column \(column.quotedAsFound) for \(group) in the survey, found none")
  }

  static func weightWithoutPopulation(_ group: String, name: String) -> LocalizedText {
    .init(
      vi: "\(group) cần \"frame\" hoặc \"population\" trong khảo sát để tính trọng số theo \(name), nhưng không có",
      en: "expected a \"frame\" or a \"population\" to weight by \(name) for \(group) in the survey, found none")
  }

  static let respondentGroupsOfTable = LocalizedText(
    vi: "\"respondent-groups\" cần câu trả lời của một khảo sát, gặp trong chỉ số của bảng số liệu",
    en: "expected \"respondent-groups\" in the index of a survey only, found it in that of a plain table")

  static func periodOnColumnInUse(_ column: String) -> LocalizedText {
    .init(
      vi: "cần một cột riêng cho kỳ, gặp \(column.quotedAsFound) là cột dùng vào việc khác",
      en: "expected a column of its own for the period, found \(column.quotedAsFound), which holds something else")
  }

  static func noSuchGroupOfTable(_ group: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một nhóm ở cột \"group\" của bảng, gặp \(group.quotedAsFound); \(near[.vi])",
      en: "expected a group of the column \"group\" of the table, found \(group.quotedAsFound); \(near[.en])")
  }

  static func noSuchUnitOfTable(_ unit: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một đơn vị của bảng, gặp \(unit.quotedAsFound); \(near[.vi])",
      en: "expected a unit of the table, found \(unit.quotedAsFound); \(near[.en])")
  }

  static func noAnswerScale(_ id: String, method: String) -> LocalizedText {
    .init(
      vi: "tiêu chí \"\(id)\": bảng số liệu không có thang đo, nên \"normalize\" phải là cách khác, như min-max hoặc none, gặp \(method)",
      en: "indicator \"\(id)\": a plain table has no answer scale; expected a \"normalize\" such as min-max or none, found \(method)")
  }

  static let treatmentWithoutData = LocalizedText(
    vi: "\"treatment\" xử lý số liệu, nhưng chỉ số không có tiêu chí nào lấy số liệu (data)",
    en: "expected an indicator with \"data\" for \"treatment\" to act on, found none")

  static func noSuchData(_ column: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một số liệu (data) mà chỉ số dùng, gặp \(column.quotedAsFound); \(near[.vi])",
      en: "expected data that the index reads, found \(column.quotedAsFound); \(near[.en])")
  }

  static let contextIndicator = LocalizedText(vi: "một chỉ tiêu có trong tệp số liệu bối cảnh", en: "an indicator of the context file")
  static let columnOfTable = LocalizedText(vi: "một cột của bảng", en: "a column of the table")

  static func notADenominator(_ expected: LocalizedText, denominator: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần \(expected[.vi]) để chia, gặp \(denominator.quotedAsFound); \(near[.vi])",
      en: "expected \(expected[.en]) to divide by, found \(denominator.quotedAsFound); \(near[.en])")
  }
}
