import SurveyModel

/// What is said of a command line that cannot be read: the parser's own sentences, which are English, and ours.
enum UsageWords {
  /// The parser's sentences, `%` for what it puts in, and what is said instead.
  static let patterns: [(String, String)] = [
    ("Unknown option '%'. Did you mean '%'?", "không có tùy chọn '%'; có phải là '%' không?"),
    ("Unknown option '%'", "không có tùy chọn '%'"),
    ("Missing expected argument '%'", "thiếu tham số '%'"),
    ("Missing one of: '%'", "thiếu một trong các tham số: '%'"),
    ("Missing value for '%'", "thiếu giá trị của '%'"),
    ("Unexpected argument '%'", "thừa tham số '%'"),
    ("% unexpected arguments: '%'", "thừa % tham số: '%'"),
    ("The value '%' is invalid for '%'. Please provide one of %.", "'%' không phải là giá trị của '%'; các giá trị: %"),
    ("The value '%' is invalid for '%': %", "'%' không phải là giá trị của '%': %"),
    ("The value '%' is invalid for '%'", "'%' không phải là giá trị của '%'"),
    ("The option '%' does not take any value, but '%' was specified.", "tùy chọn '%' không nhận giá trị, gặp '%'"),
    ("Invalid option: %", "tùy chọn không hợp lệ: %"),
    ("Missing required subcommand.", "thiếu tên lệnh"),
  ]

  /// A sentence of the parser's in Vietnamese, or as it is where it is none of those known, such as one of ours.
  static func vietnamese(_ sentence: String) -> String {
    for (pattern, translation) in patterns {
      if let parts = filling(of: pattern, in: sentence) { return fill(translation, with: parts) }
    }
    return sentence
  }

  /// What stands in a sentence where a pattern has `%`.
  private static func filling(of pattern: String, in sentence: String) -> [Substring]? {
    let literals = pattern.split(separator: "%", omittingEmptySubsequences: false)
    guard sentence.hasPrefix(literals[0]) else { return nil }
    var rest = sentence.dropFirst(literals[0].count)
    var found: [Substring] = []
    for (index, literal) in literals.enumerated().dropFirst() {
      if index == literals.count - 1 {
        guard rest.hasSuffix(literal) else { return nil }
        found.append(rest.dropLast(literal.count))
        rest = ""
      } else {
        guard let range = rest.firstRange(of: literal) else { return nil }
        found.append(rest[..<range.lowerBound])
        rest = rest[range.upperBound...]
      }
    }
    return rest.isEmpty ? found : nil
  }

  private static func fill(_ translation: String, with parts: [Substring]) -> String {
    var text = ""
    for (index, literal) in translation.split(separator: "%", omittingEmptySubsequences: false).enumerated() {
      // A list of values: 'vi' and 'en'; 'a', 'b' or 'c'.
      if index > 0 { text += parts[index - 1].replacing("' and '", with: "', '").replacing("' or '", with: "', '") }
      text += literal
    }
    return text
  }

  static let noSurvey = LocalizedText(
    vi: "cần đường dẫn của một khảo sát, gặp đường dẫn rỗng", en: "expected the path of a survey, found an empty one")

  static func encoding(_ found: String, known: String) -> LocalizedText {
    LocalizedText(
      vi: "--encoding: cần một trong \(known), gặp \"\(found)\"", en: "--encoding: expected one of \(known), found \"\(found)\"")
  }

  static func delimiter(_ found: String) -> LocalizedText {
    LocalizedText(
      vi: "--delimiter: cần \",\" \";\" \"|\" hoặc tab, gặp \"\(found)\"",
      en: "--delimiter: expected \",\" \";\" \"|\" or tab, found \"\(found)\"")
  }

  static func signs(isEmpty: Bool) -> LocalizedText {
    LocalizedText(
      vi: "--delimiter: cần một hoặc nhiều ký hiệu, gặp \(isEmpty ? "chuỗi rỗng" : "dấu xuống dòng")",
      en: "--delimiter: expected a sign or several, found \(isEmpty ? "nothing" : "a line end")")
  }

  static func confidence(_ found: Double) -> LocalizedText {
    LocalizedText(
      vi: "--confidence: cần một số từ 0.5 đến dưới 1, như 0.95, gặp \(found)",
      en: "--confidence: expected a number from 0.5 to below 1, such as 0.95, found \(found)")
  }

  static func precision(_ found: Double) -> LocalizedText {
    LocalizedText(
      vi: "--precision: cần số điểm lớn hơn 0, gặp \(found)", en: "--precision: expected points above 0, found \(found)")
  }

  static func expectedResponse(_ found: Double) -> LocalizedText {
    LocalizedText(
      vi: "--expected-response: cần một tỷ lệ lớn hơn 0 và không quá 1, như 0.7, gặp \(found)",
      en: "--expected-response: expected a share above 0, at most 1, such as 0.7, found \(found)")
  }

  static func designEffect(_ found: Double) -> LocalizedText {
    LocalizedText(
      vi: "--design-effect: cần một số lớn hơn 0, như 1.3, gặp \(found)",
      en: "--design-effect: expected a number above 0, such as 1.3, found \(found)")
  }

  static func scale(_ found: String) -> LocalizedText {
    LocalizedText(
      vi: "--scale: cần hai đầu của thang điểm, như 0:100, gặp \(found)",
      en: "--scale: expected two ends such as 0:100, found \(found)")
  }

  static func eligibility(_ found: Double) -> LocalizedText {
    LocalizedText(
      vi: "--eligibility: cần một số từ 0 đến 1, gặp \(found)", en: "--eligibility: expected a number from 0 to 1, found \(found)")
  }

  static func earlier(_ found: String) -> LocalizedText {
    LocalizedText(
      vi: "--earlier: cần một kỳ và một bảng, như 2020=table-2020.csv, gặp \(found)",
      en: "--earlier: expected an edition and a table such as 2020=table-2020.csv, found \(found)")
  }

  static func earlierSheet(_ found: String, names: [String]) -> LocalizedText {
    let known = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    return LocalizedText(
      vi: "--earlier-sheet: cần một kỳ của --earlier\(known) và một trang tính, như \"2020=Bảng điểm\", gặp \(found)",
      en: "--earlier-sheet: expected an edition of --earlier\(known) and a sheet, such as 2020=Scores, found \(found)")
  }

  static func editionTwice(_ option: String, _ edition: String) -> LocalizedText {
    LocalizedText(
      vi: "\(option): cần mỗi kỳ một lần, gặp \(edition) hai lần", en: "\(option): expected every edition once, found \(edition) twice")
  }
}
