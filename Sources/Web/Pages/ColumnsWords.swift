import SurveyModel
import Workbench

/// What is said of the columns of the responses.
enum ColumnsWords {
  static let title = LocalizedText(vi: "Các cột của tệp phiếu trả lời", en: "Columns of the responses")
  static func lead(_ rows: String) -> LocalizedText {
    LocalizedText(
      vi: "Theo \(rows) dòng đầu. Chỉ nêu nhãn và số lặp lại; không bao giờ nêu mã hay lời của người trả lời, kể cả khi lặp lại.",
      en:
        "By the first \(rows) rows. Only labels and numbers that recur are shown, never a respondent's id or words, even where they recur.")
  }
  static let readAs = LocalizedText(vi: "Được đọc là", en: "Read as")
  static let filled = LocalizedText(vi: "Ô có nội dung", en: "Filled cells")
  static let values = LocalizedText(vi: "Giá trị thường gặp", en: "Values that recur")
  static let unread = LocalizedText(vi: "không đọc", en: "not read")
  static let column = LocalizedText(vi: "Cột", en: "Column")
  static let builtIn = LocalizedText(vi: "Thang đo có sẵn khác", en: "Other built-in scales")
  static let component = LocalizedText(vi: "Nếu là câu hỏi: tính điểm trong", en: "If a question: scored in")
  static let noComponent = LocalizedText(vi: "chưa tính điểm", en: "not scored yet")
  static let change = LocalizedText(vi: "Đổi cách đọc", en: "Change the reading")
  static let changeLine = LocalizedText(
    vi: "Chương trình đọc thử cả khảo sát trước khi ghi; nếu không đọc được thì không ghi gì.",
    en: "The whole survey is read on trial first; where that fails nothing is written.")

  /// - Parameter code: `nil` for a question that is to be one.
  static func question(_ code: String?, _ scale: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "câu hỏi" + (code.map { " \($0)" } ?? "") + ", \(scale[.vi])", en: "question" + (code.map { " \($0)" } ?? "") + ", \(scale[.en])")
  }

  /// Words that nobody declared.
  static func text(_ characters: Int) -> LocalizedText {
    LocalizedText(
      vi: "văn bản gồm \(characters) ký tự", en: characters == 1 ? "text, 1 character" : "text, \(characters) characters")
  }

  static func role(_ role: SurveyEditor.ColumnRole) -> LocalizedText {
    switch role {
    case .unit: LocalizedText(vi: "đơn vị được đánh giá", en: "unit that is rated")
    case .respondent: LocalizedText(vi: "mã người trả lời", en: "respondent's id")
    case .stratum: LocalizedText(vi: "nhóm phân tầng", en: "stratum")
    case .submitted: LocalizedText(vi: "ngày giờ gửi phiếu", en: "time of submission")
    case .started: LocalizedText(vi: "ngày giờ bắt đầu", en: "time of beginning")
    case .duration: LocalizedText(vi: "thời gian trả lời (giây)", en: "duration in seconds")
    case .consent: LocalizedText(vi: "đồng ý tham gia", en: "consent")
    case .address: LocalizedText(vi: "địa chỉ mạng", en: "internet address")
    }
  }
  static func now(_ column: String, _ reading: String) -> LocalizedText {
    LocalizedText(vi: "Cột \"\(column)\" hiện đọc là: \(reading)", en: "The column \"\(column)\" is now read as: \(reading)")
  }
}
