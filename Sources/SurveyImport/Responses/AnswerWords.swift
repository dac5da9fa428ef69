import SurveyModel

/// What is said of answers, their columns and their rows.
enum AnswerWords {
  static func values(_ first: Int, last: Int) -> LocalizedText {
    .init(vi: "giá trị từ \(first) đến \(last)", en: "\(first) to \(last)")
  }

  static func oneOf(_ list: String) -> LocalizedText {
    .init(vi: "một trong các giá trị \(list)", en: "one of \(list)")
  }

  static let seconds = LocalizedText(vi: "số giây như 312 hoặc 312.5", en: "a number of seconds such as 312 or 312.5")
  static let withoutDuration = LocalizedText(vi: "dòng vẫn được tính nhưng không có thời lượng", en: "the row counts without a duration")

  static func mostOfAKind(_ most: Int) -> LocalizedText {
    .init(vi: "nhiều nhất \(most) vấn đề cùng loại", en: "at most \(most) problems of this kind")
  }

  static func more(_ count: Int) -> LocalizedText {
    .init(vi: "thêm \(count) vấn đề", en: "\(count) more")
  }

  static let countedFromHere = LocalizedText(
    vi: "từ dòng này trở đi, vấn đề cùng loại được đếm mà không liệt kê",
    en: "from this line on they are counted and not listed")

  static func noColumnsOfUnits(_ example: String) -> LocalizedText {
    .init(
      vi: "cần các cột như \"\(example)\" với tên của một đơn vị ở chỗ {unit}, nhưng không có",
      en: "expected columns such as \"\(example)\" with the name of a unit for {unit}, found none")
  }

  static func submittedFrom(_ column: String) -> LocalizedText {
    .init(vi: "thời điểm gửi phiếu lấy từ cột \"\(column)\"", en: "the time of submission from the column \"\(column)\"")
  }

  static func respondentFrom(_ column: String) -> LocalizedText {
    .init(vi: "người trả lời lấy từ cột \"\(column)\"", en: "the respondent from the column \"\(column)\"")
  }

  static let rowsOfAnswers = LocalizedText(vi: "các dòng trả lời dưới dòng tiêu đề", en: "rows of answers below the header")
  static let addsNoResponse = LocalizedText(vi: "tệp không thêm phiếu nào", en: "the file adds no response")

  static let noUnit = LocalizedText(
    vi: "cần khai báo cột chứa đơn vị tại columns, hoặc một đơn vị cho cả tệp; khảo sát không khai báo cả hai",
    en: "expected a column with the unit under columns, or a unit for the whole file, found neither in the survey")

  static func line(_ line: Int, file: String?) -> LocalizedText {
    .init(vi: "dòng \(line)" + (file.map { " của \($0)" } ?? ""), en: "line \(line)" + (file.map { " of \($0)" } ?? ""))
  }

  static func duplicateRefused(_ other: LocalizedText) -> LocalizedText {
    .init(
      vi: "chỉ được có một dòng cho mỗi người trả lời và đơn vị, gặp một dòng khác tại \(other[.vi]); khảo sát không chấp nhận phiếu trùng",
      en: "expected one row for each respondent and unit, found another on \(other[.en]); the survey refuses duplicates")
  }

  static let anotherRow = LocalizedText(vi: "một dòng khác", en: "another row")

  static func otherRowCounts(_ other: LocalizedText) -> LocalizedText {
    .init(vi: "tính theo \(other[.vi])", en: "the row of \(other[.en]) counts")
  }

  static let formFilledWithCare = LocalizedText(vi: "phiếu được trả lời cẩn thận", en: "a form filled in with care")
}
