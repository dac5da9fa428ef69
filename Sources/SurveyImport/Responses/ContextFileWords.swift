import SurveyModel

/// What is said of the figures around a survey.
enum ContextFileWords {
  static func unit(_ hint: LocalizedText) -> LocalizedText {
    .init(
      vi: "một đơn vị của khảo sát, hoặc để trống nếu là số liệu chung của cơ quan\(hint[.vi])",
      en: "a unit of the survey or nothing for all of them\(hint[.en])")
  }

  static let indicator = LocalizedText(vi: "tên của một chỉ tiêu", en: "the name of an indicator")

  static let period = LocalizedText(
    vi: "một năm, một tháng hoặc hai ngày, ví dụ 2023, 2023-07 hoặc 2024-01-01/2024-02-15",
    en: "a year, a month or two days, such as 2023, 2023-07 or 2024-01-01/2024-02-15")

  static func kind(_ list: String, near: String?) -> LocalizedText {
    .init(
      vi: "một trong các từ \(list)" + (near.map { " (có phải là \"\($0)\"?)" } ?? ""),
      en: "one of \(list)" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  static func fault(_ column: String, expected: LocalizedText, found: String) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần \(expected[.vi]), " + (found.isEmpty ? "nhưng ô để trống" : "gặp \(found.quotedAsFound)"),
      en: "column \"\(column)\": expected \(expected[.en]), found " + (found.isEmpty ? "nothing" : found.quotedAsFound))
  }

  static func number(_ example: String) -> LocalizedText {
    .init(
      vi: "một số viết như \(example), hoặc để trống khi không có số liệu",
      en: "a number written as \(example), or nothing where it is not known")
  }

  static func numberFormat(_ example: String) -> LocalizedText {
    .init(vi: "số viết như \(example), nhận từ các số trong tệp", en: "numbers as \(example), found from the figures")
  }

  static func numbersReadTwoWays(_ column: String, value: String, vi: String, en: String) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần số chỉ đọc được theo một cách, gặp \(value.quotedAsFound), là "
        + "\(vi) hoặc \(en); hãy ghi number-format: vi hoặc en cho context trong khảo sát",
      en: "column \"\(column)\": expected numbers that can be read one way, found \(value.quotedAsFound), which is "
        + "\(vi) or \(en); state number-format: vi or en under context in the survey")
  }

  static func partner(_ wanted: String) -> LocalizedText {
    .init(vi: "\"\(wanted)\" như ở số thực hiện của cùng đơn vị và kỳ", en: "\"\(wanted)\" as the actual of the same unit and period has")
  }

  static let notCompared = LocalizedText(vi: "hai số không được so với nhau", en: "the two are not compared")

  static func rowForEachUnit(_ meant: String, passed: String) -> LocalizedText {
    .init(
      vi: "bảng mỗi dòng một đơn vị: \(meant)" + (passed.isEmpty ? "" : "; không đọc \(passed)"),
      en: "a row for each unit: \(meant)" + (passed.isEmpty ? "" : "; not read \(passed)"))
  }

  static func unitOrTotal(_ hint: LocalizedText) -> LocalizedText {
    .init(
      vi: "một đơn vị của khảo sát, hoặc \"Tổng cộng\" cho số liệu chung\(hint[.vi])",
      en: "a unit of the survey, or \"Total\" for all of them\(hint[.en])")
  }
}
