import SurveyModel

/// What is said of tables whose columns are named: estimates, units, frames, context.
enum NamedTableWords {
  static func estimateFault(_ column: String, expected: LocalizedText, found: String) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần \(expected[.vi]), " + (found.isEmpty ? "nhưng không có" : "gặp \(found.quotedAsFound)"),
      en: "column \"\(column)\": expected \(expected[.en]), found " + (found.isEmpty ? "nothing" : found.quotedAsFound))
  }

  static let nameOfUnit = LocalizedText(vi: "tên đơn vị", en: "the name of a unit")

  static func unitOnce(_ earlier: Int) -> LocalizedText {
    .init(vi: "mỗi đơn vị một lần, mà dòng \(earlier) đã có", en: "each unit once, and line \(earlier) has it")
  }

  static let estimate = LocalizedText(vi: "một số như 95.76", en: "a number such as 95.76")
  static let standardError = LocalizedText(vi: "sai số chuẩn như 1.25, không âm", en: "a standard error such as 1.25, not negative")

  static let degreesOfFreedom = LocalizedText(
    vi: "bậc tự do từ 1 trở lên, hoặc để trống nếu không giới hạn",
    en: "degrees of freedom of 1 or more, or nothing where they are unlimited")

  static let noUnitRow = LocalizedText(
    vi: "cần mỗi đơn vị một dòng dưới dòng tiêu đề, nhưng không có",
    en: "expected a row for each unit below the header, found none")

  static func tooManyUnits(_ limit: Int, count: Int) -> LocalizedText {
    .init(vi: "cần nhiều nhất \(limit) đơn vị, gặp \(count)", en: "expected \(limit) units at most, found \(count)")
  }

  static func stoppedAfter(_ faults: Int) -> LocalizedText {
    .init(
      vi: "dừng đọc tại đây sau \(faults) lỗi; cần sửa các lỗi trên trước",
      en: "reading stopped here after \(faults) faults; correct those above first")
  }

  static func quoteInside(_ column: Int) -> LocalizedText {
    .init(
      vi: "dấu ngoặc kép phải bao trọn cả ô, gặp một dấu nằm giữa cột \(column)",
      en: "expected quotes around a whole cell, found one inside column \(column)")
  }

  static func surplusCell(_ width: Int, column: Int) -> LocalizedText {
    .init(
      vi: "cần \(width) cột như dòng tiêu đề, gặp ô có nội dung ở cột \(column)",
      en: "expected \(width) columns as in the header, found a cell in column \(column)")
  }

  static func headerBelowTitles(_ line: Int) -> LocalizedText {
    .init(vi: "tiêu đề cột ở dòng \(line), bỏ các dòng phía trên", en: "the header on line \(line), the lines above passed over")
  }

  static func columnIs(_ header: String, name: String) -> LocalizedText {
    .init(vi: "cột \"\(header)\" là \(name)", en: "the column \"\(header)\" is \(name)")
  }

  /// - Parameter headers: of columns that nothing asks for; the first of them are named.
  static func unread(_ headers: [String]) -> LocalizedText {
    let list = headers.prefix(8).map(\.quotedAsFound).joined(separator: ", ") + (headers.count > 8 ? ", …" : "")
    return .init(vi: "không đọc \(list)", en: "not read \(list)")
  }

  /// - Parameter mapping: where another header is stated.
  static func noColumn(_ column: String, found: [String], mapping: LocalizedText) -> LocalizedText {
    let list = found.prefix(12).map(\.quotedAsFound).joined(separator: ", ") + (found.count > 12 ? ", …" : "")
    return .init(
      vi: "cần cột \"\(column)\", nhưng không có trong các cột \(list); \(mapping[.vi])",
      en: "expected a column \"\(column)\", found none among \(list); \(mapping[.en])")
  }

  static func misspelt(_ column: String, found: String) -> LocalizedText {
    .init(vi: "cần cột \"\(column)\", gặp \"\(found)\"", en: "expected a column \"\(column)\", found \"\(found)\"")
  }

  static let noUnit = LocalizedText(
    vi: "cột \"unit\": cần tên đơn vị, nhưng ô để trống",
    en: "column \"unit\": expected the name of a unit, found nothing")

  /// - Parameter period: of a table that holds several.
  static func unitTwice(_ unit: String, period: Period?, earlier: Int, line: Int) -> LocalizedText {
    let each = period.map { LocalizedText(vi: " mỗi kỳ", en: " in \($0)") } ?? LocalizedText("")
    return .init(
      vi: "cột \"unit\": mỗi đơn vị chỉ được có một dòng\(each[.vi]), gặp \(unit.quotedAsFound) ở dòng \(earlier) và dòng \(line)",
      en: "column \"unit\": expected each unit once\(each[.en]), found \(unit.quotedAsFound) on line \(earlier) and on line \(line)")
  }

  static func notANumber(_ place: Int, column: String, example: String, found: String) -> LocalizedText {
    .init(
      vi: "cột \(place) \"\(column)\": cần một số như \(example), hoặc để trống nếu không có số liệu, " + "gặp \(found.quotedAsFound)",
      en: "column \(place) \"\(column)\": expected a number such as \(example), or nothing where it is not known, "
        + "found \(found.quotedAsFound)")
  }

  /// - Parameter line: of the first duration.
  static func numberAmongDurations(_ column: String, line: Int) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần thời lượng như 13 giờ 41 phút, như ở dòng \(line), gặp một số không có đơn vị",
      en: "column \"\(column)\": expected a duration such as 13h 41min, as on line \(line), found a number without a measure")
  }

  static func notAPeriod(_ column: String, found: String) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần một kỳ như 2023 hoặc 2023-07, " + (found.isEmpty ? "nhưng ô để trống" : "gặp \(found.quotedAsFound)"),
      en: "column \"\(column)\": expected a period such as 2023 or 2023-07, found " + (found.isEmpty ? "nothing" : found.quotedAsFound))
  }

  static func periodsDiffer(_ column: String, first: Period, found: Period) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": các kỳ phải cùng loại, gặp \(first) và \(found)",
      en: "column \"\(column)\": expected periods of one kind, found \(first) and \(found)")
  }

  static func readTwoWays(_ column: String, found: String, vi: String, en: String, advice: LocalizedText) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần số chỉ đọc được theo một cách, gặp \(found.quotedAsFound), là \(vi) hoặc \(en); \(advice[.vi])",
      en: "column \"\(column)\": expected numbers that can be read one way, found \(found.quotedAsFound), which is \(vi) or \(en); "
        + advice[.en])
  }

  /// Of a command.
  static let stateNumberFormat = LocalizedText(vi: "hãy ghi --number-format vi hoặc en", en: "state --number-format vi or en")

  static func moreFaults(_ count: Int) -> LocalizedText {
    .init(vi: "và \(count) lỗi khác như vậy", en: "and \(count) more faults of this kind")
  }
}
