import SurveyModel

/// What is said of a survey's files.
enum FilesWords {
  static func lead(_ folder: String) -> LocalizedText {
    LocalizedText(vi: "Thư mục của khảo sát: \(folder)", en: "Folder of the survey: \(folder)")
  }
  static let used = LocalizedText(vi: "Tệp khảo sát này đọc", en: "Files that this survey reads")
  static let file = LocalizedText(vi: "Tệp", en: "File")
  static let takenFor = LocalizedText(vi: "Được đọc là", en: "Read as")
  static let responses = LocalizedText(vi: "Phiếu trả lời", en: "Responses")
  static let frame = LocalizedText(vi: "Danh sách mời khảo sát", en: "List of those invited")
  static let context = LocalizedText(vi: "Thu ngân sách nhà nước, số liệu khác", en: "Revenue and other figures")
  static let index = LocalizedText(vi: "Chỉ số và trọng số", en: "Index and weights")
  static let previous = LocalizedText(vi: "Khảo sát kỳ trước", en: "Survey of the edition before")
  static let add = LocalizedText(vi: "Thêm tệp", en: "Add a file")
  static let drop = LocalizedText(vi: "Thả tệp vào đây, hoặc bấm để chọn tệp", en: "Drop a file here, or click to choose one")
  static let dropHint = LocalizedText(
    vi: "Ví dụ danh sách mời khảo sát, bảng thu ngân sách nhà nước, hoặc phiếu trả lời mới.",
    en: "Such as the list of those invited, the table of revenue, or new responses.")
  static let others = LocalizedText(vi: "Tệp chưa dùng", en: "Files that are not used")
  static let othersLine = LocalizedText(
    vi: "Các tệp này nằm trong thư mục nhưng chưa được đọc. Chọn tệp là gì; chương trình đọc thử trước khi ghi vào survey.yaml.",
    en: "These lie in the folder and are not read. Choose what a file is; it is read once on trial before survey.yaml is changed.")
  static let use = LocalizedText(vi: "Dùng", en: "Use")
  static func useAs(_ file: String) -> LocalizedText { LocalizedText(vi: "Dùng \(file) làm", en: "Use \(file) as") }
}
