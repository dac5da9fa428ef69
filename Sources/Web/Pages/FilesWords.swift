import SurveyModel

/// What is said of a survey's files.
enum FilesWords {
  static func lead(_ folder: String) -> LocalizedText {
    LocalizedText(vi: "Thư mục của khảo sát: \(folder)", en: "Folder of the survey: \(folder)")
  }
  static let used = LocalizedText(vi: "Tệp khảo sát này đọc", en: "Files that this survey reads")
  static let file = LocalizedText(vi: "Tệp", en: "File")
  /// A file that has another name in the folder than its owner gave it.
  static func sentAs(_ name: String) -> LocalizedText { LocalizedText(vi: " (tên khi gửi: \(name))", en: " (sent as \(name))") }
  static let takenFor = LocalizedText(vi: "Được đọc là", en: "Read as")
  static let howRead = LocalizedText(vi: "Bảng mã, trang tính", en: "Encoding, sheet")
  static let size = LocalizedText(vi: "Cỡ", en: "Size")
  static let encodingFound = LocalizedText(vi: "tự nhận biết", en: "as the file tells")
  static func encodingStated(_ encoding: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "bảng mã \(encoding[.vi])", en: "encoding \(encoding[.en])")
  }
  static func sheetStated(_ sheet: String) -> LocalizedText { LocalizedText(vi: "trang tính \"\(sheet)\"", en: "sheet \"\(sheet)\"") }
  /// As somebody knows it who has never heard its name.
  static func encoding(_ encoding: TextEncoding) -> LocalizedText {
    switch encoding {
    case .utf8: LocalizedText("UTF-8")
    case .utf16: LocalizedText(vi: "UTF-16 (\"Unicode\" của Excel, Notepad)", en: "UTF-16 (\"Unicode\" of Excel, Notepad)")
    case .utf16LittleEndian: LocalizedText("UTF-16 LE")
    case .utf16BigEndian: LocalizedText("UTF-16 BE")
    case .windows1252: LocalizedText(vi: "Windows-1252 (Tây Âu)", en: "Windows-1252 (western Europe)")
    case .windows1258: LocalizedText(vi: "Windows-1258 (tiếng Việt, máy cũ)", en: "Windows-1258 (Vietnamese, older machines)")
    case .macRoman: LocalizedText(vi: "Mac Roman (máy Mac cũ)", en: "Mac Roman (older Macs)")
    }
  }
  /// - Parameters:
  ///   - group: of respondents, where there are several.
  ///   - unit: that the whole file speaks of.
  static func role(_ role: LocalizedText, of group: LocalizedText?, unit: LocalizedText? = nil) -> LocalizedText {
    func text(_ language: Language) -> String {
      role[language] + (group.map { ": " + $0[language] } ?? "") + (unit.map { " (" + $0[language] + ")" } ?? "")
    }
    return LocalizedText(vi: text(.vi), en: text(.en))
  }
  static let inPlace = LocalizedText(vi: "Phiếu trả lời, thay các tệp trước", en: "Responses, in place of those before")
  static let further = LocalizedText(vi: "Phiếu trả lời, thêm vào các tệp trước", en: "Responses, beside those before")
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
  static let setAside = LocalizedText(
    vi: "Chưa dùng được, nên để riêng: khảo sát được tạo từ các tệp khác",
    en: "Not used yet and set aside: the survey was made of the other files")
  static func moreReasons(_ count: String) -> LocalizedText { LocalizedText(vi: "Còn \(count) chỗ nữa.", en: "\(count) more.") }
  static let setAsideLine = LocalizedText(
    vi:
      "Cách đưa vào: nếu tệp gọi đơn vị bằng tên khác, thêm tên đó vào cột \"Tên khác trong tệp\" tại bước Kiểm tra cách đọc rồi bấm Dùng; hoặc sửa tệp và thêm tệp đã sửa ở trên.",
    en:
      "To bring it in: where the file calls units by other names, add these under Check the reading, as other names in the files, and press Use; or mend the file and add it above."
  )
  static let use = LocalizedText(vi: "Dùng", en: "Use")
  static func useAs(_ file: String) -> LocalizedText { LocalizedText(vi: "Dùng \(file) làm", en: "Use \(file) as") }
}
