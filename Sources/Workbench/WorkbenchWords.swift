import SurveyModel
import SurveyWords

extension LocalizedText {
  static let stopped = LocalizedText(vi: "đã dừng theo yêu cầu; không ghi gì", en: "stopped as asked; nothing was written")

  static let previousIsItself = LocalizedText(
    vi: "\"previous\" cần thư mục của kỳ trước, gặp chính khảo sát này",
    en: "expected the folder of the edition before under \"previous\", found the survey itself")

  static let figuresOfBeforeAreNotRead = LocalizedText(
    vi: "báo cáo chỉ gồm số liệu so sánh các kỳ có trong cùng một tệp; số liệu của kỳ trước (\"previous\") không được đọc",
    en: "a report of figures alone compares the periods of one file; those of the edition before (\"previous\") are not read")

  static func editionBeforeIsOfFigures(_ edition: String) -> LocalizedText {
    .init(
      vi:
        "kỳ \(edition) chỉ có số liệu, không có phiếu khảo sát: điểm không được so sánh với kỳ đó, số liệu được đưa vào biểu đồ qua các năm",
      en: "the edition \(edition) has figures and no answers: scores are not compared with it, its figures are in the charts over the years"
    )
  }

  static func editionIsNotShown(_ edition: String?, _ reason: LocalizedText) -> LocalizedText {
    .init(
      vi: "\(edition.map { "kỳ trước \($0)" } ?? "kỳ trước này") không có trong các biểu đồ qua các kỳ: \(reason[.vi])",
      en: "\(edition.map { "the edition before, \($0)," } ?? "this edition before") is not in the charts over the editions: \(reason[.en])")
  }

  /// `--strict`
  static func leftOut(_ reasons: [(reason: LeftOutReason, rows: Int)], of rowsRead: Int) -> LocalizedText {
    let rows = reasons.reduce(0) { $0 + $1.rows }
    let english = reasons.map { "\($0.reason.rawValue) \($0.rows)" }.joined(separator: ", ")
    let vietnamese = reasons.map { "\($0.reason.name[.vi]): \($0.rows)" }.joined(separator: "; ")
    return LocalizedText(
      vi: "--strict: \(rows) trong \(rowsRead) dòng bị loại (\(vietnamese)); không ghi gì",
      en: "--strict: \(rows) of \(rowsRead) rows were left out (\(english)); nothing was written")
  }

  /// `--strict`
  static func undecided(_ columns: [String]) -> LocalizedText {
    let first = columns.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    return LocalizedText(
      vi: "--strict: còn \(columns.count) mục chưa quyết định tại to-decide (\(first)); không ghi gì",
      en:
        "--strict: under to-decide \(columns.count) \(columns.count == 1 ? "is" : "are") still to be decided (\(first)); nothing was written"
    )
  }

  /// `--strict`
  static func placeholder(_ placeholder: Placeholder) -> LocalizedText {
    LocalizedText(
      vi: "--strict: \"\(placeholder.key)\" vẫn là chữ mà cdci init điền tạm: \"\(placeholder.text)\"; không ghi gì",
      en: "--strict: \"\(placeholder.key)\" is still what cdci init put there: \"\(placeholder.text)\"; nothing was written")
  }
}

/// What is said of plain tables.
enum TableWords {
  static func ignored(_ names: [String]) -> LocalizedText {
    let names = names.joined(separator: ", ")
    return LocalizedText(vi: "bỏ qua các cột \(names)", en: "columns that are not used: \(names)")
  }

  static func earlierBesidePanel(_ period: String) -> LocalizedText {
    LocalizedText(
      vi: "--earlier: các kỳ khác nằm trong cột \"\(period)\" của bảng (period trong chỉ số), nên không cho thêm bảng khác được",
      en: "--earlier: the other editions stand in the column \"\(period)\" of the table (period of the index); expected no further table")
  }

  static func noSuchEdition(_ edition: String, column: String, among names: [String]) -> LocalizedText {
    let names = names.joined(separator: ", ")
    return LocalizedText(
      vi: "--edition: cần một kỳ của cột \"\(column)\" (\(names)), gặp \"\(edition)\"",
      en: "--edition: expected a period of the column \"\(column)\" (\(names)), found \"\(edition)\"")
  }

  static func lastPeriod(_ period: String, column: String) -> LocalizedText {
    LocalizedText(
      vi: "chấm kỳ \(period), kỳ cuối trong cột \"\(column)\"", en: "scored for \(period), the last period of the column \"\(column)\"")
  }

  static func clipped(unit: String, indicator: String, value: String, low: String, high: String) -> LocalizedText {
    LocalizedText(
      vi: "đơn vị \"\(unit)\", tiêu chí \"\(indicator)\": \(value) nằm ngoài khoảng từ \(low) đến \(high); tính bằng đầu khoảng",
      en: "unit \"\(unit)\", indicator \"\(indicator)\": \(value) lies outside \(low) to \(high); it counts as the end of the range")
  }

  static func moreClipped(_ count: Int) -> LocalizedText {
    LocalizedText(vi: "và \(count) giá trị khác như vậy", en: "and \(count) more values of this kind")
  }

  static func noSuchUnit(_ unit: String, nearest: String?) -> LocalizedText {
    LocalizedText(
      vi: "--explain: cần một đơn vị trong bảng, gặp \"\(unit)\"" + (nearest.map { "; có phải là \"\($0)\"?" } ?? ""),
      en: "--explain: expected a unit of the table, found \"\(unit)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  static func exact(lines: [Int]) -> LocalizedText {
    let lines = lines.map(String.init).joined(separator: ", ")
    return LocalizedText(
      vi: "sai số chuẩn bằng 0 ở dòng \(lines); các ước lượng đó được coi là chính xác",
      en: "a standard error of 0 on line \(lines); these estimates count as exactly known")
  }

  static func moreProblems(_ count: Int) -> LocalizedText {
    LocalizedText(
      vi: "và \(count) vấn đề khác như vậy; --format json nêu tất cả", en: "and \(count) more of this kind; --format json has them all")
  }
}
