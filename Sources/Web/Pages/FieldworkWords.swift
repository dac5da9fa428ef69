import SurveyModel
import Workbench

/// What is said while a survey runs.
enum FieldworkWords {
  static let title = LocalizedText(vi: "Tiến độ thu phiếu", en: "Fieldwork")
  static let running = LocalizedText(
    vi: "Đang thu phiếu: các kết quả dưới đây chưa phải kết quả cuối cùng.",
    en: "The fieldwork is running: the results below are not final.")
  static let look = LocalizedText(vi: "Xem tiến độ thu phiếu", en: "See how the fieldwork goes")
  static func from(_ first: String, to last: String) -> LocalizedText {
    LocalizedText(vi: "Thời gian khảo sát: \(first)–\(last).", en: "Fieldwork: \(first)–\(last).")
  }
  /// - Parameter left: days to the end; `nil` where nothing tells.
  static func asOf(_ day: String, left: (days: Int, text: String)?) -> LocalizedText {
    guard let left else {
      return LocalizedText(vi: "Tính đến \(day), ngày có phiếu gần nhất.", en: "As of \(day), the last day with a response.")
    }
    if left.days == 0 { return LocalizedText(vi: "Đã kết thúc thu phiếu.", en: "The fieldwork is over.") }
    return LocalizedText(
      vi: "Tính đến \(day), ngày có phiếu gần nhất; còn \(left.text) ngày.",
      en: "As of \(day), the last day with a response; \(left.days == 1 ? "1 day is" : "\(left.text) days are") left.")
  }
  static let noDays = LocalizedText(vi: "Chưa biết phiếu được gửi vào ngày nào", en: "Nothing tells when the responses came in")
  static let noDaysLine = LocalizedText(
    vi: "Chọn cột ngày giờ gửi phiếu tại bước Kiểm tra cách đọc để theo dõi theo ngày.",
    en: "Choose the column with the time of submission under Check the reading to follow them by day.")
  static let noEnd = LocalizedText(vi: "Chưa biết ngày kết thúc thu phiếu", en: "Nothing tells when the fieldwork ends")
  static let noEndLine = LocalizedText(
    vi: "Ghi thời gian khảo sát tại bước Kiểm tra cách đọc để dự kiến số phiếu khi kết thúc.",
    en: "Enter the first and the last day under Check the reading to see what to expect at the end.")
  static let noList = LocalizedText(vi: "Chưa có danh sách mời khảo sát", en: "There is no list of those invited")
  static let noListLine = LocalizedText(
    vi: "Thêm danh sách tại bước Tệp số liệu để biết tỷ lệ trả lời của từng đơn vị.",
    en: "Add it under Files to see what share of them answered.")

  static func heading(_ atLeast: String) -> LocalizedText {
    LocalizedText(
      vi: "Các đơn vị có thể không được công bố: dự kiến chưa đủ \(atLeast) phiếu khi kết thúc",
      en: "Heading for being withheld: fewer than \(atLeast) responses are expected at the end")
  }
  static func withheld(_ atLeast: String) -> LocalizedText {
    LocalizedText(vi: "Không được công bố: chưa đủ \(atLeast) phiếu", en: "Withheld: fewer than \(atLeast) responses")
  }
  static func notYet(_ atLeast: String) -> LocalizedText {
    LocalizedText(
      vi: "Chưa đủ \(atLeast) phiếu, dự kiến đủ khi kết thúc", en: "Fewer than \(atLeast) responses so far, and enough expected at the end")
  }
  static func enough(_ atLeast: String) -> LocalizedText {
    LocalizedText(vi: "Mọi đơn vị đều có từ \(atLeast) phiếu trở lên", en: "Every unit has \(atLeast) responses or more")
  }
  static func short(_ unit: String, now: String, end: String?) -> LocalizedText {
    LocalizedText(
      vi: "\(unit): \(now) phiếu" + (end.map { ", dự kiến \($0)" } ?? ""),
      en: "\(unit): \(now) so far" + (end.map { ", \($0) expected" } ?? ""))
  }

  static let unit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let all = LocalizedText(vi: "Toàn đơn vị", en: "All units together")
  static let responses = LocalizedText(vi: "Số phiếu", en: "Responses")
  static let invited = LocalizedText(vi: "Đã mời", en: "Invited")
  static let share = LocalizedText(vi: "Đã trả lời", en: "Answered")
  static func recent(_ days: Int) -> LocalizedText {
    LocalizedText(vi: days == 1 ? "Ngày gần nhất" : "\(days) ngày gần nhất", en: days == 1 ? "Last day" : "Last \(days) days")
  }
  static let course = LocalizedText(vi: "Theo ngày", en: "By day")
  static let expected = LocalizedText(vi: "Dự kiến khi kết thúc", en: "Expected at the end")
  static let halfWidth = LocalizedText(vi: "Sai số của điểm", en: "Margin of the score")
  static let expectedHalfWidth = LocalizedText(vi: "Sai số khi kết thúc", en: "Margin at the end")
  static func noMargin(_ reason: FieldworkState.Margin.Reason) -> LocalizedText {
    switch reason {
    case .everybody:
      LocalizedText(
        vi: "Tất cả những người được mời đã trả lời: không có sai số chọn mẫu.",
        en: "All who were invited answered: there is no sampling error.")
    case .one:
      LocalizedText(vi: "Mới có một phiếu: chưa tính được sai số.", en: "There is one response so far: it tells of no margin.")
    case .alike:
      LocalizedText(
        vi: "Các phiếu cho cùng một điểm: chưa ước lượng được sai số.", en: "All responses give the same score: they tell of no margin.")
    }
  }
  static let day = LocalizedText(vi: "Ngày", en: "Day")
  static let byDay = LocalizedText(vi: "Số phiếu theo ngày", en: "Responses by day")

  static func method(days: String, isRunning: Bool) -> LocalizedText {
    let margin = LocalizedText(
      vi: "Sai số là một nửa khoảng tin cậy của điểm đơn vị.", en: "The margin is half of the interval of the unit's score.")
    guard isRunning else { return margin }
    return LocalizedText(
      vi:
        "Dự kiến: mỗi ngày còn lại thêm số phiếu bằng trung bình của \(days) ngày gần nhất, không quá số đã mời; sai số khi kết thúc tính từ độ phân tán của câu trả lời đến nay. "
        + margin[.vi],
      en:
        "Expected: for each day left the mean of the last \(days) days, never more than were invited; the margin at the end follows from the spread of the answers so far. "
        + margin[.en])
  }
}
