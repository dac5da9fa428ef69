import SurveyModel
import SurveyWords

/// What is said of the figures around a survey.
enum ContextFileWords {
  static let unit = LocalizedText(
    vi: "một đơn vị của khảo sát, hoặc để trống nếu là số liệu chung của cơ quan",
    en: "a unit of the survey or nothing for all of them")

  static let noUnit = LocalizedText(
    vi: "ô để trống, vì khảo sát không khai báo đơn vị nào tại units",
    en: "nothing, since the survey has no units")

  static let indicator = LocalizedText(vi: "tên của một chỉ tiêu", en: "the name of an indicator")

  static let period = LocalizedText(
    vi: "một năm, một tháng hoặc hai ngày, ví dụ 2023, 2023-07 hoặc 2024-01-01/2024-02-15",
    en: "a year, a month or two days, such as 2023, 2023-07 or 2024-01-01/2024-02-15")

  static let parts = LocalizedText(
    vi: "các chỉ tiêu cộng lại thành số này, cách nhau bằng dấu chấm phẩy",
    en: "the indicators that add up to the figure, separated by semicolons")

  static let noValueOfSum = LocalizedText(
    vi: "ô để trống, vì tổng là số thực hiện ở dòng khác", en: "nothing, since the total is the actual of another row")

  static let oneBase = LocalizedText(vi: "một chỉ tiêu làm mẫu số", en: "one indicator as the base")

  static func noRelation(_ kind: String) -> LocalizedText {
    .init(vi: "ô để trống ở dòng \(kind)", en: "nothing in a row of \(kind)")
  }

  static let direction = LocalizedText(
    vi: "at-least (tối thiểu) hoặc at-most (không quá)", en: "at-least or at-most")

  static let indicatorOfFile = LocalizedText(vi: "một chỉ tiêu có trong tệp", en: "an indicator of the file")

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

  static func partnerBefore(_ wanted: String, _ period: Period) -> LocalizedText {
    .init(
      vi: "\"\(wanted)\" như ở số thực hiện kỳ \(period) của cùng đơn vị",
      en: "\"\(wanted)\" as the actual of the same unit in \(period) has")
  }

  static func partnerOfAll(_ wanted: String) -> LocalizedText {
    .init(
      vi: "\"\(wanted)\" như ở số thực hiện chung của cơ quan trong cùng kỳ",
      en: "\"\(wanted)\" as the actual of the whole department in the same period has")
  }

  static func inMinutes(_ indicator: String, from measure: String, to minutes: String) -> LocalizedText {
    .init(
      vi: "\(indicator): số tính bằng \"\(measure)\" được đổi ra \"\(minutes)\" để so với các thời lượng cùng nội dung",
      en: "\(indicator): figures in \"\(measure)\" are taken in \"\(minutes)\", as other times of the same indicator are")
  }

  static let notCompared = LocalizedText(vi: "hai số không được so với nhau", en: "the two are not compared")

  /// What a column of a wide table holds.
  static func kind(_ kind: ContextTable.Kind) -> LocalizedText {
    switch kind {
    case .actual: LocalizedText(vi: "thực hiện", en: kind.rawValue)
    case .target: LocalizedText(vi: "chỉ tiêu giao", en: kind.rawValue)
    case .forecast: LocalizedText(vi: "dự báo", en: kind.rawValue)
    case .publishedChange: LocalizedText(vi: "mức tăng giảm", en: kind.rawValue)
    case .publishedShare: LocalizedText(vi: "tỷ trọng", en: kind.rawValue)
    case .sumOf: LocalizedText(vi: "tổng", en: kind.rawValue)
    }
  }

  static func rowForEachUnit(_ meant: LocalizedText, passed: String) -> LocalizedText {
    .init(
      vi: "bảng mỗi dòng một đơn vị: \(meant[.vi])" + (passed.isEmpty ? "" : "; không đọc \(passed)"),
      en: "a row for each unit: \(meant[.en])" + (passed.isEmpty ? "" : "; not read \(passed)"))
  }

  /// Of a table without a column of units.
  static func rowOfWhole(_ meant: LocalizedText, passed: String) -> LocalizedText {
    .init(
      vi: "bảng không có cột đơn vị, một dòng số liệu của toàn đơn vị: \(meant[.vi])" + (passed.isEmpty ? "" : "; không đọc \(passed)"),
      en: "no column of units, one row of figures of all units together: \(meant[.en])" + (passed.isEmpty ? "" : "; not read \(passed)"))
  }

  static func figures(of subjects: [String], isGuess: Bool) -> LocalizedText {
    let list = subjects.map(\.quotedAsFound).joined(separator: ", ")
    return .init(
      vi: "số liệu về \(list)"
        + (isGuess
          ? "; bảng không nói rõ là số liệu gì, nếu là chỉ tiêu khác thì ghi tên vào \"indicator\" dưới \"context\" trong survey.yaml"
          : ""),
      en: "figures of \(list)"
        + (isGuess ? "; the table does not say what it measures, state indicator under context if it is something else" : ""))
  }

  static let noMeasure = LocalizedText(
    vi: "bảng không nêu đơn vị tính; có thể ghi trong tiêu đề, ví dụ (tỷ đồng)",
    en: "the table states no unit of measurement; a title or header can, as (tỷ đồng)")

  /// - Parameter lines: of subtotals, and of figures without a name.
  static func rowsPassedOver(_ lines: [Int]) -> LocalizedText {
    let list = lines.prefix(10).map(String.init).joined(separator: ", ") + (lines.count > 10 ? ", …" : "")
    return .init(
      vi: "không đọc các dòng cộng từng phần hoặc không có tên đơn vị: dòng \(list)",
      en: "rows of subtotals or without the name of a unit not read: line \(list)")
  }

  /// - Parameters:
  ///   - columns: the headers of the two figures; equal in a long table.
  ///   - found: what the two hold.
  static func twice(
    columns: (first: String, second: String), kind: ContextTable.Kind, period: Period, found: (first: String, second: String), line: Int
  ) -> LocalizedText {
    guard columns.first != columns.second else {
      return .init(
        vi: "cột \"\(columns.second)\": cần mỗi số liệu một giá trị, gặp \(found.second.quotedAsFound) trong khi dòng \(line) ghi "
          + "\(found.first.quotedAsFound) cho cùng đơn vị, chỉ tiêu, kỳ và loại (\(kind.rawValue) \(period))",
        en: "column \"\(columns.second)\": expected one value for a figure, found \(found.second.quotedAsFound) while line \(line) has "
          + "\(found.first.quotedAsFound) for the same unit, indicator, period and kind (\(kind.rawValue) \(period))")
    }
    return .init(
      vi: "cột \"\(columns.first)\" và \"\(columns.second)\": cần mỗi số liệu một cột, gặp hai giá trị khác nhau "
        + "(\(found.first.quotedAsFound) và \(found.second.quotedAsFound)) đều được hiểu là \(kind.rawValue) \(period); "
        + "hãy ghi columns cho context trong khảo sát",
      en: "columns \"\(columns.first)\" and \"\(columns.second)\": expected a column for each figure, found two values "
        + "(\(found.first.quotedAsFound) and \(found.second.quotedAsFound)) that are both taken for \(kind.rawValue) \(period); "
        + "state columns under context in the survey")
  }

  /// - Parameter headers: of the row that is likest to a header.
  static func noTable(_ headers: [String]) -> LocalizedText {
    let list = headers.prefix(12).map(\.quotedAsFound).joined(separator: ", ") + (headers.count > 12 ? ", …" : "")
    return .init(
      vi: "cần bảng mỗi dòng một đơn vị, có cột như \"Đơn vị\", \"Thực hiện 2025\", \"Chỉ tiêu Bộ Tài chính\", hoặc bảng "
        + "unit,indicator,period,kind,value; " + (headers.isEmpty ? "nhưng không có" : "gặp \(list)")
        + "; hãy ghi columns cho context trong khảo sát: {unit: …, actual: …, target: …}",
      en: "expected a row for each unit, with columns such as \"Office\", \"Actual 2025\", \"Target of the ministry\", or a table "
        + "unit,indicator,period,kind,value, found " + (headers.isEmpty ? "none" : list)
        + "; state columns under context in the survey: {unit: …, actual: …, target: …}")
  }

  /// - Parameters:
  ///   - missing: headers that the survey states.
  ///   - headers: of the row that is likest to a header.
  static func noStatedColumns(_ missing: [String], headers: [String]) -> LocalizedText {
    let wanted = missing.map(\.quotedAsFound).joined(separator: ", ")
    let list = headers.prefix(12).map(\.quotedAsFound).joined(separator: ", ") + (headers.count > 12 ? ", …" : "")
    return .init(
      vi: "cần các cột \(wanted) như columns của context ghi, " + (headers.isEmpty ? "nhưng không có" : "gặp \(list)"),
      en: "expected the columns \(wanted), as columns under context state, found " + (headers.isEmpty ? "none" : list))
  }

  /// - Parameter lines: of targets and forecasts.
  static func withoutActual(_ lines: [Int]) -> LocalizedText {
    let places = lines.reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
    let list = places.prefix(10).map(String.init).joined(separator: ", ") + (places.count > 10 ? ", …" : "")
    return .init(
      vi: "\(lines.count) chỉ tiêu hoặc số dự kiến chưa có số thực hiện của cùng đơn vị, chỉ tiêu và kỳ để so sánh: dòng \(list)",
      en: "targets or forecasts without an actual of the same unit, indicator and period to compare with: \(lines.count), on line \(list)")
  }

  static let unitOrTotal = LocalizedText(
    vi: "một đơn vị của khảo sát, hoặc \"Tổng cộng\" cho số liệu chung",
    en: "a unit of the survey, or \"Total\" for all of them")
}
