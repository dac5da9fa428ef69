import SurveyModel

/// What stands around every page, and what is said of requests that go wrong.
enum FrameWords {
  static let surveys = LocalizedText(vi: "Các khảo sát", en: "Surveys")
  static let files = LocalizedText(vi: "Tệp số liệu", en: "Files")
  static let reading = LocalizedText(vi: "Kiểm tra cách đọc", en: "Check the reading")
  static let weights = LocalizedText(vi: "Trọng số", en: "Weights")
  static let figuresAlone = LocalizedText(vi: "Khảo sát này chỉ gồm số liệu", en: "This survey holds figures alone")
  static let figuresAloneLine = LocalizedText(
    vi: "Không có respondent-groups trong survey.yaml nên không có phiếu để đọc, không chấm điểm và không xếp hạng.",
    en: "There are no respondent-groups in survey.yaml: no answers to read, nothing to score or rank.")
  static let results = LocalizedText(vi: "Kết quả", en: "Results")
  static let publish = LocalizedText(vi: "Công bố", en: "Publish")
  static let text = LocalizedText(vi: "Sửa YAML", en: "Edit YAML")
  static let steps = LocalizedText(vi: "Các bước", en: "Steps")
  static let skip = LocalizedText(vi: "Đến nội dung", en: "Skip to the content")
  static let quit = LocalizedText(vi: "Kết thúc chương trình", en: "End the program")
  static let local = LocalizedText(
    vi: "Chương trình chạy trên máy này; không số liệu nào rời khỏi máy.", en: "The program runs on this machine; no data leave it.")
  static let saved = LocalizedText(vi: "Đã lưu", en: "Saved")
  static func savedNow(_ text: String) -> LocalizedText {
    text.isEmpty
      ? LocalizedText(vi: "Trong tệp hiện để trống.", en: "Blank in the file now.")
      : LocalizedText(vi: "Trong tệp hiện là: \(text)", en: "In the file now: \(text)")
  }
  static let save = LocalizedText(vi: "Lưu", en: "Save")
  static let cancel = LocalizedText(vi: "Dừng", en: "Stop")
  static let notFound = LocalizedText(vi: "Không có trang này", en: "There is no such page")
  static let notFoundLine = LocalizedText(
    vi: "Địa chỉ sai, hoặc khảo sát đã bị xóa hay đổi tên. Mở lại từ danh sách các khảo sát.",
    en: "The address is wrong, or the survey was removed or renamed. Go on from the list of surveys.")
  static let failed = LocalizedText(vi: "Chưa làm được", en: "That did not work")
  static let ended = LocalizedText(vi: "Chương trình đã kết thúc", en: "The program has ended")
  static let endedLine = LocalizedText(
    vi: "Những gì đã lưu vẫn nằm trong thư mục khảo sát. Có thể đóng trang này.",
    en: "What was saved stays in the survey's folder. This page can be closed.")
  static let working = LocalizedText(vi: "Đang đọc và tính", en: "Reading and scoring")
  static let workingLine = LocalizedText(
    vi: "Trang này tự mở tiếp khi xong.", en: "This page goes on by itself when that is done.")
  static let unreadable = LocalizedText(vi: "Chưa đọc được khảo sát này", en: "This survey cannot be read yet")
  static let unreadableLine = LocalizedText(
    vi: "Sửa những chỗ dưới đây tại bước Sửa YAML, hoặc thay tệp số liệu.",
    en: "Mend the places below under Edit YAML, or replace the file.")
  static let notScored = LocalizedText(vi: "Chưa tính điểm được", en: "The survey cannot be scored yet")

  static func read(_ bytes: String, of all: String) -> LocalizedText {
    LocalizedText(vi: "\(bytes) trên \(all)\u{A0}byte", en: "\(bytes) of \(all)\u{A0}bytes")
  }

  static func stage(_ stage: Work.Stage?) -> LocalizedText {
    switch stage {
    case .reading, nil: LocalizedText(vi: "đọc số liệu", en: "reading the data")
    case .scoring: LocalizedText(vi: "tính điểm", en: "scoring")
    case .replicates: LocalizedText(vi: "tính sai số", en: "working out errors")
    case .rankSets: LocalizedText(vi: "tính khoảng thứ hạng", en: "working out rank ranges")
    case .robustness: LocalizedText(vi: "kiểm tra độ vững", en: "checking robustness")
    case .writing: LocalizedText(vi: "ghi báo cáo", en: "writing the report")
    }
  }
}
