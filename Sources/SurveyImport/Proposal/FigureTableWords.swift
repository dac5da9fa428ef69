import SurveyModel

/// What is said of a table of figures that was given to `init`.
enum FigureTableWords {
  static func oneContext(_ first: String) -> LocalizedText {
    .init(
      vi: "cần nhiều nhất một bảng số liệu bên cạnh bảng xếp hạng, gặp bảng thứ hai sau \(first); không ghi gì. Hãy gộp hai bảng",
      en: "expected one table of figures beside the ranking at most, found a second one after \(first); nothing was written. Join the two")
  }

  static let decided = LocalizedText(vi: "như đã chọn", en: "as was decided")
  static let bothHabits = LocalizedText(
    vi: "mọi số trong bảng đều đọc được theo cả hai cách", en: "every number of the table can be read both ways")

  static func number(_ value: String, _ format: Survey.NumberFormat) -> LocalizedText {
    LocalizedText("\(value) (number-format: \(format.rawValue))")
  }

  static func context(_ file: String) -> LocalizedText { LocalizedText(vi: "\(file) là bảng số liệu (context)", en: "context: \(file)") }

  static let oneReading = LocalizedText(vi: "các số chỉ đọc được theo cách này", en: "its numbers can be read in no other way")
  static let editionBefore = LocalizedText(vi: "như kỳ trước", en: "as in the edition before")
  static let noneMatters = LocalizedText(vi: "không số nào đọc được theo hai cách", en: "none of its numbers can be read two ways")
  static let addsUp = LocalizedText(
    vi: "chỉ đọc cách này thì các đơn vị cộng lại bằng tổng", en: "read so alone the units add up to the whole")
  static let grouped = LocalizedText(
    vi: "mọi số đều nguyên, và chỉ số từ một nghìn trở lên có dấu",
    en: "all numbers are whole then, and those from a thousand on alone have a mark")

  static func context(_ file: String, _ format: Survey.NumberFormat, why: LocalizedText) -> LocalizedText {
    .init(
      vi: "\(file) là bảng số liệu (context); số viết như \(format.example) (\(why[.vi]))",
      en: "context: \(file), number-format: \(format.rawValue) (\(why[.en]))")
  }

  /// - Parameter found: a number, and its values.
  static func openContext(_ file: String, found: String, vi: String, en: String) -> LocalizedText {
    .init(
      vi: "context: \(file); \"\(found)\" là \(vi) (number-format: vi) hoặc \(en) (en): cần quyết định trong survey.yaml",
      en: "context: \(file); \"\(found)\" is \(vi) (number-format: vi) or \(en) (en): to be decided in survey.yaml")
  }

  static func whichHabit(_ found: String, file: String) -> LocalizedText {
    .init(vi: "Trong \(file), \"\(found)\" là số nào?", en: "Which number is \"\(found)\" in \(file)?")
  }
}
