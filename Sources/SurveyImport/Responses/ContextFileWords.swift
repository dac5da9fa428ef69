import SurveyModel
import SurveyWords

/// What is said of the figures around a survey.
enum ContextFileWords {
  static let unit = LocalizedText(
    vi: "một đơn vị của khảo sát, hoặc để trống nếu là số liệu chung của cơ quan",
    en: "a unit of the survey or nothing for all of them")

  static let indicator = LocalizedText(vi: "tên của một chỉ tiêu", en: "the name of an indicator")

  static let period = LocalizedText(
    vi: "một năm, một tháng hoặc hai ngày, ví dụ 2023, 2023-07 hoặc 2024-01-01/2024-02-15",
    en: "a year, a month or two days, such as 2023, 2023-07 or 2024-01-01/2024-02-15")

  static func kind(_ list: String) -> LocalizedText {
    .init(vi: "một trong các từ \(list)", en: "one of \(list)")
  }

  static func fault(_ column: String, expected: LocalizedText, meant: String? = nil, found: String) -> LocalizedText {
    let asked = meant.map { LocalizedText.question(whether: $0) } ?? LocalizedText("")
    return .init(
      vi: "cột \"\(column)\": cần \(expected[.vi]), " + (found.isEmpty ? "nhưng ô để trống" : "gặp \(found.quotedAsFound)\(asked[.vi])"),
      en: "column \"\(column)\": expected \(expected[.en]), found " + (found.isEmpty ? "nothing" : found.quotedAsFound + asked[.en]))
  }

  static func number(_ example: String) -> LocalizedText {
    .init(
      vi: "một số viết như \(example), hoặc để trống khi không có số liệu",
      en: "a number written as \(example), or nothing where it is not known")
  }

  static func numberFormat(_ example: String) -> LocalizedText {
    .init(vi: "số viết như \(example), nhận từ các số trong tệp", en: "numbers as \(example), found from the figures")
  }

  static let stateNumberFormat = LocalizedText(
    vi: "hãy ghi number-format: vi hoặc en cho context trong khảo sát", en: "state number-format: vi or en under context in the survey")

  static func partner(_ wanted: String) -> LocalizedText {
    .init(vi: "\"\(wanted)\" như ở số thực hiện của cùng đơn vị và kỳ", en: "\"\(wanted)\" as the actual of the same unit and period has")
  }

  static let notCompared = LocalizedText(vi: "hai số không được so với nhau", en: "the two are not compared")

  static func rowForEachUnit(_ meant: String, passed: String) -> LocalizedText {
    .init(
      vi: "bảng mỗi dòng một đơn vị: \(meant)" + (passed.isEmpty ? "" : "; không đọc \(passed)"),
      en: "a row for each unit: \(meant)" + (passed.isEmpty ? "" : "; not read \(passed)"))
  }

  static func figures(of subjects: [String], isGuess: Bool) -> LocalizedText {
    let list = subjects.map(\.quotedAsFound).joined(separator: ", ")
    return .init(
      vi: "số liệu về \(list)" + (isGuess ? "; bảng không nói rõ là số liệu gì, nếu là chỉ tiêu khác thì ghi indicator cho context" : ""),
      en: "figures of \(list)"
        + (isGuess ? "; the table does not say what it measures, state indicator under context if it is something else" : ""))
  }

  static let noMeasure = LocalizedText(
    vi: "bảng không nêu đơn vị tính; có thể ghi trong tiêu đề, ví dụ (tỷ đồng)",
    en: "the table states no unit of measurement; a title or header can, as (tỷ đồng)")

  /// - Parameter lines: of targets and forecasts.
  static func withoutActual(_ lines: [Int]) -> LocalizedText {
    let list = lines.prefix(10).map(String.init).joined(separator: ", ") + (lines.count > 10 ? ", …" : "")
    return .init(
      vi: "\(lines.count) chỉ tiêu hoặc số dự kiến chưa có số thực hiện của cùng đơn vị, chỉ tiêu và kỳ để so sánh: dòng \(list)",
      en: "targets or forecasts without an actual of the same unit, indicator and period to compare with: \(lines.count), on line \(list)")
  }

  static let unitOrTotal = LocalizedText(
    vi: "một đơn vị của khảo sát, hoặc \"Tổng cộng\" cho số liệu chung",
    en: "a unit of the survey, or \"Total\" for all of them")
}
